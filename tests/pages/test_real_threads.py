"""The window with its two lanes: an evening's work, locked within a second, nothing lost."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from world import WORDS

from lifaudit.services import register
from lifaudit.services.clock import system_clock
from lifaudit.services.vault import unlock
from ui import app as root
from ui.bridge import route as at
from ui.bridge.runner import Runner
from ui.bridge.settings import LAST_VAULT

PATIENCE = 8000


@pytest.fixture
def parts(qtbot, tmp_path, founded):
    founded.close()
    made = root.assemble(QApplication.instance(), tmp_path / "settings", Runner())
    made.settings.put(LAST_VAULT, str(founded.folder.path))
    made.desk.go(at.Unlock())
    qtbot.addWidget(made.window)
    made.window.show()
    yield made
    made.idle.stop()
    shut(qtbot, made.desk)
    made.desk.runner.close()


def shut(qtbot, desk) -> None:
    """Wait for the vault to be put away: closing the lanes drops what still waits on them."""
    if desk.is_unlocked:
        with qtbot.waitSignal(desk.locked, timeout=PATIENCE):
            desk.lock()


def open_by_typing(qtbot, parts) -> None:
    page = parts.window.page
    page.secret.set_value(WORDS.text)
    with qtbot.waitSignal(parts.desk.unlocked, timeout=PATIENCE):
        page.unlock.click()
        assert not page.unlock.isEnabled()


def test_the_window_stays_alive_while_the_vault_opens_and_then_shows_home(qtbot, parts):
    open_by_typing(qtbot, parts)
    assert parts.window.route == at.Home()
    qtbot.waitUntil(lambda: bool(parts.window.page.buttons), timeout=PATIENCE)


def test_words_in_a_field_are_on_the_disk_and_the_vault_shut_within_a_second(qtbot, parts):
    open_by_typing(qtbot, parts)
    folder = parts.desk.vault.folder
    parts.desk.go(at.People())
    page = parts.window.page
    qtbot.waitUntil(lambda: bool(page.name.value), timeout=PATIENCE)
    page.name.line.setFocus()
    page.name.line.selectAll()
    qtbot.keyClicks(page.name.line, "Typed as the screen locked")
    began = time.monotonic()
    with qtbot.waitSignal(parts.desk.locked, timeout=PATIENCE):
        parts.idle.lock_wanted.emit("The screen was locked.")
        assert isinstance(parts.window.route, at.Unlock)
    assert time.monotonic() - began < PATIENCE / 1000
    assert not folder.store.with_name("store.db-wal").exists()
    vault = unlock(folder.path, WORDS, system_clock)
    with vault.unit() as unit:
        assert register.partnership(unit).name == "Typed as the screen locked"
    vault.close()


def test_closing_the_window_waits_for_what_is_on_its_way(qtbot, parts):
    open_by_typing(qtbot, parts)
    folder = parts.desk.vault.folder
    parts.desk.go(at.People())
    page = parts.window.page
    qtbot.waitUntil(lambda: bool(page.name.value), timeout=PATIENCE)
    page.area.line.setFocus()
    qtbot.keyClick(page.area.line, Qt.Key.Key_End)
    qtbot.keyClicks(page.area.line, " and the islands")
    with qtbot.waitSignal(parts.desk.locked, timeout=PATIENCE):
        parts.window.close()
    qtbot.waitUntil(lambda: not parts.window.isVisible(), timeout=PATIENCE)
    vault = unlock(folder.path, WORDS, system_clock)
    with vault.unit() as unit:
        assert register.partnership(unit).area.endswith(" and the islands")
    vault.close()


def test_who_quits_while_the_vault_is_put_away_leaves_it_shut(qtbot, parts):
    open_by_typing(qtbot, parts)
    folder = parts.desk.vault.folder
    parts.desk.lock("The laptop was asleep.")
    parts.desk.runner.close()
    assert not folder.store.with_name("store.db-wal").exists()
    unlock(folder.path, WORDS, system_clock).close()


def test_a_wrong_passphrase_leaves_the_door_ready_for_another_try(qtbot, parts):
    page = parts.window.page
    page.secret.set_value("not these")
    page.unlock.click()
    qtbot.waitUntil(lambda: bool(page.secret.missing), timeout=PATIENCE)
    assert page.unlock.isEnabled()
    open_by_typing(qtbot, parts)
