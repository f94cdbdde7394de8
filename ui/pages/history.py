"""The history of an audit: who recorded what, when, in place of what, and why."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QLineEdit, QSplitter, QStackedWidget, QWidget

from lifaudit.domain.change import Change
from lifaudit.domain.errors.base import LifauditError
from lifaudit.domain.words import MONTHS
from lifaudit.services import history, planning
from lifaudit.services.history import Line
from ui.bridge import route as routes
from ui.bridge.desk import Desk
from ui.models.rows import Column, Rows
from ui.theme.style import look, mark
from ui.theme.tokens import Space
from ui.widgets.banner import Banner
from ui.widgets.empty import Empty
from ui.widgets.history import HistoryPanel
from ui.widgets.labels import PlainLabel
from ui.widgets.pagehead import AuditHead
from ui.widgets.select import Select
from ui.widgets.stack import column, grow, holder, row
from ui.widgets.table import Table

ABOUT = "Everything recorded in this audit, newest first. Nothing is ever overwritten or removed."
ASIDE = "Does not count:"
EVERYONE = ("", "Everyone")
ALL = ("", "All agencies")
PANEL, LEAST = 280, 150
WIDE, BESIDE = 1100, 300


def _moment(line: Line) -> str:
    here = line.when.astimezone()
    return f"{here.day} {MONTHS[here.month - 1][:3]} {here.year}, {here:%H:%M}"


def _recorded(line: Line) -> str:
    said = f"{line.what}: {line.after or 'emptied'}"
    return said if line.is_theirs else f"{ASIDE} {said}"


COLUMNS: tuple[Column[Line], ...] = (
    Column("When", _moment, sort=lambda line: line.when.isoformat()),
    Column("Who", lambda line: line.who),
    Column("Where", lambda line: line.where),
    Column("What was recorded", _recorded),
)


class Entries(Table):
    """The table of entries: its last column takes the room that is left, and no more."""

    def _fit(self) -> None:
        super()._fit()
        header = self.horizontalHeader()
        header.setSectionResizeMode(header.count() - 1, QHeaderView.ResizeMode.Stretch)


class HistoryPage(QWidget):
    """A table of entries, and beneath it the whole of the one that is chosen."""

    def __init__(self, desk: Desk, route: routes.History) -> None:
        super().__init__()
        self._desk, self._route = desk, route
        self._lines: list[Line] = []
        self.model: Rows[Line] = Rows(COLUMNS, self)
        self.table = Entries(self.model, "History of the audit")
        self.panel, self.banner = HistoryPanel(), Banner()
        self.who, self.where = Select("Person", [EVERYONE]), Select("Agency", [ALL])
        self.words = QLineEdit()
        self._rooms = QStackedWidget()
        self._lay_out()
        self._listen()
        self.setObjectName("history")
        mark(self, kind="page")
        self._read()

    def _lay_out(self) -> None:
        self.words.setPlaceholderText("Find words")
        self.words.setAccessibleName("Find words in the history")
        self.words.setClearButtonEnabled(True)
        self.count = PlainLabel().wear(letter="small", tone="quiet")
        bar = row(self.who, self.where, self.words, self.count, gap=Space.M)
        bar.setStretch(2, 1)
        self.panel.setMinimumHeight(LEAST)
        self.table.setMinimumHeight(LEAST)
        for part in (self.panel.away, self.panel.title):
            part.hide()
        sides = self.sides = QSplitter(Qt.Orientation.Vertical)
        sides.addWidget(self.table)
        sides.addWidget(self.panel)
        sides.setStretchFactor(0, 1)
        sides.setHandleWidth(Space.L)
        sides.setChildrenCollapsible(False)
        self._rooms.addWidget(holder(column(bar, grow(sides), gap=Space.M)))
        sentence = "Every answer, grade and change to the plan will stand here with who and when."
        self._rooms.addWidget(Empty("history", "Nothing recorded yet", sentence))
        self.head = AuditHead("History", ABOUT)
        head = column(self.head, self.banner, gap=Space.M)
        self.setLayout(column(head, self._rooms, gap=Space.L, margin=Space.XL))
        self.table.setObjectName("history.table")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand the whole of an entry beside the list, or beneath it where there is no room."""
        super().resizeEvent(event)
        wide = self.width() >= look().px(WIDE)
        way = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        self.sides.setOrientation(way)
        self.sides.setSizes([1000, look().px(BESIDE)] if wide else [1000, look().px(PANEL)])

    def _listen(self) -> None:
        for select in (self.who, self.where):
            select.activated.connect(lambda *_: self._narrow())
        self.words.textChanged.connect(lambda *_: self._narrow())
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_chosen())
        self.panel.restored.connect(self._restore)
        self.panel.closed.connect(self.table.setFocus)
        self._desk.runner.changed.connect(self._on_changed)

    def focus_first(self) -> None:
        """Put the focus on the entries."""
        self.table.setFocus()

    def _read(self) -> None:
        self._desk.runner.read(planning.audit_of, self.head.show_audit, self._route.audit)
        self._desk.runner.read(history.recent, self._show, self._route.audit)

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if change.audit == self._route.audit:
            self._read()

    @Slot(object)
    def _show(self, lines: list[Line]) -> None:
        first = not self._lines
        self._lines = lines
        self._rooms.setCurrentIndex(0 if lines else 1)
        people = sorted({line.who for line in lines})
        offer(self.who, [EVERYONE, *((one, one) for one in people)])
        places = {line.agency: _agency(line) for line in lines if line.agency}
        offer(self.where, [ALL, *sorted(places.items(), key=lambda one: one[1])])
        self._narrow()
        if first:
            self.table.setFocus()

    def _narrow(self) -> None:
        """Show the entries of the person and the agency that hold the words."""
        words = self.words.text().casefold()
        shown = [one for one in self._lines if self._fits(one) and words in _all_words(one)]
        self.model.show(shown)
        self.count.setText(_counted(len(shown), len(self._lines)))
        if shown:
            self.table.selectRow(0)
        self._show_chosen()

    def _fits(self, line: Line) -> bool:
        who, where = self.who.code(), self.where.code()
        return who in ("", line.who) and where in ("", line.agency)

    def _show_chosen(self) -> None:
        line = self.table.chosen()
        if isinstance(line, Line):
            self.panel.show_lines(line.where or "The audit itself", [line])
        else:
            self.panel.show_lines("Choose an entry to read the whole of it.", [])

    @Slot(str)
    def _restore(self, step: str) -> None:
        self.banner.hide()
        self._desk.runner.write(history.undo, step, on_error=self._refuse)

    def _refuse(self, error: LifauditError) -> None:
        """Say why the step was not taken back."""
        self.banner.say(error.title, error.advice, "warning")


def offer(select: Select, choices: list[tuple[str, str]]) -> None:
    """Offer other choices, keeping what is chosen where it still stands."""
    kept = select.code()
    select.clear()
    for code, words in choices:
        select.addItem(words, code)
    select.choose(kept)


def _counted(shown: int, read: int) -> str:
    entries = "entry" if read == 1 else f"{read} entries"
    return f"The newest {entries}" if shown == read else f"{shown} of the newest {entries}"


def _agency(line: Line) -> str:
    return line.where.rpartition(", ")[2]


def _all_words(line: Line) -> str:
    said = (line.who, line.where, line.label, line.what, line.before, line.after, line.reason)
    return "\n".join(said).casefold()
