"""A list holds names where names belong, once each, and never the name of who answered."""

from __future__ import annotations

from contextlib import suppress

import planned
import pytest
from services.test_listing import begun, stand_at, titles
from world import WORDS, SteppingClock, found

from lifaudit.domain.audit import AuditType, Status
from lifaudit.domain.case import Case, CaseStatus
from lifaudit.domain.errors.audit import AuditSigned, NotTheLead
from lifaudit.domain.errors.base import Cancelled
from lifaudit.domain.errors.listing import ListedAlready, NameNotKept, NotListed, TitleMissing
from lifaudit.domain.errors.sampling import CaseMissing, ReasonMissing
from lifaudit.services import history, listing, vault
from lifaudit.store.unit import Author


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    made = vault.create(tmp_path_factory.mktemp("listing") / "vault", WORDS, SteppingClock())
    yield found(made)
    made.close()


@pytest.fixture
def unit(shared):
    """Give a unit of one vault in which no test leaves anything behind."""
    with suppress(Cancelled), shared.unit() as unit:
        yield unit
        raise Cancelled


def code(unit, audit, at=0):
    return listing.listed(unit, audit)[at].case


@pytest.fixture
def setting(unit):
    audit = begun(unit, "setting")
    for name in ("Oak Primary", "Elm Academy"):
        listing.add(unit, audit, name)
    return audit


@pytest.mark.parametrize(
    "same", ["oak primary", " Oak Primary ", "OAK PRIMARY", "Oak  Primary", "Oak\tPrimary"]
)
def test_the_same_name_however_it_is_spaced_or_written_is_the_same(unit, setting, same):
    with pytest.raises(ListedAlready):
        listing.add(unit, setting, same)
    with pytest.raises(ListedAlready):
        listing.rename(unit, setting, code(unit, setting, 1), same)
    assert titles(unit, setting) == ["Oak Primary", "Elm Academy"]


def test_a_name_is_kept_as_people_write_it_without_idle_spaces(unit, setting):
    listing.add(unit, setting, "  St  Mary's \n Nursery ")
    assert titles(unit, setting)[-1] == "St Mary's Nursery"
    listing.rename(unit, setting, code(unit, setting, 2), "St  Mary's School")
    assert titles(unit, setting)[-1] == "St Mary's School"


@pytest.mark.parametrize(
    ("about", "kind"), [("survey", AuditType.SURVEY), ("agency", AuditType.SECTION_11)]
)
def test_what_has_no_name_is_given_none_afterwards(unit, about, kind):
    audit = begun(unit, about, kind)
    stand_at(unit, audit, Status.COLLECTING)
    listing.add(unit, audit, "Ada Quill")
    with pytest.raises(NameNotKept):
        listing.rename(unit, audit, code(unit, audit), "Ada Quill")
    assert titles(unit, audit) == [""]
    assert "Ada Quill" not in str(unit.where(Case, audit=audit))


def test_a_drawn_case_is_neither_named_nor_taken_off_as_if_it_were_listed(unit):
    audit = planned.begin(unit)
    planned.ask(unit, audit)
    planned.draw(unit, audit, 3)
    drawn = code(unit, audit)
    with pytest.raises(NotListed):
        listing.rename(unit, audit, drawn, "Anybody")
    with pytest.raises(NotListed):
        listing.take_off(unit, audit, drawn, "It is not wanted")
    assert drawn in {one.case for one in listing.listed(unit, audit)}


def test_a_name_that_was_taken_off_can_be_listed_again_under_another_code(unit, setting):
    first = code(unit, setting)
    listing.take_off(unit, setting, first, "Closed")
    listing.add(unit, setting, "Oak Primary")
    assert titles(unit, setting) == ["Elm Academy", "Oak Primary"]
    assert code(unit, setting, 1) != first


def test_what_was_taken_off_keeps_its_name_on_the_record_and_why(unit, setting):
    first = code(unit, setting)
    listing.take_off(unit, setting, first, "  Closed in May  ")
    (gone,) = unit.where(Case, audit=setting, status=CaseStatus.WITHDRAWN)
    assert (gone.case, gone.title) == (first, "Oak Primary")
    assert history.of_record(unit, Case, setting, first)[0].reason == "Closed in May"


def test_taking_off_can_be_taken_back(unit, setting):
    gone = listing.take_off(unit, setting, code(unit, setting), "By mistake")
    history.undo(unit, gone.step)
    assert titles(unit, setting) == ["Oak Primary", "Elm Academy"]


def test_a_setting_is_named_by_its_subject_in_the_history(unit, setting):
    labels = {line.label for line in history.recent(unit, setting)}
    assert "Added a setting" in labels


@pytest.mark.parametrize("act", ["add", "rename", "take_off"])
def test_what_is_signed_stays_as_it_is_listed(unit, setting, act):
    first = code(unit, setting)
    stand_at(unit, setting, Status.SIGNED)
    acts = {
        "add": lambda: listing.add(unit, setting, "Ash"),
        "rename": lambda: listing.rename(unit, setting, first, "Ash"),
        "take_off": lambda: listing.take_off(unit, setting, first, "Closed"),
    }
    with pytest.raises(AuditSigned):
        acts[act]()
    assert titles(unit, setting) == ["Oak Primary", "Elm Academy"]


@pytest.mark.parametrize("act", ["rename", "take_off"])
def test_only_the_lead_changes_what_is_listed(unit, setting, act):
    first = code(unit, setting)
    mine, unit.author = unit.author, Author(unit.author.device, "somebody-else")
    try:
        with pytest.raises(NotTheLead):
            getattr(listing, act)(unit, setting, first, "Ash")
    finally:
        unit.author = mine


def test_anybody_adds_a_response_but_only_the_lead_takes_one_off(unit):
    audit = begun(unit, "survey", AuditType.SURVEY)
    stand_at(unit, audit, Status.COLLECTING)
    mine, unit.author = unit.author, Author(unit.author.device, "somebody-else")
    try:
        listing.add(unit, audit, "")
        with pytest.raises(NotTheLead):
            listing.take_off(unit, audit, code(unit, audit), "Given twice")
    finally:
        unit.author = mine
    listing.take_off(unit, audit, code(unit, audit), "Given twice")
    assert titles(unit, audit) == []


def test_refusals_leave_the_list_and_the_history_as_they_were(unit, setting):
    before = history.recent(unit, setting)
    first = code(unit, setting)
    refused = (
        (TitleMissing, lambda: listing.add(unit, setting, " ")),
        (ListedAlready, lambda: listing.add(unit, setting, "Elm academy")),
        (TitleMissing, lambda: listing.rename(unit, setting, first, "")),
        (CaseMissing, lambda: listing.take_off(unit, setting, "SS26-01-077", "Closed")),
        (ReasonMissing, lambda: listing.take_off(unit, setting, first, "\n")),
    )
    for error, act in refused:
        with pytest.raises(error):
            act()
    assert history.recent(unit, setting) == before


def test_a_withdrawn_reserve_or_replaced_case_is_in_no_list(unit, setting):
    for at, status in enumerate(CaseStatus):
        unit.record("Drew", Case(setting, f"x{at}", status, title=f"Name {at}"))
    assert [one.status for one in listing.listed(unit, setting)] == [CaseStatus.CHOSEN] * 3
