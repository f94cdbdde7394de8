"""A third look at one case, or at one agency that judged itself: one domain at a time."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from lifaudit.domain.audit import Audit, ExpectedAgency
from lifaudit.domain.case import Case
from lifaudit.domain.casework import Grade, Return
from lifaudit.domain.moderation import Moderation
from lifaudit.domain.moderation_sheet import ModerationSheet, moderation_gaps
from lifaudit.domain.record import Record
from lifaudit.services.moderating import grade_moderated, moderation_sheet
from lifaudit.services.withholding import REVEAL
from ui.bridge import route as routes
from ui.bridge.desk import Desk
from ui.bridge.standing import Standing, Watched
from ui.fields.part import Part
from ui.fields.parted import Parted
from ui.fields.writing import Writing
from ui.pages.moderating_part import ModeratingPart, steps_of
from ui.pages.moderation import SHUT
from ui.theme.style import mark
from ui.theme.tips import wear_tip
from ui.theme.tokens import Space
from ui.widgets.badges import StateBadge
from ui.widgets.banner import Banner, notice
from ui.widgets.buttons import icon_button, secondary
from ui.widgets.pagehead import AuditHead
from ui.widgets.saved import Saved
from ui.widgets.stack import column, holder, row

SHOWN = (Audit, Case, ExpectedAgency, Return, Grade, Moderation, *REVEAL)
ABOUT = "The overall grade has to be moderated; a domain where you see it otherwise."


class ModeratingPage(QWidget):
    """Everything is recorded as it is chosen or written."""

    def __init__(self, desk: Desk, route: routes.Moderating) -> None:
        super().__init__()
        self._desk, self._route = desk, route
        self._sheet: ModerationSheet | None = None
        watched = Watched(
            moderation_sheet, (route.audit, route.case, route.agency), route.audit, SHOWN
        )
        self.standing = Standing(desk, watched, self)
        self.banner, self.shut = Banner(), notice("", "", "info")
        self.shut.hide()
        self.parts = Parted(desk.runner, self._make, "Domains of the third look")
        self.rail = self.parts.rail
        self._lay_out()
        self.writing = Writing(desk, self.standing, self.parts, self.saved, self.banner)
        self._listen()
        self.setObjectName("moderating")
        mark(self, kind="page")
        self.standing.read()

    def _lay_out(self) -> None:
        self.state, self.saved = StateBadge(), Saved()
        self.before = icon_button("chevron-left", "Moderated before (Alt+Page Up)")
        self.after = icon_button("chevron-right", "Moderated next (Alt+Page Down)")
        self.history = secondary("History", "history")
        wear_tip(self.history, "History of what you are at (F9)")
        self.history.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        acts = row(None, self.state, self.saved, self.history, gap=Space.S)
        ways = row(None, self.before, self.after, gap=0)
        self.head = AuditHead("Moderation", ABOUT, holder(column(acts, ways, gap=Space.XS)))
        self.rail.setObjectName("moderating.parts")
        top = column(self.head, self.shut, self.banner, gap=Space.M)
        top.setContentsMargins(Space.XL, Space.XL, Space.XL, 0)
        self.setLayout(column(top, self.parts, gap=0))

    def _listen(self) -> None:
        self.parts.told.connect(self._write)
        self.before.does(partial(self._go, -1))
        self.after.does(partial(self._go, 1))
        self.history.does(self.parts.toggle_history)
        for keys, act in (
            ("Alt+PgUp", partial(self._go, -1)),
            ("Alt+PgDown", partial(self._go, 1)),
            ("F8", self._next_left),
        ):
            QShortcut(QKeySequence(keys), self, act)
        self.standing.found.connect(self._show)

    # what stands ---------------------------------------------------------------------------------

    @Slot(object)
    def _show(self, sheet: ModerationSheet) -> None:
        first, self._sheet = self._sheet is None, sheet
        self._show_head(sheet)
        self.parts.show_steps(steps_of(sheet))
        if first:
            gaps = moderation_gaps(sheet)
            self.rail.choose(self._route.focus or (gaps[0].section if gaps else ""))
            self.focus_first()
        else:
            self.parts.show_part(sheet)

    def _show_head(self, sheet: ModerationSheet) -> None:
        left = len(moderation_gaps(sheet))
        self.head.show_audit(sheet.audit)
        self.head.heading.setText(f"{sheet.subject.name}, Moderation")
        self.state.show_state(
            f"{left} left" if left else "Moderated", "warning" if left else "info"
        )
        for button, by in ((self.before, -1), (self.after, 1)):
            button.setEnabled(sheet.neighbour(by) is not None)
        self.shut.setVisible(sheet.shut is not None)
        if sheet.shut is not None:
            self.shut.say(*SHUT[sheet.shut])

    def focus_first(self) -> None:
        """Put the focus on the rail."""
        self.rail.setFocus()

    def _make(self, key: str) -> Part | None:
        sheet = self._sheet
        return ModeratingPart(sheet, sheet.instrument.section(key)) if sheet else None

    def _next_left(self) -> None:
        """Go to the next thing left, round to the first."""
        self.parts.flush()
        if sheet := self._sheet:
            self.parts.jump_to_left(moderation_gaps(sheet), [one.key for one in sheet.sections])

    # writing -------------------------------------------------------------------------------------

    @Slot(object)
    def _write(self, record: Record) -> None:
        self.writing.send(grade_moderated, record)

    # ways elsewhere ------------------------------------------------------------------------------

    def _go(self, by: int) -> None:
        if self._sheet and (to := self._sheet.neighbour(by)):
            self._desk.go(routes.Moderating(self._route.audit, to.case, to.agency, self.rail.key))
