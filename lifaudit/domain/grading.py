"""Which grades count in an audit, and what a number of grades together say.

A grade counts when its case is in the sample, its agency is asked and has not declared that it
did not work with the child, and its domain applies there. Points that do not count ("not enough
evidence") are told apart and never averaged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lifaudit.domain.casework import OVERALL, PANEL, Grade, Involvement, Judgement, Stage
from lifaudit.domain.dossier import Dossier
from lifaudit.domain.instrument import Instrument
from lifaudit.domain.scale import Point, Scale

UNGRADED = Scale("ungraded", "Not graded", ())
ABSENT = (Involvement.NOT_KNOWN, Involvement.KNOWN_NOT_INVOLVED)


@dataclass(frozen=True, slots=True)
class Domain:
    """A part of practice that takes a grade: the word it is kept under, and its title."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Given:
    """One grade that counts in the audit: who gave which point for what, and why."""

    case: str
    agency: str
    domain: str
    point: Point
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class Tally:
    """How often each point of a scale was given, in the order of the scale."""

    scale: Scale
    counts: tuple[int, ...]

    @property
    def given(self) -> int:
        """Every grade, those that do not count among them."""
        return sum(self.counts)

    @property
    def counted(self) -> int:
        """The denominator: grades that are a judgement of practice."""
        return sum(number for point, number in self.each if point.counts)

    @property
    def each(self) -> tuple[tuple[Point, int], ...]:
        """Every point with how often it was given."""
        return tuple(zip(self.scale.points, self.counts, strict=True))

    @property
    def usual(self) -> tuple[Point, ...]:
        """The point given most often, or those that were given equally often, best first.

        Points that do not count are named only where nothing else was given.
        """
        some = [(point, n) for point, n in self.each if n and point.counts]
        some = some or [(point, n) for point, n in self.each if n]
        most = max((n for _, n in some), default=0)
        return tuple(point for point, n in some if n == most)

    @property
    def weakest(self) -> Point | None:
        """The weakest point that was given and counts."""
        return next((p for p, n in reversed(self.each) if n and p.counts), None)

    @property
    def word(self) -> str:
        """The most usual grade; of equally usual ones the first and the last are named."""
        usual = self.usual
        if len(usual) < 2:  # noqa: PLR2004 - one is the plain case
            return usual[0].label if usual else "No grade"
        between = "or" if len(usual) == 2 else "to"  # noqa: PLR2004 - a pair reads as a choice
        return f"{usual[0].label} {between} {usual[-1].label}"

    @property
    def share(self) -> str:
        """How many gave the most usual grade, out of how many, such as "5 of 8"."""
        usual = self.usual
        if not usual:
            return ""
        number = self.counts[self.scale.points.index(usual[0])]
        told = f"{number} of {self.counted if usual[0].counts else self.given}"
        return told if len(usual) == 1 else f"{told} each"

    @property
    def words(self) -> str:
        """The most usual grade and its share, such as "Good, 5 of 8"."""
        return f"{self.word}, {self.share}" if self.usual else self.word

    @property
    def role(self) -> str:
        """The colour role of the most usual grade; of equal ones the weakest, so none is hidden."""
        return self.usual[-1].role if self.usual else "none"

    @property
    def sentence(self) -> str:
        """Every point that was given, with its number."""
        told = ", ".join(f"{number} {point.label}" for point, number in self.each if number)
        return told or "no grade yet"


def tally_of(scale: Scale, points: Iterable[Point]) -> Tally:
    """Count points of a scale."""
    number = Counter(point.code for point in points)
    return Tally(scale, tuple(number[point.code] for point in scale.points))


def domains_of(instrument: Instrument) -> tuple[Domain, ...]:
    """Return what takes a grade in an instrument, the overall grade last."""
    return tuple(
        Domain(OVERALL if one is instrument.overall else one.key, one.title)
        for one in instrument.graded_sections
    )


def agency_scale(dossier: Dossier) -> Scale:
    """Return the scale agencies grade on; empty for an ungraded instrument."""
    return _scale(dossier.instruments.main)


def panel_scale(dossier: Dossier) -> Scale:
    """Return the scale the panel grades on: its own, or else the agencies'."""
    return _scale(dossier.instruments.panel or dossier.instruments.main)


def agency_grades(dossier: Dossier) -> tuple[Given, ...]:
    """Return the grades agencies gave, in the order they are kept."""
    here = set(taking_part(dossier))
    overall = dossier.instruments.main.overall
    hidden = {OVERALL: overall.key} if overall else {}
    some = (
        one
        for one in dossier.grades
        if (one.case, one.agency) in here
        and not dossier.hides(one.case, one.agency, hidden.get(one.domain, one.domain))
    )
    return tuple(_given(some, Stage.AGENCY, agency_scale(dossier)))


def panel_grades(dossier: Dossier) -> tuple[Given, ...]:
    """Return the grades panels agreed, which stand beside the agencies' and replace none."""
    cases = {one.case for one in dossier.cases}
    some = (one for one in dossier.grades if one.case in cases and one.agency == PANEL)
    return tuple(_given(some, Stage.PANEL, panel_scale(dossier)))


def moderated_grades(dossier: Dossier) -> tuple[Given, ...]:
    """Return the grades that moderation gave: for a case, or for one agency by itself.

    One without its reason does not stand yet, since it would take the place of another.
    """
    cases = {one.case for one in dossier.cases}
    asked = {one.agency for one in dossier.agencies}
    some = [one for one in dossier.grades if one.case in cases and one.is_whole]
    of_cases = (one for one in some if one.agency == PANEL)
    of_agencies = (one for one in some if one.agency in asked)
    return (
        *_given(of_cases, Stage.MODERATED, panel_scale(dossier)),
        *_given(of_agencies, Stage.MODERATED, agency_scale(dossier)),
    )


def taking_part(dossier: Dossier) -> tuple[tuple[str, str], ...]:
    """Return the pairs of case and agency where nobody declared that there was no involvement."""
    absent = {(one.case, one.agency) for one in dossier.returns if one.involvement in ABSENT}
    pairs = ((case.case, agency.agency) for case, agency in dossier.asked)
    return tuple(pair for pair in pairs if pair not in absent)


def _given(grades: Iterable[Grade], stage: Stage, scale: Scale) -> Iterator[Given]:
    points = {point.code: point for point in scale.points}
    for one in grades:
        judged = one.judgement
        if one.stage == stage.value and judged is not None and judged.value in points:
            yield Given(one.case, one.agency, one.domain, points[judged.value], judged)


def _scale(instrument: Instrument) -> Scale:
    return instrument.scale(instrument.grade_scale) if instrument.grade_scale else UNGRADED
