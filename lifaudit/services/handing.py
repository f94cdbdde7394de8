"""What may be handed on by now: what the room has said, and what was released and is open."""

from __future__ import annotations

from collections.abc import Iterator

from lifaudit.domain.audit import Audit
from lifaudit.domain.calibration import PracticeCase
from lifaudit.domain.case import Case, CaseStatus
from lifaudit.domain.casework import PANEL, Answer, Grade, Row, Stage
from lifaudit.domain.instrument import Instrument
from lifaudit.domain.learning import SealedReport
from lifaudit.domain.panel import asks_panel
from lifaudit.domain.reveal import Released
from lifaudit.domain.sharing import SoFar
from lifaudit.domain.sheet import Recorded, domain_of
from lifaudit.domain.today import day_at
from lifaudit.services.instruments import pinned
from lifaudit.services.leading import leads_of
from lifaudit.services.revealing import agencies_of, authors_of, is_shut, released_by
from lifaudit.services.working import worked_for
from lifaudit.store.unit import Unit


def so_far(unit: Unit, plan: Audit) -> SoFar:
    """Say what has happened in an audit that lets others read what was kept back.

    A report or the end of a practice case counts when nobody but a lead wrote what stands.
    """
    practices = unit.where(PracticeCase, audit=plan.audit)
    reports = unit.where(SealedReport, audit=plan.audit)
    leads = leads_of(unit, plan.audit)
    return SoFar(
        frozenset(_agreed(unit, plan)),
        frozenset(
            one.practice
            for one in practices
            if not one.is_open and authors_of(unit, PracticeCase, plan.audit, one.practice) <= leads
        ),
        any(authors_of(unit, SealedReport, plan.audit, one.version) <= leads for one in reports),
    )


def laid_open(unit: Unit, plan: Audit) -> frozenset[str]:
    """Return the compartments of agencies that were released, as far as one may hand them on.

    Each agency may hand on its own; whoever leads or led all of a case that is open here. So who
    lost a release, or came to the audit later, reads what everybody reads.
    """
    mine, leads = agencies_of(unit, unit.actor), unit.actor in leads_of(unit, plan.audit)
    found: set[str] = set()
    for one in unit.where(Released, audit=plan.audit):
        if one.agency in mine or (leads and not is_shut(unit, plan, one.case)):
            found.update(released_by(unit, plan, one.case, one.agency) or ())
    return frozenset(found)


def _agreed(unit: Unit, plan: Audit) -> Iterator[str]:
    """Yield the cases of which the panel has graded everything it grades, with reasons."""
    said: dict[str, set[str]] = {}
    panels = {"audit": plan.audit, "agency": PANEL}
    for one in unit.where(Grade, **panels, stage=Stage.PANEL.value):
        if one.is_whole:
            said.setdefault(one.case, set()).add(one.domain)
    if not said:
        return
    forms = pinned(unit, plan.audit)
    for case in unit.where(Case, audit=plan.audit, status=CaseStatus.CHOSEN):
        left = _wanted(unit, case, forms.panel or forms.main) - said.get(case.case, set())
        if case.case in said and not left and not is_shut(unit, plan, case.case):
            yield case.case


def _wanted(unit: Unit, case: Case, form: Instrument) -> set[str]:
    """Return the domains a panel has to grade in a case: those that apply there."""
    worked = None
    if asks_panel(form):
        here = {"audit": case.audit, "case": case.case, "agency": PANEL}
        said = Recorded(tuple(unit.where(Answer, **here)), rows=tuple(unit.where(Row, **here)))
        worked = worked_for(form, said, day_at(unit.now()))
    return {
        domain_of(form, one)
        for one in form.graded_sections
        if worked is None or not worked.hides(one.key)
    }
