"""What the pages of planning show, each in one read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lifaudit.domain.audit import Audit, ExpectedAgency, Status
from lifaudit.domain.case import Case, CaseStatus
from lifaudit.domain.dossier import Instruments
from lifaudit.domain.frame import FrameDraft
from lifaudit.domain.partnership import Agency, Person
from lifaudit.domain.plan import PlanGap
from lifaudit.domain.ports import Progress
from lifaudit.domain.profile import Profile
from lifaudit.domain.sign_off import Representative
from lifaudit.domain.subject import Subject, subject_of
from lifaudit.domain.trust import Member
from lifaudit.frames.read import read_frame
from lifaudit.services import planning, register, sampling
from lifaudit.services.instruments import pinned, subject
from lifaudit.services.leading import Led, led_by
from lifaudit.services.profiles import in_force
from lifaudit.services.representatives import could_represent, representatives
from lifaudit.services.sampling import Sampled
from lifaudit.services.successors import could_lead
from lifaudit.store.unit import Unit


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One audit as a list shows it."""

    audit: Audit
    kind: str
    lead: str
    cases: int
    agencies: int


@dataclass(frozen=True, slots=True)
class AuditList:
    """Every audit, and the profile a new one would use."""

    lines: tuple[AuditLine, ...]
    profile: Profile


@dataclass(frozen=True, slots=True)
class PlanView:
    """One plan, who leads it, who is asked and who could be, and what is left."""

    audit: Audit
    profile: Profile
    led: Led
    is_mine: bool
    instruments: Instruments
    expected: tuple[ExpectedAgency, ...]
    register: tuple[Agency, ...]
    cases: int
    reserves: int
    gaps: tuple[PlanGap, ...]
    representatives: tuple[Representative, ...]
    people: tuple[Person, ...]
    """Those who could approve the report for an agency."""
    successors: tuple[Member, ...] = ()
    """Those whom its lead could hand the audit on to."""

    @property
    def can_change(self) -> bool:
        """The person at the keyboard may change it."""
        return self.is_mine and not self.audit.is_signed

    @property
    def subject(self) -> Subject:
        """What the audit looks at."""
        return subject_of(self.instruments.main)


@dataclass(frozen=True, slots=True)
class SampleView:
    """One sample, the lists its cases are described with, and whether the draw repeats."""

    sample: Sampled
    profile: Profile
    repeats: bool
    is_mine: bool
    subject: Subject

    @property
    def can_change(self) -> bool:
        """The person at the keyboard may change it."""
        return self.is_mine and not self.sample.audit.is_signed

    @property
    def can_discard(self) -> bool:
        """No agency has started on these cases."""
        return self.can_change and self.sample.audit.status is Status.DRAFT


def audit_list(unit: Unit) -> AuditList:
    """Return every audit, the newest first."""
    lines = tuple(_line(unit, one) for one in planning.audits(unit))
    return AuditList(lines, in_force(unit))


def plan_view(unit: Unit, audit: str) -> PlanView:
    """Return one plan whole; raises AuditMissing."""
    plan = planning.audit_of(unit, audit)
    is_mine = planning.is_led_here(unit, plan)
    return PlanView(
        plan,
        in_force(unit, audit),
        led_by(unit, plan),
        is_mine,
        pinned(unit, audit),
        tuple(planning.expected(unit, audit)),
        tuple(one for one in register.agencies(unit) if one.active),
        len(unit.where(Case, audit=audit, status=CaseStatus.CHOSEN)),
        len(unit.where(Case, audit=audit, status=CaseStatus.RESERVE)),
        planning.plan_gaps(unit, audit),
        representatives(unit, audit),
        could_represent(unit),
        could_lead(unit) if is_mine else (),
    )


def sample_view(unit: Unit, audit: str) -> SampleView:
    """Return one sample whole; raises AuditMissing."""
    found = sampling.sampled(unit, audit)
    return SampleView(
        found,
        in_force(unit, audit),
        sampling.is_repeatable(unit, audit),
        planning.is_led_here(unit, found.audit),
        subject(unit, audit),
    )


def read_list(path: Path, progress: Progress) -> FrameDraft:
    """Read a list of cases beside the store; raises FrameRefused."""
    progress(0, 1, "Reading the list")
    return read_frame(path)


def _line(unit: Unit, plan: Audit) -> AuditLine:
    kind = in_force(unit, plan.audit).audit(plan.type).label
    cases = len(unit.where(Case, audit=plan.audit, status=CaseStatus.CHOSEN))
    agencies = len(planning.expected(unit, plan.audit))
    return AuditLine(plan, kind, register.name_of(unit, plan.lead), cases, agencies)
