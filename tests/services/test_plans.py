"""What the pages of planning show is read whole, and says what the reader may change."""

from __future__ import annotations

from dataclasses import replace

import planned
import pytest

from lifaudit.domain.audit import Status
from lifaudit.domain.errors.audit import AuditMissing
from lifaudit.domain.ports import silent
from lifaudit.services import planning, plans, reflecting, sampling


@pytest.fixture
def unit(founded):
    with founded.unit() as unit:
        yield unit


def change(unit, audit, **fields):
    unit.record("Changed", replace(planning.audit_of(unit, audit), **fields))


def test_a_list_names_kind_lead_and_size_of_every_audit(unit):
    planned.started(unit)
    planned.begin(unit)
    newest, oldest = plans.audit_list(unit).lines
    assert (newest.cases, newest.agencies) == (0, 0)
    assert (oldest.cases, oldest.agencies, oldest.lead) == (8, 5, "Ada Quill")
    assert oldest.kind == "Deep dive"


def test_a_plan_is_shown_with_who_is_asked_who_could_be_and_what_is_left(unit):
    audit = planned.begin(unit)
    planned.ask(unit, audit)
    shown = plans.plan_view(unit, audit)
    assert shown.can_change
    assert len(shown.expected) == len(shown.register) == 5
    assert [gap.field for gap in shown.gaps][:2] == ["theme", "why"]
    planned.write_plan(unit, audit)
    planned.draw(unit, audit)
    shown = plans.plan_view(unit, audit)
    assert (shown.cases, shown.reserves, shown.gaps) == (8, 3, ())


def test_a_plan_that_is_signed_or_somebody_elses_is_only_read(unit):
    audit = planned.started(unit)
    change(unit, audit, lead="somebody-else")
    assert not plans.plan_view(unit, audit).can_change
    assert not plans.sample_view(unit, audit).can_change
    change(unit, audit, lead=unit.actor, status=Status.SIGNED)
    assert not plans.plan_view(unit, audit).can_change
    assert not plans.sample_view(unit, audit).can_change


def test_a_sample_is_discarded_only_before_an_audit_starts(unit):
    audit = planned.begin(unit)
    planned.write_plan(unit, audit)
    planned.ask(unit, audit)
    planned.draw(unit, audit)
    shown = plans.sample_view(unit, audit)
    assert (shown.can_discard, shown.repeats) == (True, True)
    planning.start(unit, audit)
    assert not plans.sample_view(unit, audit).can_discard


def test_an_audit_that_is_not_there_is_named_missing(unit):
    for read in (plans.plan_view, plans.sample_view):
        with pytest.raises(AuditMissing):
            read(unit, "no-such")


def test_a_list_of_cases_is_read_beside_the_store(unit, tmp_path):
    file = tmp_path / "cases.csv"
    file.write_text("Code,Area\nL001,North\nL002,South\n", "utf-8")
    draft = plans.read_list(file, silent)
    audit = planned.begin(unit)
    sampling.import_frame(unit, audit, draft)
    assert sampling.sampled(unit, audit).frame.lines == draft.lines
    assert reflecting.places(unit, audit) == []
