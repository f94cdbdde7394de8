"""Python's garbage is collected on the window's thread only, because widgets may die of it.

Python collects on whichever thread happens to ask for memory next. A page that is gone is garbage
with widgets and layouts in it; taken apart on the store's thread, it takes the window down with it.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

OFTEN = 400  # milliseconds; what gathers in between is small
OLDEST_FIRST = (2, 1, 0)


class Tidy(QObject):
    """Collects by a timer what is due, from `begin` until `end`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=OFTEN)
        self._timer.timeout.connect(self.collect)

    def begin(self) -> None:
        """Let only this thread collect."""
        if not self._timer.isActive():
            gc.disable()
            self._timer.start()

    def end(self) -> None:
        """Let every thread collect again."""
        if self._timer.isActive():
            self._timer.stop()
            gc.enable()

    @Slot()
    def collect(self) -> None:
        """Collect the oldest generation that is due, as Python itself would."""
        due = zip(OLDEST_FIRST, gc.get_count()[::-1], gc.get_threshold()[::-1], strict=True)
        oldest = next((each for each, count, most in due if count > most), None)
        if oldest is not None:
            gc.collect(oldest)
