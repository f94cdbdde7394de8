"""What lies in a pack, once every line was read and fits what the first one says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from lifaudit.domain.errors.exchange import PackBroken
from lifaudit.domain.event import Event
from lifaudit.domain.pack import Document, HandedKey, Manifest, Span, Trust, Voucher
from lifaudit.exchange.limits import EVENTS
from lifaudit.exchange.lines import Item, item_of
from lifaudit.exchange.payload import lines_in

Telling = Callable[[int, int], None]
OFTEN = 2000  # lines between two looks at the progress


@dataclass(frozen=True, slots=True)
class Contents:
    """The lines of a payload, sorted by what they are."""

    trust: bytes | None = field(repr=False)
    events: tuple[Event, ...] = field(repr=False)
    keys: tuple[HandedKey, ...] = field(repr=False)
    vouchers: tuple[Voucher, ...]
    documents: tuple[Document, ...] = field(repr=False)


def trust_in(manifest: Manifest, content: bytes) -> bytes | None:
    """Return the list of members a pack brings: its first line, or none; raises PackBroken.

    Nothing behind the first line is inflated, as whose pack it is shows only then.
    """
    lines = lines_in(content, manifest.payload)
    first = next(lines, None) if manifest.payload.lines else None
    item = None if first is None else item_of(first, manifest.audit)
    return item.bundle if isinstance(item, Trust) else None


def contents_of(manifest: Manifest, content: bytes, telling: Telling) -> Contents:
    """Read every line; raises PackBroken where they are not what the first line says."""
    trust: bytes | None = None
    events: list[Event] = []
    keys: list[HandedKey] = []
    vouchers: list[Voucher] = []
    documents: list[Document] = []
    for number, item in enumerate(_items(manifest, content, telling)):
        match item:
            case Event():
                events.append(item)
            case HandedKey():
                keys.append(item)
            case Voucher():
                vouchers.append(item)
            case Document():
                documents.append(item)
            case _:
                _refuse_unless(number == 0)
                trust = item.bundle
    _refuse_unless(len(events) <= EVENTS)
    _prove_spans(events, manifest.spans)
    _refuse_unless(len({one.device for one in vouchers}) == len(vouchers))
    _refuse_unless(len({one.compartment for one in keys}) == len(keys))
    return Contents(trust, tuple(events), tuple(keys), tuple(vouchers), tuple(documents))


def spans_of(events: Sequence[Event]) -> tuple[Span, ...]:
    """Say from where to where the events of each device go, in the order they lie."""
    first: dict[str, Event] = {}
    last: dict[str, Event] = {}
    for one in events:
        first.setdefault(one.header.device, one)
        last[one.header.device] = one
    return tuple(
        Span(device, one.header.seq, last[device].header.seq, last[device].eid.hex())
        for device, one in first.items()
    )


def _items(manifest: Manifest, content: bytes, telling: Telling) -> Iterator[Item]:
    for number, line in enumerate(lines_in(content, manifest.payload)):
        if number % OFTEN == 0:
            telling(number, manifest.payload.lines)
        yield item_of(line, manifest.audit)


def _prove_spans(events: list[Event], spans: tuple[Span, ...]) -> None:
    """Refuse a device whose entries are not one unbroken chain, or not as the first line says."""
    before: dict[str, Event] = {}
    for one in events:
        head = one.header
        last = before.get(head.device)
        if last is not None:
            _refuse_unless(head.seq == last.header.seq + 1 and head.prev == last.eid)
        before[head.device] = one
    _refuse_unless(spans_of(events) == spans)


def _refuse_unless(fits: bool) -> None:  # noqa: FBT001 - a fact, not a choice
    if not fits:
        raise PackBroken
