"""Backup copies: a backup sealed for a colleague who keeps it, and laid out again by them.

A copy is never merged. It becomes a folder of its own, still locked with its owner's keys, and is
restored from there as any backup is: as a new device, with the owner's passphrase.
"""

from __future__ import annotations

from pathlib import Path

from lifaudit.domain.backup import BackupFiles
from lifaudit.domain.errors.exchange import CopyTooLarge, NoKeeper, NotACopy
from lifaudit.domain.pack import PackKind, Recipient, Trust
from lifaudit.domain.ports import Progress
from lifaudit.domain.post import PackSeen, PackSent, number_after
from lifaudit.domain.trust import Member
from lifaudit.exchange.contents import contents_of
from lifaudit.exchange.copies import backup_in, documents_of
from lifaudit.exchange.limits import MEBIBYTE
from lifaudit.exchange.portion import ROOM
from lifaudit.exchange.sealing import seal_pack
from lifaudit.security.slots import OpenKeys
from lifaudit.services import membership, own_keys, pack_files, upkeep
from lifaudit.services.pack_making import SUFFIX, Made, can_receive, first_line
from lifaudit.services.pack_proof import Proven, prove
from lifaudit.services.vault import Vault
from lifaudit.store.laid_out import files_of, lay_out
from lifaudit.store.unit import Unit

__all__ = ["keepers", "make_copy", "take_out"]

LAID_OUT = "Laid out"


def keepers(unit: Unit) -> tuple[Member, ...]:
    """Return who could keep a copy: everybody else whom a pack can be sealed for.

    Raises NotJoined.
    """
    known = membership.trusted(unit)
    return tuple(
        one for one in known.members if one.person != unit.actor and can_receive(known, one)
    )


def make_copy(vault: Vault, keeper: str, folder: Path, progress: Progress) -> Path:
    """Back the vault up and write that backup into a folder, sealed for a keeper and for oneself.

    Raises NoKeeper, CopyTooLarge, NotWritten, and what a backup and `membership.prove_mine` raise.
    """
    with vault.unit() as unit:
        _keeper(unit, keeper)
    generation = upkeep.back_up(vault, progress)
    files = files_of(generation)
    if files.size > ROOM:
        raise CopyTooLarge(most=ROOM // MEBIBYTE)
    with vault.unit() as unit:
        (path,) = pack_files.write(folder, [_sealed(unit, vault.keys, keeper, files)])
    return path


def take_out(vault: Vault, file: Path, folder: Path) -> Path:
    """Lay a backup copy out in a new folder, locked as it came; returns that folder.

    Raises NotACopy, PackBroken, PackNotRead, StoreExists, BackupNotWritten and what
    `pack_proof.prove` raises; nothing of this vault is changed but a line that it was done.
    """
    content = pack_files.read(file)
    with vault.unit() as unit:
        proven = prove(unit, vault.keys, content)
        manifest = proven.manifest
        if manifest.kind is not PackKind.BACKUP:
            raise NotACopy
        inside = contents_of(manifest, proven.received.content, lambda _done, _of: None)
        target = folder / _called(proven)
        lay_out(backup_in(inside), target)
        unit.record("Laid out a backup copy", _seen(unit, proven))
    return target


def _sealed(unit: Unit, keys: OpenKeys, keeper: str, files: BackupFiles) -> Made:
    key = membership.prove_mine(unit, keys)
    trust = Trust(membership.bundle(unit, keys))
    to = _keeper(unit, keeper)
    mine = Recipient(unit.actor, own_keys.my_identity(unit, keys).address)
    recipients = (Recipient(to.person, to.recipient), mine)
    manifest = first_line(unit, key, PackKind.BACKUP, recipients, None)
    content = seal_pack(manifest, [trust, *documents_of(files)], key)
    people = tuple(one.person for one in recipients)
    unit.record(
        "Made a backup copy", PackSent(manifest.pack, manifest.kind.value, "", people, unit.now())
    )
    name = f"backup-{unit.now().date().isoformat()}-{manifest.pack[:8]}{SUFFIX}"
    return Made(name, content, to.agency, people)


def _keeper(unit: Unit, person: str) -> Member:
    found = next((one for one in keepers(unit) if one.person == person), None)
    if found is None:
        raise NoKeeper
    return found


def _called(proven: Proven) -> str:
    """Name the folder by when the copy was made: no person and no audit."""
    made, pack = proven.manifest.created, proven.manifest.pack
    return f"backup-{made[:10]}-{pack[:8]}"


def _seen(unit: Unit, proven: Proven) -> PackSeen:
    manifest, number = proven.manifest, number_after(unit.where(PackSeen))
    return PackSeen(
        proven.received.sha256,
        manifest.pack,
        manifest.kind.value,
        proven.sender.person,
        "",
        unit.now(),
        LAID_OUT,
        (),
        number,
    )
