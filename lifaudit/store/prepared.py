"""A statement that is run all the time: composed and compiled once, so that a write stays quick."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from operator import itemgetter
from typing import Any

from sqlalchemy import CursorResult, Executable
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.sql.elements import ClauseElement

Rows = CursorResult[*tuple[Any, ...]]
Picker = Callable[[Mapping[str, Any]], tuple[Any, ...]]
MOST_AT_ONCE = 500  # parameters of one IN (...) list
_DIALECT = dialect(paramstyle="qmark")


class Prepared:
    """One compiled statement whose values are named parameters."""

    def __init__(self, statement: Executable) -> None:
        assert isinstance(statement, ClauseElement)  # noqa: S101 - the two are one at run time
        compiled: Any = statement.compile(dialect=_DIALECT)
        self._sql = str(compiled)
        self._pick = _picker(tuple(compiled.positiontup or ()))
        self._fixed = {name: said for name, said in compiled.params.items() if said is not None}

    def run(self, connection: Any, **values: Any) -> Rows:
        """Run it once."""
        result: Rows = connection.exec_driver_sql(self._sql, self._ordered(values))
        return result

    def run_all(self, connection: Any, rows: Iterable[Mapping[str, Any]]) -> int:
        """Run it once per row; return how many rows it touched. No row, no run."""
        ordered = [self._ordered(row) for row in rows]
        if not ordered:
            return 0
        done: Rows = connection.exec_driver_sql(self._sql, ordered)
        return done.rowcount

    def _ordered(self, values: Mapping[str, Any]) -> tuple[Any, ...]:
        return self._pick({**self._fixed, **values} if self._fixed else values)


def _picker(names: tuple[str, ...]) -> Picker:
    """Return what puts named values in the statement's order; the fastest of many ways."""
    if len(names) > 1:
        return itemgetter(*names)
    return lambda values: tuple(values[name] for name in names)
