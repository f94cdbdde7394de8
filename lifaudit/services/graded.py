"""As much of an audit as comparing grades needs: quicker to read than the whole of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lifaudit.domain.audit import Audit, ExpectedAgency
from lifaudit.domain.case import Case
from lifaudit.domain.casework import Answer, Grade, Return, Row
from lifaudit.domain.dossier import Dossier, Instruments, Learned
from lifaudit.domain.scoring import is_scored
from lifaudit.services.register import partnership
from lifaudit.services.withholding import as_shown
from lifaudit.services.working import has_logic, worked_in
from lifaudit.store.unit import Unit


def graded(unit: Unit, plan: Audit, forms: Instruments, cases: Sequence[Case]) -> Dossier:
    """Gather the returns and grades of some cases; answers only where logic or scores need them.

    What others graded in a case that was not revealed here is not in it.
    """
    here = {"audit": plan.audit, "case": tuple(one.case for one in cases)}
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
        tuple(cases),
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
    shown = as_shown(unit, taken)
    return replace(shown, worked=worked_in(shown))
