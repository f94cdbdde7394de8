"""A list whose entries are a title on up to two lines and a quieter line beneath it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme.style import look
from ui.theme.tokens import Letter, Space

TALL, HEAD = 78, 36
STRONG = QFont.Weight.DemiBold
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
BENEATH = 20
Index = QModelIndex | QPersistentModelIndex


class TwoLines(QStyledItemDelegate):
    """Paints what an entry is called, and beneath it, quieter, how far it is."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        words = str(index.data() or "").split("\n")
        bare = QStyleOptionViewItem(option)
        self.initStyleOption(bare, index)
        bare.text = ""
        style = bare.widget.style() if bare.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, bare, painter, bare.widget)
        worn, room = look(), option.rect.adjusted(Space.M, Space.S, -Space.S, -Space.S)
        is_entry = len(words) > 1
        painter.save()
        painter.setFont(_font(painter.font(), Letter.BODY if is_entry else Letter.SMALL, STRONG))
        title = _in_two(words[0], painter.fontMetrics(), room.width())
        tall = painter.fontMetrics().lineSpacing()
        below = worn.px(BENEATH) if is_entry else 0
        top = room.center().y() - (tall * len(title) + below) // 2
        painter.setPen(QColor(worn.palette.text if is_entry else worn.palette.quiet))
        for at, line in enumerate(title):
            painter.drawText(QRect(room.left(), top + at * tall, room.width(), tall), LEFT, line)
        if is_entry:
            painter.setPen(QColor(worn.palette.quiet))
            painter.setFont(_font(painter.font(), Letter.SMALL, QFont.Weight.Normal))
            foot = QRect(room.left(), top + tall * len(title), room.width(), below)
            right = Qt.TextElideMode.ElideRight
            painter.drawText(
                foot, LEFT, painter.fontMetrics().elidedText(words[1], right, foot.width())
            )
        painter.restore()


def _font(font: QFont, size: int, weight: QFont.Weight) -> QFont:
    made = QFont(font)
    made.setPixelSize(look().px(size))
    made.setWeight(weight)
    return made


def _in_two(text: str, metrics: QFontMetrics, width: int) -> list[str]:
    """Break a title into one line or two; the second is cut short where there is more."""
    words, first = text.split(), ""
    while words and metrics.horizontalAdvance(f"{first} {words[0]}".strip()) <= width:
        first = f"{first} {words.pop(0)}".strip()
    rest = metrics.elidedText(" ".join(words), Qt.TextElideMode.ElideRight, width)
    return [one for one in (first, rest) if one]
