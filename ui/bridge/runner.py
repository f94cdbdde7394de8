"""The one place where work leaves the window's thread and comes back to it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import AbstractContextManager
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from lifaudit.domain.errors.base import Cancelled, LifauditError
from lifaudit.domain.errors.window import NoVault
from ui.bridge.tidy import Tidy

if TYPE_CHECKING:  # nothing is recorded before a vault is open
    from lifaudit.domain.change import Change

T = TypeVar("T")
OnError = Callable[[LifauditError], None]
OnKept = Callable[[], None]


class UnitPort(Protocol):
    """What the runner asks of an open vault: one transaction at a time."""

    def unit(self) -> AbstractContextManager[Any]:
        """Open one unit; it commits on leaving and rolls back on an error."""


class _Errand(NamedTuple):
    """One piece of work, who waits for it, and under which opening of the vault it was asked.

    The failure of a vital errand is told even when the vault was locked in the meantime.
    """

    task: Callable[[], Any]
    then: Callable[[Any], None]
    on_error: OnError | None
    era: int
    vital: bool = False


class Runner(QObject):
    """Two lanes: `store` is one thread and owns the database; `pool` is for the rest.

    Pages connect to `changed` to hear of every committed use case. `refused` carries why one was
    not, whoever was told of it; `written` tells that none is on its way any more. Answers come
    back on the window's thread; those for a widget that is gone, or for a vault since locked, are
    dropped.
    """

    changed = Signal(object)
    failed = Signal(object)
    refused = Signal(object)
    progressed = Signal(int, int, str)
    busy = Signal()
    idle = Signal()
    written = Signal()
    closing = Signal()
    _landed = Signal(object)

    def __init__(self, vault: UnitPort | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._vault = vault
        self._era = 0
        self._waiting = self._writing = 0
        self._closed = False
        self._stop = threading.Event()
        self._tidy = Tidy(self)
        self._out: dict[Future[Any], _Errand] = {}  # a lane never holds what leads to a widget
        self._store: Executor = ThreadPoolExecutor(1, "store")
        self._pool: Executor = ThreadPoolExecutor(2, "pool")
        self._landed.connect(self._on_landed, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        return self._waiting > 0

    @property
    def is_writing(self) -> bool:
        """Something is on its way to the record."""
        return self._writing > 0

    def point_at(self, vault: UnitPort | None) -> None:
        """Use another vault, or none; what was asked of the last one is not answered."""
        self._vault = vault
        self._era += 1

    def write(
        self,
        use_case: Callable[..., Change | None],
        *args: Any,
        on_kept: OnKept | None = None,
        on_error: OnError | None = None,
    ) -> None:
        """Run a use case in its own unit; its receipt reaches everyone by `changed`.

        Who asked hears first that it was kept, while what they asked on is still there.
        """
        task, tell = self._in_unit(use_case, *args), partial(self._tell, on_kept)
        self._send(self._store, _Errand(task, tell, on_error, self._era, vital=True))

    def read(
        self,
        query: Callable[..., T],
        then: Callable[[T], None],
        *args: Any,
        on_error: OnError | None = None,
    ) -> None:
        """Run a query in its own unit; `then` gets the answer on the window's thread."""
        task = self._in_unit(query, *args)
        self._send(self._store, _Errand(task, then, on_error, self._era))

    def serve(
        self,
        job: Callable[..., T],
        then: Callable[[T], None],
        *args: Any,
        on_error: OnError | None = None,
    ) -> None:
        """Run a job on the store's thread without a unit: opening, closing, backing up a vault."""
        self._send(self._store, _Errand(partial(job, *args), then, on_error, self._era))

    def serve_by_steps(
        self,
        job: Callable[..., T],
        then: Callable[[T], None],
        *args: Any,
        on_error: OnError | None = None,
    ) -> None:
        """Run a long job on the store's thread; its last argument is a Progress to report to."""
        report = partial(self._report, self._stop)
        self.serve(job, then, *args, report, on_error=on_error)

    def work(
        self,
        job: Callable[..., T],
        then: Callable[[T], None],
        *args: Any,
        on_error: OnError | None = None,
    ) -> None:
        """Run a long job beside the store; its last argument is a Progress to report to."""
        report = partial(self._report, self._stop)
        self._send(self._pool, _Errand(partial(job, *args, report), then, on_error, self._era))

    def cancel(self) -> None:
        """Ask the long jobs to stop at their next report."""
        self._stop.set()
        self._stop = threading.Event()

    def close(self) -> None:
        """Let the store's lane come to its end, and stop and drop long jobs beside it.

        What waits on that lane is an answer on its way to the disk, or the vault being put away.
        """
        if self._closed:
            return
        self._closed = True
        self.closing.emit()
        self._stop.set()
        self._store.shutdown(wait=True)
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._tidy.end()

    def _in_unit(self, use_case: Callable[..., T], *args: Any) -> Callable[[], T]:
        vault = self._vault

        def task() -> T:
            if vault is None:
                raise NoVault
            with vault.unit() as unit:
                return use_case(unit, *args)

        return task

    def _report(self, stop: threading.Event, done: int, total: int, text: str = "") -> None:
        if stop.is_set():
            raise Cancelled
        self.progressed.emit(done, total, text)

    def _tell(self, on_kept: OnKept | None, change: Change | None) -> None:
        if on_kept is not None and all(isValid(owner) for owner in _owners(on_kept)):
            on_kept()
        if change is not None:
            self.changed.emit(change)

    def _send(self, lane: Executor, errand: _Errand) -> None:
        if self._closed:
            return
        self._writing += errand.vital
        self._count(1)
        self._tidy.begin()
        future = lane.submit(errand.task)
        self._out[future] = errand
        future.add_done_callback(self._landed.emit)

    def _count(self, step: int) -> None:
        was, self._waiting = self._waiting, self._waiting + step
        if was == 0:
            self.busy.emit()
        elif self._waiting == 0:
            self.idle.emit()

    def _count_written(self, errand: _Errand) -> None:
        if errand.vital:
            self._writing -= 1
            if not self._writing:
                self.written.emit()

    @Slot(object)
    def _on_landed(self, future: Future[Any]) -> None:
        errand = self._out.pop(future)
        try:
            if not future.cancelled():
                self._deliver(future, errand)
        finally:
            self._count_written(errand)
            self._count(-1)

    def _deliver(self, future: Future[Any], errand: _Errand) -> None:
        error = future.exception()
        if error is None:
            if self._is_awaited(errand, errand.then):
                errand.then(future.result())
        elif isinstance(error, LifauditError):
            self._deliver_failure(error, errand)
        else:
            self.failed.emit(error)

    def _deliver_failure(self, error: LifauditError, errand: _Errand) -> None:
        if errand.on_error is not None and self._is_awaited(errand, errand.on_error):
            errand.on_error(error)
        elif errand.vital or (errand.era == self._era and not isinstance(error, Cancelled)):
            self.failed.emit(error)
        if errand.vital:
            self.refused.emit(error)

    def _is_awaited(self, errand: _Errand, listener: Callable[..., None]) -> bool:
        return errand.era == self._era and all(isValid(owner) for owner in _owners(listener))


def _owners(listener: Callable[..., None]) -> list[QObject]:
    """Return the Qt objects a callback speaks to: its own `self`, or what a lambda closed over."""
    inner = listener.func if isinstance(listener, partial) else listener
    cells = getattr(inner, "__closure__", None) or ()
    held = [getattr(inner, "__self__", None), *(cell.cell_contents for cell in cells)]
    return [owner for owner in held if isinstance(owner, QObject)]


class InlineRunner(Runner):
    """The same doors and no threads: what the tests of screens run on."""

    def _send(self, lane: Executor, errand: _Errand) -> None:  # noqa: ARG002 - the same door
        self._writing += errand.vital
        self._count(1)
        future: Future[Any] = Future()
        self._out[future] = errand
        try:
            future.set_result(errand.task())
        except Exception as error:  # noqa: BLE001 - a lane hands every error to whoever asked
            future.set_exception(error)
        self._on_landed(future)
