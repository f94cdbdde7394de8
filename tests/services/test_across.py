"""Looking across a real vault: one read, the same numbers as what was recorded."""

from __future__ import annotations

import graded
import pytest
from deepdive import AUDIT, plan

from lifaudit.domain.errors.audit import AuditMissing
from lifaudit.services.across import across, view_of


@pytest.fixture
def eight(filled):
    return filled(8)


def test_the_vault_tells_the_same_as_what_was_recorded(eight):
    with eight.unit() as unit:
        seen = across(unit, AUDIT)
    told = view_of(graded.dossier(8))
    assert seen.sentence == told.sentence
    assert seen.sentence == (
        "28 of 40 returns are signed off; 4 came back as not known or not involved."
    )
    assert seen.grades.by_domain == told.grades.by_domain
    assert seen.answered.practice == told.answered.practice
    assert seen.grades.heatmap.sentence == told.grades.heatmap.sentence
    assert [one.sentence for one in seen.cases] == [one.sentence for one in told.cases]


def test_a_planned_audit_has_nothing_to_compare_yet(founded):
    plan(founded)
    with founded.unit() as unit:
        seen = across(unit, AUDIT)
    assert seen.is_empty
    assert seen.grades.agreed is None
    assert seen.sentence == "0 of 15 returns are signed off."


def test_an_audit_that_is_not_there_is_said_so(founded):
    with founded.unit() as unit, pytest.raises(AuditMissing):
        across(unit, "elsewhere")


def test_the_panel_is_shown_apart_once_it_has_graded():
    assert view_of(graded.dossier(2)).grades.agreed is not None
    assert view_of(graded.dossier(2, panel=False)).grades.agreed is None
    assert not view_of(graded.dossier(1)).is_empty
