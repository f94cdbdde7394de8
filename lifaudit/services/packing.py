"""Sending packs: invitations to the agencies, an agency's return to the lead, updates."""

from __future__ import annotations

from collections.abc import Iterable

from lifaudit.domain.audit import Audit
from lifaudit.domain.errors.audit import AuditNotStarted, NotTheLead
from lifaudit.domain.errors.exchange import LeadOutOfReach, NobodyToSendTo
from lifaudit.domain.pack import PackKind
from lifaudit.domain.partnership import Agency, Person
from lifaudit.domain.post import PackSeen
from lifaudit.domain.trust import Member, TrustBundle
from lifaudit.security.slots import OpenKeys
from lifaudit.services import by_words, membership, signed_files
from lifaudit.services.leading import leads_of
from lifaudit.services.pack_making import Errand, Made, can_receive, make
from lifaudit.services.planning import audit_of, expected, is_led_here
from lifaudit.store.unit import Unit

__all__ = [
    "Made",
    "colleagues",
    "invitations",
    "members_of",
    "outgoing",
    "returned",
    "update",
]


def invitations(unit: Unit, keys: OpenKeys, audit: str) -> tuple[Made, ...]:
    """Make one pack for each agency that is asked and has a member; only the audit's lead may.

    An agency whose members have all sent something back is sent an update, any other is invited.

    Raises AuditNotStarted, NotTheLead, NobodyToSendTo, and what `membership.prove_mine` raises.
    """
    plan = audit_of(unit, audit)
    if not is_led_here(unit, plan):
        raise NotTheLead
    if plan.is_draft:
        raise AuditNotStarted
    known = membership.trusted(unit)
    made = []
    for one in expected(unit, audit):
        to = tuple(members_of(unit, known, one.agency))
        if to:
            kind = PackKind.UPDATE if _all_heard(unit, audit, to) else PackKind.INVITATION
            made.append(make(unit, keys, Errand(kind, plan, to, one.short or one.name)))
    if not made:
        raise NobodyToSendTo
    return tuple(made)


def outgoing(unit: Unit, keys: OpenKeys, audit: str) -> tuple[Made, ...]:
    """Make what the person at the keyboard has to send: the lead to the agencies, others to them.

    Colleagues of one agency work together: who else of it has joined gets a pack, too. Raises what
    `invitations` and `returned` raise.
    """
    plan = audit_of(unit, audit)
    if plan.lead == unit.actor:
        return invitations(unit, keys, audit)
    made, beside = returned(unit, keys, audit), colleagues(unit, membership.trusted(unit), plan)
    if not beside:
        return (made,)
    people = [one.person for one in beside]
    return (made, update(unit, keys, audit, people, f"{_mine(unit)} colleagues"))


def returned(unit: Unit, keys: OpenKeys, audit: str) -> Made:
    """Make the pack by which an agency returns what it has recorded so far to the audit's lead.

    What is signed off and stays sealed travels with a box that the agency's words open. Whoever
    handed the audit on sends its lead everything, signed files too, as an invitation to who may not
    know of it yet.

    Raises AuditMissing, LeadOutOfReach, and what `membership.prove_mine` raises.
    """
    plan = audit_of(unit, audit)
    to = tuple(one for one in _others(unit, membership.trusted(unit)) if one.person == plan.lead)
    if not to:
        raise LeadOutOfReach
    by_words.box_up(unit, audit)
    led = unit.actor in leads_of(unit, audit)
    is_new = led and not _all_heard(unit, audit, to)
    kind = PackKind.INVITATION if is_new else PackKind.RETURN
    beside = signed_files.of_audit(unit, audit) if led else ()
    return make(unit, keys, Errand(kind, plan, to, _mine(unit), beside))


def update(unit: Unit, keys: OpenKeys, audit: str, people: Iterable[str], called: str = "") -> Made:
    """Make a pack with what is new for these people, by their ids; `called` is for its file's name.

    Raises AuditMissing, NobodyToSendTo, and what `membership.prove_mine` raises.
    """
    wanted = frozenset(people)
    to = tuple(one for one in _others(unit, membership.trusted(unit)) if one.person in wanted)
    if not to:
        raise NobodyToSendTo
    name = called or _mine(unit)
    return make(unit, keys, Errand(PackKind.UPDATE, audit_of(unit, audit), to, name))


def members_of(unit: Unit, known: TrustBundle, agency: str) -> list[Member]:
    """Return the members of an agency whom a pack can be sealed for, but for oneself."""
    return [one for one in _others(unit, known) if one.agency == agency]


def colleagues(unit: Unit, known: TrustBundle, plan: Audit) -> tuple[Member, ...]:
    """Return who else of one's own agency a pack can be sealed for, but for the audit's lead."""
    me = unit.one(Person, person=unit.actor)
    found = members_of(unit, known, me.agency) if me and me.agency else []
    return tuple(one for one in found if one.person != plan.lead)


def _all_heard(unit: Unit, audit: str, members: Iterable[Member]) -> bool:
    heard = {one.sender for one in unit.where(PackSeen, about=audit)}
    return all(one.person in heard for one in members)


def _others(unit: Unit, known: TrustBundle) -> Iterable[Member]:
    """Yield whom something can be sealed for, except the person at the keyboard."""
    return (one for one in known.members if one.person != unit.actor and can_receive(known, one))


def _mine(unit: Unit) -> str:
    me = unit.one(Person, person=unit.actor)
    agency = unit.one(Agency, agency=me.agency) if me else None
    return agency.short or agency.name if agency else ""
