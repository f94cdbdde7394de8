"""What every page is handed: the runner, the open vault, settings, undo, and the way elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from lifaudit.domain.errors.base import LifauditError
from lifaudit.domain.ports import Clock, Progress
from lifaudit.services.samples import is_sample
from ui.bridge import door
from ui.bridge.exchange import ExchangeWatch
from ui.bridge.route import Home, Route
from ui.bridge.runner import Runner
from ui.bridge.settings import LAST_VAULT, Settings

if TYPE_CHECKING:  # the store is slow to load, and the window must not wait for it
    from lifaudit.services.vault import Vault

Sample = Callable[[Clock, Progress], "Vault"]
"""How the sample is opened, and made where there is none."""


class Desk(QObject):
    """One window's working place; pages hold it and nothing else of the window.

    `leaving` comes before a vault is let go of, while pages may still write; `locked` when every
    handle is closed. Both say why.
    """

    went = Signal(object)
    unlocked = Signal(object)
    leaving = Signal(str)
    locked = Signal(str)

    def __init__(
        self, runner: Runner, settings: Settings, clock: Clock, sample: Sample | None = None
    ) -> None:
        super().__init__()
        self.runner, self.settings, self.clock = runner, settings, clock
        self._sample, self.is_sample = sample, False
        self.undo = QUndoStack(self)
        self._vault: Vault | None = None
        self._wanted: Route | None = None
        self.exchange = ExchangeWatch(self)

    @property
    def vault(self) -> Vault:
        """The open vault; pages inside it are never shown without one."""
        assert self._vault is not None  # noqa: S101 - a page of a locked vault is a bug of ours
        return self._vault

    @property
    def is_unlocked(self) -> bool:
        """A vault is open."""
        return self._vault is not None

    def go(self, route: Route) -> None:
        """Ask the window to show another place."""
        self.went.emit(route)

    def want(self, route: Route) -> None:
        """Go to a place now, or as soon as a vault is open."""
        if self.is_unlocked:
            self.go(route)
        else:
            self._wanted = route

    @property
    def has_sample(self) -> bool:
        """There is a sample to learn on."""
        return self._sample is not None

    def learn(self, refused: Callable[[LifauditError], None]) -> None:
        """Work in the sample, which is made when it is first asked for."""
        if self._sample is not None:
            self.runner.serve_by_steps(self._sample, self.take, self.clock, on_error=refused)

    def take(self, vault: Vault, to: Route | None = None) -> None:
        """Start to work in an unlocked vault, at Home or at another place.

        A sample is nobody's own vault: it is not the one that is offered next time.
        """
        self._vault = vault
        self.is_sample = is_sample(vault.folder.path)
        if not self.is_sample:
            self.settings.put(LAST_VAULT, str(vault.folder.path))
        self.runner.point_at(vault)
        wanted, self._wanted = self._wanted, None
        self.unlocked.emit(to or wanted or Home())

    def lock(self, why: str = "") -> None:
        """Close the vault behind everything that is still on its way, and forget it."""
        vault = self._vault
        if vault is None:
            return
        self.leaving.emit(why)
        self._vault = None
        self.undo.clear()
        self.runner.point_at(None)

        def refused(error: LifauditError) -> None:
            self.runner.failed.emit(error)
            self.locked.emit(why)

        self.runner.serve(
            door.put_away, lambda _none: self.locked.emit(why), vault, on_error=refused
        )
