"""Writing an instrument: how one question is answered, by its kind."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal

from lifaudit.domain.instrument import Instrument
from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import UNITS, Question
from ui.fields.bound import Bound, Tie
from ui.fields.check import CheckField
from ui.fields.choices import ChoicesField, number_text
from ui.fields.field import Field
from ui.fields.form import FormCard
from ui.fields.plain import NumberField, ShortTextField
from ui.fields.select import SelectField
from ui.widgets.labels import Hint

NUMBER = Tie(number_text, lambda text: float(str(text)) if str(text) else None)
SCALE = Tie(lambda key: key or "", lambda key: str(key) or None)
UNIT_WORDS = tuple((unit, unit.replace("-", " ").capitalize()) for unit in UNITS)
COUNTED = {
    Kind.GROUP: ("Rows at least", "Rows at most"),
}
NO_SCALES = "This instrument has no scale yet. Add one in the list at the left."
ROWS = "What is asked in every row stands under this question in the list at the left."
WORKED_OUT = "Nobody answers it; it is worked out below, under When it is asked."


class AnswerCard(FormCard):
    """Scale, choices, limits, and whether it must be answered; `told` carries the question."""

    told = Signal(object)

    def __init__(self, form: Instrument, asked: Question) -> None:
        super().__init__("How it is answered")
        self.named: dict[str, Field] = {}
        self._asked = asked
        self.bound, self.limits = Bound(asked, self), Bound(asked.limits, self)
        self.bound.told.connect(self.told)
        self.limits.told.connect(lambda limits: self.told.emit(replace(self._asked, limits=limits)))
        self._scale(form, asked.kind)
        if asked.kind.takes_choices:
            self._holds("choices", ChoicesField())
        self._limits(asked.kind)
        if asked.kind.answered:
            self._holds("required", CheckField("It must be answered"))
        for kind, words in ((Kind.GROUP, ROWS), (Kind.CALCULATED, WORKED_OUT)):
            if asked.kind is kind:
                self.hold(Hint(words))

    def show_question(self, asked: Question) -> None:
        """Take the question as it now stands."""
        self._asked = asked
        self.bound.show(asked)
        self.limits.show(asked.limits)

    def _scale(self, form: Instrument, kind: Kind) -> None:
        if not kind.takes_scale:
            return
        if not form.scales:
            self.hold(Hint(NO_SCALES))
        choices = [(one.key, one.title or one.key) for one in form.scales]
        self._holds("scale", SelectField("Scale", choices), SCALE)

    def _limits(self, kind: Kind) -> None:
        if kind.is_number or kind is Kind.GROUP:
            least, most = COUNTED.get(kind, ("At least", "At most"))
            self._limit("least", NumberField(least, "Empty: no limit."), NUMBER)
            self._limit("most", NumberField(most, "Empty: no limit."), NUMBER)
        if kind in (Kind.NUMBER, Kind.PERCENTAGE):
            self._limit("step", NumberField("In steps of", "Empty: any number."), NUMBER)
        if kind is Kind.DURATION:
            self._limit("unit", SelectField("Counted in", UNIT_WORDS))
        if kind in (Kind.WHOLE, Kind.NUMBER):
            self._limit("unit", ShortTextField("Unit", "Such as children. Empty: none."))
        if kind is Kind.SCALING:
            self._limit("low", ShortTextField("What 0 means"))
            self._limit("high", ShortTextField("What 10 means"))

    def _holds(self, name: str, field: Field, tie: Tie | None = None) -> None:
        self.named[name] = field
        field.setObjectName(f"editor.{name}")
        self.hold(self.bound.bind(name, field, tie) if tie else self.bound.bind(name, field))

    def _limit(self, name: str, field: Field, tie: Tie | None = None) -> None:
        self.named[name] = field
        field.setObjectName(f"editor.{name}")
        self.hold(self.limits.bind(name, field, tie) if tie else self.limits.bind(name, field))
