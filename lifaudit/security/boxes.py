"""Keys in a box that eight words open: the words of a secret, how they are read, and the box."""

from __future__ import annotations

import base64
import difflib
import hashlib
import hmac
import re
import secrets
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from lifaudit.domain.by_words import WORDS, Doubt
from lifaudit.domain.codec import canonical
from lifaudit.domain.errors.day import WordsMistyped
from lifaudit.domain.pack import HandedKey
from lifaudit.domain.strict import read_strict
from lifaudit.security.argon import SALT_BYTES, Cost, stretch
from lifaudit.security.cipher import KEY_BYTES, open_sealed, seal
from lifaudit.security.words import word_list

SECRET_BYTES = 11
CHECK_BITS = 15
SECRET_TAG = b"lifaudit-release/1\0"
CHECK_TAG = b"lifaudit-check/1\0"
BOX_TAG = b"lifaudit-box/1\0"
NEW = Cost(2, 19 * 1024, 1)
"""88 drawn bits hold by themselves, so each of many boxes may cost the least that is advised."""
LIKE, LIKELY = 2, 0.7
_LETTERS = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Box:
    """A box as it is kept: `root` names the key its words come from, and says nothing of it."""

    cost: Cost
    salt: bytes
    root: str
    sealed: bytes = field(repr=False)

    @property
    def text(self) -> str:
        """How it is written in the log."""
        cost = (self.cost.passes, self.cost.memory_kib, self.cost.lanes)
        return canonical([1, *cost, _written(self.salt), self.root, _written(self.sealed)]).decode()


def box_of(text: str) -> Box:
    """Read a box; raises ValueError for what is none, before it costs anything."""
    version, passes, memory, lanes, salt, root, sealed = _listed(text.encode())
    if version != 1 or not all(isinstance(one, int) for one in (passes, memory, lanes)):
        raise ValueError("box")
    found = Box(Cost(passes, memory, lanes), _raw(salt), str(root), _raw(sealed))
    if len(found.salt) != SALT_BYTES:
        raise ValueError("salt")
    return found


def words_from(root: bytes, place: bytes) -> tuple[str, ...]:
    """Return the eight words that belong to a place: always the same, and nothing tells another's.

    They come from one of the keys they release, so that nobody has to keep them anywhere.
    """
    return spelled(hmac.digest(root, SECRET_TAG + place, "sha256")[:SECRET_BYTES])


def spelled(secret: bytes) -> tuple[str, ...]:
    """Say 88 bits in eight words; 15 more bits check them and their order."""
    number, words = int.from_bytes(secret, "big") << CHECK_BITS | _check(secret), []
    for _ in range(WORDS):
        number, at = divmod(number, len(word_list()))
        words.append(word_list()[at])
    return tuple(words)


def doubt_of(typed: str) -> Doubt | None:
    """Say what is wrong with words as they were typed; None where they are eight that fit."""
    words = _tidy(typed)
    for place, word in enumerate(words, 1):
        if word not in _places():
            meant = difflib.get_close_matches(word, word_list(), LIKE, LIKELY)
            return Doubt(len(words), place, tuple(meant))
    return None if len(words) == WORDS and _belong(words) else Doubt(len(words))


def read_words(typed: str) -> tuple[str, ...]:
    """Read words as they were typed: case, spaces, dashes and numbers do not matter.

    Raises WordsMistyped, which repeats nothing of them.
    """
    if doubt_of(typed) is not None:
        raise WordsMistyped
    return tuple(_tidy(typed))


def new_box(root: HandedKey, place: bytes, keys: tuple[HandedKey, ...]) -> Box:
    """Put keys into a box under the words that come from one of them."""
    salt, cost = secrets.token_bytes(SALT_BYTES), NEW
    inside = canonical([[one.compartment, one.name, _written(one.key)] for one in keys])
    key = stretch(" ".join(words_from(root.key, place)), salt, cost)
    return Box(cost, salt, root.compartment, seal(key, inside, BOX_TAG + place))


def keys_in(box: Box, place: bytes, words: tuple[str, ...]) -> tuple[HandedKey, ...]:
    """Open a box; raises SealBroken for other words or another place, ValueError for odd keys."""
    inside = open_sealed(stretch(" ".join(words), box.salt, box.cost), box.sealed, BOX_TAG + place)
    return tuple(_handed(one) for one in _listed(inside))


def _handed(one: object) -> HandedKey:
    if not isinstance(one, list):
        raise ValueError("key")  # noqa: TRY004 - one refusal for every wrong form
    compartment, name, key = one
    found = HandedKey(str(compartment), str(name), _raw(key))
    if len(found.key) != KEY_BYTES:
        raise ValueError("key")
    return found


def _tidy(typed: str) -> list[str]:
    return _LETTERS.findall(unicodedata.normalize("NFKC", typed).casefold())


@cache
def _places() -> dict[str, int]:
    return {word: at for at, word in enumerate(word_list())}


def _belong(words: list[str]) -> bool:
    number = 0
    for word in reversed(words):
        number = number * len(word_list()) + _places()[word]
    secret = number >> CHECK_BITS
    if secret.bit_length() > 8 * SECRET_BYTES:
        return False
    return number % (1 << CHECK_BITS) == _check(secret.to_bytes(SECRET_BYTES, "big"))


def _check(secret: bytes) -> int:
    digest = hashlib.sha256(CHECK_TAG + secret).digest()
    return int.from_bytes(digest[:2], "big") >> 1


def _listed(raw: bytes) -> list[Any]:
    found = read_strict(raw)
    if not isinstance(found, list):
        raise ValueError("list")  # noqa: TRY004 - one refusal for every wrong form
    return found


def _written(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _raw(text: object) -> bytes:
    return base64.b64decode(str(text), validate=True)
