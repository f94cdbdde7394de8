"""The caps of an instrument: what a grade in one section lets expect of the overall one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lifaudit.domain.instrument import Cap
from ui.fields.lines import LineOf, LinesField
from ui.theme.tokens import Space
from ui.widgets.select import Select
from ui.widgets.stack import holder
from ui.widgets.tiles import Tiles

TILE = 480
HINT = "Shown beside the human grade, never instead of it. The person who grades decides."
NONE = "No caps: the overall grade is judged freely."
ANY = ("", "Any section")
Choices = Sequence[tuple[str, str]]


class CapLine(LineOf):
    """Where this section is graded so or worse, the overall grade is expected to be so at best."""

    def __init__(self, cap: Cap, number: int, sections: Choices, points: Choices) -> None:
        super().__init__()
        name = f"cap {number}"
        self.section = Select(f"Section of {name}", [ANY, *sections])
        worse = [(code, f"at {words} or worse") for code, words in points]
        best = [(code, f"overall {words} at best") for code, words in points]
        self.at = Select(f"Grade of {name}", worse)
        self.most = Select(f"Best overall grade of {name}", best)
        cells = (self.section, self.at, self.most)
        for select, code in zip(cells, (cap.section, cap.at, cap.most), strict=True):
            select.choose(code)
            select.setSizeAdjustPolicy(
                Select.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            select.activated.connect(lambda *_: self.settled.emit())
        self.lay_out(name, holder(Tiles(cells, TILE, Space.XS)))

    def item(self) -> Cap:
        return Cap(self.section.code(), self.at.code(), self.most.code())

    def focus_first(self) -> None:
        self.section.setFocus()


class CapsField(LinesField):
    """The caps of an instrument; its value is a tuple of Cap."""

    def __init__(self, sections: Choices, points: Choices) -> None:
        super().__init__("Caps", HINT, NONE, "Add a cap")
        self._sections, self._points = tuple(sections), tuple(points)
        self.add.setEnabled(bool(points))

    def line_for(self, item: Any, number: int) -> CapLine:
        return CapLine(item, number, self._sections, self._points)

    def blank(self) -> Cap:
        worst, best = self._points[-1][0], self._points[0][0]
        return Cap("", worst, best)
