"""Furniture: what stands at the head and foot of every page after the cover."""

from __future__ import annotations

from dataclasses import dataclass

from lifaudit.reports.canvas import TaggedCanvas
from lifaudit.reports.style import (
    FURNITURE,
    MARKING,
    MEASURE,
    MM,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RULE,
    SIDE,
    TextStyle,
)
from lifaudit.reports.tree import Plain, Report, short_fingerprint
from lifaudit.reports.typesetting import Line, typeset

_HEAD = PAGE_HEIGHT - 19 * MM
_FOOT = 16 * MM


@dataclass(frozen=True, slots=True)
class Furniture:
    """The marking, the title, the fingerprint and the page number."""

    report: Report
    pages: int

    def __call__(self, canvas: TaggedCanvas) -> None:
        """Draw head and foot of the page being filled."""
        canvas.setLineWidth(0.6)
        with canvas.furniture("Header"):
            self._mark(canvas, PAGE_HEIGHT - 12 * MM)
            canvas.write(_one(self.report.title, FURNITURE, MEASURE * 0.7), SIDE, _HEAD, FURNITURE)
            _write_right(canvas, self.report.cover.kicker, _HEAD)
            canvas.rule((SIDE, _HEAD - 6), (SIDE + MEASURE, _HEAD - 6), RULE)
        with canvas.furniture("Footer"):
            canvas.rule((SIDE, _FOOT + 12), (SIDE + MEASURE, _FOOT + 12), RULE)
            told = f"Fingerprint {short_fingerprint(self.report.fingerprint)}"
            canvas.write(_one(told, FURNITURE, MEASURE), SIDE, _FOOT, FURNITURE)
            _write_right(canvas, f"Page {canvas.page} of {self.pages}", _FOOT)
            self._mark(canvas, 9 * MM)

    def _mark(self, canvas: TaggedCanvas, y: float) -> None:
        line = _one(self.report.marking.upper(), MARKING, MEASURE)
        canvas.write(line, (PAGE_WIDTH - line.width) / 2, y, MARKING)


def _one(text: str, style: TextStyle, measure: float) -> Line:
    """Return the text as one line, cut short with an ellipsis when it does not fit."""
    lines = typeset((Plain(text),), style, measure)
    if len(lines) == 1:
        return lines[0]
    start = "".join(piece.text for part in lines[0].stretches for piece in part.pieces).rstrip()
    return typeset((Plain(f"{start}…"),), style, 1e6)[0]


def _write_right(canvas: TaggedCanvas, text: str, y: float) -> None:
    line = _one(text, FURNITURE, MEASURE * 0.3)
    canvas.write(line, SIDE + MEASURE - line.width, y, FURNITURE)
