"""The key ring: one key per compartment; handing over a key is sharing, losing it is erasure."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, Connection, delete, insert, select

from lifaudit.security.cipher import new_key
from lifaudit.store.tables import COMPARTMENT


@dataclass(frozen=True, slots=True)
class Compartment:
    """A thing somebody may or may not see, and the key that opens it."""

    compartment: str
    audit: str
    name: str
    key: bytes = field(repr=False)


class Ring:
    """The compartments of one open store, as one transaction sees them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._by_name: dict[tuple[str, str], Compartment] = {}
        self._by_id: dict[str, Compartment | None] = {}

    def for_writing(self, audit: str, name: str) -> Compartment:
        """Return the compartment of this name, made anew where there is none."""
        found = self._by_name.get((audit, name)) or self._find(audit, name)
        if found is None:
            found = Compartment(secrets.token_hex(8), audit, name, new_key())
            self.learn(found)
        self._by_name[audit, name] = self._by_id[found.compartment] = found
        return found

    def by_id(self, compartment: str) -> Compartment | None:
        """Return the compartment an event names, unless its key has not arrived or is destroyed."""
        if compartment not in self._by_id:
            rows = self._select(COMPARTMENT.c.compartment == compartment)
            self._by_id[compartment] = rows[0] if rows else None
        return self._by_id[compartment]

    def of_audit(self, audit: str) -> list[Compartment]:
        """Return every compartment of one audit whose key is here."""
        return self._select(COMPARTMENT.c.audit == audit)

    def learn(self, compartment: Compartment) -> None:
        """Keep a key that was made or received; one that is here already stays."""
        row = {
            "compartment": compartment.compartment,
            "audit": compartment.audit,
            "name": compartment.name,
            "key": compartment.key,
        }
        self._connection.execute(insert(COMPARTMENT).prefix_with("OR IGNORE"), row)
        self._by_id.pop(compartment.compartment, None)

    def destroy(self, compartment: str) -> None:
        """Forget a key for ever: what it sealed stays in the chain and opens no more."""
        gone = delete(COMPARTMENT).where(COMPARTMENT.c.compartment == compartment)
        self._connection.execute(gone)
        self._by_name.clear()
        self._by_id.clear()

    def _find(self, audit: str, name: str) -> Compartment | None:
        rows = self._select((COMPARTMENT.c.audit == audit) & (COMPARTMENT.c.name == name))
        return min(rows, key=lambda one: one.compartment, default=None)

    def _select(self, condition: ColumnElement[bool]) -> list[Compartment]:
        rows = self._connection.execute(select(COMPARTMENT).where(condition))
        return [Compartment(*row) for row in rows]
