"""What stands on a page and could not be recorded: known, sent again, and never let go unasked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from lifaudit.domain.errors.base import LifauditError
from lifaudit.domain.errors.store import DiskFull, FolderReadOnly, OpenElsewhere, StoreAway
from ui.bridge.runner import Runner
from ui.fields.bound import Bound
from ui.fields.field import Field
from ui.fields.unsent import Unsent

if TYPE_CHECKING:  # nothing is recorded before a vault is open
    from lifaudit.domain.change import Change

PASSING = (DiskFull, FolderReadOnly, OpenElsewhere, StoreAway)
PATIENCE = 1000  # milliseconds that somebody who leaves waits for what is on its way to the disk


@runtime_checkable
class Holds(Protocol):
    """What can hold words that are not on the record: a page, a dialog, or some fields."""

    @property
    def is_unkept(self) -> bool:
        """There are such words here."""


@runtime_checkable
class Sends(Holds, Protocol):
    """What records its words by itself; what waits for a button is only ever sent by a person."""

    def tell_again(self) -> None:
        """Send them once more."""


class Unkept(QObject):
    """Watches one page at a time.

    What was refused is sent again when somebody asks for it, leaves the page, comes back to the
    window, or when something else could be recorded; a refusal alone never sends anything, so
    that refusals cannot go round in a circle. `looked` tells that something else may wait than
    did, `asked` that somebody leaves and words would go with the page, `lost` that a locked vault
    did not take them.
    """

    looked = Signal()
    asked = Signal(object)
    lost = Signal(object)

    def __init__(self, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._page: QWidget | None = None
        self._error: LifauditError | None = None
        self._onward: Callable[[], None] | None = None
        self._can_record = self._is_parting = False
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._patience.timeout.connect(self._go_on)
        runner.refused.connect(self._on_refused)
        runner.changed.connect(self._on_changed)
        runner.written.connect(self._on_written)
        runner.idle.connect(self._on_idle)

    def watch(self, page: QWidget) -> None:
        """Watch another page; what the last one held is no matter of this one."""
        self._page, self._can_record = page, False
        if not self._is_parting:
            self._error = None
        self.looked.emit()

    @property
    def is_held(self) -> bool:
        """Something was refused, and stands on the page and not on the record."""
        return bool(self._waiting())

    @property
    def can_send(self) -> bool:
        """Some of it is sent by itself."""
        return any(isinstance(one, Sends) for one in self._waiting())

    def send_again(self) -> None:
        """Send what waits once more; what a button sends goes on waiting for its button."""
        waiting = self._waiting()
        sends = [one for one in waiting if isinstance(one, Sends)]
        if len(sends) == len(waiting):
            self._error = None
        for one in sends:
            one.tell_again()

    def come_back(self) -> None:
        """Send it again for somebody who was elsewhere, maybe to make room."""
        if isinstance(self._error, PASSING) and self.is_held:
            self.send_again()

    def leave(self, onward: Callable[[], None]) -> None:
        """Go on once the words of the page are recorded, or somebody lets them go."""
        self._flush()
        if self.is_held:
            self.send_again()
        self._onward = onward
        if self._runner.is_writing:
            self._patience.start()
        else:
            self._go_on()

    def let_go(self, onward: Callable[[], None]) -> None:
        """Go on without what could not be recorded."""
        self._error = None
        onward()

    def part(self) -> None:
        """Send what waits a last time, as the vault is being locked."""
        self._flush()
        self._onward, self._is_parting = None, True
        if self.is_held:
            self.send_again()
        else:
            self._error = None

    def parted(self) -> None:
        """Tell what was refused to the last, now that the vault is locked."""
        error, self._error, self._is_parting = self._error, None, False
        if error is not None:
            self.lost.emit(error)

    def _waiting(self) -> list[Holds]:
        return [] if self._error is None else [one for one in self._holders() if one.is_unkept]

    def _holders(self) -> Iterator[Holds]:
        page = self._page
        if page is None:
            return
        yield from page.findChildren(Bound)
        yield from page.findChildren(Unsent)
        yield from (one for one in (page, *page.findChildren(QDialog)) if isinstance(one, Holds))

    def _flush(self) -> None:
        """Commit what is still waiting for a pause: it can only be where somebody is writing."""
        at = QApplication.focusWidget()
        while at is not None:
            if isinstance(at, Field):
                at.flush()
            at = at.parentWidget()
        flush = getattr(self._page, "flush", None)
        if callable(flush):
            flush()

    @Slot(object)
    def _on_refused(self, error: LifauditError) -> None:
        self._error = error
        for one in self._page.findChildren(Unsent) if self._page else ():
            one.refuse()

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        self._can_record |= not change.is_empty

    @Slot()
    def _on_written(self) -> None:
        if self._onward is not None:
            self._go_on()

    @Slot()
    def _on_idle(self) -> None:
        """Look what stands now that everything was answered and read again."""
        again, self._can_record = self._can_record, False
        held = self.is_held
        if held and again and isinstance(self._error, PASSING):
            self.send_again()
        elif not held and not self._is_parting:
            self._error = None
        self.looked.emit()

    @Slot()
    def _go_on(self) -> None:
        onward, self._onward = self._onward, None
        self._patience.stop()
        if onward is None:
            return
        if self.is_held:
            self.looked.emit()
            self.asked.emit((self._error, onward))
        else:
            onward()
