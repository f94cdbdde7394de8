"""Findings, what follows from them, and the one page of learning: as a reader holds them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from reports.printed import headings, items, paragraphs, source_of, tables, words
from rich_dossier import AUDIT, rich

from lifaudit.domain.dossier import Learned
from lifaudit.domain.learning import (
    Action,
    Factor,
    Finding,
    Level,
    Polarity,
    Recommendation,
    Summary,
)
from lifaudit.reports.content.change import NOBODY, change, references
from lifaudit.reports.content.findings import EVERYWHERE, MOST_CASES, findings
from lifaudit.reports.content.learning import is_told, learning
from lifaudit.reports.content.summary import summary

PLAIN = rich(20, 2)
CODES = tuple(one.case for one in PLAIN.cases)
STRENGTH, GAP = Polarity.STRENGTH, Polarity.IMPROVEMENT


def found(at=1, polarity=GAP, **more):
    words_ = {"what": "Nobody asked the brother.", "section": "voice"}
    return Finding(AUDIT, f"f{at}", at, polarity, **(words_ | more))


def wanted(at=1, **more):
    return Recommendation(AUDIT, f"r{at}", at, **({"text": f"Do this {at}."} | more))


def act(at, recommendation="r1", **more):
    return Action(AUDIT, f"a{at}", at, recommendation, f"Step {at}.", "csc", **more)


def learned(*records, summary_=None, whole=PLAIN):
    def of(kind):
        return tuple(one for one in records if isinstance(one, kind))

    kept = Learned(of(Finding), of(Recommendation), of(Action), summary_)
    return source_of(replace(whole, learned=kept))


def test_one_finding_is_told_whole_in_the_order_a_reader_asks():
    one = found(
        why="They were met together.",
        factor=Factor.CONDITIONS,
        so_what="The child stopped telling.",
        now_what="See the child alone.",
        seen_in=CODES[:2],
        agency="pol",
    )
    section = findings(learned(one))
    assert headings(section) == [PLAIN.instruments.main.section("voice").title]
    assert headings(section, 3) == ["Finding 1: area for improvement"]
    where = "Seen in 2 of 20 cases: DD26-07-01 and DD26-07-02."
    level = "The cause lies at this level: multi-agency."
    assert paragraphs(section)[1:] == [
        "Nobody asked the brother.",
        "Why. Conditions of work: They were met together.",
        "So what for the child. The child stopped telling.",
        "Now what. See the child alone.",
        f"{where} {level} It is about Police.",
    ]


def test_a_finding_of_which_little_is_known_claims_no_more():
    told = paragraphs(findings(learned(found())))
    assert told[0].startswith("0 strengths and 1 area for improvement.")
    assert len(told) == 3
    assert "Why" not in words(findings(learned(found(factor=Factor.CULTURE))))
    assert "It is about" not in told[-1]


@pytest.mark.parametrize(
    ("strengths", "gaps", "told"),
    [
        (0, 0, "0 strengths and 0 areas for improvement."),
        (1, 1, "1 strength and 1 area for improvement."),
        (2, 3, "2 strengths and 3 areas for improvement."),
    ],
)
def test_findings_are_counted_in_words_that_agree(strengths, gaps, told):
    some = [found(at, STRENGTH) for at in range(strengths)]
    some += [found(at + 9) for at in range(gaps)]
    assert paragraphs(findings(learned(*some)))[0].startswith(told)


@pytest.mark.parametrize(("seen", "more"), [(1, ""), (MOST_CASES, ""), (MOST_CASES + 3, "3 more")])
def test_cases_are_named_up_to_twelve_and_the_others_counted(seen, more):
    told = paragraphs(findings(learned(found(seen_in=CODES[:seen]))))[-1]
    assert told.startswith(f"Seen in {seen} of 20 cases: DD26-07-01")
    assert told.count("DD26") == min(seen, MOST_CASES)
    assert ("more" in told) is bool(more)
    assert more in told


def test_a_case_that_is_not_in_the_sample_is_neither_counted_nor_named():
    told = paragraphs(findings(learned(found(seen_in=("DD26-07-90", CODES[0])))))[-1]
    assert told.startswith("Seen in 1 of 20 cases: DD26-07-01.")


def test_what_belongs_to_no_domain_or_to_one_that_is_gone_stands_last():
    some = (found(1, section=""), found(2, section="gone"), found(3, section="voice"))
    assert headings(findings(learned(*some)))[-1] == EVERYWHERE
    assert len(headings(findings(learned(*some)))) == 2


def test_strengths_stand_before_gaps_in_a_domain_and_numbers_run_through():
    some = (found(1, GAP), found(2, STRENGTH), found(3, STRENGTH, section=""))
    assert headings(findings(learned(*some)), 3) == [
        "Finding 1: strength",
        "Finding 2: area for improvement",
        "Finding 3: strength",
    ]


def test_actions_are_called_by_their_recommendation_and_their_place_in_it():
    source = learned(wanted(1), wanted(2), act(1, "r2"), act(2, "r1"), act(3, "r2"))
    assert references(source) == {"a2": "1.1", "a1": "2.1", "a3": "2.2"}
    assert [row[:2] for table in tables(change(source)) for row in table] == [
        ("1.1", "Step 2."),
        ("2.1", "Step 1."),
        ("2.2", "Step 3."),
    ]


def test_an_action_whose_recommendation_was_withdrawn_has_no_number_and_no_line():
    source = learned(wanted(1), act(1, "gone", measure="Fewer"))
    assert references(source) == {}
    assert "Step 1." not in words(change(source))


def test_measures_stand_in_the_order_of_their_actions_past_nine_too():
    many = [act(at, "r1", measure=f"Measure {at}") for at in range(1, 13)]
    last = act(99, "r11", measure="Measure 99")
    source = learned(*(wanted(at) for at in range(1, 12)), *many, last)
    assert [row[0] for row in tables(change(source))[-1]] == [
        *(f"1.{at}" for at in range(1, 13)),
        "11.1",
    ]


def test_an_action_says_who_does_it_by_when_or_that_nobody_knows_yet():
    known = act(1, due=date(2027, 3, 31), lead_role="Head of service")
    open_ = replace(act(2), owner="", text=" ")
    ((first, second),) = tables(change(learned(wanted(), known, open_)))
    assert first == ("1.1", "Step 1.", "Social care, Head of service", "31 March 2027")
    assert second == ("1.2", "Not recorded", NOBODY, "Not recorded")


def test_without_measures_no_chapter_promises_any():
    assert "How we will know that it helped" not in headings(change(learned(wanted(), act(1))))
    blank = act(1, measure="  ")
    assert "How we will know that it helped" not in headings(change(learned(wanted(), blank)))


def test_a_recommendation_names_the_findings_it_is_drawn_from_by_their_printed_numbers():
    some = (found(1, GAP), found(2, STRENGTH))
    source = learned(*some, wanted(findings=("f1", "f2", "withdrawn")))
    assert "Drawn from finding 1, finding 2." in paragraphs(change(source))
    assert not any(one.startswith("Drawn") for one in paragraphs(change(learned(*some, wanted()))))


@pytest.mark.parametrize(
    ("raised", "resolved", "told"),
    [
        (0, 0, "No concern about a child had to be acted on during the audit."),
        (1, 1, "1 concern about a child had to be acted on at once. It is resolved."),
        (1, 0, "1 concern about a child had to be acted on at once. 0 resolved so far."),
        (3, 2, "3 concerns about a child had to be acted on at once. 2 resolved so far."),
        (3, 3, "3 concerns about a child had to be acted on at once. All are resolved."),
    ],
)
def test_urgent_concerns_are_told_even_where_there_were_none(raised, resolved, told):
    said = Summary(AUDIT, urgent_raised=raised, urgent_resolved=resolved)
    assert paragraphs(change(learned(wanted(), summary_=said)))[-1] == told


def test_the_learning_page_opens_with_the_theme_as_people_say_it():
    def opening(theme, title="Neglect"):
        audit = replace(PLAIN.audit, theme=theme, title=title)
        return paragraphs(learning(learned(found(), whole=replace(PLAIN, audit=audit))))[0]

    start = "For teams and supervision: what 20 cases taught us about "
    assert opening("Neglect in young children") == f"{start}neglect in young children."
    assert opening("FGM in our area") == f"{start}FGM in our area."
    assert opening("A child's day") == f"{start}a child's day."
    assert opening(" ") == f"{start}neglect."
    assert opening("", "") == f"{start}practice."


def test_the_learning_page_names_what_was_looked_at():
    form = replace(PLAIN.instruments.main, subject="setting")
    whole = replace(PLAIN, instruments=replace(PLAIN.instruments, main=form))
    assert "what 20 settings taught us" in paragraphs(learning(learned(found(), whole=whole)))[0]


def test_causes_are_counted_by_level_and_only_levels_that_were_found():
    some = (
        found(1, STRENGTH, level=Level.TEAM),
        found(2, GAP, level=Level.TEAM),
        found(3, GAP, level=Level.SYSTEM),
    )
    assert tables(learning(learned(*some)))[0] == [("Team", "1", "1"), ("System", "0", "1")]


def test_what_lay_behind_is_counted_most_frequent_first_and_left_out_where_nobody_said():
    factors = (Factor.CULTURE, Factor.ROLE, Factor.ROLE, None)
    some = [found(at, factor=one) for at, one in enumerate(factors)]
    section = learning(learned(*some))
    assert tables(section)[1] == [
        ("How roles were understood", "2"),
        ("Organisation and its culture", "1"),
    ]
    assert "What lay behind them" not in headings(learning(learned(found())))


def test_there_is_no_learning_page_without_findings():
    assert not is_told(learned(wanted()))
    assert is_told(learned(found()))


def test_a_team_gets_three_questions_to_talk_about_at_most():
    assert len(items(learning(learned(found())))) == 3
    bare = replace(PLAIN, answers=())
    assert items(learning(learned(found(), whole=bare))) == []


def test_the_summary_says_what_a_reader_would_look_for_in_vain():
    nothing = learned(whole=replace(PLAIN, grades=()))
    assert paragraphs(summary(nothing))[-1] == (
        "This report has no findings and no recommendations and no grades."
    )
    assert "This report has no recommendations." in paragraphs(summary(learned(found())))
    assert "This report has no" not in words(summary(learned(found(), wanted())))


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        (None, None, "."),
        (date(2026, 3, 1), date(2026, 8, 31), ", at practice from 1 March 2026 to 31 August 2026."),
        (date(2026, 3, 1), None, ", at practice from 1 March 2026 onwards."),
        (None, date(2026, 8, 31), ", at practice up to 31 August 2026."),
    ],
)
def test_the_summary_says_who_looked_at_what_of_which_time(start, end, told):
    audit = replace(PLAIN.audit, period_from=start, period_to=end)
    source = learned(whole=replace(PLAIN, audit=audit))
    assert f"Social care and Police looked together at 20 cases{told}" in paragraphs(
        summary(source)
    )


def test_one_agency_does_not_look_together():
    alone = replace(PLAIN, agencies=PLAIN.agencies[:1])
    assert paragraphs(summary(learned(whole=alone)))[0].startswith("Social care looked at 20 cases")


@pytest.mark.parametrize("gone", ["cases", "agencies"])
def test_before_anything_was_looked_at_the_summary_says_so(gone):
    source = learned(whole=replace(PLAIN, **{gone: ()}))
    assert "No case has been looked at yet." in paragraphs(summary(source))


def test_learning_points_that_say_nothing_are_not_numbered():
    said = Summary(AUDIT, "In short.", (" ", "See children alone.", ""))
    section = summary(learned(summary_=said))
    assert items(section) == ["See children alone."]
    assert "What we learned" in headings(section)
    assert "What we learned" not in headings(summary(learned(summary_=Summary(AUDIT, "In short."))))


def test_a_headline_of_a_whole_page_is_opened_and_not_printed_whole():
    long = "Children were seen often. " * 40
    assert paragraphs(summary(learned(summary_=Summary(AUDIT, long))))[0] == (
        "Children were seen often."
    )
