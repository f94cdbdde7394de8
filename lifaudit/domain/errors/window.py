"""What can go wrong between a screen and the vault behind it."""

from __future__ import annotations

from lifaudit.domain.errors.base import LifauditError


class NoVault(LifauditError):
    """A page asked for data while the vault is locked."""

    title = "The vault is locked"
    sentence = (
        "Nothing was read or written, and what was recorded is safe. Unlock the vault to go on."
    )
