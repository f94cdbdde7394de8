"""Settings hold at once; keys and backups say how they stand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from world import WORDS

from lifaudit.domain.errors.vault import KeyringMissing
from lifaudit.security.slots import unlock
from lifaudit.services import keys, upkeep
from ui.bridge.route import Home, NewPassphrase, RecoverySheet, Restore, Settings, Unlock
from ui.bridge.settings import IDLE_MINUTES, THEME
from ui.dialogs.pin import PinDialog

NEW = "basin dipper uplifted decal clothing"


@pytest.fixture
def page(inside):
    return inside.go(Settings())


def test_a_number_key_chooses_the_theme(qtbot, inside, page):
    page.focus_first()
    qtbot.keyClick(inside.window.focusWidget(), Qt.Key.Key_3)
    assert inside.desk.settings.get(THEME) == "dark"
    qtbot.keyClick(inside.window.focusWidget(), Qt.Key.Key_2)
    assert inside.desk.settings.get(THEME) == "light"


def test_a_setting_cannot_be_emptied(qtbot, inside, page):
    page.focus_first()
    qtbot.keyClick(inside.window.focusWidget(), Qt.Key.Key_Delete)
    assert page.fields[THEME.key].value == dict(THEME.choices)[inside.desk.settings.get(THEME)]


def test_the_keys_of_a_setting_go_up_whatever_its_words_count(qtbot, inside, page):
    field = page.fields[IDLE_MINUTES.key]
    assert [one.key for one in field.options.buttons] == ["1", "2", "3", "4", "5"]
    field.focus_first()
    qtbot.keyClick(inside.window.focusWidget(), Qt.Key.Key_2)
    assert inside.desk.settings.get(IDLE_MINUTES) == "5"


def test_the_passphrase_is_changed_only_with_the_one_in_use(inside, page):
    page.keys.change.click()
    assert inside.window.route == NewPassphrase()
    form = inside.page
    form.change()
    assert form.old.missing == "Error: enter the passphrase in use"
    form.old.set_value("not these")
    form.new.set_value(NEW)
    form.on.click()
    assert "does not open this vault" in form.old.missing
    form.old.set_value(WORDS.text)
    form.on.click()
    assert inside.window.route == Settings()
    assert unlock(inside.desk.vault.folder.keys, keys.Passphrase(NEW))


def test_not_now_leaves_the_passphrase_as_it_is(inside, page):
    page.keys.change.click()
    inside.page.back.click()
    assert unlock(inside.desk.vault.folder.keys, WORDS)


def test_a_new_recovery_sheet_starts_from_here_and_can_be_left(inside, page):
    page.keys.sheet.click()
    assert inside.window.route == RecoverySheet()
    inside.page.later.click()
    assert inside.window.route == Settings()


def test_no_keyring_means_no_pin_and_a_sentence(page, monkeypatch):
    def none(*_args):
        raise KeyringMissing

    monkeypatch.setattr(keys, "remember", none)
    page.keys.pin.click()
    dialog = page.findChildren(PinDialog)[-1]
    dialog.first.set_value("123")
    dialog.finish()
    assert "at least 6" in dialog.first.missing
    dialog.first.set_value("135790")
    dialog.again.set_value("135791")
    dialog.finish()
    assert "not the same" in dialog.again.missing
    dialog.again.set_value("135790")
    dialog.finish()
    assert page.keys.banner.title.text().startswith("This computer has no safe place")


def test_a_pin_that_is_set_can_be_forgotten(inside, page, monkeypatch):
    forgotten = []
    monkeypatch.setattr(keys, "forget", forgotten.append)
    page.keys._show(type("Ways", (), {"recovery": True, "pin": True})())
    assert page.keys.pin.text() == "Forget the PIN"
    page.keys.pin.click()
    assert forgotten == [inside.desk.vault]


def test_a_backup_is_made_proved_and_listed(page):
    assert not page.backups.restore.isEnabled()
    page.backups.now.click()
    assert page.backups.banner.title.text() == "A backup was made and proved"
    assert len(page.backups.rows.rows) == 1
    assert page.backups.restore.isEnabled()


def test_the_vault_is_checked_and_rebuilt(page):
    page.backups.check.click()
    assert page.backups.banner.title.text() == "The vault is whole"
    page.backups.rebuild.click()
    assert "the same as before" in page.backups.banner.sentence.text()


def test_damage_and_refusals_are_told(page, monkeypatch):
    monkeypatch.setattr(upkeep.Health, "is_whole", False)
    page.backups.check.click()
    assert page.backups.banner.title.text() == "The vault is damaged"
    page.backups._on_refused(KeyringMissing())
    assert page.backups.now.isEnabled()


def test_a_backup_is_restored_into_a_folder_of_its_own(qtbot, inside, page, tmp_path):
    page.backups.now.click()
    page.backups.restore.click()
    assert isinstance(inside.window.route, Restore)
    assert not inside.desk.is_unlocked
    form = inside.page
    form.restore()
    assert form.target.missing
    assert form.secret.missing
    form.target.set_value(str(tmp_path / "restored"))
    form.secret.set_value("not these")
    form.on.click()
    assert "does not open" in form.secret.missing
    form.secret.set_value(WORDS.text)
    qtbot.keyClick(form.secret.line, Qt.Key.Key_Return)
    assert inside.window.route == Home()
    assert inside.desk.vault.folder.path == tmp_path / "restored"


def test_a_folder_that_is_no_backup_is_refused(shell, tmp_path):
    form = shell.go(Restore())
    form.source.set_value(str(tmp_path))
    form.target.set_value(str(tmp_path / "restored"))
    form.secret.set_value("anything")
    form.on.click()
    assert "no backup in this folder" in form.source.missing
    form.back.click()
    assert isinstance(shell.window.route, Unlock)


def test_a_target_that_holds_something_is_refused_above_the_buttons(inside, page, tmp_path):
    page.backups.now.click()
    page.backups.restore.click()
    form = inside.page
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").write_text("x")
    form.target.set_value(str(tmp_path / "full"))
    form.secret.set_value(WORDS.text)
    form.on.click()
    assert form.banner.title.text() == "There is a vault here already"
