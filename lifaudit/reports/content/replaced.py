"""Versions this report replaces: which bytes they were, and what was decided on them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lifaudit.domain.approving import Decision
from lifaudit.domain.learning import SealedReport
from lifaudit.domain.sign_off import Approval
from lifaudit.domain.words import day_of
from lifaudit.reports.content.source import Source
from lifaudit.reports.tree import Block, Heading, KeyFacts, Paragraph, plain

AFTER = (
    "An earlier version stays as it was signed and can still be checked by its own digest; this "
    "one takes its place."
)
WORDS = {
    Decision.RESERVED: "approved it with reservations",
    Decision.DECLINED: "declined to approve it",
}


def replaced(source: Source) -> Iterator[Block]:
    """Yield what came before this version, with reservations and reasons for declining."""
    older = _older(source)
    if not older:
        return
    yield Heading(2, "Versions before this one")
    yield Paragraph(plain(AFTER))
    for one in older:
        yield KeyFacts(tuple(_facts(one)))
        for said in source.dossier.approvals:
            if said.version == one.version and said.decision in WORDS:
                yield Paragraph(plain(_sentence(said)))


def replaced_data(source: Source) -> dict[str, Any]:
    """Return the same for audit.json; nothing for a first version."""
    told = [
        {
            "version": one.version,
            "file_sha256": one.digest,
            "fingerprint": one.fingerprint,
            "certified_at": one.certified_at.isoformat() if one.certified_at else None,
        }
        for one in _older(source)
    ]
    return {"replaces": told} if told else {}


def _older(source: Source) -> list[SealedReport]:
    return sorted(source.dossier.sealed, key=lambda one: int(one.version), reverse=True)


def _facts(one: SealedReport) -> Iterator[tuple[str, str]]:
    when = f", certified {day_of(one.certified_at)}" if one.certified_at else ""
    yield "Version", f"{one.version}{when}"
    yield "SHA-256 as certified", _in_groups(one.digest)
    yield "Fingerprint of its data", _in_groups(one.fingerprint)


def _in_groups(digest: str) -> str:
    return " ".join(digest[at : at + 8] for at in range(0, len(digest), 8))


def _sentence(said: Approval) -> str:
    who = said.organisation or said.name
    return f"{who} {WORDS[said.decision]}: {said.said}"
