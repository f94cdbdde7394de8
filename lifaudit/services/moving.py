"""Moving an audit to another version of its instrument: proposed, previewed, made as one step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lifaudit.domain.audit import PinnedInstrument
from lifaudit.domain.casework import Answer, Row
from lifaudit.domain.change import Change
from lifaudit.domain.crossing import Crossings, Fate, where
from lifaudit.domain.dossier import Instruments
from lifaudit.domain.earlier import Moved
from lifaudit.domain.errors.moving import MoveNowhere, MoveUnfit
from lifaudit.domain.moving import MovePlan, Preview, lines_of
from lifaudit.domain.record import Record
from lifaudit.domain.returning import emptied
from lifaudit.domain.routes import following, proposed, without_questions
from lifaudit.domain.subject import subject_of
from lifaudit.domain.told import records_of
from lifaudit.domain.withheld import Withheld
from lifaudit.services.choosing import composed
from lifaudit.services.instruments import content_of, pin_of, pinned, unpin
from lifaudit.services.planning import plan_of
from lifaudit.services.standing import (
    Standing,
    crossings,
    earlier_of,
    reopened,
    unasked_of,
)
from lifaudit.services.strays import asked_in, moves
from lifaudit.services.withholding import withheld
from lifaudit.store.unit import Unit

__all__ = ["move", "moves", "pins_of", "plan_move", "preview", "written"]

LABEL = "Moved the audit to another version"


def plan_move(unit: Unit, audit: str, identity: str, modules: Sequence[str] = ()) -> MovePlan:
    """Propose how an audit could go on with another version; its lead may change the mappings.

    Raises AuditMissing, AuditSigned, NotTheLead, InstrumentMissing, UseUnfit, ModuleUnfit,
    MoveNowhere or MoveUnfit.
    """
    plan_of(unit, audit)
    before, after = pinned(unit, audit), composed(unit, identity, modules)
    if after.main == before.main:
        raise MoveNowhere
    now, other = subject_of(before.main), subject_of(after.main)
    if now is not other:
        raise MoveUnfit(now=now.many, other=other.many)
    panel = proposed(before.panel or before.main, after.panel or after.main)
    if before.panel is None or after.panel is None:
        panel = without_questions(panel)
    main = proposed(before.main, after.main)
    return MovePlan(audit, before, after, main, following(panel, main, after.panel or after.main))


def preview(unit: Unit, plan: MovePlan) -> Preview:
    """Tell what a move would do, and do nothing; of what is sealed here, nothing is told.

    Raises AuditMissing, AuditSigned or NotTheLead.
    """
    standing = asked_in(unit, plan.audit, withheld(unit, plan_of(unit, plan.audit)))
    ways = _ways(plan, standing)
    fates = ways.fates(standing.told)
    return Preview(
        plan.before.main.identity,
        plan.after.main.identity,
        lines_of(ways, fates),
        len(reopened(standing, ways, fates)),
        tuple(unasked_of(ways.main).values()),
        is_partial=standing.is_partial,
    )


def move(unit: Unit, plan: MovePlan, reason: str = "") -> Change:
    """Move an audit as planned, as one step: what goes on goes on, the rest is kept beside.

    Raises AuditMissing, AuditSigned, NotTheLead, or MoveNowhere when it has moved meanwhile.
    """
    audit = plan.audit
    everything = Withheld(plan_of(unit, audit))
    if pinned(unit, audit).main != plan.before.main:
        raise MoveNowhere
    standing = asked_in(unit, audit, everything)
    ways = _ways(plan, standing)
    fates = ways.fates(standing.told)
    moved = _moved(unit, plan)
    records: list[Record] = [
        moved,
        *pins_of(unit, audit, plan.after),
        *earlier_of(ways, fates, moved.move),
        *written(standing, fates),
        *ways.main.rows(unit.where(Row, audit=audit)),
        *reopened(standing, ways, fates),
    ]
    return unit.record(LABEL, *records, reason=reason.strip())


def pins_of(unit: Unit, audit: str, forms: Instruments) -> tuple[PinnedInstrument, ...]:
    """Return the records that pin a main instrument and its panel's sheet; the others stay."""
    main = pin_of(audit, forms.main)
    if forms.panel is None:
        return (main, *unpin(unit, audit, {"panel"}))
    return (main, pin_of(audit, forms.panel))


def written(
    standing: Standing, fates: Iterable[Fate], again: Iterable[Answer] = ()
) -> tuple[Record, ...]:
    """Return the records of all that does not stay: its old place empty, its new one full.

    `again` are answers that stand whatever becomes of the others.
    """
    going = [one for one in fates if not one.stays]
    told = {where(one): one for one in emptied(one.answer for one in going)}
    told |= {where(to): to for one in going for to in one.to}
    told |= {where(one): one for one in again}
    return records_of(told.values(), standing.notes)


def _moved(unit: Unit, plan: MovePlan) -> Moved:
    before, panel = plan.before.main, plan.before.panel
    return Moved(
        plan.audit,
        unit.new_id(),
        len(moves(unit, plan.audit)) + 1,
        before.identity,
        plan.after.main.identity,
        content_of(before),
        "" if panel is None else content_of(panel),
        plan.main,
        plan.panel,
    )


def _ways(plan: MovePlan, standing: Standing) -> Crossings:
    return crossings(plan.before, plan.after, (plan.main, plan.panel), standing.types)
