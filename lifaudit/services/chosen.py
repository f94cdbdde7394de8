"""The cases of an audit once they are chosen: what is said of each, and what takes its place."""

from __future__ import annotations

from dataclasses import replace

from lifaudit.domain.case import Case, CaseStatus, with_status
from lifaudit.domain.change import Change
from lifaudit.domain.errors.sampling import CaseMissing, NoReserveLeft, ReasonMissing
from lifaudit.services.planning import plan_of
from lifaudit.services.sampling import Pick, picked
from lifaudit.store.unit import Unit


def cases(unit: Unit, audit: str) -> list[Case]:
    """Return the cases that count, in the order of their codes."""
    return list(with_status(unit.where(Case, audit=audit), CaseStatus.CHOSEN))


def replace_case(unit: Unit, audit: str, case: str, reason: str) -> Change:
    """Put the next reserve, of the same group first, in the place of a case.

    Raises ReasonMissing, CaseMissing or NoReserveLeft.
    """
    plan_of(unit, audit)
    if not reason.strip():
        raise ReasonMissing
    leaving = _case_of(unit, audit, case)
    waiting = with_status(unit.where(Case, audit=audit), CaseStatus.RESERVE)
    alike = [one for one in waiting if one.stratum == leaving.stratum]
    coming = next(iter(alike or waiting), None)
    if coming is None:
        raise NoReserveLeft
    return unit.record(
        "Replaced a case",
        replace(leaving, status=CaseStatus.REPLACED, replaced_reason=reason.strip()),
        replace(coming, status=CaseStatus.CHOSEN, replaces=leaving.case),
        reason=reason.strip(),
    )


def replace_with(unit: Unit, audit: str, case: str, pick: Pick, reason: str) -> Change:
    """Put a case chosen on purpose in the place of another.

    Raises ReasonMissing, CaseMissing, NotInFrame, ReferenceUnfit or, where the sample was drawn by
    chance, DrawnAlready.
    """
    leaving = _case_of(unit, audit, case)
    if not reason.strip():
        raise ReasonMissing
    (coming,), keys = picked(unit, audit, [pick])
    return unit.record(
        "Replaced a case",
        replace(leaving, status=CaseStatus.REPLACED, replaced_reason=reason.strip()),
        replace(coming, replaces=leaving.case),
        *keys,
        reason=reason.strip(),
    )


def save_case(unit: Unit, case: Case) -> Change:
    """Record what is said of a case's cohort and why it was chosen; its place stays as it is.

    Raises CaseMissing.
    """
    plan_of(unit, case.audit)
    stands = _case_of(unit, case.audit, case.case)
    said = replace(
        stands,
        why=case.why,
        age_band=case.age_band,
        gender=case.gender,
        ethnicity=case.ethnicity,
        needs=case.needs,
        plan_status=case.plan_status,
    )
    return unit.record("Described a case", said)


def _case_of(unit: Unit, audit: str, case: str) -> Case:
    found = unit.one(Case, audit=audit, case=case)
    if found is None or found.status is not CaseStatus.CHOSEN:
        raise CaseMissing
    return found
