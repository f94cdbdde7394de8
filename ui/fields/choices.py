"""The choices of a question, as those who write an instrument see them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QCheckBox

from lifaudit.domain.question import Choice
from lifaudit.domain.rekeying import free, slug
from ui.fields.lines import LineOf, LinesField, captioned
from ui.fields.plain import NUMBER
from ui.fields.text import Line
from ui.theme.tokens import Space
from ui.widgets.stack import column, holder
from ui.widgets.tiles import Tiles

TILE = 110
NONE = "No choices yet. Nobody could answer."
HINT = "In the order they are offered. A code is kept in every answer, so leave it once published."


class ChoiceLine(LineOf):
    """One choice: its words, its code, its points, and whether it stands alone."""

    def __init__(self, choice: Choice, number: int) -> None:
        super().__init__()
        name = f"choice {number}"
        self._choice = choice
        self.label = _line(f"Words of {name}", choice.label, "Words")
        self.code = _line(f"Code of {name}", choice.code, "Code")
        self.points = _line(f"Points of {name}", number_text(choice.points), "Points")
        self.alone = QCheckBox("Nothing beside it")
        self.alone.setAccessibleName(f"Nothing can be picked beside {name}")
        self.alone.setChecked(choice.alone)
        small = (captioned("Code", self.code), captioned("Points", self.points))
        cells = holder(column(self.label, holder(Tiles(small, TILE, Space.XS)), gap=Space.XS))
        self.lay_out(name, cells, self.alone)
        for line in (self.label, self.code, self.points):
            line.settled.connect(lambda *_: self.settled.emit())
        self.alone.clicked.connect(lambda *_: self.settled.emit())

    def item(self) -> Choice:
        return replace(
            self._choice,
            code=self.code.text().strip(),
            label=self.label.text().strip(),
            points=read_number(self.points.text(), self._choice.points),
            alone=self.alone.isChecked(),
        )

    def settle(self) -> None:
        for line in (self.label, self.code, self.points):
            line.settle()

    def focus_first(self) -> None:
        self.label.setFocus()
        self.label.selectAll()


class ChoicesField(LinesField):
    """A question's choices; its value is a tuple of Choice."""

    def __init__(self, label: str = "Choices") -> None:
        super().__init__(label, HINT, NONE, "Add a choice")

    def line_for(self, item: Any, number: int) -> ChoiceLine:
        return ChoiceLine(item, number)

    def blank(self) -> Choice:
        taken = {one.code for one in self.value}
        return Choice(free(slug(f"choice {len(self.lines) + 1}"), taken), "")


def number_text(number: float | None) -> str:
    """Write a number as people do, without noughts at its end."""
    return "" if number is None else f"{number:g}"


def read_number(text: str, otherwise: float | None) -> float | None:
    """Read a number; what is none leaves what was there."""
    tidy = text.strip().replace(",", ".")
    if not tidy:
        return None
    return float(tidy) if NUMBER.fullmatch(tidy) else otherwise


def _line(name: str, text: str, shown: str) -> Line:
    made = Line(name)
    made.setPlaceholderText(shown)
    made.show_text(text)
    return made
