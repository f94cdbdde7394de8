"""Draft findings go to the case group, each comment is its author's, and the lead answers each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from deepdive import AUDIT
from signers import representative, short_audit

from lifaudit.domain.audit import Audit
from lifaudit.domain.commenting import Comment, DraftFinding, Outcome
from lifaudit.domain.errors.audit import AuditSigned, NotTheLead
from lifaudit.domain.errors.casework import ReasonMissing
from lifaudit.domain.errors.commenting import (
    CommentChanged,
    NoSuchComment,
    NotGivenOut,
    NothingSaid,
    NothingToGiveOut,
)
from lifaudit.domain.learning import Finding
from lifaudit.domain.readiness import Place, missing_in
from lifaudit.services import commenting, findings, history
from lifaudit.services.dossiers import dossier
from lifaudit.store.compartment import Compartment
from lifaudit.store.merge import events_after, merge

UNTIL = date(2026, 12, 3)


@pytest.fixture
def lead(founded):
    """Plan an audit with two findings."""
    short_audit(founded)
    with founded.unit() as unit:
        findings.add_finding(unit, Finding(AUDIT, "", what="Nobody asked the brother."))
        findings.add_finding(unit, Finding(AUDIT, "", what="The plan named the change."))
    return founded


@pytest.fixture
def police(lead, tmp_path, clock):
    made = representative(lead, tmp_path / "pol", clock, "pol", "Sunita Rao")
    yield made
    made.close()


def carry(sender, receiver, *names):
    """Carry one audit's events and the keys of some compartments, as a pack does."""
    with sender.unit() as unit:
        events = events_after(unit, AUDIT, {})
        keys = [one for one in unit.ring.of_audit(AUDIT) if one.name in names]
    with receiver.unit() as unit:
        merge(unit, events, [Compartment(*_parts(one)) for one in keys])


def _parts(one):
    return (one.compartment, one.audit, one.name, one.key)


def test_a_comment_travels_back_under_its_authors_own_key_and_is_answered(lead, police):
    with lead.unit() as unit:
        commenting.give_out(unit, AUDIT, UNTIL)
    carry(lead, police, "plan", "draft-findings")
    with police.unit() as unit:
        there = commenting.room(unit, AUDIT)
        assert not there.is_lead
        assert there.talk.newest.until == UNTIL
        first, second = there.talk.newest_drafts
        assert first.what == "Nobody asked the brother."
        assert not unit.where(Finding, audit=AUDIT)
        commenting.comment(unit, first, "He was asked in May.", agrees=False)
        commenting.comment(unit, second, "", agrees=True)
    carry(police, lead, "comments/pol")
    with lead.unit() as unit:
        here = commenting.room(unit, AUDIT)
        (owed,) = here.talk.unanswered
        assert (owed.role, owed.agency, owed.text) == (
            *("Head of safeguarding", "pol"),
            "He was asked in May.",
        )
        assert "Sunita" not in repr([*here.talk.comments, *here.talk.drafts])
        missing = missing_in(dossier(unit, AUDIT))
        assert "1 comment on the draft findings has no answer yet." in [
            one.sentence for one in missing if one.place is Place.COMMENTS
        ]
        commenting.respond(unit, owed, Outcome.PARTLY, "Asked once, not again.")
        assert not commenting.talk(unit, AUDIT).unanswered
        assert Place.COMMENTS not in {one.place for one in missing_in(dossier(unit, AUDIT))}
    carry(lead, police, "draft-findings")
    with police.unit() as unit:
        there = commenting.talk(unit, AUDIT)
        (mine,) = (one for one in there.comments if one.asks_for_answer)
        assert there.response_to(mine).why == "Asked once, not again."


def test_a_comment_that_was_changed_is_owed_an_answer_to_what_it_says_now(lead, police):
    with lead.unit() as unit:
        commenting.give_out(unit, AUDIT, UNTIL)
    carry(lead, police, "plan", "draft-findings")
    with police.unit() as unit:
        first, second = commenting.talk(unit, AUDIT).newest_drafts
        commenting.comment(unit, first, "He was asked in May.", agrees=False)
    carry(police, lead, "comments/pol")
    with lead.unit() as unit:
        (before,) = commenting.talk(unit, AUDIT).unanswered
        commenting.respond(unit, before, Outcome.ACCEPTED, "It will say so.")
    with police.unit() as unit:
        changed = commenting.comment(unit, first, "He was never asked.", agrees=False)
    carry(police, lead, "comments/pol")
    with lead.unit() as unit:
        talk = commenting.talk(unit, AUDIT)
        assert [one.text for one in talk.unanswered] == ["He was never asked."]
        assert talk.counted().accepted == 0
        with pytest.raises(CommentChanged):
            commenting.respond(unit, before, Outcome.ACCEPTED, "It will say so.")
    carry(lead, police, "draft-findings")
    with police.unit() as unit:
        assert len(commenting.talk(unit, AUDIT).unanswered) == 1
        history.undo(unit, changed.step)
        assert not commenting.talk(unit, AUDIT).unanswered
        commenting.comment(unit, second, "So it did.", agrees=True)
    carry(police, lead, "comments/pol")
    with lead.unit() as unit:
        talk = commenting.talk(unit, AUDIT)
        assert talk.counted().accepted == 1
        (owed,) = talk.unanswered
        commenting.respond(unit, owed, Outcome.ACCEPTED, "Thank you.")
    with police.unit() as unit:
        commenting.comment(unit, first, "He was never asked.", agrees=False)
    carry(police, lead, "comments/pol")
    with lead.unit() as unit:
        (owed,) = commenting.talk(unit, AUDIT).unanswered
        commenting.respond(unit, owed, Outcome.NOT_ACCEPTED, "The log says that he was.")
        counted = commenting.talk(unit, AUDIT).counted()
    assert (counted.accepted, counted.not_accepted) == (1, 1)


def test_a_finding_given_out_stays_as_it_was_while_the_lead_goes_on_writing(lead):
    with lead.unit() as unit:
        commenting.give_out(unit, AUDIT, None)
        (one, _) = unit.where(Finding, audit=AUDIT)
        findings.save_finding(unit, replace(one, what="Nobody asked either brother."))
        assert {one.what for one in unit.where(DraftFinding, audit=AUDIT)} == {
            *("Nobody asked the brother.", "The plan named the change."),
        }
        commenting.give_out(unit, AUDIT, UNTIL)
        talk = commenting.talk(unit, AUDIT)
    assert [one.round for one in talk.drafts] == ["1", "1", "2", "2"]
    assert "Nobody asked either brother." in [one.what for one in talk.newest_drafts]


def test_a_comment_is_changed_and_taken_back_by_its_author_and_its_history_stays(lead):
    with lead.unit() as unit:
        commenting.give_out(unit, AUDIT, UNTIL)
        (first, _) = commenting.talk(unit, AUDIT).newest_drafts
        with pytest.raises(NothingSaid):
            commenting.comment(unit, first, " ", agrees=False)
        commenting.comment(unit, first, "No.", agrees=False)
        step = commenting.comment(unit, first, "Not quite.", agrees=False).step
    with lead.unit() as unit:
        (said,) = unit.where(Comment, audit=AUDIT)
        history.undo(unit, step)
        assert unit.where(Comment, audit=AUDIT)[0].text == "No."
        commenting.comment(unit, first, "", agrees=False)
        assert not commenting.talk(unit, AUDIT).comments
        lines = history.of_record(
            *(unit, Comment, AUDIT, said.round, said.finding, said.agency, said.person)
        )
    assert {"No.", "Not quite."} <= {one.after for one in lines}
    with pytest.raises(NoSuchComment), lead.unit() as unit:
        commenting.respond(unit, said, Outcome.ACCEPTED, "Yes.")


def test_what_may_not_be_done_is_refused(lead, police):
    with lead.unit() as unit:
        nowhere = DraftFinding(AUDIT, "1", "none")
        with pytest.raises(NotGivenOut):
            commenting.comment(unit, nowhere, "No.", agrees=False)
        commenting.give_out(unit, AUDIT, UNTIL)
        (first, _) = commenting.talk(unit, AUDIT).newest_drafts
        commenting.comment(unit, first, "No.", agrees=False)
        (said,) = unit.where(Comment, audit=AUDIT)
        with pytest.raises(ReasonMissing):
            commenting.respond(unit, said, Outcome.ACCEPTED, " ")
    carry(lead, police, "plan", "draft-findings", "comments/csc")
    for act in (
        lambda unit: commenting.give_out(unit, AUDIT, None),
        lambda unit: commenting.respond(unit, said, Outcome.ACCEPTED, "Yes."),
    ):
        with pytest.raises(NotTheLead), police.unit() as unit:
            act(unit)
    with lead.unit() as unit:
        for one in unit.where(Finding, audit=AUDIT):
            findings.withdraw(unit, one, "Not so.")
        with pytest.raises(NothingToGiveOut):
            commenting.give_out(unit, AUDIT, None)
        plan = unit.one(Audit, audit=AUDIT)
        unit.record("Signed", replace(plan, status=type(plan.status).SIGNED))
        with pytest.raises(AuditSigned):
            commenting.comment(unit, first, "Late.", agrees=False)
