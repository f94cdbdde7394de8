"""Grading a practice case alone: one domain at a time, recorded as it is chosen or written."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from lifaudit.domain.audit import Audit
from lifaudit.domain.calibration import PracticeCase, PracticeGrade
from lifaudit.domain.practice_sheet import PracticeSheet, Shut, practice_gaps
from lifaudit.domain.record import Record
from lifaudit.services.calibrating import grade_practice, practice_sheet
from ui.bridge import route as routes
from ui.bridge.desk import Desk
from ui.bridge.standing import Standing, Watched
from ui.fields.part import Part
from ui.fields.parted import Parted
from ui.fields.writing import Writing
from ui.pages.practice_part import PracticePart, steps_of
from ui.theme.style import mark
from ui.theme.tips import wear_tip
from ui.theme.tokens import Space
from ui.widgets.badges import StateBadge
from ui.widgets.banner import Banner, notice
from ui.widgets.buttons import secondary
from ui.widgets.pagehead import AuditHead
from ui.widgets.saved import Saved
from ui.widgets.stack import column, holder, row

SHOWN = (Audit, PracticeCase, PracticeGrade)
ABOUT = "Grade it alone, as you would a real case."
READ = "What you graded can be read. The page of calibration shows how everybody graded it."
SHUT = {
    Shut.SIGNED: ("The report is signed", READ),
    Shut.CLOSED: ("This practice case is closed", READ),
}


class PracticePage(QWidget):
    """The words of the case stand above every grade."""

    def __init__(self, desk: Desk, route: routes.Practice) -> None:
        super().__init__()
        self._desk, self._route = desk, route
        self._sheet: PracticeSheet | None = None
        watched = Watched(practice_sheet, (route.audit, route.practice), route.audit, SHOWN)
        self.standing = Standing(desk, watched, self)
        self.banner, self.shut = Banner(), notice("", "", "info")
        self.shut.hide()
        self.parts = Parted(desk.runner, self._make, "Domains of the practice case")
        self.rail = self.parts.rail
        self._lay_out()
        self.writing = Writing(desk, self.standing, self.parts, self.saved, self.banner)
        self._listen()
        self.setObjectName("practice")
        mark(self, kind="page")
        self.standing.read()

    def _lay_out(self) -> None:
        self.state, self.saved = StateBadge(), Saved()
        self.history = secondary("History", "history")
        wear_tip(self.history, "History of what you are at (F9)")
        self.history.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        acts = holder(row(None, self.state, self.saved, self.history, gap=Space.S))
        self.head = AuditHead("Practice case", ABOUT, acts)
        self.rail.setObjectName("practice.parts")
        top = column(self.head, self.shut, self.banner, gap=Space.M)
        top.setContentsMargins(Space.XL, Space.XL, Space.XL, 0)
        self.setLayout(column(top, self.parts, gap=0))

    def _listen(self) -> None:
        self.parts.told.connect(self._write)
        self.history.does(self.parts.toggle_history)
        QShortcut(QKeySequence("F8"), self, self._next_left)
        self.standing.found.connect(self._show)

    # what stands ---------------------------------------------------------------------------------

    @Slot(object)
    def _show(self, sheet: PracticeSheet) -> None:
        first, self._sheet = self._sheet is None, sheet
        gaps = practice_gaps(sheet)
        self.head.show_audit(sheet.audit)
        self.state.show_state(*((f"{len(gaps)} left", "warning") if gaps else ("Graded", "info")))
        self.shut.setVisible(sheet.shut is not None)
        if sheet.shut is not None:
            self.shut.say(*SHUT[sheet.shut])
        self.parts.show_steps(steps_of(sheet))
        if first:
            self.rail.choose(gaps[0].section if gaps else "")
            self.focus_first()
        else:
            self.parts.show_part(sheet)

    def focus_first(self) -> None:
        """Put the focus on the rail."""
        self.rail.setFocus()

    def _make(self, key: str) -> Part | None:
        sheet = self._sheet
        return PracticePart(sheet, sheet.instrument.section(key)) if sheet else None

    def _next_left(self) -> None:
        """Go to the next domain that is left, round to the first."""
        self.parts.flush()
        if sheet := self._sheet:
            self.parts.jump_to_left(practice_gaps(sheet), [one.key for one in sheet.sections])

    # writing -------------------------------------------------------------------------------------

    @Slot(object)
    def _write(self, record: Record) -> None:
        self.writing.send(grade_practice, record)
