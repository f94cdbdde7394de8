"""Inking: a canvas that draws set lines, boxes and rules in the colours of the style."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from lifaudit.reports.style import Colour, TextStyle
from lifaudit.reports.typesetting import Line, Stretch

rl_config.useA85 = 0  # text armour doubles the work, and the last pass takes it off again


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page, in points from the lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def sides(self) -> list[float]:
        """Left, bottom, right, top, rounded as they are written."""
        return [round(side, 2) for side in (self.left, self.bottom, self.right, self.top)]


class TaggedText(PDFTextObject):  # type: ignore[misc] # reportlab has no types
    """A text object that can say what its glyphs mean."""

    def open_span(self, spoken: str) -> None:
        """Say that what follows reads as `spoken`."""
        code = spoken.encode("utf-16-be").hex().upper()
        self._code.append(f"/Span <</ActualText <FEFF{code}>>> BDC")

    def close_span(self) -> None:
        self._code.append("EMC")


class InkCanvas(Canvas):  # type: ignore[misc] # reportlab has no types
    """Draws lines of text and simple shapes; knows nothing of tags."""

    def write(self, line: Line, x: float, baseline: float, style: TextStyle) -> None:
        """Draw a whole line, links included, as one piece of whatever is marked."""
        self.write_stretches(line.stretches, x, baseline, style)

    def write_stretches(
        self, stretches: tuple[Stretch, ...], x: float, baseline: float, style: TextStyle
    ) -> None:
        """Draw some stretches of a line that starts at x."""
        if not stretches:
            return
        text = TaggedText(self, x, baseline)
        text.setFillColorRGB(*_parts(style.ink))
        for stretch in stretches:
            _write(text, stretch, (x + stretch.x, baseline), style.size)
        self.drawText(text)

    def ink(self, fill: Colour) -> None:
        """Fill what follows in this colour."""
        self.setFillColorRGB(*_parts(fill))

    def rule(self, start: tuple[float, float], end: tuple[float, float], ink: Colour) -> None:
        """Draw a line of the current width."""
        self.setStrokeColorRGB(*_parts(ink))
        self.line(*start, *end)

    def fill_box(self, box: Box, fill: Colour, radius: float = 0) -> None:
        """Fill a rectangle, rounded by the radius."""
        self.ink(fill)
        width, height = box.right - box.left, box.top - box.bottom
        if radius:
            self.roundRect(box.left, box.bottom, width, height, radius, stroke=0, fill=1)
        else:
            self.rect(box.left, box.bottom, width, height, stroke=0, fill=1)


def _parts(ink: Colour) -> tuple[float, float, float]:
    return ink.red, ink.green, ink.blue


def _write(text: TaggedText, stretch: Stretch, at: tuple[float, float], size: float) -> None:
    if stretch.spoken:
        text.open_span(stretch.spoken)
    x, y = at
    for piece in stretch.pieces:
        text.setFont(piece.face.name, size)
        for glyph in piece.glyphs:
            text.setTextOrigin(x + glyph.x * size, y + glyph.y * size)
            text.textOut(glyph.code)
        if not piece.glyphs and piece.text:
            text.setTextOrigin(x, y)
            text.textOut(piece.text)
        x += piece.width * size
    if stretch.spoken:
        text.close_span()
