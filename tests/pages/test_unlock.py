"""The door opens with the right words, and says what is wrong with any others."""

from __future__ import annotations

import shutil

import pytest
from PySide6.QtCore import Qt
from world import WORDS

from lifaudit.domain.errors.store import DiskFull
from lifaudit.security import credentials
from lifaudit.services import keys, samples
from lifaudit.services.vault import Vault
from lifaudit.store.folder import Folder
from ui.bridge.founding import Step
from ui.bridge.route import Home, NewPassphrase, NewVault, Unlock
from ui.bridge.settings import LAST_VAULT
from ui.pages import unlock
from ui.pages.home import HomePage
from ui.pages.new_vault import NewVaultPage
from ui.pages.unlock import PIN, RECOVERY, UnlockPage


@pytest.fixture
def door(founded: Vault, shell):
    """Return the unlock page in front of a vault that is shut."""
    founded.close()
    shell.desk.settings.put(LAST_VAULT, str(founded.folder.path))
    return shell.go(Unlock())


@pytest.fixture
def copy(founded: Vault, tmp_path):
    """Return the folder of a vault that is shut, to do with as a test likes."""
    founded.close()
    return Folder(shutil.copytree(founded.folder.path, tmp_path / "copy"))


def type_in(qtbot, page: UnlockPage, words: str) -> None:
    page.secret.focus_first()
    qtbot.keyClicks(page.secret.line, words)
    qtbot.keyClick(page.secret.line, Qt.Key.Key_Return)


def test_a_new_laptop_is_welcomed_and_led_to_the_wizard(shell):
    assert shell.page.card.isHidden()
    shell.page.begin.click()
    assert isinstance(shell.page, NewVaultPage)


def test_a_new_laptop_can_make_a_vault_that_joins(shell):
    shell.page.join.click()
    who = shell.page.steps[Step.WHO]
    assert who.answers()["joins"]
    assert not who.fields["partnership"].isVisibleTo(who)


def test_the_sample_opens_from_the_welcome_and_every_page_says_what_it_is(
    shell, founded, monkeypatch
):
    samples.mark(founded.folder.path)
    monkeypatch.setattr(shell.desk, "_sample", lambda *_: founded)
    page = shell.go(Unlock())
    page.learn.click()
    assert isinstance(shell.page, HomePage)
    assert shell.window.marking.text().startswith("SAMPLE: NOTHING IN IT IS REAL")
    assert shell.desk.settings.last_vault is None


def test_a_sample_that_cannot_be_made_says_why_and_keeps_the_welcome(shell, monkeypatch):
    def refuse(*_: object) -> None:
        raise DiskFull

    monkeypatch.setattr(shell.desk, "_sample", refuse)
    page = shell.go(Unlock())
    page.learn.click()
    assert page.welcome.isEnabled()
    assert page._making.isHidden()


def test_a_vault_of_ones_own_is_not_marked_as_a_sample(inside):
    assert not inside.desk.is_sample
    assert "SAMPLE" not in inside.window.marking.text()


def test_somebody_who_has_a_vault_can_say_where_it_is(shell, founded):
    shell.page.open.click()
    shell.page.folder.set_value(str(founded.folder.path))
    shell.page.folder.commit()
    assert not shell.page.folder.missing
    shell.page.folder.set_value(str(founded.folder.path.parent))
    shell.page.folder.commit()
    assert "no vault in this folder" in shell.page.folder.missing


def test_the_passphrase_opens_the_vault_by_keyboard_alone(qtbot, shell, door):
    type_in(qtbot, door, WORDS.text)
    assert shell.desk.is_unlocked
    assert isinstance(shell.page, HomePage)
    assert shell.window.route == Home()


def test_wrong_words_are_told_beside_the_line_and_selected_for_typing_again(qtbot, shell, door):
    type_in(qtbot, door, "not these words")
    assert not shell.desk.is_unlocked
    assert "does not open this vault" in door.secret.missing
    assert "records are safe" in door.secret.missing
    assert door.secret.line.selectedText()
    assert door.unlock.isEnabled()


def test_nothing_typed_is_not_tried(qtbot, door):
    type_in(qtbot, door, "")
    assert door.secret.missing == "Error: enter the passphrase"
    door.folder.set_value("")
    door.unlock.click()
    assert "choose the folder" in door.folder.missing


def test_another_window_is_told_apart_from_a_wrong_passphrase(qtbot, shell, founded):
    shell.desk.settings.put(LAST_VAULT, str(founded.folder.path))
    page = shell.go(Unlock())
    type_in(qtbot, page, WORDS.text)
    assert page.banner.title.text() == "The vault is open in another window"
    assert not page.secret.missing


@pytest.mark.parametrize(
    ("spoil", "title"),
    [
        (lambda folder: folder.keys.write_bytes(b"{}"), "The vault's key file is damaged"),
        (lambda folder: folder.store.write_bytes(b""), "The vault's store is empty or cut off"),
        (lambda folder: folder.keys.unlink(), "The vault's key file is not there"),
        (lambda folder: folder.store.write_bytes(b"x" * 8192), "The vault's store is damaged"),
    ],
)
def test_each_kind_of_damage_has_its_own_sentence(qtbot, shell, copy, spoil, title):
    spoil(copy)
    shell.desk.settings.put(LAST_VAULT, str(copy.path))
    page = shell.go(Unlock())
    page._open_known()
    type_in(qtbot, page, WORDS.text)
    assert page.banner.title.text() == title


def test_the_recovery_key_opens_the_vault_and_asks_for_a_new_passphrase(qtbot, shell, founded):
    printed = keys.new_recovery_key()
    keys.confirm_recovery(founded, printed)
    founded.close()
    shell.desk.settings.put(LAST_VAULT, str(founded.folder.path))
    page = shell.go(Unlock())
    page.ways[RECOVERY].click()
    type_in(qtbot, page, "AAAA")
    assert "4 letters were typed" in page.secret.missing
    page.secret.empty()
    type_in(qtbot, page, " ".join(printed.groups).lower())
    assert shell.window.route == NewPassphrase(known=False)
    shell.page.new.set_value("basin dipper uplifted decal clothing")
    shell.page.on.click()
    assert shell.window.route == Home()


def test_a_pin_is_offered_only_where_one_was_set(door):
    assert door.ways[PIN].isHidden()
    assert not door.ways[RECOVERY].isHidden()


class Memory:
    """A keyring that keeps what it is given."""

    def __init__(self):
        self.kept = {}

    def get_password(self, service, name):
        return self.kept.get((service, name))

    def set_password(self, service, name, secret):
        self.kept[service, name] = secret

    def delete_password(self, service, name):
        del self.kept[service, name]


def test_a_pin_set_on_this_computer_opens_the_vault(qtbot, shell, founded, monkeypatch):
    ring = Memory()
    monkeypatch.setattr(credentials, "system_keyring", lambda: ring)
    keys.remember(founded, "135790")
    founded.close()
    shell.desk.settings.put(LAST_VAULT, str(founded.folder.path))
    page = shell.go(Unlock())
    page.ways[PIN].click()
    type_in(qtbot, page, "000000")
    assert "PIN does not open" in page.secret.missing
    page.secret.empty()
    type_in(qtbot, page, "135790")
    assert shell.desk.is_unlocked
    keys.forget(shell.desk.vault)
    assert ring.kept == {}


def test_capitals_without_shift_raise_a_word_about_caps_lock(qtbot, door):
    door.secret.focus_first()
    qtbot.keyClick(door.secret.line, "a")
    assert door.secret._caps.isHidden()
    qtbot.keyClick(door.secret.line, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    door.secret.line.caps_seen.emit(True)  # noqa: FBT003 - the signal carries it
    assert not door.secret._caps.isHidden()


def test_what_is_typed_can_be_shown_and_hidden(door):
    door.secret.eye.click()
    assert door.secret.line.echoMode() == door.secret.line.EchoMode.Normal
    assert door.secret.eye.accessibleName() == "Hide what I type"
    door.secret.eye.click()
    assert door.secret.line.echoMode() == door.secret.line.EchoMode.Password


def test_a_vault_that_has_moved_means_a_welcome_and_not_an_error(shell, copy):
    shell.desk.settings.put(LAST_VAULT, str(copy.path))
    assert not shell.go(Unlock()).card.isHidden()
    shutil.rmtree(copy.path)
    assert not unlock.known_vault(copy.path)
    page = shell.go(Unlock())
    assert page.card.isHidden()
    assert page.away.isVisible()
    assert str(copy.path) in page.away.text()
    assert isinstance(shell.go(NewVault()), NewVaultPage)


def test_a_laptop_that_never_had_a_vault_misses_none(shell):
    assert shell.page.away.isHidden()
