"""What the audit day puts on paper: sheets to fall back on, and receipts of urgent concerns."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from lifaudit.domain.dossier import Dossier
from lifaudit.domain.errors.day import ConcernMissing
from lifaudit.domain.errors.sealing import NotWritten
from lifaudit.domain.ports import Progress
from lifaudit.domain.urgent import Urgent
from lifaudit.profiles.library import profile
from lifaudit.reports.content.day_sheets import day_sheets
from lifaudit.reports.content.receipt import receipt
from lifaudit.reports.pdf import make_pdf
from lifaudit.reports.tree import Report
from lifaudit.security.atomic import write_atomically
from lifaudit.services.exporting import stem_of
from lifaudit.services.identifiers import screened_concern
from lifaudit.services.register import partnership
from lifaudit.services.urgent import register
from lifaudit.store.unit import Unit


@dataclass(frozen=True, slots=True)
class Paper:
    """One thing to print, and what its file is called."""

    name: str
    report: Report = field(repr=False)


def sheets_of(whole: Dossier) -> Paper:
    """Return the sheets of every case of an audit."""
    name = f"{stem_of(whole)}-audit-day-sheets.pdf"
    return Paper(name, day_sheets(whole, profile(whole.audit.profile)))


def receipt_of(unit: Unit, audit: str, concern: str) -> Paper:
    """Return the receipt of one concern; raises AuditMissing, ConcernMissing, IdentifiersFound."""
    view = register(unit, audit)
    entry = view.entry(concern)
    if entry is None:
        raise ConcernMissing
    words = (entry.kind, entry.raised_by, view.agency(entry.concern.agency))
    may_leave = screened_concern(unit, entry.concern)
    made = receipt(partnership(unit), view.audit, may_leave, words)
    return Paper(f"{_stem(entry.concern)}.pdf", made)


def write(paper: Paper, folder: Path, when: datetime, progress: Progress) -> Path:
    """Write something to print into a folder and return its file; raises NotWritten."""
    pdf = make_pdf(paper.report, (), when, progress)
    file = folder / paper.name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_atomically(file, pdf)
    except OSError as error:
        raise NotWritten(folder=str(folder), why=error.strerror or "it was refused") from error
    return file


def _stem(concern: Urgent) -> str:
    code = "".join(one if one.isalnum() or one in "-_" else "-" for one in concern.case)
    return f"urgent-{code}-{concern.concern}"
