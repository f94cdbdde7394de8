"""A lead chooses what agencies are asked while the audit is planned, and not later."""

from __future__ import annotations

from dataclasses import replace

import planned
import pytest
from instruments.neglect_module import neglect

from lifaudit.domain.audit import AuditType
from lifaudit.domain.errors.audit import NotTheLead
from lifaudit.domain.errors.composing import InstrumentFixed, ModuleUnfit, UseUnfit
from lifaudit.domain.errors.library import InstrumentMissing
from lifaudit.instruments.library import form
from lifaudit.profiles.library import profile
from lifaudit.services import choosing, drafting, history, library, planning
from lifaudit.services.instruments import pinned, subject

DIVE, NEGLECT = "multi-agency-deep-dive@1.0", "neglect-ours@1.2"
OWN = "multi-agency-deep-dive-own"


@pytest.fixture
def unit(founded):
    with founded.unit() as unit:
        yield unit


def publish(unit, instrument):
    draft = drafting.draft_in(drafting.bring_in(unit, instrument))
    drafting.publish(unit, draft, instrument.version, "First version.")


def test_a_new_audit_asks_the_deep_dive_with_what_goes_along(unit):
    found = pinned(unit, planned.begin(unit))
    assert found.main == form(DIVE)
    assert found.panel == form("panel-sheet")
    assert found.reflection == form("practitioner-reflection")
    assert found.feedback == form("child-and-parent-feedback")


@pytest.mark.parametrize("kind", profile().audits, ids=lambda one: one.type.value)
def test_a_new_audit_asks_the_form_usual_for_its_type(unit, kind):
    found = pinned(unit, planned.begin(unit, kind.type)).main
    assert found == form(kind.instrument)
    assert found.use == "return"


@pytest.mark.parametrize(
    ("kind", "about"),
    [
        (AuditType.THEMATIC_AUDIT, "case"),
        (AuditType.SINGLE_AGENCY_AUDIT, "agency"),
        (AuditType.SECTION_11, "agency"),
        (AuditType.SECTION_175, "setting"),
        (AuditType.PROCESS_REVIEW, "process"),
        (AuditType.TRAINING_EVALUATION, "event"),
        (AuditType.SURVEY, "survey"),
    ],
)
def test_what_an_audit_looks_at_follows_from_its_type(unit, kind, about):
    assert subject(unit, planned.begin(unit, kind)).code == about


def test_where_the_profile_names_no_form_a_new_audit_asks_the_deep_dive(unit):
    choosing.pin_usual(unit, "audit", "")
    assert pinned(unit, "audit").main == form(DIVE)


def test_modules_are_added_to_the_main_instrument_and_the_panel_s_sheet(unit):
    publish(unit, neglect())
    audit = planned.begin(unit)
    change = planning.use_instrument(unit, audit, DIVE, (NEGLECT,))
    found = pinned(unit, audit)
    assert found.main.identity == f"{DIVE}+{NEGLECT}"
    assert found.main.section("neglect-days").questions
    assert choosing.parts_of(unit, audit) == (DIVE, NEGLECT)
    assert found.panel.section("neglect-days").questions == ()
    assert change.audit == audit
    planning.use_instrument(unit, audit, DIVE)
    assert pinned(unit, audit).main == form(DIVE)
    assert pinned(unit, audit).panel == form("panel-sheet")


def test_modules_made_for_the_deep_dive_fit_what_was_made_from_it(unit):
    draft = drafting.draft_in(drafting.begin_draft(unit, DIVE))
    drafting.publish(unit, draft, "1.0", "Ours.")
    later = drafting.draft_in(drafting.begin_version(unit, f"{OWN}@1.0"))
    drafting.publish(unit, later, "1.1", "Shorter.")
    assert library.lineage(unit, f"{OWN}@1.1") == (OWN, "multi-agency-deep-dive")
    known = library.library(unit)
    mine = next(one for one in known.items if one.identity == f"{OWN}@1.1")
    assert "neglect@1.0" in [one.identity for one in known.modules_for(mine)]
    audit = planned.begin(unit)
    planning.use_instrument(unit, audit, f"{OWN}@1.1", ("neglect@1.0",))
    assert pinned(unit, audit).main.identity == f"{OWN}@1.1+neglect@1.0"


def test_one_s_own_instrument_takes_the_place_of_all_that_does_not_go_with_it(unit):
    dive = form(DIVE)
    ours = replace(dive, key="ours", subject="agency", sections=dive.sections[:3])
    publish(unit, ours)
    audit = planned.begin(unit)
    change = planning.use_instrument(unit, audit, "ours@1.0")
    found = pinned(unit, audit)
    assert found.main.key == "ours"
    assert (found.panel, found.reflection, found.feedback) == (None, None, None)
    history.undo(unit, change.step)
    assert pinned(unit, audit).panel == form("panel-sheet")


def test_what_is_no_return_or_no_fit_is_refused_and_nothing_changes(unit):
    audit = planned.begin(unit)
    with pytest.raises(UseUnfit):
        planning.use_instrument(unit, audit, "panel-sheet@1.0")
    with pytest.raises(ModuleUnfit):
        planning.use_instrument(unit, audit, DIVE, ("panel-sheet@1.0",))
    with pytest.raises(InstrumentMissing):
        planning.use_instrument(unit, audit, "nothing@1.0")
    assert pinned(unit, audit).main == form(DIVE)


def test_an_audit_that_has_started_keeps_its_instrument(unit):
    audit = planned.started(unit)
    with pytest.raises(InstrumentFixed):
        planning.use_instrument(unit, audit, DIVE)


def test_only_the_lead_chooses(unit):
    audit = planned.begin(unit)
    unit.record("Handed over", replace(planning.audit_of(unit, audit), lead="somebody-else"))
    with pytest.raises(NotTheLead):
        planning.use_instrument(unit, audit, DIVE)


@pytest.mark.parametrize(
    ("usual", "about"), [("section-11-ten-standards", "agency"), ("practitioner-survey", "survey")]
)
def test_what_fits_the_type_is_offered_first_and_everything_else_after(unit, usual, about):
    offered = library.library(unit)
    first, *others = offered.suited_to(usual)
    assert first.instrument.key == usual
    same = [one.instrument.subject == about for one in others]
    assert same == sorted(same, reverse=True)
    assert {first, *others} == set(offered.of_use("return"))
    assert offered.suited_to("") == offered.of_use("return")
