"""From a question to its field: the only switch on the kind of a question in the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from lifaudit.domain.instrument import Instrument
from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import Choice, Question
from lifaudit.domain.scale import Scale
from ui.fields.choice import ChoiceField, ManyField
from ui.fields.date import DateField
from ui.fields.field import Field
from ui.fields.grade import ScaleField
from ui.fields.note import NoteField
from ui.fields.plain import LongTextField, NumberField, ShortTextField
from ui.theme.tokens import Space
from ui.widgets.disclosure import Disclosure
from ui.widgets.labels import Hint, PlainLabel
from ui.widgets.options import Option
from ui.widgets.stack import column, holder


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


def _one_of(question: Question, _instrument: Instrument) -> Field:
    return ChoiceField(question.text, _options(question.choices))


def _many_of(question: Question, _instrument: Instrument) -> Field:
    return ManyField(question.text, _options(question.choices))


def _options(choices: tuple[Choice, ...]) -> tuple[Option, ...]:
    return tuple(Option(choice.code, choice.label) for choice in choices)


MAKERS: dict[Kind, Callable[[Question, Instrument], Field]] = {
    Kind.GRADE: _scaled,
    Kind.YES_NO: _scaled,
    Kind.ONE_OF: _one_of,
    Kind.MANY_OF: _many_of,
    Kind.RANKING: _many_of,
    Kind.EVIDENCE: _many_of,
    Kind.WHOLE: lambda question, _instrument: NumberField(question.text),
    Kind.PERCENTAGE: lambda question, _instrument: NumberField(question.text),
    Kind.DURATION: lambda question, _instrument: NumberField(question.text),
    Kind.SCALING: lambda question, _instrument: NumberField(question.text),
    Kind.NUMBER: lambda question, _instrument: NumberField(question.text),
    Kind.DATE: lambda question, _instrument: DateField(question.text),
    Kind.SHORT_TEXT: lambda question, _instrument: ShortTextField(question.text),
    Kind.LONG_TEXT: lambda question, _instrument: LongTextField(question.text),
    Kind.PERSON: lambda question, _instrument: ShortTextField(question.text),
    Kind.ACKNOWLEDGE: lambda question, _instrument: ShortTextField(question.text),
    Kind.CALCULATED: lambda question, _instrument: NoteField(question.text),
    Kind.GROUP: lambda question, _instrument: NoteField(question.text),
    Kind.NOTE: lambda question, _instrument: NoteField(question.text),
}
