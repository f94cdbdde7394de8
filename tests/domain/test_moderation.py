"""Moderation is chosen so that anybody can repeat it, and says what it changed and what not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import graded
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lifaudit.domain import tally
from lifaudit.domain.case import Case
from lifaudit.domain.casework import OVERALL, PANEL, Grade, Involvement, Judgement, Return, Stage
from lifaudit.domain.grading import moderated_grades
from lifaudit.domain.moderating import (
    changes_in,
    moderated_in,
    steps_between,
    subjects_of,
    told,
    weak_in,
    weakest_word,
)
from lifaudit.domain.moderation import (
    Because,
    Moderation,
    Share,
    because_of,
    choose,
    is_repeatable,
)
from lifaudit.domain.side_by_side import heatmap_of, side_by_side
from lifaudit.instruments.library import form

CASE, OTHER, THIRD = graded.codes(3)
SELF = form("section-11-eight-standards")
WHY = "The record shows what the returns do not."
codes = st.lists(st.text("abcdef", min_size=1, max_size=4), unique=True, max_size=30)


def grade(value, stage, *, case=CASE, agency=PANEL, domain=OVERALL):
    return Grade(graded.AUDIT, case, agency, stage.value, domain, Judgement(value, WHY))


def third(value, **more):
    return grade(value, Stage.MODERATED, **more)


def panel(value, **more):
    return grade(value, Stage.PANEL, **more)


def audit(*records, cases=3):
    return graded.dossier(cases, records=list(records))


def self_assessed(*records):
    """Return a section 11 audit: one self-assessment of every agency."""
    whole = audit(*records, cases=0)
    instruments = replace(whole.instruments, main=SELF, panel=None)
    return replace(whole, instruments=instruments, cases=(Case(graded.AUDIT, CASE),))


# choosing ----------------------------------------------------------------------------------------


@settings(max_examples=60)
@given(codes, st.data(), st.integers(0, 100), st.booleans())
def test_all_of_the_weakest_and_a_share_of_the_rest_are_taken(held, data, share, weakest):
    weak = data.draw(st.sets(st.sampled_from(held))) if held else set()
    taken, drawn = choose(held, weak, Share(share, "seed", weakest))
    rest = set(held) - set(taken)
    assert set(taken) == (weak if weakest else set())
    assert set(drawn) <= rest
    assert len(drawn) == -(-len(rest) * share // 100)
    made = Moderation("a", share, weakest, "seed", tuple(held), tuple(taken), tuple(drawn))
    assert is_repeatable(made)
    assert choose(held[::-1], weak, Share(share, "seed", weakest)) == (taken, drawn)


def test_another_seed_draws_others_and_a_choice_somebody_bent_does_not_repeat():
    held = graded.codes(40)
    one, other = (choose(held, (), Share(20, seed))[1] for seed in ("1", "2"))
    assert len(one) == len(other) == 8
    assert one != other
    bent = Moderation("a", 20, seed="1", held=held, drawn=tuple(other), drawn_on=date(2026, 9, 1))
    assert bent.is_drawn
    assert not is_repeatable(bent)


def test_why_something_is_moderated_is_known():
    made = Moderation("a", weak=("1",), drawn=("2",))
    assert [because_of(made, one) for one in "123"] == list(Because)
    assert not made.is_drawn


# what can be moderated ---------------------------------------------------------------------------


def test_every_case_can_be_moderated_and_every_agency_where_agencies_judge_themselves():
    assert [one.code for one in subjects_of(audit())] == list(graded.codes(3))
    assert all(one.is_case for one in subjects_of(audit()))
    away = Return(graded.AUDIT, CASE, "prb", involvement=Involvement.NOT_KNOWN)
    found = subjects_of(self_assessed(away))
    assert [one.name for one in found] == ["Social care", "Police", "Health", "Education"]
    assert found[0].code == f"{CASE}/csc"
    assert not found[0].is_case


def test_nothing_of_a_survey_or_of_a_form_without_grades_can_be_moderated():
    whole = audit()
    for name in ("practitioner-survey", "practice-event-chronology"):
        other = replace(whole, instruments=replace(whole.instruments, main=form(name)))
        assert subjects_of(other) == ()
    assert weakest_word(other) == ""
    assert weakest_word(whole) == "Inadequate"


def test_the_weakest_grade_of_the_panel_or_of_any_agency_overall_is_enough():
    records = (
        graded.one_grade(CASE, "pol", "inadequate"),
        graded.one_grade(OTHER, "pol", "inadequate", "voice"),
        panel("inadequate", case=THIRD),
    )
    assert weak_in(audit(*records)) == {CASE, THIRD}
    lowest = SELF.scale(SELF.grade_scale).points
    worst = [one.code for one in lowest if one.counts][-1]
    own = grade(worst, Stage.AGENCY, agency="pol", domain=SELF.graded_sections[0].key)
    whole = self_assessed(own)
    has_overall = SELF.overall is not None
    assert weak_in(whole) == (frozenset() if has_overall else {f"{CASE}/pol"})


def test_without_an_overall_grade_any_domain_is_enough():
    whole = audit(graded.one_grade(OTHER, "pol", "inadequate", "voice"))
    main = replace(whole.instruments.main, overall=None)
    assert weak_in(replace(whole, instruments=replace(whole.instruments, main=main))) == {OTHER}


# how far it is and what it changed ---------------------------------------------------------------


def test_what_was_chosen_and_what_was_moderated_beside_it_is_listed():
    standing = Moderation(graded.AUDIT, weak=(CASE,), drawn=(OTHER,))
    whole = audit(panel("good"), third("inadequate"), third("good", case=THIRD, domain="voice"))
    first, second, beside = moderated_in(whole, standing)
    assert (first.before, first.after, first.state) == ("Good", "Inadequate", "Moderated")
    assert (second.before, second.after, second.state) == ("No grade", "", "To do")
    assert (beside.because, beside.state, beside.whole) == (Because.BESIDE, "Begun", False)


def test_without_an_overall_grade_it_is_done_when_every_domain_is():
    whole = audit(third("good", domain="voice"))
    main = replace(whole.instruments.main, overall=None)
    bare = replace(whole, instruments=replace(whole.instruments, main=main))
    assert not moderated_in(bare, Moderation(graded.AUDIT))[0].whole
    every = [third("good", domain=one.key) for one in main.graded_sections]
    assert moderated_in(replace(bare, grades=tuple(every)), Moderation(graded.AUDIT))[0].whole


def test_each_moderated_grade_says_what_it_did_to_the_one_before():
    whole = audit(
        *(panel("good"), third("inadequate")),
        *(panel("good", domain="voice"), third("good", domain="voice")),
        *(panel("could-not-agree", case=OTHER), third("good", case=OTHER)),
        third("outstanding", case=THIRD),
        *(panel("good", case=OTHER, domain="voice"),),
        third("outstanding", case=OTHER, domain="voice"),
    )
    words = {(one.subject.code, one.domain.key): one.words for one in changes_in(whole)}
    assert words == {
        (CASE, "voice"): "Confirmed",
        (CASE, OVERALL): "2 grades stricter",
        (OTHER, "voice"): "1 grade kinder",
        (OTHER, OVERALL): "Another view",
        (THIRD, OVERALL): "Graded first here",
    }
    assert told(changes_in(whole)) == (
        "Moderation gave 5 grades; it confirmed 1 and changed 4; 1 stricter and 1 kinder."
    )
    assert told(()) == "Moderation has given no grade yet."
    once = audit(panel("good"), third("good"))
    assert told(changes_in(once)) == "Moderation gave 1 grade; it confirmed 1 and changed 0."


def test_an_agency_by_itself_has_its_own_grade_before():
    section = SELF.graded_sections[0].key
    judged = [one.code for one in SELF.scale(SELF.grade_scale).points if one.counts]
    whole = self_assessed(
        grade(judged[0], Stage.AGENCY, agency="pol", domain=section),
        third(judged[1], agency="pol", domain=section),
    )
    (one,) = changes_in(whole)
    assert (one.subject.name, one.words) == ("Police", "1 grade stricter")


def test_a_moderated_grade_without_its_reason_does_not_stand():
    bare = replace(third("good"), judgement=Judgement("good", " "))
    assert moderated_grades(audit(bare)) == ()


def test_steps_are_counted_between_judgements_only():
    scale = graded.MAIN.scale(graded.MAIN.grade_scale)
    good, none = scale.point("good"), scale.point("not-enough-evidence")
    assert steps_between(scale, good, none) is None
    assert steps_between(scale, none, good) is None
    assert steps_between(scale, scale.point("inadequate"), good) == -2


# what is shown with it ---------------------------------------------------------------------------


def test_a_case_shows_the_panel_and_moderation_beside_each_other():
    whole = audit(graded.one_grade(CASE, "pol", "good"), panel("good"), third("inadequate"))
    one = side_by_side(whole, CASE)
    assert one.beside == ("Panel", "Moderated")
    picture = heatmap_of(one)
    assert picture.columns[-3:] == ("Panel", "Moderated", "Apart")
    assert [cell.text for cell in picture.cells[-1][-3:]] == ["Good", "Inadequate", "One view"]
    assert [cell.text for cell in picture.cells[0][-3:-1]] == ["No grade", "Not moderated"]
    assert side_by_side(whole, OTHER).beside == ()


def test_for_reporting_the_moderated_grade_takes_the_place_of_the_panels():
    before = tally.agreed(audit(panel("good"), panel("good", case=OTHER)))
    after = tally.agreed(audit(panel("good"), panel("good", case=OTHER), third("inadequate")))
    assert before.title == "Grades agreed by the panel, by domain"
    assert after.title == "Grades that stand after moderation, by domain"
    assert after.sentence.endswith("2 altogether; 1 Good, 1 Inadequate.")


@pytest.mark.parametrize("agency", ["pol"])
def test_a_grade_of_an_agency_by_itself_is_no_grade_of_the_case(agency):
    whole = self_assessed(third("3", agency=agency, domain=SELF.graded_sections[0].key))
    assert side_by_side(whole, CASE).beside == ()
