"""Lists are columns read off values; views ask and never write."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QModelIndex, Qt

from ui.models.rows import RIGHT, Column, Rows, one_line
from ui.theme.roles import GradeRole, RowRole, SortRole, ToneRole

Role = Qt.ItemDataRole


@dataclass(frozen=True)
class Return:
    """A row."""

    case: str
    gaps: int


@pytest.fixture
def rows(qapp):
    model = Rows(
        [
            Column(
                "Case",
                lambda each: each.case,
                tip=lambda each: f"Open {each.case}",
                icon=lambda _: "file-text",
            ),
            Column(
                "Gaps",
                lambda each: str(each.gaps),
                sort=lambda each: each.gaps,
                role=lambda each: "good" if not each.gaps else "poor",
                tone=lambda each: "warning" if each.gaps else "",
                spoken=lambda each: f"{each.gaps} to do",
                align=RIGHT,
            ),
        ],
        qapp,
    )
    model.show([Return("DD26-07-01", 11), Return("<b>DD</b>", 0)])
    return model


def test_qt_finds_nothing_wrong_with_it(qtmodeltester, rows):
    qtmodeltester.check(rows)


def test_a_cell_says_what_its_column_reads(rows):
    assert rows.index(0, 0).data() == "DD26-07-01"
    assert rows.index(0, 1).data() == "11"
    assert rows.index(0, 1).data(Role.TextAlignmentRole) == RIGHT
    assert rows.headerData(1, Qt.Orientation.Horizontal) == "Gaps"
    assert rows.headerData(1, Qt.Orientation.Horizontal, Role.TextAlignmentRole) == RIGHT


def test_sorting_is_by_the_value_and_not_by_its_words(rows):
    assert rows.index(0, 1).data(SortRole) == 11
    assert rows.index(0, 0).data(SortRole) == "DD26-07-01"


def test_the_row_itself_can_be_asked_for(rows):
    assert rows.index(1, 0).data(RowRole) == Return("<b>DD</b>", 0)
    assert rows.rows[0].gaps == 11


def test_a_grade_and_a_state_are_roles_and_never_colours(rows):
    assert [rows.index(at, 1).data(GradeRole) for at in range(2)] == ["poor", "good"]
    assert [rows.index(at, 1).data(ToneRole) for at in range(2)] == ["warning", ""]
    assert rows.index(0, 0).data(GradeRole) is None
    assert rows.index(0, 0).data(Role.BackgroundRole) is None


def test_a_cell_is_read_aloud_with_its_column(rows):
    assert rows.index(0, 1).data(Role.AccessibleTextRole) == "Gaps: 11 to do"
    assert rows.index(0, 0).data(Role.AccessibleTextRole) == "Case: DD26-07-01"


def test_a_tip_is_never_markup(rows):
    assert rows.index(1, 0).data(Role.ToolTipRole) == "<p>Open &lt;b&gt;DD&lt;/b&gt;</p>"


def test_an_icon_stands_only_where_one_is_named(rows):
    assert not rows.index(0, 0).data(Role.DecorationRole).isNull()
    assert rows.index(0, 1).data(Role.DecorationRole) is None


def test_one_row_can_be_renewed_alone(qtbot, rows):
    with qtbot.waitSignal(rows.dataChanged) as told:
        rows.renew(0, Return("DD26-07-01", 3))
    assert (told.args[0].row(), told.args[1].row(), told.args[1].column()) == (0, 0, 1)
    assert rows.index(0, 1).data() == "3"


def test_nothing_stands_outside_the_table(rows):
    assert rows.data(QModelIndex()) is None
    assert rows.rowCount(rows.index(0, 0)) == 0
    assert rows.columnCount(rows.index(0, 0)) == 0
    assert rows.headerData(7, Qt.Orientation.Horizontal) is None
    assert rows.headerData(0, Qt.Orientation.Vertical) is None


def test_ten_thousand_characters_are_one_short_line():
    shown = one_line("line\nbreak\t" * 1000)
    assert "\n" not in shown
    assert len(shown) <= 600
