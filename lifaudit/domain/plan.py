"""When a plan is whole: what every audit must have said before anybody opens a record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lifaudit.domain.audit import Audit, AuditType
from lifaudit.domain.subject import AGENCY, SURVEY, Subject

TOGETHER = (AuditType.DEEP_DIVE, AuditType.THEMATIC_AUDIT, AuditType.MULTI_AGENCY_AUDIT)
"""The types that look at what agencies did together, so one agency alone cannot answer."""

TEXTS = (
    ("title", "Give the audit a title."),
    ("theme", "Say what it is about, in a word or two."),
    ("why", "Say why it is done now."),
    ("questions", "Say what it should answer."),
    ("proportionality", "Say why looking into these records is proportionate."),
    ("marking", "Choose the marking."),
    ("sharing_agreement", "Name the information sharing agreement, or say why none is needed."),
    ("dpia", "Name the data protection impact assessment, or say why none is needed."),
)
DATES = (
    ("period_from", "Say from when practice is looked at."),
    ("period_to", "Say until when practice is looked at."),
    ("returns_due", "Say by when agencies return."),
    ("report_due", "Say by when the report is due."),
)
IN_ORDER = (
    ("period_from", "period_to", "The period ends before it begins."),
    ("returns_due", "audit_day", "The audit day is before the returns are due."),
    ("returns_due", "report_due", "The report is due before the returns are."),
    ("audit_day", "report_due", "The report is due before the audit day."),
)
FORM = (
    "title",
    "theme",
    "why",
    "questions",
    "period_from",
    "period_to",
    "agencies",
    "returns_due",
    "audit_day",
    "report_due",
    "proportionality",
    "sharing_agreement",
    "dpia",
    "marking",
    "cases",
)


@dataclass(frozen=True, slots=True)
class PlanGap:
    """One thing a plan still lacks: the field it belongs to, and what to do."""

    field: str
    sentence: str


def gaps_in(plan: Audit, subject: Subject, agencies: int, cases: int) -> tuple[PlanGap, ...]:
    """Return what a plan still lacks, in the order of the form, one gap a field."""
    first: dict[str, PlanGap] = {}
    looked_at = (*_unasked(plan, agencies), *_unlisted(subject, cases))
    for gap in (*_unsaid(plan), *_crossed(plan), *looked_at):
        first.setdefault(gap.field, gap)
    return tuple(first[name] for name in FORM if name in first)


def _unsaid(plan: Audit) -> Iterator[PlanGap]:
    for name, sentence in TEXTS:
        if not getattr(plan, name).strip():
            yield PlanGap(name, sentence)
    for name, sentence in DATES:
        if getattr(plan, name) is None:
            yield PlanGap(name, sentence)


def _crossed(plan: Audit) -> Iterator[PlanGap]:
    for earlier, later, sentence in IN_ORDER:
        before, after = getattr(plan, earlier), getattr(plan, later)
        if before and after and after < before:
            yield PlanGap(later, sentence)


def _unasked(plan: Audit, agencies: int) -> Iterator[PlanGap]:
    together = plan.type in TOGETHER
    if agencies < (2 if together else 1):
        words = "Ask at least two agencies." if together else "Ask the agency it is about."
        yield PlanGap("agencies", words)


def _unlisted(subject: Subject, cases: int) -> Iterator[PlanGap]:
    """Self-assessments come with the start, and responses after it."""
    if cases or subject in (AGENCY, SURVEY):
        return
    yield PlanGap(
        "cases", "Choose or draw the cases." if subject.sampled else f"List the {subject.many}."
    )
