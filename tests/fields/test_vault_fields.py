"""Fields of the door and the wizard: folders, secrets, new passphrases, lists to choose from."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit

from ui.bridge.recovery import Sheet
from ui.fields.file import FileField
from ui.fields.folder import FolderField
from ui.fields.form import FormCard
from ui.fields.passphrase import NewPassphraseField
from ui.fields.plain import ShortTextField
from ui.fields.secret import SecretField
from ui.fields.select import SelectField
from ui.widgets.labels import Hint

FIVE = "basin dipper uplifted decal clothing"


@pytest.fixture
def shown(qtbot):
    def show(widget):
        qtbot.addWidget(widget)
        widget.show()
        return widget

    return show


def test_a_folder_can_be_chosen_in_the_systems_own_dialog(qtbot, shown, monkeypatch, tmp_path):
    field = shown(FolderField("Vault"))
    field.mark_wrong("gone")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    with qtbot.waitSignal(field.committed):
        field.choose.click()
    assert field.path == tmp_path
    assert not field.missing
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    field.choose.click()
    assert field.path == tmp_path


def test_a_tilde_is_the_persons_own_folder(shown):
    field = shown(FolderField("Vault"))
    field.set_value("~/vault")
    assert field.path == Path.home() / "vault"


def test_a_secret_is_hidden_kept_out_of_prediction_and_emptied(shown):
    field = shown(SecretField("Passphrase"))
    assert field.line.echoMode() == QLineEdit.EchoMode.Password
    assert field.line.inputMethodHints() & Qt.InputMethodHint.ImhNoPredictiveText
    field.set_value("words")
    field.show_words()
    field.empty()
    assert field.value == ""
    assert field.line.echoMode() == QLineEdit.EchoMode.Password


def test_enter_in_a_secret_is_heard(qtbot, shown):
    field = shown(SecretField("Passphrase"))
    with qtbot.waitSignal(field.entered):
        qtbot.keyClick(field.line, Qt.Key.Key_Return)


def test_a_letter_against_the_shift_key_means_caps_lock(qtbot, shown):
    field = shown(SecretField("Passphrase"))
    qtbot.keyClick(field.line, "a", Qt.KeyboardModifier.ShiftModifier)
    heard = []
    field.line.caps_seen.connect(heard.append)
    qtbot.keyClick(field.line, "7")
    assert heard == []
    qtbot.keyClick(field.line, "b")
    assert heard == [False]


def test_a_new_passphrase_has_no_value_until_it_is_strong_and_typed_twice(shown):
    field = shown(NewPassphraseField())
    assert not field.prove()
    assert field.first.missing == "Error: choose a passphrase"
    field.set_value("password1")
    assert (field.prove(), field.value) == (False, "")
    field.first.set_value(FIVE)
    assert not field.prove()
    assert "not the same" in field.again.missing
    field.again.set_value(FIVE)
    assert field.prove()
    assert field.value == FIVE
    field.empty()
    assert field.value == ""


def test_typing_is_measured_after_a_pause_and_said_in_words(qtbot, shown):
    field = shown(NewPassphraseField())
    qtbot.keyClicks(field.first.line, "abc")
    qtbot.waitUntil(lambda: field._strength.text() == "Guessed at once", timeout=3000)


def test_names_of_the_person_and_the_partnership_make_a_passphrase_weaker(shown):
    field = shown(NewPassphraseField())
    field.known = ("Theodora Penhallow", "Exampleshire Safeguarding")
    field.set_value("theodorapenhallow")
    assert not field.prove()


def test_a_list_starts_with_nothing_and_tells_what_was_chosen(qtbot, shown):
    field = shown(SelectField("Role", [("lead", "Lead"), ("chair", "Chair")]))
    assert field.value == ""
    field.focus_first()
    with qtbot.waitSignal(field.committed) as heard:
        qtbot.keyClick(field.select, Qt.Key.Key_Down)
    assert heard.args == ["lead"]
    field.offer([("chair", "Chair"), ("lead", "Lead of it")])
    assert field.value == "lead"


def test_a_form_holds_fields_words_and_room(shown):
    card = shown(FormCard("Title", "Sentence", ShortTextField("Name"), Hint("Below"), None))
    edges = {card.room.itemAt(at).widget() for at in range(card.room.count())}
    assert len(edges) >= 4
    assert card.accessibleName() == "Title"


class Groups:
    """A key that stands still."""

    groups = ("TMB0M", "PYF3K", "22TAK", "B8JFX", "KKFYE", "W8TB7", "Z2ZPK", "R0W1G")


@given(st.sampled_from(range(8)), st.text(max_size=8))
def test_only_the_group_itself_fits_in_any_case_with_its_look_alikes(place, other):
    sheet = Sheet(Groups(), "7F3A", "Ours", "Ada", "2026-09-14", (0, 7))
    group = sheet.groups[place]
    assert sheet.fits(place, f" {group.lower()} ")
    assert sheet.fits(place, group.replace("0", "O").replace("1", "I"))
    tidy = other.strip().upper().replace("O", "0").replace("I", "1").replace("L", "1")
    assert sheet.fits(place, other) == (tidy == group)


def test_a_file_can_be_chosen_among_its_kinds_and_no_file_is_dropped_into_its_line(
    qtbot, shown, monkeypatch, tmp_path
):
    field = shown(FileField("Report", "", ("PDF files (*.pdf)",)))
    chosen = str(tmp_path / "report.pdf")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *asked: (chosen, asked[-1]))
    with qtbot.waitSignal(field.committed):
        field.choose.click()
    assert field.value == chosen
    assert field.choose.accessibleName() == "Choose a file: Report"
    assert not field.line.acceptDrops()
