"""What the answers say about practice: strengths and gaps by domain, and questions least met.

An answer lies at the strong end when its point is above the middle of its scale, at the weak end
when below. Answers that do not count, or lie in the very middle, are at neither.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from lifaudit.domain.asked import read_path
from lifaudit.domain.casework import Answer
from lifaudit.domain.dossier import Dossier
from lifaudit.domain.grading import Tally, taking_part, tally_of
from lifaudit.domain.instrument import Instrument
from lifaudit.domain.question import Question
from lifaudit.domain.scale import Point, Scale


@dataclass(frozen=True, slots=True)
class Practice:
    """One domain: answers at either end of their scales, and returns that wrote about it."""

    section: str
    title: str
    strong: int
    weak: int
    counted: int
    noted_strengths: int
    noted_development: int


@dataclass(frozen=True, slots=True)
class Asked:
    """One question over all returns: how often it was weak or strong, where, and for whom."""

    question: str
    text: str
    section: str
    title: str
    tally: Tally
    weak: tuple[tuple[str, str], ...]
    strong: tuple[tuple[str, str], ...]

    @property
    def counted(self) -> int:
        """Answers that are a judgement of practice."""
        return self.tally.counted

    @property
    def weak_cases(self) -> tuple[str, ...]:
        """Cases in which any agency's answer was weak, in order."""
        return tuple(sorted({case for case, _ in self.weak}))

    @property
    def sentence(self) -> str:
        """How many answers were weak, out of how many."""
        return f"weak in {len(self.weak)} of {self.counted} answers"


def practice(dossier: Dossier) -> tuple[Practice, ...]:
    """Return strengths and gaps of every domain that asks anything or takes notes."""
    found = defaultdict(list)
    for one in asked(dossier):
        found[one.section].append(one)
    here = set(taking_part(dossier))
    notes = [
        one
        for one in dossier.notes
        if (one.case, one.agency) in here and not dossier.hides(one.case, one.agency, one.section)
    ]
    return tuple(
        Practice(
            section.key,
            section.title,
            sum(len(one.strong) for one in found[section.key]),
            sum(len(one.weak) for one in found[section.key]),
            sum(one.counted for one in found[section.key]),
            sum(1 for one in notes if one.section == section.key and one.strengths.strip()),
            sum(1 for one in notes if one.section == section.key and one.development.strip()),
        )
        for section in dossier.instruments.main.all_sections
        if section.notes or found[section.key]
    )


def asked(dossier: Dossier) -> tuple[Asked, ...]:
    """Return every question answered on a scale, in the order of the instrument."""
    form = dossier.instruments.main
    answers: dict[str, list[Answer]] = defaultdict(list)
    for one in counting(dossier):
        answers[read_path(one.question).question].append(one)
    return tuple(_asked(form, one, answers[one.key]) for one in _scaled(form))


def counting(dossier: Dossier) -> Iterator[Answer]:
    """Give the answers that count: those that apply, and of rows those that stand."""
    here = set(taking_part(dossier))
    gone = {(one.case, one.agency, one.row) for one in dossier.rows if one.removed}
    sections = {
        each.key: section.key
        for section in dossier.instruments.main.all_sections
        for asked in section.questions
        for each in asked.each
    }
    for one in dossier.answers:
        path, place = read_path(one.question), (one.case, one.agency)
        names = (sections.get(path.question, ""), path.group, path.question, one.question)
        if place in here and (*place, path.row) not in gone and not dossier.hides(*place, *names):
            yield one


def questions_least_met(dossier: Dossier) -> tuple[Asked, ...]:
    """Return questions with weak answers, the largest weak share first."""
    some = [one for one in asked(dossier) if one.weak]
    return tuple(sorted(some, key=lambda one: (-len(one.weak) / one.counted, -len(one.weak))))


def is_strong(scale: Scale, point: Point) -> bool:
    """Whether a point is above the middle of its scale."""
    return point.counts and point.points is not None and point.points > _middle(scale)


def is_weak(scale: Scale, point: Point) -> bool:
    """Whether a point is below the middle of its scale."""
    return point.counts and point.points is not None and point.points < _middle(scale)


def _asked(form: Instrument, question: Question, answers: list[Answer]) -> Asked:
    scale = form.scale(question.scale or "")
    points = {point.code: point for point in scale.points}
    weak = {code for code, point in points.items() if is_weak(scale, point)}
    strong = {code for code, point in points.items() if is_strong(scale, point)}
    section = form.section_of(question.key)
    return Asked(
        question.key,
        question.text,
        section.key,
        section.title,
        tally_of(scale, (points[one.value] for one in answers if one.value in points)),
        tuple((one.case, one.agency) for one in answers if one.value in weak),
        tuple((one.case, one.agency) for one in answers if one.value in strong),
    )


def _scaled(form: Instrument) -> Iterator[Question]:
    return (one for one in form.every_question if one.kind.takes_scale and one.scale)


def _middle(scale: Scale) -> float:
    steps = [point.points for point in scale.points if point.counts and point.points is not None]
    return (max(steps) + min(steps)) / 2 if steps else 0
