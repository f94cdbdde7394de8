"""Choices are remembered in a small file that says nothing about anybody."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from ui.bridge.settings import (
    EXCHANGE,
    IDLE_MINUTES,
    LAST_VAULT,
    SETTINGS,
    TEXT_SIZE,
    THEME,
    Kind,
    Settings,
    system_theme,
    theme_for,
)
from ui.theme.tokens import Theme

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_choice_is_there_after_a_restart(tmp_path):
    settings = Settings(tmp_path / "new" / "folder")
    settings.put(THEME, "dark")
    settings.put(TEXT_SIZE, "150")
    settings.put(IDLE_MINUTES, "5")
    settings.put(LAST_VAULT, str(tmp_path))
    again = Settings(tmp_path / "new" / "folder")
    assert (again.theme, again.text_scale, again.idle_minutes) == (Theme.DARK, 1.5, 5)
    assert again.last_vault == tmp_path


def test_nothing_chosen_means_the_defaults(tmp_path):
    settings = Settings(tmp_path)
    assert settings.theme is system_theme()
    assert settings.text_scale == 1.0
    assert settings.last_vault is None


def test_a_change_is_told_once(qtbot, tmp_path):
    settings = Settings(tmp_path)
    with qtbot.waitSignal(settings.changed) as told:
        settings.put(THEME, "light")
    assert told.args == ["theme"]
    with qtbot.assertNotEmitted(settings.changed):
        settings.put(THEME, "light")


def test_a_value_nobody_offered_is_not_taken(tmp_path):
    settings = Settings(tmp_path)
    settings.put(TEXT_SIZE, "4000")
    assert settings.text_scale == 1.0


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"[]", b'{"theme": 7}', b"{", b"[" * 60000])
def test_a_damaged_file_means_the_defaults(tmp_path, content):
    (tmp_path / "settings.json").write_bytes(content)
    assert Settings(tmp_path).text_scale == 1.0


def test_a_folder_that_cannot_be_written_keeps_the_choice_for_this_run(tmp_path):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    settings = Settings(tmp_path / "file")
    settings.put(THEME, "dark")
    assert settings.theme is Theme.DARK


def test_no_half_written_file_is_left_behind(tmp_path):
    Settings(tmp_path).put(THEME, "dark")
    assert [file.name for file in tmp_path.iterdir()] == ["settings.json"]
    assert json.loads((tmp_path / "settings.json").read_text(encoding="utf-8")) == {"theme": "dark"}


@given(st.dictionaries(st.sampled_from([each.key for each in SETTINGS]), st.text() | st.integers()))
def test_whatever_a_file_holds_the_window_opens(tmp_path_factory, stored):
    folder = tmp_path_factory.mktemp("settings")
    (folder / "settings.json").write_text(json.dumps(stored), encoding="utf-8")
    settings = Settings(folder)
    assert 1.0 <= settings.text_scale <= 2.0
    assert settings.idle_minutes >= 1
    assert settings.theme in Theme


@pytest.mark.parametrize(
    ("scheme", "contrast", "theme"),
    [
        ("Unknown", "NoPreference", Theme.LIGHT),
        ("Light", "NoPreference", Theme.LIGHT),
        ("Dark", "NoPreference", Theme.DARK),
        ("Dark", "HighContrast", Theme.HIGH_CONTRAST),
        ("Light", "HighContrast", Theme.HIGH_CONTRAST),
    ],
)
def test_the_window_dresses_as_the_computer_does(scheme, contrast, theme):
    assert theme_for(Qt.ColorScheme[scheme], Qt.ContrastPreference[contrast]) is theme


def test_every_setting_that_is_asked_has_words_and_a_default_that_stands():
    for setting in SETTINGS:
        assert setting.allows(setting.default)
        if setting.kind is not Kind.HIDDEN:
            assert setting.label
            assert setting.hint


def test_each_vault_has_an_exchange_folder_of_its_own(tmp_path):
    settings = Settings(tmp_path)
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    assert settings.exchange_folder(ours) is None
    settings.exchange_through(ours, "/stick")
    settings.exchange_through(theirs, "/share")
    assert Settings(tmp_path).exchange_folder(ours) == Path("/stick")
    settings.exchange_through(ours, "")
    assert settings.exchange_folder(ours) is None
    assert settings.exchange_folder(theirs) == Path("/share")


@pytest.mark.parametrize("stored", ["[1]", "{", '{"x": 7}'])
def test_damaged_exchange_folders_are_none(tmp_path, stored):
    settings = Settings(tmp_path)
    settings.put(EXCHANGE, stored)
    assert settings.exchange_folder(Path("x")) is None
