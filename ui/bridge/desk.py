"""What every page is handed: the runner, the open vault, settings, undo, and the way elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from lifaudit.domain.ports import Clock
from lifaudit.services.vault import Vault
from ui.bridge.route import Route
from ui.bridge.runner import Runner
from ui.bridge.settings import Settings


class Desk(QObject):
    """One window's working place; pages hold it and nothing else of the window."""

    went = Signal(object)
    unlocked = Signal()
    locked = Signal(str)

    def __init__(self, runner: Runner, settings: Settings, clock: Clock) -> None:
        super().__init__()
        self.runner, self.settings, self.clock = runner, settings, clock
        self.undo = QUndoStack(self)
        self._vault: Vault | None = None

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

    def take(self, vault: Vault) -> None:
        """Start to work in an unlocked vault."""
        self._vault = vault
        self.runner.point_at(vault)
        self.unlocked.emit()

    def lock(self, why: str = "") -> None:
        """Close the vault behind everything that is still on its way, and forget it."""
        vault, self._vault = self._vault, None
        if vault is None:
            return
        self.undo.clear()
        self.runner.point_at(None)
        self.runner.serve(vault.close, lambda _none: self.locked.emit(why))
