"""Panels: framed messages and the places where a report is signed."""

from __future__ import annotations

from dataclasses import dataclass

from lifaudit.reports.boxes import Block, TextBlock, baseline
from lifaudit.reports.canvas import TaggedCanvas
from lifaudit.reports.inking import Box
from lifaudit.reports.structure import Element
from lifaudit.reports.style import (
    ACCENT,
    MUTED,
    PALE,
    RULE,
    SIGN_NOTE,
    SIGN_WAIT,
    WHITE,
    Colour,
)
from lifaudit.reports.tree import Plain
from lifaudit.reports.typesetting import typeset

_PAD = 14
FIELD_WIDTH = 232
FIELD_HEIGHT = 88
_FIELD_GAP = 12


@dataclass(frozen=True, slots=True)
class CalloutBlock(Block):
    """Texts on pale paper beside a bar of the role's colour."""

    texts: tuple[TextBlock, ...]
    bar: Colour
    measure: float
    opened: bool = True
    before: float = 8
    after: float = 16

    @property
    def height(self) -> float:
        return (
            2 * _PAD
            + sum(text.height + text.after for text in self.texts[:-1])
            + (self.texts[-1].height if self.texts else 0)
        )

    @property
    def least(self) -> float:
        return min(self.height, 6 * _PAD)

    def cut(self, room: float) -> tuple[Block, Block] | None:
        """Cut within the last text, which holds the message."""
        *above, last = self.texts
        used = 2 * _PAD + sum(text.height + text.after for text in above)
        parts = last.cut(room - used)
        if parts is None:
            return None
        head, tail = parts
        return (
            CalloutBlock((*above, head), self.bar, self.measure),
            CalloutBlock((tail,), self.bar, self.measure),
        )

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        canvas.fill_box(Box(x, top - self.height, x + self.measure, top), PALE, 5)
        canvas.fill_box(Box(x, top - self.height, x + 5, top), self.bar, 2.5)
        y = top - _PAD
        for text in self.texts:
            text.draw(canvas, x + _PAD + 6, y)
            y -= text.height + text.after


@dataclass(frozen=True, slots=True)
class SignatureBlock(Block):
    """Who signs and what that means on the left, the field itself on the right."""

    texts: tuple[TextBlock, ...]
    element: Element
    name: str
    told: str
    measure: float
    before: float = 0
    after: float = 14

    @property
    def height(self) -> float:
        written = sum(text.height + text.after for text in self.texts) + 2 * _PAD
        return max(written, FIELD_HEIGHT + 2 * _FIELD_GAP)

    @property
    def least(self) -> float:
        return self.height

    def cut(self, room: float) -> tuple[Block, Block] | None:  # noqa: ARG002 - the shape of Block
        return None

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        canvas.fill_box(Box(x, top - self.height, x + self.measure, top), PALE, 6)
        canvas.fill_box(Box(x, top - self.height, x + 5, top), ACCENT, 2.5)
        y = top - _PAD
        for text in self.texts:
            text.draw(canvas, x + _PAD + 6, y)
            y -= text.height + text.after
        right = x + self.measure - _FIELD_GAP
        middle = top - self.height / 2
        box = Box(right - FIELD_WIDTH, middle - FIELD_HEIGHT / 2, right, middle + FIELD_HEIGHT / 2)
        _draw_waiting(canvas, self.name)
        canvas.signature_field(self.element, self.name, self.told, box)


def _draw_waiting(canvas: TaggedCanvas, name: str) -> None:
    """Draw what the field shows until it is signed, as a form of its own."""
    canvas.beginForm(f"awaiting_{name}", 0, 0, FIELD_WIDTH, FIELD_HEIGHT)
    canvas.fill_box(Box(0, 0, FIELD_WIDTH, FIELD_HEIGHT), WHITE, 5)
    canvas.setLineWidth(0.8)
    canvas.setDash(3, 3)
    canvas.setStrokeColorRGB(MUTED.red, MUTED.green, MUTED.blue)
    canvas.roundRect(0.5, 0.5, FIELD_WIDTH - 1, FIELD_HEIGHT - 1, 5, stroke=1, fill=0)
    canvas.setDash()
    for line in typeset((Plain("Awaiting signature"),), SIGN_WAIT, FIELD_WIDTH):
        canvas.write(line, 14, FIELD_HEIGHT - 14 - baseline(SIGN_WAIT), SIGN_WAIT)
    canvas.setLineWidth(0.6)
    canvas.rule((14, 30), (FIELD_WIDTH - 14, 30), RULE)
    for line in typeset((Plain("Sign with lifaudit"),), SIGN_NOTE, FIELD_WIDTH):
        canvas.write(line, 14, 27 - baseline(SIGN_NOTE), SIGN_NOTE)
    canvas.endForm()
