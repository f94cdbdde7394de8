"""Counting what is filled in, without reading what it says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Column, ColumnElement, func, select

from lifaudit.domain.record import Record, kind_of
from lifaudit.store.tables import STATE
from lifaudit.store.unit import Unit

Keys = str | Iterable[str]


def filled(
    unit: Unit, kind: type[Record], by: Sequence[str], cells: Sequence[str], **among: Keys
) -> dict[tuple[str, ...], int]:
    """Count, per value of the key fields `by`, records in which every one of `cells` says words.

    A dot reaches into a value: `judgement.reason`. `among` narrows key fields to one or some.
    """
    table = STATE[kind_of(kind)]
    columns = [table.c[name] for name in by]
    statement = select(*columns, func.count()).group_by(*columns)
    statement = statement.where(*(_is_one_of(table.c[name], k) for name, k in among.items()))
    statement = statement.where(*(_says(table.c, cell) for cell in cells))
    return {tuple(row[:-1]): row[-1] for row in unit.connection.execute(statement)}


def _says(columns: Iterable[Column[str]], cell: str) -> ColumnElement[bool]:
    name, _, inside = cell.partition(".")
    column = next(one for one in columns if one.name == name)
    path = f"$.{inside}" if inside else "$"
    return func.coalesce(func.json_extract(column, path), "") != ""


def _is_one_of(column: Column[str], keys: Keys) -> ColumnElement[bool]:
    return column == keys if isinstance(keys, str) else column.in_(list(keys))
