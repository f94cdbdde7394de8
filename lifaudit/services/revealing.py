"""The reveal: what is released is held, and opens at once when nobody is waited for any more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lifaudit.domain.audit import Audit, ExpectedAgency, Openness
from lifaudit.domain.by_words import TypedHere
from lifaudit.domain.case import Case
from lifaudit.domain.casework import Return
from lifaudit.domain.change import Change
from lifaudit.domain.day_sheet import Attendance, attendance_of
from lifaudit.domain.pack import HandedKey, Head
from lifaudit.domain.partnership import Formerly, Person
from lifaudit.domain.record import Record
from lifaudit.domain.reveal import (
    SHUT,
    AgencyPart,
    CaseCalled,
    CaseOpened,
    NotRevealed,
    Part,
    Released,
    RevealSheet,
)
from lifaudit.domain.running_order import CaseDay
from lifaudit.domain.sharing import committed
from lifaudit.domain.trust import Member
from lifaudit.services.leading import leads_of
from lifaudit.services.planning import as_promised, audit_of
from lifaudit.services.recorder import recorders_of
from lifaudit.store.chains import chains
from lifaudit.store.compartment import Compartment
from lifaudit.store.held import held, hold, let_go
from lifaudit.store.history import anchor, entries_of
from lifaudit.store.merge import fits, merge, sealed_by, sealed_under
from lifaudit.store.unit import Unit


def reveal_sheet(unit: Unit, audit: str, case: str) -> RevealSheet:
    """Say how far the reveal of a case is on this laptop; raises AuditMissing."""
    plan = plan_as_promised(unit, audit)
    called = called_of(unit, plan, case)
    parts = _parts(unit, plan, called) if called else ()
    mine = agency_of(unit, unit.actor)
    owed = tuple(_owed(unit, plan, case)) if called else ()
    absent = _absent(unit, plan, called) if called else ()
    late = tuple(_late(unit, plan, called)) if called else ()
    return RevealSheet(audit, case, called is not None, parts, mine, owed, absent, late)


def called_of(unit: Unit, plan: Audit, case: str) -> CaseCalled | None:
    """Return how a case was called, if by who leads or recorded for the room, and nobody else.

    Anybody in the audit could write that a case was called with nobody to wait for.
    """
    called = unit.one(CaseCalled, audit=plan.audit, case=case)
    if called is None:
        return None
    authors = authors_of(unit, CaseCalled, plan.audit, case)
    return called if authors <= recorders_of(unit, plan) else None


def calling(unit: Unit, audit: str, case: str) -> tuple[CaseCalled, ...]:
    """Return what calling a case says of its reveal: nothing where nothing is sealed here.

    Waited for is every agency whose return is in and whose entries are sealed, and one's own.
    """
    plan = plan_as_promised(unit, audit)
    asleep = {each for one in sealed_by(unit, audit) for each in agencies_of(unit, one)}
    if not asleep or unit.one(CaseCalled, audit=audit, case=case):
        return ()
    mine = own_keys_of(unit, plan, case)
    present = [one for one in _ready(unit, audit, case) if one in asleep or one in mine]
    heads = anchor(unit, [audit]).heads
    stood = tuple(Head(device, seq, eid) for device, _, seq, eid in heads)
    return (CaseCalled(audit, case, tuple(present), stood, unit.now(), unit.actor),)


def take_released(unit: Unit, sender: Member, audit: str, keys: Iterable[HandedKey]) -> None:
    """Hold what a colleague releases of their own agency, or a lead of any; nothing opens yet."""
    plan, leads = plan_as_promised(unit, audit), leads_of(unit, audit)
    theirs = agencies_of(unit, sender.person)
    for one in keys:
        place = committed(one.name, plan)
        if place and (place[1] in theirs or sender.person in leads):
            hold_key(unit, audit, one, sender.person)


def hold_key(unit: Unit, audit: str, key: HandedKey, sender: str) -> None:
    """Hold a key that somebody may release, unless it is here, or a right one of that sender is.

    What lies in the box of one agency could be said to be the key of another's.
    """
    if unit.ring.by_id(key.compartment) is not None:
        return
    kept = (one for one in held(unit, audit) if one.compartment == key.compartment)
    if not any(fits(unit, one) for one in kept):
        hold(unit, Compartment(key.compartment, audit, key.name, key.key), sender)


def told_released(
    unit: Unit, plan: Audit, case: str, agency: str, keys: Iterable[HandedKey | Compartment]
) -> Change:
    """Write that an agency has released these keys, beside what it had released before."""
    before = unit.one(Released, audit=plan.audit, case=case, agency=agency)
    known = set(before.compartments) if before else set()
    named = known | {one.compartment for one in keys}
    if before is not None and named == known:
        return unit.record("Released the grades of a case", before)
    told = Released(plan.audit, case, agency, tuple(sorted(named)), unit.now(), unit.actor)
    return unit.record("Released the grades of a case", told)


def open_ready(unit: Unit, audit: str) -> tuple[str, ...]:
    """Open every case of which all have released, each wholly; returns which opened.

    In the unit it is called in: either all of a case opens or nothing does.
    """
    kept = held(unit, audit)
    if not kept:
        return ()
    plan = plan_as_promised(unit, audit)
    waiting: dict[str, list[Compartment]] = {}
    for key in kept:
        place = committed(key.name, plan)
        if place is not None:
            waiting.setdefault(place[0], []).append(key)
    return tuple(case for case in sorted(waiting) if _opened(unit, plan, case, waiting[case]))


def own_keys_of(unit: Unit, plan: Audit, case: str) -> dict[str, tuple[Compartment, ...]]:
    """Return the keys of what one's own agencies committed of a case, as far as they are here.

    By agency: whoever moved holds what they committed for the one they left, and a lead what they
    typed in for any; they release it.
    """
    found: dict[str, tuple[Compartment, ...]] = {}
    theirs, led = agencies_of(unit, unit.actor), unit.actor in leads_of(unit, plan.audit)
    written = unit.ring.made_here(plan.audit) if led else frozenset()
    for one in unit.ring.of_audit(plan.audit):
        place = committed(one.name, plan)
        if place and place[0] == case and (place[1] in theirs or one.compartment in written):
            found[place[1]] = (*found.get(place[1], ()), one)
    return found


def released_by(unit: Unit, plan: Audit, case: str, agency: str) -> tuple[str, ...] | None:
    """Return what an agency has released: by itself or a lead, or by its words typed here."""
    found = unit.one(Released, audit=plan.audit, case=case, agency=agency)
    typed = unit.one(TypedHere, about=plan.audit, case=case, agency=agency)
    named = set(typed.compartments) if typed else set()
    authors = authors_of(unit, Released, plan.audit, case, agency) - leads_of(unit, plan.audit)
    if found is not None and all(agency in agencies_of(unit, one) for one in authors):
        named |= set(found.compartments)
    elif typed is None:
        return None
    return tuple(sorted(named))


def is_shut(unit: Unit, plan: Audit, case: str) -> bool:
    """Tell whether nobody here is to be shown yet how the agencies graded a case.

    `plan` is as it was promised. Where nothing of an audit is sealed from this vault there is
    nobody to wait for: then a case that was not called is not shut either.
    """
    if plan.openness is Openness.OPEN:
        return False
    return _is_shut(unit, plan, case, bool(sealed_by(unit, plan.audit)))


def unrevealed(unit: Unit, plan: Audit) -> frozenset[str]:
    """Return the cases of which nobody is to be shown yet what others graded.

    `plan` is as it was promised. A vault that nobody else's words ever came to waits for nobody;
    any other does, if nothing of its audit is sealed, too: what others gave may not be there yet.
    """
    if plan.openness is Openness.OPEN:
        return frozenset()
    if not may_wait(unit, plan.audit):
        return frozenset()
    apart = _has_others(unit, plan.audit)
    every = (one.case for one in unit.where(Case, audit=plan.audit))
    return frozenset(one for one in every if _is_shut(unit, plan, one, apart))


def may_wait(unit: Unit, audit: str) -> bool:
    """Tell whether a reveal may be waited for here at all: others' words came, or a case's call."""
    return _has_others(unit, audit) or bool(unit.where(CaseCalled, audit=audit))


def agency_of(unit: Unit, person: str) -> str:
    """Return whom somebody works for, or nothing."""
    found = unit.one(Person, person=person)
    return found.agency if found else ""


def agencies_of(unit: Unit, person: str) -> frozenset[str]:
    """Return whom somebody works or ever worked for: what they committed there stays theirs."""
    before = (one.agency for one in unit.where(Formerly, person=person))
    return frozenset({agency_of(unit, person), *before}) - {""}


def plan_as_promised(unit: Unit, audit: str) -> Audit:
    """Return an audit with what it keeps sealed as was promised; raises AuditMissing."""
    return as_promised(unit, audit_of(unit, audit))


def authors_of(unit: Unit, kind: type[Record], *key: str) -> set[str]:
    """Return who wrote what stands of a record."""
    return {one.actor for one in entries_of(unit, kind, *key) if one.standing}


def _has_others(unit: Unit, audit: str) -> bool:
    """Tell whether another laptop wrote in an audit."""
    mine = unit.author.device
    return any(one != mine for one, chain_of in chains(unit.connection) if chain_of == audit)


def _is_shut(unit: Unit, plan: Audit, case: str, apart: bool) -> bool:  # noqa: FBT001 - a fact
    called = called_of(unit, plan, case)
    if called is not None:
        return any(one.part in SHUT for one in _parts(unit, plan, called))
    return apart and not _was_called(unit, plan, case)


def _was_called(unit: Unit, plan: Audit, case: str) -> bool:
    """Tell whether who may call a case called it while nothing was sealed with them."""
    day = unit.one(CaseDay, audit=plan.audit, case=case)
    if day is None or not day.is_called:
        return False
    return not plan.lead or authors_of(unit, CaseDay, plan.audit, case) <= recorders_of(unit, plan)


def _opened(unit: Unit, plan: Audit, case: str, keys: list[Compartment]) -> bool:
    for key in keys:
        if key.compartment in sealed_under(unit) and not fits(unit, key):
            let_go(unit, key)  # whoever sent it is waited for again
    called = called_of(unit, plan, case)
    if called is None or not _all_released(unit, plan, called):
        return False
    asleep = sealed_under(unit)
    fit = [one for one in held(unit, plan.audit) if one in keys and one.compartment in asleep]
    if not fit:
        return False
    for one in fit:
        let_go(unit, one)
    merge(unit, (), fit)
    places = (committed(one.name, plan) for one in fit)
    agencies = tuple(sorted({place[1] for place in places if place}))
    done = CaseOpened(plan.audit, case, unit.now(), agencies)
    unit.record("Opened the grades of a case", done)
    return True


def _all_released(unit: Unit, plan: Audit, called: CaseCalled) -> bool:
    """Tell whether nobody is waited for; nobody sees others' before their own is released."""
    if any(one.part is Part.WAITED for one in _parts(unit, plan, called)):
        return False
    return _has_released(unit, plan, called.case)


def _has_released(unit: Unit, plan: Audit, case: str) -> bool:
    """Tell whether all that one's own agency committed of a case, as far as here, is released."""
    return next(_owed(unit, plan, case), None) is None


def _owed(unit: Unit, plan: Audit, case: str) -> Iterator[AgencyPart]:
    """Yield the agencies of whose grades keys lie here that are not released."""
    names = _names(unit, plan.audit)
    for agency, own in sorted(own_keys_of(unit, plan, case).items()):
        released = released_by(unit, plan, case, agency) or ()
        if not {one.compartment for one in own} <= set(released):
            yield AgencyPart(agency, names.get(agency, agency), Part.WAITED)


def _parts(unit: Unit, plan: Audit, called: CaseCalled) -> tuple[AgencyPart, ...]:
    names = _names(unit, plan.audit)
    sealed = {one.agency: one.why for one in _left_sealed(unit, plan, called.case)}
    made = []
    for agency in called.present:
        part = _part(unit, plan, called.case, agency)
        why = sealed.get(agency, "") if part is Part.WAITED else ""
        part = Part.NOT_REVEALED if why else part
        made.append(AgencyPart(agency, names.get(agency, agency), part, why))
    return tuple(made)


def _part(unit: Unit, plan: Audit, case: str, agency: str) -> Part:
    place, named = (case, agency), released_by(unit, plan, case, agency)
    if not named:  # to release nothing is no release
        return Part.WAITED
    shut = {one for one in named if not _is_open(unit, plan, one, place)}
    if not shut:
        return Part.OPEN
    asleep = sealed_under(unit)
    here = {
        one.compartment
        for one in held(unit, plan.audit)
        if committed(one.name, plan) == place and one.compartment in asleep
    }
    return Part.RELEASED if shut <= here else Part.WAITED


def _is_open(unit: Unit, plan: Audit, compartment: str, place: tuple[str, str]) -> bool:
    """Tell whether a key is here, and of what was committed there: another's says nothing."""
    key = unit.ring.by_id(compartment)
    return key is not None and committed(key.name, plan) == place


def _left_sealed(unit: Unit, plan: Audit, case: str) -> list[NotRevealed]:
    who = recorders_of(unit, plan)
    found = unit.where(NotRevealed, audit=plan.audit, case=case)
    return [
        one
        for one in found
        if one.why and authors_of(unit, NotRevealed, plan.audit, case, one.agency) <= who
    ]


def _ready(unit: Unit, audit: str, case: str) -> list[str]:
    """Return the agencies whose return of a case is in."""
    found = unit.one(Case, audit=audit, case=case)
    heads = {one.agency: one for one in unit.where(Return, audit=audit, case=case)}
    return [
        one.agency
        for one in _asked(unit, audit)
        if found
        and found.asks(one.agency)
        and attendance_of(heads.get(one.agency)) is Attendance.READY
    ]


def _late(unit: Unit, plan: Audit, called: CaseCalled) -> Iterator[AgencyPart]:
    """Yield the agencies that returned after the call what is sealed here and not released."""
    asleep = {each for one in sealed_by(unit, plan.audit) for each in agencies_of(unit, one)}
    names = _names(unit, plan.audit)
    for one in _ready(unit, plan.audit, called.case):
        is_late = one in asleep and one not in called.present
        if is_late and released_by(unit, plan, called.case, one) is None:
            yield AgencyPart(one, names[one], Part.WAITED)


def _absent(unit: Unit, plan: Audit, called: CaseCalled) -> tuple[str, ...]:
    """Return the names of agencies that are asked for a case and have not signed off."""
    found = unit.one(Case, audit=plan.audit, case=called.case)
    there = {*called.present, *_ready(unit, plan.audit, called.case)}
    return tuple(
        one.short or one.name
        for one in _asked(unit, plan.audit)
        if found and found.asks(one.agency) and one.agency not in there
    )


def _names(unit: Unit, audit: str) -> dict[str, str]:
    """Return how every agency of an audit is called, one that was taken off since as well."""
    every = unit.where(ExpectedAgency, audit=audit)
    return {one.agency: one.short or one.name for one in every}


def _asked(unit: Unit, audit: str) -> list[ExpectedAgency]:
    return unit.where(ExpectedAgency, audit=audit, asked=True)
