"""Grades by domain and agency: a word, its share, and a strip of all grades in every crossing."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent

from lifaudit.domain.grading import Tally
from lifaudit.domain.tally import Matrix
from ui.theme.style import look
from ui.theme.tokens import FOCUS_WIDTH, Letter, Space
from ui.widgets.plots import HEAD, Mark, Plot, Words

NAMES, WIDE, TALL = 150, 100, 88
STRIP = 6
CENTRE = Qt.AlignmentFlag.AlignCenter


class MatrixPlot(Plot):
    """The most usual grade is read first; the strip beneath shows what else was given."""

    def __init__(self, matrix: Matrix) -> None:
        super().__init__(len(matrix.domains), len(matrix.columns), "Grades by domain and agency")
        self.matrix = matrix
        self.arrange(self.sizeHint().width())
        self._stand(0)

    def arrange(self, width: int) -> None:
        px, whole = look().px, self.matrix
        left, head, tall = px(NAMES), px(HEAD), px(TALL)
        wide = max(px(WIDE), (width - left) // max(len(whole.columns), 1))
        down = [
            Words(QRect(0, head + at * tall, left - Space.S, tall), domain.title)
            for at, domain in enumerate(whole.domains)
        ]
        across = [
            Words(QRect(left + at * wide, 0, wide, head), name, CENTRE)
            for at, (_, name) in enumerate(whole.columns)
        ]
        self.words = (*down, *across)
        self.marks = tuple(
            self._mark(row, column, QRect(left + column * wide, head + row * tall, wide, tall))
            for row in range(len(whole.domains))
            for column in range(len(whole.columns))
        )

    def sizeHint(self) -> QSize:
        px = look().px
        wide = px(NAMES) + px(WIDE) * max(self._columns, 2)
        return QSize(wide, px(HEAD) + px(TALL) * self._lines + FOCUS_WIDTH)

    def _mark(self, row: int, column: int, place: QRect) -> Mark:
        tally = self.matrix.rows[row][column].tally
        name, title = self.matrix.columns[column][1], self.matrix.domains[row].title
        spoken = f"{title}, {name}: {tally.words}. All grades: {tally.sentence}."
        return Mark(row, column, place.adjusted(2, 2, -2, -2), "", tally.role, spoken)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mark in self.marks:
            _paint_tally(painter, mark, self.matrix.rows[mark.row][mark.column].tally)


def _paint_tally(painter: QPainter, mark: Mark, tally: Tally) -> None:
    worn = look()
    painter.setPen(QColor(worn.palette.grades.of(tally.role).text))
    strip = worn.px(STRIP) + Space.S if tally.given else 0
    room = mark.rect.adjusted(Space.XS, 2, -Space.XS, -strip)
    share = worn.px(Letter.SMALL) + 4 if tally.share else 0
    word = QRect(room.left(), room.top(), room.width(), room.height() - share)
    _write(painter, word, tally.word, QFont.Weight.DemiBold)
    below = QRect(room.left(), word.bottom(), room.width(), share)
    _write(painter, below, tally.share, QFont.Weight.Normal)
    if tally.given:
        _paint_strip(painter, mark.rect, tally)


def _write(painter: QPainter, rect: QRect, text: str, weight: QFont.Weight) -> None:
    font = QFont(painter.font())
    font.setPixelSize(look().px(Letter.SMALL))
    font.setWeight(weight)
    painter.setFont(font)
    metrics = painter.fontMetrics()
    if metrics.boundingRect(rect, CENTRE | Qt.TextFlag.TextWordWrap, text).height() > rect.height():
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, CENTRE | Qt.TextFlag.TextWordWrap, text)


def _paint_strip(painter: QPainter, rect: QRect, tally: Tally) -> None:
    grades, tall = look().palette.grades, look().px(STRIP)
    left, top = rect.left() + Space.S, rect.bottom() - tall - Space.XS
    room, begun = rect.width() - 2 * Space.S, 0
    for point, number in tally.each:
        x = left + round(room * begun / tally.given)
        begun += number
        end = left + round(room * begun / tally.given)
        if number:
            shade = grades.of(point.role)
            painter.fillRect(QRect(x, top, end - x - 1, tall), QColor(shade.edge))
            if not point.counts:  # hollow, so that it reads as nothing known
                inside = QRect(x + 1, top + 1, end - x - 3, tall - 2)
                painter.fillRect(inside, QColor(shade.back))
