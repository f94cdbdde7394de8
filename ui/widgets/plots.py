"""Charts as they are painted and travelled: every mark is a stop the arrow keys can reach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QLabel, QScrollArea, QSizePolicy

from lifaudit.domain.chart import Bar, Bars, Heatmap, StackedBars
from ui.theme.style import look
from ui.theme.tokens import FOCUS_WIDTH, Letter, Radius, Shade, Space

NAMES = 190
CELL = 104
LINE = 42
HEAD = 52
FIGURE = 52
COUNTED = 76
PLAIN = ""  # the colour of a bar that grades nothing
STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
CENTRE = Qt.AlignmentFlag.AlignCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
WRAP = Qt.TextFlag.TextWordWrap


@dataclass(frozen=True, slots=True)
class Mark:
    """One painted thing: where it stands, its word, its colour role, and how it is read aloud."""

    row: int
    column: int
    rect: QRect
    word: str
    role: str
    spoken: str


@dataclass(frozen=True, slots=True)
class Words:
    """A name beside or above the marks."""

    rect: QRect
    text: str
    align: Qt.AlignmentFlag = LEFT


class Plot(QLabel):
    """Paints marks and names; arrows travel from mark to mark, Enter opens one.

    It is a label with an empty picture, which a screen reader is told is an image.
    """

    opened = Signal(int, int)
    travelled = Signal(QRect)

    def __init__(self, lines: int, columns: int, title: str) -> None:
        super().__init__()
        self.setPixmap(QPixmap(1, 1))
        self._lines, self._columns = lines, columns
        self.marks: tuple[Mark, ...] = ()
        self.words: tuple[Words, ...] = ()
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def current(self) -> Mark | None:
        """The mark the keyboard is on."""
        return self.marks[self._at] if self._at < len(self.marks) else None

    def arrange(self, width: int) -> None:
        """Work out where everything stands at a width."""
        raise NotImplementedError

    def sizeHint(self) -> QSize:
        px = look().px
        head = px(HEAD) if self._columns else 0
        wide = px(NAMES) + px(CELL) * self._columns if self._columns else 2 * px(CELL)
        return QSize(wide, head + px(LINE) * self._lines + FOCUS_WIDTH)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _travel(self, down: int, across: int) -> bool:
        mark = self.current
        if mark is None:
            return False
        ahead = [
            (abs(other.row - mark.row) + abs(other.column - mark.column), at)
            for at, other in enumerate(self.marks)
            if (other.row - mark.row) * down > 0
            or ((other.column - mark.column) * across > 0 and other.row == mark.row)
        ]
        if ahead:
            self._stand(min(ahead)[1])
            self._reveal(self.marks[self._at])
        return bool(ahead)

    def _reveal(self, mark: Mark) -> None:
        """Bring a mark into sight in whatever scrolls around this picture."""
        around = self.parentWidget()
        while around is not None:
            if isinstance(around, QScrollArea) and (inside := around.widget()):
                middle = self.mapTo(inside, mark.rect.center())
                size = mark.rect.size()
                around.ensureVisible(middle.x(), middle.y(), size.width(), size.height())
            around = around.parentWidget()

    def _stand(self, at: int) -> None:
        self._at = at
        if mark := self.current:
            self.setAccessibleDescription(mark.spoken)
            self.travelled.emit(mark.rect)
            changed = QAccessible.Event.DescriptionChanged
            QAccessible.updateAccessibility(QAccessibleEvent(self, changed))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        mark = self.current
        if event.key() in STEPS:
            self._travel(*STEPS[Qt.Key(event.key())])
        elif mark and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(mark.row, mark.column)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = _found(self.marks, event.position().toPoint())
        if at is not None:
            self._stand(at)
            self.opened.emit(self.marks[at].row, self.marks[at].column)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange(self.width())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.arrange(self.width())
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = painter.font()
        font.setPixelSize(look().px(Letter.SMALL))
        painter.setFont(font)
        for words in self.words:
            _paint_words(painter, words)
        for mark in self.marks:
            _paint_mark(painter, mark)
        if self.hasFocus() and self.current:
            _paint_focus(painter, self.current)


class HeatPlot(Plot):
    """Names down, names across, and a coloured word in every crossing."""

    def __init__(self, chart: Heatmap) -> None:
        super().__init__(len(chart.rows), len(chart.columns), chart.title)
        self.chart = chart
        self.arrange(self.sizeHint().width())
        self._stand(0)

    def arrange(self, width: int) -> None:
        px, chart = look().px, self.chart
        left, head, tall = px(NAMES), px(HEAD), px(LINE)
        wide = max(px(CELL), (width - left) // max(len(chart.columns), 1))
        names = [
            Words(QRect(0, head + at * tall, left - Space.S, tall), name)
            for at, name in enumerate(chart.rows)
        ]
        names += [
            Words(QRect(left + at * wide, 0, wide, head), name, CENTRE)
            for at, name in enumerate(chart.columns)
        ]
        self.words = tuple(names)
        self.marks = tuple(
            Mark(
                row,
                column,
                QRect(left + column * wide + 2, head + row * tall + 2, wide - 4, tall - 4),
                cell.text,
                cell.role,
                f"{chart.rows[row]}, {chart.columns[column]}: {cell.text or 'empty'}",
            )
            for row, cells in enumerate(chart.cells)
            for column, cell in enumerate(cells)
        )


class StackPlot(Plot):
    """Bars divided into parts, each as long as its share of the bar."""

    def __init__(self, chart: StackedBars) -> None:
        super().__init__(len(chart.bars), 0, chart.title)
        self.chart = chart
        self.arrange(self.sizeHint().width())
        self._stand(0)

    def arrange(self, width: int) -> None:
        px = look().px
        left, tall = min(px(NAMES), width * 2 // 5), px(LINE)
        self.words = tuple(
            Words(QRect(0, at * tall, left - Space.S, tall), bar.name)
            for at, bar in enumerate(self.chart.bars)
        )
        self.marks = tuple(
            mark
            for row in range(len(self.chart.bars))
            for mark in self._parts(row, QRect(left, row * tall + 4, width - left - 2, tall - 8))
        )

    def _parts(self, row: int, room: QRect) -> list[Mark]:
        bar, parts, begun = self.chart.bars[row], [], 0
        for column, (series, value) in enumerate(zip(self.chart.series, bar.values, strict=True)):
            if value:
                x = room.left() + round(room.width() * begun / bar.total)
                end = room.left() + round(room.width() * (begun + value) / bar.total)
                rect = QRect(x, room.top(), end - x - 2, room.height())
                spoken = f"{bar.name}, {series.name}: {value} of {bar.total}"
                parts.append(Mark(row, column, rect, str(value), series.role, spoken))
            begun += value
        return parts


class BarPlot(Plot):
    """Plain bars with their number at the end."""

    def __init__(self, chart: Bars) -> None:
        super().__init__(len(chart.bars), 0, chart.title)
        self.chart = chart
        self.arrange(self.sizeHint().width())
        self._stand(0)

    def arrange(self, width: int) -> None:
        px, chart = look().px, self.chart
        left, tall = min(px(NAMES), width * 2 // 5), px(LINE)
        top = chart.top or max((bar.total for bar in chart.bars), default=0) or 1
        counted = any(bar.counted for bar in chart.bars)
        figures = px(FIGURE + COUNTED) if counted else px(FIGURE)
        room = width - left - figures
        role = PLAIN if chart.role == "neutral" else chart.role
        words, marks = [], []
        for at, bar in enumerate(chart.bars):
            long = max(3, round(room * min(bar.total, top) / top))
            rect = QRect(left, at * tall + 4, long, tall - 8)
            words.append(Words(QRect(0, at * tall, left - Space.S, tall), bar.name))
            figure = QRect(rect.right() + Space.S, at * tall, figures - Space.S, tall)
            words.append(Words(figure, _figure(chart, bar)))
            spoken = f"{bar.name}: {bar.total} {chart.unit} {bar.counted}".rstrip()
            marks.append(Mark(at, 0, rect, "", role, spoken))
        self.words, self.marks = tuple(words), tuple(marks)


def _figure(chart: Bars, bar: Bar) -> str:
    number = f"{bar.total} %" if chart.unit == "%" else str(bar.total)
    return f"{number} ({bar.counted})" if bar.counted else number


def _found(marks: Sequence[Mark], point: QPoint) -> int | None:
    return next((at for at, mark in enumerate(marks) if mark.rect.contains(point)), None)


def _paint_words(painter: QPainter, words: Words) -> None:
    painter.setPen(QColor(look().palette.text))
    painter.drawText(words.rect, words.align | WRAP, words.text)


def _paint_mark(painter: QPainter, mark: Mark) -> None:
    colours = look().palette
    plain = Shade(colours.chosen, colours.text, colours.accent)
    shade = plain if mark.role == PLAIN else colours.grades.of(mark.role)
    painter.setBrush(QColor(shade.back))
    painter.setPen(QColor(shade.edge))
    painter.drawRoundedRect(mark.rect, Radius.SMALL, Radius.SMALL)
    painter.setPen(QColor(shade.text))
    inside = mark.rect.adjusted(2, 0, -2, 0)
    if painter.fontMetrics().horizontalAdvance(mark.word) <= inside.width() or " " in mark.word:
        painter.drawText(inside, CENTRE | WRAP, mark.word)
    elif not mark.word.isdecimal():
        end = Qt.TextElideMode.ElideRight
        shown = painter.fontMetrics().elidedText(mark.word, end, inside.width())
        painter.drawText(inside, CENTRE, shown)


def _paint_focus(painter: QPainter, mark: Mark) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(look().palette.focus), FOCUS_WIDTH + 1))
    painter.drawRoundedRect(mark.rect, Radius.SMALL, Radius.SMALL)
