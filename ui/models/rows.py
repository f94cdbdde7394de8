"""A table model over a list of values: columns are data."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon

from ui.theme.icons import icon
from ui.theme.roles import GradeRole, RowRole, SortRole, ToneRole
from ui.theme.style import look
from ui.theme.tips import plain_tip

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ROOT = QModelIndex()
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
ICON = 18


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """How one column reads a row.

    `role` names a grade's colour and `tone` a state's, for cells that are a word on a patch;
    `spoken` is what is read aloud.
    """

    title: str
    text: Callable[[T], str]
    sort: Callable[[T], Any] | None = None
    tip: Callable[[T], str] | None = None
    role: Callable[[T], str] | None = None
    tone: Callable[[T], str] | None = None
    icon: Callable[[T], str] | None = None
    spoken: Callable[[T], str] | None = None
    align: Qt.AlignmentFlag = LEFT


class Rows(QAbstractTableModel, Generic[T]):
    """Read-only rows; the view asks, it never writes."""

    def __init__(self, columns: Sequence[Column[T]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows: list[T] = []
        self._answers: dict[int, Callable[[T, Column[T]], Any]] = {
            Role.DisplayRole: lambda row, column: one_line(column.text(row)),
            SortRole: lambda row, column: (column.sort or column.text)(row),
            RowRole: lambda row, _column: row,
            GradeRole: lambda row, column: column.role(row) if column.role else None,
            ToneRole: lambda row, column: column.tone(row) if column.tone else None,
            Role.ToolTipRole: lambda row, column: plain_tip((column.tip or column.text)(row)),
            Role.AccessibleTextRole: self._spoken,
            Role.TextAlignmentRole: lambda _row, column: column.align,
            Role.DecorationRole: self._icon,
        }

    @property
    def rows(self) -> tuple[T, ...]:
        return tuple(self._rows)

    def show(self, rows: Sequence[T]) -> None:
        """Replace every row."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def renew(self, place: int, row: T) -> None:
        """Replace one row; views redraw that one only."""
        self._rows[place] = row
        self.dataChanged.emit(self.index(place, 0), self.index(place, len(self._columns) - 1))

    def _spoken(self, row: T, column: Column[T]) -> str:
        return f"{column.title}: {(column.spoken or column.text)(row) or 'empty'}"

    def _icon(self, row: T, column: Column[T]) -> QIcon | None:
        name = column.icon(row) if column.icon else ""
        worn = look()
        colours = worn.palette
        return icon(name, colours.text, colours.quiet, worn.px(ICON)) if name else None

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        answer = self._answers.get(role)
        if answer is None or not index.isValid():
            return None
        return answer(self._rows[index.row()], self._columns[index.column()])

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role == Role.TextAlignmentRole:
            return self._columns[section].align
        return self._columns[section].title if role == Role.DisplayRole else None


def one_line(text: str) -> str:
    """Return a text as a cell shows it: spaces for line breaks, and not without end."""
    return " ".join(text[:600].split())
