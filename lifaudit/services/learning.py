"""What was learned in one audit, read with its computed evidence and with what is missing."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lifaudit.domain.audit import Audit, ExpectedAgency
from lifaudit.domain.case import Case, CaseStatus
from lifaudit.domain.casework import SectionNotes
from lifaudit.domain.dossier import Learned
from lifaudit.domain.errors.audit import AuditMissing
from lifaudit.domain.grading import Domain
from lifaudit.domain.lacking import (
    Lack,
    lacks_of_action,
    lacks_of_finding,
    lacks_of_recommendation,
    lacks_of_summary,
    seen_in,
    warnings_of,
)
from lifaudit.domain.learning import Action, Finding, Polarity, Recommendation, Summary
from lifaudit.domain.record import kind_of
from lifaudit.domain.seeds import Seed, seeds
from lifaudit.domain.subject import subject_of
from lifaudit.domain.whose import LEARNED
from lifaudit.services.dossiers import dossier, learned
from lifaudit.services.findings import may_write
from lifaudit.services.instruments import pinned
from lifaudit.services.planning import is_led_here
from lifaudit.services.recorder import recorder_of
from lifaudit.services.register import name_of
from lifaudit.store.aside import aside_by
from lifaudit.store.unit import Unit


@dataclass(frozen=True, slots=True)
class Found:
    """A finding with its computed evidence and what it lacks."""

    finding: Finding
    evidence: str
    lacks: tuple[Lack, ...]


@dataclass(frozen=True, slots=True)
class Planned:
    """An action with what it lacks."""

    action: Action
    lacks: tuple[Lack, ...]


@dataclass(frozen=True, slots=True)
class Recommended:
    """A recommendation with its actions and what it lacks."""

    recommendation: Recommendation
    actions: tuple[Planned, ...]
    lacks: tuple[Lack, ...]


@dataclass(frozen=True, slots=True)
class LearningView:
    """Everything learned in one audit, and what it may refer to.

    `writers` names those who may write it, the lead first, where whoever reads it may not; `aside`
    those who wrote in it what does not count, where whoever reads it may name them the recorder.
    """

    audit: Audit
    cases: tuple[str, ...]
    called: tuple[str, ...]
    domains: tuple[Domain, ...]
    agencies: tuple[ExpectedAgency, ...]
    findings: tuple[Found, ...]
    recommendations: tuple[Recommended, ...]
    summary: Summary
    summary_lacks: tuple[Lack, ...]
    warnings: tuple[str, ...]
    writers: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """The person at the keyboard may still change it."""
        return not (self.audit.is_signed or self.writers)

    def of(self, polarity: Polarity) -> tuple[Found, ...]:
        """Return the strengths, or the areas for improvement, in order."""
        return tuple(one for one in self.findings if one.finding.polarity is polarity)

    def found(self, finding: str) -> Found | None:
        """Return a finding by its id, if it stands."""
        return next((one for one in self.findings if one.finding.finding == finding), None)

    def recommended(self, recommendation: str) -> Recommended | None:
        """Return a recommendation by its id, if it stands."""
        same = (
            one
            for one in self.recommendations
            if one.recommendation.recommendation == recommendation
        )
        return next(same, None)

    @property
    def left(self) -> int:
        """How many things are missing altogether."""
        parts = [self.summary_lacks, *(one.lacks for one in self.findings)]
        for one in self.recommendations:
            parts += [one.lacks, *(each.lacks for each in one.actions)]
        return sum(len(part) for part in parts)


def learning(unit: Unit, audit: str) -> LearningView:
    """Read what was learned; raises AuditMissing. No answer and no grade is read for it."""
    plan = unit.one(Audit, audit=audit)
    if plan is None:
        raise AuditMissing
    chosen = unit.where(Case, audit=audit, status=CaseStatus.CHOSEN)
    cases = tuple(one.case for one in chosen)
    known = learned(unit, audit)
    form = pinned(unit, audit).main
    about = subject_of(form)
    return LearningView(
        plan,
        cases,
        tuple(one.called for one in chosen),
        tuple(Domain(one.key, one.title) for one in form.all_sections),
        tuple(unit.where(ExpectedAgency, audit=audit, asked=True)),
        tuple(
            Found(one, seen_in(one, cases, about), lacks_of_finding(one)) for one in known.findings
        ),
        tuple(_recommended(known, one) for one in known.recommendations),
        known.summary or Summary(audit),
        lacks_of_summary(known.summary),
        warnings_of(known, cases, unit.where(SectionNotes, audit=audit)),
        () if may_write(unit, audit) else _writers(unit, plan),
        _aside(unit, audit) if is_led_here(unit, plan) else (),
    )


def suggestions(unit: Unit, audit: str) -> tuple[Seed, ...]:
    """Return where findings could start; every answer is read for it."""
    return seeds(dossier(unit, audit))


def _writers(unit: Unit, plan: Audit) -> tuple[str, ...]:
    some = dict.fromkeys((plan.lead, recorder_of(unit, plan)))
    return tuple(name_of(unit, one) for one in some)


def _aside(unit: Unit, audit: str) -> tuple[str, ...]:
    some = aside_by(unit.connection, audit, map(kind_of, LEARNED))
    return tuple(sorted(name_of(unit, one) for one in some))


def _recommended(known: Learned, one: Recommendation) -> Recommended:
    own = [each for each in known.actions if each.recommendation == one.recommendation]
    planned = tuple(Planned(each, lacks_of_action(each)) for each in own)
    standing = {each.finding for each in known.findings}
    drawn = replace(one, findings=tuple(key for key in one.findings if key in standing))
    return Recommended(one, planned, lacks_of_recommendation(drawn, own))
