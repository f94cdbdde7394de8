"""The recovery key as jobs and values for the window; the services load when first asked."""

# ruff: noqa: PLC0415 - see ui/bridge/door.py

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lifaudit.services.keys import RecoveryKey
    from lifaudit.services.vault import Vault

ASKED = 2


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is printed: the key in groups, whose vault it opens, and two groups to read back."""

    key: RecoveryKey = field(repr=False)
    vault: str
    partnership: str
    person: str = field(repr=False)
    made: str
    asked: tuple[int, ...]

    @property
    def groups(self) -> tuple[str, ...]:
        """The key as it is printed."""
        return self.key.groups

    def fits(self, place: int, typed: str) -> bool:
        """Tell whether what was typed is the group at a place; O is 0, I and L are 1."""
        plain = typed.strip().upper().translate(str.maketrans("OIL", "011"))
        return plain == self.groups[place]


def new_sheet(vault: Vault) -> Sheet:
    """Return a sheet for a fresh key that opens nothing yet."""
    from lifaudit.services import register
    from lifaudit.services.keys import new_recovery_key, number_of

    with vault.unit() as unit:
        ours, me = register.partnership(unit), register.name_of(unit, vault.person)
        today = unit.now().date()
    asked = tuple(sorted(secrets.SystemRandom().sample(range(8), ASKED)))
    number = number_of(vault.keys.store_id)
    return Sheet(new_recovery_key(), number, ours.name, me, today.isoformat(), asked)


def confirm(vault: Vault, sheet: Sheet) -> None:
    """Let the printed key open the vault, now that it was read back."""
    from lifaudit.services.keys import confirm_recovery

    confirm_recovery(vault, sheet.key)
