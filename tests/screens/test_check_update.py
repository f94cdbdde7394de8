"""Checking an update file looks as it did when somebody last looked and was content."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QSize
from world import WORDS

from lifaudit.domain.errors.update import ReleaseKeyMissing
from lifaudit.domain.update import Beside, Checked, Compared, Installer, Update
from lifaudit.services.vault import unlock
from ui.bridge import route as at
from ui.bridge.desk import Desk
from ui.bridge.failures import Failures
from ui.bridge.runner import InlineRunner
from ui.bridge.settings import Settings
from ui.window.window import Window

SIZE, TALL = QSize(1280, 800), QSize(1280, 1000)
NOW = datetime(2026, 12, 3, 8, 30, tzinfo=UTC)
DIGEST = "0123abcd" * 8
NAMES = ("lifaudit-0.2.0.msi", "lifaudit-0.2.0-setup.exe")
UPDATE = Update(
    "0.2.0",
    date(2026, 12, 1),
    "Exampleshire Digital",
    (
        "Packs from twenty agencies are taken in without waiting.",
        "The clock of the audit day goes on where it was after the laptop slept.",
        "Mended: a reason of more than four thousand letters was cut in the Word copy.",
    ),
    tuple(Installer(name, 61_000_000, DIGEST) for name in NAMES),
)


def found(version: str, *beside: Beside) -> Checked:
    compared = tuple(map(Compared, UPDATE.installers, beside))
    return Checked(replace(UPDATE, version=version), "0.1.0", compared, DIGEST, DIGEST)


STATES = {
    "ready": found("0.2.0", Beside.MATCHES, Beside.ABSENT),
    "altered": found("0.2.0", Beside.MATCHES, Beside.DIFFERS),
    "alone": found("0.2.0", Beside.ABSENT, Beside.ABSENT),
    "older": found("0.0.9", Beside.MATCHES, Beside.MATCHES),
}


@pytest.fixture
def opened(founded, tmp_path):
    """Return a maker of windows that stand at the page, inside a vault."""
    founded.close()

    def make() -> Window:
        desk = Desk(InlineRunner(), Settings(tmp_path / "settings"), lambda: NOW)
        made = Window(desk, Failures())
        desk.take(unlock(founded.folder.path, WORDS, lambda: NOW))
        desk.go(at.CheckUpdate())
        return made

    return make


def test_before_a_file_is_chosen(opened, approve):
    approve(opened, "update.empty", SIZE)


@pytest.mark.parametrize("name", STATES)
def test_what_was_found(opened, approve, name):
    def make() -> Window:
        made = opened()
        made.page.file.set_value("E:/lifaudit-0.2.0.lifupdate")
        made.page._show(STATES[name])
        return made

    approve(make, f"update.{name}", TALL)


def test_a_build_that_knows_no_key(opened, approve):
    def make() -> Window:
        made = opened()
        made.page.file.set_value("E:/lifaudit-0.2.0.lifupdate")
        made.page._refuse(ReleaseKeyMissing())
        return made

    approve(make, "update.no-key", SIZE)
