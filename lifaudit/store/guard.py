"""What a connection in daily use may ask of the file: rows, and nothing that undoes protection."""

from __future__ import annotations

from typing import Any

from sqlcipher3 import dbapi2

ROWS = frozenset(
    {
        dbapi2.SQLITE_SELECT,
        dbapi2.SQLITE_READ,
        dbapi2.SQLITE_INSERT,
        dbapi2.SQLITE_UPDATE,
        dbapi2.SQLITE_DELETE,
        dbapi2.SQLITE_FUNCTION,
        dbapi2.SQLITE_RECURSIVE,
        dbapi2.SQLITE_TRANSACTION,
        dbapi2.SQLITE_SAVEPOINT,
    }
)
ACTS = frozenset({"wal_checkpoint"})  # pragmas that take a word and set nothing


def guard(raw: Any) -> Any:
    """Refuse on this connection to open other files, change tables or triggers, or set pragmas.

    One line of SQL could otherwise write the whole record into a plain file beside it.
    """
    raw.set_authorizer(_judge)
    return raw


def _judge(action: int, what: str | None, how: str | None, *_where: str | None) -> int:
    if action in ROWS:
        return int(dbapi2.SQLITE_OK)
    asks = action == dbapi2.SQLITE_PRAGMA and (how is None or what in ACTS)
    return int(dbapi2.SQLITE_OK if asks and what != "rekey" else dbapi2.SQLITE_DENY)
