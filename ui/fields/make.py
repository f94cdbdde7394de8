"""From a question to its field: the only switch on the kind of a question in the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from lifaudit.domain.instrument import Instrument
from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import Choice, Question
from lifaudit.domain.reading import in_words
from lifaudit.domain.scale import Scale
from lifaudit.domain.values import refusal_of
from ui.fields.acknowledge import AcknowledgeField
from ui.fields.calculated import CalculatedField
from ui.fields.choice import ChoiceField, ManyField
from ui.fields.date import DateField
from ui.fields.field import Field
from ui.fields.grade import ScaleField
from ui.fields.note import NoteField
from ui.fields.person import PersonField
from ui.fields.plain import LongTextField, ShortTextField
from ui.fields.quantity import QuantityField, measure_of
from ui.fields.ranking import RankingField
from ui.fields.rows import RowsField, counted
from ui.fields.scaling import ScalingField
from ui.theme.tokens import Space
from ui.widgets.disclosure import Disclosure
from ui.widgets.labels import Hint, PlainLabel
from ui.widgets.options import Option
from ui.widgets.stack import column, holder

SEEN = "Tick each record that was read. It is referred to, never attached."


def field_of(question: Question, instrument: Instrument) -> Field:
    """Return the field that answers a question, with its guidance at hand."""
    field = MAKERS[question.kind](question, instrument)
    field.setObjectName(question.key)
    if question.guidance or question.evidence_prompts:
        field.room.insertWidget(2, _guidance(question, instrument))
    return field


def _guidance(question: Question, instrument: Instrument) -> Disclosure:
    told = column(Hint(question.guidance), gap=Space.XS)
    for prompt in question.evidence_prompts:
        told.addWidget(PlainLabel(f"\N{BULLET} {prompt}"))
    if question.kind.takes_scale:
        told.addSpacing(Space.S)
        for point in instrument.scale(question.scale or "").points:
            told.addWidget(PlainLabel(f"{point.label}: {point.descriptor}").wear(letter="small"))
    return Disclosure("What to look for", holder(told))


def _scaled(question: Question, instrument: Instrument) -> Field:
    return ScaleField(question.text, _terse(instrument.scale(question.scale or "")))


def _terse(scale: Scale) -> Scale:
    """Leave out what the points mean: many questions share a scale, and guidance tells it."""
    return replace(scale, points=tuple(replace(point, descriptor="") for point in scale.points))


def _one_of(question: Question, _form: Instrument) -> Field:
    return ChoiceField(question.text, _options(question.choices))


def _many_of(question: Question, _form: Instrument) -> Field:
    return _several(question, "")


def _seen(question: Question, _form: Instrument) -> Field:
    return _several(question, SEEN)


def _several(question: Question, hint: str) -> Field:
    made = ManyField(question.text, _options(question.choices), hint)
    made.alone = frozenset(one.code for one in question.choices if one.alone)
    return made


def _ranking(question: Question, _form: Instrument) -> Field:
    return RankingField(question.text, _options(question.choices))


def _person(question: Question, _form: Instrument) -> Field:
    return PersonField(question.text, [one.label for one in question.choices])


def _options(choices: tuple[Choice, ...]) -> tuple[Option, ...]:
    return tuple(Option(choice.code, choice.label) for choice in choices)


def _quantity(question: Question, form: Instrument) -> Field:
    refuse = partial(refusal_of, form, question)
    return QuantityField(question.text, measure_of(question), refuse)


def _calculated(question: Question, form: Instrument) -> Field:
    return CalculatedField(question.text, partial(in_words, form, question))


MAKERS: dict[Kind, Callable[[Question, Instrument], Field]] = {
    Kind.GRADE: _scaled,
    Kind.YES_NO: _scaled,
    Kind.ONE_OF: _one_of,
    Kind.MANY_OF: _many_of,
    Kind.RANKING: _ranking,
    Kind.EVIDENCE: _seen,
    Kind.WHOLE: _quantity,
    Kind.PERCENTAGE: _quantity,
    Kind.DURATION: _quantity,
    Kind.NUMBER: _quantity,
    Kind.SCALING: lambda question, _form: ScalingField(question),
    Kind.DATE: lambda question, _form: DateField(question.text),
    Kind.SHORT_TEXT: lambda question, _form: ShortTextField(question.text),
    Kind.LONG_TEXT: lambda question, _form: LongTextField(question.text),
    Kind.PERSON: _person,
    Kind.ACKNOWLEDGE: lambda question, _form: AcknowledgeField(question.text),
    Kind.CALCULATED: _calculated,
    Kind.GROUP: lambda question, _form: RowsField(question.text, counted(question.limits)),
    Kind.NOTE: lambda question, _form: NoteField(question.text),
}
