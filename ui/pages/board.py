"""The board: how far every agency is with every case, and the way into each return."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from lifaudit.domain.agenda import Next
from lifaudit.domain.audit import Audit, ExpectedAgency
from lifaudit.domain.case import Case
from lifaudit.domain.casework import Answer, Grade, Return, Row, SectionNotes, Voice
from lifaudit.domain.change import Change
from lifaudit.domain.subject import SURVEY, Subject
from lifaudit.services import board as boards
from lifaudit.services import listing
from lifaudit.services.board import Board, State
from lifaudit.services.disputes import count
from lifaudit.services.home import next_in
from ui.bridge import route as routes
from ui.bridge.desk import Desk
from ui.pages.board_grid import LOOKS, BoardModel
from ui.pages.board_words import first_step, icon_of, summary, teach, waits_for_plan
from ui.theme.style import mark
from ui.theme.tokens import Space
from ui.widgets.badges import StateBadge
from ui.widgets.buttons import primary, secondary
from ui.widgets.empty import Empty
from ui.widgets.grid import Grid
from ui.widgets.labels import PlainLabel
from ui.widgets.pagehead import AuditHead
from ui.widgets.stack import Flow, column, emptied, holder, row

SHOWN = (Audit, Case, ExpectedAgency, Return, Answer, Row, Grade, SectionNotes, Voice)
ORDER = (
    State.SIGNED_OFF,
    State.COMPLETE,
    State.IN_PROGRESS,
    State.NOT_STARTED,
    State.NOT_KNOWN,
    State.NOT_INVOLVED,
)
ABOUT = "How far each agency is with each case."
KEYS = "Arrows move from cell to cell, Enter opens the return, P the panel sheet."
SURVEY_KEYS = "Arrows move from cell to cell, Enter opens the response, Ctrl+N adds another."
CHILD_KEYS = (
    "Arrows move from cell to cell, Enter opens the return, R its reflections, P the panel sheet."
)


class BoardPage(QWidget):
    """Cases by agencies; the grid is one stop of the Tab key and the arrows travel in it."""

    def __init__(self, desk: Desk, route: routes.Board) -> None:
        super().__init__()
        self._desk, self._route = desk, route
        self._board: Board | None = None
        self._place = ("", "")
        self._awaited, self._codes = "", frozenset[str]()
        self.model = BoardModel(self)
        self.grid = Grid(self.model, "Board of returns")
        self.only_left = QCheckBox("Only what is &left")
        self.head, self.totals = AuditHead("Board", ABOUT), Flow(gap=Space.S)
        self._rooms = QStackedWidget()
        self._lay_out()
        self._listen()
        self.setObjectName("board")
        mark(self, kind="page")
        self._read()

    def _lay_out(self) -> None:
        self.open = primary("Open return", "pencil").does(self._open_current)
        self.reflect = secondary("Reflections", "message-circle").does(self._reflect)
        self.panel = secondary("Panel sheet", "scale").does(self._panel)
        self.respond = secondary("Add a response", "plus").does(self._respond)
        self.respond.hide()
        self.send = secondary("Send", "upload").does(self._send)
        self.decide = secondary("Conflicts", "alert-triangle").does(self._decide)
        self.decide.hide()
        self.returns = secondary("Returns", "list-check").does(self._returns)
        opened = (self.open, self.panel, self.reflect, self.respond)
        acts = Flow(*opened, self.decide, self.send, self.returns, gap=Space.M)
        bar = row(holder(acts), self.only_left, gap=Space.M)
        bar.setStretch(0, 1)
        self.keys = PlainLabel(CHILD_KEYS).wear(letter="small", tone="quiet")
        self._rooms.addWidget(holder(_filled(bar, self.grid, self.keys)))
        self._none = self._empty()
        self._rooms.addWidget(self._none)
        head = column(self.head, holder(self.totals), gap=Space.M)
        self.setLayout(column(head, self._rooms, gap=Space.L, margin=Space.XL))
        self.grid.setObjectName("board.grid")
        self.only_left.setObjectName("board.only-left")

    def _empty(self) -> Empty:
        go = primary("Choose the cases", "target").does(self._begin)
        return Empty("layout-grid", "No returns to show yet", "", go)

    def _listen(self) -> None:
        self.grid.opened.connect(self._open)
        self.only_left.toggled.connect(lambda *_: self._fill())
        for key, act in ((Qt.Key.Key_R, self._reflect), (Qt.Key.Key_P, self._panel)):
            made = QShortcut(QKeySequence(key), self.grid)
            made.setContext(Qt.ShortcutContext.WidgetShortcut)
            made.activated.connect(act)
        QShortcut(QKeySequence("Ctrl+N"), self, self.respond.click)
        self._desk.runner.changed.connect(self._on_changed)

    def focus_first(self) -> None:
        """Put the focus on the grid, or on what is to be done first."""
        if self._rooms.currentIndex() == 0:
            self.grid.setFocus()
        elif self._none.action:
            self._none.action.setFocus()

    def _read(self) -> None:
        self._desk.runner.read(boards.board, self._show, self._route.audit)
        self._desk.runner.read(count, self._show_torn, self._route.audit)
        self._desk.runner.read(next_in, self._show_next, self._route.audit)

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if change.audit == self._route.audit and change.touches(*SHOWN):
            self._read()

    @Slot(object)
    def _show(self, board: Board) -> None:
        first = self._board is None or self._none.isAncestorOf(self.focusWidget() or self)
        if self._board is None:
            self._place = board.begin
        self._board = board
        self.head.show_audit(board.audit)
        self.head.hint.setText(summary(board))
        self._count(board)
        self._rooms.setCurrentIndex(0 if board.cells else 1)
        self._dress(board)
        self._fill()
        self._open_response(board)
        if first and board.cells:
            self.grid.setFocus()

    def _show_torn(self, number: int) -> None:
        """Offer to decide where two people recorded different things in one place."""
        self.decide.setVisible(bool(number))
        self.decide.setText("1 conflict" if number == 1 else f"{number} conflicts")

    def _show_next(self, step: Next) -> None:
        """Let what is next stand out: a return to open, or packs to send."""
        sends = step is Next.SEND
        self.send.wear("primary" if sends else "secondary")
        self.open.wear("secondary" if sends else "primary")

    def _dress(self, board: Board) -> None:
        """Offer what can be done with what this audit looks at, and say what is not there yet."""
        asks_people = board.subject is SURVEY
        self.respond.setVisible(asks_people and board.audit.takes_answers)
        self.reflect.setVisible(board.subject.child)
        self.keys.setText(_keys(board.subject))
        self.panel.setVisible(not asks_people)
        self.open.setText("Open response" if asks_people else "Open return")
        self.returns.setVisible(bool(board.cells))
        self._none.sentence.setText(teach(board))
        if self._none.action:
            self._none.action.setText(first_step(board))
            self._none.action.show_icon(icon_of(board))

    def _begin(self) -> None:
        """Do what an empty board waits for."""
        board = self._board
        if board and board.subject is SURVEY and board.audit.takes_answers and board.agencies:
            self._respond()
        elif board and waits_for_plan(board):
            self._desk.go(routes.Plan(self._route.audit))
        else:
            self._desk.go(routes.Sample(self._route.audit))

    def _decide(self) -> None:
        self._desk.go(routes.Disputes(self._route.audit))

    def _send(self) -> None:
        self._desk.go(routes.Send(self._route.audit))

    def _returns(self) -> None:
        self._desk.go(routes.Returns(self._route.audit))

    def _respond(self) -> None:
        """Add a response of the agency whose column is chosen; it opens once it is there."""
        if self._board is None:
            return
        column = max(self.grid.currentIndex().column(), 0)
        self._awaited = self._board.agencies[column].agency
        self._desk.runner.write(listing.add, self._route.audit, "", self._awaited)

    def _open_response(self, board: Board) -> None:
        """Open the response that was just added, if one was."""
        fresh = [row.case.case for row in board.rows if row.case.case not in self._codes]
        self._codes = frozenset(row.case.case for row in board.rows)
        if self._awaited and fresh:
            agency, self._awaited = self._awaited, ""
            self._desk.go(routes.ReturnPage(self._route.audit, fresh[-1], agency))

    def _fill(self) -> None:
        if self._board is None:
            return
        self._place = self.model.cell(self.grid.currentIndex()) or self._place
        self.model.show(self._board, only_left=self.only_left.isChecked())
        self.grid.walk_to(*self.model.place(*self._place))

    def _count(self, board: Board) -> None:
        emptied(self.totals)
        for state in ORDER:
            if number := board.count(state):
                look = LOOKS[state]
                badge = StateBadge(f"{number} {look.word.lower()}", look.tone)
                self.totals.addWidget(badge)
                if not look.tone:
                    mark(badge, grade="none")

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        if place := self.model.cell(index):
            self._desk.go(routes.ReturnPage(self._route.audit, *place))

    def _open_current(self) -> None:
        self._open(self.grid.currentIndex())

    @Slot()
    def _reflect(self) -> None:
        if place := self.model.cell(self.grid.currentIndex()):
            self._desk.go(routes.Reflections(self._route.audit, *place))

    @Slot()
    def _panel(self) -> None:
        if self._board is None or self._board.subject is SURVEY:
            return
        if place := self.model.cell(self.grid.currentIndex()):
            self._desk.go(routes.Panel(self._route.audit, place[0]))


def _keys(subject: Subject) -> str:
    """Say which keys do what, where an audit looks at this."""
    if subject is SURVEY:
        return SURVEY_KEYS
    return CHILD_KEYS if subject.child else KEYS


def _filled(bar: QHBoxLayout, grid: Grid, keys: PlainLabel) -> QVBoxLayout:
    """Let the grid take the room it needs, and leave the rest below."""
    made = column(bar, grid, keys, gap=Space.M)
    made.addStretch(0)
    made.setStretch(1, 100)
    return made
