"""The lead chooses what is asked while the audit is planned, and moves it to another version."""

from __future__ import annotations

from dataclasses import replace

import planned
import pytest
from deepdive import AUDIT
from graded import fill_vault
from moved import OURS, changed, publish
from pages.hands import answer
from PySide6.QtWidgets import QLabel

from lifaudit.services.instruments import pinned
from ui.bridge import route as at
from ui.dialogs.reason import ReasonDialog


@pytest.fixture
def plan(inside, founded):
    with founded.unit() as unit:
        audit = planned.begin(unit)
    return inside.go(at.Plan(audit))


@pytest.fixture
def moving(inside, founded):
    fill_vault(founded, 3)
    with founded.unit() as unit:
        publish(unit, changed())
    return inside.go(at.Moving(AUDIT))


def words_in(widget):
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def main_of(founded, audit):
    with founded.unit() as unit:
        return pinned(unit, audit).main


def test_a_theme_module_is_added_and_taken_away_again(plan, founded):
    card = plan.form.instrument
    box = card.modules.boxes.each[0]
    module = box.objectName()
    box.click()
    whole = main_of(founded, plan._route.audit)
    assert whole.identity == f"multi-agency-deep-dive@1.0+{module}"
    assert plan.saved.words.text().startswith("Recorded ")
    assert card.modules.value == module
    card.modules.boxes.each[0].click()
    assert main_of(founded, plan._route.audit).identity == "multi-agency-deep-dive@1.0"


def test_another_main_instrument_changes_what_is_looked_at(inside, founded):
    with founded.unit() as unit:
        audit = planned.begin(unit)
        publish(unit, replace(changed(), subject="agency"))
    page = inside.go(at.Plan(audit))
    page.form.instrument.main.set_value(OURS)
    page.form.instrument.main.commit()
    assert main_of(founded, audit).identity == OURS
    assert page.form.cases.heading.text() == "Self-assessments"


def test_once_agencies_record_the_instrument_stays_and_can_only_move(inside, founded):
    fill_vault(founded, 1)
    card = inside.go(at.Plan(AUDIT)).form.instrument
    assert card.main.isHidden()
    card.elsewhere.click()
    assert inside.window.route == at.Moving(AUDIT)


def test_a_move_is_previewed_made_and_taken_back(moving, founded):
    before = main_of(founded, AUDIT)
    moving.version.set_value(OURS)
    moving.version.commit()
    assert "Nothing is lost." in words_in(moving.lines)
    assert moving.go.isEnabled()
    moving.go.click()
    answer(moving, ReasonDialog, "The board agreed new words.")
    assert main_of(founded, AUDIT).identity == OURS
    moving.back.click()
    moving.back.click()
    assert "Everything comes back exactly as it stood." in words_in(moving.lines)
    moving.lines.act.click()
    assert main_of(founded, AUDIT) == before


def test_answers_can_be_kept_beside_instead(moving):
    moving.version.set_value(OURS)
    moving.version.commit()
    kept = moving._plan
    line = next(one for one in kept.main.questions if one.to)
    moving._send(line.old, "")
    assert next(one for one in moving._plan.main.questions if one.old == line.old).to == ()
    assert "kept beside" in words_in(moving.lines)
