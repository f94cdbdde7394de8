"""The cover: which audit this is, how much was looked at, and whether it is signed."""

from __future__ import annotations

import enum
from datetime import datetime

from lifaudit.reports.content.phrases import day, span, told
from lifaudit.reports.content.source import Source, lead_of
from lifaudit.reports.tree import Cover


class Standing(enum.Enum):
    """Whether a file is for reading along or for signing."""

    DRAFT = "Draft, to be read and corrected"
    FINAL = "Final, valid with its signature"


def title_of(source: Source) -> str:
    """Return the title of the report."""
    audit = source.dossier.audit
    return told(audit.title, told(audit.theme, "Audit without a title"))


def subtitle_of(source: Source) -> str:
    """Return the line under the title: the theme where it says more than the title."""
    audit = source.dossier.audit
    return audit.theme if audit.theme.strip() != title_of(source).strip() else ""


def cover_of(source: Source, standing: Standing, when: datetime) -> Cover:
    """Return the cover."""
    dossier = source.dossier
    audit, lead = dossier.audit, lead_of(dossier)
    kind = source.terms.audit(audit.type).label
    looked = f"{dossier.subject.counted(len(dossier.cases))}, {_agencies(len(dossier.agencies))}"
    return Cover(
        f"{kind} report",
        told(dossier.partnership.name, "Safeguarding partnership"),
        (
            ("Audit", told(audit.code)),
            ("Report made", day(when)),
            ("Practice looked at", span(audit.period_from, audit.period_to)),
            ("Looked at", looked),
            ("Lead", told(lead.name if lead else "")),
            ("Version", f"{len(dossier.sealed) + 1}. {standing.value}"),
        ),
        source.terms.marking.handling,
    )


def _agencies(number: int) -> str:
    return "1 agency" if number == 1 else f"{number} agencies"
