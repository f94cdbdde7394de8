"""Grading: every point with its number, its word and what it looks like, and why beside it."""

from __future__ import annotations

from PySide6.QtCore import Slot

from lifaudit.domain.casework import Judgement
from lifaudit.domain.instrument import Section
from lifaudit.domain.scale import Scale
from ui.fields.choice import ChoiceField
from ui.fields.field import Field
from ui.fields.text import Box
from ui.theme.tokens import Space
from ui.widgets.labels import Hint, PlainLabel
from ui.widgets.options import Option, Options
from ui.widgets.stack import column

WHY_MISSING = "Say why: a grade cannot stand without its reason."
GRADE_MISSING = "Choose a grade."


def scale_options(scale: Scale, section: Section | None = None) -> tuple[Option, ...]:
    """Return a scale's points, described as this section describes them where it does."""
    return tuple(
        Option(
            point.code,
            point.label,
            (section.descriptor(point.code) if section else "") or point.descriptor,
            point.role,
        )
        for point in scale.points
    )


class ScaleField(ChoiceField):
    """One point of a scale, as the answer to a question; its value is the code."""

    def __init__(self, label: str, scale: Scale, hint: str = "") -> None:
        super().__init__(label, scale_options(scale), hint)


class GradeField(Field):
    """A grade and its reason; the value is a Judgement, or None while nothing was chosen."""

    def __init__(
        self, label: str, scale: Scale, section: Section | None = None, hint: str = ""
    ) -> None:
        super().__init__(label, hint or (section.grade_guidance if section else ""))
        self.options = Options(scale_options(scale, section), label)
        self.options.picked.connect(self._on_picked)
        self.reason = Box(f"Why this grade: {label}", 3)
        self.reason.setPlaceholderText(
            "What did you see, where, and what did it mean for the child?"
        )
        self.reason.settled.connect(self._on_reason)
        why = PlainLabel("Why this grade").wear(letter="strong")
        told = Hint("Required. A number key grades; Tab goes on to the reason.")
        self.edit_with(self.options)
        beneath = column(why, told, self.reason, gap=Space.XS)
        beneath.setContentsMargins(0, Space.M - Space.S, 0, 0)
        self.room.insertLayout(self.room.indexOf(self.options) + 1, beneath)

    @property
    def value(self) -> Judgement | None:
        code, reason = self.options.code(), self.reason.text()
        return Judgement(code, reason) if code or reason.strip() else None

    def set_value(self, value: object) -> None:
        judgement = value if isinstance(value, Judgement) else Judgement("")
        self.options.choose(judgement.value)
        self.reason.show_text(judgement.reason)
        self._show_gap()

    def set_editable(self, *, editable: bool) -> None:
        super().set_editable(editable=editable)
        self.reason.setReadOnly(not editable)

    def focus_first(self) -> None:
        self.options.focus_first()

    def flush(self) -> None:
        self.reason.settle()

    @Slot(str)
    def _on_picked(self, _code: str) -> None:
        self._tell()

    @Slot(str)
    def _on_reason(self, _text: str) -> None:
        self._tell()

    def _tell(self) -> None:
        self._show_gap()
        self.committed.emit(self.value)

    def _show_gap(self) -> None:
        graded, reasoned = bool(self.options.code()), bool(self.reason.text().strip())
        if graded and not reasoned:
            self.mark_gap(WHY_MISSING)
        elif reasoned and not graded:
            self.mark_gap(GRADE_MISSING)
        else:
            self.mark_gap("")
