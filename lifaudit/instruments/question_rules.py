"""The rules for one question: its kind, its scale, its choices and whom it is for."""

from __future__ import annotations

from collections.abc import Iterator

from lifaudit.domain.kinds import Kind
from lifaudit.domain.partnership import AgencyType
from lifaudit.domain.question import Question
from lifaudit.domain.remark import Place, Remark
from lifaudit.instruments.findings import did_you_mean
from lifaudit.instruments.names import known_scale, sound_key, twins

AGENCIES = frozenset(kind.value for kind in AgencyType)
FEWEST_CHOICES = 2


def broken_question(place: Place, asked: Question, scales: frozenset[str]) -> Iterator[Remark]:
    """Find what would keep a question from being asked or answered."""
    if asked.scale is not None:
        yield from known_scale((*place, "scale"), asked.scale, scales)
    yield from _answer(place, asked)
    codes = ((*place, "choices", at, "code") for at in range(len(asked.choices)))
    yield from twins(zip(codes, (choice.code for choice in asked.choices), strict=True))
    for word in sorted(asked.tags):
        yield from sound_key((*place, "tags"), word)
    for word in sorted(asked.agencies - AGENCIES):
        yield Remark(
            (*place, "agencies"),
            f"There is no type of agency called '{word}'.",
            "Nobody would ever be asked the question.",
            did_you_mean(word, AGENCIES),
        )


def _answer(place: Place, asked: Question) -> Iterator[Remark]:
    """Find what a question of this kind needs and lacks, or has and cannot use."""
    kind = asked.kind
    if kind.takes_scale and asked.scale is None:
        yield _misfit((*place, "scale"), kind, "needs a scale", 'Add scale = "met-4", say.')
    if not kind.takes_scale and asked.scale is not None:
        yield _misfit((*place, "scale"), kind, "takes no scale", "Take the scale out.")
    if kind.takes_choices and len(asked.choices) < FEWEST_CHOICES:
        mend = 'Add choices = [{code = "...", label = "..."}, ...].'
        yield _misfit((*place, "choices"), kind, "needs at least two choices", mend)
    if not kind.takes_choices and asked.choices:
        yield _misfit((*place, "choices"), kind, "takes no choices", "Take the choices out.")
    if not kind.answered and asked.required:
        yield _misfit((*place, "required"), kind, "is only read", "Take required out.")


def _misfit(place: Place, kind: Kind, what: str, mend: str) -> Remark:
    why = "The page could not be drawn as the form asks."
    return Remark(place, f"A question of kind '{kind.value}' {what}.", why, mend)
