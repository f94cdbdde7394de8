"""The recovery sheet on paper: drawn straight to the printer, never to a file."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QDialog, QWidget

from ui.bridge.recovery import Sheet
from ui.theme.fonts import body_font

PAGE = (2100, 2970)  # tenths of a millimetre: A4
EDGE = 220
INK, GREY = QColor("black"), QColor(90, 90, 90)
WHAT = (
    "This key opens the vault when its passphrase is forgotten. Whoever holds this sheet and the "
    "laptop can read every audit in it."
)
KEEP = (
    "Keep it in a safe or a locked drawer, apart from the laptop. Do not photograph, scan or "
    "e-mail it. When you print a new sheet this one stops working: shred it."
)
USE = (
    'To use it: start lifaudit, choose the line that says "Use the recovery key", and type all '
    "eight groups."
)


def print_sheet(parent: QWidget, sheet: Sheet) -> bool:
    """Ask for a printer and print; False when the person gave up."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - slow, rarely needed

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("Recovery sheet")
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, on=False)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    painter = QPainter(printer)
    paint_sheet(painter, sheet)
    painter.end()
    return True


def paint_sheet(painter: QPainter, sheet: Sheet) -> None:
    """Draw the sheet onto a page of A4, whatever its resolution."""
    painter.setWindow(0, 0, *PAGE)
    y = _words(painter, EDGE, "Recovery sheet", 96, bold=True)
    y = _words(painter, y + 20, sheet.partnership, 46)
    y = _words(painter, y, f"Vault {sheet.vault}, {sheet.person}, printed {sheet.made}", 38)
    y = _words(painter, y + 60, WHAT, 42)
    y = _groups(painter, y + 80, sheet)
    y = _words(painter, y + 80, USE, 42)
    _words(painter, y + 40, KEEP, 42)


def _words(painter: QPainter, y: int, text: str, px: int, *, bold: bool = False) -> int:
    font = body_font(px)
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    painter.setFont(font)
    painter.setPen(INK)
    room = QRect(EDGE, y, PAGE[0] - 2 * EDGE, 600)
    flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
    taken = painter.boundingRect(room, int(flags), text)
    painter.drawText(room, int(flags), text)
    return taken.bottom() + 20


def _groups(painter: QPainter, y: int, sheet: Sheet) -> int:
    wide, tall, gap = 800, 190, 40
    for at, group in enumerate(sheet.groups):
        left = EDGE + (at % 2) * (wide + gap)
        box = QRect(left, y + (at // 2) * (tall + gap), wide, tall)
        painter.setPen(QPen(GREY, 4))
        painter.drawRect(box)
        painter.setFont(body_font(40))
        painter.drawText(box.adjusted(30, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), f"{at + 1}")
        letters = body_font(92)
        letters.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 18)
        painter.setFont(letters)
        painter.setPen(INK)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), group)
    return y + 4 * (tall + gap)
