"""Keys that were released and may not open anything yet: kept apart from the ring."""

from __future__ import annotations

from sqlalchemy import bindparam, delete, insert, select

from lifaudit.store.compartment import Compartment
from lifaudit.store.prepared import Prepared
from lifaudit.store.tables import HELD
from lifaudit.store.unit import Unit

_COLUMNS = (HELD.c.compartment, HELD.c.audit, HELD.c.name, HELD.c.key)
_HOLD = Prepared(insert(HELD).prefix_with("OR REPLACE"))
_OF_AUDIT = Prepared(
    select(*_COLUMNS)
    .where(HELD.c.audit == bindparam("audit"))
    .order_by(HELD.c.compartment, HELD.c.sender)
)
_LET_GO = Prepared(
    delete(HELD).where(
        HELD.c.compartment == bindparam("compartment_"), HELD.c.key == bindparam("key_")
    )
)


def hold(unit: Unit, key: Compartment, sender: str) -> None:
    """Keep a key that somebody released; what another sender said of it stays beside it."""
    row = {"compartment": key.compartment, "audit": key.audit, "name": key.name, "key": key.key}
    _HOLD.run(unit.connection, **row, sender=sender)


def held(unit: Unit, audit: str) -> list[Compartment]:
    """Return the keys of an audit that are held."""
    return [Compartment(*row) for row in _OF_AUDIT.run(unit.connection, audit=audit)]


def let_go(unit: Unit, key: Compartment) -> None:
    """Hold a key no longer: it is in the ring now, or it was never the right one."""
    _LET_GO.run(unit.connection, compartment_=key.compartment, key_=key.key)
