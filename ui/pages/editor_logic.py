"""Writing an instrument: when one question is asked, demanded and accepted."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal

from lifaudit.domain.instrument import Instrument
from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import Question
from ui.fields.bound import Bound
from ui.fields.condition import ConditionField
from ui.fields.field import Field
from ui.fields.form import FormCard
from ui.fields.plain import LongTextField, ShortTextField
from ui.models.offers import nearest_before, offers_of, this_answer

CALCULATION = "Such as ${health.visits} + ${health.calls}. Help explains what can be written."
FILTER = "An expression a choice must keep to be offered, about the extras it came with."


class LogicCard(FormCard):
    """The expressions of a question; `told` carries the question."""

    told = Signal(object)

    def __init__(self, form: Instrument, asked: Question) -> None:
        super().__init__("When it is asked")
        self.named: dict[str, Field] = {}
        self._asked = asked
        self.bound = Bound(asked.logic, self)
        self.bound.told.connect(lambda logic: self.told.emit(replace(self._asked, logic=logic)))
        others = offers_of(form, asked.key)
        before = nearest_before(form, asked.key)
        asked_when = ConditionField("Ask it when", "", others, "It is always asked.")
        asked_when.begin_at(before)
        self._holds("relevant", asked_when)
        if asked.kind.answered:
            demanded = ConditionField(
                "Demand an answer when", "", others, "No condition demands an answer."
            )
            demanded.begin_at(before)
            self._holds("required", demanded)
            own = (*this_answer(form, asked), *others)
            accepted = ConditionField(
                "Accept an answer when", "", own, "Every answer of its kind is accepted."
            )
            self._holds("constraint", accepted)
            self._holds("message", ShortTextField("What is said when it is not accepted"))
        if asked.kind is Kind.CALCULATED:
            self._holds("calculation", LongTextField("How it is worked out", CALCULATION, 1))
        if asked.logic.filter:
            self._holds("filter", LongTextField("Which choices are offered", FILTER, 1))

    def show_question(self, asked: Question) -> None:
        """Take the question as it now stands."""
        self._asked = asked
        self.bound.show(asked.logic)

    def _holds(self, name: str, field: Field) -> None:
        self.named["required_if" if name == "required" else name] = field
        field.setObjectName(f"editor.logic.{name}")
        self.hold(self.bound.bind(name, field))
