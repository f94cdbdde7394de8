"""Packs to try the format with: a sender with a key, a receiver, and a handful of entries."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from functools import cache

from lifaudit.domain.event import Event, Header, tick
from lifaudit.domain.pack import (
    Document,
    HandedKey,
    Head,
    Manifest,
    PackKind,
    Payload,
    Recipient,
    Sender,
    Trust,
    Voucher,
)
from lifaudit.domain.signing import SigningKey
from lifaudit.exchange.sealing import enveloped, seal_pack
from lifaudit.security.identity import Holder, new_root, new_signing_key
from lifaudit.security.recipients import AgeIdentity, new_identity

WHEN = datetime(2026, 9, 14, 8, 30, tzinfo=UTC)
AUDIT = "3f0a9c1b77de"
NOTHING = Payload("0" * 64, 0, 0)


@cache
def sender_key() -> SigningKey:
    root = new_root("Exampleshire", WHEN)
    return new_signing_key(root, Holder("Ada Quill", "Social care", "Exampleshire"), WHEN)


@cache
def receiver() -> AgeIdentity:
    return new_identity()


def chain(device: str = "laptop-1", count: int = 3, audit: str = AUDIT) -> list[Event]:
    """Return entries of one device, each with its own sealed bytes."""
    events: list[Event] = []
    before, hlc = b"", 0
    for number in range(1, count + 1):
        hlc = tick(hlc, WHEN)
        header = Header(device, audit, number, before, hlc, "ada", "c0ffee0000000001")
        sealed = hashlib.sha512(f"{device} {number}".encode()).digest()
        events.append(Event(header, sealed))
        before = events[-1].eid
    return events


def manifest(**changed) -> Manifest:
    key = changed.pop("key", None) or sender_key()
    whole = {
        "pack": "00112233445566778899aabbccddeeff",
        "kind": PackKind.INVITATION,
        "created": "2026-09-14T08:30:00Z",
        "sender": Sender("ada", "Ada Quill", key.certificate.hex()),
        "recipients": (Recipient("ben", receiver().address),),
        "partnership": "ab" * 32,
        "audit": AUDIT,
        "spans": (),
        "heads": (Head("laptop-1", 3, "cd" * 32),),
        "trust": 4,
        "program": "lifaudit 0.1",
        "payload": NOTHING,
    }
    return Manifest(**(whole | changed))


def items() -> list[object]:
    head = chain()[-1].eid.hex()
    return [
        *chain(),
        *chain("laptop-2", 2),
        HandedKey("c0ffee0000000001", "plan", bytes(range(32))),
        Voucher("laptop-1", AUDIT, 3, head, "ada", b"signed"),
        Document("report.pdf", b"%PDF-1.7"),
        Trust(b'{"number":4}'),
    ]


@cache
def plain() -> bytes:
    return enveloped(manifest(), items(), sender_key()).bytes


@cache
def sealed() -> bytes:
    return seal_pack(manifest(), items(), sender_key())
