"""The head of a page, and lists that are as tall as what they hold."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QWidget

from lifaudit.domain.audit import Audit
from ui.widgets.grid import Grid
from ui.widgets.pagehead import UNTITLED, AuditHead, PageHead
from ui.widgets.stack import column
from ui.widgets.table import Table


def rows(number, *columns):
    model = QStandardItemModel()
    model.setHorizontalHeaderLabels([f"Column {at}" for at in range(len(columns))])
    for _ in range(number):
        model.appendRow([QStandardItem(text) for text in columns])
    return model


@pytest.fixture
def page(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_a_head_outside_an_audit_has_no_line_above_until_it_says_something(page):
    head = PageHead("Home")
    page.setLayout(column(head))
    assert head.kicker.isHidden()
    head.above("Exampleshire")
    assert not head.kicker.isHidden()


def test_a_name_stays_on_one_line_where_there_is_room_for_it(page):
    name, badge = "DD26-02-02, Social care", QWidget()
    head = PageHead(name)
    head.title.addWidget(badge)
    head.title.addStretch(1)
    page.setLayout(column(head))
    page.resize(900, 200)
    page.show()
    wide = head.heading.fontMetrics().horizontalAdvance(name)
    assert head.heading.width() > wide
    page.resize(150, 200)
    assert head.heading.width() < wide


def test_an_audits_head_names_its_code_and_title(page):
    head = AuditHead("Board", "How far each agency is.")
    page.setLayout(column(head))
    head.show_audit(Audit("a", code="DD26-07", title="Neglect"))
    assert head.kicker.text() == "DD26-07 \N{MIDDLE DOT} Neglect"
    head.show_audit(Audit("a", code="DD26-07"))
    assert UNTITLED in head.kicker.text()


def test_a_low_window_leaves_the_name_alone(page):
    head = AuditHead("Board", "How far each agency is.")
    page.setLayout(column(head, None))
    page.resize(900, 300)
    page.show()
    assert head.hint.isHidden()
    page.resize(910, 700)
    assert not head.hint.isHidden()
    assert not head.heading.isHidden()


def test_a_table_is_as_tall_as_whole_rows(page):
    table = Table(rows(3, "DD26-07"), "Cases")
    page.setLayout(column(table, None))
    page.resize(600, 500)
    page.show()
    table.show_lines(3)
    assert table.viewport().height() == 3 * table.rowHeight(0)


def test_the_column_that_yields_takes_what_is_left_and_stays_readable(page):
    table = Table(
        rows(2, "DD26-07", "A title that is longer than most " * 4, "Deep dive"), "Audits"
    )
    table.let_yield(1)
    page.setLayout(column(table))
    page.resize(700, 300)
    page.show()
    assert table.horizontalHeader().length() == table.viewport().width()
    page.resize(260, 300)
    assert table.columnWidth(1) > 150


def test_a_grid_ends_with_its_rows(page, qtbot):
    model = rows(2, "Signed off", "2 left")
    grid = Grid(model, "Board")
    page.setLayout(column(grid, None))
    page.resize(600, 700)
    page.show()
    low = grid.maximumHeight()
    model.appendRow([QStandardItem("Signed off"), QStandardItem("2 left")])
    qtbot.waitUntil(lambda: grid.maximumHeight() > low)
