"""Whatever was done is undone to the last field, and done again as it was, in any mixture."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from planned import FRAME, ask, begin, draw, write_plan
from refusing import refused
from services import acts as who
from services.acts import LEAD, RIGHTS, THREE
from services.test_who_may import at_keyboard, audit, length, unit, vault
from world import AGENCIES, rehearsed

from lifaudit.domain.audit import Audit
from lifaudit.domain.case import Case, CaseStatus, Method
from lifaudit.domain.casework import Involvement, Return, Voice
from lifaudit.domain.errors.audit import ReturnSignedOff, StartStays
from lifaudit.domain.errors.base import LifauditError
from lifaudit.domain.errors.casework import NotYours, PracticeClosed
from lifaudit.domain.errors.day import StaysInRegister
from lifaudit.domain.errors.store import ChangedSince, NoSuchStep
from lifaudit.domain.learning import Finding
from lifaudit.domain.post import PackSent
from lifaudit.domain.records import RECORDS
from lifaudit.domain.running_order import Recorder
from lifaudit.domain.sheet import Place
from lifaudit.services import casework, findings, history, planning, sampling
from lifaudit.services.sampling import Wish
from lifaudit.store import history as log

__all__ = ["audit", "unit", "vault"]

STAYS = {
    who.sign_off: ReturnSignedOff,
    who.close_a_practice_case: PracticeClosed,
    who.raise_a_concern: StaysInRegister,
    who.write_on_about_a_concern: StaysInRegister,
    who.note_a_matter_handed_over: StaysInRegister,
    who.name_the_recorder: NotYours,
}
"""What is not taken back by undo: it is opened with a reason, stays, or is theirs no more."""
FIRST = {doing: min(some) for doing, some, _ in RIGHTS}
UNDONE = [one for one in FIRST if one not in STAYS and one is not who.open_a_return_again]
SLOW = (who.move_to_another_version,)


def stands(unit):
    """Return everything that stands in a vault, of whatever kind."""
    return {kind.__name__: unit.where(kind) for kind in RECORDS}


def did(unit, audit, doing, person):
    """Let somebody do something; returns the step it became, if it recorded anything."""
    before = length(unit, audit)
    with at_keyboard(unit, person):
        doing(unit, audit)
    new = length(unit, audit) - before
    return log.recent(unit, audit, 1)[0].step if new else ""


@pytest.mark.parametrize("doing", UNDONE, ids=lambda one: one.__name__)
def test_undo_gives_back_all_that_stood_and_redo_all_that_was_done(unit, audit, doing):
    before = stands(unit)
    step = did(unit, audit, doing, FIRST[doing])
    after = stands(unit)
    if not step:
        assert after == before
        return
    with at_keyboard(unit, FIRST[doing]):
        back = history.undo(unit, step)
        assert stands(unit) == before
        history.undo(unit, back.step)
    assert stands(unit) == after


@pytest.mark.parametrize(("doing", "refusal"), STAYS.items(), ids=lambda one: one.__name__)
def test_what_stays_is_not_undone_and_says_why(unit, audit, doing, refusal):
    step = did(unit, audit, doing, FIRST[doing])
    assert step
    after = stands(unit)
    with at_keyboard(unit, FIRST[doing]), pytest.raises(refusal):
        history.undo(unit, step)
    assert stands(unit) == after


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from([one for one in UNDONE if one not in SLOW]), max_size=5))
def test_an_afternoon_taken_back_step_by_step_was_never_there(vault, afternoon):
    with rehearsed(vault) as unit:
        (key,) = (one.audit for one in unit.where(Audit))
        before, done = stands(unit), []
        for doing in afternoon:
            with suppress(LifauditError):
                done.append((FIRST[doing], did(unit, key, doing, FIRST[doing])))
        after = stands(unit)
        done = [(person, step) for person, step in done if step]
        assert stands_after_undoing(unit, done, before)
        again = [(one.actor, one.step) for one in newest_steps(unit, key, len(done))]
        for person, step in again:
            with at_keyboard(unit, LEAD if person == unit.actor else person):
                history.undo(unit, step)
        assert stands(unit) == after


def stands_after_undoing(unit, done, before):
    for person, step in reversed(done):
        with at_keyboard(unit, person):
            history.undo(unit, step)
    return stands(unit) == before


def newest_steps(unit, audit, number):
    """Return the newest entry of each of so many steps, the last step first."""
    found = {}
    for one in log.recent(unit, audit, 5000):
        found.setdefault(one.step, one)
    return list(found.values())[:number]


def test_steps_in_one_place_are_undone_from_the_newest_back_and_done_again(unit, audit):
    (one,) = unit.where(Finding, audit=audit)
    said = ("Nobody had his number.", "He had moved.", "Nobody had his number.", "")
    trip = [
        findings.save_finding(unit, replace(one, why=why, now_what=f"{at}")).step
        for at, why in enumerate(said)
    ]
    for _ in range(2):
        for at in (3, 2, 1, 0):
            trip[at] = history.undo(unit, trip[at]).step
            (stood,) = unit.where(Finding, audit=audit)
            assert (stood.why, stood.now_what) == (said[at - 1], f"{at - 1}") if at else ("", "")
        for at in range(4):
            trip[at] = history.undo(unit, trip[at]).step
            (stood,) = unit.where(Finding, audit=audit)
            assert (stood.why, stood.now_what) == (said[at], f"{at}")


def test_a_step_under_which_somebody_wrote_since_stays_until_that_is_taken_back(unit, audit):
    (one,) = unit.where(Finding, audit=audit)
    mine = findings.save_finding(unit, replace(one, why="He had moved.")).step
    with at_keyboard(unit, "clerk"):
        theirs = findings.save_finding(unit, replace(one, why="Nobody had his number.")).step
    after = stands(unit)
    with pytest.raises(ChangedSince):
        history.undo(unit, mine)
    assert stands(unit) == after
    history.undo(unit, theirs)
    history.undo(unit, mine)
    assert unit.where(Finding, audit=audit) == [one]
    with pytest.raises(ChangedSince):
        history.undo(unit, theirs)


def test_opening_a_return_again_is_taken_back_and_then_needs_its_reason_again(unit, audit):
    before = stands(unit)
    step = did(unit, audit, who.open_a_return_again, "constable")
    with at_keyboard(unit, "constable"):
        back = history.undo(unit, step)
        assert stands(unit) == before
        with pytest.raises(ReturnSignedOff):
            history.undo(unit, back.step)
    assert stands(unit) == before


def test_the_same_step_is_not_undone_twice_and_no_step_is_nothing(unit, audit):
    step = did(unit, audit, who.sum_up, LEAD)
    history.undo(unit, step)
    before = stands(unit)
    for gone, refusal in ((step, ChangedSince), ("never", NoSuchStep), ("", NoSuchStep)):
        with pytest.raises(refusal):
            history.undo(unit, gone)
    assert stands(unit) == before


@pytest.mark.parametrize("person", ["nurse", "chair", "head"])
def test_nobody_takes_back_what_is_not_theirs_to_write(unit, audit, person):
    step = did(unit, audit, who.sum_up, LEAD)
    stood = stands(unit)
    with at_keyboard(unit, person), pytest.raises(NotYours):
        history.undo(unit, step)
    assert stands(unit) == stood


def test_a_colleague_of_the_agency_takes_back_what_another_of_it_recorded(unit, audit):
    before = stands(unit)
    step = did(unit, audit, who.answer, "constable")
    with at_keyboard(unit, "head"):
        history.undo(unit, step)
    assert stands(unit) == before
    told = history.recent(unit, audit)[0]
    assert (told.who, told.label) == ("Sunita Rao", "Undid: Recorded answer")


def test_what_a_return_said_before_it_was_signed_off_is_undone_once_it_is_open_again(unit, audit):
    place = Place(audit, THREE, "pol")
    entry = next(one for one in log.entries_of(unit, Voice, audit, THREE, "pol") if one.after)
    with pytest.raises(ReturnSignedOff):
        history.undo(unit, entry.step)
    casework.reopen(unit, place, "A visit was left out.")
    history.undo(unit, entry.step)
    assert unit.one(Voice, audit=audit, case=THREE, agency="pol") is None


PLANNING = (
    lambda unit, audit: planning.expect(unit, audit, "pol"),
    lambda unit, audit: planning.stop_expecting(unit, audit, "csc"),
    write_plan,
    lambda unit, audit: sampling.import_frame(unit, audit, FRAME),
    lambda unit, audit: sampling.exclude(unit, audit, "L0001", "Under investigation."),
    lambda unit, audit: sampling.include(unit, audit, "L0001"),
    lambda unit, audit: sampling.draw(unit, audit, Wish(Method.RANDOM, "seed", 4, 2)),
    lambda unit, audit: sampling.discard_draw(unit, audit, "Another list."),
    lambda unit, audit: sampling.choose(unit, audit, [sampling.Pick("L0002", "Typical.")]),
    lambda unit, audit: planning.use_instrument(unit, audit, "section-11-eight-standards@1.0"),
)


@settings(max_examples=12)
@given(st.lists(st.integers(0, len(PLANNING) - 1), max_size=8))
def test_a_plan_taken_back_step_by_step_is_as_it_was(rehearsal, steps):
    with rehearsal() as unit:
        key = begin(unit)
        planning.expect(unit, key, AGENCIES[0].agency)
        before, done = stands(unit), []
        for at in steps:
            with suppress(LifauditError):
                change = PLANNING[at](unit, key)
                done += [] if change.is_empty else [(LEAD, change.step)]
        assert stands_after_undoing(unit, done, before)


def test_who_records_is_taken_back_by_the_lead_or_who_records_and_by_nobody_else(unit, audit):
    step = did(unit, audit, who.name_the_recorder, LEAD)
    (named,) = unit.where(Recorder, audit=audit)
    for stranger in ("clerk", "officer"):
        assert stranger != named.person
        with at_keyboard(unit, stranger), refused(unit, NotYours):
            history.undo(unit, step)
    with at_keyboard(unit, named.person):
        back = history.undo(unit, step)
    assert unit.where(Recorder, audit=audit) != [named]
    history.undo(unit, back.step)
    assert unit.where(Recorder, audit=audit) == [named]


def ready(unit):
    """Plan another audit whole, which nobody has started."""
    key = begin(unit)
    write_plan(unit, key)
    ask(unit, key)
    draw(unit, key)
    return key


def test_an_audit_that_an_agency_began_to_record_in_is_no_draft_again(vault):
    with rehearsed(vault) as unit:
        audit = ready(unit)
        step = planning.start(unit, audit).step
        history.undo(unit, step)
        assert planning.audit_of(unit, audit).is_draft, "nobody had heard of it"
        step = planning.start(unit, audit).step
        (case, *_) = unit.where(Case, audit=audit, status=CaseStatus.CHOSEN)
        unit.record("Recorded return", Return(audit, case.case, "pol", Involvement.INVOLVED))
        with refused(unit, StartStays):
            history.undo(unit, step)


def test_an_audit_of_which_packs_were_made_is_no_draft_again(vault):
    with rehearsed(vault) as unit:
        audit = ready(unit)
        step = planning.start(unit, audit).step
        unit.record("Made a pack", PackSent("p1", "invitation", audit, ("officer",)))
        with refused(unit, StartStays):
            history.undo(unit, step)
        (line,) = (
            one
            for one in history.of_record(unit, Audit, audit)
            if one.step == step and one.what == "Plan: status"
        )
        assert line.closed


def test_starting_what_is_under_way_changes_nothing(vault):
    with rehearsed(vault) as unit:
        audit = ready(unit)
        planning.start(unit, audit)
        assert planning.start(unit, audit).is_empty
        planning.begin_reporting(unit, audit)
        before = stands(unit)
        assert planning.start(unit, audit).is_empty, "no way back without a reason"
        assert stands(unit) == before
