"""The icon of the launchers, drawn from our own mark: `icon.py mark.svg mark.ico` writes it."""

from __future__ import annotations

import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 20, 24, 32, 40, 48, 64, 96, 256)
"""What Windows asks for between 100 and 300 % of its sizes; the last is for the largest view."""
LARGEST_BITMAP = 64  # a larger picture is kept as PNG, as Windows itself does
DIRECTORY, ENTRY, BITMAP = "<HHH", "<BBBBHHII", "<IiiHHIIiiII"
BITS = 32


def icon(svg: bytes) -> bytes:
    """Return an ICO file with the drawing in every size; the same drawing gives the same bytes."""
    pictures = [drawn(svg, size) for size in SIZES]
    bodies = [_png(one) if one.width() > LARGEST_BITMAP else _bitmap(one) for one in pictures]
    at = struct.calcsize(DIRECTORY) + struct.calcsize(ENTRY) * len(SIZES)
    head = struct.pack(DIRECTORY, 0, 1, len(SIZES))
    for size, body in zip(SIZES, bodies, strict=True):
        side = size % 256  # 256 is written as 0
        head += struct.pack(ENTRY, side, side, 0, 0, 1, BITS, len(body), at)
        at += len(body)
    return head + b"".join(bodies)


def drawn(svg: bytes, size: int) -> QImage:
    """Draw the mark on nothing."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg)).render(painter)
    painter.end()
    return image


def _png(image: QImage) -> bytes:
    held = QBuffer()
    held.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(held, "PNG")
    return bytes(held.data().data())


def _bitmap(image: QImage) -> bytes:
    """Return the points from the bottom row up, and the empty mask that the format still wants."""
    side, upside_down = image.width(), image.flipped()
    points = bytes(upside_down.constBits())
    mask = bytes((side + 31) // 32 * 4 * side)
    sizes = (struct.calcsize(BITMAP), side, 2 * side, 1, BITS, 0, len(points), 0, 0, 0, 0)
    return struct.pack(BITMAP, *sizes) + points + mask


if __name__ == "__main__":
    QGuiApplication(sys.argv[:1])
    Path(sys.argv[2]).write_bytes(icon(Path(sys.argv[1]).read_bytes()))
