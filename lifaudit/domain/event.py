"""One entry of the log: a header anyone may see, a sealed body, and the id that binds both."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime
from json.encoder import encode_basestring as quoted
from typing import Any

from lifaudit.domain.codec import canonical, read_canonical

VERSION = 1
TICKS = 16  # bits of the counter under the milliseconds of a hybrid logical clock
FIRST = b""  # the previous hash of a chain's first event


@dataclass(frozen=True, slots=True)
class Header:
    """Who wrote when, on which device, in which audit's chain; never what."""

    device: str
    audit: str
    seq: int
    prev: bytes
    hlc: int
    actor: str
    compartment: str
    _bytes: bytes = field(default=b"", init=False, repr=False, compare=False)

    @property
    def bytes(self) -> bytes:
        """The form that is hashed, and bound to the sealed body as associated data.

        It is what `canonical` makes of the list, written out, as every entry is asked for it: once
        to name it and once to open it, and made once for both.
        """
        if not self._bytes:
            where = f'{quoted(self.device)},{quoted(self.audit)},{self.seq},"{self.prev.hex()}"'
            text = f"[{VERSION},{where},{self.hlc},{quoted(self.actor)},{quoted(self.compartment)}]"
            object.__setattr__(self, "_bytes", text.encode("utf-8", "surrogatepass"))
        return self._bytes


@dataclass(frozen=True, slots=True)
class Event:
    """A header and its sealed body; the id is derived, never taken on trust."""

    header: Header
    sealed: bytes = field(repr=False)
    _eid: bytes = field(default=b"", init=False, repr=False, compare=False)

    @property
    def eid(self) -> bytes:
        """SHA-256 over a domain tag, the header's length, the header's form and the sealed body.

        It is worked out once: neither of the two can change.
        """
        if not self._eid:
            head = self.header.bytes
            tag = b"lifaudit-event/1\0" + len(head).to_bytes(4, "big")
            object.__setattr__(self, "_eid", hashlib.sha256(tag + head + self.sealed).digest())
        return self._eid


@dataclass(frozen=True, slots=True)
class Body:
    """What was recorded in one cell, in place of which earlier events, and why.

    `absent` means that the cell is as if nobody had recorded anything (an undone first entry).
    """

    step: str
    label: str
    kind: str
    key: str
    field_name: str
    value: Any = field(repr=False)
    absent: bool
    supersedes: tuple[bytes, ...]
    reason: str = field(repr=False)

    @property
    def cell(self) -> tuple[str, str, str]:
        """Kind, key and field: where this stands."""
        return (self.kind, self.key, self.field_name)

    def to_bytes(self) -> bytes:
        """Return the form that is sealed."""
        parts = [
            self.step,
            self.label,
            self.kind,
            self.key,
            self.field_name,
            self.value,
            self.absent,
        ]
        return canonical([*parts, [one.hex() for one in self.supersedes], self.reason])

    @classmethod
    def from_bytes(cls, raw: bytes) -> Body:
        """Read an opened body back."""
        step, label, kind, key, name, value, absent, supersedes, reason = read_canonical(
            raw.decode("utf-8", "surrogatepass")
        )
        replaced = tuple(bytes.fromhex(one) for one in supersedes)
        return cls(step, label, kind, key, name, value, absent, replaced, reason)


def tick(last: int, now: datetime) -> int:
    """Return the next reading of a hybrid logical clock: never at or before `last`."""
    return max(last + 1, int(now.timestamp() * 1000) << TICKS)


def time_of(hlc: int) -> datetime:
    """Return the wall time in a reading, as aware UTC."""
    return datetime.fromtimestamp((hlc >> TICKS) / 1000, UTC)
