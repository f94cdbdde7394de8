"""How a question is put: one thing at a time, and without a riddle of negatives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lifaudit.domain.instrument import Instrument
from lifaudit.domain.remark import Place, Remark, Severity
from lifaudit.instruments.linting.texts import sentences, texts_of
from lifaudit.instruments.walk import asked_in

_NEGATIVE = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|neither|nor|without|cannot|\w+n['\u2019]t)\b",
    re.IGNORECASE,
)
_NOT_UN = re.compile(r"\bnot\s+un(?!der|til|less|it|i[oq])\w+", re.IGNORECASE)
_EITHER = re.compile(r"\band\s*/\s*or\b", re.IGNORECASE)


def unclear_wording(instrument: Instrument) -> Iterator[Remark]:
    """Find questions that two people would understand in two ways."""
    for text in texts_of(instrument):
        if _EITHER.search(text.own):
            yield Remark(
                text.place,
                "'and/or' leaves open what is meant.",
                "One reader takes it as 'and', another as 'or': their answers cannot be compared.",
                "Say which: 'a or b, or both'.",
                Severity.ADVICE,
            )
    for asked in asked_in(instrument):
        yield from _question((*asked.place, "text"), asked.question.text)


def _question(place: Place, text: str) -> Iterator[Remark]:
    if text.count("?") > 1:
        yield Remark(
            place,
            "The question asks two things at once.",
            "One answer cannot fit both.",
            "Make two questions of it, or move one into the guidance.",
            Severity.ADVICE,
        )
    if any(_is_double(sentence) for sentence in sentences(text)):
        yield Remark(
            place,
            "The question holds two negatives.",
            "Nobody is sure what a 'yes' would mean.",
            "Ask for what was done, or for what was not done: never both.",
            Severity.ADVICE,
        )


def _is_double(sentence: str) -> bool:
    return len(_NEGATIVE.findall(sentence)) > 1 or bool(_NOT_UN.search(sentence))
