"""What an audit looked at where nothing was drawn: named settings, processes, events, responses."""

from __future__ import annotations

from collections.abc import Iterator

from lifaudit.domain.dossier import Dossier
from lifaudit.domain.subject import AGENCY, SURVEY
from lifaudit.reports.content.phrases import bullets
from lifaudit.reports.tree import Block, Heading, Paragraph, plain

THEMSELVES = "Every agency answered once, about itself."
NOBODY = "Nobody was asked for a name, and no response is printed by itself."


def looked_at(dossier: Dossier) -> Iterator[Block]:
    """Yield what was looked at, by name where it has one."""
    subject = dossier.subject
    yield Heading(2, "What was looked at")
    if subject is AGENCY:
        yield Paragraph(plain(THEMSELVES))
        return
    counted = subject.counted(len(dossier.cases))
    if subject is SURVEY:
        yield Paragraph(plain(f"{counted[:1].upper()}{counted[1:]}. {NOBODY}"))
        return
    yield Paragraph(plain(f"{counted}, chosen and listed by the lead."))
    yield from bullets([(one.case, one.title) for one in dossier.cases])
