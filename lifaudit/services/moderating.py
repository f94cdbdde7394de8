"""Moderation: choosing what gets a third look, and recording the grade that stands afterwards.

A moderator or the chair moderates. Where the register names neither, the audit's lead does, so that
a small partnership is not kept from it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from lifaudit.domain.audit import Audit
from lifaudit.domain.case import Case, CaseStatus
from lifaudit.domain.casework import Grade, Stage
from lifaudit.domain.change import Change
from lifaudit.domain.dossier import Dossier, Instruments
from lifaudit.domain.errors.audit import AuditMissing
from lifaudit.domain.errors.casework import (
    NotAModerator,
    NotExpected,
    NothingToModerate,
    ReasonMissing,
)
from lifaudit.domain.errors.sampling import DrawnAlready, SeedUnfit
from lifaudit.domain.instrument import Instrument
from lifaudit.domain.membership import MODERATORS
from lifaudit.domain.moderating import moderated_in, subjects_of, weak_in, weakest_word
from lifaudit.domain.moderation import (
    HUNDRED,
    Moderated,
    Moderation,
    Share,
    Shut,
    Subject,
    choose,
    is_repeatable,
)
from lifaudit.domain.moderation_sheet import ModerationSheet, scale_of
from lifaudit.domain.partnership import Person
from lifaudit.domain.sampling import is_seed
from lifaudit.domain.side_by_side import side_by_side
from lifaudit.services.casework import domain_taken, judged, refuse_signed, refuse_unstarted
from lifaudit.services.graded import graded
from lifaudit.services.instruments import pinned
from lifaudit.services.planning import is_led_here
from lifaudit.services.sampling import fresh_seed
from lifaudit.services.withholding import withheld
from lifaudit.store.unit import Unit

__all__ = [
    "ModerationView",
    "Share",
    "discard_moderation",
    "draw_moderation",
    "fresh_seed",
    "grade_moderated",
    "moderation",
    "moderation_sheet",
]


@dataclass(frozen=True, slots=True)
class ModerationView:
    """What was chosen for moderation and how far it is.

    `others` can be moderated beside the choice; `weak` counts what carries the weakest grade now,
    `weakest` is that grade's word. `repeats` says that the draw comes out the same again.
    """

    audit: Audit
    standing: Moderation
    items: tuple[Moderated, ...]
    others: tuple[Subject, ...]
    held: int
    weak: int
    weakest: str
    many: str
    repeats: bool
    shut: Shut | None

    @property
    def left(self) -> int:
        """How many are still to be moderated."""
        return sum(not one.whole for one in self.items)

    @property
    def sentence(self) -> str:
        """How far moderation is."""
        if not self.items:
            return "Nothing has been chosen for moderation yet."
        done = len(self.items) - self.left
        return f"{done} of {len(self.items)} moderated, of {self.held} {self.many} in the audit."


def moderation(unit: Unit, audit: str) -> ModerationView:
    """Read how far moderation of an audit is; raises AuditMissing."""
    plan, whole, _ = _whole(unit, audit)
    standing = unit.one(Moderation, audit=audit) or Moderation(audit)
    items, every = moderated_in(whole, standing), subjects_of(whole)
    known = {one.subject.code for one in items}
    return ModerationView(
        plan,
        standing,
        items,
        tuple(one for one in every if one.code not in known),
        len(every),
        len(weak_in(whole)),
        weakest_word(whole),
        whole.subject.many,
        is_repeatable(standing),
        _shut(unit, plan),
    )


def draw_moderation(unit: Unit, audit: str, wish: Share) -> Change:
    """Choose what is moderated; everything it rests on is recorded, so that it can be repeated.

    Raises what `grade_moderated` raises, and DrawnAlready, SeedUnfit or NothingToModerate.
    """
    plan, whole, _ = _whole(unit, audit)
    _refuse(unit, plan)
    standing = unit.one(Moderation, audit=audit)
    if standing and standing.is_drawn:
        raise DrawnAlready
    if not is_seed(wish.seed):
        raise SeedUnfit
    held, weak = [one.code for one in subjects_of(whole)], weak_in(whole)
    taken, drawn = choose(held, weak, wish)
    if not 0 <= wish.share <= HUNDRED or not (taken or drawn):
        raise NothingToModerate
    today = unit.now().date()
    made = Moderation(
        audit,
        wish.share,
        wish.weakest,
        wish.seed,
        tuple(held),
        tuple(taken),
        tuple(drawn),
        today,
    )
    return unit.record("Chose what is moderated", made)


def discard_moderation(unit: Unit, audit: str, reason: str) -> Change:
    """Take the choice back, with a reason; moderated grades stay.

    Raises ReasonMissing and what `grade_moderated` raises.
    """
    plan, _, _ = _whole(unit, audit)
    _refuse(unit, plan)
    if not reason.strip():
        raise ReasonMissing
    return unit.record("Discarded the choice", Moderation(audit), reason=reason.strip())


def moderation_sheet(unit: Unit, audit: str, case: str, agency: str) -> ModerationSheet:
    """Read one thing as moderation sees it; raises AuditMissing or NotExpected."""
    plan, whole, forms = _whole(unit, audit)
    every = subjects_of(whole)
    found = next((one for one in every if (one.case, one.agency) == (case, agency)), None)
    if found is None:
        raise NotExpected
    standing = unit.one(Moderation, audit=audit) or Moderation(audit)
    here = {"audit": audit, "case": case, "agency": agency}
    return ModerationSheet(
        plan,
        found,
        _form(forms, found),
        scale_of(_form(forms, found), forms.main),
        side_by_side(whole, case),
        withheld(unit, plan).shown(unit.where(Grade, **here, stage=Stage.MODERATED.value)),
        tuple(one.subject for one in moderated_in(whole, standing)),
        _shut(unit, plan),
    )


def grade_moderated(unit: Unit, item: Grade) -> Change:
    """Record a moderated grade; what stood before stays, and is shown beside it.

    Raises AuditMissing, AuditNotStarted, AuditSigned, NotAModerator, NothingToModerate, NotInForm.
    """
    plan, whole, forms = _whole(unit, item.audit)
    _refuse(unit, plan)
    where = (item.case, item.agency)
    found = next((one for one in subjects_of(whole) if (one.case, one.agency) == where), None)
    if found is None:
        raise NothingToModerate
    form = _form(forms, found)
    domain_taken(form, item.domain)
    if item.judgement and item.judgement.value:
        scale_of(form, forms.main).point(item.judgement.value)
    tidy = replace(item, stage=Stage.MODERATED.value, judgement=judged(form, item.judgement))
    return unit.record("Recorded moderated grade", tidy)


def may_moderate(unit: Unit, plan: Audit) -> bool:
    """Tell whether the person at the keyboard moderates this audit."""
    known = [one for one in unit.where(Person, active=True) if one.role in MODERATORS]
    if known:
        return unit.actor in {one.person for one in known}
    return is_led_here(unit, plan)


def _whole(unit: Unit, audit: str) -> tuple[Audit, Dossier, Instruments]:
    plan = unit.one(Audit, audit=audit)
    if plan is None:
        raise AuditMissing
    forms = pinned(unit, audit)
    cases = unit.where(Case, audit=audit, status=CaseStatus.CHOSEN)
    return plan, graded(unit, plan, forms, cases), forms


def _refuse(unit: Unit, plan: Audit) -> None:
    refuse_unstarted(plan)
    refuse_signed(plan)
    if not may_moderate(unit, plan):
        raise NotAModerator


def _shut(unit: Unit, plan: Audit) -> Shut | None:
    if plan.is_draft:
        return Shut.NOT_STARTED
    if plan.is_signed:
        return Shut.SIGNED
    return None if may_moderate(unit, plan) else Shut.NOT_A_MODERATOR


def _form(forms: Instruments, subject: Subject) -> Instrument:
    return (forms.panel or forms.main) if subject.is_case else forms.main
