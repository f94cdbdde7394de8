"""What a vault remembers of packs: what came, what went out, and who vouched for which entries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from lifaudit.domain.pack import Head, Span, Voucher
from lifaudit.domain.record import key

TAKEN = "Taken in"


@dataclass(frozen=True, slots=True)
class PackSeen:
    """A file that was taken in or refused, by its digest.

    `about` is the audit, `outcome` is `TAKEN` or the title of the refusal, `heads` is what the
    sender held: they need nothing of that again. `number` counts what came, as clocks go wrong.
    """

    COMPARTMENT: ClassVar[str] = "register"
    sha256: str = key()
    pack: str = ""
    kind: str = ""
    sender: str = ""
    about: str = ""
    at: datetime | None = None
    outcome: str = ""
    heads: tuple[Head, ...] = ()
    number: int = 0

    @property
    def is_taken(self) -> bool:
        """Its entries are in the vault."""
        return self.outcome == TAKEN


def number_after(seen: Iterable[PackSeen]) -> int:
    """Return the number of what comes next; what was refused and then taken in has one line."""
    return 1 + max((one.number for one in seen), default=0)


@dataclass(frozen=True, slots=True)
class PackSent:
    """A pack that was made here: for whom, about which audit, and up to where it goes."""

    COMPARTMENT: ClassVar[str] = "register"
    pack: str = key()
    kind: str = ""
    about: str = ""
    recipients: tuple[str, ...] = ()
    at: datetime | None = None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """The part of a voucher that is neither its device nor its audit."""

    seq: int
    head: str
    person: str
    signature: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Vouched:
    """How far a person vouches for what their own device has written in an audit."""

    COMPARTMENT: ClassVar[str] = "register"
    device: str = key()
    about: str = key()
    said: Said | None = None

    @classmethod
    def of(cls, voucher: Voucher) -> Vouched:
        """Keep a voucher."""
        said = Said(voucher.seq, voucher.head, voucher.person, voucher.signature.hex())
        return cls(voucher.device, voucher.audit, said)

    @property
    def voucher(self) -> Voucher | None:
        """The voucher as it travels."""
        if self.said is None:
            return None
        one = self.said
        signature = bytes.fromhex(one.signature)
        return Voucher(self.device, self.about, one.seq, one.head, one.person, signature)
