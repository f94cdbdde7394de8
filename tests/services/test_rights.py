"""Who leads follows from what is signed, and what is not theirs to write does not count."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import timedelta

import pytest
from deepdive import AUDIT
from services.colleagues import accept, admit, ask, card_of, laptop
from services.mail import CARA, CASE, DEV, beside, give_back, invited, record, take, updated
from sqlalchemy import text
from world import WORDS, SteppingClock

from lifaudit.domain.audit import Audit, AuditType, ExpectedAgency, Openness, Status
from lifaudit.domain.case import Case, CaseStatus
from lifaudit.domain.casework import PANEL, Answer, Grade, Judgement, Return, Stage
from lifaudit.domain.errors.casework import NotYours
from lifaudit.domain.partnership import Formerly, Person, Role
from lifaudit.domain.ports import silent
from lifaudit.domain.record import key_of, kind_of, read_key
from lifaudit.domain.reveal import CaseCalled
from lifaudit.domain.running_order import Recorder
from lifaudit.domain.sheet import Place
from lifaudit.services import (
    casework,
    disputes,
    history,
    membership,
    packing,
    planning,
    recorder,
    reflecting,
    register,
    revealing,
    upkeep,
    vault,
)
from lifaudit.store.engine import laying_out
from lifaudit.store.history import entries_of
from lifaudit.store.memory import HybridClock, Memory
from lifaudit.store.ring import Ring
from lifaudit.store.state import apply_again

HEALTHS = Return(AUDIT, CASE, "hea", records_seen="Nothing at all")
UNJUDGED = "DELETE FROM meta WHERE name = 'judged'"
JUDGED_ELSE = "UPDATE meta SET value = 'another' WHERE name = 'judged'"
TEN_YEARS = timedelta(days=3650)


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """Keep three locked vaults: the lead's, that of the police and that of health."""
    folder, clock = tmp_path_factory.mktemp("rights"), SteppingClock()
    leads, police = invited(folder, clock, openness=Openness.OPEN)
    health = beside(folder / "health", clock, leads, "hea", CARA)
    record(health, "hea")
    take(leads, give_back(health))
    take(police, updated(leads, police))
    for one in (leads, police, health):
        one.close()
    return folder


@pytest.fixture
def three(kept, tmp_path, clock):
    clock.now += timedelta(hours=1)
    names = ("lead", "police", "health")
    all_three = [vault.unlock(copied(kept / one, tmp_path / one), WORDS, clock) for one in names]
    yield all_three
    for one in all_three:
        one.close()


def copied(folder, to):
    return shutil.copytree(folder, to)


def another_lead(folder, clock, leads):
    """Let somebody join whom the partnership's list calls a lead as well."""
    theirs = laptop(folder, clock)
    request = ask(theirs, card_of(leads), Person("", "Mina Osei", job="Business manager"))
    accept(theirs, admit(leads, request, "edu", role=Role.LEAD))
    return theirs


def begun(leads, **guests):
    """Let the lead begin an audit whose id says so, and these agencies take their invitations."""
    with leads.unit() as unit:
        audit = planning.new_audit(unit, AuditType.DEEP_DIVE, "Neglect").audit
        agencies = [ExpectedAgency(audit, one, one) for one in guests]
        going = replace(planning.audit_of(unit, audit), status=Status.COLLECTING)
        unit.record("Started", going, *agencies)
        made = packing.invitations(unit, leads.keys, audit)
    for one in made:
        if one.agency in guests:
            take(guests[one.agency], one)
    return audit


def write(whose, *records, label="Recorded"):
    """Let somebody write anything at all, as a program of their own would let them."""
    with whose.unit() as unit:
        unit.record(label, *records)


def write_long_ago(whose, *records):
    """Let somebody write with a clock that is ten years slow."""
    with whose.unit() as unit:
        clock = unit.memory.hybrid
        unit.memory.hybrid = HybridClock(lambda: unit.now() - TEN_YEARS, 0)
        unit.record("Took over", *records)
        unit.memory.hybrid = clock


def lead_of(whose, audit=AUDIT):
    """Return who leads an audit by what its plan says and by who was named, which is one."""
    with whose.unit() as unit:
        (led,) = {planning.audit_of(unit, audit).lead, revealing.plan_as_promised(unit, audit).lead}
    return led


def standing(whose, kind, **where):
    with whose.unit() as unit:
        return unit.where(kind, audit=AUDIT, **where)


def is_rebuilt_alike(whose):
    return upkeep.rebuild(whose, silent).differing == ()


def plan_in(whose, audit=AUDIT):
    with whose.unit() as unit:
        return planning.audit_of(unit, audit)


def moved(leads, person, agency, **more):
    with leads.unit() as unit:
        register.save_person(unit, replace(unit.one(Person, person=person), agency=agency, **more))


def test_nobody_leads_by_putting_their_clock_back(three):
    leads, police, health = three
    write_long_ago(police, replace(plan_in(police), lead=police.person, openness=Openness.OPEN))
    got = take(leads, updated(police, leads))
    assert got.aside == 1
    assert "1 entry was not theirs to write." in " ".join(got.details)
    take(health, updated(police, health))
    assert {lead_of(one) for one in (leads, health)} == {leads.person}
    assert is_rebuilt_alike(leads)


def test_not_even_another_lead_does_where_the_audits_id_says_who_began_it(three, tmp_path, clock):
    leads, _, health = three
    other = another_lead(tmp_path / "other", clock, leads)
    audit = begun(leads, edu=other, hea=health)
    write_long_ago(other, replace(plan_in(other, audit), lead=other.person))
    take(health, updated(other, health, audit=audit))
    take(leads, updated(other, leads, audit=audit))
    assert {lead_of(one, audit) for one in (leads, health)} == {leads.person}
    other.close()


def test_what_is_written_in_another_agencys_name_is_kept_and_does_not_count(three):
    leads, police, health = three
    before = {kind: standing(leads, kind, agency="hea") for kind in (Return, Answer, Grade)}
    (answer, *_), (grade, *_) = before[Answer], before[Grade]
    write(
        police,
        HEALTHS,
        replace(answer, value="no", note="They never asked."),
        replace(grade, judgement=Judgement("inadequate", "As we see it.")),
        Grade(AUDIT, CASE, "hea", Stage.AGENCY.value, "overall", Judgement("good", "New.")),
        label="Recorded grade",
    )
    got = take(leads, updated(police, leads))
    assert (got.aside, got.torn) == (got.new, 0)
    assert got.needs_a_look
    told = f"{got.aside} entries were not theirs to write. They are kept in the history"
    assert any(one.startswith(told) for one in got.details)
    assert {kind: standing(leads, kind, agency="hea") for kind in before} == before
    with leads.unit() as unit:
        told = history.of_record(unit, Grade, *read_key(key_of(grade)))
    assert [one.standing for one in told] == [False, True]
    assert told[0].label == "Recorded grade (not theirs to write)"
    take(health, updated(leads, health))
    assert {kind: standing(health, kind, agency="hea") for kind in before} == before
    for one in (leads, health):
        assert is_rebuilt_alike(one)
    assert {kind: standing(leads, kind, agency="hea") for kind in before} == before


def test_what_health_writes_on_after_that_stands_alone(three):
    leads, police, health = three
    (grade, *_) = standing(leads, Grade, agency="hea")
    write(police, replace(grade, judgement=Judgement("inadequate", "As we see it.")))
    take(health, updated(police, health))
    write(health, replace(grade, judgement=Judgement("good", "We looked again.")))
    take(leads, updated(health, leads))
    take(leads, updated(police, leads))
    for one in (leads, health):
        (now,) = standing(one, Grade, agency="hea")
        assert now.judgement == Judgement("good", "We looked again.")


def test_the_lead_types_in_for_an_agency(three):
    leads, _, health = three
    write(leads, HEALTHS)
    assert take(health, updated(leads, health)).aside == 0
    assert standing(health, Return, agency="hea")[0].records_seen == HEALTHS.records_seen


def test_whoever_moves_writes_for_the_new_agency_and_what_they_wrote_stays(three, tmp_path, clock):
    leads, police, _ = three
    record(police)
    take(leads, give_back(police))
    kept = standing(leads, Return, agency="pol")
    moved(leads, police.person, "hea")
    assert standing(leads, Return, agency="pol") == kept != []
    newcomer = beside(tmp_path / "newcomer", clock, leads, "hea", DEV)
    assert standing(newcomer, Return, agency="pol") == kept
    clock.now += timedelta(days=2)
    write(police, HEALTHS, replace(kept[0], records_seen="One more thing."))
    got = take(leads, updated(police, leads))
    assert got.aside == 1
    assert standing(leads, Return, agency="pol") == kept
    assert standing(leads, Return, agency="hea")[0].records_seen == HEALTHS.records_seen
    take(newcomer, updated(leads, newcomer))
    for one in (leads, newcomer):
        assert is_rebuilt_alike(one)
        assert standing(one, Return, agency="pol") == kept
    with newcomer.unit() as unit:
        (was,) = unit.where(Formerly)
        assert membership.trusted(unit).earlier[0].agency == was.agency == "pol"
    newcomer.close()


def test_the_panels_sheet_and_the_call_are_the_recorders(three):
    leads, police, health = three
    ours = Grade(AUDIT, CASE, PANEL, Stage.PANEL.value, "overall", Judgement("good", "Agreed."))
    theirs = replace(ours, judgement=Judgement("inadequate", "As we see it."))
    write(leads, ours, CaseCalled(AUDIT, CASE, ("hea",), (), None, leads.person))
    take(police, updated(leads, police))
    write(police, theirs, CaseCalled(AUDIT, CASE, (), (), None, police.person))
    assert take(leads, updated(police, leads)).aside == 3
    assert standing(leads, Grade, agency=PANEL) == [ours]
    with leads.unit() as unit:
        promised = revealing.plan_as_promised(unit, AUDIT)
        assert revealing.called_of(unit, promised, CASE).present == ("hea",)
        recorder.name_recorder(unit, AUDIT, police.person)
    assert standing(leads, Grade, agency=PANEL) == [theirs], "whoever records may have recorded"
    assert take(health, updated(leads, health)).aside == 0
    assert is_rebuilt_alike(leads)


def test_the_plan_and_its_cases_are_the_leads(three):
    leads, police, _ = three
    before = standing(leads, Case)
    write(police, *(replace(one, status=CaseStatus.WITHDRAWN) for one in before))
    write(police, Recorder(AUDIT, police.person), replace(plan_in(police), title="Mine"))
    assert take(leads, updated(police, leads)).aside == len(before) + 1
    assert standing(leads, Case) == before
    assert plan_in(leads).title != "Mine"


def test_a_third_look_is_the_moderators(three):
    leads, police, health = three
    third = Grade(AUDIT, CASE, "hea", Stage.MODERATED.value, "overall", Judgement("good", "So."))
    write(police, third)
    assert take(leads, updated(police, leads)).aside == 1
    moved(leads, police.person, "pol", role=Role.MODERATOR)
    assert standing(leads, Grade, stage=Stage.MODERATED.value) == [third]
    assert take(health, updated(leads, health)).aside == 0
    assert is_rebuilt_alike(leads)


@pytest.mark.parametrize("older", [(UNJUDGED, "DROP TABLE aside"), (UNJUDGED,), (JUDGED_ELSE,)])
def test_a_vault_that_another_rule_judged_opens_and_is_judged_anew(three, clock, older):
    leads, police, _ = three
    before = standing(leads, Return, agency="hea")
    write(police, HEALTHS)
    take(leads, updated(police, leads))
    folder, key = leads.folder, leads.keys.data_key
    leads.close()
    with laying_out(folder.store, key) as connection:
        connection.execute(text("DELETE FROM aside"))
        ring = Ring(connection, Memory(HybridClock(clock, 0)))
        apply_again(connection, ring, kind_of(Return), key_of(HEALTHS))
        shown = connection.execute(text("SELECT records_seen FROM state_return")).scalars().all()
        assert '"Nothing at all"' in shown, "nobody had judged it"
        for one in older:
            connection.execute(text(one))
    opened = vault.unlock(folder.path, WORDS, clock)
    assert standing(opened, Return, agency="hea") == before
    assert is_rebuilt_alike(opened)
    opened.close()


def test_what_is_not_ones_own_to_write_is_refused_at_home(three):
    leads, police, health = three
    place = Place(AUDIT, CASE, "hea")
    with police.unit() as unit:
        sheet = casework.sheet(unit, place)
        assert not sheet.is_open
        assert not reflecting.reflected(unit, place).is_open
        for refused in (
            lambda: casework.describe(unit, HEALTHS),
            lambda: casework.sign_off(unit, place),
            lambda: reflecting.acknowledge(unit, place),
            lambda: history.undo(unit, step_of(leads, Audit, AUDIT)),
        ):
            with pytest.raises(NotYours):
                refused()
        assert casework.sheet(unit, Place(AUDIT, CASE, "pol")).is_open
    for whose in (leads, health):
        with whose.unit() as unit:
            assert casework.sheet(unit, place).is_open


def test_a_conflict_of_others_is_not_settled_by_anybody(three):
    leads, police, health = three
    head = standing(leads, Return, agency="hea")[0]
    write(leads, replace(head, records_seen="By telephone: the diary"))
    write(health, replace(head, records_seen="The notes"))
    take(police, updated(leads, police))
    take(police, updated(health, police))
    with police.unit() as unit:
        (torn,) = disputes.disputes(unit, AUDIT)
        with pytest.raises(NotYours):
            disputes.settle(unit, torn, 0, "A guess")
    take(leads, updated(health, leads))
    with leads.unit() as unit:
        (torn,) = disputes.disputes(unit, AUDIT)
        disputes.settle(unit, torn, 0, "Asked them")


def step_of(whose, kind, *key):
    with whose.unit() as unit:
        return entries_of(unit, kind, *key)[0].step
