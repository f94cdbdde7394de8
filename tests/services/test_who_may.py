"""Who may do what in an audit: each is let, and what they record counts for all, or is refused.

A refusal records nothing. Whoever is let do something writes it where their writing counts on
every laptop: nobody finds out from a pack that came back that their afternoon was for nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext

import pytest
from deepdive import fill
from moved import changed, publish
from planned import started
from refusing import refused
from services.acts import CONSTABLE, EVERYBODY, LEAD, ONE, PEOPLE, RIGHTS, THREE, TWO
from world import found, rehearsed

from lifaudit.domain.audit import Audit
from lifaudit.domain.casework import (
    Involvement,
    Return,
)
from lifaudit.domain.history import Entry
from lifaudit.domain.learning import Finding
from lifaudit.domain.record import read_key
from lifaudit.domain.rights import Wrote
from lifaudit.domain.sheet import Place
from lifaudit.services import (
    calibrating,
    casework,
    commenting,
    findings,
    planning,
    recorder,
    reflecting,
    urgent,
)
from lifaudit.store import history as log
from lifaudit.store.rights import rights_in
from lifaudit.store.unit import Author, Unit


def prepared(vault):
    """Start an audit in which the police have signed one return off, and the room has begun."""
    with vault.unit() as unit:
        unit.record("Added people", *PEOPLE)
        publish(unit, changed())
        audit = started(unit)
        plan = planning.audit_of(unit, audit)
        signed = Place(audit, THREE, "pol")
        fill(unit, signed)
        casework.sign_off(unit, signed)
        away = Return(audit, TWO, "pol", involvement=Involvement.NOT_KNOWN)
        casework.describe(unit, away)
        reflecting.acknowledge(unit, Place(audit, ONE, "pol"))
        findings.add_finding(unit, Finding(audit, "", what="Nobody asked the brother."))
        commenting.give_out(unit, audit, None)
        calibrating.begin_practice(unit, audit, "Missed appointments", "Nobody rang to ask why.")
        urgent.raise_concern(unit, audit, ONE, "no-plan")
        recorder.name_recorder(unit, audit, "clerk")
        with at_keyboard(unit, CONSTABLE):
            (draft,) = commenting.talk(unit, audit).newest_drafts
            commenting.comment(unit, draft, "He was asked in May.", agrees=False)
    assert plan.lead == vault.person
    return vault


@contextmanager
def at_keyboard(unit: Unit, person: str) -> Iterator[None]:
    """Let somebody else sit down; the lead stays where they are."""
    before = unit.author
    if person != LEAD:
        unit.author = Author(before.device, person)
    try:
        yield
    finally:
        unit.author = before


@pytest.fixture(scope="module")
def vault(worlds, tmp_path_factory):
    made = worlds.of((found, prepared)).copied(tmp_path_factory.mktemp("rights") / "vault")
    yield made
    made.close()


@pytest.fixture
def unit(vault):
    with rehearsed(vault) as unit:
        yield unit


@pytest.fixture
def audit(unit):
    (only,) = unit.where(Audit)
    return only.audit


def length(unit: Unit, audit: str) -> int:
    """Return how many entries an audit has."""
    return sum(seq for _, _, seq, _ in log.anchor(unit, [audit]).heads)


def count_everywhere(unit: Unit, audit: str, entries: Sequence[Entry]) -> bool:
    """Tell whether entries count on a laptop that they come to in a pack."""
    rights = rights_in(unit.connection, unit.ring, audit)
    wrote = (Wrote(one.kind, read_key(one.key), one.actor, one.at) for one in entries)
    return all(rights.allow(one) for one in wrote)


EACH = [
    pytest.param(doing, person, None if person in who else refusal, id=f"{person} {doing.__name__}")
    for doing, who, refusal in RIGHTS
    for person in sorted(EVERYBODY)
]


@pytest.mark.parametrize(("doing", "person", "refusal"), EACH)
def test_whoever_may_does_it_and_it_counts_everywhere_and_nobody_else_writes_a_word(
    unit, audit, doing, person, refusal
):
    before = length(unit, audit)
    with at_keyboard(unit, person), refused(unit, refusal) if refusal else nullcontext():
        doing(unit, audit)
    new = log.recent(unit, audit, length(unit, audit) - before)
    assert {one.actor for one in new} <= {unit.actor if person == LEAD else person}
    assert count_everywhere(unit, audit, new)
