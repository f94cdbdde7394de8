"""An auditor walks through the parts of many returns in a day, and the window stands."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from ui.bridge.runner import InlineRunner
from ui.fields.part import Part
from ui.fields.parted import Parted
from ui.fields.plain import LongTextField
from ui.widgets.steps import Step

KEYS = ("one", "two", "three")


def made(key: str) -> Part:
    """Make a part with some of everything a return has."""
    part = Part(key, "What it is about")
    for label in ("Strengths", "Areas for development"):
        part.room.addWidget(part.names(label, LongTextField(label, "A hint", 2)))
    return part


@pytest.fixture
def parted(qtbot) -> Parted:
    page = Parted(InlineRunner(), made, "parts")
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show_steps([Step(key, key.title(), 0, 2) for key in KEYS])
    page.show()
    return page


def test_hundreds_of_parts_are_opened_and_none_is_left_behind(parted: Parted) -> None:
    parted.rail.choose(KEYS[0])
    for turn in range(300):
        parted.walk(1 if turn % 5 < 2 else -1)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
    assert len(parted.findChildren(Part)) == 1
    assert parted.next.parentWidget() is not None


def test_the_way_to_the_next_part_stands_below_the_part(parted: Parted) -> None:
    parted.rail.choose(KEYS[0])
    QApplication.processEvents()
    assert parted.next.isVisible()
    assert "Two" in parted.next.text()
    below = parted.next.mapTo(parted, parted.next.rect().topLeft()).y()
    assert below > parted.part.mapTo(parted, parted.part.rect().bottomLeft()).y()
