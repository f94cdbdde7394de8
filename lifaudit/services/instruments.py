"""The instruments of an audit: pinned whole when planned, read back the same for ever."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from functools import lru_cache

from lifaudit.domain.audit import PinnedInstrument
from lifaudit.domain.change import Change
from lifaudit.domain.dossier import Instruments
from lifaudit.domain.instrument import Instrument
from lifaudit.domain.subject import CASE, Subject, subject_of
from lifaudit.instruments.canonical import canonical, digest, from_canonical
from lifaudit.store.unit import Unit


def pin(
    unit: Unit, audit: str, *instruments: Instrument, without: tuple[PinnedInstrument, ...] = ()
) -> Change:
    """Pin these instruments to an audit, whole, each under its use; `without` are taken off."""
    pins = (pin_of(audit, one) for one in instruments)
    return unit.record("Pinned instruments", *pins, *without)


def pin_of(audit: str, one: Instrument) -> PinnedInstrument:
    """Return the record that pins an instrument."""
    return PinnedInstrument(audit, one.use, one.identity, digest(one), content_of(one))


def content_of(one: Instrument) -> str:
    """Return the canonical text of an instrument, as a record keeps it."""
    return canonical(one).decode("utf-8")


def unpin(unit: Unit, audit: str, uses: AbstractSet[str]) -> tuple[PinnedInstrument, ...]:
    """Return the records that take off what an audit has pinned for these uses."""
    found = unit.where(PinnedInstrument, audit=audit)
    return tuple(PinnedInstrument(audit, one.use) for one in found if one.use in uses)


def pinned(unit: Unit, audit: str) -> Instruments:
    """Return the instruments an audit uses."""
    pins = (one for one in unit.where(PinnedInstrument, audit=audit) if one.content)
    found = {one.use: read_content(one.content) for one in pins}
    return Instruments(
        found["return"], found.get("panel"), found.get("reflection"), found.get("feedback")
    )


def subject(unit: Unit, audit: str) -> Subject:
    """Return what an audit's main instrument is answered about; a case until one is pinned."""
    pins = unit.where(PinnedInstrument, audit=audit, use="return")
    return next((subject_of(read_content(one.content)) for one in pins), CASE)


@lru_cache(maxsize=64)
def read_content(content: str) -> Instrument:
    """Read the canonical text of an instrument back; the same text is read once."""
    return from_canonical(content.encode("utf-8"))
