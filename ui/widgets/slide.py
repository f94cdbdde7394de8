"""A wall in large letters: painted, so that everything grows with the wall and nothing is cut."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from lifaudit.domain.projected import Line, Slide
from ui.theme.fonts import body_font
from ui.theme.tokens import Palette, Shade, Theme, palette_of

LEAST = 1 / 26
"""The smallest letters, as a part of the wall's height: to be read from six metres."""
EDGE, GAP = 1 / 18, 1 / 70
BIG, CLOCK, PLAIN = 1 / 10, 1 / 13, 1 / 19
ONE_COLUMN = 6
SMALLEST = 9
CENTRE = Qt.AlignmentFlag.AlignCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


class SlideView(QWidget):
    """One slide, in its own light or dark whatever the rest of the window wears."""

    def __init__(self) -> None:
        super().__init__()
        self.slide = Slide("", "", "")
        self.clock, self.late, self.theme = "", False, Theme.LIGHT
        self.foot = ""
        self.setMinimumSize(480, 300)

    def show_slide(self, slide: Slide) -> None:
        """Show another slide; it is read aloud, too."""
        self.slide = slide
        told = [
            f"{one.text}: {', '.join(each.text for each in one.patches)}" for one in slide.lines
        ]
        self.setAccessibleName(". ".join([slide.case, slide.headline, *told]))
        self.update()

    def show_clock(self, words: str, *, late: bool) -> None:
        """Show how long the step has taken; late is said by the words, and the colour follows."""
        self.clock, self.late = words, late
        self.update()

    def turn(self, theme: Theme) -> None:
        """Be light or dark."""
        self.theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(1280, 720)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = palette_of(self.theme)
        painter.fillRect(self.rect(), QColor(colours.surface))
        edge = self._px(EDGE)
        room = self.rect().adjusted(edge, edge * 2 // 3, -edge, -edge * 2 // 3)
        top = self._head(painter, room, colours)
        foot = self._foot(painter, room, colours)
        self._body(painter, QRect(room.left(), top, room.width(), foot - top), colours)

    def _px(self, share: float) -> int:
        return max(round(self.height() * share), 8)

    def _font(self, share: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        font = body_font(self._px(share))
        font.setWeight(weight)
        return font

    def _head(self, painter: QPainter, room: QRect, colours: Palette) -> int:
        tall = self._px(CLOCK)
        painter.setFont(self._font(CLOCK, QFont.Weight.Bold))
        painter.setPen(QColor(colours.warning.text if self.late else colours.text))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(room.left(), room.top(), room.width(), tall), right, self.clock)
        painter.setFont(self._font(PLAIN, QFont.Weight.DemiBold))
        painter.setPen(QColor(colours.accent))
        words = "   ".join(one for one in (self.slide.case, self.slide.place) if one)
        painter.drawText(QRect(room.left(), room.top(), room.width(), tall), LEFT, words)
        y = room.top() + tall + self._px(GAP)
        y = self._wrapped(painter, QRect(room.left(), y, room.width(), self._px(BIG) * 3), BIG)
        if self.slide.about:
            painter.setPen(QColor(colours.quiet))
            painter.setFont(self._font(LEAST))
            about = QRect(room.left(), y, room.width(), self._px(LEAST) * 4)
            taken = painter.boundingRect(about, int(WRAPPED), self.slide.about)
            painter.drawText(about, int(WRAPPED), self.slide.about)
            y = taken.bottom()
        return y + self._px(GAP) * 2

    def _wrapped(self, painter: QPainter, place: QRect, share: float) -> int:
        painter.setPen(QColor(palette_of(self.theme).text))
        painter.setFont(self._font(share, QFont.Weight.Bold))
        taken = painter.boundingRect(place, int(WRAPPED), self.slide.headline)
        painter.drawText(place, int(WRAPPED), self.slide.headline)
        return taken.bottom() + self._px(GAP)

    def _foot(self, painter: QPainter, room: QRect, colours: Palette) -> int:
        tall = round(self._px(LEAST) * 1.4)
        place = QRect(room.left(), room.bottom() - tall, room.width(), tall)
        painter.setFont(self._font(LEAST))
        painter.setPen(QColor(colours.quiet))
        painter.drawText(place, LEFT, self.foot)
        if not self.slide.more:
            return place.top()
        if not self.slide.alarm:
            above = place.translated(0, -round(tall * 1.1))
            painter.setFont(self._font(PLAIN * 0.85, QFont.Weight.DemiBold))
            painter.setPen(QColor(colours.text))
            painter.drawText(above, LEFT, self.slide.more)
            return above.top()
        shade = colours.danger
        font = self._font(PLAIN, QFont.Weight.DemiBold)
        high = round(self._px(PLAIN) * 1.8)
        bar = QRect(room.left(), place.top() - high - self._px(GAP), room.width(), high)
        self._patch(painter, bar, self.slide.more, font, shade)
        return bar.top() - self._px(GAP)

    def _body(self, painter: QPainter, room: QRect, colours: Palette) -> None:
        lines = self.slide.lines
        if not lines:
            return
        if self.slide.words:
            self._written(painter, room, colours)
            return
        columns = 1 if len(lines) <= ONE_COLUMN else 2
        down = -(-len(lines) // columns)
        tall = min(room.height() // down, round(self._px(PLAIN) * 2.2))
        wide = (room.width() - (columns - 1) * self._px(EDGE)) // columns
        share = max(min(PLAIN, tall / 1.7 / max(self.height(), 1)), LEAST * 0.8)
        for at, line in enumerate(lines):
            x = room.left() + (at // down) * (wide + self._px(EDGE))
            y = room.top() + (at % down) * tall
            self._line(painter, QRect(x, y, wide, tall), line, share, colours)

    def _line(
        self, painter: QPainter, place: QRect, line: Line, share: float, colours: Palette
    ) -> None:
        font = self._font(share, QFont.Weight.DemiBold)
        metrics, pad = QFontMetrics(font), self._px(GAP)
        widths = [metrics.horizontalAdvance(one.text) + 2 * pad for one in line.patches]
        painter.setFont(self._font(share))
        words_wide = QFontMetrics(painter.font()).horizontalAdvance(line.text)
        least = place.width() * (3 if len(widths) > 1 else 2) // 5
        most = max(place.width() - words_wide - 2 * pad, least)
        scale = min(1.0, most / max(sum(widths) + pad * len(widths), 1))
        x = place.right()
        for one, wide in reversed(list(zip(line.patches, widths, strict=True))):
            room = round(wide * scale)
            x -= room
            high = round(metrics.height() * 1.25)
            patch = QRect(x, place.center().y() - high // 2, room, high)
            shade = colours.grades.of(one.role)
            self._patch(painter, patch, one.text, font, shade)
            x -= pad
        painter.setFont(self._font(share))
        painter.setPen(QColor(colours.text))
        words = QRect(place.left(), place.top(), x - place.left() - pad, place.height())
        fits = QFontMetrics(painter.font()).horizontalAdvance(line.text) <= words.width()
        if not fits:
            painter.setFont(self._font(share * 0.78))
        flags = LEFT | Qt.TextFlag.TextWordWrap
        painter.drawText(words, int(flags), line.text)
        painter.fillRect(place.left(), place.bottom(), place.width(), 1, QColor(colours.line))

    def _patch(
        self, painter: QPainter, place: QRect, words: str, font: QFont, shade: Shade
    ) -> None:
        painter.setBrush(QColor(shade.back))
        painter.setPen(QColor(shade.edge))
        painter.drawRoundedRect(place, self._px(GAP) / 2, self._px(GAP) / 2)
        painter.setPen(QColor(shade.text))
        fitted = QFont(font)
        inside = place.width() - self._px(GAP)
        while (
            QFontMetrics(fitted).horizontalAdvance(words) > inside and fitted.pixelSize() > SMALLEST
        ):
            fitted.setPixelSize(fitted.pixelSize() - 1)
        painter.setFont(fitted)
        painter.drawText(place, CENTRE, words)

    def _written(self, painter: QPainter, room: QRect, colours: Palette) -> None:
        """Write what people said, each under whose words or what kind they are."""
        share = PLAIN
        while share > LEAST / 1.6 and self._height_of(painter, room, share) > room.height():
            share *= 0.92
        y = room.top()
        for line in self.slide.lines:
            painter.setFont(self._font(share * 0.7, QFont.Weight.DemiBold))
            painter.setPen(QColor(colours.quiet))
            tall = self._px(share * 0.9)
            painter.drawText(QRect(room.left(), y, room.width(), tall), LEFT, _who(line))
            painter.setFont(self._font(share))
            painter.setPen(QColor(colours.text))
            place = QRect(room.left(), y + tall, room.width(), room.height())
            taken = painter.boundingRect(place, int(WRAPPED), line.text)
            painter.drawText(place, int(WRAPPED), line.text)
            y = taken.bottom() + self._px(GAP)

    def _height_of(self, painter: QPainter, room: QRect, share: float) -> int:
        painter.setFont(self._font(share))
        total = 0
        for line in self.slide.lines:
            taken = painter.boundingRect(room, int(WRAPPED), line.text)
            total += taken.height() + self._px(share * 0.9) + self._px(GAP)
        return total


def _who(line: Line) -> str:
    return ", ".join(one.text for one in line.patches)
