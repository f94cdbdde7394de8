"""In the window, a vault whose stick was pulled out is told of, locked, and opened again."""

from __future__ import annotations

import os

import pytest
from PySide6.QtCore import Qt
from world import WORDS

from lifaudit.domain.errors.store import StoreAway
from lifaudit.domain.partnership import Agency
from lifaudit.services import register
from ui.bridge.route import Unlock
from ui.pages.home import HomePage
from ui.pages.unlock import UnlockPage

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows lets no folder go that is in use")


def agencies(unit):
    return {one.name for one in unit.where(Agency)}


def test_a_stick_that_is_pulled_out_and_put_back_loses_nothing(inside, qtbot):
    runner, folder = inside.desk.runner, inside.desk.vault.folder.path
    away, found = folder.with_name("pulled out"), []
    runner.write(register.add_agency, Agency("", "Housing"))
    folder.rename(away)
    runner.write(register.add_agency, Agency("", "Probation again"))
    assert inside.window.banner.title.text() == StoreAway.title
    assert "put it back" in inside.window.banner.sentence.text().lower()
    inside.desk.lock()
    assert not inside.desk.is_unlocked
    assert isinstance(inside.page, UnlockPage)
    assert str(folder) in inside.page.away.text()
    away.rename(folder)
    page = inside.go(Unlock())
    page.secret.focus_first()
    qtbot.keyClicks(page.secret.line, WORDS.text)
    qtbot.keyClick(page.secret.line, Qt.Key.Key_Return)
    assert isinstance(inside.page, HomePage)
    runner.read(agencies, found.append)
    assert "Housing" in found[0]
