"""The panel's sheet: one case with every agency's grade, and what the panel answers beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from lifaudit.domain.asked import Path
from lifaudit.domain.audit import Audit, ExpectedAgency
from lifaudit.domain.case import Case, CaseStatus
from lifaudit.domain.casework import PANEL, Answer, Grade, Return, Row, Stage
from lifaudit.domain.change import Change
from lifaudit.domain.dossier import Dossier, Instruments, Learned
from lifaudit.domain.errors.audit import AuditMissing
from lifaudit.domain.errors.casework import NotExpected
from lifaudit.domain.errors.instrument import NotInForm
from lifaudit.domain.instrument import Instrument
from lifaudit.domain.panel import USE, PanelSheet, Shut
from lifaudit.domain.partnership import Person
from lifaudit.domain.scoring import is_scored
from lifaudit.domain.sheet import Recorded
from lifaudit.domain.side_by_side import side_by_side
from lifaudit.domain.today import day_at
from lifaudit.domain.values import tidied
from lifaudit.domain.worked import UNWORKED, Worked
from lifaudit.services.casework import asked_at, grade_panel, prove_answer, refuse_panel, said
from lifaudit.services.instruments import pinned
from lifaudit.services.register import partnership
from lifaudit.services.working import has_logic, worked_for, worked_in
from lifaudit.store.unit import Unit

__all__ = ["answer_panel", "grade_panel", "panel_sheet"]


def panel_sheet(unit: Unit, audit: str, case: str) -> PanelSheet:
    """Read one case as the panel sees it; raises AuditMissing or NotExpected."""
    plan = unit.one(Audit, audit=audit)
    if plan is None:
        raise AuditMissing
    chosen = unit.where(Case, audit=audit, status=CaseStatus.CHOSEN)
    found = next((one for one in chosen if one.case == case), None)
    if found is None:
        raise NotExpected
    forms = pinned(unit, audit)
    here = {"audit": audit, "case": case, "agency": PANEL}
    answers = tuple(unit.where(Answer, **here))
    form = forms.panel or forms.main
    return PanelSheet(
        plan,
        found,
        form,
        side_by_side(_graded(unit, plan, found, forms), case),
        tuple(unit.where(Grade, **here, stage=Stage.PANEL.value)),
        answers,
        tuple(one.case for one in chosen),
        next((one.name for one in unit.where(Person, person=plan.lead)), ""),
        _shut(plan, unit.actor),
        _worked(form, answers, day_at(unit.now())),
    )


def answer_panel(unit: Unit, item: Answer) -> Change:
    """Record what the panel says to a question of its sheet; only the lead may.

    Raises NotInForm for what its sheet does not ask, UnfitAnswer, and what `grade_panel` raises.
    """
    refuse_panel(unit, item.audit, item.case)
    form = pinned(unit, item.audit).panel
    if form is None or form.use != USE:
        raise NotInForm(wanted=item.question)
    question = asked_at(form, Path(item.question))
    value = tidied(question, item.value)
    tidy = replace(item, agency=PANEL, value=value, note=said(item.note))
    prove_answer(form, question, tidy.value)
    return unit.record("Recorded the panel's answer", tidy)


def _shut(plan: Audit, actor: str) -> Shut | None:
    if plan.is_draft:
        return Shut.NOT_STARTED
    if plan.is_signed:
        return Shut.SIGNED
    return None if plan.lead in ("", actor) else Shut.NOT_THE_LEAD


def _worked(form: Instrument, answers: tuple[Answer, ...], today: date) -> Worked:
    """Return what the panel's own form works out; a form made for agencies asks it nothing."""
    return worked_for(form, Recorded(answers), today) if form.use == USE else UNWORKED


def _graded(unit: Unit, plan: Audit, case: Case, forms: Instruments) -> Dossier:
    """Gather as much of the audit as comparing the grades of one case needs."""
    here = {"audit": plan.audit, "case": case.case}
    counted = is_scored(forms.main) or has_logic(forms.main)
    nothing = ((), (), (), ())
    taken = Dossier(
        partnership(unit),
        (),
        plan,
        forms,
        tuple(unit.where(ExpectedAgency, audit=plan.audit, asked=True)),
        None,
        (),
        (case,),
        (),
        tuple(unit.where(Return, **here)),
        tuple(unit.where(Answer, **here)) if counted else (),
        (),
        tuple(unit.where(Grade, **here)),
        *nothing,
        Learned(),
        (),
        "",
        unit.now(),
        tuple(unit.where(Row, **here)) if counted else (),
    )
    return replace(taken, worked=worked_in(taken))
