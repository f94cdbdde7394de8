"""Every kind of question is answered wherever an instrument may ask it, and is named."""

from __future__ import annotations

from dataclasses import replace

import graded
import pytest
from auditing import AuditDesk, shown
from deepdive import AUDIT, HERE, fill, some_answer
from domain.one_question import question, section
from eventful import EVENTS, eventful, every_kind
from pages.hands import press
from pages.test_no_stray_windows import watch
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from lifaudit.domain.casework import Feedback, Reflection
from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import Choice, Logic
from lifaudit.services import casework, instruments, reflecting
from lifaudit.services.panel import panel_sheet
from lifaudit.services.reflecting import WHO
from ui.bridge import route as routes
from ui.pages.panel import PanelPage
from ui.pages.reflections import ReflectionsPage
from ui.pages.return_page import ReturnPage

__all__ = ["watch"]

Key = Qt.Key
CASE = graded.codes(8)[5]
LOGIC = Logic(relevant="${kinds.yes-no} = 'yes'")


def of_use(use):
    """Return a form of every kind but groups, for another use."""
    form = every_kind(number=LOGIC)
    parts = tuple(one for one in form.sections if one.key == "kinds")
    return replace(form, key=f"{use}-kinds", use=use, sections=parts, overall=None)


def answers_all(part_fields, form, commit):
    for asked in form.questions:
        if asked.kind.answered:
            field = part_fields[asked.key]
            field.set_value(some_answer(form, asked))
            commit(field)


def test_a_panel_sheet_of_ones_own_is_answered_whole_and_follows_its_logic(
    qtbot, founded, tmp_path
):
    graded.fill_vault(founded)
    form = of_use("panel")
    with founded.unit() as unit:
        instruments.pin(unit, AUDIT, form)
    desk = AuditDesk(founded, tmp_path)
    page = shown(qtbot, PanelPage(desk, routes.Panel(AUDIT, CASE, "kinds")))
    fields = page.parts.part._named
    assert not fields["kinds.number"].isVisible()
    fields["kinds.yes-no"].focus_first()
    press(Key.Key_1)
    assert fields["kinds.number"].isVisible()
    answers_all(fields, form, lambda field: field.commit())
    with founded.unit() as unit:
        sheet = panel_sheet(unit, AUDIT, CASE)
    said = {one.question: one.value for one in sheet.said.recorded.answers if one.value}
    assert set(said) == {one.key for one in form.questions if one.kind.answered}


@pytest.fixture
def desk(founded, tmp_path):
    eventful(founded)
    section_ = section("who", question(Kind.ONE_OF, WHO, choices=(Choice("child", "A child"),)))
    feedback = of_use("feedback")
    with founded.unit() as unit:
        instruments.pin(
            unit,
            AUDIT,
            replace(of_use("reflection"), statement="Nobody is blamed."),
            replace(feedback, sections=(section_, *feedback.sections), statement="Thank you."),
        )
        reflecting.acknowledge(unit, HERE)
    return AuditDesk(founded, tmp_path)


def test_a_reflection_of_ones_own_takes_every_kind(qtbot, desk):
    page = shown(qtbot, ReflectionsPage(desk, routes.Reflections(*KEY)))
    asked = [one for one in of_use("reflection").questions if one.kind.answered]
    form = of_use("reflection")
    fields = {name: page.practitioner.findChild(QWidget, name) for name in (a.key for a in asked)}
    answers_all(fields, form, lambda field: field.commit())
    with desk.vault.unit() as unit:
        said = {one.prompt for one in unit.where(Reflection, audit=AUDIT) if one.text}
    assert said == {one.key for one in asked}


def test_feedback_of_ones_own_takes_every_kind(qtbot, desk):
    page = shown(qtbot, ReflectionsPage(desk, routes.Reflections(*KEY)))
    page.family._choose("child")
    form = of_use("feedback")
    asked = [one for one in form.questions if one.kind.answered]
    fields = {name: page.family.findChild(QWidget, name) for name in (a.key for a in asked)}
    answers_all(fields, form, lambda field: field.commit())
    with desk.vault.unit() as unit:
        given = [one for one in unit.where(Feedback, audit=AUDIT) if one.text or one.value]
    assert {one.prompt for one in given} >= {one.key for one in asked}
    words = {one.prompt for one in given if one.text}
    assert {"kinds.person", "kinds.long-text", "kinds.number"} <= words


KEY = (HERE.audit, HERE.case, HERE.agency)


@pytest.mark.parametrize("focus", ["kinds", EVENTS])
def test_no_field_opens_a_window_of_its_own(qtbot, desk, watch, focus):
    with desk.vault.unit() as unit:
        fill(unit)
    page = shown(qtbot, ReturnPage(desk, routes.ReturnPage(*KEY, focus)))
    if focus == EVENTS:
        press(Key.Key_Return)
    QApplication.processEvents()
    assert watch.seen == [type(page).__name__]


@pytest.mark.parametrize("focus", ["kinds", EVENTS])
def test_everything_that_takes_the_focus_has_a_name_whatever_is_asked(qtbot, desk, focus):
    with desk.vault.unit() as unit:
        fill(unit)
    page = shown(qtbot, ReturnPage(desk, routes.ReturnPage(*KEY, focus)))
    if focus == EVENTS:
        press(Key.Key_Return)
    for widget in page.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            assert widget.accessibleName(), widget


def test_tab_goes_through_every_kind_and_reaches_the_next_part(qtbot, desk):
    page = shown(qtbot, ReturnPage(desk, routes.ReturnPage(*KEY, "kinds")))
    page.parts.enter()
    stops = set()
    for _ in range(80):
        at = QApplication.focusWidget()
        if at is page.parts.next:
            break
        stops |= {name for name, one in page.parts.part._named.items() if one.isAncestorOf(at)}
        press(Key.Key_Tab)
    assert QApplication.focusWidget() is page.parts.next
    assert stops == set(page.parts.part._named)


def test_a_whole_return_of_every_kind_leaves_nothing_to_do(qtbot, desk):
    with desk.vault.unit() as unit:
        fill(unit)
        sheet = casework.sheet(unit, HERE)
    page = shown(qtbot, ReturnPage(desk, routes.ReturnPage(*KEY, "kinds")))
    assert page.head.state.text() == "Complete"
    fields = page.parts.part._named
    said = {one.question: one.value for one in sheet.recorded.answers}
    assert all(fields[key].value == said[key] for key in fields if key in said)
    assert not any(field.missing for field in fields.values())
