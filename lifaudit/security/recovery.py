"""The recovery key: 160 random bits a person can print, keep in a safe and type back."""

from __future__ import annotations

import secrets
import unicodedata
from dataclasses import dataclass, field

from lifaudit.domain.errors.vault import RecoveryKeyIncomplete, RecoveryKeyMistyped

SECRET_BYTES = 20
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O, U
LOOK_ALIKES = str.maketrans("OIL", "011")
GROUPS = 8
LETTERS = 4
GROUP = LETTERS + 1  # four letters and their check letter
TYPED = GROUPS * GROUP
FIELD_POLYNOMIAL = 0b100101  # x^5 + x^2 + 1: the 32 letters as a finite field
FIELD_SIZE = 32
BITS = 5
NUMBER = 8


@dataclass(frozen=True, slots=True)
class RecoveryKey:
    """A key that opens one vault without its passphrase."""

    secret: bytes = field(repr=False)

    @property
    def groups(self) -> tuple[str, ...]:
        """Eight groups of five letters; the last of each checks the other four and its place."""
        number = int.from_bytes(self.secret, "big")
        last = GROUPS * LETTERS - 1
        digits = [(number >> (BITS * (last - at))) % FIELD_SIZE for at in range(last + 1)]
        return tuple(
            _spell(digits[place * LETTERS : (place + 1) * LETTERS], place)
            for place in range(GROUPS)
        )


def new_recovery_key() -> RecoveryKey:
    """Return a fresh key from the operating system's randomness."""
    return RecoveryKey(secrets.token_bytes(SECRET_BYTES))


def number_of(store_id: str) -> str:
    """Return by what a sheet says which vault it opens."""
    return store_id[:NUMBER].upper()


def read_recovery_key(typed: str) -> RecoveryKey:
    """Read what a person typed: case, spaces and dashes do not matter; O is 0, I and L are 1.

    Raises RecoveryKeyIncomplete for too few or too many letters, and RecoveryKeyMistyped naming
    the first group whose check letter disagrees.
    """
    letters = _tidy(typed)
    if len(letters) != TYPED:
        raise RecoveryKeyIncomplete(found=len(letters), expected=TYPED)
    number = 0
    for place in range(GROUPS):
        for digit in _read_group(letters[place * GROUP : (place + 1) * GROUP], place):
            number = number << BITS | digit
    return RecoveryKey(number.to_bytes(SECRET_BYTES, "big"))


def _tidy(typed: str) -> str:
    plain = unicodedata.normalize("NFKC", typed).upper().translate(LOOK_ALIKES)
    return "".join(letter for letter in plain if letter.isalnum())


def _spell(digits: list[int], place: int) -> str:
    return "".join(ALPHABET[digit] for digit in [*digits, _check(digits, place)])


def _read_group(letters: str, place: int) -> list[int]:
    digits = [ALPHABET.find(letter) for letter in letters]
    if min(digits) < 0 or digits[LETTERS] != _check(digits[:LETTERS], place):
        raise RecoveryKeyMistyped(where=f"Group {place + 1} of {GROUPS}")
    return digits[:LETTERS]


def _check(digits: list[int], place: int) -> int:
    """Return the check letter: any one wrong letter, or any two swapped, changes it.

    It is a linear code over the field of 32: letter n counts times x^n, and the group's place is
    added, so that whole groups cannot change places either.
    """
    total = place + 1
    for digit in digits:
        total = _times_x(total ^ digit)
    return total


def _times_x(value: int) -> int:
    doubled = value << 1
    return doubled ^ FIELD_POLYNOMIAL if doubled >= FIELD_SIZE else doubled
