"""Drafts as they stand in the vault, part by part."""

from __future__ import annotations

from lifaudit.domain.drafted import (
    DraftInstrument,
    DraftQuestion,
    DraftScale,
    DraftSection,
    Parts,
)
from lifaudit.domain.errors.library import DraftMissing, DraftPublished
from lifaudit.domain.instrument import Instrument
from lifaudit.domain.parts import instrument_of
from lifaudit.store.unit import Unit


def read_draft(unit: Unit, draft: str) -> Instrument:
    """Return what a draft says now; raises DraftMissing."""
    return instrument_of(standing_parts(unit, draft))


def standing_parts(unit: Unit, draft: str) -> Parts:
    """Read every part of a draft; raises DraftMissing."""
    return Parts(
        head_of(unit, draft),
        tuple(unit.where(DraftScale, draft=draft)),
        tuple(unit.where(DraftSection, draft=draft)),
        tuple(unit.where(DraftQuestion, draft=draft)),
    )


def open_parts(unit: Unit, draft: str) -> Parts:
    """Read every part of a draft that can be changed; raises DraftMissing or DraftPublished."""
    parts = standing_parts(unit, draft)
    if parts.head.discarded:
        raise DraftMissing
    if parts.head.published:
        raise DraftPublished(identity=parts.head.published)
    return parts


def head_of(unit: Unit, draft: str) -> DraftInstrument:
    """Return what a draft says of itself, discarded or published too; raises DraftMissing."""
    found = unit.one(DraftInstrument, draft=draft)
    if found is None or not found.name:
        raise DraftMissing
    return found
