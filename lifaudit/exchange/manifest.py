"""The first line of a pack: written in one way, and read with every part in its form."""

from __future__ import annotations

from typing import Any

from lifaudit.domain.codec import canonical, plain
from lifaudit.domain.errors.exchange import PackBroken, PackTooNew
from lifaudit.domain.pack import Head, Manifest, PackKind, Payload, Recipient, Sender, Span
from lifaudit.domain.strict import read_strict
from lifaudit.exchange.limits import DEVICES, INFLATED, LINES, RECIPIENTS
from lifaudit.exchange.typed import digest, hexed, listed, moment, number, text, word

VERSION = 1
LONGEST_CERTIFICATE = 8 * 1024
_NAMES = frozenset(
    {
        *("v", "pack", "kind", "created", "sender", "recipients", "partnership", "audit"),
        *("spans", "heads", "trust", "program", "payload"),
    }
)


def line_of(manifest: Manifest) -> bytes:
    """Write the first line, without its end."""
    return canonical({"v": VERSION} | plain(manifest))


def manifest_of(line: bytes) -> Manifest:
    """Read the first line; raises PackTooNew or PackBroken."""
    try:
        found = read_strict(line)
        if not isinstance(found, dict):
            raise ValueError("object")  # noqa: TRY004, TRY301 - one refusal for every wrong form
        version = number(found["v"], 1)
        if version > VERSION:
            raise PackTooNew(found=version, known=VERSION)
        _same_names(found, _NAMES)
        return _manifest(found)
    except (ValueError, KeyError):
        raise PackBroken from None


def _manifest(found: dict[str, Any]) -> Manifest:
    return Manifest(
        pack=hexed(found["pack"], 16),
        kind=PackKind(found["kind"]),
        created=moment(found["created"]),
        sender=_sender(found["sender"]),
        recipients=_recipients(found["recipients"]),
        partnership=digest(found["partnership"]),
        audit=word(found["audit"]) if found["audit"] != "" else "",
        spans=_spans(found["spans"]),
        heads=_heads(found["heads"]),
        trust=number(found["trust"], 0),
        program=text(found["program"]),
        payload=_payload(found["payload"]),
    )


def _sender(raw: Any) -> Sender:
    part = _object(raw, "person", "name", "certificate")
    certificate = hexed(part["certificate"], LONGEST_CERTIFICATE)
    return Sender(word(part["person"]), text(part["name"]), certificate)


def _recipients(raw: Any) -> tuple[Recipient, ...]:
    parts = [_object(one, "person", "address") for one in listed(raw, RECIPIENTS)]
    found = tuple(Recipient(word(one["person"]), text(one["address"])) for one in parts)
    _refuse_twice([one.person for one in found])
    return found


def _spans(raw: Any) -> tuple[Span, ...]:
    parts = [_object(one, "device", "first", "last", "head") for one in listed(raw, DEVICES)]
    found = tuple(
        Span(
            word(one["device"]),
            number(one["first"], 1),
            number(one["last"], one["first"]),
            digest(one["head"]),
        )
        for one in parts
    )
    _refuse_twice([one.device for one in found])
    return found


def _heads(raw: Any) -> tuple[Head, ...]:
    parts = [_object(one, "device", "seq", "head") for one in listed(raw, DEVICES)]
    found = tuple(
        Head(word(one["device"]), number(one["seq"], 1), digest(one["head"])) for one in parts
    )
    _refuse_twice([one.device for one in found])
    return found


def _payload(raw: Any) -> Payload:
    part = _object(raw, "sha256", "size", "lines")
    size, lines = number(part["size"], 0, INFLATED), number(part["lines"], 0, LINES)
    return Payload(digest(part["sha256"]), size, lines)


def _object(raw: Any, *names: str) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise ValueError("object")  # noqa: TRY004 - one refusal for every wrong form
    _same_names(raw, frozenset(names))
    return raw


def _same_names(found: dict[str, Any], names: frozenset[str]) -> None:
    if found.keys() != names:
        raise ValueError("names")


def _refuse_twice(names: list[str]) -> None:
    if len(set(names)) != len(names):
        raise ValueError("twice")
