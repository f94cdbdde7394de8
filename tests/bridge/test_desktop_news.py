"""What a real desktop's bus tells locks a real vault: a screen saver, a locked screen, a sleep."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest
from house.modules import ROOT

pytestmark = pytest.mark.skipif(
    shutil.which("dbus-run-session") is None, reason="there is no bus to start here"
)
LISTEN = """
import os, sys, tempfile
from pathlib import Path
os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = os.environ["DBUS_SESSION_BUS_ADDRESS"]
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtTest import QTest
from ui.app import assemble, new_application, watch_system
from ui.bridge.runner import InlineRunner
from world import WORDS, SteppingClock
from lifaudit.services.vault import create

news = {
    "saver": ("org.freedesktop.ScreenSaver", "ActiveChanged", [True]),
    "gnome": ("org.gnome.ScreenSaver", "ActiveChanged", [True]),
    "lock": ("org.freedesktop.login1.Session", "Lock", []),
    "sleep": ("org.freedesktop.login1.Manager", "PrepareForSleep", [True]),
    "woken": ("org.freedesktop.login1.Manager", "PrepareForSleep", [False]),
}
app = new_application()
logind = QDBusConnection.connectToBus(os.environ["DBUS_SESSION_BUS_ADDRESS"], "logind")
assert logind.registerService("org.freedesktop.login1")
with tempfile.TemporaryDirectory() as folder:
    parts = assemble(app, Path(folder), InlineRunner())
    watch_system(app, parts)
    parts.desk.leaving.connect(lambda why: sys.stdout.write(why))
    for told in sys.argv[1:]:
        vault = Path(folder, told)
        parts.desk.take(create(vault, WORDS, SteppingClock()))
        interface, name, carried = news[told]
        said = QDBusMessage.createSignal("/anywhere", interface, name)
        said.setArguments(carried)
        logind.send(said)
        for _ in range(50 if told == "woken" else 2000):
            if parts.desk.is_unlocked:
                QTest.qWait(10)
        left = sorted(one.name for one in vault.glob("store.db-*"))
        sys.stdout.write(f" {told} {parts.desk.is_unlocked} {left};")
    parts.desk.lock()
    parts.idle.stop()
    parts.window.close()
"""


def test_a_locked_screen_and_a_sleep_shut_the_vault_and_waking_does_not():
    asked = ["dbus-run-session", "--", sys.executable, "-c", LISTEN]
    env = os.environ | {"PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}"}
    told = ("saver", "gnome", "lock", "sleep", "woken")
    said = subprocess.run(
        [*asked, *told], cwd=ROOT, env=env, capture_output=True, text=True, check=False
    )
    gone, asleep = "The screen was locked.", "The computer went to sleep."
    assert said.stdout == (
        f"{gone} saver False [];{gone} gnome False [];{gone} lock False [];"
        f"{asleep} sleep False []; woken True ['store.db-shm', 'store.db-wal'];"
    ), said.stderr
