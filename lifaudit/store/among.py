"""A question about any of many values: asked of some hundreds at a time, composed once per size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam

from lifaudit.store.prepared import Prepared

MOST = 512  # values asked about at once; a power of two, as sizes are
_SLOTS = tuple(f"among{number}" for number in range(MOST))


class Among:
    """One question, put about the rows in which a column is any of the values given."""

    def __init__(self, question: Select[Any], column: ColumnElement[Any]) -> None:
        self._question, self._column = question, column
        self._sized: dict[int, Prepared] = {}

    def run(
        self, connection: Connection, values: Sequence[Any], **others: Any
    ) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of each value, in no order; `others` are the question's own parameters."""
        for start in range(0, len(values), MOST):
            part = values[start : start + MOST]
            size = 1 << (len(part) - 1).bit_length()
            named = dict(zip_longest(_SLOTS[:size], part, fillvalue=part[0]))
            yield from self._of(size).run(connection, **named, **others).fetchall()

    def _of(self, size: int) -> Prepared:
        if size not in self._sized:
            slots: list[Any] = [bindparam(name) for name in _SLOTS[:size]]
            self._sized[size] = Prepared(self._question.where(self._column.in_(slots)))
        return self._sized[size]
