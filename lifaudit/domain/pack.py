"""A pack: what its signed first line says, and what may lie in it."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field

from lifaudit.domain.codec import canonical

HEAD_TAG = b"lifaudit-head/1\0"


class PackKind(enum.Enum):
    """What a pack is sent for."""

    INVITATION = "invitation"
    RETURN = "return"
    UPDATE = "update"
    REVEAL = "reveal"
    DRAFT = "draft"
    FOR_APPROVAL = "for-approval"
    APPROVAL = "approval"
    BACKUP = "backup"


@dataclass(frozen=True, slots=True)
class Sender:
    """Who made a pack: the certificate (DER, as hex) says whose key signed it."""

    person: str
    name: str = field(repr=False)
    certificate: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom a pack is for: named inside what is signed, so that nobody passes it on as theirs."""

    person: str
    address: str


@dataclass(frozen=True, slots=True)
class Span:
    """The entries of one device in a pack: from, to, and the id of the last."""

    device: str
    first: int
    last: int
    head: str


@dataclass(frozen=True, slots=True)
class Head:
    """How far one device's entries go that a vault holds."""

    device: str
    seq: int
    head: str


@dataclass(frozen=True, slots=True)
class Payload:
    """What follows the signature: its digest as it lies there, and its size once inflated."""

    sha256: str
    size: int
    lines: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """The first line of a pack. `audit` is empty where a pack holds no entries."""

    pack: str
    kind: PackKind
    created: str
    sender: Sender
    recipients: tuple[Recipient, ...]
    partnership: str
    audit: str
    spans: tuple[Span, ...]
    heads: tuple[Head, ...]
    trust: int
    program: str
    payload: Payload


@dataclass(frozen=True, slots=True)
class Voucher:
    """A person's signed word on how far their own device has written in an audit.

    What others relay of a device counts up to its newest voucher, so that nobody can add to it.
    """

    device: str
    audit: str
    seq: int
    head: str
    person: str
    signature: bytes = field(default=b"", repr=False)

    @property
    def statement(self) -> bytes:
        """The bytes that are signed."""
        said = [self.device, self.audit, self.seq, self.head, self.person]
        return HEAD_TAG + canonical(said)


@dataclass(frozen=True, slots=True)
class HandedKey:
    """The key of one compartment of the pack's audit, for those who may see what it seals."""

    compartment: str
    name: str
    key: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Document:
    """A signed file that travels whole."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Trust:
    """The partnership's signed list of who may sign, as its lead wrote it."""

    bundle: bytes = field(repr=False)
