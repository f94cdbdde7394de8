"""An icon that stands by itself and follows the theme."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme.icons import picture
from ui.theme.style import look
from ui.theme.tokens import Look


class Picture(QLabel):
    """A decorative icon in a tone: text, quiet, accent, info, success, warning or danger."""

    def __init__(
        self, name: str, tone: str = "text", px: int = 20, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._tone, self._px = name, tone, px
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._draw()

    def draw(self, name: str, tone: str) -> None:
        """Show another icon."""
        self._name, self._tone = name, tone
        self._draw()

    def _draw(self) -> None:
        worn = look()
        self.setPixmap(picture(self._name, tone_colour(worn, self._tone), worn.px(self._px)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw()


def tone_colour(worn: Look, tone: str) -> str:
    """Return the colour letters and icons of a tone have."""
    colours = worn.palette
    return {
        "quiet": colours.quiet,
        "accent": colours.accent,
        "info": colours.info.text,
        "success": colours.success.text,
        "warning": colours.warning.text,
        "danger": colours.danger.text,
        "on-accent": colours.on_accent,
    }.get(tone, colours.text)
