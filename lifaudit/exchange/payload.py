"""The payload of a pack: lines behind one another, deflated; inflated no further than foretold."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lifaudit.domain.errors.exchange import PackBroken
from lifaudit.domain.pack import Payload
from lifaudit.exchange.limits import LINE, MEBIBYTE


@dataclass(frozen=True, slots=True)
class Deflated:
    """Lines as they lie in a pack, and what its first line says of them."""

    content: bytes = field(repr=False)
    told: Payload


def deflated(lines: Iterable[bytes]) -> Deflated:
    """Put lines behind one another."""
    engine, parts = zlib.compressobj(6), []
    size = count = 0
    for line in lines:
        size, count = size + len(line) + 1, count + 1
        parts.append(engine.compress(line + b"\n"))
    content = b"".join((*parts, engine.flush()))
    return Deflated(content, Payload(hashlib.sha256(content).hexdigest(), size, count))


def lines_in(content: bytes, told: Payload) -> Iterator[bytes]:
    """Yield the lines; PackBroken as soon as they are not what the first line of the pack told."""
    if hashlib.sha256(content).hexdigest() != told.sha256:
        raise PackBroken
    count, size, begun = 0, 0, b""
    for piece in _pieces(content):
        size += len(piece)
        *whole, begun = (begun + piece).split(b"\n")
        count += len(whole)
        longest = max(map(len, (*whole, begun)))
        if size > told.size or count > told.lines or longest > LINE:
            raise PackBroken
        yield from whole
    if begun or size != told.size or count != told.lines:
        raise PackBroken


def _pieces(content: bytes) -> Iterator[bytes]:
    """Inflate a piece at a time, so that a bomb is stopped while it is small."""
    engine = zlib.decompressobj()
    try:
        while not engine.eof:
            piece = engine.decompress(content, MEBIBYTE)
            if not piece and not engine.unconsumed_tail and not engine.eof:
                raise PackBroken
            content = engine.unconsumed_tail
            yield piece
    except zlib.error:
        raise PackBroken from None
    if engine.unused_data:
        raise PackBroken
