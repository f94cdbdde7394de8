"""A page that stands while the look changes is the page that would have been made in it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QApplication, QScrollArea
from screens import gallery

from ui.theme.style import apply
from ui.theme.tokens import Theme
from ui.widgets.scroll import Scroll

SIZE = QSize(900, 1240)
PAGES = ("basics", "fields", "grading", "charts")


@pytest.fixture
def page(qapp):
    kept = []

    def make(name):
        widget = getattr(gallery, name)()
        kept.append(widget)
        widget.resize(SIZE)
        widget.show()
        settle(qapp)
        if taken := widget.focusWidget():  # only one of two pages that are compared can have it
            taken.clearFocus()
        return widget

    apply(qapp, Theme.LIGHT)
    yield make
    for widget in kept:
        widget.deleteLater()
        QApplication.sendPostedEvents(widget, QEvent.Type.DeferredDelete)
    apply(qapp, Theme.LIGHT)


def settle(app):
    for _ in range(4):
        app.processEvents()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_follows_a_new_look(qapp, page, name):
    standing = page(name)
    apply(qapp, Theme.DARK, 1.5)
    settle(qapp)
    fresh = page(name)
    assert standing.grab().toImage() == fresh.grab().toImage()


@pytest.mark.parametrize("name", PAGES)
def test_at_double_size_nothing_needs_scrolling_sideways(qapp, page, name):
    apply(qapp, Theme.LIGHT, 2.0)
    widget = page(name)
    areas = [area for area in widget.findChildren(QScrollArea) if isinstance(area, Scroll)]
    assert [area.horizontalScrollBar().maximum() for area in areas] == [0]
