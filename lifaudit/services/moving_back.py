"""Taking the last move of an audit back: what stood stands again, and nothing since is lost."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lifaudit.domain.casework import Row
from lifaudit.domain.change import Change
from lifaudit.domain.crossing import Crossings, Fate
from lifaudit.domain.dossier import Instruments
from lifaudit.domain.earlier import EarlierAnswer, EarlierGrade, Moved
from lifaudit.domain.errors.moving import NeverMoved
from lifaudit.domain.errors.store import ChangedSince
from lifaudit.domain.moving import Preview, lines_of
from lifaudit.domain.record import Record
from lifaudit.domain.returning import WayBack, answer_of, way_back
from lifaudit.domain.routes import turned
from lifaudit.domain.withheld import Withheld
from lifaudit.services.instruments import pinned, read_content
from lifaudit.services.moving import pins_of, written
from lifaudit.services.planning import plan_of
from lifaudit.services.standing import Standing, crossings, earlier_of
from lifaudit.services.strays import asked_in, moves
from lifaudit.services.withholding import withheld
from lifaudit.store.history import entries_of
from lifaudit.store.unit import Unit

LABEL = "Moved the audit back"


@dataclass(frozen=True, slots=True)
class _Back:
    """One move that can be taken back, and all that its way back needs."""

    moved: Moved
    before: Instruments
    standing: Standing
    ways: Crossings
    way: WayBack
    is_partial: bool


def preview_back(unit: Unit, audit: str) -> Preview:
    """Tell what taking the last move back would do, and do nothing; nothing of what is sealed here.

    Raises AuditMissing, AuditSigned, NotTheLead or NeverMoved.
    """
    found = _back(unit, audit, withheld(unit, plan_of(unit, audit)))
    return Preview(
        found.moved.after,
        found.moved.before,
        lines_of(found.ways, found.way.all_fates),
        0,
        (),
        sum(not one.to for one in found.way.restored),
        found.way.is_exact and not found.is_partial,
        found.is_partial,
    )


def move_back(unit: Unit, audit: str) -> Change:
    """Take the last move back, as one step.

    Where nothing was recorded since, all of it is undone. What was recorded since goes along where
    it says the same in the version of before, and is kept beside otherwise. Raises as
    `preview_back` does.
    """
    found = _back(unit, audit, Withheld(plan_of(unit, audit)))
    if found.way.is_exact and (change := _undone(unit, found)):
        return change
    return unit.record(LABEL, *_records(unit, found))


def _undone(unit: Unit, found: _Back) -> Change | None:
    """Undo the move's own step, unless somebody has touched what it wrote."""
    step = entries_of(unit, Moved, found.moved.audit, found.moved.move)[-1].step
    try:
        return unit.take_back(step)
    except ChangedSince:
        return None


def _records(unit: Unit, found: _Back) -> list[Record]:
    way, moved = found.way, found.moved
    again = [Fate(one, ()) for one in way.left]
    stood = [answer_of(one) for one in way.restored]
    return [
        replace(moved, back=True),
        *pins_of(unit, moved.audit, found.before),
        *(replace(one, restored=True) for one in way.restored),
        *earlier_of(found.ways, way.fates, f"{moved.move}-back"),
        *written(found.standing, (*again, *way.fates), stood),
        *found.ways.main.rows(unit.where(Row, audit=moved.audit)),
    ]


def _back(unit: Unit, audit: str, rule: Withheld) -> _Back:
    moved = next((one for one in moves(unit, audit) if not one.back), None)
    if moved is None:
        raise NeverMoved
    panel = read_content(moved.panel_form) if moved.panel_form else None
    before = Instruments(read_content(moved.form), panel)
    after = pinned(unit, audit)
    standing, kept = asked_in(unit, audit, rule), _kept(unit, moved)
    mappings = (moved.main, moved.panel)
    forth = crossings(before, after, mappings, standing.types)
    back = (turned(moved.main), turned(moved.panel))
    ways = crossings(after, before, back, standing.types)
    way = way_back(forth, ways, rule.shown(kept), standing.told)
    is_partial = standing.is_partial or any(map(rule.hides, kept))
    return _Back(moved, before, standing, ways, way, is_partial)


def _kept(unit: Unit, moved: Moved) -> list[EarlierAnswer]:
    here = {"audit": moved.audit, "move": moved.move}
    return [*unit.where(EarlierAnswer, **here), *unit.where(EarlierGrade, **here)]
