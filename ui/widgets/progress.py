"""How far a long job is, with a way to stop it; quick work shows nothing."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QProgressBar, QWidget

from ui.bridge.runner import Runner
from ui.theme.tokens import Space
from ui.widgets.buttons import quiet
from ui.widgets.labels import Elided
from ui.widgets.stack import row

PATIENCE = 600  # milliseconds before anything is shown


class ProgressLine(QWidget):
    """A word, a bar and Stop; appears only when the work has lasted longer than patience."""

    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words, self.bar = Elided(), QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Progress")
        self.stop = quiet("Stop", "x").does(self._on_stop)
        line = row(self.words, self.bar, self.stop, gap=Space.M)
        line.setStretch(0, 1)
        line.setStretch(1, 2)
        self.setLayout(line)
        self.hide()
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._patience.timeout.connect(self.show)

    def follow(self, runner: Runner) -> None:
        """Show what a runner is busy with, and let the person stop it."""
        runner.busy.connect(self.begin)
        runner.progressed.connect(self.show_step)
        runner.idle.connect(self.end)
        self.stopped.connect(runner.cancel)

    @Slot()
    def begin(self) -> None:
        """Start waiting for the work that has just begun."""
        self.words.say("Working")
        self.bar.setRange(0, 0)
        self.stop.setEnabled(True)
        self.stop.hide()
        self._patience.start()

    @Slot(int, int, str)
    def show_step(self, done: int, total: int, text: str) -> None:
        """Say how far the work is; what tells how far it is can also be stopped."""
        self.stop.show()
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        if text:
            self.words.say(text)

    @Slot()
    def end(self) -> None:
        """Put everything away."""
        self._patience.stop()
        self.hide()

    def _on_stop(self) -> None:
        self.stop.setEnabled(False)
        self.words.say("Stopping")
        self.stopped.emit()
