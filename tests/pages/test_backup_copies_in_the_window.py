"""A backup copy is given away in the settings, and taken out again where packs are taken in."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from services.mail import again, give_back, put_away
from world import WORDS, SteppingClock

from lifaudit.services import vault
from lifaudit.services.keys import Passphrase
from ui.bridge import route as at
from ui.dialogs.keeper import KeeperDialog

ENTER = Qt.Key.Key_Return


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    return put_away(tmp_path_factory.mktemp("kept"))


@pytest.fixture
def two(kept, shell, tmp_path):
    """Open the police's vault in the window; the lead's waits."""
    clock = SteppingClock()
    clock.now = clock.now.replace(day=15)
    shell.desk.clock = clock
    leads, police = again(kept, tmp_path, clock)
    shell.desk.take(police)
    yield shell, leads
    leads.close()


def given(shell, folder):
    card = shell.go(at.Settings()).backups
    card.copy.click()
    dialog = card.findChildren(KeeperDialog)[-1]
    assert dialog.keeper.select.itemText(1) == "Ada Quill, Quality assurance lead"
    dialog.finish()
    assert dialog.keeper.missing == "Error: choose who keeps the copy"
    dialog.keeper.select.setCurrentIndex(1)
    dialog.folder.set_value(str(folder))
    dialog.finish()
    assert card.banner.title.text().startswith("The copy is backup-")
    assert len(card.rows.rows) == 1
    (path,) = folder.iterdir()
    return path


def test_a_copy_is_given_kept_taken_out_and_restored_by_its_owner(qtbot, two, tmp_path):
    shell, leads = two
    path = given(shell, tmp_path / "stick")
    shell.desk.lock()
    shell.desk.take(leads)
    page = shell.go(at.TakeIn(str(path)))
    assert page.take.isHidden()
    assert not page.out.isHidden()
    assert shell.window.focusWidget() is page.out.folder.line
    qtbot.keyClick(page.out.folder.line, ENTER)
    assert page.out.folder.missing == "Error: choose a folder"
    page.out.folder.set_value(str(tmp_path / "laid"))
    qtbot.keyClick(page.out.folder.line, ENTER)
    (laid,) = (tmp_path / "laid").iterdir()
    assert page.out.done.title.text() == f"The backup lies in {laid.name}"
    qtbot.keyClick(page.out.restore, Qt.Key.Key_Space)
    assert shell.window.route == at.Restore(str(laid))
    assert not shell.desk.is_unlocked
    vault.restore(laid, tmp_path / "again", Passphrase(WORDS.text), SteppingClock()).close()


def test_a_copy_that_lies_there_already_is_told_and_another_pack_is_taken_in_as_ever(two, tmp_path):
    shell, leads = two
    path = given(shell, tmp_path / "stick")
    other = tmp_path / "other.lifpack"
    other.write_bytes(give_back(shell.desk.vault).content)
    shell.desk.lock()
    shell.desk.take(leads)
    page = shell.go(at.TakeIn(str(path)))
    for _ in range(2):
        page.out.folder.set_value(str(tmp_path / "laid"))
        page.out.take.click()
    assert page.out.done.title.text() == "There is a vault here already"
    page.take_file(other)
    assert page.out.isHidden()
    assert not page.take.isHidden()


def test_where_nobody_else_has_joined_there_is_no_keeper(inside):
    card = inside.go(at.Settings()).backups
    card.copy.click()
    assert card.banner.title.text() == "Nobody can keep this copy"
    assert card.copy.isEnabled()
