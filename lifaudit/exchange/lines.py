"""The lines of a payload: each a flat list whose first word says what the rest is."""

from __future__ import annotations

import binascii
import re
from collections.abc import Callable
from sys import intern
from typing import Any

from lifaudit.domain.codec import canonical
from lifaudit.domain.errors.exchange import PackBroken
from lifaudit.domain.event import Event, Header
from lifaudit.domain.pack import Document, HandedKey, Trust, Voucher
from lifaudit.domain.strict import read_strict
from lifaudit.exchange.limits import WORD
from lifaudit.exchange.typed import MOST, digest, number, raw, text, word, written

Item = Event | HandedKey | Voucher | Document | Trust
KEY_BYTES = 32

_ID, _NUMBER = rf'"([A-Za-z0-9._~-]{{1,{WORD}}})"', r"([1-9][0-9]{0,18})"
_ENTRY = re.compile(
    rf'\["event",{_ID},{_NUMBER},"([0-9a-f]{{64}}|)",{_NUMBER},{_ID},{_ID},"([A-Za-z0-9+/=]*)"\]'
)


def line_of(item: Item) -> bytes:
    """Write one line, without its end."""
    return canonical(_parts(item))


def item_of(line: bytes, audit: str) -> Item:
    """Read one line of a pack about this audit; raises PackBroken."""
    try:
        entry = _entry(line, audit)
        if entry is not None:
            return entry
        found = read_strict(line)
        if not isinstance(found, list):
            raise ValueError("list")  # noqa: TRY004, TRY301 - one refusal for every wrong form
        name, *parts = found
        return _READERS[name](audit, *parts)
    except (ValueError, TypeError, KeyError):
        raise PackBroken from None


def _parts(item: Item) -> list[Any]:
    match item:
        case Event(head, sealed):
            parts = [head.device, head.seq, head.prev.hex(), head.hlc, head.actor]
            return ["event", *parts, head.compartment, written(sealed)]
        case HandedKey(compartment, name, key):
            return ["key", compartment, name, written(key)]
        case Voucher(device, _, seq, head_, person, signature):
            return ["voucher", device, seq, head_, person, written(signature)]
        case Document(name, content):
            return ["document", name, written(content)]
        case _:
            return ["trust", written(item.bundle)]


def _entry(line: bytes, audit: str) -> Event | None:
    """Read an entry written as `line_of` writes it, or leave it to the long way round.

    Nearly every line of a pack is one, and the long way takes four times as long.
    """
    found = _ENTRY.fullmatch(line.decode("utf-8"))
    if found is None or not audit:
        return None
    device, seq, prev, hlc, actor, compartment, sealed = found.groups()
    number, time, body = int(seq), int(hlc), _body(sealed)
    if body is None or number > MOST or time > MOST or (number == 1) == bool(prev):
        return None
    places = (intern(device), audit, number, bytes.fromhex(prev), time)
    return Event(Header(*places, intern(actor), intern(compartment)), body)


def _body(sealed: str) -> bytes | None:
    try:
        body = binascii.a2b_base64(sealed)
    except binascii.Error:
        return None
    return body if binascii.b2a_base64(body, newline=False).decode() == sealed else None


def _event(audit: str, *parts: Any) -> Event:
    device, seq, prev, hlc, actor, compartment, sealed = parts
    before = b"" if seq == 1 else bytes.fromhex(digest(prev))
    if seq == 1 and prev != "":
        raise ValueError("prev")
    header = Header(
        *(word(device), audit, number(seq, 1), before, number(hlc, 0)),
        *(word(actor), word(compartment)),
    )
    if not audit:
        raise ValueError("audit")
    return Event(header, raw(sealed))


def _key(_: str, compartment: Any, name: Any, key: Any) -> HandedKey:
    found = raw(key)
    if len(found) != KEY_BYTES or len(text(name)) > 3 * WORD:
        raise ValueError("key")
    return HandedKey(word(compartment), name, found)


def _voucher(audit: str, *parts: Any) -> Voucher:
    device, seq, head, person, signature = parts
    places = (word(device), audit, number(seq, 1), digest(head), word(person))
    return Voucher(*places, raw(signature))


def _document(_: str, name: Any, content: Any) -> Document:
    return Document(word(name), raw(content))


def _trust(_: str, bundle: Any) -> Trust:
    return Trust(raw(bundle))


_READERS: dict[str, Callable[..., Item]] = {
    "event": _event,
    "key": _key,
    "voucher": _voucher,
    "document": _document,
    "trust": _trust,
}
