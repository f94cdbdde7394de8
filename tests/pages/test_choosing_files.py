"""Whatever happens while a file is being chosen, no dialog stays open with nothing behind it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from ui.bridge import route as at

SOON, TOO_LONG = 50, 10_000  # milliseconds


def open_dialogs():
    """Return the dialogs for files that stand on the screen."""
    every = QApplication.topLevelWidgets()
    return [one for one in every if isinstance(one, QFileDialog) and one.isVisible()]


def goes_when(act, choose):
    """Tell whether an open dialog goes when something happens, and not only later by hand."""
    told = []

    def happen():
        told.append(len(open_dialogs()))
        act()

    def answer():
        told.append("it stayed")
        for one in open_dialogs():
            one.reject()

    QTimer.singleShot(SOON, choose, happen)
    watch = QTimer(choose, singleShot=True, interval=TOO_LONG)
    watch.timeout.connect(answer)
    watch.start()
    choose.click()
    return told == [1]


@pytest.mark.parametrize("happening", ["it locks", "it closes", "another page comes"])
def test_a_dialog_goes_with_its_page(inside, happening):
    window, desk = inside.window, inside.desk
    act = {
        "it locks": desk.lock,
        "it closes": window.close,
        "another page comes": lambda: desk.go(at.Home()),
    }[happening]
    choose = inside.go(at.TakeIn()).file.choose
    assert goes_when(act, choose)
    assert open_dialogs() == []
    assert desk.is_unlocked == (happening == "another page comes")


def test_a_dialog_at_the_door_goes_when_the_window_closes(shell):
    assert goes_when(shell.window.close, shell.page.folder.choose)
    assert not shell.window.isVisible()
