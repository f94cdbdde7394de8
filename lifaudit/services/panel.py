"""The panel's sheet: one case with every agency's grade, and what the panel answers beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from lifaudit.domain.asked import read_path
from lifaudit.domain.audit import Audit
from lifaudit.domain.case import Case, CaseStatus
from lifaudit.domain.casework import PANEL, Answer, Grade, Row, Stage
from lifaudit.domain.change import Change
from lifaudit.domain.errors.audit import AuditMissing
from lifaudit.domain.errors.casework import NotExpected
from lifaudit.domain.errors.instrument import NotInForm
from lifaudit.domain.instrument import Instrument
from lifaudit.domain.panel import PanelSheet, Shut, asks_panel, said_of
from lifaudit.domain.partnership import Person
from lifaudit.domain.sheet import Recorded, Sheet
from lifaudit.domain.side_by_side import before_reveal, side_by_side
from lifaudit.domain.today import day_at
from lifaudit.domain.values import tidied
from lifaudit.domain.worked import UNWORKED
from lifaudit.services.casework import (
    asked_at,
    grade_panel,
    prove_answer,
    prove_row,
    refuse_panel,
    said,
)
from lifaudit.services.committing import late_in
from lifaudit.services.graded import graded
from lifaudit.services.instruments import pinned
from lifaudit.services.planning import as_promised
from lifaudit.services.recorder import paper_reason, recorder_of
from lifaudit.services.revealing import is_shut
from lifaudit.services.working import worked_for
from lifaudit.store.unit import Unit

__all__ = ["answer_panel", "grade_panel", "panel_sheet"]


def panel_sheet(unit: Unit, audit: str, case: str) -> PanelSheet:
    """Read one case as the panel sees it; raises AuditMissing or NotExpected.

    Agencies' grades are in it only when nobody is waited for: nobody here is shown one before.
    """
    plan = unit.one(Audit, audit=audit)
    if plan is None:
        raise AuditMissing
    chosen = unit.where(Case, audit=audit, status=CaseStatus.CHOSEN)
    found = next((one for one in chosen if one.case == case), None)
    if found is None:
        raise NotExpected
    forms = pinned(unit, audit)
    here = {"audit": audit, "case": case, "agency": PANEL}
    recorded = Recorded(
        tuple(unit.where(Answer, **here)),
        grades=tuple(unit.where(Grade, **here, stage=Stage.PANEL.value)),
        rows=tuple(unit.where(Row, **here)),
    )
    answered = said_of(plan, forms.panel or forms.main, found, recorded)
    records = recorder_of(unit, plan)
    compared = side_by_side(graded(unit, plan, forms, (found,)), case)
    sealed = is_shut(unit, as_promised(unit, plan), case)
    return PanelSheet(
        plan,
        found,
        answered.instrument,
        before_reveal(compared) if sealed else compared,
        recorded.grades,
        _worked(answered, day_at(unit.now())),
        tuple(one.case for one in chosen),
        next((one.name for one in unit.where(Person, person=records)), ""),
        _shut(plan, records, unit.actor),
        () if sealed else late_in(unit, plan, forms.main, case),
        sealed,
    )


def answer_panel(unit: Unit, item: Answer) -> Change:
    """Record what the panel says to a question of its sheet; only whoever records may.

    Raises NotInForm for what its sheet does not ask, NoSuchRow, UnfitAnswer, and what `grade_panel`
    raises.
    """
    form = open_panel(unit, item.audit, item.case)
    if form is None:
        raise NotInForm(wanted=item.question)
    question = asked_at(form, read_path(item.question))
    value = tidied(question, item.value)
    tidy = replace(item, agency=PANEL, value=value, note=said(item.note))
    prove_row(unit, tidy)
    prove_answer(form, question, tidy.value)
    why = paper_reason(unit, item.audit, item.case)
    return unit.record("Recorded the panel's answer", tidy, reason=why)


def open_panel(unit: Unit, audit: str, case: str) -> Instrument | None:
    """Return the form the panel answers about a case, if it has one; raises as `grade_panel`."""
    refuse_panel(unit, audit, case)
    form = pinned(unit, audit).panel
    return form if form is not None and asks_panel(form) else None


def _shut(plan: Audit, records: str, actor: str) -> Shut | None:
    if plan.is_draft:
        return Shut.NOT_STARTED
    if plan.is_signed:
        return Shut.SIGNED
    return None if records in ("", actor) else Shut.NOT_THE_LEAD


def _worked(sheet: Sheet, today: date) -> Sheet:
    """Return the panel's answers with what logic makes of them; agencies' forms ask it nothing."""
    form = sheet.instrument
    worked = worked_for(form, sheet.recorded, today) if asks_panel(form) else UNWORKED
    return replace(sheet, worked=worked, today=today)
