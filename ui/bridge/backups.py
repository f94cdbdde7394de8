"""Backups while somebody works: looked for now and then, made only when one is due."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot

from ui.bridge import door
from ui.bridge.desk import Desk

MINUTES = 30


class BackupWatch(QObject):
    """Asks the store every half hour for a backup; hardly any work when none is due."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._timer = QTimer(self, interval=MINUTES * 60 * 1000)
        self._timer.timeout.connect(self.look)
        desk.unlocked.connect(lambda _to: self._timer.start())
        desk.leaving.connect(lambda _why: self._timer.stop())

    @property
    def is_watching(self) -> bool:
        """A vault is open, and its backups are looked after."""
        return self._timer.isActive()

    @Slot()
    def look(self) -> None:
        """Back the open vault up if a backup is due; a failure is told beside the page."""
        if self._desk.is_unlocked:
            self._desk.runner.serve(door.back_up_if_due, _nothing_to_say, self._desk.vault)


def _nothing_to_say(_answer: None) -> None:
    """Stay quiet about a backup that went well."""
