"""What the caps of a form expect of the overall grade; the human grade stands whatever they say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lifaudit.domain.instrument import Cap, Section
from lifaudit.domain.scale import Point, Scale
from lifaudit.domain.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Ceiling:
    """A cap that holds here: this grade in this domain, so overall this at best."""

    title: str
    grade: Point
    most: Point

    @property
    def sentence(self) -> str:
        """The rule as it holds here, in words."""
        return f"{self.title} is {self.grade.label}: overall {self.most.label} at best."


@dataclass(frozen=True, slots=True)
class Expected:
    """The best overall grade the caps leave, why, and the grade that was given, if one was."""

    best: Point
    ceilings: tuple[Ceiling, ...]
    given: Point | None
    is_above: bool

    @property
    def sentence(self) -> str:
        """What the caps say, and how the grade that was given stands to it."""
        told = f"By its own rules the form expects {self.best.label} overall at best."
        if self.given is None:
            return told
        if self.is_above:
            return f"{told} {self.given.label} is better; it stands, and its reason should say why."
        return f"{told} {self.given.label} keeps to that."


def expected_of(sheet: Sheet) -> Expected | None:
    """Return what the caps expect; None where none of them holds."""
    form = sheet.instrument
    scale = form.scale(form.grade_scale) if form.grade_scale else None
    ceilings = tuple(_ceilings(sheet, scale)) if scale else ()
    if scale is None or not ceilings:
        return None
    best = max((one.most for one in ceilings), key=lambda one: _place(scale, one))
    given = _grade(sheet, scale, form.overall) if form.overall else None
    above = given is not None and _place(scale, given) < _place(scale, best)
    return Expected(best, ceilings, given, above)


def _ceilings(sheet: Sheet, scale: Scale) -> Iterator[Ceiling]:
    points = {one.code: one for one in scale.points}
    for cap in sheet.instrument.scoring.caps:
        at, most = points.get(cap.at), points.get(cap.most)
        for section in _capped(sheet, cap) if at and most else ():
            grade = _grade(sheet, scale, section)
            if grade and at and most and _place(scale, grade) >= _place(scale, at):
                yield Ceiling(section.title, grade, most)


def _capped(sheet: Sheet, cap: Cap) -> Iterator[Section]:
    """Give the sections a cap looks at; the overall grade itself caps nothing."""
    for section in sheet.instrument.sections:
        if section.graded and cap.section in ("", section.key) and sheet.applies(section):
            yield section


def _grade(sheet: Sheet, scale: Scale, section: Section) -> Point | None:
    """Return the grade that was given, where it is a judgement of practice."""
    judged = sheet.grade(section).judgement
    code = judged.value if judged else ""
    return next((one for one in scale.points if one.code == code and one.counts), None)


def _place(scale: Scale, point: Point) -> int:
    """Return where a point stands: scales are written best first."""
    return scale.points.index(point)
