"""A page of parts: the rail at the left, one part at a time at the right, walked by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from lifaudit.domain.completeness import Gap
from ui.bridge.runner import Runner
from ui.fields.part import Part
from ui.theme.tokens import Space
from ui.widgets.buttons import secondary
from ui.widgets.history import Target
from ui.widgets.order import tab_before
from ui.widgets.scroll import LongGround, Scroll, settle
from ui.widgets.side import Side
from ui.widgets.stack import row
from ui.widgets.steps import Step


class Parted(QWidget):
    """Makes each part as it is opened, by what `make` returns for its key.

    A part that holds what could not be recorded is only laid aside when another is opened.

    `told` carries a record to write, `restored` the step of a history to take back.
    """

    told = Signal(object)
    restored = Signal(str)

    def __init__(self, runner: Runner, make: Callable[[str], Part | None], name: str) -> None:
        super().__init__()
        self._make, self._key = make, ""
        self._aside: dict[str, Part] = {}
        self._asked_at: QWidget | None = None
        self.part: Part | None = None
        self.side = Side(runner, name)
        self.rail, self._room, self._place = self.side.rail, QVBoxLayout(), QVBoxLayout()
        self.next = secondary("Next part", "arrow-right").does(partial(self.walk, 1))
        self._lay_out()
        self._listen()

    def _lay_out(self) -> None:
        self.side.fit(self.width())
        self._room.setContentsMargins(0, 0, Space.M, Space.XL)
        self._room.addLayout(self._place)
        self._room.addLayout(row(self.next, None))
        self._room.addStretch(1)
        self.view = Scroll(self._room, ground=LongGround())
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = row(self.side, self.view, gap=Space.XL)
        body.setStretch(1, 1)
        body.setContentsMargins(Space.XL, Space.L, Space.L, Space.M)
        self.setLayout(body)

    def _listen(self) -> None:
        self.rail.chosen.connect(self._open)
        self.rail.entered.connect(self.enter)
        self.side.closed.connect(self._return_focus)
        self.side.restored.connect(self.restored)
        for keys, act in (
            ("Ctrl+PgDown", partial(self.walk, 1)),
            ("Ctrl+PgUp", partial(self.walk, -1)),
            ("F9", self.toggle_history),
        ):
            QShortcut(QKeySequence(keys), self, act)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.side.fit(self.width())

    # parts ---------------------------------------------------------------------------------------

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show how far each part is."""
        self.rail.show_steps(steps)
        self._show_next()

    def hold_still(self, act: Callable[[], bool]) -> None:
        """Do something and, where it moved things, keep what has the focus where it was seen."""
        at = QApplication.focusWidget()
        before = self._seen_at(at)
        if not act() or before is None:
            return
        settle()
        after = self._seen_at(at)
        if after is not None and after != before:
            bar = self.view.verticalScrollBar()
            bar.setValue(bar.value() + after - before)

    def _seen_at(self, at: QWidget | None) -> int | None:
        """Return how far down the view a widget in it is seen."""
        view = self.view.viewport()
        if at is None or not isValid(at) or not view.isAncestorOf(at):
            return None
        return at.mapTo(view, QPoint()).y()

    def show_part(self, stands: object) -> None:
        """Let the open part take what it is a part of as it now stands."""
        if self.part:
            self.part.show_sheet(stands)
        for key, part in tuple(self._aside.items()):
            part.show_sheet(stands)
            if not part.is_unkept:
                self._aside.pop(key).deleteLater()

    @Slot(str)
    def _open(self, key: str) -> None:
        self._put_away()
        made = self._aside.pop(key, None) or self._fresh(key)
        if made is None:
            return
        self.part, self._key = made, key
        self._place.addWidget(made)
        made.show()
        tab_before(made, self.next)
        self._show_next()
        self.view.verticalScrollBar().setValue(0)

    def _fresh(self, key: str) -> Part | None:
        made = self._make(key)
        if made is not None:
            made.told.connect(self.told)
            made.asked.connect(self.ask_history)
        return made

    def _put_away(self) -> None:
        part, self.part = self.part, None
        if part is None:
            return
        part.flush()
        part.hide()
        self._place.removeWidget(part)
        if part.is_unkept:
            self._aside[self._key] = part
        else:
            part.deleteLater()

    def _show_next(self) -> None:
        beside = self.rail.beside(1)
        self.next.setVisible(beside is not None and self.next.parentWidget() is not None)
        if beside:
            self.next.setText(f"Next: {beside.title}".replace("&", "&&"))
            self.next.setAccessibleName(f"Next part: {beside.title}")

    def walk(self, by: int) -> None:
        """Open the part before or after, and go into it."""
        self.rail.walk(by)
        self.enter()

    @Slot()
    def enter(self) -> None:
        """Put the focus where the open part begins."""
        if self.part:
            self.part.focus_on("")

    def jump(self, key: str, name: str) -> None:
        """Open a part and point out what is left there."""
        self.rail.choose(key)
        if self.part:
            self.part.point_out(name)

    def jump_to_left(self, gaps: Sequence[Gap], order: Sequence[str]) -> None:
        """Go to the next thing left at or after the open part, round to the first, if there is any.

        `order` names the parts as the page shows them.
        """
        here = order.index(self.rail.key)
        after = (gap for gap in gaps if order.index(gap.section) >= here)
        if gap := next(after, gaps[0] if gaps else None):
            self.jump(gap.section, gap.question)

    def focus_at(self, name: str) -> None:
        """Put the focus on the field of this name if the open part holds it, else on the rail."""
        if self.part and self.part.holds(name):
            self.part.focus_on(name)
        else:
            self.rail.setFocus()

    def flush(self) -> None:
        """Commit what is still waiting for a pause."""
        if self.part:
            self.part.flush()

    # history -------------------------------------------------------------------------------------

    def toggle_history(self) -> None:
        """Show the history of what the focus is in, or the parts again."""
        if self.side.shows_history:
            self.side.close_history()
        elif self.part and (target := self.part.target()):
            self.ask_history(target)

    @Slot(object)
    def ask_history(self, target: Target) -> None:
        """Show the history of a record."""
        self.flush()
        self._asked_at = QApplication.focusWidget()
        self.side.ask(target)

    @Slot()
    def _return_focus(self) -> None:
        """Give the focus back to where the history was asked for."""
        asked = self._asked_at
        if asked is not None and isValid(asked) and self.isAncestorOf(asked):
            asked.setFocus()
        else:
            self.rail.setFocus()
