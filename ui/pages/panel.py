"""The panel's sheet: agencies' grades side by side, then what the panel agrees and who dissents."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from lifaudit.domain.audit import Audit, ExpectedAgency
from lifaudit.domain.case import Case
from lifaudit.domain.casework import Answer, Grade, Return, Row
from lifaudit.domain.errors.base import LifauditError
from lifaudit.domain.panel import PanelSheet, Shut, panel_gaps
from lifaudit.domain.record import Record
from lifaudit.services.panel import answer_panel, grade_panel, panel_sheet
from lifaudit.services.withholding import REVEAL
from ui.bridge import route as routes
from ui.bridge.desk import Desk
from ui.bridge.standing import Standing, Watched
from ui.fields.part import Part
from ui.fields.parted import Parted
from ui.fields.writing import Writing
from ui.pages.day_reveal import LATE, told_late
from ui.pages.group import Act
from ui.pages.panel_head import PanelHead
from ui.pages.panel_part import PanelPart, steps_of
from ui.theme.style import mark
from ui.theme.tokens import Space
from ui.widgets.banner import Banner, notice
from ui.widgets.stack import column

SEALED = "Not revealed yet"
SEALED_SAID = (
    "How the agencies graded this case shows here once everybody in the room has released."
)

SHOWN = (Audit, Case, ExpectedAgency, Return, Grade, Answer, Row, *REVEAL)
SHUT = {
    Shut.NOT_STARTED: (
        "The audit has not been started",
        "The panel meets once agencies have recorded. Start the audit on its plan.",
    ),
    Shut.SIGNED: (
        "The report is signed",
        "This sheet can be read; nothing in it changes any more.",
    ),
    Shut.NOT_THE_LEAD: (
        "One person records for the panel",
        "You can read this sheet. What the panel agrees is recorded by {lead}.",
    ),
}


class PanelPage(QWidget):
    """One domain at a time; everything is recorded as it is chosen or written."""

    def __init__(self, desk: Desk, route: routes.Panel) -> None:
        super().__init__()
        self._desk, self._route = desk, route
        self._sheet: PanelSheet | None = None
        watched = Watched(panel_sheet, self._here, route.audit, SHOWN)
        self.standing = Standing(desk, watched, self)
        self.head, self.banner, self.shut = PanelHead(), Banner(), notice("", "", "info")
        self.late, self.sealed = notice(LATE, "", "warning"), notice(SEALED, SEALED_SAID)
        for one in (self.shut, self.late, self.sealed):
            one.hide()
        self.parts = Parted(desk.runner, self._make, "Domains of the panel sheet")
        self.rail = self.parts.rail
        self._lay_out()
        self.writing = Writing(desk, self.standing, self.parts, self.head.saved, self.banner)
        self._listen()
        self.setObjectName("panel")
        mark(self, kind="page")
        self.standing.read()

    def _lay_out(self) -> None:
        self.rail.setObjectName("panel.parts")
        top = column(self.head, self.shut, self.sealed, self.late, self.banner, gap=Space.M)
        top.setContentsMargins(Space.XL, Space.XL, Space.XL, 0)
        self.setLayout(column(top, self.parts, gap=0))

    def _listen(self) -> None:
        self.parts.told.connect(self._write)
        self.head.before.does(partial(self._go, -1))
        self.head.after.does(partial(self._go, 1))
        self.head.history.does(self.parts.toggle_history)
        for keys, act in (
            ("Alt+PgUp", partial(self._go, -1)),
            ("Alt+PgDown", partial(self._go, 1)),
            ("F8", self._next_left),
        ):
            QShortcut(QKeySequence(keys), self, act)
        self.standing.found.connect(self._show)
        self.standing.refused.connect(self._look_again)

    # what stands ---------------------------------------------------------------------------------

    @Slot(object)
    def _show(self, sheet: PanelSheet) -> None:
        first, self._sheet = self._sheet is None, sheet
        gaps = panel_gaps(sheet)
        self.head.show_sheet(sheet, len(gaps))
        self._say_shut(sheet)
        if sheet.late:
            self.late.say(LATE, told_late(sheet), "warning")
        self.late.setVisible(bool(sheet.late))
        self.sealed.setVisible(sheet.is_sealed)
        self.parts.show_steps(steps_of(sheet))
        if first:
            self.rail.choose(self._route.focus or (gaps[0].section if gaps else ""))
            self.focus_first()
        else:
            self.parts.show_part(sheet)

    def _say_shut(self, sheet: PanelSheet) -> None:
        if sheet.shut is None:
            self.shut.hide()
            return
        title, sentence = SHUT[sheet.shut]
        self.shut.say(title, sentence.format(lead=sheet.lead or "the lead of the audit"))

    def focus_first(self) -> None:
        """Put the focus on the rail."""
        self.rail.setFocus()

    def _make(self, key: str) -> Part | None:
        sheet = self._sheet
        if sheet is None:
            return None
        made = PanelPart(sheet, sheet.instrument.section(key))
        made.acted.connect(self._act)
        return made

    def _next_left(self) -> None:
        """Go to the next thing left after the domain that is shown, round to the first."""
        self.parts.flush()
        if sheet := self._sheet:
            self.parts.jump_to_left(panel_gaps(sheet), [one.key for one in sheet.sections])

    # writing -------------------------------------------------------------------------------------

    @Slot(object)
    def _write(self, record: Record) -> None:
        self.writing.send(grade_panel if isinstance(record, Grade) else answer_panel, record)

    @Slot(object)
    def _act(self, act: Act) -> None:
        self.writing.send(act.use_case, *act.given)

    @Slot(object)
    def _look_again(self, _error: LifauditError) -> None:
        """Show the sheet as shut if that is why nothing was recorded."""
        if self._sheet is not None:
            self._desk.runner.read(panel_sheet, self._show_shut, *self._here)

    def _show_shut(self, sheet: PanelSheet) -> None:
        if not sheet.is_open:
            self._show(sheet)

    @property
    def _here(self) -> tuple[str, str]:
        return (self._route.audit, self._route.case)

    # ways elsewhere ------------------------------------------------------------------------------

    def _go(self, by: int) -> None:
        if self._sheet and (case := self._sheet.neighbour(by)):
            self._desk.go(routes.Panel(self._route.audit, case, self.rail.key))
