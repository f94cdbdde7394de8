"""The lead chooses what is asked while the audit is planned, and moves it to another version."""

from __future__ import annotations

from dataclasses import replace

import planned
import pytest
from deepdive import AUDIT
from graded import fill_vault
from moved import DIVE, OURS, changed, publish
from pages.hands import answer
from PySide6.QtWidgets import QLabel

from lifaudit.domain.steering import GRADES, Matter, Sort
from lifaudit.services.instruments import pinned
from ui.bridge import route as at
from ui.dialogs.reason import ReasonDialog

SIGNS, HISTORY, *_ = (one.key for one in DIVE.sections[0].questions)


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


def choose(select, code):
    """Choose in a list as somebody does who has the focus in it."""
    select.setFocus()
    select.choose(code)
    select.activated.emit(select.currentIndex())


def part_of(page, sort, key=""):
    return page.lines.parts[Matter(sort, key)]


@pytest.fixture
def previewed(moving):
    moving.version.set_value(OURS)
    moving.version.commit()
    return moving


def test_answers_go_to_several_places_or_to_none_as_a_person_chooses(previewed):
    part = part_of(previewed, Sort.QUESTION, SIGNS)
    part.button.click()
    choose(part.choices.named["where.1"], HISTORY)
    part = part_of(previewed, Sort.QUESTION, SIGNS)
    assert previewed._plan.main.questions[0].to == ("recognition.signs-seen", HISTORY)
    assert part.choices.named["where.1"].hasFocus()
    assert part.choices.named["where.2"].accessibleName().startswith("And also to: ")
    choose(part.choices.named["where.1"], "")
    choose(part_of(previewed, Sort.QUESTION, SIGNS).choices.named["where.0"], "")
    assert previewed._plan.main.questions[0].to == ()
    assert "kept beside: it is not asked" in words_in(part_of(previewed, Sort.QUESTION, SIGNS))
    part = part_of(previewed, Sort.SECTION, "assessment")
    part.button.click()
    choose(part.choices.named["where.0"], "")
    said = words_in(part_of(previewed, Sort.SECTION, "assessment"))
    assert "kept beside" in said
    assert "Panel grade: " in said


def test_what_an_answer_or_a_grade_stands_for_is_chosen_and_read_at_once(previewed):
    part = part_of(previewed, Sort.QUESTION, SIGNS)
    part.button.click()
    select = next(one for name, one in part.choices.named.items() if name.startswith("stands."))
    was = select.currentText()
    other = next(at for at in range(1, select.count()) if at != select.currentIndex())
    label = select.itemText(other)
    choose(select, select.itemData(other))
    assert f"will read “{label}” instead of “{was}”." in words_in(previewed.lines)

    other = previewed.lines.other
    choose(other, other.itemData(other.findText("What each grade stands for")))
    grades = previewed.lines.parts[GRADES]
    at_good = grades.choices.named["stands..good"]
    choose(at_good, "outstanding")
    assert previewed.lines.parts[GRADES].choices.named["stands..good"].hasFocus()
    assert previewed._plan.panel.grades == previewed._plan.main.grades != ()
    assert "grades will read “Outstanding” instead of “Good”." in words_in(previewed.lines)
