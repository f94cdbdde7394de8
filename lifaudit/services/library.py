"""The library: every instrument that can be used, shipped or published here, and the drafts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from lifaudit.domain.change import Change
from lifaudit.domain.comparing import Comparison, compare
from lifaudit.domain.drafted import DraftInstrument
from lifaudit.domain.errors.library import InstrumentMissing
from lifaudit.domain.instrument import Instrument
from lifaudit.domain.library import (
    Library,
    LibraryItem,
    Origin,
    PublishedInstrument,
    Retirement,
)
from lifaudit.domain.scale import Scale
from lifaudit.domain.versions import read_version
from lifaudit.instruments import library as shipped
from lifaudit.services.drafts import read_draft
from lifaudit.services.instruments import read_content
from lifaudit.store.unit import Unit


def library(unit: Unit) -> Library:
    """Return every instrument there is, open drafts last, and the drafts that were put away."""
    retired = {one.identity: one.on for one in unit.where(Retirement)}
    today = unit.now().date()
    items = (_item(one, origin, retired, today) for one, origin in _usable(unit))
    known = (replace(one, lineage=lineage(unit, one.identity)) for one in items)
    heads = [one for one in unit.where(DraftInstrument) if one.name]
    away = _drafts(unit, (one for one in heads if one.is_away))
    drafts = _drafts(unit, (one for one in heads if one.is_open))
    return Library((*known, *drafts), tuple(replace(one, is_away=True) for one in away))


def instrument(unit: Unit, identity: str) -> Instrument:
    """Return one that is shipped or published here, whole; raises InstrumentMissing."""
    found = unit.one(PublishedInstrument, identity=identity)
    if found is not None and found.content:
        return read_content(found.content)
    for one in _shipped_as(identity.partition("@")[0]):
        if one.identity == identity:
            return one
    raise InstrumentMissing(wanted=identity)


def lineage(unit: Unit, identity: str) -> tuple[str, ...]:
    """Return the key of an instrument, then the keys of what it was made from."""
    found = []
    while identity:
        found.append(identity.partition("@")[0])
        made = unit.one(PublishedInstrument, identity=identity)
        head = unit.one(DraftInstrument, draft=made.draft) if made else None
        identity = head.begun_from if head else ""
    return tuple(dict.fromkeys(found))


def newest(unit: Unit, key: str) -> Instrument:
    """Return the latest version of an instrument; raises InstrumentMissing."""
    same = versions_of(unit, key)
    if not same:
        raise InstrumentMissing(wanted=key)
    return same[0]


def versions_of(unit: Unit, key: str) -> tuple[Instrument, ...]:
    """Return every version of an instrument, the latest first."""
    same = (*_shipped_as(key), *(one for one in _own(unit) if one.key == key))
    return tuple(sorted(same, key=lambda one: read_version(one.version), reverse=True))


def compared(unit: Unit, old: str, new: str) -> Comparison:
    """Compare two instruments of the library in words; raises InstrumentMissing."""
    return compare(instrument(unit, old), instrument(unit, new))


def scales() -> tuple[Scale, ...]:
    """Return the scales that come with lifaudit, for use in an instrument of one's own."""
    return shipped.shared_scales()


def retire(unit: Unit, identity: str, on: date, why: str = "") -> Change:
    """Say from when an instrument is no longer offered; raises InstrumentMissing."""
    instrument(unit, identity)
    return unit.record("Retired an instrument", Retirement(identity, on, why.strip()))


def offer_again(unit: Unit, identity: str) -> Change:
    """Offer a retired instrument again; one whose own file retires it stays retired."""
    instrument(unit, identity)
    return unit.record("Offered an instrument again", Retirement(identity))


def _usable(unit: Unit) -> Iterator[tuple[Instrument, Origin]]:
    for one in _by_title(shipped.shipped()):
        yield one, Origin.SHIPPED
    for one in _by_title(_own(unit)):
        yield one, Origin.OWN


def _own(unit: Unit) -> Iterator[Instrument]:
    return (read_content(one.content) for one in unit.where(PublishedInstrument) if one.content)


def _shipped_as(key: str) -> tuple[Instrument, ...]:
    """Return the one shipped form with this key, without reading all the others."""
    known = shipped.keys()
    return (shipped.form(key),) if key in known else ()


def _by_title(some: Iterable[Instrument]) -> list[Instrument]:
    return sorted(some, key=lambda one: (one.title.casefold(), read_version(one.version)))


def _item(
    one: Instrument, origin: Origin, retired: dict[str, date | None], today: date
) -> LibraryItem:
    days = (retired.get(one.identity), _day(one.retires))
    on = min((day for day in days if day is not None), default=None)
    return LibraryItem(one, origin, on, on is not None and on <= today)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _drafts(unit: Unit, heads: Iterable[DraftInstrument]) -> Iterator[LibraryItem]:
    for head in sorted(heads, key=lambda one: (one.title.casefold(), one.draft)):
        whole = read_draft(unit, head.draft)
        yield LibraryItem(whole, Origin.DRAFT, draft=head.draft, begun_from=head.begun_from)
