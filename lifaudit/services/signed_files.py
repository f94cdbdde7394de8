"""The signed files that an audit's own record names: certified reports, and what came back."""

from __future__ import annotations

from lifaudit.domain.learning import SealedReport
from lifaudit.domain.pack import Document
from lifaudit.domain.sign_off import Approval
from lifaudit.store.keeping import document
from lifaudit.store.unit import Unit


def named(unit: Unit, audit: str) -> frozenset[str]:
    """Return the SHA-256 of every signed file that is spoken of in an audit."""
    reports = unit.where(SealedReport, audit=audit)
    answers = unit.where(Approval, audit=audit)
    of_reports = (each for one in reports for each in (one.digest, one.newest))
    return frozenset({*of_reports, *(one.file for one in answers)}) - {""}


def of_audit(unit: Unit, audit: str) -> tuple[Document, ...]:
    """Return those that this vault keeps, for whoever leads the audit next."""
    kept = ((one, document(unit, one)) for one in sorted(named(unit, audit)))
    return tuple(Document(f"signed-{one[:16]}", content) for one, content in kept if content)
