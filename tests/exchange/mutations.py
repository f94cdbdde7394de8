"""Packs with something changed at random: in the sealed layer, inside it, and signed again."""

from __future__ import annotations

from collections import Counter

from exchange.any_pack import plain, receiver, sealed
from exchange.test_pack_format import quiet
from exchange.test_pack_refusals import signed

from lifaudit.domain.errors.exchange import PackRefused
from lifaudit.exchange.contents import contents_of
from lifaudit.exchange.envelope import envelope_of
from lifaudit.exchange.opening import open_pack, received


def outside(chance) -> str:
    """Change the file as it travels; say how it was refused, or ACCEPTED."""
    file = changed(sealed(), chance)
    return _outcome(lambda: open_pack(file, receiver()))


def inside(chance) -> str:
    """Change what is sealed, as somebody could who seals it again without the sender's key."""
    spoilt = changed(plain(), chance)
    return _outcome(lambda: received(spoilt, ""))


def resigned(chance) -> str:
    """Change the parts and sign them, as a member with bad intentions could."""
    whole = envelope_of(plain())
    line, content = whole.line, whole.content
    if chance.random() < 0.8:
        line = changed(line, chance)
    else:
        content = changed(content, chance)
    spoilt = signed(line, content)
    return _outcome(lambda: received(spoilt, ""))


def changed(raw: bytes, chance) -> bytes:
    """Return other bytes: flipped, cut, doubled, put in, or moved."""
    fresh = raw
    while fresh == raw:
        fresh = chance.choice((_flip, _flip, _cut, _put, _double, _end))(raw, chance)
    return fresh


def _outcome(opening) -> str:
    try:
        got = opening()
        contents_of(got.manifest, got.content, quiet)
    except PackRefused as refusal:
        return type(refusal).__name__
    return "ACCEPTED"


def _flip(raw: bytes, chance) -> bytes:
    at = chance.randrange(len(raw))
    return raw[:at] + bytes([raw[at] ^ (1 << chance.randrange(8))]) + raw[at + 1 :]


def _cut(raw: bytes, chance) -> bytes:
    at = chance.randrange(len(raw))
    return raw[:at] + raw[at + chance.randint(1, 40) :]


def _put(raw: bytes, chance) -> bytes:
    at = chance.randrange(len(raw) + 1)
    return raw[:at] + chance.randbytes(chance.randint(1, 8)) + raw[at:]


def _double(raw: bytes, chance) -> bytes:
    at = chance.randrange(len(raw))
    part = raw[at : at + chance.randint(1, 60)]
    return raw[:at] + part + raw[at:]


def _end(raw: bytes, chance) -> bytes:
    return raw[: chance.randrange(len(raw))]


def mutate(times: int, chance) -> Counter[str]:
    """Change a pack so many times without its sender's key; count what came of it."""
    return Counter(chance.choice((outside, inside))(chance) for _ in range(times))


def mutate_signed(times: int, chance) -> Counter[str]:
    """Change a pack so many times with its sender's key; count what came of it."""
    return Counter(resigned(chance) for _ in range(times))
