"""The points of a scale, as those who write an instrument see them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QCheckBox

from lifaudit.domain.rekeying import free
from lifaudit.domain.scale import ROLES, Point
from ui.fields.choices import number_text, read_number
from ui.fields.lines import LineOf, LinesField, captioned
from ui.fields.text import Box, Line
from ui.theme.tokens import Space
from ui.widgets.badges import GradeBadge
from ui.widgets.select import Select
from ui.widgets.stack import column, holder
from ui.widgets.tiles import Tiles

TILE = 150
ROLE_WORDS: dict[str, str] = {
    "good-high": "Colour of the best",
    "good": "Colour of good",
    "weak": "Colour of weak",
    "poor": "Colour of poor",
    "neutral": "Neutral colour",
    "none": "No colour",
}
NONE = "No points yet. Nobody could choose a grade."
HINT = (
    "The best first. The colour only helps the eye: the word always stands beside it. A point that "
    "does not count, such as not applicable, is left out of every average."
)


class PointLine(LineOf):
    """One point: word, code, points, colour, whether it counts, and what it looks like."""

    def __init__(self, point: Point, number: int) -> None:
        super().__init__()
        name = f"point {number}"
        self._point = point
        self.badge = GradeBadge(point.label, point.role)
        self.label = _line(f"Word of {name}", point.label, "Word")
        self.code = _line(f"Code of {name}", point.code, "Code")
        self.points = _line(f"Points of {name}", number_text(point.points), "Points")
        self.role = Select(f"Colour of {name}", [(role, ROLE_WORDS[role]) for role in ROLES])
        self.role.choose(point.role)
        fewest = Select.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.role.setSizeAdjustPolicy(fewest)
        self.counts = QCheckBox("Counts")
        self.counts.setAccessibleName(f"{name.capitalize()} counts in averages")
        self.counts.setChecked(point.counts)
        self.descriptor = Box(f"What {name} looks like", 1)
        self.descriptor.setPlaceholderText("What this point looks like in practice")
        self.descriptor.show_text(point.descriptor)
        cells = (
            captioned("Word", self.label),
            captioned("Code", self.code),
            captioned("Points", self.points),
            captioned("Colour", self.role),
        )
        tiles = holder(Tiles(cells, TILE, Space.XS))
        whole = holder(column(tiles, self.descriptor, gap=Space.XS))
        self.lay_out(name, whole, self.counts, self.badge)
        self._listen()

    def item(self) -> Point:
        return replace(
            self._point,
            code=self.code.text().strip(),
            label=self.label.text().strip(),
            points=read_number(self.points.text(), self._point.points),
            role=self.role.code(),
            descriptor=self.descriptor.text().strip(),
            counts=self.counts.isChecked(),
        )

    def settle(self) -> None:
        for line in (self.label, self.code, self.points, self.descriptor):
            line.settle()

    def focus_first(self) -> None:
        self.label.setFocus()
        self.label.selectAll()

    def _listen(self) -> None:
        for line in (self.label, self.code, self.points, self.descriptor):
            line.settled.connect(lambda *_: self._tell())
        self.role.activated.connect(lambda *_: self._tell())
        self.counts.clicked.connect(lambda *_: self._tell())

    def _tell(self) -> None:
        self.badge.show_grade(self.label.text().strip(), self.role.code())
        self.settled.emit()


class PointsField(LinesField):
    """A scale's points; its value is a tuple of Point."""

    def __init__(self, label: str = "Points") -> None:
        super().__init__(label, HINT, NONE, "Add a point")

    def line_for(self, item: Any, number: int) -> PointLine:
        return PointLine(item, number)

    def blank(self) -> Point:
        taken = {one.code for one in self.value}
        return Point(free(f"point-{len(self.lines) + 1}", taken), "", None, "neutral", "")


def _line(name: str, text: str, shown: str) -> Line:
    made = Line(name)
    made.setPlaceholderText(shown)
    made.show_text(text)
    return made
