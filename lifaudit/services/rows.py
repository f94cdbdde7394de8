"""The rows of repeating groups, such as events: added, taken out, brought back and put in order.

Nothing is deleted: a row that is taken out keeps what was answered in it and can come back.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from lifaudit.domain.casework import PANEL, Row
from lifaudit.domain.change import Change
from lifaudit.domain.errors.casework import NoSuchRow, RowsFull
from lifaudit.domain.errors.instrument import NotInForm
from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import Question
from lifaudit.domain.sheet import Place
from lifaudit.services.casework import open_return
from lifaudit.services.instruments import pinned
from lifaudit.services.panel import open_panel
from lifaudit.store.unit import Unit


@dataclass(frozen=True, slots=True)
class Rows:
    """A group of one return, or of the panel's sheet: where it is, and the key of its question."""

    place: Place
    group: str


def standing(unit: Unit, where: Rows) -> list[Row]:
    """Return the rows of a group as they stand, in their order."""
    return _in_order(row for row in _all(unit, where) if not row.removed)


def taken_out(unit: Unit, where: Rows) -> list[Row]:
    """Return the rows that were taken out and can be brought back, in the order they had."""
    return _in_order(row for row in _all(unit, where) if row.removed)


def add_row(unit: Unit, where: Rows) -> Change:
    """Add an empty row at the end; raises NotInForm, RowsFull or what closes its place."""
    group = _group(unit, where)
    now = standing(unit, where)
    _refuse_full(group, now)
    return unit.record("Added row", _row(where, unit.new_id(), _next(now)))


def remove_row(unit: Unit, where: Rows, row: str) -> Change:
    """Take a row out; its answers stay, uncounted, in case it comes back. Raises NoSuchRow."""
    _group(unit, where)
    found = _named(standing(unit, where), row)
    return unit.record("Took out row", replace(found, removed=True))


def restore_row(unit: Unit, where: Rows, row: str) -> Change:
    """Bring a row back that was taken out, at the end; raises NoSuchRow or RowsFull."""
    group = _group(unit, where)
    now = standing(unit, where)
    _refuse_full(group, now)
    found = _named(taken_out(unit, where), row)
    return unit.record("Brought back row", replace(found, removed=False, position=_next(now)))


def move_row(unit: Unit, where: Rows, row: str, to: int) -> Change:
    """Put a row at a place, from 1; a place beyond the ends is the end. Raises NoSuchRow."""
    _group(unit, where)
    now = standing(unit, where)
    found = _named(now, row)
    others = [one for one in now if one is not found]
    others.insert(max(to, 1) - 1, found)
    placed = (replace(one, position=at) for at, one in enumerate(others, 1))
    return unit.record("Moved row", *placed)


def _group(unit: Unit, where: Rows) -> Question:
    """Return the group's question, where it is asked and may be answered."""
    asked = (one for one in _asked(unit, where.place) if one.kind is Kind.GROUP)
    found = next((one for one in asked if one.key == where.group), None)
    if found is None:
        raise NotInForm(wanted=where.group)
    return found


def _asked(unit: Unit, place: Place) -> tuple[Question, ...]:
    """Return what is asked at a place that is open: of an agency, or of the panel."""
    if place.agency == PANEL:
        form = open_panel(unit, place.audit, place.case)
        return form.questions if form else ()
    _, _, agency = open_return(unit, place)
    asked = pinned(unit, place.audit).main.questions
    return tuple(one for one in asked if one.is_for(agency.type.value))


def _all(unit: Unit, where: Rows) -> list[Row]:
    place = where.place
    here = {"audit": place.audit, "case": place.case, "agency": place.agency}
    return unit.where(Row, **here, group=where.group)


def _row(where: Rows, row: str, position: int) -> Row:
    place = where.place
    return Row(place.audit, place.case, place.agency, where.group, row, position)


def _in_order(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda one: (one.position, one.row))


def _next(now: list[Row]) -> int:
    return max((one.position for one in now), default=0) + 1


def _named(rows: list[Row], row: str) -> Row:
    for one in rows:
        if one.row == row:
            return one
    raise NoSuchRow


def _refuse_full(group: Question, now: list[Row]) -> None:
    most = group.limits.most
    if most is not None and len(now) >= most:
        raise RowsFull(most=int(most))
