"""Changed packs brought to a vault: each is refused, and leaves its one line, nothing else."""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from exchange.mutations import changed
from services.mail import give_back, invited, record
from services.room import identity_of
from sqlalchemy import func, select
from world import SteppingClock

from lifaudit.domain.errors.exchange import PackRefused
from lifaudit.domain.ports import silent
from lifaudit.domain.post import PackSeen
from lifaudit.domain.record import kind_of
from lifaudit.security.recipients import open_age, seal_for
from lifaudit.services import unpacking
from lifaudit.services.vault import Vault
from lifaudit.store.tables import DERIVED, EVENT, METADATA, STATE

# What the one line is written into; everything else must be as it was.
LINES = (EVENT, STATE[kind_of(PackSeen)], *(one for one in DERIVED if one not in STATE.values()))


CELLS = 3  # of the line: that a pack came, when, and why it was refused


@dataclass
class Refused:
    """How often what was refused, and the longest that one took, in processor time."""

    said: Counter[str] = field(default_factory=Counter)
    longest: float = 0.0


def refuse(folder: Path, times: int, chance) -> Refused:
    """Bring so many changed returns; raises AssertionError for one that does anything."""
    done = Refused()
    leads, theirs = invited(folder, SteppingClock())
    record(theirs)
    whole = give_back(theirs).content
    theirs.close()
    with closing(leads):
        mine, before, lines = identity_of(leads), _rows(leads), _count(leads)
        plain, files = open_age(whole, mine), set[bytes]()
        for _ in range(times):
            if chance.random() < 0.5:
                file = changed(whole, chance)
            else:
                file = seal_for(changed(plain, chance), [mine.address])
            if (digest := hashlib.sha256(file).digest()) in files:
                continue  # its line is there already
            files.add(digest)
            begun = time.process_time()
            done.said[_outcome(leads, file)] += 1
            done.longest = max(done.longest, time.process_time() - begun)
        assert _rows(leads) == before
        assert _count(leads) == lines + CELLS * len(files)
    return done


def _outcome(leads: Vault, file: bytes) -> str:
    try:
        unpacking.take_in(leads, file, silent)
    except PackRefused as refusal:
        return type(refusal).__name__
    return "ACCEPTED"


def _rows(vault: Vault) -> dict[str, list[tuple[object, ...]]]:
    others = [one for one in METADATA.sorted_tables if one not in LINES]
    with vault.unit() as unit:
        return {
            one.name: sorted(map(tuple, unit.connection.execute(select(one))), key=repr)
            for one in others
        }


def _count(vault: Vault) -> int:
    with vault.unit() as unit:
        return unit.connection.execute(select(func.count()).select_from(EVENT)).scalar_one()
