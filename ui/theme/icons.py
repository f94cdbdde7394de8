"""Single-colour icons, tinted with the colour they stand beside."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from lifaudit.domain.places import resource

SHARPNESS = 2.0  # drawn at twice the size, so that a scaled display stays crisp


@lru_cache(maxsize=512)
def picture(name: str, colour: str, px: int) -> QPixmap:
    """Draw a bundled icon; a new theme asks for a new colour, so nothing here can go stale."""
    file = resource("icons", f"{name}.svg")
    source = file.read_text(encoding="utf-8").replace("currentColor", colour)
    pixmap = QPixmap(round(px * SHARPNESS), round(px * SHARPNESS))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(source.encode())).render(painter)
    painter.end()
    pixmap.setDevicePixelRatio(SHARPNESS)
    return pixmap


@lru_cache(maxsize=512)
def icon(name: str, colour: str, disabled: str, px: int) -> QIcon:
    """Return an icon for a list, in its colour and in the paler one of what is off."""
    made = QIcon(picture(name, colour, px))
    made.addPixmap(picture(name, disabled, px), QIcon.Mode.Disabled)
    return made


@lru_cache(maxsize=512)
def button_icon(name: str, colour: str, px: int, gap: int) -> QIcon:
    """Return an icon with a gap before the words of a button, which asks anew once it is off."""
    drawn = _before_words(picture(name, colour, px), gap)
    made = QIcon(drawn)
    made.addPixmap(drawn, QIcon.Mode.Disabled)
    return made


def _before_words(drawn: QPixmap, gap: int) -> QPixmap:
    wide = QPixmap(drawn.width() + round(gap * SHARPNESS), drawn.height())
    wide.setDevicePixelRatio(SHARPNESS)
    wide.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wide)
    painter.drawPixmap(0, 0, drawn)
    painter.end()
    return wide
