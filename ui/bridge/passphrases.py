"""Changing what opens a vault, as jobs for the store's lane; the services load when asked."""

# ruff: noqa: PLC0415 - see ui/bridge/door.py

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lifaudit.services.vault import Vault


def change(vault: Vault, old: str | None, new: str) -> None:
    """Make `new` open the vault in place of `old`; without `old`, in place of what was forgotten.

    Raises WrongPassphrase with nothing changed.
    """
    from lifaudit.services import keys

    if old is None:
        keys.set_passphrase(vault, keys.Passphrase(new))
    else:
        keys.change_passphrase(vault, keys.Passphrase(old), keys.Passphrase(new))
