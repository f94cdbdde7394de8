"""An update file is checked by keyboard or by dropping it, and nothing is installed by that."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel
from released import CONTENT, UPDATE, Stick, of, stick

from lifaudit.services import updates
from ui.bridge.route import CheckUpdate, Help
from ui.pages.check_update import CheckUpdatePage

__all__ = ["stick"]
ENTER, NONE = Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def page(inside) -> CheckUpdatePage:
    return inside.go(CheckUpdate())


def check(qtbot, page: CheckUpdatePage, file: Path) -> None:
    """Name the file as a person types it, and press Enter."""
    page.file.set_value(str(file))
    page.file.focus_first()
    qtbot.keyClick(page.file.line, ENTER)


def words_of(page: CheckUpdatePage) -> str:
    shown = [one for one in page.found.findChildren(QLabel) if one.isVisible()]
    return "\n".join(one.text() for one in shown)


def tone_of(page: CheckUpdatePage) -> str:
    return page.found.banner.property("tone")


TOLD = {
    "Version 0.2.0 is newer than": (UPDATE, CONTENT, "success"),
    "Version 0.1.0 is the one": (of("0.1.0"), CONTENT, "info"),
    "Version 0.3.0 is newer than": (of("0.3.0"), None, "warning"),
    "Version 0.0.1 is older than": (of("0.0.1"), CONTENT, "danger"),
    "What lies beside": (UPDATE, b"altered", "danger"),
}


@pytest.mark.parametrize("words", TOLD)
def test_a_release_is_told_in_the_tone_of_what_follows(qtbot, page, stick, words):
    update, content, tone = TOLD[words]
    check(qtbot, page, stick.put(update, content))
    assert tone_of(page) == tone
    assert page.found.banner.title.text().startswith(words)


def test_version_notes_signer_and_installer_can_be_read(qtbot, page, stick):
    check(qtbot, page, stick.put())
    told = words_of(page)
    assert all(note in told for note in UPDATE.notes)
    assert UPDATE.signer in told
    assert "1 December 2026" in told
    assert "lifaudit-0.2.0.msi: exactly as it was released" in told
    assert page.ask.hasFocus()


def test_a_forged_file_shows_nothing_of_what_it_says(qtbot, page, stick):
    file = stick.put()
    check(qtbot, page, file)
    file.write_bytes(file.read_bytes().replace(b"0.2.0", b"0.3.0", 1))
    check(qtbot, page, file)
    assert not page.found.isVisible()
    assert "not from the makers of lifaudit" in page.file.missing
    assert page.file.line.hasFocus()
    assert page.ask.isEnabled()


def test_a_build_without_a_key_says_so(qtbot, page, stick, monkeypatch):
    monkeypatch.setattr(updates, "KEYS", stick.folder / "none.pem")
    check(qtbot, page, stick.put())
    assert "This build knows no release key" in page.file.missing


def test_no_file_is_no_check_and_another_file_puts_the_answer_away(qtbot, page, stick):
    page.ask.click()
    assert page.file.missing == "Error: choose the update file to check"
    check(qtbot, page, stick.put())
    assert page.found.isVisible()
    qtbot.keyClicks(page.file.line, "x")
    assert not page.found.isVisible()


def test_a_file_dropped_on_the_page_is_checked(page, stick: Stick):
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(stick.put()))])
    how = (Qt.DropAction.CopyAction, dropped, Qt.MouseButton.LeftButton, NONE)
    for event in (QDragEnterEvent(QPoint(9, 9), *how), QDropEvent(QPointF(9, 9), *how)):
        QApplication.sendEvent(page, event)
        assert event.isAccepted()
    assert tone_of(page) == "success"


def test_help_leads_to_it_and_back(inside):
    inside.go(Help()).update_file.click()
    assert inside.window.route == CheckUpdate()
    inside.page.back.click()
    assert inside.window.route == Help()
