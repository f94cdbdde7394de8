"""How a cell of a table is painted when its word is a grade or a state: a word on a patch."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme.roles import GradeRole, ToneRole
from ui.theme.style import look
from ui.theme.tokens import Letter, Palette, Radius, Shade, Space

Index = QModelIndex | QPersistentModelIndex


class PatchDelegate(QStyledItemDelegate):
    """Paints graded cells as badges and leaves every other cell to the style."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shade = shade_of(index, look().palette)
        word = str(index.data() or "")
        painter.save()
        if shade is None or not word:
            super().paint(painter, _as_row(option), index)
        else:
            self._ground(painter, option)
            paint_patch(painter, _inside(option.rect, word), word, shade)
        if index.column() == 0:
            _edge(painter, option)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        hint = super().sizeHint(option, index)
        if shade_of(index, look().palette) is not None:
            hint.setWidth(_width(str(index.data() or "")) + 2 * Space.M)
        return hint

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        colours, rect = look().palette, option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, QColor(colours.chosen if chosen else colours.raised))
        painter.setPen(QColor(colours.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())


def _as_row(option: QStyleOptionViewItem) -> QStyleOptionViewItem:
    """Return how a cell looks when the whole row has the focus and no cell of its own."""
    bare = QStyleOptionViewItem(option)
    bare.state &= ~QStyle.StateFlag.State_HasFocus
    return bare


def _edge(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Mark the chosen row at its left edge, in the colour of the focus while the keys go there."""
    if not option.state & QStyle.StateFlag.State_Selected:
        return
    colours, rect = look().palette, option.rect
    has_keys = option.widget is not None and option.widget.hasFocus()
    bar = QRect(rect.left(), rect.top(), Space.XS, rect.height())
    painter.fillRect(bar, QColor(colours.focus if has_keys else colours.accent))


def shade_of(index: Index, colours: Palette) -> Shade | None:
    """Return the patch a cell asks for by its grade or its tone."""
    if grade := index.data(GradeRole):
        return colours.grades.of(grade)
    tone = index.data(ToneRole)
    return tone_shade(tone, colours) if tone else None


def tone_shade(tone: str, colours: Palette) -> Shade | None:
    """Return the patch of a state's tone."""
    return {
        "quiet": colours.grades.neutral,
        "info": colours.info,
        "success": colours.success,
        "warning": colours.warning,
        "danger": colours.danger,
    }.get(tone)


def paint_patch(painter: QPainter, rect: QRect, word: str, shade: Shade) -> None:
    """Paint a word on its patch."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(_font(painter.font()))
    painter.setBrush(QColor(shade.back))
    painter.setPen(QColor(shade.edge))
    painter.drawRoundedRect(rect, Radius.SMALL, Radius.SMALL)
    painter.setPen(QColor(shade.text))
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(word, Qt.TextElideMode.ElideRight, rect.width() - Space.S)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, shown)


def _font(font: QFont) -> QFont:
    small = QFont(font)
    small.setPixelSize(look().px(Letter.SMALL))
    small.setWeight(QFont.Weight.DemiBold)
    return small


def _width(word: str) -> int:
    metrics = QFontMetrics(_font(QApplication.font()))
    return metrics.horizontalAdvance(word) + 2 * Space.S + Space.XS


def _inside(rect: QRect, word: str) -> QRect:
    tall = min(look().px(Letter.SMALL) + 10, rect.height() - 4)
    wide = min(_width(word), rect.width() - 2 * Space.M)
    return QRect(rect.left() + Space.M, rect.center().y() - tall // 2, wide, tall)
