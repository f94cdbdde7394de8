"""Every text of a form that people read while they fill it in, with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lifaudit.domain.instrument import Instrument, Section
from lifaudit.domain.question import Question
from lifaudit.domain.remark import Place
from lifaudit.instruments.walk import asked_in, sections_of

_STOP = re.compile(r"(?<=[.?!:;])\s+")
_WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
_QUOTED = re.compile(
    r"[\u201c\"][^\u201c\u201d\"]*[\u201d\"]"
    r"|(?<!\w)['\u2018][^'\u2018\u2019]*['\u2019](?!\w)"
)


@dataclass(frozen=True, slots=True)
class Text:
    """Something a person reads, and where it stands."""

    place: Place
    text: str

    @property
    def own(self) -> str:
        """The form's own words, without those it quotes from somebody else."""
        return _QUOTED.sub(" ", self.text)


def texts_of(instrument: Instrument) -> Iterator[Text]:
    """Give every text of a form that is not empty, in the order in which it is read."""
    for name in ("purpose", "statement"):
        yield Text(("form", name), getattr(instrument, name))
    for place, section in sections_of(instrument):
        yield from _section(place, section)
    for asked in asked_in(instrument):
        yield from _question(asked.place, asked.question)


def _section(place: Place, section: Section) -> Iterator[Text]:
    yield Text((*place, "title"), section.title)
    yield Text((*place, "intro"), section.intro)
    yield Text((*place, "grade_guidance"), section.grade_guidance)
    for known in section.descriptors:
        yield Text((*place, "grades", known.code), known.text)


def _question(place: Place, asked: Question) -> Iterator[Text]:
    yield Text((*place, "text"), asked.text)
    yield Text((*place, "guidance"), asked.guidance)
    for at, prompt in enumerate(asked.evidence_prompts):
        yield Text((*place, "evidence", at), prompt)
    for at, choice in enumerate(asked.choices):
        yield Text((*place, "choices", at, "label"), choice.label)
    for name in ("low", "high"):
        yield Text((*place, name), getattr(asked.limits, name))
    yield Text((*place, "message"), asked.logic.message)


def sentences(text: str) -> list[str]:
    """Cut a text where a reader can draw breath: at full stops, colons and the like."""
    return _STOP.split(text)


def words(text: str) -> list[str]:
    """Return the words of a text."""
    return _WORD.findall(text)
