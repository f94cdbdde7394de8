"""The window as the tests of its pages use it: real parts, no threads, nothing on a screen."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from world import QUICK, SteppingClock

from lifaudit.domain.errors.base import LifauditError
from lifaudit.security.means import Passphrase
from lifaudit.services import keys
from lifaudit.services.vault import Vault
from ui import app as root
from ui.bridge import door
from ui.bridge.desk import Desk
from ui.bridge.route import Route
from ui.bridge.runner import InlineRunner
from ui.window.window import Window


@dataclass(frozen=True, slots=True)
class Shell:
    """A window and its desk."""

    window: Window
    desk: Desk

    @property
    def page(self) -> QWidget:
        """The page that is shown."""
        return self.window.page

    def go(self, route: Route) -> QWidget:
        """Go to a place and return its page."""
        self.desk.go(route)
        return self.page


@pytest.fixture
def cheap(monkeypatch) -> None:
    """Make new passphrases cost little, as everywhere in the tests."""
    monkeypatch.setattr(keys, "Passphrase", lambda text: Passphrase(text, QUICK))


@pytest.fixture
def shell(qtbot, tmp_path: Path, clock: SteppingClock, cheap: None, monkeypatch):  # noqa: ARG001 - makes keys cheap
    app = QApplication.instance()
    parts = root.assemble(app, tmp_path / "settings", InlineRunner())
    parts.desk.clock = clock
    told: list[LifauditError] = []
    parts.desk.runner.failed.connect(told.append)
    # at the end the vault is only shut: a backup at every lock is proven where backups are
    qtbot.addWidget(
        parts.window, before_close_func=lambda _: monkeypatch.setattr(door, "put_away", Vault.close)
    )
    parts.window.show()
    yield Shell(parts.window, parts.desk)
    parts.idle.stop()
    if parts.desk.is_unlocked:
        parts.desk.lock()
    app.removeEventFilter(parts.idle)
    parts.idle.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def inside(founded: Vault, shell: Shell) -> Shell:
    """Return the window with a founded vault open, at home."""
    shell.desk.take(founded)
    return shell
