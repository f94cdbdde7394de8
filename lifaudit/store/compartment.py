"""A compartment: what somebody may or may not see, and the key that opens it."""

from __future__ import annotations

from dataclasses import dataclass, field

from lifaudit.security.cipher import Cipher


@dataclass(frozen=True, slots=True)
class Compartment:
    """One key, the audit it belongs to and the name of what it seals."""

    compartment: str
    audit: str
    name: str
    key: bytes = field(repr=False)
    _cipher: Cipher | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def cipher(self) -> Cipher:
        """What seals and opens with the key, made ready when it is first asked for."""
        cipher = self._cipher or Cipher(self.key)
        object.__setattr__(self, "_cipher", cipher)
        return cipher
