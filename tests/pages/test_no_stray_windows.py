"""Going from page to page opens no window but the window: nothing flashes, nothing takes the keys.

A widget that is shown before it has a parent is a window of its own for a moment. On a desktop it
flashes, and the keyboard goes to it.
"""

from __future__ import annotations

import pytest
from deepdive import AUDIT, HERE
from graded import fills
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from world import found

from ui.bridge import route as at
from ui.window.window import Window


class Watch(QObject):
    """Remembers every window that was shown."""

    def __init__(self):
        super().__init__()
        self.seen = []

    def eventFilter(self, seen, event):
        if event.type() == QEvent.Type.Show and isinstance(seen, QWidget) and seen.isWindow():
            self.seen += [] if isinstance(seen, Window) else [seen.__class__.__name__]
        return False


@pytest.fixture
def filling():
    return found, fills(2)


@pytest.fixture
def watch():
    app, made = QApplication.instance(), Watch()
    app.installEventFilter(made)
    yield made
    app.removeEventFilter(made)


PLACES = (
    *(at.NewVault(), at.Restore(), at.RecoverySheet(), at.NewPassphrase(), at.Home()),
    *(at.Audits(), at.People(), at.Settings(), at.Help()),
    *(kind(AUDIT) for kind in (at.Plan, at.Sample, at.Board, at.Across, at.Findings)),
    *(at.Report(AUDIT), at.History(AUDIT), at.Day(AUDIT), at.DayCase(AUDIT, HERE.case)),
    at.Urgent(AUDIT, HERE.case),
    *(at.Reflections(AUDIT, HERE.case, HERE.agency), at.Panel(AUDIT, HERE.case)),
    *(at.ReturnPage(AUDIT, HERE.case, HERE.agency, at_) for at_ in ("start", "child-voice")),
    *(at.ReturnPage(AUDIT, HERE.case, HERE.agency, at_) for at_ in ("recognition", "sign-off")),
)


@pytest.mark.parametrize("place", PLACES, ids=lambda one: type(one).__name__)
def test_a_page_opens_no_window_of_its_own(inside, watch, place):
    watch.seen.clear()
    inside.go(place)
    QApplication.processEvents()
    assert watch.seen == []
