"""A pack without its sealed layer: the signed line, the signature, and what follows."""

from __future__ import annotations

from dataclasses import dataclass, field

from lifaudit.domain.errors.exchange import PackBroken
from lifaudit.exchange.limits import MANIFEST, SIGNATURE
from lifaudit.exchange.typed import raw, written

TAG = b"lifaudit-pack/1\0"


@dataclass(frozen=True, slots=True)
class Envelope:
    """The three parts, as they were received."""

    line: bytes
    signature: bytes = field(repr=False)
    content: bytes = field(repr=False)

    @property
    def signed(self) -> bytes:
        """What the signature is over: the first line as it was received, never written again."""
        return TAG + self.line

    @property
    def bytes(self) -> bytes:
        """The three parts behind one another."""
        return b"\n".join((self.line, written(self.signature).encode(), self.content))


def envelope_of(plain: bytes) -> Envelope:
    """Part what came out of the sealed layer; raises PackBroken."""
    first = plain.find(b"\n", 0, MANIFEST + 1)
    second = plain.find(b"\n", first + 1, first + SIGNATURE + 2)
    if first < 0 or second < 0:
        raise PackBroken
    try:
        signature = raw(plain[first + 1 : second].decode("ascii"))
    except ValueError:
        raise PackBroken from None
    return Envelope(plain[:first], signature, plain[second + 1 :])
