"""A statement that is run all the time: composed and compiled once, so that a write stays quick."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Executable
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.sql.elements import ClauseElement
from sqlcipher3 import dbapi2

Picker = Callable[[Mapping[str, Any]], tuple[Any, ...]]
_DIALECT = dialect(paramstyle="qmark")


class Prepared:
    """One compiled statement whose values are named parameters.

    SQLAlchemy composes it and opens the transaction; the driver runs it there, as what SQLAlchemy
    does about one run takes several times as long as the run. It raises the driver's own errors.
    """

    def __init__(self, statement: Executable) -> None:
        assert isinstance(statement, ClauseElement)  # noqa: S101 - the two are one at run time
        compiled: Any = statement.compile(dialect=_DIALECT)
        self._sql = str(compiled)
        self._pick = _picker(tuple(compiled.positiontup or ()))
        self._fixed = {name: said for name, said in compiled.params.items() if said is not None}

    def run(self, connection: Connection, **values: Any) -> dbapi2.Cursor:
        """Run it once; the rows are iterated over or fetched."""
        return driver_of(connection).execute(self._sql, self._ordered(values))

    def column(self, connection: Connection, **values: Any) -> list[Any]:
        """Run it once; return the first value of every row."""
        return [row[0] for row in self.run(connection, **values)]

    def run_all(self, connection: Connection, rows: Iterable[Mapping[str, Any]]) -> int:
        """Run it once per row; return how many rows it touched. No row, no run."""
        return self.run_rows(connection, [self._ordered(row) for row in rows])

    def run_rows(self, connection: Connection, rows: list[tuple[Any, ...]]) -> int:
        """Do the same with rows whose values stand in the statement's own order already."""
        if not rows:
            return 0
        return int(driver_of(connection).executemany(self._sql, rows).rowcount)

    def _ordered(self, values: Mapping[str, Any]) -> tuple[Any, ...]:
        return self._pick({**self._fixed, **values} if self._fixed else values)


def driver_of(connection: Connection) -> dbapi2.Connection:
    """Return the driver's connection under SQLAlchemy's."""
    driver: Any = connection.connection.dbapi_connection
    return driver


def _picker(names: tuple[str, ...]) -> Picker:
    """Return what puts named values in the statement's order; the fastest of many ways."""
    if len(names) > 1:
        return itemgetter(*names)
    return lambda values: tuple(values[name] for name in names)
