"""Listing what an audit looks at where nothing is drawn: schools, processes, events, responses."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

from lifaudit.domain.audit import Audit
from lifaudit.domain.case import Case, CaseStatus, with_status
from lifaudit.domain.change import Change
from lifaudit.domain.errors.listing import (
    ListedAlready,
    NameNotKept,
    NotListed,
    OneIsEnough,
    TitleMissing,
)
from lifaudit.domain.errors.sampling import CaseMissing, ReasonMissing
from lifaudit.domain.subject import AGENCY, SURVEY, Subject
from lifaudit.services.casework import refuse_signed, refuse_unstarted
from lifaudit.services.instruments import subject
from lifaudit.services.planning import audit_of, plan_of
from lifaudit.store.history import entries_of
from lifaudit.store.unit import Unit

UNNAMED = (AGENCY, SURVEY)
LETTERS, CHANCE = "23456789bcdfghjkmnpqrstvwxz", 8
"""What the code of a response is made of: short to read out, and among thousands never twice."""


def listed(unit: Unit, audit: str) -> tuple[Case, ...]:
    """Return what stands in the list, in the order it was added."""
    return with_status(unit.where(Case, audit=audit), CaseStatus.CHOSEN)


def add(unit: Unit, audit: str, title: str, agency: str = "") -> Change:
    """Add one to the list under its name; with an agency, only that one is asked about it.

    Only the lead may, except for the responses of a survey, which come while agencies record.
    Raises NotListed, TitleMissing, ListedAlready, OneIsEnough, NotTheLead and so on.
    """
    sort, title = subject(unit, audit), _even(title)
    plan = _taking_responses(unit, audit) if sort is SURVEY else plan_of(unit, audit)
    standing = listed(unit, audit)
    _prove_wanted(sort, title, standing)
    kept = "" if sort in UNNAMED else title
    one = Case(audit, _code(unit, plan, sort), title=kept, agency=agency)
    return unit.record(f"Added a {sort.one}", one)


def add_names(unit: Unit, audit: str, titles: Sequence[str]) -> Change:
    """Add a whole list of names in one step; a name that stands there already is left as it is.

    Raises NotListed, NameNotKept, NotTheLead and so on; TitleMissing or ListedAlready where no name
    is new.
    """
    sort, plan = subject(unit, audit), plan_of(unit, audit)
    if sort in UNNAMED:
        raise NameNotKept
    standing = listed(unit, audit)
    known = {_even(one.title).casefold() for one in standing}
    names: dict[str, str] = {}
    for name in filter(None, map(_even, titles)):
        names.setdefault(name.casefold(), name)
    new = [name for key, name in names.items() if key not in known]
    _prove_wanted(sort, next(iter(new or names.values()), ""), standing)
    codes = _codes(unit, plan)
    cases = [Case(audit, code, title=name) for code, name in zip(codes, new, strict=False)]
    return unit.record(f"Added {sort.counted(len(cases))}", *cases)


def rename(unit: Unit, audit: str, code: str, title: str) -> Change:
    """Correct the name of one in the list.

    Raises NotListed, NameNotKept, CaseMissing, TitleMissing or ListedAlready.
    """
    plan_of(unit, audit)
    sort, title = subject(unit, audit), _even(title)
    if sort in UNNAMED:
        raise NameNotKept
    found, others = _one_of(listed(unit, audit), code)
    _prove_wanted(sort, title, others)
    return unit.record("Corrected a name", replace(found, title=title))


def take_off(unit: Unit, audit: str, code: str, reason: str) -> Change:
    """Take one off the list; what was recorded about it stays on the record.

    Raises NotListed, CaseMissing or ReasonMissing.
    """
    plan_of(unit, audit)
    if subject(unit, audit).sampled:
        raise NotListed
    if not reason.strip():
        raise ReasonMissing
    found, _ = _one_of(listed(unit, audit), code)
    gone = replace(found, status=CaseStatus.WITHDRAWN)
    return unit.record("Took one off the list", gone, reason=reason.strip())


def _taking_responses(unit: Unit, audit: str) -> Audit:
    plan = audit_of(unit, audit)
    refuse_unstarted(plan)
    refuse_signed(plan)
    return plan


def _prove_wanted(sort: Subject, title: str, standing: tuple[Case, ...]) -> None:
    if sort.sampled:
        raise NotListed
    if sort is AGENCY and standing:
        raise OneIsEnough
    if sort in UNNAMED:
        return
    if not title:
        raise TitleMissing
    if title.casefold() in {_even(one.title).casefold() for one in standing}:
        raise ListedAlready


def _even(title: str) -> str:
    """Return a name with single spaces, so that it is listed once however it was typed."""
    return " ".join(title.split())


def _code(unit: Unit, plan: Audit, sort: Subject) -> str:
    """Return the next code that nothing was ever added under; a response takes one by chance.

    It has three digits, so that a list of all the schools of an area stays in its order. Responses
    are added on many laptops at once, and no code may tell who answered first.
    """
    if sort is SURVEY:
        return f"{plan.code}-{''.join(secrets.choice(LETTERS) for _ in range(CHANCE))}"
    return next(_codes(unit, plan))


def _codes(unit: Unit, plan: Audit) -> Iterator[str]:
    numbers = count(1 + len(unit.where(Case, audit=plan.audit)))
    codes = (f"{plan.code}-{number:03d}" for number in numbers)
    return (one for one in codes if not entries_of(unit, Case, plan.audit, one))


def _one_of(standing: tuple[Case, ...], code: str) -> tuple[Case, tuple[Case, ...]]:
    found = next((one for one in standing if one.case == code), None)
    if found is None:
        raise CaseMissing
    return found, tuple(one for one in standing if one is not found)
