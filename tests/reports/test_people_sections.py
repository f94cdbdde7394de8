"""What the report tells of children, families, practitioners and agencies, and what never."""

from __future__ import annotations

from dataclasses import replace

import pytest
from domain.one_question import CHOICES, form_of, question, section
from reports.printed import headings, items, paragraphs, quotes, source_of, tables, words
from small_audit import answered, away, grade, involved, key, small
from world import START

from lifaudit.domain.audit import Status
from lifaudit.domain.case import Case
from lifaudit.domain.casework import (
    Evidence,
    Feedback,
    Heard,
    Involvement,
    Reflection,
    SectionNotes,
    Voice,
)
from lifaudit.domain.dossier import Instruments
from lifaudit.domain.kinds import Kind
from lifaudit.domain.worked import Worked
from lifaudit.reports.content.agencies import MOST_NOTES, agencies
from lifaudit.reports.content.cohort import children
from lifaudit.reports.content.evidence import MOST_TYPES, evidence
from lifaudit.reports.content.practitioners import held, practitioners, themes
from lifaudit.reports.content.voices import LONGEST, MOST_QUOTES, is_told, voices

GRADED = form_of(
    section("part", question(Kind.YES_NO), notes=True, graded=True),
    section("other", notes=True),
    grade_scale="met",
)
SIGNED = {"signed_off_by": "ada", "signed_off_at": START}


def heard(words_="I like my nan's house.", *at, how=Heard.SPOKEN, **more):
    return Voice(*key(*at), how, words=words_, **more)


def voice_section(*records, **more):
    return voices(source_of(small(GRADED, *records, **more)))


def test_a_child_is_quoted_with_the_case_the_records_and_the_way():
    section_ = voice_section(involved(), heard())
    assert quotes(section_) == [
        (
            "I like my nan's house.",
            "DD26-07-01, from the records of Police, in the child's own words",
        )
    ]


def test_each_case_is_heard_once_and_the_voice_that_changed_something_first():
    records = [
        involved(1, "csc"),
        involved(1, "pol"),
        heard("Said to social care.", 1, "csc"),
        heard("Said to police.", 1, "pol", influenced=True),
    ]
    section_ = voice_section(*records)
    assert [text for text, _ in quotes(section_)] == ["Said to police."]
    assert "What 1 more return tell of the child stands with the cases." in paragraphs(section_)


def test_no_more_children_are_quoted_than_a_page_holds_and_the_rest_is_counted():
    cases = range(1, MOST_QUOTES + 3)
    records = [one for at in cases for one in (involved(at), heard(f"Said {at}.", at))]
    section_ = voice_section(*records, cases=len(cases))
    assert [text for text, _ in quotes(section_)] == [f"Said {at}." for at in range(1, 5)]
    assert "What 2 more returns tell of the child stands with the cases." in paragraphs(section_)


def test_a_long_voice_is_opened_and_an_empty_one_is_none():
    long = "Then we went home and I was told to wait. " * 40
    ((text, _),) = quotes(voice_section(involved(), heard(long)))
    assert text == "Then we went home and I was told to wait."
    assert len(text) < LONGEST
    assert quotes(voice_section(involved(), heard("  \n"))) == []


@pytest.mark.parametrize("how", [Involvement.NOT_KNOWN, Involvement.KNOWN_NOT_INVOLVED])
def test_what_an_agency_wrote_before_it_said_that_it_was_not_there_is_not_printed(how):
    records = (away(1, "pol", how=how), heard("Wrong child."))
    assert "Wrong child." not in words(voice_section(*records))
    assert not is_told(source_of(small(GRADED, *records)))


def test_a_voice_without_a_way_names_its_records_alone():
    ((_, whose),) = quotes(voice_section(involved(), heard(how=None)))
    assert whose == "DD26-07-01, from the records of Police"


def test_ways_of_being_heard_are_a_table_with_what_they_changed():
    records = [involved(), heard(influenced=True), involved(2), heard("", 2, how=Heard.OBSERVED)]
    rows = {row[0]: row[1:] for row in tables(voice_section(*records))[0]}
    assert rows["Police"] == ("1", "1", "0", "0", "0", "1 of 2")
    assert rows["Health"] == ("0", "0", "0", "0", "0", "0 of 0")


ASKED = form_of(
    section(
        "heard", question(Kind.YES_NO, "heard.listened"), question(Kind.LONG_TEXT, "heard.best")
    ),
    use="feedback",
)


def family(*given):
    whole = small(GRADED, *given, cases=12)
    return voices(source_of(replace(whole, instruments=Instruments(GRADED, feedback=ASKED))))


def gave(at, value="", text="", **more):
    prompt = "heard.listened" if value else "heard.best"
    return Feedback(*key(at), f"giver{at}", prompt, value, text, **more)


def test_feedback_of_five_is_counted_and_of_four_is_not():
    five = family(*(gave(at, "yes") for at in range(1, 6)))
    assert tables(five) == [[("What of heard.listened?", "5 Yes")]]
    four = family(*(gave(at, "yes") for at in range(1, 5)))
    assert tables(four) == []
    assert "Fewer than 5 answered, so their answers are not counted out here." in paragraphs(four)


def test_answers_to_the_feedback_stand_in_the_order_of_the_scale_without_those_nobody_gave():
    given = [gave(at, value) for at, value in enumerate(["no", "yes", "yes", "na", "no"], 1)]
    assert tables(family(*given)) == [
        [("What of heard.listened?", "2 Yes, 2 No, 1 Does not apply")]
    ]


def test_only_who_agreed_is_quoted_and_three_at_most():
    given = [gave(at, text=f"Said {at}.", may_quote=at % 2 == 0) for at in range(1, 12)]
    section_ = family(*given)
    assert [text for text, _ in quotes(section_)] == ["Said 2.", "Said 4.", "Said 6."]
    assert {whose for _, whose in quotes(section_)} == {
        "A child or parent, asked: What of heard.best?"
    }
    assert quotes(family(gave(1, text=" ", may_quote=True))) == []


def test_a_parent_is_quoted_to_the_end_and_only_what_fills_a_page_is_opened():
    said = "They came every week.\nBut nobody told us why they stopped."
    ((text, _),) = quotes(family(gave(1, text=f" {said} ", may_quote=True)))
    assert text == said
    long = "They came every week and then they stopped. " * 40
    ((text, _),) = quotes(family(gave(1, text=long, may_quote=True)))
    assert text == "They came every week and then they stopped."


NAMED = form_of(
    section("work", question(Kind.MANY_OF, "work.hard")), statement="We promised\n  this."
)


def reflected(*codes):
    """Return an audit in which so many practitioners each named these things."""
    said = [Reflection(*key(at), "work.hard", each) for at, each in enumerate(codes, 1)]
    return replace(
        small(GRADED, *said, cases=len(codes)), instruments=Instruments(GRADED, reflection=NAMED)
    )


def test_a_theme_needs_two_practitioners_and_one_who_says_it_twice_is_one():
    assert themes(reflected("home home", "school")) == ()
    found = themes(reflected("home school", "home", "home street"))
    assert [(one.text, one.named) for one in found] == [("At home", 3)]


def test_what_is_named_most_comes_first_and_nothing_shows_who_named_it():
    whole = reflected("street home", "street", "home street", "nowhere")
    section_ = practitioners(source_of(whole))
    assert items(section_) == ["In the street, named by 3", "At home, named by 2"]
    assert "Nowhere" not in words(section_)
    assert "DD26-07" not in words(section_)
    assert "Police" not in words(section_)


def test_a_word_that_is_no_choice_is_no_theme():
    said = themes(reflected("Ada Quill", "Ada Quill"))
    assert said == ()
    assert len(CHOICES) == 4


def test_reflections_are_counted_in_words_that_agree_and_the_promise_stands_there():
    one = practitioners(source_of(reflected("home")))
    assert "1 reflection was recorded." in words(one)
    assert "We promised this." in words(one)
    assert "2 reflections were recorded." in words(practitioners(source_of(reflected("home", "x"))))
    assert held(reflected(" ", "home")) == 1


def page(*records, **more):
    return agencies(source_of(small(GRADED, *records, **more)))


def test_every_agency_has_its_page_even_where_it_did_nothing():
    section_ = page()
    assert headings(section_) == [one.name for one in small(GRADED).agencies]
    assert paragraphs(section_) == ["Asked for 3 returns: 3 not begun."] * 5
    assert set(paragraphs(page(cases=0))) == {"Asked for none."}


def test_an_agency_reads_what_became_of_its_returns():
    records = [
        involved(1, "pol", **SIGNED),
        away(2, "pol"),
        away(3, "pol", how=Involvement.KNOWN_NOT_INVOLVED),
    ]
    assert (
        "Asked for 3 returns: 1 signed off, 1 not known to it and 1 known but not involved."
        in paragraphs(page(*records))
    )


def test_an_agency_that_graded_reads_its_usual_grade_in_every_domain():
    graded = [grade("yes", at, "pol", domain="part") for at in (1, 2)]
    assert tables(page(*graded)) == [[("Part", "Yes, 2 of 2")]]


def noted(case, section_="part", agency="pol", **more):
    return SectionNotes(*key(case, agency), section_, **({"strengths": f"Good {case}."} | more))


def test_notes_are_told_by_what_they_say_and_where():
    more = {"strengths": "", "development": "More of it.", "recommendations": "A day together."}
    section_ = page(noted(1), noted(2, "other", **more))
    assert items(section_) == [
        "Part, DD26-07-01. Good 1.",
        "Other, DD26-07-02. More of it.",
        "Other, DD26-07-02. A day together.",
    ]
    assert headings(section_, 3) == [
        "Strengths it noted",
        "What it wants to develop",
        "What it recommends",
    ]


def test_every_domain_has_its_turn_before_any_comes_twice_and_the_rest_is_counted():
    notes = [noted(at) for at in range(1, 6)] + [noted(1, "other")]
    section_ = page(*notes, cases=6)
    assert [line.split(",")[0] for line in items(section_)] == ["Other", "Part", "Part", "Part"]
    assert f"{MOST_NOTES} of 6; all are in the attached audit.json." in paragraphs(section_)


@pytest.mark.parametrize(
    ("records", "more"),
    [
        ([away(1, "pol")], {}),
        ([], {"worked": {key()[1:]: Worked(hidden=frozenset({"part"}))}}),
        ([], {"cases": 0}),
    ],
)
def test_a_note_that_does_not_count_any_more_is_not_printed(records, more):
    assert items(page(noted(1), *records, **more)) == []
    assert items(page(noted(1))) == ["Part, DD26-07-01. Good 1."]


def seen(kind, *at, on=None, value="yes"):
    return answered("part.one", value, *at, evidence=(Evidence(kind, "Sheet 12", on),))


def rests_on(*records, **more):
    return tuple(evidence(source_of(small(GRADED, *records, **more))))


def test_records_are_counted_by_kind_however_they_are_written_and_never_say_where():
    found = rests_on(
        seen("Case  recording", 1, "pol", on=START.date()),
        seen("case recording", 1, "csc"),
        seen(" ", 1, "hea"),
    )
    assert tables(found) == [
        [
            ("Case recording", "2", "14 September 2026", "14 September 2026"),
            ("Kind not recorded", "1", "", ""),
        ]
    ]
    assert "Sheet 12" not in words(found)
    assert paragraphs(found) == ["3 references to records, by kind. No record is kept in lifaudit."]


def test_evidence_of_answers_that_do_not_count_is_not_what_the_report_rests_on():
    hidden = {key()[1:]: Worked(hidden=frozenset({"part.one"}))}
    assert rests_on(seen("Chronology", 1, "pol"), away(1, "pol")) == ()
    assert rests_on(seen("Chronology", 1, "pol"), worked=hidden) == ()
    assert rests_on(seen("Chronology", 9, "pol")) == ()
    assert rests_on() == ()


def test_of_many_kinds_of_record_the_rare_ones_are_counted():
    some = [
        answered(
            "part.one", "yes", 1, "pol", evidence=tuple(Evidence(f"Kind {n}") for n in range(11))
        )
    ]
    found = rests_on(*some)
    assert len(tables(found)[0]) == MOST_TYPES
    assert paragraphs(found)[-1] == "3 more kinds are named less often."


def told_of(*cases):
    whole = replace(small(GRADED), cases=cases)
    return tuple(children(whole, source_of(whole).terms))


def child(at, **more):
    return Case("a", f"c{at}", **more)


def test_children_are_told_in_groups_of_five_and_nothing_where_none_was_recorded():
    assert told_of(*(child(at) for at in range(6))) == ()
    assert told_of() == ()
    girls = told_of(*(child(at, gender="female") for at in range(5)))
    assert tables(girls) == [[("Gender", "Girl", "5")]]


def test_what_would_show_a_child_is_named_as_not_shown():
    some = told_of(*(child(at, gender="female", needs="Hearing" * (at == 0)) for at in range(6)))
    assert paragraphs(some)[-1] == (
        "Not shown, because the groups are too small: disability and needs."
    )
    assert "Hearing" not in words(some)
    few = told_of(child(1, gender="female"))
    (told,) = paragraphs(few)
    assert told.startswith("Not shown, because the groups are too small: gender. Groups of fewer")
    assert tables(few) == []


def test_the_group_a_case_was_sampled_from_stays_with_the_method():
    some = told_of(*(child(at, stratum="North", gender="male") for at in range(6)))
    assert "North" not in words(some)
    assert small(GRADED).audit.status is Status.COLLECTING
