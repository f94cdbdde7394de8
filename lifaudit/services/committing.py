"""What was committed when a case was called, told apart from what was graded afterwards."""

from __future__ import annotations

from collections.abc import Iterator

from lifaudit.domain.audit import Audit, ExpectedAgency
from lifaudit.domain.casework import Grade, Judgement, Stage
from lifaudit.domain.codec import decoders_of
from lifaudit.domain.committing import late_words
from lifaudit.domain.instrument import Instrument
from lifaudit.domain.record import key_of
from lifaudit.domain.reveal import Belated, CaseCalled, Late
from lifaudit.services.revealing import called_of
from lifaudit.store.history import entries_among
from lifaudit.store.standing import written
from lifaudit.store.unit import Unit


def late_in(unit: Unit, plan: Audit, form: Instrument, case: str) -> tuple[Late, ...]:
    """Return the agencies' grades of a called case that are not what was committed, in words."""
    asked = tuple(unit.where(ExpectedAgency, audit=plan.audit))
    return tuple(late_words(one, form, asked) for one in belated_in(unit, plan, case))


def belated_in(unit: Unit, plan: Audit, case: str) -> tuple[Belated, ...]:
    """Return the agencies' grades of a called case that are not what was committed.

    What counts is what its writer had vouched for when the case was called; a later one stands in
    the record beside it, and nobody can write it in between.
    """
    called = called_of(unit, plan, case)
    return tuple(_belated(unit, called)) if called else ()


def _belated(unit: Unit, called: CaseCalled) -> Iterator[Belated]:
    late = {
        one.key
        for one in written(unit, Grade, "judgement", called.audit, called.case)
        if not called.is_committed(one.device, one.seq)
    }
    here = {"audit": called.audit, "case": called.case, "stage": Stage.AGENCY.value}
    for now in unit.where(Grade, **here):
        before = _committed(unit, called, now) if key_of(now) in late else now.judgement
        if before != now.judgement:
            yield Belated(now, before)


def _committed(unit: Unit, called: CaseCalled, now: Grade) -> Judgement | None:
    key = (now.audit, now.case, now.agency, now.stage, now.domain)
    entries = entries_among(unit, called.is_committed, Grade, *key)
    said = entries[-1].after if entries else None
    found: Judgement | None = None if said is None else decoders_of(Grade)["judgement"](said)
    return found
