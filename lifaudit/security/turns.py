"""Turns: one lead hands the root on to the next, and whoever knows the first can follow."""

from __future__ import annotations

from lifaudit.domain.codec import canonical
from lifaudit.domain.errors.identity import SignatureBroken
from lifaudit.domain.signing import SigningKey
from lifaudit.domain.trust import TrustBundle, Turn
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


def leading_since(fresh: TrustBundle, leads: set[bytes]) -> set[bytes]:
    """Return by which keys lists may be signed after these: theirs, and whom each handed on to.

    Turns that nobody known to lead has signed say nothing.
    """
    root, known = bytes.fromhex(fresh.root_certificate), set(leads)
    for one in sorted(fresh.turns, key=lambda turn: turn.number):
        if _is_signed(one, root, known):
            known.add(bytes.fromhex(one.taker))
    return known


def _is_signed(one: Turn, root: bytes, known: set[bytes]) -> bool:
    try:
        giver, signature = bytes.fromhex(one.giver), bytes.fromhex(one.signature)
        bytes.fromhex(one.taker)
        if giver not in known:
            return False
        verify_by(giver, _line(root, one.number, one.giver, one.taker), signature)
    except (ValueError, SignatureBroken):
        return False
    return True


def _line(root: bytes, number: int, giver: str, taker: str) -> bytes:
    return TURN_TAG + canonical([digest(root), number, giver, taker])
