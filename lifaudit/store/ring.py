"""The key ring: one key per compartment; handing over a key is sharing, losing it is erasure."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, true

from lifaudit.security.cipher import new_key
from lifaudit.store.among import Among
from lifaudit.store.compartment import Compartment
from lifaudit.store.memory import Memory
from lifaudit.store.prepared import Prepared
from lifaudit.store.tables import COMPARTMENT, HELD

__all__ = ["Compartment", "Ring"]

_NAMES = ("compartment", "audit", "name", "key")
_COLUMNS = tuple(COMPARTMENT.c[name] for name in _NAMES)
_AMONG = Among(select(*_COLUMNS), COMPARTMENT.c.compartment)
_BY_ID = Prepared(select(*_COLUMNS).where(COMPARTMENT.c.compartment == bindparam("compartment")))
_OF_AUDIT = Prepared(
    select(*_COLUMNS)
    .where(COMPARTMENT.c.audit == bindparam("audit"))
    .order_by(COMPARTMENT.c.compartment)
)
_OWN = Prepared(
    select(*_COLUMNS)
    .where(
        COMPARTMENT.c.audit == bindparam("audit"),
        COMPARTMENT.c.name == bindparam("name"),
        COMPARTMENT.c.own == true(),
    )
    .order_by(COMPARTMENT.c.compartment)
)
_MADE_HERE = Prepared(
    select(COMPARTMENT.c.compartment).where(
        COMPARTMENT.c.audit == bindparam("audit"), COMPARTMENT.c.own == true()
    )
)
_LEARN = Prepared(insert(COMPARTMENT).prefix_with("OR IGNORE"))
_DESTROY = tuple(
    Prepared(delete(table).where(table.c.compartment == bindparam("gone")))
    for table in (COMPARTMENT, HELD)
)


class Ring:
    """The compartments of one open store, as one transaction sees them."""

    def __init__(self, connection: Connection, memory: Memory) -> None:
        self._connection, self._memory = connection, memory

    def for_writing(self, audit: str, name: str) -> Compartment:
        """Return this vault's own compartment of this name, made anew where there is none.

        A key that came from elsewhere is never written under: whoever made it could read on.
        """
        found = self._memory.writing.get((audit, name)) or self._own(audit, name)
        self._memory.writing[audit, name] = self._memory.opening[found.compartment] = found
        return found

    def by_id(self, compartment: str) -> Compartment | None:
        """Return the compartment an event names, unless its key has not arrived or is destroyed."""
        opening = self._memory.opening
        if compartment not in opening:
            row = _BY_ID.run(self._connection, compartment=compartment).fetchone()
            opening[compartment] = None if row is None else Compartment(*row)
        return opening[compartment]

    def of_audit(self, audit: str) -> list[Compartment]:
        """Return every compartment of one audit whose key is here."""
        return [Compartment(*row) for row in _OF_AUDIT.run(self._connection, audit=audit)]

    def made_here(self, audit: str) -> frozenset[str]:
        """Return the compartments of one audit under whose keys this vault itself wrote."""
        return frozenset(_MADE_HERE.column(self._connection, audit=audit))

    def learn(self, compartments: Sequence[Compartment]) -> None:
        """Keep keys that were received; one that is here already stays."""
        _LEARN.run_all(self._connection, ({**_row(one), "own": False} for one in compartments))
        self._memory.forget_keys()
        here = _AMONG.run(self._connection, [one.compartment for one in compartments])
        self._memory.opening.update((row[0], Compartment(*row)) for row in here)

    def destroy(self, compartment: str) -> None:
        """Forget a key for ever: what it sealed stays in the chain and opens no more.

        What was shown of it stays until the state is rebuilt from what still opens.
        """
        for statement in _DESTROY:
            statement.run(self._connection, gone=compartment)
        self._memory.forget_keys()

    def _own(self, audit: str, name: str) -> Compartment:
        row = _OWN.run(self._connection, audit=audit, name=name).fetchone()
        if row is not None:
            return Compartment(*row)
        made = Compartment(secrets.token_hex(8), audit, name, new_key())
        _LEARN.run(self._connection, **_row(made), own=True)
        return made


def _row(compartment: Compartment) -> dict[str, Any]:
    return {name: getattr(compartment, name) for name in _NAMES}
