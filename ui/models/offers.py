"""The questions a condition can ask about, and how each can be held against a value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lifaudit.domain.conditions import THIS, Form, Sign
from lifaudit.domain.instrument import Instrument
from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import Question

WORDS: dict[Sign, str] = {
    Sign.IS: "is",
    Sign.IS_NOT: "is not",
    Sign.MORE: "is more than",
    Sign.AT_LEAST: "is at least",
    Sign.LESS: "is less than",
    Sign.AT_MOST: "is at most",
    Sign.HOLDS: "includes",
    Sign.LACKS: "does not include",
    Sign.ANSWERED: "is answered",
    Sign.EMPTY: "is not answered",
}
DAY_WORDS = WORDS | {
    Sign.IS: "is on",
    Sign.IS_NOT: "is not on",
    Sign.MORE: "is after",
    Sign.AT_LEAST: "is on or after",
    Sign.LESS: "is before",
    Sign.AT_MOST: "is on or before",
}
LAST = (Sign.ANSWERED, Sign.EMPTY)
PICKED = (Sign.IS, Sign.IS_NOT, *LAST)
SEVERAL = (Sign.HOLDS, Sign.LACKS, *LAST)
ORDERED = (Sign.IS, Sign.IS_NOT, Sign.MORE, Sign.AT_LEAST, Sign.LESS, Sign.AT_MOST, *LAST)
LONGEST = 60
ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"


@dataclass(frozen=True, slots=True)
class Offer:
    """One question a condition can ask about, and the answers it can have where they are known."""

    key: str
    words: str
    kind: Kind
    answers: tuple[tuple[str, str], ...] = ()

    @property
    def signs(self) -> tuple[Sign, ...]:
        """How its answer can be held against a value."""
        if self.kind.takes_several:
            return SEVERAL
        return ORDERED if self.kind.is_number or self.kind in DATED else PICKED

    @property
    def form(self) -> Form:
        """How a value it is held against is written."""
        if self.kind.is_number or self.kind is Kind.CALCULATED:
            return Form.NUMBER
        return Form.DAY if self.kind is Kind.DATE else Form.TEXT

    def words_of(self, sign: Sign) -> str:
        """Say a sign as it is said of this question."""
        return (DAY_WORDS if self.kind is Kind.DATE else WORDS)[sign]


DATED = (Kind.DATE, Kind.CALCULATED)


def offers_of(form: Instrument, without: str = "") -> tuple[Offer, ...]:
    """Return every question a condition can ask about, but for one."""
    asked = (one for one in form.every_question if one.key != without)
    return tuple(offer_of(form, one) for one in asked if _is_told(one))


def nearest_before(form: Instrument, key: str) -> str:
    """Return the question before a question or section that a new condition begins at, or nothing.

    It is asked in the same rows, or in none: of other rows there may be many answers, or none.
    """
    found = ""
    for section in form.all_sections:
        if section.key == key:
            return found
        for asked in section.questions:
            if asked.key == key:
                return found
            inside = found
            for one in asked.questions:
                if one.key == key:
                    return inside
                inside = one.key if _is_told(one) else inside
            found = asked.key if _is_told(asked) else found
    return found


def this_answer(form: Instrument, asked: Question) -> tuple[Offer, ...]:
    """Return the one thing a constraint asks about first: the answer itself."""
    own = offer_of(form, asked)
    return (Offer(THIS, "This answer", own.kind, own.answers),)


def offer_of(form: Instrument, asked: Question) -> Offer:
    """Return a question as a condition can ask about it."""
    return Offer(
        asked.key, short(asked.text or asked.key), asked.kind, tuple(_answers(form, asked))
    )


def short(words: str) -> str:
    """Return the beginning of a question, enough to know it by."""
    line = " ".join(words.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + ELLIPSIS


def _is_told(asked: Question) -> bool:
    """Whether there is an answer, or something worked out, that a condition can ask about."""
    return asked.kind not in (Kind.NOTE, Kind.GROUP)


def _answers(form: Instrument, asked: Question) -> Iterator[tuple[str, str]]:
    for scale in form.scales:
        if scale.key == asked.scale and asked.kind.takes_scale:
            yield from ((point.code, point.label) for point in scale.points)
    if asked.kind.takes_choices:
        yield from ((choice.code, choice.label) for choice in asked.choices)
