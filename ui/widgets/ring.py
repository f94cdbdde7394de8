"""The ring around what has the focus, where no stylesheet can draw one without moving things."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from ui.theme.style import look
from ui.theme.tokens import FOCUS_WIDTH, Radius


def ring_around(widget: QWidget) -> None:
    """Draw the ring along the edges of a widget; only while it is painted."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(look().palette.focus), FOCUS_WIDTH))
    edge = FOCUS_WIDTH / 2
    inside = QRectF(widget.rect()).adjusted(edge, edge, -edge, -edge)
    painter.drawRoundedRect(inside, Radius.CONTROL, Radius.CONTROL)
    painter.end()
