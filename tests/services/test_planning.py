"""Planning: codes, the plan, who is asked, and starting only what is whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import planned
import pytest
from deepdive import led_by_another
from refusing import refused

from lifaudit.domain.audit import Audit, AuditType, PinnedInstrument, Status
from lifaudit.domain.case import Case, CaseStatus
from lifaudit.domain.errors.audit import (
    AuditMissing,
    AuditNotStarted,
    AuditSigned,
    NotTheLead,
    PlanIncomplete,
)
from lifaudit.domain.errors.sampling import ReasonMissing
from lifaudit.domain.history import Entry
from lifaudit.domain.plan import FORM
from lifaudit.services import planning
from lifaudit.services.instruments import pinned
from lifaudit.store.history import entries_of


def sign(unit, audit):
    unit.record("Signed", replace(planning.audit_of(unit, audit), status=Status.SIGNED))


def test_a_new_audit_has_a_code_of_its_type_and_year_its_lead_and_its_marking(founded):
    with founded.unit() as unit:
        change = planning.new_audit(unit, AuditType.DEEP_DIVE, "  Neglect  ")
        plan = planning.audit_of(unit, change.audit)
        assert (plan.code, plan.title, plan.lead) == ("DD26-01", "Neglect", founded.person)
        assert (plan.marking, plan.profile) == ("OFFICIAL-SENSITIVE", "england-2026@1.0")
        assert plan.status is Status.DRAFT
        assert change.touches(Audit)


def test_codes_count_up_within_a_type_and_a_year(founded, clock):
    with founded.unit() as unit:
        for _ in range(2):
            planned.begin(unit)
        planned.begin(unit, AuditType.SINGLE_AGENCY_AUDIT)
        clock.now = datetime(2027, 1, 4, 9, tzinfo=UTC)
        planned.begin(unit)
        codes = [one.code for one in planning.audits(unit)]
    assert codes == ["DD27-01", "SA26-01", "DD26-02", "DD26-01"]


def test_a_new_audit_pins_every_instrument_it_needs(founded):
    with founded.unit() as unit:
        audit = planned.begin(unit)
        instruments = pinned(unit, audit)
        assert instruments.main.key == "multi-agency-deep-dive"
        assert instruments.panel
        assert instruments.reflection
        assert instruments.feedback
        assert len(unit.where(PinnedInstrument, audit=audit)) == 4


def test_undoing_the_beginning_takes_the_audit_off_the_list(founded):
    with founded.unit() as unit:
        change = planning.new_audit(unit, AuditType.DEEP_DIVE, "Neglect")
        unit.take_back(change.step)
        assert planning.audits(unit) == []


def test_the_plan_is_recorded_but_its_code_profile_and_status_stay(founded):
    with founded.unit() as unit:
        audit = planned.begin(unit)
        plan = planning.audit_of(unit, audit)
        wrong = replace(plan, theme="Neglect", code="XX", profile="other", status=Status.SIGNED)
        planning.save_plan(unit, wrong)
        assert planning.audit_of(unit, audit) == replace(plan, theme="Neglect")


def test_a_new_plan_lists_everything_that_is_left_in_the_order_of_the_form(founded):
    with founded.unit() as unit:
        gaps = planning.plan_gaps(unit, planned.begin(unit, title=""))
    assert [gap.field for gap in gaps] == [
        name for name in FORM if name not in ("audit_day", "marking")
    ]
    assert all(gap.sentence.endswith(".") for gap in gaps)


def test_a_whole_plan_has_no_gaps_and_starts(founded):
    with founded.unit() as unit:
        audit = planned.started(unit)
        assert planning.plan_gaps(unit, audit) == ()
        assert planning.audit_of(unit, audit).status is Status.COLLECTING


def test_a_plan_that_is_not_complete_does_not_start(founded):
    with founded.unit() as unit:
        audit = planned.begin(unit)
        with pytest.raises(PlanIncomplete) as refused:
            planning.start(unit, audit)
        assert refused.value.title == "The plan is not complete yet"
        assert refused.value.facts["count"] == len(planning.plan_gaps(unit, audit))
        assert planning.audit_of(unit, audit).status is Status.DRAFT


@pytest.mark.parametrize(
    ("field", "day"),
    [
        ("period_to", date(2025, 8, 1)),
        ("audit_day", date(2026, 10, 1)),
        ("report_due", date(2026, 10, 13)),
        ("report_due", date(2026, 9, 1)),
    ],
)
def test_dates_out_of_order_are_a_gap(founded, field, day):
    with founded.unit() as unit:
        audit = planned.started(unit)
        planning.save_plan(unit, replace(planning.audit_of(unit, audit), **{field: day}))
        assert [gap.field for gap in planning.plan_gaps(unit, audit)] == [field]


def test_a_single_agency_audit_needs_one_agency_the_others_two(founded):
    with founded.unit() as unit:
        for kind, needed in ((AuditType.SINGLE_AGENCY_AUDIT, 1), (AuditType.DEEP_DIVE, 2)):
            audit = planned.begin(unit, kind)
            for number, agency in enumerate(planned.AGENCIES[:3], 1):
                planning.expect(unit, audit, agency.agency)
                lacks = "agencies" in [gap.field for gap in planning.plan_gaps(unit, audit)]
                assert lacks is (number < needed)


def test_an_agency_keeps_the_name_it_was_asked_under(founded):
    with founded.unit() as unit:
        audit = planned.begin(unit)
        planned.ask(unit, audit)
        unit.record("Renamed", replace(planned.AGENCIES[1], name="Another Police"))
        names = {one.agency: one.name for one in planning.expected(unit, audit)}
        assert names["pol"] == "Exampleshire Police"


def test_an_agency_taken_off_is_no_longer_expected_and_can_be_asked_again(founded):
    with founded.unit() as unit:
        audit = planned.begin(unit)
        planned.ask(unit, audit)
        planning.stop_expecting(unit, audit, "pol")
        assert "pol" not in {one.agency for one in planning.expected(unit, audit)}
        planning.expect(unit, audit, "pol")
        assert "pol" in {one.agency for one in planning.expected(unit, audit)}


def test_agencies_come_by_name_and_an_unknown_one_changes_nothing(founded):
    with founded.unit() as unit:
        audit = planned.begin(unit)
        planned.ask(unit, audit)
        assert planning.expect(unit, audit, "nobody").is_empty
        names = [one.name for one in planning.expected(unit, audit)]
    assert names == sorted(one.name for one in planned.AGENCIES)


def test_a_signed_audit_is_changed_by_nothing(founded):
    with founded.unit() as unit:
        audit = planned.started(unit)
        sign(unit, audit)
        plan = planning.audit_of(unit, audit)
        for attempt in (
            lambda: planning.save_plan(unit, replace(plan, theme="Other")),
            lambda: planning.expect(unit, audit, "pol"),
            lambda: planning.stop_expecting(unit, audit, "pol"),
            lambda: planning.start(unit, audit),
            lambda: planning.begin_reporting(unit, audit),
        ):
            with pytest.raises(AuditSigned):
                attempt()
        assert planning.audit_of(unit, audit) == plan


def test_only_the_lead_plans(founded):
    with founded.unit() as unit:
        audit = planned.begin(unit)
        theirs = replace(planning.audit_of(unit, audit), lead="somebody")
        planning.save_plan(unit, theirs)
        with pytest.raises(NotTheLead):
            planning.save_plan(unit, theirs)
        with pytest.raises(NotTheLead):
            planning.reopen(unit, audit, "A reason")


def test_reopening_goes_one_step_back_with_its_reason_on_the_record(founded):
    with founded.unit() as unit:
        audit = planned.started(unit)
        planning.begin_reporting(unit, audit)
        sign(unit, audit)
        planning.reopen(unit, audit, "A date was wrong.")
        assert planning.audit_of(unit, audit).status is Status.REPORTING
        planning.reopen(unit, audit, " A return came late.\n")
        assert planning.audit_of(unit, audit).status is Status.COLLECTING
        last: Entry = entries_of(unit, Audit, audit)[-1]
        assert (last.label, last.reason) == ("Reopened the audit", "A return came late.")


def test_an_audit_leaves_planning_by_starting_and_no_other_way(founded):
    with founded.unit() as unit:
        audit = planned.begin(unit)
        for attempt in (
            lambda: planning.reopen(unit, audit, "The returns are late."),
            lambda: planning.begin_reporting(unit, audit),
        ):
            with refused(unit, AuditNotStarted):
                attempt()
        assert planning.audit_of(unit, audit).status is Status.DRAFT


def test_the_report_is_begun_when_the_returns_are_in(founded):
    with founded.unit() as unit:
        audit = planned.started(unit)
        change = planning.begin_reporting(unit, audit)
        assert planning.audit_of(unit, audit).status is Status.REPORTING
        assert change.label == "Began the report"
        assert planning.begin_reporting(unit, audit).is_empty


def test_somebody_who_wrote_that_they_lead_an_audit_another_began_plans_nothing_in_it(founded):
    audit = led_by_another(founded)
    with founded.unit() as unit:
        unit.record("Took over", replace(planning.audit_of(unit, audit), lead=unit.actor))
        stands = planning.audit_of(unit, audit)
        assert stands.lead == unit.actor
        for attempt in (
            lambda: planning.save_plan(unit, replace(stands, theme="Other")),
            lambda: planning.stop_expecting(unit, audit, "pol"),
            lambda: planning.begin_reporting(unit, audit),
            lambda: planning.reopen(unit, audit, "A reason"),
            lambda: planning.use_instrument(unit, audit, "multi-agency-deep-dive@1.0"),
        ):
            with refused(unit, NotTheLead):
                attempt()


def test_one_agency_is_taken_off_and_the_others_stay(founded):
    with founded.unit() as unit:
        audit = planned.begin(unit)
        planned.ask(unit, audit)
        planning.stop_expecting(unit, audit, "pol")
        left = {one.agency for one in planning.expected(unit, audit)}
        assert left == {"csc", "hea", "edu", "prb"}
        assert planning.stop_expecting(unit, audit, "pol").is_empty
        assert planning.stop_expecting(unit, audit, "nobody").is_empty


def test_agencies_stand_by_name_whatever_letters_they_begin_with(founded):
    with founded.unit() as unit:
        audit = planned.begin(unit)
        for name in ("housing", "Early help", "ambulance"):
            unit.record("Recorded agency", replace(planned.AGENCIES[0], agency=name, name=name))
            planning.expect(unit, audit, name)
        names = [one.name for one in planning.expected(unit, audit)]
        assert names == ["ambulance", "Early help", "housing"]


def test_only_cases_that_count_make_a_plan_whole(founded):
    with founded.unit() as unit:
        audit = planned.begin(unit)
        planned.write_plan(unit, audit)
        planned.ask(unit, audit)
        for at, status in enumerate(CaseStatus):
            unit.record("Drew", Case(audit, f"DD26-01-0{at}", status))
            lacks = "cases" in [gap.field for gap in planning.plan_gaps(unit, audit)]
            assert lacks is (status is not CaseStatus.CHOSEN)
            unit.record("Drew", Case(audit, f"DD26-01-0{at}", CaseStatus.WITHDRAWN))


def test_starting_is_taken_back_and_made_again(founded):
    with founded.unit() as unit:
        audit = planned.started(unit)
        started = entries_of(unit, Audit, audit)[-1]
        assert started.label == "Started the audit"
        back = unit.take_back(started.step)
        assert planning.audit_of(unit, audit).status is Status.DRAFT
        unit.take_back(back.step)
        assert planning.audit_of(unit, audit).status is Status.COLLECTING


def test_reopening_needs_a_reason(founded):
    with founded.unit() as unit:
        audit = planned.started(unit)
        with pytest.raises(ReasonMissing):
            planning.reopen(unit, audit, "  ")


def test_an_unknown_audit_is_said_to_be_missing(founded):
    with founded.unit() as unit, pytest.raises(AuditMissing):
        planning.audit_of(unit, "nobody")
