"""A page of A4 drawn straight to the printer, never to a file: for what is secret on paper, too."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QDialog, QWidget

from ui.theme.fonts import body_font

PAGE = (2100, 2970)  # tenths of a millimetre: A4
EDGE = 220
INK, GREY = QColor("black"), QColor(90, 90, 90)
Turn = Callable[[], object]


def print_pages(parent: QWidget, name: str, paint: Callable[[QPainter, Turn], None]) -> bool:
    """Ask for a printer and print; False when the person gave up."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - slow, rarely needed

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, on=False)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    painter = QPainter(printer)
    paint(painter, printer.newPage)
    painter.end()
    return True


def draw_words(painter: QPainter, y: int, text: str, px: int, *, bold: bool = False) -> int:
    """Draw a paragraph across the page and return where the next may begin."""
    font = body_font(px)
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    painter.setFont(font)
    painter.setPen(INK)
    room = QRect(EDGE, y, PAGE[0] - 2 * EDGE, 600)
    flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
    taken = painter.boundingRect(room, int(flags), text)
    painter.drawText(room, int(flags), text)
    return taken.bottom() + 20
