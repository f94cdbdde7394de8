"""The running order beside the room: the clock of the step that is on, and every step's time."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QProgressBar, QWidget

from lifaudit.domain.day_clock import clock_face
from lifaudit.domain.day_sheet import DaySheet
from lifaudit.domain.running_order import OrderStep
from ui.theme.tokens import Space
from ui.widgets.buttons import quiet, secondary
from ui.widgets.cards import Card, Sheet
from ui.widgets.labels import PlainLabel
from ui.widgets.pictures import Picture
from ui.widgets.stack import column, emptied, holder, row

OVER = "over the time planned"


class Running(QWidget):
    """The clock large, the way back and a pause beneath it, then the order."""

    def __init__(self) -> None:
        super().__init__()
        self.face = PlainLabel().wear(letter="display")
        self.face.setWordWrap(False)
        self.told = PlainLabel().wear(letter="small", tone="quiet")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Time of this step")
        self.back = quiet("Back", "chevron-left")
        self.back.setAccessibleName("Step before (Shift+F3)")
        self.pause = secondary("Pause", "clock")
        self._list = column(gap=0)
        clock = Card()
        clock.room.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        clock.room.setSpacing(Space.S)
        clock.room.addLayout(column(self.face, self.told, gap=0))
        clock.room.addWidget(self.bar)
        clock.room.addLayout(row(self.pause, self.back, None, gap=Space.XS))
        self.setLayout(column(clock, holder(self._list), None, gap=Space.M))
        self._shown: tuple[object, ...] = ()

    def show_sheet(self, sheet: DaySheet, now: datetime) -> None:
        """Show where the room is."""
        shown = (sheet.order, sheet.steps, sheet.agencies)
        if shown != self._shown:
            self._shown = shown
            emptied(self._list)
            for at, step in enumerate(sheet.order, 1):
                self._list.addWidget(_line(sheet, step, at, now))
        here = sheet.here
        for part in (self.pause, self.back):
            part.setEnabled(sheet.may_record and here is not None)
        self.back.setEnabled(sheet.may_record and sheet.at != 1)
        held = here is not None and sheet.step(here.code).is_held
        self.pause.setText("Go on" if held else "Pause")
        self.pause.setAccessibleName("Go on (F7)" if held else "Pause (F7)")
        self.tick(sheet, now)

    def tick(self, sheet: DaySheet, now: datetime) -> None:
        """Let the clock show another second."""
        here = sheet.here
        if here is None:
            self.face.setText("0:00" if sheet.day.begun_at is None else "\N{EM DASH}")
            self.told.setText("Not begun" if sheet.day.begun_at is None else "Closed")
            self.bar.setValue(0)
            return
        on, planned = sheet.step(here.code), sheet.planned(here)
        spent = on.spent(now)
        self.face.setText(clock_face(spent))
        late = spent > planned
        self.face.wear(tone="warning" if late else "")
        over = f"{clock_face(spent - planned)} {OVER}" if late else f"of {planned // 60} min"
        self.told.setText(f"Paused, {over}" if on.is_held else over)
        self.bar.setMaximum(max(planned, 1))
        self.bar.setValue(min(spent, planned))


def _line(sheet: DaySheet, step: OrderStep, at: int, now: datetime) -> Sheet:
    on, here = sheet.step(step.code), sheet.here == step
    done = on.ended_at is not None
    sign = Picture(*_sign(done=done, here=here), 16)
    word = PlainLabel(step.label)
    if here:
        word.wear(letter="strong")
    elif not done:
        word.wear(tone="quiet")
    time = clock_face(on.spent(now)) if done else f"{sheet.planned(step) // 60} min"
    minutes = PlainLabel("now" if here else time).wear(letter="small", tone="quiet")
    minutes.setWordWrap(False)
    line = row(sign, word, minutes, gap=Space.S)
    line.setContentsMargins(Space.S, Space.XS, Space.S, Space.XS)
    line.setStretch(1, 1)
    made = Sheet("well" if here else "step")
    made.setLayout(line)
    state = "now" if here else ("done" if done else "to come")
    made.setAccessibleName(f"Step {at}, {step.label}: {state}, {time}")
    return made


def _sign(*, done: bool, here: bool) -> tuple[str, str]:
    if here:
        return "arrow-right", "accent"
    return ("circle-check", "success") if done else ("circle-dashed", "quiet")
