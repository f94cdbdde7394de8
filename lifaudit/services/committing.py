"""What was committed when a case was called, told apart from what was graded afterwards."""

from __future__ import annotations

from lifaudit.domain.audit import Audit, ExpectedAgency
from lifaudit.domain.casework import Grade, Judgement, Stage
from lifaudit.domain.codec import decoders_of
from lifaudit.domain.instrument import Instrument
from lifaudit.domain.reveal import CaseCalled, Late
from lifaudit.domain.sheet import domain_of
from lifaudit.services.revealing import called_of
from lifaudit.store.history import entries_among
from lifaudit.store.unit import Unit


def late_in(unit: Unit, plan: Audit, form: Instrument, case: str) -> tuple[Late, ...]:
    """Return the agencies' grades of a called case that are not what was committed.

    What counts is what its writer had vouched for when the case was called; a later one stands in
    the record beside it, and nobody can write it in between.
    """
    called = called_of(unit, plan, case)
    if called is None:
        return ()
    asked = unit.where(ExpectedAgency, audit=plan.audit)
    names = {one.agency: one.short or one.name for one in asked}
    titles = {domain_of(form, one): one.title for one in form.all_sections}
    found = []
    for now in unit.where(Grade, audit=plan.audit, case=case, stage=Stage.AGENCY.value):
        before = _committed(unit, called, now)
        if before != now.judgement:
            where = names.get(now.agency, now.agency), titles.get(now.domain, now.domain)
            found.append(Late(*where, _words(form, before), _words(form, now.judgement)))
    return tuple(found)


def _committed(unit: Unit, called: CaseCalled, now: Grade) -> Judgement | None:
    key = (now.audit, now.case, now.agency, now.stage, now.domain)
    entries = entries_among(unit, called.is_committed, Grade, *key)
    said = entries[-1].after if entries else None
    found: Judgement | None = None if said is None else decoders_of(Grade)["judgement"](said)
    return found


def _words(form: Instrument, judged: Judgement | None) -> str:
    """Say a grade by its label, or by its code where the form does not know it; nothing is none."""
    if judged is None or not judged.value:
        return ""
    points = form.scale(form.grade_scale).points if form.grade_scale else ()
    return next((one.label for one in points if one.code == judged.value), judged.value)
