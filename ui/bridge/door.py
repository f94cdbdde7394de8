"""The ways into a vault and out of it, as jobs for the store's lane.

The services behind them are loaded when the first job runs, not when the window starts: they
bring the database and the ciphers along, and the bar for a usable window counts in fractions of a
second.
"""

# ruff: noqa: PLC0415 - the reason above

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lifaudit.domain.ports import Clock

if TYPE_CHECKING:
    from lifaudit.services.places import Doors
    from lifaudit.services.vault import Vault
    from ui.bridge.founding import Founding

FOUNDER_AGENCY = "first"


def look_at(folder: Path) -> Doors:
    """Say what stands in a folder, without opening anything."""
    from lifaudit.services import places

    return places.look_at(folder)


def by_passphrase(folder: Path, words: str, clock: Clock) -> Vault:
    """Open a vault with its passphrase; raises the refusal that fits."""
    from lifaudit.services.keys import Passphrase
    from lifaudit.services.vault import unlock

    return unlock(folder, Passphrase(words), clock)


def by_recovery_key(folder: Path, typed: str, clock: Clock) -> Vault:
    """Open a vault with the printed key; raises the refusal that fits."""
    from lifaudit.services.keys import read_recovery_key
    from lifaudit.services.vault import unlock

    return unlock(folder, read_recovery_key(typed), clock)


def by_pin(folder: Path, pin: str, clock: Clock) -> Vault:
    """Open a vault with the PIN and this computer's keyring; raises the refusal that fits."""
    from lifaudit.services.places import remembered_pin
    from lifaudit.services.vault import unlock

    return unlock(folder, remembered_pin(folder, pin), clock)


def found(asked: Founding, clock: Clock) -> Vault:
    """Make a vault and, unless its owner joins one, the partnership.

    Raises what creating it raises, with nothing left open.
    """
    from lifaudit.domain.partnership import Agency, AgencyType, Partnership, Person, Role
    from lifaudit.services import profiles, register
    from lifaudit.services.keys import Passphrase
    from lifaudit.services.vault import create

    vault = create(Path(asked.folder), Passphrase(asked.passphrase), clock)
    kind = asked.agency_type or AgencyType.OTHER
    try:
        with vault.unit() as unit:
            if asked.joins:
                register.save_person(unit, Person(vault.person, asked.name, job=asked.job))
                return vault
            register.save_agency(unit, Agency(FOUNDER_AGENCY, asked.agency, asked.agency, kind))
            ours = Partnership(
                register.OURS, asked.partnership, asked.area, profiles.profile().identity
            )
            lead = Person(vault.person, asked.name, Role.LEAD, asked.job, FOUNDER_AGENCY)
            register.found(unit, ours, lead, vault.keys)
    except BaseException:
        vault.close()
        raise
    return vault


def restore_by_passphrase(source: Path, target: Path, words: str, clock: Clock) -> Vault:
    """Put a backup into an empty folder and open it there; raises the refusal that fits."""
    from lifaudit.services.keys import Passphrase
    from lifaudit.services.vault import restore

    return restore(source, target, Passphrase(words), clock)


def restore_by_recovery_key(source: Path, target: Path, typed: str, clock: Clock) -> Vault:
    """Put a backup into an empty folder with the printed key; raises the refusal that fits."""
    from lifaudit.services.keys import read_recovery_key
    from lifaudit.services.vault import restore

    return restore(source, target, read_recovery_key(typed), clock)


def back_up_if_due(vault: Vault) -> None:
    """Write a backup when the newest one is hours old and something was recorded since."""
    from lifaudit.services import upkeep

    upkeep.back_up_if_due(vault)


def put_away(vault: Vault) -> None:
    """Lock a vault, with one more backup first if one is due."""
    from lifaudit.services import upkeep

    upkeep.put_away(vault)


def prove_place(folder: Path) -> None:
    """Raise StoreExists, FolderOnNetwork or FolderReadOnly where no new vault may be made."""
    from lifaudit.services.places import prove_new

    prove_new(folder)


def measure(words: str, known: tuple[str, ...]) -> tuple[str, str, bool]:
    """Say how strong a passphrase is, what would help, and whether it will do."""
    from lifaudit.services.keys import strength

    found = strength(words, known)
    return found.sentence, found.suggestion, found.good_enough


def suggestion() -> str:
    """Return five words worth having."""
    from lifaudit.services.keys import suggest

    return suggest()
