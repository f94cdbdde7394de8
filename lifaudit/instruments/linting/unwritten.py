"""What a form leaves unsaid that people need: titles, labels, descriptors, guidance."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lifaudit.domain.instrument import Instrument, Section
from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import Question
from lifaudit.domain.remark import Place, Remark, Severity
from lifaudit.domain.scale import Scale
from lifaudit.instruments.walk import asked_in, sections_of

_HEAD = ("key", "version", "title", "purpose", "provenance")
WORDS = {
    "key": "key",
    "version": "version",
    "title": "title",
    "purpose": "line that says what it is for",
    "provenance": "line that says where it comes from",
    "grade_guidance": "guidance for its grade",
    "code": "code",
    "label": "label",
    "descriptor": "description of a point",
    "text": "text of a question",
}
"""How a person calls what a file keeps under these names."""


def unwritten(instrument: Instrument) -> Iterator[Remark]:
    """Find empty words that a form cannot do without."""
    yield from _empty(("form",), instrument, *_HEAD)
    for at, scale in enumerate(instrument.scales):
        yield from _scale(("scale", at), scale)
    for place, section in sections_of(instrument):
        yield from _empty(place, section, "key", "title")
        if section.graded:
            yield from _empty(place, section, "grade_guidance")
    for asked in asked_in(instrument):
        yield from _question(asked.place, asked.question)


def missing_guidance(instrument: Instrument) -> Iterator[Remark]:
    """Find questions, sections and ends of a scale that leave people to guess what is meant."""
    for place, section in sections_of(instrument):
        yield from _intro(place, section)
    for asked in asked_in(instrument):
        question = asked.question
        if question.kind.answered and not question.guidance:
            yield Remark(
                (*asked.place, "guidance"),
                "The question has no guidance.",
                "Two people would answer the same question about different things.",
                "Say in a sentence or two what to look for, and what counts.",
                Severity.ADVICE,
            )
        if question.kind is Kind.SCALING:
            yield from _ends(asked.place, question)
        yield from _message(asked.place, question)


def _intro(place: Place, section: Section) -> Iterator[Remark]:
    if not section.intro:
        yield Remark(
            (*place, "intro"),
            f"The section '{section.title}' has no introduction.",
            "People begin without knowing what it is about.",
            "Say in a sentence what to think of.",
            Severity.ADVICE,
        )


def _ends(place: Place, asked: Question) -> Iterator[Remark]:
    for name, number in (("low", 0), ("high", 10)):
        if not getattr(asked.limits, name):
            yield Remark(
                (*place, name),
                f"The scale from 0 to 10 does not say what {number} means.",
                "A number without words means something else to everybody.",
                f'Add {name} = "..." in a few words.',
                Severity.ADVICE,
            )


def _message(place: Place, asked: Question) -> Iterator[Remark]:
    """Find a constraint that tells nobody what is wrong, or a message that is never shown."""
    logic = asked.logic
    if logic.constraint and not logic.message:
        yield Remark(
            (*place, "constraint"),
            "The constraint has no message.",
            "People are told that their answer is wrong, and not why.",
            'Add message = "..." in plain words.',
            Severity.ADVICE,
        )
    if logic.message and not logic.constraint:
        yield Remark(
            (*place, "message"),
            "There is a message and no constraint.",
            "Nobody would ever see it.",
            "Add the constraint, or take the message out.",
            Severity.ADVICE,
        )


def _scale(place: Place, scale: Scale) -> Iterator[Remark]:
    yield from _empty(place, scale, "key", "title")
    for at, point in enumerate(scale.points):
        yield from _empty((*place, "point", at), point, "code", "label", "descriptor")


def _question(place: Place, asked: Question) -> Iterator[Remark]:
    yield from _empty(place, asked, "key", "text")
    for at, choice in enumerate(asked.choices):
        yield from _empty((*place, "choices", at), choice, "code", "label")


def _empty(place: Place, part: Any, *names: str) -> Iterator[Remark]:
    for name in names:
        if not getattr(part, name):
            yield Remark(
                (*place, name),
                f"The {WORDS[name]} is empty.",
                "A form must say this, so that everybody who fills it in reads the same.",
                "Write it, in plain words.",
            )
