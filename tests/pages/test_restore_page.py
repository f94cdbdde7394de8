"""A backup is restored from the window: by its passphrase, or by the printed sheet alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from world import WORDS

from lifaudit.domain.ports import silent
from lifaudit.services import keys, upkeep
from ui.bridge.route import Home, NewPassphrase, Restore
from ui.pages.restore import PASSPHRASE, RECOVERY

NEW = "basin dipper uplifted decal clothing"


@pytest.fixture
def printed(founded):
    """Return the key of the sheet that was confirmed before the backup was made."""
    made = keys.new_recovery_key()
    keys.confirm_recovery(founded, made)
    return " ".join(made.groups)


@pytest.fixture
def page(shell, founded, printed, tmp_path):
    """Return the page with a backup and a new folder chosen, and the vault gone."""
    assert printed
    backup = upkeep.back_up_to(founded, tmp_path / "stick")
    founded.close()
    made = shell.go(Restore(str(backup)))
    made.target.set_value(str(tmp_path / "again"))
    return made


def enter(qtbot, page, words):
    page.secret.set_value(words)
    qtbot.keyClick(page.secret.line, Qt.Key.Key_Return)


def test_the_passphrase_restores_it(qtbot, shell, page, tmp_path):
    enter(qtbot, page, "some other words altogether")
    assert "That passphrase does not open this vault" in page.secret.missing
    enter(qtbot, page, WORDS.text)
    assert shell.window.route == Home()
    assert shell.desk.vault.folder.path == tmp_path / "again"


def test_the_sheet_alone_restores_it_and_a_new_passphrase_is_asked_for(
    qtbot, shell, page, printed, founded
):
    qtbot.keyClick(page.other, Qt.Key.Key_Space)
    assert page.secret.label.text() == RECOVERY.label
    assert page.secret.line.hasFocus()
    enter(qtbot, page, "")
    assert page.secret.missing == "Error: enter the recovery key"
    enter(qtbot, page, printed.lower())
    assert shell.window.route == NewPassphrase(known=False)
    restored = shell.desk.vault
    assert restored.store.whose.author.device != founded.store.whose.author.device
    shell.page.new.set_value(NEW)
    shell.page.on.click()
    assert shell.window.route == Home()
    keys.change_passphrase(restored, keys.Passphrase(NEW), WORDS)


def test_another_sheet_is_refused_beside_the_field_and_the_passphrase_can_be_tried(
    qtbot, page, founded, tmp_path
):
    page.other.click()
    enter(qtbot, page, " ".join(keys.new_recovery_key().groups))
    assert f"Vault {keys.number_of(founded.keys.store_id)}" in page.secret.missing
    assert not (tmp_path / "again").exists()
    page.other.click()
    assert (page.secret.label.text(), page.secret.value) == (PASSPHRASE.label, "")
    assert page.other.text() == RECOVERY.offer


def test_a_backup_from_before_any_sheet_says_so(qtbot, shell, founded, tmp_path):
    backup = upkeep.back_up(founded, silent)
    founded.close()
    page = shell.go(Restore(str(backup)))
    page.target.set_value(str(tmp_path / "again"))
    page.other.click()
    enter(qtbot, page, " ".join(keys.new_recovery_key().groups))
    assert "No recovery sheet opens this vault" in page.secret.missing


def test_what_is_missing_or_no_backup_is_said_at_its_field(qtbot, shell, page, tmp_path):
    page.source.set_value(str(tmp_path))
    enter(qtbot, page, WORDS.text)
    assert "there is no backup in this folder" in page.source.missing
    bare = shell.go(Restore())
    bare.on.click()
    assert bare.source.missing == "Error: choose a backup"
    assert bare.source.line.hasFocus()


def test_what_the_disk_says_stands_above_the_buttons(qtbot, page, tmp_path):
    (tmp_path / "again").mkdir()
    (tmp_path / "again" / "store.db").write_text("something")
    enter(qtbot, page, WORDS.text)
    assert page.banner.isVisibleTo(page)
    assert page.secret.isEnabled()
