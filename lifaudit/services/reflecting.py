"""Reflections and feedback: what those who did the work, and the family, say; never graded."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lifaudit.domain.audit import Audit, ExpectedAgency
from lifaudit.domain.case import Case
from lifaudit.domain.casework import Feedback, Reflection, Reflector
from lifaudit.domain.change import Change
from lifaudit.domain.errors.casework import StatementUnread
from lifaudit.domain.errors.instrument import NotInForm
from lifaudit.domain.instrument import Instrument
from lifaudit.domain.sheet import Place
from lifaudit.services.casework import (
    is_ours,
    refuse_signed,
    refuse_strangers,
    refuse_unstarted,
    where,
)
from lifaudit.services.instruments import pinned
from lifaudit.services.withholding import withheld
from lifaudit.store.unit import Unit

WHO = "you.who"
"""The prompt that says who gives feedback; what is kept under it holds the consent to quote."""


@dataclass(frozen=True, slots=True)
class Reflected:
    """One case and agency as the reflections page shows it; no grade is read for it."""

    audit: Audit
    case: Case
    agency: ExpectedAgency
    prompts: Instrument | None
    questions: Instrument | None
    reflector: Reflector
    reflections: tuple[Reflection, ...]
    feedback: tuple[Feedback, ...]
    is_ours: bool = True

    @property
    def is_open(self) -> bool:
        """It may be changed here: it is ours, the audit is started, its report not certified."""
        return self.is_ours and not (self.audit.is_signed or self.audit.is_draft)

    def reflection(self, prompt: str) -> str:
        """Return what was said to a prompt."""
        return next((one.text for one in self.reflections if one.prompt == prompt), "")

    def given(self, giver: str, prompt: str) -> Feedback:
        """Return what a giver said to a prompt."""
        same = (one for one in self.feedback if (one.giver, one.prompt) == (giver, prompt))
        key = (self.audit.audit, self.case.case, self.agency.agency, giver, prompt)
        return next(same, Feedback(*key))

    def may_quote(self, giver: str) -> bool:
        """Tell whether this giver agreed to be quoted."""
        return self.given(giver, WHO).may_quote


def reflected(unit: Unit, place: Place) -> Reflected:
    """Read reflections and feedback of one case and agency, as far as they are to be shown yet.

    Raises AuditMissing or NotExpected.
    """
    now = _whole(unit, place)
    rule = withheld(unit, now.audit)
    hidden = rule.hides(now.reflector)
    return replace(
        now,
        reflector=Reflector(place.audit, place.case, place.agency) if hidden else now.reflector,
        reflections=rule.shown(now.reflections),
        feedback=rule.shown(now.feedback),
    )


def _whole(unit: Unit, place: Place) -> Reflected:
    plan, case, agency = where(unit, place)
    here = {"audit": place.audit, "case": place.case, "agency": place.agency}
    forms = pinned(unit, place.audit)
    return Reflected(
        plan,
        case,
        agency,
        forms.reflection,
        forms.feedback,
        unit.one(Reflector, **here) or Reflector(place.audit, place.case, place.agency),
        tuple(unit.where(Reflection, **here)),
        tuple(unit.where(Feedback, **here)),
        is_ours(unit, place),
    )


def places(unit: Unit, audit: str) -> list[Place]:
    """Return where a practitioner has reflected, by case and agency."""
    given = unit.where(Reflector, audit=audit)
    return [Place(one.audit, one.case, one.agency) for one in given if one.role]


def acknowledge(unit: Unit, place: Place) -> Change:
    """Record that the practitioner has read the statement, before anything else is asked."""
    now = _open(unit, place)
    return unit.record("Recorded that the statement was read", _read(now.reflector))


def introduce(unit: Unit, item: Reflector) -> Change:
    """Record the practitioner's role and the date; raises StatementUnread before the statement."""
    now = _open(unit, Place(item.audit, item.case, item.agency))
    _refuse_unread(now)
    return unit.record("Recorded who reflects", _read(item))


def reflect(unit: Unit, item: Reflection) -> Change:
    """Record what was said to one prompt; raises StatementUnread or NotInForm."""
    now = _open(unit, Place(item.audit, item.case, item.agency))
    _refuse_unread(now)
    _prove_asked(now.prompts, item.prompt)
    return unit.record("Recorded reflection", item)


def give(unit: Unit, item: Feedback) -> Change:
    """Record what a child or parent said to one prompt; their consent to quote covers it."""
    now = _open(unit, Place(item.audit, item.case, item.agency))
    _prove_asked(now.questions, item.prompt)
    quotable = replace(item, may_quote=now.may_quote(item.giver))
    return unit.record("Recorded feedback", quotable)


def allow_quotes(unit: Unit, place: Place, giver: str, may: bool) -> Change:  # noqa: FBT001 - the answer itself
    """Record whether a giver agrees to be quoted, for all they said and will say."""
    now = _open(unit, place)
    head = replace(now.given(giver, WHO), value=giver)
    said = [one for one in now.feedback if one.giver == giver and one.prompt != WHO]
    label = "Recorded consent to quote" if may else "Recorded that nothing may be quoted"
    return unit.record(label, *(replace(one, may_quote=may) for one in (head, *said)))


def _open(unit: Unit, place: Place) -> Reflected:
    now = _whole(unit, place)
    refuse_unstarted(now.audit)
    refuse_signed(now.audit)
    refuse_strangers(unit, place)
    return now


def _read(reflector: Reflector) -> Reflector:
    return replace(reflector, statement_read=True)


def _refuse_unread(now: Reflected) -> None:
    if not now.reflector.statement_read:
        raise StatementUnread


def _prove_asked(form: Instrument | None, prompt: str) -> None:
    if form is None:
        raise NotInForm(wanted=prompt)
    form.question(prompt)
