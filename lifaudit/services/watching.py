"""The exchange folder: packs for others are written there, packs for me are picked up quietly.

A stick may go at any moment, a copy may stop halfway, and two laptops may write at once. So a file
is read only when two looks found it alike, what does not open whole is left for a later look, and
nothing in the folder is ever changed or taken away but what this laptop wrote there itself.
"""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lifaudit.domain.errors.base import Cancelled, LifauditError
from lifaudit.domain.errors.exchange import (
    ExchangeFolderAway,
    NotAPack,
    PackCutOff,
    PackDamaged,
    PackNotForMe,
    PackNotRead,
)
from lifaudit.domain.pack import PackKind
from lifaudit.domain.ports import Progress
from lifaudit.domain.post import PackSeen
from lifaudit.domain.watching import Fate, Outcome, Spot, Watch
from lifaudit.services import pack_files
from lifaudit.services.pack_proof import Proven, prove
from lifaudit.services.policy import prove_exchange
from lifaudit.services.unpacking import take_in
from lifaudit.services.vault import Vault
from lifaudit.store.unit import Unit

UNFINISHED = (PackCutOff, PackDamaged, NotAPack)
"""What a file that is still being copied looks like: its end, or as yet all of it, is missing."""
FIRST_TIME = "it is the first pack from this person"
TO_KEEP = "it is a backup copy for you to keep"
MOST = 2000
"""So many files of packs are looked at; a folder with more is none for exchanging packs."""


@dataclass(frozen=True, slots=True)
class Look:
    """What one look found: the watch after it, and a file that is there whole, if any is."""

    watch: Watch
    spot: Spot | None = None
    content: bytes = field(default=b"", repr=False)


def look(folder: Path, watch: Watch) -> Look:
    """Look into the folder and read at most one file.

    Raises ExchangeFolderAway, ExchangeNotAllowed.

    It asks nothing of the vault: a slow share keeps nobody from working.
    """
    prove_exchange()
    now = frozenset(_spots(folder))
    after, spot = watch.after(now), watch.ready(now)
    if spot is None:
        return Look(after)
    try:
        content = pack_files.read(folder / spot.name)
    except PackNotRead:
        return Look(after)  # it went, or is still held by who writes it: the next look tells
    return Look(after.settle(spot), spot, content)


def receive(vault: Vault, name: str, content: bytes, progress: Progress) -> Outcome:
    """Take a file in where that needs nobody; a pack for others and a torn one leave no trace.

    A first pack from somebody and a refusal wait for a person, with nothing changed. What somebody
    saw refused waits for them once only, and is taken in when what kept it out has gone.
    """
    with vault.unit() as unit:
        before = unit.one(PackSeen, sha256=hashlib.sha256(content).hexdigest())
    if before is not None and before.is_taken:
        return Outcome(name, Fate.KNOWN)
    came = _received(vault, name, content, progress)
    is_told = before is not None and came.why == _lower(before.outcome)
    return Outcome(name, Fate.KNOWN) if is_told else came


def _received(vault: Vault, name: str, content: bytes, progress: Progress) -> Outcome:
    try:
        with vault.unit() as unit:
            proven = prove(unit, vault.keys, content)
            waits = _waits(unit, name, proven)
        if waits is not None:
            return waits
        arrived = take_in(vault, content, progress)
    except PackNotForMe:
        return Outcome(name, Fate.OTHERS)
    except UNFINISHED:
        return Outcome(name, Fate.UNFINISHED)
    except Cancelled:
        raise
    except LifauditError as refusal:
        return Outcome(name, Fate.ASKS, _lower(refusal.title))
    return Outcome(name, Fate.TAKEN, arrived=arrived)


def _spots(folder: Path) -> Iterator[Spot]:
    """Yield the packs that lie in a folder itself; hidden files are still being written."""
    try:
        found = sorted(folder.iterdir())
    except OSError as error:
        raise ExchangeFolderAway(folder=str(folder)) from error
    packs = (one for one in found if one.suffix == pack_files.SUFFIX and one.name[0] != ".")
    for one, _ in zip(packs, range(MOST), strict=False):
        try:
            held = one.stat(follow_symlinks=False)
        except OSError:
            continue  # it went between the two calls
        if stat.S_ISREG(held.st_mode):
            yield Spot(held.st_mtime_ns, one.name, held.st_size)


def _waits(unit: Unit, name: str, proven: Proven) -> Outcome | None:
    """Return what keeps a pack from being taken in without a person; None for nothing.

    A backup copy of one's own lies there for its keeper.
    """
    if proven.manifest.kind is PackKind.BACKUP:
        is_mine = proven.sender.person == unit.actor
        return Outcome(name, Fate.OTHERS) if is_mine else Outcome(name, Fate.ASKS, TO_KEEP)
    if not _has_sent(unit, proven.sender.person):
        return Outcome(name, Fate.ASKS, FIRST_TIME)
    return None


def _has_sent(unit: Unit, person: str) -> bool:
    return any(one.is_taken for one in unit.where(PackSeen, sender=person))


def _lower(title: str) -> str:
    return title[0].lower() + title[1:]
