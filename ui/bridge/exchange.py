"""Keeping an eye on the exchange folder while a vault is open."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal, Slot

from lifaudit.domain.errors.base import LifauditError
from lifaudit.domain.ports import Progress, silent
from lifaudit.services.policy import in_force

if TYPE_CHECKING:  # the store is slow to load, and the window must not wait for it
    from lifaudit.domain.change import Change
    from lifaudit.domain.watching import Outcome, Watch
    from lifaudit.services.watching import Look
    from ui.bridge.desk import Desk

EVERY = 4000  # milliseconds between two looks where nothing is told: shares, synced folders
TOLD = 300  # between being told of a change and the look, as changes come in bursts
ALIKE = 2200  # until a new file is looked at again: a stick's clock goes in steps of two seconds


class ExchangeWatch(QObject):
    """Looks into the folder beside the store, and takes in what needs nobody.

    The system tells of changes in a folder of this computer and looks are made at once; shares
    tell of nothing, so it also looks again and again. Every look is made beside the window.
    """

    said = Signal(str)
    looked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._watch: Watch | None = None
        self._is_looking = False
        self.found: dict[str, Outcome] = {}
        self.away: LifauditError | None = None
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.look)
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self.look)
        self._told = QFileSystemWatcher(self)
        self._told.directoryChanged.connect(lambda _folder: self._look_in(TOLD))
        desk.unlocked.connect(lambda _to: self._begin())
        desk.leaving.connect(lambda _why: self._end())
        desk.runner.changed.connect(self._on_changed)

    @property
    def folder(self) -> Path | None:
        """The folder this laptop exchanges packs through, for the vault that is open."""
        if not self._desk.is_unlocked or not in_force().exchange:
            return None
        return self._desk.settings.exchange_folder(self._desk.vault.folder.path)

    def choose(self, folder: str) -> None:
        """Exchange through another folder; through none when nothing is named."""
        self._desk.settings.exchange_through(self._desk.vault.folder.path, folder)
        self._end()
        self._begin()

    @Slot()
    def look(self) -> None:
        """Look once, unless a look is still under way on a slow share."""
        folder = self.folder
        if self._is_looking or folder is None:
            return
        from lifaudit.domain.watching import Watch  # noqa: PLC0415 - the window stands without it

        self._is_looking = True
        watch = self._watch or Watch()
        self._desk.runner.work(
            _look,
            partial(self._on_look, folder),
            folder,
            watch,
            on_error=partial(self._on_look_failed, folder),
        )

    def _begin(self) -> None:
        if self.folder is not None:
            self._timer.start()
            self.look()

    def _end(self) -> None:
        self._timer.stop()
        self._soon.stop()
        self._listen_to(None)
        self._watch, self._is_looking, self.away = None, False, None
        self.found.clear()

    def _look_in(self, milliseconds: int) -> None:
        """Look soon; whatever else is told until then is seen by the same look."""
        if self._timer.isActive() and not self._soon.isActive():
            self._soon.start(milliseconds)

    def _listen_to(self, folder: Path | None) -> None:
        """Be told of changes in a folder that has just been read, and in no other."""
        wanted, now = [str(folder)] if folder else [], self._told.directories()
        if now != wanted:
            if now:
                self._told.removePaths(now)
            if wanted:
                self._told.addPaths(wanted)

    def _on_look(self, folder: Path, found: Look) -> None:
        from lifaudit.services.watching import receive  # noqa: PLC0415 - as above

        if folder != self.folder:
            return  # another folder was chosen while a slow one was read
        self._listen_to(folder)
        before = self._watch.seen if self._watch else frozenset()
        if found.watch.seen - before:
            self._look_in(ALIKE)
        self._watch, self.away = found.watch, None
        here = {one.name for one in found.watch.seen}
        self.found = {name: one for name, one in self.found.items() if name in here}
        if found.spot is None:
            self._rest()
            return
        self._desk.runner.serve(
            receive,
            self._on_received,
            self._desk.vault,
            found.spot.name,
            found.content,
            silent,
            on_error=self._on_away,
        )

    def _on_received(self, came: Outcome) -> None:
        before = self.found.get(came.name)
        self.found[came.name] = before if before and came.tells_less_than(before) else came
        if came.arrived is not None:
            self._desk.runner.changed.emit(came.arrived.change)
        if came.line:
            self.said.emit(came.line)
        self._rest()
        QTimer.singleShot(0, self, self.look)

    def _on_look_failed(self, folder: Path, error: LifauditError) -> None:
        if folder == self.folder:
            self._listen_to(None)  # what comes back in its place is listened to anew
            self._on_away(error)

    def _on_away(self, error: LifauditError) -> None:
        self.away = error
        self._rest()

    def _rest(self) -> None:
        self._is_looking = False
        self.looked.emit()

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        """Read again what waits for a person, once somebody took something in."""
        waits = any(one.needs_somebody for one in self.found.values())
        if waits and self._watch is not None and change.label == "Took in a pack":
            self._watch = self._watch.anew()


def _look(folder: Path, watch: Watch, _progress: Progress) -> Look:
    from lifaudit.services.watching import look  # noqa: PLC0415 - as above

    return look(folder, watch)
