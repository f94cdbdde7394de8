"""Whose returns the lead waits for: what went out, what came back, what is overdue."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from lifaudit.domain.audit import Audit, ExpectedAgency
from lifaudit.domain.awaited import Awaited, Came, Posted, Waiting
from lifaudit.domain.case import Case, CaseStatus
from lifaudit.domain.casework import Involvement, Return
from lifaudit.domain.errors.joining import NotJoined
from lifaudit.domain.pack import PackKind
from lifaudit.domain.partnership import Person
from lifaudit.domain.post import PackSeen, PackSent
from lifaudit.domain.today import day_at
from lifaudit.domain.trust import TrustBundle
from lifaudit.instruments.logic.days import working_days
from lifaudit.services import membership
from lifaudit.services.packing import members_of
from lifaudit.services.planning import audit_of, expected
from lifaudit.services.register import name_of
from lifaudit.store.unit import Unit


def waiting(unit: Unit, audit: str) -> Waiting:
    """Say whose returns are back and whose are not; raises AuditMissing."""
    plan = audit_of(unit, audit)
    known = _known(unit)
    leads = plan.lead == unit.actor
    agencies = tuple(_awaited(unit, known, one, leads) for one in expected(unit, audit))
    return Waiting(plan, leads, name_of(unit, plan.lead), _late(unit, plan), agencies)


def _known(unit: Unit) -> TrustBundle | None:
    """Return who is known; nobody in a vault that has not joined anybody yet."""
    try:
        return membership.trusted(unit)
    except NotJoined:
        return None


def _late(unit: Unit, plan: Audit) -> int:
    today = day_at(unit.now())
    return working_days(plan.returns_due, today) if plan.returns_due else 0


def _awaited(
    unit: Unit,
    known: TrustBundle | None,
    one: ExpectedAgency,
    leads: bool,  # noqa: FBT001 - a fact
) -> Awaited:
    """Say what went to an agency and came; a lead whose colleague has a laptop waits for it."""
    members = members_of(unit, known, one.agency) if known else []
    of_it = frozenset(each.person for each in unit.where(Person, agency=one.agency))
    return Awaited(
        one.agency,
        one.name or one.short,
        tuple(each.name for each in members),
        _posted(unit, one.audit, of_it - {unit.actor}),
        _came(unit, one),
        unit.actor in of_it and not (leads and members),
    )


def _posted(unit: Unit, audit: str, people: frozenset[str]) -> Posted:
    sent = [one for one in unit.where(PackSent, about=audit) if people & set(one.recipients)]
    seen = [one for one in unit.where(PackSeen, about=audit) if one.sender in people]
    taken = [one for one in seen if one.is_taken]
    back = [one for one in taken if one.kind == PackKind.RETURN.value]
    return Posted(
        max(_times(sent), default=None),
        min(_times(taken), default=None),
        max(_times(back), default=None),
    )


def _times(packs: Iterable[PackSent | PackSeen]) -> list[datetime]:
    return [one.at for one in packs if one.at is not None]


def _came(unit: Unit, one: ExpectedAgency) -> Came:
    chosen = unit.where(Case, audit=one.audit, status=CaseStatus.CHOSEN)
    asked = {each.case for each in chosen if each.asks(one.agency)}
    heads = [
        each
        for each in unit.where(Return, audit=one.audit, agency=one.agency)
        if each.case in asked
    ]
    return Came(
        len(asked),
        sum(each.is_signed_off for each in heads),
        sum(each.involvement is Involvement.NOT_KNOWN for each in heads),
    )
