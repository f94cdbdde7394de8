"""What the answers of one return add up to: always beside the human grade, never instead of it.

A criterion is a question whose answers carry points: a point of a scale, or choices of its own.
What does not apply, was answered with a point that does not count, or is not answered yet is left
out on both sides, so that what is left still makes the whole: three criteria of five, all met, are
100 per cent.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lifaudit.domain.capping import Expected, expected_of
from lifaudit.domain.instrument import Instrument, Section
from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import Choice, Question
from lifaudit.domain.scale import Point
from lifaudit.domain.sheet import Sheet
from lifaudit.domain.values import codes_in, written

NONE, PERCENT = "none", "percent"
HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Score:
    """What a section, or the whole, adds up to; points are weighted.

    `applied` criteria count, `left_out` were answered as not applying, `open` are not answered
    yet. `percent` is None where nothing applies.
    """

    key: str
    title: str
    basis: str
    got: float
    most: float
    applied: int
    left_out: int
    open: int
    percent: float | None

    @property
    def words(self) -> str:
        """The score as the form counts it, such as "75 %" or "12 of 16 points"."""
        if self.percent is None:
            return "Nothing to score yet" if self.open else "Does not apply"
        if self.basis == PERCENT:
            return f"{round(self.percent)} %"
        return f"{written(round(self.got, 2))} of {written(round(self.most, 2))} points"

    @property
    def counted(self) -> str:
        """How many criteria the score rests on, and what became of the others."""
        parts = [f"{self.applied} of {self.applied + self.left_out + self.open} criteria counted"]
        if self.left_out:
            parts.append(f"{self.left_out} not applicable")
        if self.open:
            parts.append(f"{self.open} not answered yet")
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class Scored:
    """All scores of one return; `overall` is None where the form counts no points."""

    sections: tuple[Score, ...]
    overall: Score | None
    expected: Expected | None


def is_scored(form: Instrument) -> bool:
    """Whether a form counts anything beside the grades."""
    return form.scoring.basis != NONE or bool(form.scoring.caps)


def scored(sheet: Sheet) -> Scored | None:
    """Return what a return adds up to; None where its instrument counts nothing."""
    if not is_scored(sheet.instrument):
        return None
    parts = tuple(_scores(sheet))
    return Scored(parts, _whole(sheet, parts), expected_of(sheet))


def _scores(sheet: Sheet) -> Iterator[Score]:
    if sheet.instrument.scoring.basis == NONE:
        return
    answers = {one.question: one.value for one in sheet.recorded.answers}
    for section in sheet.instrument.all_sections:
        criteria = list(_criteria(sheet, section, answers))
        if criteria:
            yield _score(sheet, section, criteria)


@dataclass(frozen=True, slots=True)
class _Criterion:
    """One criterion: weighted points of those there are; `got` is None where nothing counts."""

    got: float | None
    most: float
    is_open: bool


def _criteria(sheet: Sheet, section: Section, answers: dict[str, str]) -> Iterator[_Criterion]:
    for posed in sheet.posed(section):
        path, question = posed.path.text, posed.question
        value, weight = answers.get(path, ""), question.weight
        if question.kind.takes_scale:
            points = sheet.instrument.scale(question.scale or "").points
            most, got = _of_scale(points), _on_scale(points, value)
        elif question.kind.takes_choices and question.kind is not Kind.RANKING:
            choices = _offered(question, sheet.worked.offered.get(path))
            most, got = _best(question, choices), _picked(choices, value)
        else:
            continue
        if most is not None:
            yield _Criterion(None if got is None else got * weight, most * weight, not value)


def _score(sheet: Sheet, section: Section, criteria: Sequence[_Criterion]) -> Score:
    counted = [one for one in criteria if one.got is not None]
    got, most = sum(one.got or 0.0 for one in counted), sum(one.most for one in counted)
    unanswered = sum(one.is_open for one in criteria)
    return Score(
        section.key,
        section.title,
        sheet.instrument.scoring.basis,
        got,
        most,
        len(counted),
        len(criteria) - len(counted) - unanswered,
        unanswered,
        HUNDRED * got / most if most > 0 else None,
    )


def _whole(sheet: Sheet, parts: Sequence[Score]) -> Score | None:
    """Add sections up by their weight; in percent, as the weighted mean of those that apply."""
    if not parts:
        return None
    weights = {one.key: one.weight for one in sheet.instrument.all_sections}
    some = [(weights[one.key], one) for one in parts if one.percent is not None]
    got, most = sum(w * one.got for w, one in some), sum(w * one.most for w, one in some)
    basis = sheet.instrument.scoring.basis
    share = (HUNDRED * got, most)
    if basis == PERCENT:
        share = (sum(w * (one.percent or 0.0) for w, one in some), sum(w for w, _ in some))
    return Score(
        "overall",
        "Overall",
        basis,
        got,
        most,
        sum(one.applied for one in parts),
        sum(one.left_out for one in parts),
        sum(one.open for one in parts),
        share[0] / share[1] if share[1] > 0 else None,
    )


def _of_scale(points: Sequence[Point]) -> float | None:
    return max(
        (one.points for one in points if one.counts and one.points is not None), default=None
    )


def _on_scale(points: Sequence[Point], code: str) -> float | None:
    return next((one.points for one in points if one.counts and one.code == code), None)


def _offered(question: Question, codes: Sequence[str] | None) -> Sequence[Choice]:
    return [one for one in question.choices if codes is None or one.code in codes]


def _best(question: Question, choices: Sequence[Choice]) -> float | None:
    """Return the most that can be had: of one pick the best, of several all that add something."""
    points = [(one.alone, one.points) for one in choices if one.points is not None]
    if not points:
        return None
    best = max(number for _, number in points)
    if not question.kind.takes_several:
        return best
    return max(best, sum(number for alone, number in points if number > 0 and not alone))


def _picked(choices: Sequence[Choice], value: str) -> float | None:
    """Return the points of what was picked of the choices; None where nothing of it carries any."""
    codes = set(codes_in(value))
    points = [one.points for one in choices if one.code in codes]
    counted = [number for number in points if number is not None]
    return sum(counted) if counted else None
