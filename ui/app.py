"""The composition root: read it from top to bottom to see what the window is made of."""

from __future__ import annotations

import logging
import os
import signal
import sys
from dataclasses import dataclass
from pathlib import Path

import platformdirs
from PySide6.QtCore import QLocale, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from lifaudit.domain.change import Change
from lifaudit.services.clock import system_clock
from ui.bridge.backups import BackupWatch
from ui.bridge.desk import Desk
from ui.bridge.failures import Failures
from ui.bridge.lock import IdleWatch
from ui.bridge.route import TakeIn
from ui.bridge.runner import Runner
from ui.bridge.settings import IDLE_MINUTES, LAST_VAULT, TEXT_SIZE, THEME, Settings
from ui.bridge.undo import Undo
from ui.theme.style import apply, choose, styled
from ui.window.window import Window

NAME = "lifaudit"
OURS_ONLY = 0o077
MINUTE = 60


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything that lives as long as the window."""

    settings: Settings
    desk: Desk
    failures: Failures
    window: Window
    idle: IdleWatch
    undo: Undo
    backups: BackupWatch


def run(vault: Path | None = None, pack: Path | None = None) -> int:
    """Open the window, offering a vault's folder if one is given; returns the exit code.

    A pack is looked into once a vault is open.
    """
    os.umask(OURS_ONLY)
    # Qt's loop never gives Python its turn to see Ctrl+C; the store is safe against being stopped.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    app = new_application()
    keep_log(platformdirs.user_log_path(NAME, appauthor=False))
    parts = assemble(app, platformdirs.user_config_path(NAME, appauthor=False), Runner())
    parts.failures.install()
    if vault is not None:
        parts.settings.put(LAST_VAULT, str(vault))
    if pack is not None:
        parts.desk.want(TakeIn(str(pack.absolute())))
    parts.window.show()
    QTimer.singleShot(0, lambda: watch_system(app, parts))
    return app.exec()


def new_application() -> QApplication:
    """Return the application, speaking British English whatever the machine speaks."""
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    app = QApplication.instance() or styled(sys.argv[:1])
    assert isinstance(app, QApplication)  # noqa: S101 - no other kind is ever made here
    app.setApplicationName(NAME)
    app.setApplicationDisplayName(NAME)
    app.setQuitOnLastWindowClosed(True)
    return app


def assemble(app: QApplication, folder: Path, runner: Runner) -> Parts:
    """Put the parts together; `folder` holds the settings."""
    settings = Settings(folder)
    choose(app, settings.theme, settings.text_scale)
    desk = Desk(runner, settings, system_clock)
    failures = Failures()
    window = Window(desk, failures)
    dress(app, settings)
    idle = IdleWatch(app, settings.idle_minutes * MINUTE)
    undo = Undo(runner, take_back, desk.undo)
    parts = Parts(settings, desk, failures, window, idle, undo, BackupWatch(desk))
    connect(app, parts)
    return parts


def connect(app: QApplication, parts: Parts) -> None:
    """Let the parts hear of each other."""
    desk, idle, settings = parts.desk, parts.idle, parts.settings
    desk.runner.failed.connect(parts.failures.tell)
    desk.unlocked.connect(lambda _to: idle.start())
    desk.leaving.connect(lambda _why: idle.stop())
    idle.lock_wanted.connect(desk.lock)
    settings.changed.connect(lambda key: follow(app, parts, key))
    hints = QGuiApplication.styleHints()
    hints.colorSchemeChanged.connect(lambda _scheme: dress(app, settings))
    app.aboutToQuit.connect(desk.runner.close)


def follow(app: QApplication, parts: Parts, key: str) -> None:
    """Make a changed setting hold at once."""
    if key in (THEME.key, TEXT_SIZE.key):
        dress(app, parts.settings)
    elif key == IDLE_MINUTES.key:
        parts.idle.seconds = parts.settings.idle_minutes * MINUTE


def dress(app: QApplication, settings: Settings) -> None:
    """Wear the chosen colours and letters."""
    apply(app, settings.theme, settings.text_scale)


def watch_system(app: QApplication, parts: Parts) -> None:
    """Lock when the screen locks or the computer sleeps; set up once the window stands."""
    from ui.bridge.system import SystemWatch  # noqa: PLC0415 - the window stands without it

    SystemWatch(app, parts.window).lock_wanted.connect(parts.desk.lock)


def take_back(unit: object, step: str) -> Change:
    """Undo a step; the service is loaded when somebody first undoes something."""
    from lifaudit.services.history import undo  # noqa: PLC0415 - the store is slow to load

    return undo(unit, step)  # type: ignore[arg-type]  # the runner hands over the vault's own unit


def keep_log(folder: Path) -> None:
    """Write faults to a file of frames without messages, and let nothing else speak up.

    Where the folder cannot be written, there is no log.
    """
    root = logging.getLogger()
    root.addHandler(logging.NullHandler())
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = logging.FileHandler(folder / f"{NAME}.log", encoding="utf-8", delay=True)
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(name)s %(message)s"))
    ours = logging.getLogger(NAME)
    ours.addHandler(handler)
    ours.propagate = False
