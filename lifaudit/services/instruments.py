"""The instruments of an audit: pinned whole when planned, read back the same for ever."""

from __future__ import annotations

from functools import lru_cache

from lifaudit.domain.audit import PinnedInstrument
from lifaudit.domain.change import Change
from lifaudit.domain.dossier import Instruments
from lifaudit.domain.instrument import Instrument
from lifaudit.domain.subject import CASE, Subject, subject_of
from lifaudit.instruments.canonical import canonical, digest, from_canonical
from lifaudit.store.unit import Unit


def pin(unit: Unit, audit: str, *instruments: Instrument) -> Change:
    """Pin these instruments to an audit, whole, each under its use."""
    pins = [
        PinnedInstrument(audit, one.use, one.identity, digest(one), canonical(one).decode("utf-8"))
        for one in instruments
    ]
    return unit.record("Pinned instruments", *pins)


def pinned(unit: Unit, audit: str) -> Instruments:
    """Return the instruments an audit uses."""
    found = {one.use: _read(one.content) for one in unit.where(PinnedInstrument, audit=audit)}
    return Instruments(
        found["return"], found.get("panel"), found.get("reflection"), found.get("feedback")
    )


def subject(unit: Unit, audit: str) -> Subject:
    """Return what an audit's main instrument is answered about; a case until one is pinned."""
    pins = unit.where(PinnedInstrument, audit=audit, use="return")
    return next((subject_of(_read(one.content)) for one in pins), CASE)


@lru_cache(maxsize=16)
def _read(content: str) -> Instrument:
    return from_canonical(content.encode("utf-8"))
