"""Every page holds up in the odd states of an audit: bare, signed, and led by another."""

from __future__ import annotations

from dataclasses import replace

import pytest
from deepdive import AUDIT, HERE, plan
from graded import fill_vault, learn
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from lifaudit.domain.audit import Audit, Status
from lifaudit.services import history
from ui.bridge import route as at

PLACES = (
    *(kind(AUDIT) for kind in (at.Plan, at.Sample, at.Board, at.Across, at.Findings)),
    *(kind(AUDIT) for kind in (at.Report, at.History)),
)
OF_A_CASE = (at.Panel(AUDIT, HERE.case), at.Reflections(AUDIT, HERE.case, HERE.agency))
OF_NO_AUDIT = (at.Home(), at.Audits(), at.People(), at.Settings(), at.Help())
ANSWERED = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit, QAbstractItemView)


def change(vault, **how):
    with vault.unit() as unit:
        unit.record("Changed", replace(unit.one(Audit, audit=AUDIT), **how))


def bare(vault):
    plan(vault, 0)
    change(vault, status=Status.DRAFT, title="")


def full(vault):
    fill_vault(vault, 2)
    learn(vault)


def signed(vault):
    full(vault)
    change(vault, status=Status.SIGNED)


def of_another(vault):
    full(vault)
    change(vault, lead="somebody-else")


WORLDS = (bare, signed, of_another)


def places_in(world):
    return PLACES if world is bare else (*PLACES, *OF_A_CASE)


def seen(page, *sorts):
    """Return what a person can see and use on a page."""
    found = (one for sort in sorts for one in page.findChildren(sort))
    return [one for one in found if one.isVisible() and one.isEnabled()]


def spoken(widget):
    """Return what a screen reader calls a widget."""
    found = QAccessible.queryAccessibleInterface(widget)
    told = found.text(QAccessible.Text.Name) if found else ""
    return told or widget.toolTip() or getattr(widget, "placeholderText", lambda: "")()


@pytest.fixture
def told(inside):
    """Return the failures that the window was told of."""
    found = []
    inside.desk.runner.failed.connect(found.append)
    return found


@pytest.mark.parametrize("world", WORLDS, ids=lambda one: one.__name__)
def test_every_page_opens_is_read_aloud_is_not_cut_and_records_nothing(inside, told, world):
    world(inside.desk.vault)
    before = recorded(inside)
    for place in places_in(world):
        page, name = settled(inside, place), type(place).__name__
        assert told == [], name
        assert any(one.text().strip() for one in seen(page, QLabel)), name
        assert nameless(page) == [], name
        assert tagged(page) == [], name
        assert cut(page) == [], name
        assert inside.window.isAncestorOf(QApplication.focusWidget() or page), name
    assert recorded(inside) == before


def recorded(inside):
    """Return all that stands on the record of the audit."""
    with inside.desk.vault.unit() as unit:
        return history.recent(unit, AUDIT, 10_000)


def nameless(page):
    """Return what takes the keyboard and has no name that a screen reader could say."""
    return [
        (type(one).__name__, one.objectName())
        for one in seen(page, *ANSWERED)
        if one.focusPolicy() != Qt.FocusPolicy.NoFocus and not spoken(one).strip()
    ]


def tagged(page):
    """Return what a screen reader would read out with its tags: a tip it takes for plain words."""
    found = [(one, QAccessible.queryAccessibleInterface(one)) for one in seen(page, *ANSWERED)]
    return [
        one.objectName() or one.toolTip()
        for one, face in found
        if face and face.text(QAccessible.Text.Description).startswith("<p>")
    ]


def cut(page):
    """Return the buttons that are narrower than their words."""
    return [
        one.text()
        for one in seen(page, QAbstractButton)
        if one.text() and one.width() < one.minimumSizeHint().width()
    ]


def settled(inside, place) -> QWidget:
    page = inside.go(place)
    QApplication.processEvents()
    return page


def test_pages_of_no_audit_open_before_there_is_any_and_after(inside, told):
    for prepare in (None, full):
        if prepare:
            prepare(inside.desk.vault)
        for place in OF_NO_AUDIT:
            page = settled(inside, place)
            assert any(one.text().strip() for one in seen(page, QLabel)), place
            assert nameless(page) == [], place
        assert told == []
