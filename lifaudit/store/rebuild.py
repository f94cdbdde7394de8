"""Everything derived from the log, made anew from it, and told apart from what stood before."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sqlalchemy import Connection, Table, delete, insert, select

from lifaudit.domain.codec import canonical
from lifaudit.domain.errors.store import ChainBroken
from lifaudit.domain.errors.vault import SealBroken
from lifaudit.domain.ports import Progress
from lifaudit.store.aside import judge_anew
from lifaudit.store.journal import Link, Opened, open_link
from lifaudit.store.log import batches, count
from lifaudit.store.prepared import Prepared
from lifaudit.store.state import apply
from lifaudit.store.tables import DERIVED, SEALED
from lifaudit.store.unit import Unit

_SEAL = Prepared(insert(SEALED))


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """How many events the log holds, how many could be read, and which tables had differed."""

    events: int
    applied: int
    differing: tuple[str, ...]


def rebuild(unit: Unit, progress: Progress) -> Rebuilt:
    """Recreate all derived tables from the log; raises ChainBroken where an entry was altered.

    A record of a newer version appears once a version that knows it has rebuilt.
    """
    before = _digests(unit.connection)
    for table in DERIVED:
        unit.connection.execute(delete(table))
    total = count(unit.connection)
    applied = done = 0
    for links in batches(unit.connection):
        opened = _opened(unit, links)
        apply(unit.connection, unit.ring, opened)
        done, applied = done + len(links), applied + len(opened)
        progress(done, total)
    judge_anew(unit.connection, unit.ring, unit.author.device)
    after = _digests(unit.connection)
    return Rebuilt(total, applied, tuple(name for name in before if before[name] != after[name]))


def _opened(unit: Unit, links: Sequence[Link]) -> list[Opened]:
    opened: list[Opened] = []
    sealed: list[dict[str, object]] = []
    for link in links:
        head = link.event.header
        compartment = unit.ring.by_id(head.compartment)
        if compartment is None:
            sealed.append({"compartment": head.compartment, "eid": link.eid})
            continue
        try:
            opened.append(open_link(link, compartment))
        except SealBroken as error:
            raise ChainBroken(device=head.device, seq=head.seq) from error
    _SEAL.run_all(unit.connection, sealed)
    return opened


def _digests(connection: Connection) -> dict[str, str]:
    return {table.name: _digest(connection, table) for table in DERIVED}


@cache
def _reading(table: Table) -> Prepared:
    """Ask for every row in the order of its key; composed once, as a rebuild asks it twice."""
    return Prepared(select(table).order_by(*table.primary_key))


def _digest(connection: Connection, table: Table) -> str:
    """Hash every row in the order of its key, so that nothing need be held to be compared."""
    digest = hashlib.sha256()
    for row in _reading(table).run(connection):
        said = [one.hex() if isinstance(one, bytes) else one for one in row]
        digest.update(canonical(said))
    return digest.hexdigest()
