"""The projector: the wall of the room, in a window of its own, following the day by itself."""

from __future__ import annotations

from typing import Self

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from lifaudit.domain.audit import Audit
from lifaudit.domain.casework import Answer, Grade, Return, Voice
from lifaudit.domain.change import Change
from lifaudit.domain.day_clock import clock_face
from lifaudit.domain.day_sheet import DaySheet, DayView
from lifaudit.domain.learning import Finding
from lifaudit.domain.projected import Slide, slide_of, with_words
from lifaudit.domain.running_order import CaseDay, DayStep
from lifaudit.domain.urgent import Urgent
from lifaudit.services import day
from ui.bridge.desk import Desk
from ui.theme.tokens import Theme
from ui.widgets.slide import SlideView
from ui.widgets.stack import column

SHOWN = (Audit, CaseDay, DayStep, Grade, Return, Voice, Answer, Finding, Urgent)
SECOND = 1000
HIDDEN = "Codes only. W shows the words of this step, T light or dark, Esc closes."
OPEN = "The words are shown until the next case. W hides them."
WAITING = Slide("", "", "The audit day", "The projector follows the case that is begun.")


class Projector(QWidget):
    """Codes only, unless somebody asks for the words; the next case hides them again."""

    def __init__(self, desk: Desk, audit: str, owner: QWidget | None) -> None:
        super().__init__(owner, Qt.WindowType.Window)
        self.setObjectName("projector")
        self.setWindowTitle("Audit day: projector")
        self._desk, self._audit = desk, audit
        self._sheet: DaySheet | None = None
        self._worded = ""
        self.view = SlideView()
        self.view.foot = HIDDEN
        self.view.show_slide(WAITING)
        self.setLayout(column(self.view, gap=0))
        self._tick = QTimer(self)
        self._tick.setInterval(SECOND)
        self._tick.timeout.connect(self._show_clock)
        self._listen()
        self._read()

    def _listen(self) -> None:
        self._desk.runner.changed.connect(self._on_changed)
        self._desk.leaving.connect(self.leave)
        for keys, act in (
            ("Esc", self.leave),
            ("F11", self.leave),
            ("W", self.turn_words),
            ("T", self.turn_light),
        ):
            QShortcut(QKeySequence(keys), self, act)

    @property
    def shows_words(self) -> bool:
        """Somebody asked for the words of the case on the wall."""
        return self._sheet is not None and self._worded == self._sheet.case.case

    def stand(self) -> Self:
        """Stand on the second screen where there is one."""
        others = [one for one in QGuiApplication.screens() if one is not self.owner_screen()]
        if others:
            self.setGeometry(others[0].geometry())
            self.showFullScreen()
        else:
            self.resize(self.view.sizeHint())
            self.show()
        self._tick.start()
        return self

    def owner_screen(self) -> object:
        """Return the screen the recorder works on."""
        owner = self.parentWidget()
        return owner.screen() if owner else None

    def turn_words(self) -> None:
        """Show the words of this step, or hide them again."""
        case = self._sheet.case.case if self._sheet else ""
        self._worded = "" if self._worded == case else case
        self._show_slide()

    def turn_light(self) -> None:
        """Be dark in a dark room, light in a light one."""
        self.view.turn(Theme.DARK if self.view.theme is Theme.LIGHT else Theme.LIGHT)

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if change.audit == self._audit and change.touches(*SHOWN):
            self._read()

    def _read(self) -> None:
        self._desk.runner.read(day.day, self._on_day, self._audit)

    def _on_day(self, view: DayView) -> None:
        if case := view.now_at or (self._sheet.case.case if self._sheet else ""):
            self._desk.runner.read(day.day_sheet, self._on_sheet, self._audit, case)

    def _on_sheet(self, sheet: DaySheet) -> None:
        if self._sheet is None or self._sheet.case.case != sheet.case.case:
            self._worded = ""
        self._sheet = sheet
        self._show_slide()

    def _show_slide(self) -> None:
        if self._sheet is None:
            return
        make = with_words if self.shows_words else slide_of
        self.view.foot = OPEN if self.shows_words else HIDDEN
        self.view.show_slide(make(self._sheet))
        self._show_clock()

    @Slot()
    def _show_clock(self) -> None:
        sheet = self._sheet
        step = sheet.here if sheet else None
        if sheet is None or step is None:
            self.view.show_clock("", late=False)
            return
        on, planned = sheet.step(step.code), sheet.planned(step)
        spent = on.spent(self._desk.clock())
        words = clock_face(spent) + (" paused" if on.is_held else "")
        self.view.show_clock(f"{words} / {planned // 60} min", late=spent > planned)

    @Slot()
    def leave(self, *_: object) -> None:
        """Take the wall down."""
        self._tick.stop()
        self.close()
        self.setParent(None)
        self.deleteLater()


def projector_of(window: QWidget) -> Projector | None:
    """Return the wall that belongs to a window, if it stands."""
    return window.findChild(Projector, "projector", Qt.FindChildOption.FindDirectChildrenOnly)
