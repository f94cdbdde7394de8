"""Listing schools, processes, events and responses where no children's cases are drawn."""

from __future__ import annotations

import re
from dataclasses import replace

import planned
import pytest

from lifaudit.domain.audit import AuditType, Status
from lifaudit.domain.case import CaseStatus
from lifaudit.domain.errors.audit import AuditNotStarted, AuditSigned, NotTheLead
from lifaudit.domain.errors.listing import (
    ListedAlready,
    NameNotKept,
    NotListed,
    OneIsEnough,
    TitleMissing,
)
from lifaudit.domain.errors.sampling import CaseMissing, ReasonMissing
from lifaudit.instruments.library import form
from lifaudit.services import listing, planning
from lifaudit.services.history import undo
from lifaudit.services.instruments import pin, subject
from lifaudit.store.unit import Author

DIVE = form("multi-agency-deep-dive")


def begun(unit, about, kind=AuditType.SECTION_175):
    """Begin an audit whose instrument is answered about something else than a child."""
    audit = planned.begin(unit, kind)
    pin(unit, audit, replace(DIVE, key=f"about-{about}", subject=about))
    return audit


def stand_at(unit, audit, status):
    unit.record("Went on", replace(planning.audit_of(unit, audit), status=status))


def titles(unit, audit):
    return [one.title for one in listing.listed(unit, audit)]


@pytest.mark.parametrize("about", ["setting", "process", "event"])
def test_what_has_a_name_is_listed_under_it_and_under_a_code(founded, about):
    with founded.unit() as unit:
        audit = begun(unit, about)
        listing.add(unit, audit, "  Oak Primary  ")
        listing.add(unit, audit, "Elm Academy")
        assert titles(unit, audit) == ["Oak Primary", "Elm Academy"]
        assert [one.case for one in listing.listed(unit, audit)] == ["SS26-01-001", "SS26-01-002"]


def test_the_subject_of_an_audit_is_its_instruments(founded):
    with founded.unit() as unit:
        assert subject(unit, begun(unit, "process")).many == "processes"


def test_children_are_never_listed_by_name(founded):
    with founded.unit() as unit:
        audit = planned.begin(unit)
        with pytest.raises(NotListed):
            listing.add(unit, audit, "Anybody")
        assert titles(unit, audit) == []


@pytest.mark.parametrize("title", ["", "   "])
def test_something_without_a_name_is_not_listed(founded, title):
    with founded.unit() as unit:
        audit = begun(unit, "setting")
        with pytest.raises(TitleMissing):
            listing.add(unit, audit, title)


def test_the_same_name_is_listed_once_however_it_is_written(founded):
    with founded.unit() as unit:
        audit = begun(unit, "setting")
        listing.add(unit, audit, "Oak Primary")
        with pytest.raises(ListedAlready):
            listing.add(unit, audit, "oak primary")


def test_a_whole_list_is_added_in_one_step_and_what_stands_there_is_left_as_it_is(founded):
    with founded.unit() as unit:
        audit = begun(unit, "setting")
        listing.add(unit, audit, "Oak Primary")
        many = [f"School {number}" for number in range(150)]
        change = listing.add_names(unit, audit, ["oak  primary", *many, "", "school 3"])
        assert titles(unit, audit) == ["Oak Primary", *many]
        assert change.label == "Added 150 settings"
        with pytest.raises(ListedAlready):
            listing.add_names(unit, audit, many[:2])
        with pytest.raises(TitleMissing):
            listing.add_names(unit, audit, ["", " "])
    with founded.unit() as unit:
        undo(unit, change.step)
        assert titles(unit, audit) == ["Oak Primary"]


def test_a_list_of_names_is_for_what_has_names(founded):
    with founded.unit() as unit:
        for about, refused in (("case", NotListed), ("survey", NameNotKept)):
            with pytest.raises(refused):
                listing.add_names(unit, begun(unit, about), ["Oak Primary"])


def test_agencies_answer_once_about_themselves(founded):
    with founded.unit() as unit:
        audit = begun(unit, "agency", AuditType.SECTION_11)
        listing.add(unit, audit, "a name that is not needed")
        with pytest.raises(OneIsEnough):
            listing.add(unit, audit, "")
        assert titles(unit, audit) == [""]


def test_responses_come_while_agencies_record_from_anybody_and_in_no_order(founded):
    with founded.unit() as unit:
        audit = begun(unit, "survey", AuditType.SURVEY)
        with pytest.raises(AuditNotStarted):
            listing.add(unit, audit, "")
        stand_at(unit, audit, Status.COLLECTING)
        for _ in range(3):
            listing.add(unit, audit, "A. Name")
        assert titles(unit, audit) == ["", "", ""]
        codes = {one.case for one in listing.listed(unit, audit)}
        assert len(codes) == 3
        assert all(re.fullmatch("SV26-01-[2-9b-z]{8}", code) for code in codes)
        stand_at(unit, audit, Status.SIGNED)
        with pytest.raises(AuditSigned):
            listing.add(unit, audit, "")


def test_only_the_lead_lists(founded):
    with founded.unit() as unit:
        audit = begun(unit, "setting")
        unit.author = Author(unit.author.device, "somebody-else")
        with pytest.raises(NotTheLead):
            listing.add(unit, audit, "Oak Primary")


def test_a_name_is_corrected_and_the_correction_can_be_undone(founded):
    with founded.unit() as unit:
        audit = begun(unit, "setting")
        listing.add(unit, audit, "Oak Primry")
        code = listing.listed(unit, audit)[0].case
        change = listing.rename(unit, audit, code, " Oak Primary ")
        assert titles(unit, audit) == ["Oak Primary"]
        undo(unit, change.step)
        assert titles(unit, audit) == ["Oak Primry"]


def test_a_name_is_not_corrected_into_nothing_or_into_anothers(founded):
    with founded.unit() as unit:
        audit = begun(unit, "setting")
        for title in ("Oak", "Elm"):
            listing.add(unit, audit, title)
        first = listing.listed(unit, audit)[0].case
        listing.rename(unit, audit, first, "OAK")
        with pytest.raises(TitleMissing):
            listing.rename(unit, audit, first, " ")
        with pytest.raises(ListedAlready):
            listing.rename(unit, audit, first, "elm")
        with pytest.raises(CaseMissing):
            listing.rename(unit, audit, "SS26-01-099", "Ash")


def test_one_is_taken_off_with_a_reason_and_its_code_is_never_given_again(founded):
    with founded.unit() as unit:
        audit = begun(unit, "setting")
        for title in ("Oak", "Elm"):
            listing.add(unit, audit, title)
        with pytest.raises(ReasonMissing):
            listing.take_off(unit, audit, "SS26-01-002", " ")
        listing.take_off(unit, audit, "SS26-01-002", "The school has closed.")
        assert titles(unit, audit) == ["Oak"]
        with pytest.raises(CaseMissing):
            listing.take_off(unit, audit, "SS26-01-002", "Again.")
        listing.add(unit, audit, "Ash")
        found = listing.listed(unit, audit)
        assert [one.case for one in found] == ["SS26-01-001", "SS26-01-003"]
        assert all(one.status is CaseStatus.CHOSEN for one in found)


def test_a_self_assessment_needs_no_list_it_is_there_when_agencies_start(founded):
    with founded.unit() as unit:
        audit = begun(unit, "agency", AuditType.SECTION_11)
        planned.write_plan(unit, audit)
        planned.ask(unit, audit)
        assert planning.plan_gaps(unit, audit) == ()
        planning.start(unit, audit)
        assert [one.case for one in listing.listed(unit, audit)] == ["SE26-01-01"]


def test_starting_again_adds_no_second_self_assessment(founded):
    with founded.unit() as unit:
        audit = begun(unit, "agency", AuditType.SECTION_11)
        planned.write_plan(unit, audit)
        planned.ask(unit, audit)
        planning.start(unit, audit)
        stand_at(unit, audit, Status.DRAFT)
        planning.start(unit, audit)
        assert len(listing.listed(unit, audit)) == 1


@pytest.mark.parametrize(
    ("about", "left"),
    [
        ("case", ["Choose or draw the cases."]),
        ("setting", ["List the settings."]),
        ("process", ["List the processes."]),
        ("survey", []),
    ],
)
def test_a_plan_lacks_a_list_only_where_one_is_made_before_agencies_start(founded, about, left):
    with founded.unit() as unit:
        audit = begun(unit, about)
        gaps = planning.plan_gaps(unit, audit)
        assert [gap.sentence for gap in gaps if gap.field == "cases"] == left
