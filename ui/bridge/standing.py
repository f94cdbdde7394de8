"""What a page shows as it stands in the store: read, read again after a change, and written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from lifaudit.domain.change import Change
from lifaudit.domain.errors.base import LifauditError
from lifaudit.domain.record import Record
from ui.bridge.desk import Desk


@dataclass(frozen=True, slots=True)
class Watched:
    """What is read and with what it is asked for, of which audit, and which records change it."""

    use_case: Callable[..., Any]
    given: tuple[object, ...]
    audit: str
    kinds: tuple[type[Record], ...]


class Standing(QObject):
    """Nothing is shown that was read before the last thing written: it would undo what is typed.

    `found` carries what stands, `recorded` tells that something of it was recorded, `refused`
    carries why something was not.
    """

    found = Signal(object)
    recorded = Signal()
    refused = Signal(object)

    def __init__(self, desk: Desk, watched: Watched, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._watched = desk, watched
        self._written = 0
        desk.runner.changed.connect(self.on_changed)

    def read(self) -> None:
        """Ask for what stands."""
        take = partial(self._take, self._written)
        watched = self._watched
        self._desk.runner.read(watched.use_case, take, *watched.given, on_error=self._refuse)

    def write(self, use_case: Callable[..., Change], *given: object) -> None:
        """Write something; what was asked for before is old now."""
        self._written += 1
        self._desk.runner.write(use_case, *given, on_error=self._refuse)

    @Slot(object)
    def on_changed(self, change: Change) -> None:
        """Read again after a change of what is shown, and where a change came to nothing."""
        ours = change.audit == self._watched.audit and change.touches(*self._watched.kinds)
        if ours:
            self.recorded.emit()
        if ours or change.is_empty:
            self.read()

    def _take(self, written: int, stands: object) -> None:
        if written == self._written:
            self.found.emit(stands)

    def _refuse(self, error: LifauditError) -> None:
        self.refused.emit(error)
