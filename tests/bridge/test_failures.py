"""Every failure is told once, in words, and never in the words of a case."""

from __future__ import annotations

import sys
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox

from lifaudit.domain.errors.base import Cancelled
from lifaudit.domain.errors.window import NoVault
from ui.bridge.failures import Failures, frames_of

SECRET = "what the child said"  # noqa: S105 - people's text, planted


@pytest.fixture
def failures(qapp):
    made = Failures()
    yield made
    if made.box:
        made.box.close()
    made.deleteLater()
    qapp.processEvents()


def bug():
    def break_again(cause):
        raise KeyError(SECRET) from cause

    try:
        break_again(ValueError(SECRET))
    except KeyError as error:
        return error


def test_a_known_failure_is_told_beside_the_page(failures, qtbot):
    with qtbot.waitSignal(failures.told) as told:
        failures.tell(NoVault())
    assert told.args == [NoVault.title, NoVault.sentence]
    assert failures.box is None


def test_a_stopped_job_is_no_failure(failures, qtbot):
    with qtbot.assertNotEmitted(failures.told):
        failures.tell(Cancelled())
    assert failures.box is None


def test_what_no_page_can_go_on_from_is_told_in_a_dialog(failures):
    failures.stop(NoVault())
    assert failures.box.text() == NoVault.title
    assert failures.box.informativeText() == NoVault.sentence
    assert failures.box.textFormat() == Qt.TextFormat.PlainText


def test_a_bug_gets_one_dialog_without_peoples_words(failures):
    failures.tell(bug())
    shown = failures.box.text() + failures.box.informativeText() + failures.box.detailedText()
    assert SECRET not in shown
    assert "builtins.KeyError" in shown
    assert "builtins.ValueError" in shown
    assert "in break_again" in shown


def test_the_same_bug_is_told_only_once(failures):
    error = bug()
    failures.tell(error)
    first = failures.box
    failures.tell(error)
    assert failures.box is first


def test_the_details_of_a_bug_can_be_copied(failures):
    failures.tell(bug())
    buttons = failures.box.buttons()
    copy = next(each for each in buttons if "Copy" in each.text())
    copy.click()
    assert QGuiApplication.clipboard().text() == failures.box.detailedText()
    assert failures.box.isVisible()


def test_nothing_that_could_be_a_persons_name_is_in_a_path():
    assert str(__file__) not in frames_of(bug())
    assert "test_failures.py:" in frames_of(bug())


def test_a_ring_of_causes_ends():
    one, two = ValueError(), KeyError()
    one.__cause__, two.__cause__ = two, one
    assert frames_of(one).count("builtins.") == 2


def test_an_error_nobody_caught_is_told_from_any_thread(failures, qtbot, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    failures.install()
    error = bug()
    thread = threading.Thread(target=sys.excepthook, args=(type(error), error, None))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: isinstance(failures.box, QMessageBox))


def test_control_c_still_stops_the_program(failures, monkeypatch, capsys):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    failures.install()
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert "KeyboardInterrupt" in capsys.readouterr().err
    assert failures.box is None
