"""Undo and redo: each step is a use case run again, never an edit of history."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QUndoCommand, QUndoStack

from lifaudit.domain.errors.base import LifauditError
from ui.bridge.runner import Runner

if TYPE_CHECKING:  # nothing is recorded before a vault is open
    from lifaudit.domain.change import Change

UseCase = Callable[..., "Change | None"]
LONGEST = 200


class Step(QUndoCommand):
    """One committed change; `push` calls redo at once, so the first call is skipped."""

    def __init__(self, label: str, back: Callable[[], None], again: Callable[[], None]) -> None:
        super().__init__(label)
        self._back, self._again, self._done = back, again, True

    def undo(self) -> None:
        self._done = False
        self._back()

    def redo(self) -> None:
        if not self._done:
            self._again()
        self._done = True


class Trip:
    """The step to take back next: the change itself, then the taking back of it, and so on."""

    def __init__(self, step: str) -> None:
        self.step = step


class Undo(QObject):
    """Hears of every change and keeps the way back, until the vault is locked.

    `take_back(unit, step)` is the use case that restores what stood before a step; what it
    returns is a change too, so taking that one back is redo.
    """

    _lost = Signal()

    def __init__(self, runner: Runner, take_back: UseCase, stack: QUndoStack) -> None:
        super().__init__(stack)
        self._runner, self._take_back, self.stack = runner, take_back, stack
        self._own: set[str] = set()
        stack.setUndoLimit(LONGEST)
        runner.changed.connect(self._on_changed)
        # queued, because a stack must not be cleared while it is in the middle of a step
        self._lost.connect(self.clear, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def clear(self) -> None:
        """Forget every way back; the log forgets nothing."""
        self._own.clear()
        self.stack.clear()

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if change.step in self._own:
            self._own.discard(change.step)
        elif change.step and not change.is_empty:
            trip = Trip(change.step)
            go = partial(self._go, trip)
            self.stack.push(Step(change.label, go, go))

    def _go(self, trip: Trip) -> None:
        self._runner.write(self._back, trip, on_error=self._on_refused)

    def _back(self, unit: object, trip: Trip) -> Change | None:
        """Run on the store's lane: steps there are taken back in the order they were asked for."""
        change = self._take_back(unit, trip.step)
        if change is not None and not change.is_empty:
            trip.step = change.step
            self._own.add(change.step)
        return change

    def _on_refused(self, error: LifauditError) -> None:
        """Forget the rest: past a step that cannot be taken back there is no honest way."""
        self._lost.emit()
        self._runner.failed.emit(error)
