"""What a person does at a page of planning, and what stands on the record afterwards."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from lifaudit.services import planning, sampling

ENTER = Qt.Key.Key_Return


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def write(text):
    QTest.keyClicks(QApplication.focusWidget(), text)


def answer(page, kind, reason=""):
    """Fill the dialog that is open and finish it."""
    dialog = page.findChildren(kind)[-1]
    if reason:
        dialog.reason.box.setPlainText(reason)
    dialog.finish()


def plan_of(founded, audit):
    with founded.unit() as unit:
        return planning.audit_of(unit, audit)


def sample_of(founded, audit):
    with founded.unit() as unit:
        return sampling.sampled(unit, audit)
