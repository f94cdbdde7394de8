"""A code, a round or a number that was given once is given to nothing else, whatever is undone."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import planned
import pytest
from deepdive import AUDIT, declare, plan_in
from hypothesis import given, settings
from hypothesis import strategies as st
from subjects import planned_about, started_about

from lifaudit.domain.audit import Audit, AuditType
from lifaudit.domain.case import Case, CaseStatus, MatchKey
from lifaudit.domain.casework import Return
from lifaudit.domain.commenting import Comment, Outcome
from lifaudit.domain.errors.audit import AuditMissing
from lifaudit.domain.errors.sampling import CollectingBegun
from lifaudit.domain.learning import Finding
from lifaudit.domain.sheet import Place
from lifaudit.domain.subject import EVENT, SETTING, SURVEY
from lifaudit.services import (
    calibrating,
    casework,
    chosen,
    commenting,
    findings,
    history,
    listing,
    planning,
    sampling,
)
from lifaudit.services.commenting import talk
from lifaudit.services.dossiers import learned
from lifaudit.services.sampling import Pick

SEALED = "The file is sealed by a court."
TEXT = "Three appointments were missed. Nobody rang to ask why."


@pytest.fixture
def unit(rehearsal):
    with rehearsal() as unit:
        yield unit


def names(unit, audit):
    return {one.case.rpartition("-")[2]: one.title for one in listing.listed(unit, audit)}


def codes(unit, audit):
    return [one.case.rpartition("-")[2] for one in chosen.cases(unit, audit)]


def begun(unit, number):
    """Plan an audit of so many cases chosen on purpose and start it; returns its id."""
    audit = planned.begin(unit)
    planned.write_plan(unit, audit)
    planned.ask(unit, audit)
    sampling.choose(unit, audit, [Pick(f"LA-{n}", "Typical.") for n in range(1, number + 1)])
    planning.start(unit, audit)
    return audit


# what stands in a list ----------------------------------------------------------------------------


def test_a_school_added_after_another_was_taken_back_takes_nobodys_place(unit):
    audit = planned_about(unit, SETTING)
    ash = listing.add(unit, audit, "Ash School")
    listing.add(unit, audit, "Birch School")
    history.undo(unit, ash.step)
    listing.add(unit, audit, "Cedar School")
    assert list(names(unit, audit).values()) == [
        *("Oak Primary", "Elm Academy"),
        *("Birch School", "Cedar School"),
    ]


def test_what_an_agency_recorded_of_one_school_is_never_read_as_anothers(unit):
    audit = started_about(unit, SETTING)
    added = listing.add(unit, audit, "Ash School")
    code = listing.listed(unit, audit)[-1].case
    place = Place(audit, code, "pol")
    casework.describe(unit, Return(audit, code, "pol", records_seen="Ash School's own log"))
    history.undo(unit, added.step)
    listing.add(unit, audit, "Birch School")
    birch = listing.listed(unit, audit)[-1]
    assert (birch.title, birch.case != code) == ("Birch School", True)
    assert casework.sheet(unit, replace(place, case=birch.case)).head.records_seen == ""


def test_undoing_what_took_it_back_gives_a_school_its_own_code_again(unit):
    audit = planned_about(unit, SETTING)
    added = listing.add(unit, audit, "Ash School")
    before = names(unit, audit)
    back = history.undo(unit, added.step)
    listing.add(unit, audit, "Birch School")
    history.undo(unit, back.step)
    assert names(unit, audit) == before | {"004": "Birch School"}


def test_what_was_taken_off_a_list_keeps_its_code(unit):
    audit = planned_about(unit, EVENT)
    listing.take_off(unit, audit, listing.listed(unit, audit)[0].case, "It was called off.")
    listing.add(unit, audit, "Second course")
    assert names(unit, audit) == {"002": "Second course"}


def test_all_the_schools_of_an_area_stand_in_the_order_they_were_added_in(unit):
    audit = planned_about(unit, SETTING)
    more = [f"School {number}" for number in range(100)]
    for title in more:
        listing.add(unit, audit, title)
    assert list(names(unit, audit).values()) == ["Oak Primary", "Elm Academy", *more]


def test_responses_come_under_codes_that_say_nothing_of_their_order(unit):
    audit = started_about(unit, SURVEY)
    for _ in range(20):
        listing.add(unit, audit, "A name nobody keeps")
    given_out = [one.case.rpartition("-")[2] for one in listing.listed(unit, audit)]
    assert len(set(given_out)) == 22
    assert {len(one) for one in given_out} == {listing.CHANCE}
    assert set("".join(given_out)) <= set(listing.LETTERS)
    assert {one.title for one in listing.listed(unit, audit)} == {""}


@settings(max_examples=12)
@given(st.lists(st.one_of(st.none(), st.integers(0, 5)), min_size=2, max_size=8))
def test_whatever_is_added_and_taken_back_each_name_stands_once_under_its_own_code(
    rehearsal, moves
):
    """None adds one more; a number takes one of those back that stand."""
    with rehearsal() as unit:
        audit = planned_about(unit, EVENT)
        stands, ever = {}, set(names(unit, audit))
        for number, move in enumerate(moves):
            if move is None or not stands:
                change = listing.add(unit, audit, f"Course {number}")
                code = next(c for c, name in names(unit, audit).items() if f" {number}" in name)
                assert code not in ever
                ever.add(code)
                stands[code] = (f"Course {number}", change.step)
            else:
                code = sorted(stands)[move % len(stands)]
                history.undo(unit, stands.pop(code)[1])
        told = {code: name for code, (name, _) in stands.items()}
        assert names(unit, audit) == {"001": "Course"} | told


# cases chosen on purpose --------------------------------------------------------------------------


def test_a_case_put_in_anothers_place_is_one_step_there_and_one_step_back(unit):
    audit = begun(unit, 3)
    before = sampling.sampled(unit, audit)
    done = chosen.replace_with(unit, audit, before.cases[0].case, Pick("LA-9", "Like it."), SEALED)
    after = sampling.sampled(unit, audit)
    assert codes(unit, audit) == ["02", "03", "04"]
    assert (after.cases[-1].why, dict(after.references)[after.cases[-1].case]) == (
        *("Like it.", "LA-9"),
    )
    assert after.draw.size == len(after.cases) == 3
    back = history.undo(unit, done.step)
    assert sampling.sampled(unit, audit) == before
    history.undo(unit, back.step)
    assert sampling.sampled(unit, audit) == after


def test_after_a_replacement_was_taken_back_the_next_child_comes_under_a_fresh_code(unit):
    audit = begun(unit, 2)
    done = chosen.replace_with(unit, audit, "DD26-01-01", Pick("LA-8", "Like it."), SEALED)
    declare(unit, Place(audit, "DD26-01-03", "pol"))
    history.undo(unit, done.step)
    chosen.replace_with(unit, audit, "DD26-01-01", Pick("LA-9", "Like it too."), SEALED)
    assert codes(unit, audit) == ["02", "04"]
    assert casework.sheet(unit, Place(audit, "DD26-01-04", "pol")).head.involvement is None


def test_two_replacements_of_which_the_first_is_taken_back_are_two_children(unit):
    audit = begun(unit, 3)
    first = chosen.replace_with(unit, audit, "DD26-01-01", Pick("LA-7", "One."), SEALED)
    chosen.replace_with(unit, audit, "DD26-01-02", Pick("LA-8", "Two."), SEALED)
    history.undo(unit, first.step)
    sampling.choose(unit, audit, [Pick("LA-9", "Three.")])
    why = {one.case: one.why for one in chosen.cases(unit, audit)}
    assert why == {
        "DD26-01-01": "Typical.",
        "DD26-01-03": "Typical.",
        "DD26-01-05": "Two.",
        "DD26-01-06": "Three.",
    }


def test_among_a_hundred_cases_the_one_that_was_just_chosen_takes_the_place(unit):
    audit = planned.begin(unit)
    sampling.choose(unit, audit, [Pick(f"LA-{n}", "Typical.") for n in range(1, 100)])
    chosen.replace_with(unit, audit, "DD26-01-07", Pick("LA-500", "Like it."), SEALED)
    coming = next(one for one in chosen.cases(unit, audit) if one.replaces)
    assert (coming.why, coming.replaces) == ("Like it.", "DD26-01-07")
    assert len(chosen.cases(unit, audit)) == 99


def test_a_replacement_that_is_refused_leaves_the_sample_as_it_was(unit):
    audit = begun(unit, 2)
    before = sampling.sampled(unit, audit)
    for pick in (Pick("LA-1", "There already."), Pick("LA-3", " "), Pick("Sam Example", "Why.")):
        with pytest.raises(Exception, match=r".") as refused:
            chosen.replace_with(unit, audit, "DD26-01-01", pick, SEALED)
        assert type(refused.value).__module__.endswith("errors.sampling")
        assert sampling.sampled(unit, audit) == before


def test_before_agencies_start_a_discarded_sample_gives_its_codes_back(unit):
    audit = planned.begin(unit)
    sampling.choose(unit, audit, [Pick(f"LA-{n}", "Typical.") for n in range(1, 5)])
    sampling.discard_draw(unit, audit, "They were last year's.")
    sampling.choose(unit, audit, [Pick("LA-8", "One.")])
    sampling.choose(unit, audit, [Pick("LA-9", "Two.")])
    assert codes(unit, audit) == ["01", "02"]
    assert [one.reference for one in unit.where(MatchKey, audit=audit)] == ["LA-8", "LA-9", "", ""]
    assert len(unit.where(Case, audit=audit, status=CaseStatus.WITHDRAWN)) == 2


def test_cases_that_stand_without_a_draw_are_not_written_over(unit):
    audit = planned.begin(unit)
    unit.record("Drew on paper", Case(audit, "DD26-01-01", why="Drawn on paper."))
    sampling.choose(unit, audit, [Pick("LA-1", "Typical.")])
    assert [one.why for one in chosen.cases(unit, audit)] == ["Drawn on paper.", "Typical."]


def test_a_sample_is_not_taken_back_from_under_agencies_that_have_started(unit):
    audit = planned.started(unit)
    before = sampling.sampled(unit, audit)
    drawn = next(one for one in history.recent(unit, audit) if one.label == "Drew the sample")
    with pytest.raises(CollectingBegun):
        history.undo(unit, drawn.step)
    assert sampling.sampled(unit, audit) == before
    closed = {one.kind: one.closed for one in history.recent(unit, audit)}
    assert (closed["Draw"], closed["Frame"], closed["Audit"]) == (True, True, False)


def test_while_it_is_planned_a_draw_is_taken_back_like_everything_else(unit):
    audit = planned.begin(unit)
    drawn = planned.draw(unit, audit)
    history.undo(unit, drawn.step)
    planned.draw(unit, audit, size=4, reserves=0)
    assert codes(unit, audit) == ["01", "02", "03", "04"]


# codes of audits ----------------------------------------------------------------------------------


def test_the_next_code_is_one_above_the_highest_of_its_type_and_year(unit):
    made = [planned.begin(unit) for _ in range(3)]
    for audit, code in zip(made, ("DD26-04", "DD26-11", "DD25-40"), strict=True):
        unit.record("Recorded the plan", replace(planning.audit_of(unit, audit), code=code))
    assert planning.audit_of(unit, planned.begin(unit)).code == "DD26-12"


def test_codes_that_somebody_wrote_otherwise_do_not_stop_the_counting(unit):
    odd = planned.begin(unit)
    unit.record("Recorded the plan", replace(planning.audit_of(unit, odd), code="DD26-7b"))
    assert planning.audit_of(unit, planned.begin(unit)).code == "DD26-01"
    assert planning.audit_of(unit, planned.begin(unit)).code == "DD26-02"


def test_a_hundred_and_first_audit_of_a_year_has_a_code_of_its_own(unit):
    last = planned.begin(unit)
    unit.record("Recorded the plan", replace(planning.audit_of(unit, last), code="DD26-99"))
    assert planning.audit_of(unit, planned.begin(unit)).code == "DD26-100"


@pytest.mark.parametrize("typed", ["DD26-01", "dd26-01", "Dd26-01"])
def test_an_audit_is_found_by_its_code_however_it_is_spelt(unit, typed):
    wanted = planned.begin(unit)
    planned.begin(unit)
    assert planning.coded(unit, typed).audit == wanted


def test_an_audit_whose_beginning_was_taken_back_is_not_found_by_its_code(unit):
    change = planning.new_audit(unit, AuditType.DEEP_DIVE, "Neglect")
    history.undo(unit, change.step)
    with pytest.raises(AuditMissing):
        planning.coded(unit, "DD26-01")
    with pytest.raises(AuditMissing):
        planning.coded(unit, "")


# rounds of comments, practice cases, findings -----------------------------------------------------


def test_what_was_said_to_words_that_were_taken_back_is_said_of_no_others(unit):
    with_findings(unit)
    given = commenting.give_out(unit, AUDIT, None)
    commenting.comment(unit, talk(unit, AUDIT).newest_drafts[0], "He was asked.", agrees=False)
    history.undo(unit, given.step)
    assert talk(unit, AUDIT).comments == ()
    assert talk(unit, AUDIT).unanswered == ()
    (first,) = unit.where(Finding, audit=AUDIT)
    findings.save_finding(unit, replace(first, what="Nobody asked either brother."))
    commenting.give_out(unit, AUDIT, None)
    now = talk(unit, AUDIT)
    assert (now.newest.round, now.newest_drafts[0].what) == ("2", "Nobody asked either brother.")
    assert now.about(now.newest_drafts[0]) == ()
    assert len(unit.where(Comment, audit=AUDIT)) == 1


def test_given_out_again_by_undoing_the_undo_a_round_has_its_comments_and_answers(unit):
    with_findings(unit)
    given = commenting.give_out(unit, AUDIT, None)
    commenting.comment(unit, talk(unit, AUDIT).newest_drafts[0], "He was asked.", agrees=False)
    (said,) = talk(unit, AUDIT).comments
    commenting.respond(unit, said, Outcome.ACCEPTED, "So he was.")
    before = talk(unit, AUDIT)
    history.undo(unit, history.undo(unit, given.step).step)
    assert talk(unit, AUDIT) == before


def test_the_twelfth_round_is_the_newest_after_the_ninth(unit):
    with_findings(unit)
    for _ in range(12):
        commenting.give_out(unit, AUDIT, None)
    now = talk(unit, AUDIT)
    assert now.newest.round == "12"
    assert [one.round for one in now.drafts] == [str(number) for number in range(1, 13)]


def with_findings(unit):
    unit.record("Planned", Audit(AUDIT, "DD26-07", title="Neglect", lead=unit.actor))
    findings.add_finding(unit, Finding(AUDIT, "", what="Nobody asked the brother."))


def test_no_two_practice_cases_have_one_code(unit):
    plan_in(unit, 1)
    first = calibrating.begin_practice(unit, AUDIT, "First", TEXT)
    calibrating.begin_practice(unit, AUDIT, "Second", TEXT)
    history.undo(unit, first.step)
    calibrating.begin_practice(unit, AUDIT, "Third", TEXT)
    cases = calibrating.calibration(unit, AUDIT).cases
    told = [(one.code, one.practice.title) for one in cases]
    assert told == [("DD26-07-P2", "Second"), ("DD26-07-P3", "Third")]


def test_findings_that_two_laptops_gave_one_number_can_be_put_in_order(unit):
    unit.record("Planned", Audit(AUDIT, "DD26-07", lead=unit.actor))
    two = (Finding(AUDIT, one, 3, what=one) for one in ("brother", "sister"))
    unit.record("Came in two packs", *two, Finding(AUDIT, "aunt", 4, what="aunt"))
    assert in_order(unit) == ["brother", "sister", "aunt"]
    findings.move_up(unit, Finding(AUDIT, "sister"))
    assert in_order(unit) == ["sister", "brother", "aunt"]
    findings.move_down(unit, Finding(AUDIT, "sister"))
    assert in_order(unit) == ["brother", "sister", "aunt"]
    numbers = [one.order for one in learned(unit, AUDIT).findings]
    assert numbers == sorted(set(numbers))


@settings(max_examples=15)
@given(
    st.lists(st.integers(1, 3), min_size=2, max_size=5),
    st.lists(st.tuples(st.integers(0, 4), st.booleans()), min_size=1, max_size=4),
)
def test_a_move_changes_two_neighbours_and_nobody_else(rehearsal, numbers, moves):
    with rehearsal() as unit:
        unit.record("Planned", Audit(AUDIT, "DD26-07", lead=unit.actor))
        some = (Finding(AUDIT, f"f{at}", one, what=f"f{at}") for at, one in enumerate(numbers))
        unit.record("Came in packs", *some)
        wanted = in_order(unit)
        assert [numbers[int(one[1])] for one in wanted] == sorted(numbers)
        for at, is_up in moves:
            one = wanted[at % len(wanted)]
            (findings.move_up if is_up else findings.move_down)(unit, Finding(AUDIT, one))
            to = min(max(wanted.index(one) + (-1 if is_up else 1), 0), len(wanted) - 1)
            wanted.remove(one)
            wanted.insert(to, one)
            assert in_order(unit) == wanted
        numbered = [one.order for one in learned(unit, AUDIT).findings]
        assert all(before <= after for before, after in pairwise(numbered))


def in_order(unit):
    return [one.what for one in learned(unit, AUDIT).findings]
