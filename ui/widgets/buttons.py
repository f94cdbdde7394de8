"""Buttons: one primary thing to do, quiet ones beside it, and icons that have a name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Self

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from ui.theme.icons import button_icon
from ui.theme.style import look, mark
from ui.theme.tips import wear_tip
from ui.theme.tokens import Palette

ICON = 18
GAP = 4


class Button(QPushButton):
    """A push button with a role, an optional icon that follows the theme, and Enter as a click."""

    def __init__(
        self, text: str, role: str, icon_name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._icon = icon_name
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(text)
        mark(self, role=role)
        self._tint()

    def does(self, act: Callable[[], object]) -> Self:
        """Run `act` on a click; returns itself for layouts."""
        self.clicked.connect(lambda *_: act())
        return self

    def setText(self, text: str) -> None:
        """Wear other words, and be called by them where the name was the words before."""
        known = self.text().replace("&&", "&")
        super().setText(text)
        if text and self.accessibleName() == known:
            self.setAccessibleName(text.replace("&&", "&"))

    def show_icon(self, name: str) -> None:
        """Wear another icon."""
        self._icon = name
        self._tint()

    def wear(self, role: str) -> None:
        """Take another role, as when another thing is next."""
        mark(self, role=role)
        self._tint()

    def _tint(self) -> None:
        if not self._icon:
            return
        worn = look()
        size = worn.px(ICON)
        colours = worn.palette
        gap = GAP if self.text() else 0
        colour = self._colour(colours) if self.isEnabled() else colours.quiet
        self.setIcon(button_icon(self._icon, colour, size, gap))
        self.setIconSize(QSize(size + gap, size))

    def _colour(self, colours: Palette) -> str:
        return {
            "primary": colours.on_accent,
            "danger": colours.danger.text,
            "quiet": colours.accent,
            "disclosure": colours.accent,
        }.get(self.property("role"), colours.text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()  # what the button stands in may be moved by it
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.EnabledChange):
            self._tint()


def primary(text: str, icon_name: str = "") -> Button:
    """Return the button of the one thing this screen is for."""
    return Button(text, "primary", icon_name)


def secondary(text: str, icon_name: str = "") -> Button:
    """Return a button with an edge."""
    return Button(text, "secondary", icon_name)


def quiet(text: str, icon_name: str = "") -> Button:
    """Return a button that is only words until pointed at."""
    return Button(text, "quiet", icon_name)


def danger(text: str, icon_name: str = "") -> Button:
    """Return a button for what cannot simply be undone."""
    return Button(text, "danger", icon_name)


def icon_button(icon_name: str, name: str) -> Button:
    """Return a button that is only an icon; `name` is what it is called, in its tip too."""
    made = Button("", "icon", icon_name)
    made.setAccessibleName(name)
    wear_tip(made, name)
    return made


def nav(text: str, icon_name: str) -> Button:
    """Return a checkable line of a side rail."""
    made = Button(text, "nav", icon_name)
    made.setCheckable(True)
    made.setAutoExclusive(True)
    return made
