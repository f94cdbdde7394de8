"""What people said is kept to the word: consent to quote, comments and urgent concerns."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from refusing import refused
from services import acts
from services.acts import ONE, TWO
from services.test_who_may import at_keyboard, audit, unit, vault

from lifaudit.domain.audit import Status
from lifaudit.domain.casework import (
    Feedback,
    Reflection,
    Reflector,
)
from lifaudit.domain.commenting import Comment, Outcome, Response
from lifaudit.domain.errors.audit import AuditMissing, AuditNotStarted, AuditSigned
from lifaudit.domain.errors.casework import NotExpected, ReasonMissing
from lifaudit.domain.errors.commenting import NoSuchComment
from lifaudit.domain.errors.day import NotAnswered
from lifaudit.domain.learning import Finding
from lifaudit.domain.partnership import Person
from lifaudit.domain.sheet import Place
from lifaudit.domain.urgent import Handover, Urgent, Way
from lifaudit.services import (
    commenting,
    findings,
    history,
    planning,
    reflecting,
    urgent,
)
from lifaudit.services.instruments import pinned

__all__ = ["audit", "unit", "vault"]

HARD = "\u0628\u0686\u06c1 <b>x</b> =cmd() \U0001f9f8\n" + "x" * 10_000


def become(unit, audit, status):
    unit.record("Changed", replace(planning.audit_of(unit, audit), status=status))


# consent to quote ---------------------------------------------------------------------------------


@pytest.fixture
def heard(unit, audit):
    """Let a child and a parent have said something, and nobody been asked whether to quote it."""
    prompts = [one.key for one in pinned(unit, audit).feedback.questions]
    for giver in ("child", "parent"):
        for prompt in prompts[1:3]:
            reflecting.give(unit, Feedback(audit, ONE, "pol", giver, prompt, text=f"{giver} said"))
    return Place(audit, ONE, "pol")


def quotable(unit, place):
    return {
        (one.giver, one.prompt != reflecting.WHO) for one in given(unit, place) if one.may_quote
    }


def given(unit, place):
    return reflecting.reflected(unit, place).feedback


def test_consent_is_one_givers_and_covers_what_they_said_and_say_since(unit, heard):
    assert quotable(unit, heard) == set()
    change = reflecting.allow_quotes(unit, heard, "child", may=True)
    assert change.label == "Recorded consent to quote"
    assert quotable(unit, heard) == {("child", True), ("child", False)}
    assert {one.text for one in given(unit, heard) if one.prompt != reflecting.WHO} == {
        *("child said", "parent said"),
    }
    shown = reflecting.reflected(unit, heard)
    assert (shown.may_quote("child"), shown.may_quote("parent")) == (True, False)
    assert shown.given("child", reflecting.WHO).value == "child"
    later = next(one for one in given(unit, heard) if one.giver == "child" and one.text)
    reflecting.give(unit, replace(later, text="And my nan", may_quote=False))
    assert all(one.may_quote for one in given(unit, heard) if one.giver == "child")


def test_consent_is_taken_back_for_all_they_said_and_undo_gives_it_back(unit, heard):
    reflecting.allow_quotes(unit, heard, "child", may=True)
    reflecting.allow_quotes(unit, heard, "parent", may=True)
    gone = reflecting.allow_quotes(unit, heard, "child", may=False)
    assert gone.label == "Recorded that nothing may be quoted"
    assert quotable(unit, heard) == {("parent", True), ("parent", False)}
    history.undo(unit, gone.step)
    assert ("child", True) in quotable(unit, heard)


def test_each_prompt_and_each_return_keeps_its_own_words(unit, audit):
    for case, words in ((ONE, HARD), (TWO, "Another case")):
        place = Place(audit, case, "pol")
        reflecting.acknowledge(unit, place)
        said = Reflection(audit, case, "pol", "experience.turning-points", words)
        reflecting.reflect(unit, said)
    shown = reflecting.reflected(unit, Place(audit, ONE, "pol"))
    assert shown.reflection("experience.turning-points") == HARD
    assert shown.reflection("experience.anything-else") == ""
    assert len(shown.reflections) == 1


@pytest.mark.parametrize(
    ("status", "refusal"), [(Status.DRAFT, AuditNotStarted), (Status.SIGNED, AuditSigned)]
)
def test_nobody_reflects_before_the_start_or_after_the_signature(unit, audit, status, refusal):
    become(unit, audit, status)
    assert not reflecting.reflected(unit, Place(audit, ONE, "pol")).is_open
    for doing in (acts.acknowledge, acts.say_who_reflects, acts.give_feedback):
        with refused(unit, refusal):
            doing(unit, audit)


def test_what_is_another_agencys_is_read_and_not_open(unit, audit):
    with at_keyboard(unit, "nurse"):
        assert not reflecting.reflected(unit, Place(audit, ONE, "pol")).is_open
        assert reflecting.reflected(unit, Place(audit, ONE, "hea")).is_open


def test_only_where_a_practitioner_is_named_somebody_has_reflected(unit, audit):
    assert reflecting.places(unit, audit) == []
    acts.say_who_reflects(unit, audit)
    reflecting.acknowledge(unit, Place(audit, TWO, "pol"))
    assert reflecting.places(unit, audit) == [Place(audit, ONE, "pol")]
    assert unit.one(Reflector, audit=audit, case=TWO).statement_read


# comments -----------------------------------------------------------------------------------------


def test_a_finding_goes_out_with_every_word_the_lead_wrote_of_it(unit, audit):
    whole = replace(
        unit.where(Finding, audit=audit)[0],
        section="voice",
        agency="pol",
        what=HARD,
        why="Nobody had his number.",
        so_what="He stopped asking.",
        now_what="Ask brothers.",
    )
    findings.save_finding(unit, whole)
    commenting.give_out(unit, audit, date(2026, 12, 3))
    (draft,) = commenting.talk(unit, audit).newest_drafts
    words = ("section", "agency", "what", "why", "so_what", "now_what", "polarity")
    assert [getattr(draft, one) for one in words] == [getattr(whole, one) for one in words]
    assert (draft.number, draft.round) == (1, "2")


def test_drafts_are_numbered_in_the_order_of_the_findings(unit, audit):
    for what in ("Second", "Third"):
        findings.add_finding(unit, Finding(audit, "", what=what))
    findings.move_up(unit, unit.where(Finding, audit=audit, order=3)[0])
    commenting.give_out(unit, audit, None)
    drafts = commenting.talk(unit, audit).newest_drafts
    told = [(one.number, one.what) for one in drafts]
    assert told == [(1, "Nobody asked the brother."), (2, "Third"), (3, "Second")]


@pytest.mark.parametrize(
    ("person", "agency", "role"),
    [("nurse", "hea", "Named nurse"), ("nobody-known", "", ""), ("quiet", "edu", "Auditor")],
)
def test_a_comment_says_the_role_and_agency_of_who_speaks_and_never_a_name(
    unit, audit, person, agency, role
):
    unit.record("Added a person", Person("quiet", "Quinn Hale", agency="edu"))
    with at_keyboard(unit, person):
        (draft,) = commenting.talk(unit, audit).newest_drafts
        commenting.comment(unit, draft, "  Not quite. \n", agrees=False)
    said = unit.one(Comment, audit=audit, person=person)
    assert (said.agency, said.role.casefold(), said.text) == (agency, role.casefold(), "Not quite.")


def test_an_answer_stands_with_its_outcome_until_the_lead_answers_otherwise(unit, audit):
    (said,) = commenting.talk(unit, audit).unanswered
    commenting.respond(unit, said, Outcome.NOT_ACCEPTED, " The log says otherwise. ")
    first = commenting.talk(unit, audit).response_to(said)
    assert (first.outcome, first.why) == (Outcome.NOT_ACCEPTED, "The log says otherwise.")
    changed = commenting.respond(unit, said, Outcome.ACCEPTED, "It does not.")
    assert len(unit.where(Response, audit=audit)) == 1
    history.undo(unit, changed.step)
    assert commenting.talk(unit, audit).response_to(said) == first


def test_nobody_is_answered_who_said_nothing(unit, audit):
    (said,) = commenting.talk(unit, audit).comments
    for other in (replace(said, person="nurse"), replace(said, finding="never")):
        with refused(unit, NoSuchComment):
            commenting.respond(unit, other, Outcome.ACCEPTED, "Yes.")
    with refused(unit, ReasonMissing):
        commenting.respond(unit, said, Outcome.ACCEPTED, "\n")


def test_the_room_names_those_who_are_still_asked(unit, audit):
    planning.stop_expecting(unit, audit, "prb")
    assert {one.agency for one in commenting.room(unit, audit).agencies} == {
        *("csc", "pol", "hea", "edu"),
    }


# concerns -----------------------------------------------------------------------------------------


def concern(unit, audit):
    return unit.where(Urgent, audit=audit)[0]


def test_who_was_told_when_is_kept_from_the_first_time_it_was_said(unit, audit):
    raised = concern(unit, audit)
    urgent.save_concern(unit, replace(raised, how=Way.TELEPHONE))
    assert concern(unit, audit).told_at is None
    whole = replace(raised, told="Duty manager", how=Way.TELEPHONE, agency="csc")
    urgent.save_concern(unit, whole)
    first = concern(unit, audit)
    urgent.save_concern(unit, replace(whole, kind="danger-now", response=HARD))
    then = concern(unit, audit)
    assert (then.told_at, then.kind, then.response) == (first.told_at, "danger-now", HARD)
    assert then.due < first.due


@pytest.mark.parametrize("response", ["", " \n", "\u00a0"])
def test_a_concern_that_was_not_answered_stays_open(unit, audit, response):
    told = replace(concern(unit, audit), told="Duty manager", how=Way.TELEPHONE, agency="csc")
    urgent.save_concern(unit, replace(told, response=response))
    with refused(unit, NotAnswered):
        urgent.close_concern(unit, told)


def test_an_answer_of_somebody_whom_nobody_told_closes_nothing(unit, audit):
    urgent.save_concern(unit, replace(concern(unit, audit), response="She is safe."))
    with refused(unit, NotAnswered):
        urgent.close_concern(unit, concern(unit, audit))


def test_a_concern_opened_again_was_closed_by_nobody(unit, audit):
    whole = replace(concern(unit, audit), told="Duty manager", how=Way.TELEPHONE, agency="csc")
    urgent.save_concern(unit, replace(whole, response="She is safe."))
    with at_keyboard(unit, "nurse"):
        urgent.close_concern(unit, whole)
    assert concern(unit, audit).closed_by == "nurse"
    assert urgent.pressing(unit) == ()
    urgent.open_again(unit, whole)
    again = concern(unit, audit)
    assert (again.closed_at, again.closed_by, again.response) == (None, "", "She is safe.")
    assert len(urgent.pressing(unit)) == 1


def test_a_matter_is_handed_over_for_a_case_of_the_audit_to_an_agency_of_it(unit, audit):
    for case, agency in ((ONE, "nobody"), ("DD26-01-99", "pol")):
        with refused(unit, NotExpected):
            urgent.hand_over(unit, audit, case, agency)
    with refused(unit, AuditMissing):
        urgent.hand_over(unit, "elsewhere", ONE, "pol")
    assert unit.where(Handover) == []


def test_a_concern_of_an_audit_this_vault_has_no_plan_of_presses_nobody(unit):
    unit.record("Came in a pack", Urgent("elsewhere", ONE, "c", kind="danger-now"))
    assert "elsewhere" not in {one.audit for one in urgent.pressing(unit)}
