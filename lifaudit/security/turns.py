"""Turns: one lead hands the root on to the next, and whoever knows the first can follow."""

from __future__ import annotations

from collections.abc import Iterable

from lifaudit.domain.codec import canonical
from lifaudit.domain.errors.identity import SignatureBroken
from lifaudit.domain.signing import SigningKey
from lifaudit.domain.trust import Turn
from lifaudit.security.certificates import digest
from lifaudit.security.signatures import public_of, sign, verify_by

TURN_TAG = b"lifaudit-turn/1\0"


def sign_turn(key: SigningKey, root: bytes, number: int, taker: bytes) -> Turn:
    """Say that the partnership of this root goes on, after list `number`, under another lead.

    `root` and `taker` are certificates (DER).
    """
    giver, next_one = public_of(key.certificate).hex(), public_of(taker).hex()
    said = _line(root, number, giver, next_one)
    return Turn(number, giver, next_one, sign(key, said).hex())


def leader_after(turns: Iterable[Turn], root: bytes, leader: bytes) -> bytes:
    """Return by which key lists are signed after these turns, where it was this one before.

    They lie in their order, and there is one leader at a time: who handed on leads no more, unless
    it came back to them. Turns that were not signed by whose turn it was say nothing.
    """
    for one in turns:
        if one.giver == leader.hex() and _is_signed(one, root):
            leader = bytes.fromhex(one.taker)
    return leader


def _is_signed(one: Turn, root: bytes) -> bool:
    try:
        bytes.fromhex(one.taker)
        said = _line(root, one.number, one.giver, one.taker)
        verify_by(bytes.fromhex(one.giver), said, bytes.fromhex(one.signature))
    except (ValueError, SignatureBroken):
        return False
    return True


def _line(root: bytes, number: int, giver: str, taker: str) -> bytes:
    return TURN_TAG + canonical([digest(root), number, giver, taker])
