"""What an organisation may decide for every laptop it looks after, and what it decided here."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

VAULT_FOLDER, IDLE_MINUTES, LEAST_PASSPHRASE = "VaultFolder", "IdleMinutes", "LeastPassphrase"
EXPORTS, EXCHANGE_FOLDER = "Exports", "ExchangeFolder"
NAMES = (VAULT_FOLDER, IDLE_MINUTES, LEAST_PASSPHRASE, EXPORTS, EXCHANGE_FOLDER)
"""How each entry is named, alike in the registry, in the template for it and in the file."""
SHORTEST, LONGEST = 1, 120
"""Minutes before a vault locks; a policy that never locks is none."""
MOST_LETTERS = 64
"""A longer passphrase than this is not asked of anybody."""


@dataclass(frozen=True, slots=True)
class Told:
    """One entry in words: what it is about, and what holds."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Policy:
    """What holds on this laptop; without a policy the person decides everything.

    `unread` names the entries that make no sense. Such an entry withholds what it could permit
    and asks for the shortest wait; a folder or a length has no strictest value and is left out.
    """

    vault_folder: str = ""
    idle_minutes: int = 0
    least_passphrase: int = 0
    exports: bool = True
    exchange: bool = True
    unread: tuple[str, ...] = ()

    def holds(self, folder: Path) -> bool:
        """Tell whether a vault may lie in this folder."""
        if not self.vault_folder:
            return True
        return folder.resolve().is_relative_to(Path(self.vault_folder).resolve())

    @property
    def lines(self) -> tuple[Told, ...]:
        """What is decided, in words; nothing where the person decides."""
        said = (
            (self.vault_folder, "Vaults", f"lie in {self.vault_folder} and nowhere else"),
            (self.idle_minutes, "Lock", f"after {minutes(self.idle_minutes)} without typing"),
            (self.least_passphrase, "Passphrases", f"have {self.least_passphrase} letters or more"),
            (not self.exports, "Working copies", "are not written; the signed report is"),
            (not self.exchange, "Exchange folder", "is not used; packs are carried by hand"),
            (self.unread, "Not understood", ", ".join(self.unread)),
        )
        return tuple(Told(name, words) for holds, name, words in said if holds)


NONE = Policy()


def minutes(number: int) -> str:
    """Return minutes in words."""
    return "1 minute" if number == 1 else f"{number} minutes"


def policy_of(entries: Mapping[str, object]) -> Policy:
    """Return what entries decide; those of other names are nothing to us."""
    folder = _folder(entries.get(VAULT_FOLDER, ""))
    idle = _number(entries.get(IDLE_MINUTES, 0), LONGEST)
    least = _number(entries.get(LEAST_PASSPHRASE, 0), MOST_LETTERS)
    exports = _truth(entries.get(EXPORTS, True))
    exchange = _truth(entries.get(EXCHANGE_FOLDER, True))
    read = (folder, idle, least, exports, exchange)
    return Policy(
        vault_folder=folder or "",
        idle_minutes=SHORTEST if idle is None else idle,
        least_passphrase=least or 0,
        exports=exports is True,
        exchange=exchange is True,
        unread=tuple(name for name, value in zip(NAMES, read, strict=True) if value is None),
    )


def all_unread() -> Policy:
    """Return what holds where a policy stands that cannot be read at all."""
    return policy_of(dict.fromkeys(NAMES))


def _folder(value: object) -> str | None:
    """Return a folder with the names of the system filled in; None where it is no whole path."""
    if not isinstance(value, str):
        return None
    told = os.path.expanduser(os.path.expandvars(value.strip()))  # noqa: PTH111 - text stays text
    return told if not told or Path(told).is_absolute() else None


def _number(value: object, most: int) -> int | None:
    """Return a number from 0, which decides nothing; None where it is none or too large."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
        return None
    return value


def _truth(value: object) -> bool | None:
    return bool(value) if value in (0, 1) and isinstance(value, int) else None
