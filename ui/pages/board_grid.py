"""The board's grid: a model of cases by agencies, each cell a word, an icon and a tone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from lifaudit.services.board import Board, Cell, Row, State
from ui.theme.icons import icon
from ui.theme.roles import RowRole, ToneRole
from ui.theme.style import look
from ui.theme.tips import plain_tip
from ui.widgets.cells import tone_shade

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ROOT = QModelIndex()
ICON = 16
ELSEWHERE = "Recorded on their laptop: the lead knows how far it is"


@dataclass(frozen=True, slots=True)
class Look:
    """How a state is shown: its word, its icon and the tone of its patch."""

    word: str
    icon: str
    tone: str


LOOKS = {
    State.NOT_STARTED: Look("Not started", "circle-dashed", ""),
    State.ELSEWHERE: Look("With them", "minus", ""),
    State.IN_PROGRESS: Look("In progress", "progress", "warning"),
    State.COMPLETE: Look("Complete", "check", "info"),
    State.SIGNED_OFF: Look("Signed off", "signature", "success"),
    State.NOT_KNOWN: Look("Not known", "circle-minus", "quiet"),
    State.NOT_INVOLVED: Look("Not involved", "circle-minus", "quiet"),
    State.NOT_ASKED: Look("", "minus", ""),
}


def words_of(cell: Cell) -> str:
    """Say the state of a return as its cell does."""
    if cell.state is State.IN_PROGRESS:
        return f"{cell.gaps} left"
    return LOOKS[cell.state].word


def sentence_of(cell: Cell) -> str:
    """Say the state of a return in full."""
    look_of = LOOKS[cell.state].word
    if cell.state is State.NOT_ASKED:
        return "Not asked"
    if cell.state is State.ELSEWHERE:
        return ELSEWHERE
    if cell.state in (State.IN_PROGRESS, State.NOT_STARTED):
        return f"{look_of}: {cell.done} of {cell.total} recorded, {cell.gaps} left"
    if cell.state is State.COMPLETE:
        return f"{look_of}: nothing is left, not signed off yet"
    signed = "signed off" if cell.signed else "not signed off yet"
    return look_of if cell.state is State.SIGNED_OFF else f"{look_of}, {signed}"


class BoardModel(QAbstractTableModel):
    """Cases down, agencies across; `show` narrows to cases where something is left."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._board: Board | None = None
        self._rows: tuple[Row, ...] = ()

    def show(self, board: Board, *, only_left: bool) -> None:
        """Show a board; cells keep their place when its shape did not change."""
        rows = tuple(one for one in board.rows if not only_left or _is_left(one))
        if self._shape(board, rows) == self._shape(self._board, self._rows):
            self._board, self._rows = board, rows
            if rows:
                last = self.index(len(rows) - 1, len(board.agencies) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._board, self._rows = board, rows
        self.endResetModel()

    def cell(self, index: Index) -> tuple[str, str] | None:
        """Return the case and the agency of a cell; nothing where no return is asked for."""
        if self._board is None or not index.isValid():
            return None
        row = self._rows[index.row()]
        cell = row.cells[index.column()]
        return None if cell.state is State.NOT_ASKED else (row.case.case, cell.agency)

    def place(self, case: str, agency: str) -> tuple[int, int]:
        """Return where a return stands, or the first cell of its agency, or the first of all."""
        for at, row in enumerate(self._rows):
            for across, cell in enumerate(row.cells):
                if (row.case.case, cell.agency) == (case, agency):
                    return at, across
        agencies = self._board.agencies if self._board else ()
        mine = (at for at, one in enumerate(agencies) if one.agency == agency)
        return 0, next(mine, 0)

    def _shape(self, board: Board | None, rows: tuple[Row, ...]) -> tuple[object, ...]:
        agencies = board.agencies if board else ()
        return (agencies, tuple(row.case.case for row in rows))

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() or self._board is None else len(self._board.agencies)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if self._board is None or not index.isValid():
            return None
        row = self._rows[index.row()]
        cell = row.cells[index.column()]
        if role == Role.DecorationRole:
            return _icon(cell)
        agency = self._board.agencies[index.column()]
        full = f"{row.case.called}, {agency.name}: {sentence_of(cell)}"
        answers = {
            Role.DisplayRole: words_of(cell),
            ToneRole: LOOKS[cell.state].tone,
            RowRole: cell,
            Role.ToolTipRole: plain_tip(full),
            Role.AccessibleTextRole: full,
        }
        return answers.get(role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if self._board is None or role not in (Role.DisplayRole, Role.ToolTipRole):
            return None
        if orientation == Qt.Orientation.Horizontal:
            agency = self._board.agencies[section]
            called = agency.short or agency.name
            yours = " (yours)" if agency.agency == self._board.own else ""
            return plain_tip(agency.name) if role == Role.ToolTipRole else f"{called}{yours}"
        case = self._rows[section].case
        if case.title:
            whole = plain_tip(f"{case.title}, {case.case}")
            return whole if role == Role.ToolTipRole else case.title
        about = ", ".join(one for one in (case.age_band, case.plan_status) if one)
        return plain_tip(about) if role == Role.ToolTipRole else case.case


def _icon(cell: Cell) -> Any:
    worn = look()
    shade = tone_shade(LOOKS[cell.state].tone, worn.palette) or worn.palette.grades.none
    name = "circle-check" if cell.signed else LOOKS[cell.state].icon
    return icon(name, shade.text, shade.text, worn.px(ICON))


def _is_left(row: Row) -> bool:
    return any(cell.is_left for cell in row.cells)
