"""Giving out draft findings, commenting on them, and answering each comment before sign-off."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from itertools import count

from lifaudit.domain.audit import Audit, ExpectedAgency
from lifaudit.domain.change import Change
from lifaudit.domain.commenting import (
    Circulated,
    Comment,
    DraftFinding,
    Outcome,
    Response,
    Talk,
)
from lifaudit.domain.errors.audit import AuditSigned
from lifaudit.domain.errors.casework import ReasonMissing
from lifaudit.domain.errors.commenting import (
    CommentChanged,
    NoSuchComment,
    NotGivenOut,
    NothingSaid,
    NothingToGiveOut,
)
from lifaudit.domain.learning import Finding
from lifaudit.domain.partnership import Person
from lifaudit.domain.words import words_of
from lifaudit.services.dossiers import learned
from lifaudit.services.planning import audit_of, is_led_here, plan_of
from lifaudit.services.talks import step_of_words, talk
from lifaudit.store.history import entries_of
from lifaudit.store.unit import Unit

__all__ = ["Outcome", "Room", "comment", "give_out", "respond", "room", "talk"]


@dataclass(frozen=True, slots=True)
class Room:
    """What the page of comments shows: the talk, who is speaking, and who is asked."""

    audit: Audit
    talk: Talk
    me: str
    is_lead: bool
    agencies: tuple[ExpectedAgency, ...]

    @property
    def can_speak(self) -> bool:
        """Comments are still taken: the report is not certified."""
        return not self.audit.is_signed


def room(unit: Unit, audit: str) -> Room:
    """Return everything the page of comments shows; raises AuditMissing."""
    plan = audit_of(unit, audit)
    asked = tuple(one for one in unit.where(ExpectedAgency, audit=audit) if one.asked)
    return Room(plan, talk(unit, audit), unit.actor, is_led_here(unit, plan), asked)


def give_out(unit: Unit, audit: str, until: date | None) -> Change:
    """Give the findings as they read now to the case group, as one more round.

    A round that was taken back keeps its number: what was said to its words is of no others.
    Raises NothingToGiveOut, AuditMissing, AuditSigned or NotTheLead.
    """
    plan_of(unit, audit)
    findings = learned(unit, audit).findings
    if not findings:
        raise NothingToGiveOut
    number = next(one for one in map(str, count(1)) if not entries_of(unit, Circulated, audit, one))
    drafts = (_draft(one, number, at) for at, one in enumerate(findings, 1))
    sent = Circulated(audit, number, unit.now(), until)
    return unit.record("Gave out the draft findings", sent, *drafts)


def comment(unit: Unit, about: DraftFinding, text: str, *, agrees: bool) -> Change:
    """Record what the person at the keyboard says to a finding; their last word counts.

    Raises NotGivenOut, NothingSaid, AuditMissing or AuditSigned.
    """
    if audit_of(unit, about.audit).is_signed:
        raise AuditSigned
    place = {"audit": about.audit, "round": about.round, "finding": about.finding}
    if unit.one(DraftFinding, **place) is None:
        raise NotGivenOut
    who = unit.one(Person, person=unit.actor)
    agency, role = (who.agency, who.job or words_of(who.role)) if who else ("", "")
    author = (about.audit, about.round, about.finding, agency, unit.actor)
    said = Comment(*author, role=role, agrees=agrees, text=text.strip())
    before = unit.one(Comment, **place, agency=agency, person=unit.actor)
    if not said.says_something and before is None:
        raise NothingSaid
    return unit.record("Commented on a finding", said)


def respond(unit: Unit, to: Comment, outcome: Outcome, why: str) -> Change:
    """Record what the lead makes of a comment, and why.

    It is an answer to the words as they stand: what its author changes is owed another. Raises
    NoSuchComment, CommentChanged, ReasonMissing, AuditMissing, AuditSigned or NotTheLead.
    """
    plan_of(unit, to.audit)
    place = (to.audit, to.round, to.finding, to.agency, to.person)
    names = ("audit", "round", "finding", "agency", "person")
    stands = unit.one(Comment, **dict(zip(names, place, strict=True)))
    if stands is None or not stands.says_something:
        raise NoSuchComment
    if stands.text != to.text:
        raise CommentChanged
    if not why.strip():
        raise ReasonMissing
    said = Response(*place, outcome, why.strip(), step_of_words(unit, stands))
    return unit.record("Answered a comment", said)


def _draft(one: Finding, number: str, at: int) -> DraftFinding:
    drafted = DraftFinding(one.audit, number, one.finding, at, one.polarity, one.section)
    return replace(
        drafted,
        agency=one.agency,
        what=one.what,
        why=one.why,
        so_what=one.so_what,
        now_what=one.now_what,
    )
