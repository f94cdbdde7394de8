"""Working copies: the report and its tables in the formats of an office, unsigned and marked."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path

from lifaudit.domain.dossier import Dossier
from lifaudit.domain.errors.sealing import NotWritten
from lifaudit.domain.ports import Progress
from lifaudit.domain.screening import Screened
from lifaudit.profiles.library import profile
from lifaudit.reports.content.cover import Standing
from lifaudit.reports.content.report import Made, report_of
from lifaudit.reports.content.sheets import sheets_of
from lifaudit.reports.content.source import Source, signatories
from lifaudit.reports.csv import make_csv
from lifaudit.reports.docx import make_docx
from lifaudit.reports.html import make_html
from lifaudit.reports.linear import unsigned_mark
from lifaudit.reports.sheets import Sheet
from lifaudit.reports.xlsx import make_xlsx
from lifaudit.security.atomic import write_atomically
from lifaudit.services.policy import prove_exports
from lifaudit.services.reporting import draft

IN_CSV = (
    *("Grades", "Agreement", "Answers", "Scores", "Findings", "Actions"),
    "Earlier answers",
)
TRUST = "trust.pem"
_UNFIT = re.compile(r"[^A-Za-z0-9._-]+")

Maker = Callable[[], bytes]


def export(
    screened: Screened[Dossier], folder: Path, when: datetime, progress: Progress
) -> tuple[Path, ...]:
    """Write every working copy into a folder and return the files.

    Each file is whole or not there. Raises Cancelled between two files, NotWritten, and
    ExportsNotAllowed.
    """
    prove_exports()
    dossier = screened.value
    source = Source(dossier, profile(dossier.audit.profile), signatories(dossier))
    whole = report_of(source, Standing.DRAFT, when)
    makers = _makers(whole, sheets_of(source), when)
    return _write(folder, {f"{stem_of(dossier)}-{n}": make for n, make in makers.items()}, progress)


def save_signed(
    dossier: Dossier, pdf: bytes, trust: bytes, folder: Path, progress: Progress
) -> tuple[Path, ...]:
    """Write a signed report and the trust file a stranger checks it with; raises NotWritten."""
    files = {f"{stem_of(dossier)}-report.pdf": lambda: pdf, TRUST: lambda: trust}
    return _write(folder, files, progress)


def save_draft(
    screened: Screened[Dossier], folder: Path, when: datetime, progress: Progress
) -> tuple[Path, ...]:
    """Write a draft of the report as it stands, named as one.

    Raises Cancelled, NotWritten, ExportsNotAllowed.
    """
    prove_exports()
    dossier = screened.value
    pdf = draft(dossier, when, progress)
    return _write(folder, {f"{stem_of(dossier)}-draft.pdf": lambda: pdf}, progress)


def save_answer(folder: Path, name: str, content: bytes, progress: Progress) -> Path:
    """Write what a representative signed, for them to send back; raises NotWritten."""
    return _write(folder, {name: lambda: content}, progress)[0]


def stem_of(dossier: Dossier) -> str:
    """Return how the files of an audit begin: its code, as every computer can name a file."""
    return _UNFIT.sub("-", dossier.audit.code).strip("-.") or "audit"


def _write(folder: Path, files: Mapping[str, Maker], progress: Progress) -> tuple[Path, ...]:
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for at, (name, make) in enumerate(files.items()):
            progress(at, len(files), f"Writing {name}")
            write_atomically(folder / name, make())
            written.append(folder / name)
    except OSError as error:
        raise NotWritten(folder=str(folder), why=error.strerror or "it was refused") from error
    return tuple(written)


def _makers(whole: Made, sheets: tuple[Sheet, ...], when: datetime) -> dict[str, Maker]:
    mark = f"{whole.report.marking.upper()} - {unsigned_mark(whole.report)}"
    tables = {one.name: one for one in sheets}
    makers: dict[str, Maker] = {
        "working-copy.docx": lambda: make_docx(whole.report, when),
        "working-copy.html": lambda: make_html(whole.report),
        "tables.xlsx": lambda: make_xlsx(sheets, mark, when),
        "audit.json": lambda: whole.data,
    }
    for name in IN_CSV:
        if name in tables:
            makers[f"{name.lower().replace(' ', '-')}.csv"] = partial(make_csv, tables[name])
    return makers
