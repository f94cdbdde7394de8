"""The rules for one question: its kind, its scale, its choices, its rows and whom it is for."""

from __future__ import annotations

from collections.abc import Iterator

from lifaudit.domain.kinds import Kind
from lifaudit.domain.partnership import AgencyType
from lifaudit.domain.question import Question
from lifaudit.domain.remark import Place, Remark
from lifaudit.instruments.findings import did_you_mean
from lifaudit.instruments.limit_rules import broken_limits
from lifaudit.instruments.names import known_scale, one_word, sound_key, twins

AGENCIES = frozenset(kind.value for kind in AgencyType)
FEWEST_CHOICES = 2


def broken_question(place: Place, asked: Question, scales: frozenset[str]) -> Iterator[Remark]:
    """Find what would keep a question from being asked or answered."""
    if asked.scale is not None:
        yield from known_scale((*place, "scale"), asked.scale, scales)
    yield from _answer(place, asked)
    yield from _choices(place, asked)
    yield from _rows(place, asked)
    yield from _logic(place, asked)
    yield from broken_limits(place, asked)
    if asked.weight < 0:
        what = f"The weight ({asked.weight:g}) is below nought."
        yield Remark(
            (*place, "weight"), what, "A good answer would cost points.", "Write 0 or more."
        )
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
    if not kind.answered and asked.required:
        yield _misfit((*place, "required"), kind, "is only read", "Take required out.")


def _choices(place: Place, asked: Question) -> Iterator[Remark]:
    kind, codes = asked.kind, tuple(choice.code for choice in asked.choices)
    places = tuple((*place, "choices", at, "code") for at in range(len(codes)))
    yield from twins(zip(places, codes, strict=True))
    for at, code in zip(places, codes, strict=True):
        yield from one_word(at, code)
    if kind.takes_choices and len(codes) < FEWEST_CHOICES:
        mend = 'Add choices = [{code = "...", label = "..."}, ...].'
        yield _misfit((*place, "choices"), kind, "needs at least two choices", mend)
    if codes and not kind.takes_choices and kind is not Kind.PERSON:
        yield _misfit((*place, "choices"), kind, "takes no choices", "Take the choices out.")


def _rows(place: Place, asked: Question) -> Iterator[Remark]:
    if asked.kind is Kind.GROUP and not asked.questions:
        mend = "Add its questions as [[section.question.question]]."
        yield _misfit((*place, "question"), asked.kind, "needs questions of its own", mend)
    if asked.kind is not Kind.GROUP and asked.questions:
        mend = 'Write kind = "group", or move the questions out.'
        yield _misfit((*place, "question"), asked.kind, "takes no questions of its own", mend)
    for at, inner in enumerate(asked.questions):
        if inner.kind is Kind.GROUP:
            yield Remark(
                (*place, "question", at, "kind"),
                "A group stands inside another group.",
                "Rows within rows cannot be shown or counted.",
                "Make it a group of its own, beside this one.",
            )


def _logic(place: Place, asked: Question) -> Iterator[Remark]:
    """Find expressions that this kind of question could never use."""
    kind, logic = asked.kind, asked.logic
    if kind is Kind.CALCULATED and not logic.calculation:
        mend = 'Add calculation = "...": docs/expressions.md shows how.'
        yield _misfit((*place, "calculation"), kind, "needs a calculation", mend)
    if kind is not Kind.CALCULATED and logic.calculation:
        mend = 'Write kind = "calculated", or take the calculation out.'
        yield _misfit((*place, "calculation"), kind, "takes no calculation", mend)
    if logic.filter and not (kind.takes_choices or asked.choices):
        mend = "Take the filter out."
        yield _misfit((*place, "filter"), kind, "has no choices to filter", mend)
    if logic.required and not kind.answered:
        yield _misfit((*place, "required_if"), kind, "is only read", "Take required_if out.")
    if logic.constraint and not kind.answered:
        yield _misfit((*place, "constraint"), kind, "takes no constraint", "Take it out.")


def _misfit(place: Place, kind: Kind, what: str, mend: str) -> Remark:
    why = "The page could not be drawn as the form asks."
    return Remark(place, f"A question of kind '{kind.value}' {what}.", why, mend)
