"""A disk that is full to the last byte, the window with its two lanes, and words that are kept."""

from __future__ import annotations

from contextlib import suppress

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from world import found

from lifaudit.domain.errors.store import DiskFull
from lifaudit.services import register
from ui import app as root
from ui.bridge import route as at
from ui.bridge.runner import Runner
from ui.dialogs.leaving import LeavingDialog
from ui.dialogs.member import AgencyDialog
from ui.window.window import LOST

PATIENCE = 8000
LONG = "Nobody wants to write this twice. " * 900


@pytest.fixture
def parts(qtbot, tmp_path, small_disk, worlds):
    made = root.assemble(QApplication.instance(), tmp_path / "settings", Runner())
    qtbot.addWidget(made.window)
    made.window.show()
    made.desk.take(worlds.of((found,)).copied(small_disk / "vault"))
    made.desk.go(at.People())
    rested(qtbot, made)
    yield made
    made.idle.stop()
    (small_disk / "ballast").unlink(missing_ok=True)
    if made.desk.is_unlocked:
        with qtbot.waitSignal(made.desk.locked, timeout=PATIENCE):
            made.desk.lock()
    made.desk.runner.close()


def rested(qtbot, parts):
    qtbot.waitUntil(lambda: not parts.desk.runner.is_busy, timeout=PATIENCE)


def fill(disk):
    with suppress(OSError), (disk / "ballast").open("wb", buffering=0) as ballast:
        while True:
            ballast.write(bytes(4096))


def asking(parts):
    return [one for one in parts.window.findChildren(LeavingDialog) if one.isVisible()]


def area(parts):
    with parts.desk.vault.unit() as unit:
        return register.partnership(unit).area


def test_a_dialog_keeps_its_words_until_there_is_room(qtbot, parts, small_disk):
    page = parts.window.page
    page.add_agency.click()
    dialog = page.findChildren(AgencyDialog)[-1]
    dialog.name.set_value(LONG)
    dialog.type.set_value("housing")
    fill(small_disk)
    dialog.done_button.click()
    rested(qtbot, parts)
    assert dialog.isVisible()
    assert dialog.banner.title.text() == DiskFull.title
    (small_disk / "ballast").unlink()
    dialog.done_button.click()
    rested(qtbot, parts)
    assert dialog.isHidden()
    with parts.desk.vault.unit() as unit:
        assert LONG.strip() in [one.name for one in register.agencies(unit)]


def test_whoever_leaves_while_words_are_on_their_way_is_asked_and_loses_none(
    qtbot, parts, small_disk
):
    fill(small_disk)
    page = parts.window.page
    page.area.line.setFocus()
    page.area.line.setText(LONG)
    parts.desk.go(at.Home())
    assert parts.window.route == at.People()
    qtbot.waitUntil(lambda: bool(asking(parts)), timeout=PATIENCE)
    asking(parts)[0].stay.click()
    rested(qtbot, parts)
    assert parts.window.foot.waits.isVisible()
    assert page.area.line.text() == LONG
    (small_disk / "ballast").unlink()
    parts.window.foot.again.click()
    rested(qtbot, parts)
    assert area(parts) == LONG.strip()
    assert parts.window.foot.waits.isHidden()
    parts.desk.go(at.Home())
    assert parts.window.route == at.Home()


def test_words_that_are_typed_and_can_be_kept_hold_nobody_up(qtbot, parts):
    page = parts.window.page
    page.area.line.setFocus()
    page.area.line.selectAll()
    QTest.keyClicks(page.area.line, "Exampleshire and the islands")
    parts.desk.go(at.Home())
    qtbot.waitUntil(lambda: parts.window.route == at.Home(), timeout=PATIENCE)
    assert asking(parts) == []
    assert area(parts) == "Exampleshire and the islands"


def test_the_door_says_what_the_full_disk_did_not_take(qtbot, parts, small_disk):
    fill(small_disk)
    page = parts.window.page
    page.area.line.setFocus()
    page.area.line.setText(LONG)
    with qtbot.waitSignal(parts.desk.locked, timeout=PATIENCE):
        parts.desk.lock("The screen was locked.")
    assert isinstance(parts.window.route, at.Unlock)
    assert parts.window.banner.title.text() == LOST
    assert parts.window.banner.isVisible()
