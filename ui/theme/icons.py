"""Single-colour icons, tinted with the colour they stand beside."""

from __future__ import annotations

from functools import lru_cache

from lifaudit.domain.places import resource
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

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
    """Return an icon for a button: its colour, and the paler one it has when it cannot be used."""
    made = QIcon(picture(name, colour, px))
    made.addPixmap(picture(name, disabled, px), QIcon.Mode.Disabled)
    return made
