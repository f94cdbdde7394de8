"""When the vault should lock by itself because nobody is there."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication

ACTIVITY = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)
IDLE = "Nobody had typed for a while."
SCREEN = "The screen was locked."
SLEEP = "The computer went to sleep."
TICK = 1000  # milliseconds between looks at the clock
SLEPT = 30.0  # seconds between two looks that only a sleeping computer can lose


class IdleWatch(QObject):
    """Asks for the lock when no key, pointer or pen was used for a number of seconds.

    It compares wall clocks rather than waiting for one long timer, so that time spent asleep
    counts, and a gap between two looks is itself taken as sleep.
    """

    lock_wanted = Signal(str)

    def __init__(self, app: QApplication, seconds: float) -> None:
        super().__init__(app)
        self.seconds = seconds
        self._last = self._looked = time.time()
        self._timer = QTimer(self, interval=TICK)
        self._timer.timeout.connect(self.look)
        app.focusWindowChanged.connect(self._on_focus_window_changed)

    def start(self) -> None:
        """Begin to watch; after unlocking."""
        for window in QGuiApplication.topLevelWindows():
            window.installEventFilter(self)
        self._last = self._looked = time.time()
        self._timer.start()

    def stop(self) -> None:
        """Watch no more; there is nothing to lock."""
        self._timer.stop()

    @Slot()
    def look(self) -> None:
        """Compare the clock with the last sign of a person."""
        now, before = time.time(), self._looked
        self._looked = now
        if now - before > SLEPT:
            self._want(SLEEP)
        elif now - self._last >= self.seconds:
            self._want(IDLE)

    @Slot(QWindow)
    def _on_focus_window_changed(self, window: QWindow | None) -> None:
        """Listen where input enters: a filter on everything would slow every single event."""
        if window is not None:
            window.installEventFilter(self)

    def _want(self, reason: str) -> None:
        self.stop()
        self.lock_wanted.emit(reason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt's signature
        if event.type() in ACTIVITY:
            self._last = time.time()
        return False
