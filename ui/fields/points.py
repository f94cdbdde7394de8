"""A field for a few short points, one line each."""

from __future__ import annotations

from ui.fields.field import Field
from ui.fields.text import Line
from ui.theme.style import look
from ui.theme.tokens import Space
from ui.widgets.labels import PlainLabel
from ui.widgets.stack import column, holder, row

WIDE = 12


class PointsField(Field):
    """So many lines; its value is a tuple of those that say something, in order."""

    def __init__(self, label: str, lines: int, hint: str = "") -> None:
        super().__init__(label, hint)
        self.lines = [Line(f"{label}: {number}") for number in range(1, lines + 1)]
        numbered = column(gap=Space.S)
        for number, line in enumerate(self.lines, 1):
            line.settled.connect(self.commit)
            told = PlainLabel(str(number)).wear(tone="quiet")
            told.setMinimumWidth(look().px(WIDE))
            place = row(told, line, gap=Space.S)
            place.setStretch(1, 1)
            numbered.addLayout(place)
        self.edit_with(holder(numbered))

    @property
    def value(self) -> tuple[str, ...]:
        return tuple(line.text() for line in self.lines if line.text().strip())

    def set_value(self, value: object) -> None:
        said = value if isinstance(value, tuple) else ()
        if said == self.value:
            return
        for number, line in enumerate(self.lines):
            line.show_text(said[number] if number < len(said) else "")

    def focus_first(self) -> None:
        self.lines[0].setFocus()

    def flush(self) -> None:
        for line in self.lines:
            line.settle()
