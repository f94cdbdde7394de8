"""Where in an instrument one thing stands that can be written: the head, a scale, a section."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from lifaudit.domain.instrument import Instrument
from lifaudit.domain.question import Question
from lifaudit.domain.remark import Place


class Part(enum.Enum):
    """What sort of thing it is."""

    HEAD = "head"
    SCALE = "scale"
    SECTION = "section"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Spot:
    """One thing in an instrument, by its key; the head has none."""

    part: Part
    key: str = ""


HEAD = Spot(Part.HEAD)


def read_spot(text: str) -> Spot:
    """Read a thing written as `section:voice`; what names none is the head."""
    part, _, key = text.partition(":")
    known = {one.value: one for one in Part}
    return Spot(known[part], key) if part in known and key else HEAD


def holds(form: Instrument, spot: Spot) -> bool:
    """Whether an instrument has this thing."""
    return spot in every_spot(form)


def every_spot(form: Instrument) -> tuple[Spot, ...]:
    """Return everything there is, in the order it is written."""
    spots = [HEAD, *(Spot(Part.SCALE, one.key) for one in form.scales)]
    for section in form.all_sections:
        spots.append(Spot(Part.SECTION, section.key))
        spots += (
            Spot(Part.QUESTION, each.key) for asked in section.questions for each in asked.each
        )
    return tuple(spots)


def spot_at(form: Instrument, place: Place) -> Spot:
    """Return the thing a remark is about; the head where it is about none of the others."""
    match place:
        case ("scale", int(at), *_):
            return Spot(Part.SCALE, form.scales[at].key)
        case ("section", int(at), *rest):
            return _in_section(form.sections[at].key, form.sections[at].questions, rest)
        case ("overall", *rest) if form.overall is not None:
            return _in_section(form.overall.key, form.overall.questions, rest)
    return HEAD


def field_at(place: Place) -> str:
    """Return the property a remark is about, or nothing where it is about the thing itself."""
    words = [one for one in place if isinstance(one, str)]
    last = words[-1] if words else ""
    return "" if last in ("scale", "section", "overall", "question", "form") else last


def _in_section(section: str, questions: tuple[Question, ...], rest: list[str | int]) -> Spot:
    asked: Question | None = None
    while len(rest) > 1 and rest[0] == "question" and isinstance(rest[1], int):
        asked = questions[rest[1]]
        questions, rest = asked.questions, rest[2:]
    return Spot(Part.SECTION, section) if asked is None else Spot(Part.QUESTION, asked.key)
