"""What stands on the page of one case, and what the appendix says of the instrument."""

from __future__ import annotations

from dataclasses import replace

import pytest
from domain.one_question import MET, form_of, question, section
from reports.printed import headings, items, of_sort, paragraphs, quotes, source_of, tables, words
from small_audit import answered, away, grade, involved, key, small

from lifaudit.domain.case import Case
from lifaudit.domain.casework import (
    OVERALL,
    PANEL,
    Grade,
    Heard,
    Involvement,
    Judgement,
    Stage,
    Voice,
)
from lifaudit.domain.instrument import Descriptor
from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import Logic
from lifaudit.reports.content.answered import answered as summed_up
from lifaudit.reports.content.appendix import instrument
from lifaudit.reports.content.cases import GROUP, MANY, OPENING, cases
from lifaudit.reports.content.summary import summary
from lifaudit.reports.tree import Figure, PageBreak

GRADED = form_of(
    section("part", question(Kind.YES_NO), graded=True),
    section("other", graded=True),
    grade_scale="met",
    overall=section("whole", graded=True),
)


def pages(*records, form=GRADED, **more):
    return cases(source_of(small(form, *records, **more)))


def picture_of(section_, case=1):
    return next(
        one.chart
        for one in of_sort(section_, Figure)
        if one.chart.title == f"Grades in DD26-07-{case:02d}"
    )


def test_every_case_has_a_page_of_its_own_in_the_order_of_the_sample():
    section_ = pages()
    assert headings(section_) == ["DD26-07-01", "DD26-07-02", "DD26-07-03"]
    assert len(of_sort(section_, PageBreak)) == 2


@pytest.mark.parametrize(("number", "tens"), [(MANY, 0), (MANY + 1, 3)])
def test_many_cases_stand_under_headings_of_ten(number, tens):
    section_ = pages(cases=number)
    found = headings(section_)
    if not tens:
        assert len(found) == number
        return
    assert found == ["DD26-07-01 to DD26-07-10", "DD26-07-11 to DD26-07-20",
                     f"DD26-07-21 to DD26-07-{number}"]  # fmt: skip
    assert len(headings(section_, 3)) == number
    assert GROUP == 10


def test_a_case_nobody_graded_says_who_was_not_there_and_shows_no_picture():
    bare = paragraphs(pages(cases=1))
    assert bare == ["No agency has graded yet."]
    gone = pages(away(1, "pol"), away(1, "hea", how=Involvement.KNOWN_NOT_INVOLVED), cases=1)
    (told,) = paragraphs(gone)
    assert told.startswith("No agency has graded yet. Police: ")
    assert " and Health: " in told
    assert "Social care" not in told
    assert of_sort(gone, Figure) == []


def test_the_first_grade_brings_the_overview_and_says_which_reasons_are_printed():
    section_ = pages(grade("yes", 1, "pol"))
    assert paragraphs(section_)[0] == OPENING
    first, *_ = of_sort(section_, Figure)
    assert first.chart.title == "Overall grade in each case"
    assert first.chart.rows == ("DD26-07-01", "DD26-07-02", "DD26-07-03")
    only = pages(grade("yes", 1, "pol", domain="part"))
    assert next(one.chart.title for one in of_sort(only, Figure)) != first.chart.title
    assert paragraphs(only)[0] == OPENING


def test_every_reason_of_an_overall_grade_is_printed_and_of_a_domain_only_the_ends():
    given = [grade("yes", 1, who, reason=f"Overall, says {who}.") for who in ("csc", "pol", "hea")]
    given += [
        grade(value, 1, who, domain="part", reason=f"{value}, says {who}.")
        for who, value in (("csc", "yes"), ("pol", "partly"), ("hea", "no"))
    ]
    given.append(grade("yes", 1, "csc", domain="other", reason="Nobody differs."))
    section_ = pages(*given, cases=1)
    assert headings(section_, 3) == ["Part (agencies apart)", "Whole"]
    assert items(section_) == [
        *("Social care, Yes. yes, says csc.", "Health, No. no, says hea."),
        *(f"{name}, Yes. Overall, says {who}." for name, who in NAMED),
    ]


NAMED = (("Social care", "csc"), ("Police", "pol"), ("Health", "hea"))


def test_a_grade_without_a_reason_opens_no_heading():
    section_ = pages(grade("yes", 1, "pol", reason=" \n"), cases=1)
    assert headings(section_, 3) == []
    assert "Yes" in words(picture_of(section_).table.rows)


def test_the_panels_reason_stands_after_those_of_the_agencies():
    ours = Grade(
        *key()[:2], PANEL, Stage.PANEL.value, OVERALL, Judgement("no", "We saw it together.")
    )
    section_ = pages(grade("yes", 1, "pol", reason="Seen weekly."), ours, cases=1)
    assert items(section_) == ["Police, Yes. Seen weekly.", "Panel, No. We saw it together."]
    assert picture_of(section_).columns[-1] == "Panel"


def test_why_a_case_was_chosen_and_whose_place_it_took_stand_at_its_head():
    whole = small(GRADED, cases=1)
    case = replace(whole.cases[0], why="The longest plan.", replaces="DD26-07-90")
    section_ = cases(source_of(replace(whole, cases=(case,))))
    assert paragraphs(section_)[:2] == [
        "Why it was chosen. The longest plan.",
        "It took the place of DD26-07-90.",
    ]
    assert "took the place" not in words(pages(cases=1))


def test_what_is_known_by_a_name_has_it_beside_its_code():
    whole = small(GRADED, cases=1)
    named = Case(whole.audit.audit, "SS26-01-001", title="Oak Primary")
    assert headings(cases(source_of(replace(whole, cases=(named,))))) == [
        "SS26-01-001: Oak Primary"
    ]


def test_a_child_is_heard_on_its_own_page_with_what_changed_and_by_what_way():
    said = (
        Voice(*key(2), Heard.OBSERVED, words=" Hid under the table. ", influence="Seen alone."),
        Voice(*key(2, "hea"), None, words="Liked the nurse."),
    )
    section_ = pages(involved(2), involved(2, "hea"), *said)
    assert headings(section_, 3) == ["What the child told and showed"]
    assert quotes(section_) == [
        (
            "Hid under the table.",
            "From the records of Police, by watching and being with the child",
        ),
        ("Liked the nurse.", "From the records of Health"),
    ]
    assert "What it changed. Seen alone." in paragraphs(section_)
    page = words(section_).partition("DD26-07-02")[2].partition("DD26-07-03")[0]
    assert "Hid under the table." in page


def test_an_audit_in_which_nothing_was_answered_has_no_chapter_of_answers():
    assert summed_up(source_of(small(GRADED))) is None
    twice = [answered("part.one", value, at) for at, value in ((1, "yes"), (2, "no"))]
    assert tables(summed_up(source_of(small(GRADED, involved(), involved(2), *twice)))) == [
        [("What of part.one?", "1 Yes, 1 No", "2 returns")]
    ]


def appendix(**more):
    return instrument(source_of(small(replace(GRADED, **more))))


def test_the_appendix_says_what_each_grade_looks_like_where_that_was_written():
    described = replace(
        GRADED.sections[0], descriptors=(Descriptor("yes", "Seen\n weekly."), Descriptor("x", "?"))
    )
    section_ = appendix(sections=(described, GRADED.sections[1]))
    assert headings(section_)[-1] == "What it asks, and what each grade looks like"
    assert headings(section_, 3) == ["Part", "Other", "Whole"]
    assert headings(section_, 4) == ["What each grade looks like here"]
    assert items(section_) == ["What of part.one?", "Yes. Seen weekly.", "x. ?"]


def test_the_appendix_of_a_form_without_grades_speaks_of_none():
    bare = form_of(section("part", question(Kind.SHORT_TEXT)), purpose="To  try\nit.")
    section_ = instrument(source_of(small(bare)))
    assert headings(section_) == ["What it asks"]
    assert paragraphs(section_)[0] == "Trial, version 1.0. To try it."


def test_a_scale_is_told_by_its_descriptors_or_else_in_a_line_and_left_out_where_unused():
    assert "Yes, Partly, No, Does not apply" in paragraphs(appendix())
    told = replace(MET, points=(replace(MET.points[0], descriptor="All of it."), *MET.points[1:]))
    assert "Yes. All of it." in items(appendix(scales=(told,)))
    spare = replace(MET, key="spare", title="Spare")
    assert "Spare" not in headings(appendix(scales=(MET, spare)))


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        (("When", "What happened"), "Events. In each row: When and What happened"),
        (("When", "What happened?"), "Events. In each row: When. What happened?"),
    ],
)
def test_a_group_is_told_with_what_every_row_asks(asked, wanted):
    inside = tuple(
        question(Kind.SHORT_TEXT, f"part.{at}", text=one) for at, one in enumerate(asked)
    )
    group = question(Kind.GROUP, "part.each", text="Events", questions=inside)
    section_ = instrument(source_of(small(form_of(section("part", group)))))
    assert items(section_) == [wanted]


def test_what_does_not_always_apply_is_asked_in_the_appendix_all_the_same():
    hidden = question(Kind.SHORT_TEXT, "part.more", logic=Logic(relevant="false()"))
    section_ = instrument(source_of(small(form_of(section("part", hidden)))))
    assert items(section_) == ["What of part.more?"]


def test_the_summary_leaves_out_the_voice_of_children_nobody_was_to_hear():
    assert "voice" not in words(summary(source_of(small(GRADED))))
    told = words(summary(source_of(small(GRADED, involved(), Voice(*key(), Heard.WRITTEN)))))
    assert "The child's voice is evidenced in 1 of 1 returns." in told
    assert tables(summary(source_of(small(GRADED)))) == []
