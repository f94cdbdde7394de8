"""The composition root: read it from top to bottom to see what the window is made of."""

from __future__ import annotations

import logging
import os
import signal
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import platformdirs
from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from lifaudit.domain.places import resource
from lifaudit.domain.ports import Clock, Progress
from lifaudit.services.clock import system_clock
from ui.bridge.arriving import arrive
from ui.bridge.backups import BackupWatch
from ui.bridge.desk import Desk, Sample
from ui.bridge.failures import Failures
from ui.bridge.lock import IdleWatch
from ui.bridge.meeting import bring_forward, may_be_open, name_here
from ui.bridge.runner import Runner
from ui.bridge.settings import IDLE_MINUTES, LAST_VAULT, TEXT_SIZE, THEME, Settings
from ui.bridge.undo import Undo
from ui.theme.style import apply, choose, styled
from ui.window.window import Window

if TYPE_CHECKING:  # the store is slow to load, and the window must not wait for it
    from lifaudit.domain.change import Change
    from lifaudit.services.vault import Vault

NAME = "lifaudit"
OURS_ONLY = 0o077
MINUTE = 60
Sampling = Callable[[Path, Clock, Progress], "Vault"]
"""How the sample is opened in the folder of a person's data."""


class Parts(NamedTuple):
    """Everything that lives as long as the window."""

    settings: Settings
    desk: Desk
    failures: Failures
    window: Window
    idle: IdleWatch
    undo: Undo
    backups: BackupWatch


def run(vault: Path | None = None, file: Path | None = None, sample: Sampling | None = None) -> int:
    """Open the window, offering a vault's folder if one is given; returns the exit code.

    A report is checked at once, a pack looked into once a vault is open. Where a window of this
    person is open already, it comes forward and takes the file; only a vault that is named gets a
    window of its own.
    """
    os.umask(OURS_ONLY)
    # Qt's loop never gives Python its turn to see Ctrl+C; the store is safe against being stopped.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    app = new_application()
    if vault is None and is_open_already(str(file.absolute()) if file else ""):
        return 0
    keep_log(platformdirs.user_log_path(NAME, appauthor=False))
    learn = partial(sample, platformdirs.user_data_path(NAME, appauthor=False)) if sample else None
    folder = platformdirs.user_config_path(NAME, appauthor=False)
    parts = assemble(app, folder, Runner(), learn)
    parts.failures.install()
    if vault is not None:
        parts.settings.put(LAST_VAULT, str(vault))
    parts.window.fit_screen()
    parts.window.show()
    if file is not None:
        QTimer.singleShot(0, lambda: arrive(parts.desk, str(file.absolute())))
    watch_system(app, parts)
    if vault is None:
        QTimer.singleShot(0, lambda: hear_second_starts(parts, name_here()))
    return app.exec()


def new_application() -> QApplication:
    """Return the application, speaking British English whatever the machine speaks."""
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    app = QApplication.instance() or styled(sys.argv[:1])
    assert isinstance(app, QApplication)  # noqa: S101 - no other kind is ever made here
    app.setApplicationName(NAME)
    app.setApplicationDisplayName(NAME)
    app.setWindowIcon(QIcon(str(resource("mark", "lifaudit.svg"))))
    app.setQuitOnLastWindowClosed(True)
    return app


def assemble(
    app: QApplication, folder: Path, runner: Runner, sample: Sample | None = None
) -> Parts:
    """Put the parts together; `folder` holds the settings."""
    settings = Settings(folder)
    choose(app, settings.theme, settings.text_scale)
    desk = Desk(runner, settings, system_clock, sample)
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
    """Lock when the screen locks or the computer sleeps, from when there first is what to lock."""

    def begin() -> None:
        from ui.bridge.system import SystemWatch  # noqa: PLC0415 - the window stands without it

        SystemWatch(app, parts.window).lock_wanted.connect(parts.desk.lock)

    parts.desk.unlocked.connect(begin, Qt.ConnectionType.SingleShotConnection)


def is_open_already(file: str) -> bool:
    """Hand a file, or none, to this person's window if one is open; tell whether one is."""
    if not may_be_open(name_here()):
        return False
    from ui.bridge.second_start import call_first  # noqa: PLC0415 - the window stands without it

    return call_first(name_here(), file)


def hear_second_starts(parts: Parts, name: str) -> None:
    """Come forward when this person starts lifaudit again, and take the file that came with it."""
    from ui.bridge.second_start import FirstWindow  # noqa: PLC0415 - as above

    def come(file: str) -> None:
        bring_forward(parts.window)
        if file:
            arrive(parts.desk, file)

    FirstWindow(name, parts.window).called.connect(come)


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
