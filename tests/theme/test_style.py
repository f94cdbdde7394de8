"""One look for the whole application, made of tokens."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from house.modules import ROOT
from PySide6.QtGui import QColor, QFontInfo, QPalette
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from lifaudit.domain.places import resource
from ui.theme import fonts, icons
from ui.theme.style import apply, look, mark
from ui.theme.tips import plain_tip
from ui.theme.tokens import Letter, Look, Theme, palette_of


@pytest.fixture(autouse=True)
def plain_look(qapp):
    yield
    apply(qapp, Theme.LIGHT)


@pytest.mark.parametrize("theme", list(Theme))
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_look_is_worn_by_everything_at_once(qapp, qtbot, theme, scale):
    qtbot.addWidget(widget := QWidget())
    widget.show()
    apply(qapp, theme, scale)
    qapp.processEvents()
    assert look() == Look(theme, scale)
    ground = widget.palette().color(QPalette.ColorRole.Window)
    assert ground == QColor(palette_of(theme).surface)
    assert widget.font().pixelSize() == round(Letter.BODY * scale)


def test_letters_never_shrink_below_their_size_nor_grow_beyond_double(qapp):
    apply(qapp, Theme.LIGHT, 0.2)
    assert look().scale == 1.0
    apply(qapp, Theme.LIGHT, 9.0)
    assert look().scale == 2.0


def test_a_property_changes_how_a_widget_looks(qapp, qtbot):
    apply(qapp, Theme.LIGHT)
    label = QLabel("Words")
    qtbot.addWidget(label)
    mark(label, letter="title")
    label.ensurePolished()
    assert label.font().pixelSize() == Letter.TITLE


def test_letters_in_labels_grow_with_the_look(qapp, qtbot):
    label = QLabel("Words")
    qtbot.addWidget(label)
    mark(label, letter="title")
    apply(qapp, Theme.DARK, 1.5)
    label.ensurePolished()
    assert label.font().pixelSize() == Letter.TITLE * 1.5


def test_nothing_to_press_is_smaller_than_a_finger_wants(qapp, qtbot):
    apply(qapp, Theme.LIGHT)
    button = QPushButton("x")
    mark(button, role="icon")
    qtbot.addWidget(button)
    assert button.sizeHint().height() >= 24
    assert button.sizeHint().width() >= 24


def test_the_reading_face_is_the_bundled_one():
    assert fonts.families()[0] == fonts.FACE
    assert QFontInfo(fonts.body_font(15)).family() == fonts.FACE


def test_every_icon_is_drawn_in_the_colour_asked_for():
    drawn = icons.picture("home", "#ff0000", 24).toImage()
    inks = {drawn.pixelColor(x, y).name() for x in range(48) for y in range(48)}
    assert "#ff0000" in inks


def test_every_bundled_icon_has_one_colour_and_a_licence():
    files = sorted(resource("icons").glob("*.svg"))
    assert len(files) > 50
    assert all("currentColor" in file.read_text(encoding="utf-8") for file in files)
    assert all(not icons.picture(file.stem, "#000000", 16).isNull() for file in files)
    assert "MIT" in resource("icons", "LICENSE").read_text(encoding="utf-8")


@pytest.mark.parametrize("theme", list(Theme))
@pytest.mark.parametrize(
    ("name", "role"), [("check", "on_accent"), ("dot", "on_accent"), ("caret", "text")]
)
def test_the_marks_in_boxes_have_the_colours_of_their_theme(theme, name, role):
    file = resource("icons", "controls", f"{name}-{theme.value}.svg")
    assert getattr(palette_of(theme), role) in file.read_text(encoding="utf-8")


def test_an_icon_keeps_a_gap_before_the_words_of_a_button():
    bare = icons.button_icon("plus", "#000000", 18, 0).availableSizes()[0]
    spaced = icons.button_icon("plus", "#000000", 18, 4).availableSizes()[0]
    assert spaced.width() > bare.width()


def test_a_tip_is_never_markup():
    assert plain_tip("") == ""
    assert plain_tip("<img src=x>") == "<p>&lt;img src=x&gt;</p>"


def test_an_application_begins_in_our_style_whatever_the_computer_prefers():
    begun = "from ui.theme.style import styled; print(styled(['lifaudit']).style().name())"
    asked = [sys.executable, "-c", begun]
    preferred = os.environ | {"QT_STYLE_OVERRIDE": "windows"}
    said = subprocess.run(
        asked, capture_output=True, text=True, check=True, cwd=ROOT, env=preferred
    )
    assert said.stdout.strip() == "fusion"
