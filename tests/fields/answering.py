"""One field shown as a person meets it, and the keys that answer it."""

from __future__ import annotations

import pytest
from domain.one_question import form_of, question, section
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from ui.fields.make import field_of
from ui.widgets.stack import column, holder


@pytest.fixture
def shown(qtbot):
    kept = []

    def show(kind, **more):
        asked = question(kind, text="What of it?", **more)
        field = field_of(asked, form_of(section("part", asked)))
        page = holder(column(field, QLineEdit()))
        kept.append(page)
        qtbot.addWidget(page)
        page.resize(620, 500)
        with qtbot.waitActive(page):
            page.show()
        field.focus_first()
        heard = []
        field.committed.connect(heard.append)
        return field, heard

    yield show
    kept.clear()


def press(qtbot, *keys, modifier=Qt.KeyboardModifier.NoModifier):
    for key in keys:
        qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def write(qtbot, text):
    qtbot.keyClicks(QApplication.focusWidget(), text)
