"""The audit day: every case in order, where the room is, and who records."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from lifaudit.domain.audit import Audit, ExpectedAgency
from lifaudit.domain.case import Case
from lifaudit.domain.casework import Return
from lifaudit.domain.change import Change
from lifaudit.domain.day_sheet import DayLine, DayView
from lifaudit.domain.dossier import Dossier
from lifaudit.domain.running_order import CaseDay, DayStep, Recorder
from lifaudit.services import day, paper, recorder
from lifaudit.services.dossiers import dossier
from ui.bridge import route as routes
from ui.bridge.desk import Desk
from ui.fields.folder import FolderField
from ui.fields.form import FormCard
from ui.fields.select import SelectField
from ui.pages.day_wall import Wall
from ui.theme.style import mark
from ui.theme.tokens import Space
from ui.widgets.badges import StateBadge
from ui.widgets.buttons import primary, secondary
from ui.widgets.cards import Card
from ui.widgets.empty import Empty
from ui.widgets.labels import Hint, PlainLabel
from ui.widgets.leap import Leap
from ui.widgets.pagehead import AuditHead
from ui.widgets.scroll import Scroll
from ui.widgets.stack import column, emptied, holder, row

SHOWN = (Audit, Case, ExpectedAgency, Return, CaseDay, DayStep, Recorder)
ABOUT = "One case after the other, in the same order, with a clock that never stops the room."
ONE = "One person records for the room; the others read along on their own laptops."
PAPER = (
    "A sheet for every case, with boxes for the grades and lines for what was learned. Print it "
    "before the day; what is written on it can be typed in afterwards, case by case."
)
TONES = {"Looked at": "success", "Not begun": "quiet"}
TEACH = (
    "Draw the sample and start the audit. On the day every case is gone through here: agencies "
    "in turn, grades together, where they differ, what the panel agrees, and what was learned."
)


class DayPage(QWidget):
    """The list of the day, and the one button to go on with."""

    def __init__(self, desk: Desk, route: routes.Day) -> None:
        super().__init__()
        self._desk, self._route = desk, route
        self._view: DayView | None = None
        self._people: tuple[tuple[str, str], ...] = ()
        self.lines: list[Leap] = []
        self.wall = Wall(desk, route.audit, self)
        self.urgent = secondary("Urgent concerns", "alert-triangle").does(self._to_urgent)
        self.go_on = primary("Begin", "arrow-right").does(self._go_on)
        self.go_on.setObjectName("day.go-on")
        acts = row(self.urgent, self.wall.button, self.go_on, gap=Space.S)
        self.head = AuditHead("Audit day", ABOUT, holder(acts))
        self.records = SelectField("Who records", [], ONE)
        self.records.setObjectName("day.recorder")
        self.records.stay_in_line()
        self._list = column(gap=Space.XS)
        self._lay_out()
        self.setObjectName("day")
        mark(self, kind="page")
        desk.runner.changed.connect(self._on_changed)
        QShortcut(QKeySequence("F11"), self, self.wall.turn)
        QShortcut(QKeySequence("Alt+U"), self, self._to_urgent)
        self._read()

    def _lay_out(self) -> None:
        self.records.committed.connect(self._name)
        self._cases = Card("In this order")
        self._cases.room.addLayout(self._list)
        who = FormCard("", "", self.records)
        self._inside = holder(column(self._cases, who, self._paper(), None, gap=Space.L))
        self._empty = Empty("users", "Nothing to look at yet", TEACH)
        self._empty.hide()
        room = column(self._inside, self._empty, gap=0)
        self.setLayout(column(self.head, Scroll(room), gap=Space.L, margin=Space.XL))

    def _paper(self) -> FormCard:
        self.folder = FolderField("Folder")
        self.folder.setObjectName("day.folder")
        self.sheets = secondary("Write the sheets", "printer").does(self._write_sheets)
        self.sheets.setObjectName("day.sheets")
        self.done = Hint()
        self.done.hide()
        card = FormCard("Paper to fall back on", PAPER, self.folder)
        card.hold(column(row(self.sheets, None), self.done, gap=Space.S))
        return card

    def focus_first(self) -> None:
        """Put the focus on going on."""
        self.go_on.setFocus()

    def _read(self) -> None:
        self._desk.runner.read(day.day, self._show, self._route.audit)

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if change.audit == self._route.audit and change.touches(*SHOWN):
            self._read()

    def _show(self, view: DayView) -> None:
        first, self._view = self._view is None, view
        self.head.show_audit(view.audit)
        self.head.hint.setText(view.sentence if view.lines else ABOUT)
        self.go_on.setVisible(bool(view.next) and self.go_on.parentWidget() is not None)
        word = "Go on with" if view.now_at else "Begin"
        self.go_on.setText(f"{word} {view.next}")
        self._inside.setVisible(bool(view.lines))
        self._empty.setVisible(not view.lines)
        if view.people != self._people:
            self.records.offer(view.people)
            self._people = view.people
        chosen = next((key for key, name in view.people if name == view.recorder), "")
        self.records.set_value(chosen)
        self.records.set_editable(editable=view.may_name and view.audit.takes_answers)
        emptied(self._list)
        self.lines = []
        for at, line in enumerate(view.lines, 1):
            self._list.addWidget(self._line(at, line))
        if first:
            self.focus_first()

    def _line(self, at: int, one: DayLine) -> QWidget:
        go = Leap(f"{at}. {one.case.called}", _icon(one))
        go.setObjectName(f"day.{one.case.case}")
        go.clicked.connect(partial(self._open, one.case.case))
        self.lines.append(go)
        state = StateBadge(one.words, TONES.get(one.words, "info"))
        ready = PlainLabel(f"{one.ready} of {one.asked} agencies ready").wear(tone="quiet")
        ready.setWordWrap(False)
        line = row(go, ready, state, gap=Space.M)
        line.setStretch(0, 1)
        go.setAccessibleName(f"{one.case.called}: {one.words}, {ready.text()}")
        return holder(line)

    def _name(self, person: object) -> None:
        if person:
            self._desk.runner.write(recorder.name_recorder, self._route.audit, str(person))

    def _write_sheets(self) -> None:
        self.folder.flush()
        if not self.folder.value:
            self.folder.mark_wrong("Choose a folder first.")
            self.folder.focus_first()
            return
        self._desk.runner.read(dossier, self._on_dossier, self._route.audit)

    def _on_dossier(self, whole: Dossier) -> None:
        made, when = paper.sheets_of(whole), self._desk.clock()
        self._desk.runner.work(paper.write, self._on_written, made, self.folder.path, when)

    def _on_written(self, file: Path) -> None:
        self.done.setText(f"Written: {file.name}")
        self.done.show()

    def _go_on(self) -> None:
        if self._view and self._view.next:
            self._open(self._view.next)

    def _open(self, case: str, *_: object) -> None:
        self._desk.go(routes.DayCase(self._route.audit, case))

    def _to_urgent(self) -> None:
        self._desk.go(routes.Urgent(self._route.audit))


def _icon(one: DayLine) -> str:
    if one.day.closed_at:
        return "circle-check"
    return "progress" if one.day.begun_at else "circle-dashed"
