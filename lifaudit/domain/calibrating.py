"""How far apart people graded one practice case, who leans which way, and how that drifts.

Only people who graded every domain count. Somebody leans by how many grades they are kinder than
the middle of the others, on average over the domains; what is no judgement of practice is left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, median

from lifaudit.domain.agreement import signed
from lifaudit.domain.calibration import PracticeCase, PracticeGrade
from lifaudit.domain.chart import Bar, Cell, Heatmap, Series, StackedBars
from lifaudit.domain.grading import Domain, Tally, domains_of, tally_of
from lifaudit.domain.instrument import Instrument
from lifaudit.domain.scale import Scale

PAIR = 2
FAR = 2
LEANS = 0.5
"""So many grades from the middle of the others, on average, is worth talking about."""


@dataclass(frozen=True, slots=True)
class Spread:
    """How the grades of one domain divide, and how many grades lie between its ends."""

    domain: Domain
    tally: Tally
    apart: int | None

    @property
    def words(self) -> str:
        """How far apart they are, in words."""
        if self.apart is None:
            return "One view" if self.tally.counted else "No view"
        steps = f"{self.apart} grade{'' if self.apart == 1 else 's'} apart"
        return steps if self.apart else "Alike"


@dataclass(frozen=True, slots=True)
class Lean:
    """How many grades one person is kinder than the middle of the others; None without any."""

    person: str
    name: str
    by: float | None

    @property
    def words(self) -> str:
        """Which way somebody leans."""
        if self.by is None:
            return "Nothing to compare"
        if abs(self.by) < LEANS:
            return f"With the others ({signed(self.by)})"
        return f"{'Kinder' if self.by > 0 else 'Stricter'} ({signed(self.by)})"

    @property
    def role(self) -> str:
        """The colour role of the words."""
        if self.by is None:
            return "none"
        if abs(self.by) < LEANS:
            return "good-high"
        return "weak" if self.by > 0 else "neutral"


@dataclass(frozen=True, slots=True)
class Round:
    """One practice case as everybody graded it who finished."""

    code: str
    practice: PracticeCase
    scale: Scale
    spreads: tuple[Spread, ...]
    leans: tuple[Lean, ...]

    @property
    def apart(self) -> float | None:
        """How many grades lie between the ends of a domain, on average over the domains."""
        found = [one.apart for one in self.spreads if one.apart is not None]
        return fmean(found) if found else None

    @property
    def sentence(self) -> str:
        """How many graded, and in how many domains they agree and part."""
        people = len(self.leans)
        who = f"{people} {'person has' if people == 1 else 'people have'} graded it"
        judged = [one for one in self.spreads if one.apart is not None]
        if not judged:
            return f"{who}."
        alike = sum(one.apart == 0 for one in judged)
        far = sum(one.apart is not None and one.apart >= FAR for one in judged)
        return (
            f"{who}: the same grade in {alike} of {len(judged)} domains, two or more grades apart "
            f"in {far}; {self.apart:.1f} grades apart on average."
        )

    @property
    def bars(self) -> StackedBars:
        """How the grades of every domain divide."""
        series = tuple(Series(point.label, point.role) for point in self.scale.points)
        bars = tuple(Bar(one.domain.title, one.tally.counts) for one in self.spreads)
        return StackedBars(f"Grades of {self.practice.title}", series, bars, "Domain")


def finished(grades: Iterable[PracticeGrade], form: Instrument) -> dict[str, dict[str, str]]:
    """Return the codes given by everybody who graded every domain with a reason, by domain."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for one in grades:
        if one.is_whole and one.judgement:
            found[one.person][one.domain] = one.judgement.value
    wanted = {one.key for one in domains_of(form)}
    return {person: given for person, given in sorted(found.items()) if wanted <= given.keys()}


def round_of(
    code: str,
    practice: PracticeCase,
    grades: Iterable[PracticeGrade],
    form: Instrument,
    names: Mapping[str, str],
) -> Round:
    """Return one practice case as everybody graded it who finished; `names` are of people by id."""
    scale = form.scale(form.grade_scale or "")
    given = finished(grades, form)
    spreads = tuple(_spread(scale, one, given) for one in domains_of(form))
    places = {person: _places(scale, said) for person, said in given.items()}
    leans = tuple(Lean(one, names.get(one, "Somebody else"), _lean(one, places)) for one in given)
    return Round(code, practice, scale, spreads, leans)


def drift_of(rounds: Sequence[Round]) -> Heatmap | None:
    """Return how everybody leaned from round to round; None before there are two rounds."""
    told = [one for one in rounds if one.leans]
    if len(told) < PAIR:
        return None
    names = {lean.person: lean.name for one in told for lean in one.leans}
    leans = [{lean.person: lean for lean in one.leans} for one in told]
    rows = tuple(tuple(_cell(found.get(person)) for found in leans) for person in names)
    apart = [f"{one.apart:.1f}" for one in told if one.apart is not None]
    spread = f" Grades were {', then '.join(apart)} apart on average." if apart else ""
    return Heatmap(
        "How each leans, from round to round",
        tuple(names.values()),
        tuple(one.code for one in told),
        rows,
        "Who",
        f"{_changes(names, leans)}{spread}",
    )


def comparable(rounds: Iterable[Round], scale: Scale) -> tuple[Round, ...]:
    """Return the rounds that were graded on the same points, in the order they were begun."""
    wanted = _judging(scale)
    some = [one for one in rounds if _judging(one.scale) == wanted]
    return tuple(sorted(some, key=lambda one: (str(one.practice.begun_on), one.code)))


def _changes(names: Mapping[str, str], leans: Sequence[Mapping[str, Lean]]) -> str:
    nearer = further = 0
    for person in names:
        said = [found[person].by for found in leans if person in found]
        known = [abs(one) for one in said if one is not None]
        if len(known) >= PAIR:
            nearer += known[-1] < known[0]
            further += known[-1] > known[0]
    return (
        f"From their first round to their last {nearer} came nearer to the others, "
        f"{further} went further away."
    )


def _cell(lean: Lean | None) -> Cell:
    return Cell(lean.words, lean.role) if lean else Cell("Not graded")


def _spread(scale: Scale, domain: Domain, given: Mapping[str, Mapping[str, str]]) -> Spread:
    known = {one.code: one for one in scale.points}
    points = [known[code] for said in given.values() if (code := said[domain.key]) in known]
    order = _judging(scale)
    places = [order.index(one.code) for one in points if one.counts]
    apart = max(places) - min(places) if len(places) >= PAIR else None
    return Spread(domain, tally_of(scale, points), apart)


def _places(scale: Scale, said: Mapping[str, str]) -> dict[str, int]:
    order = _judging(scale)
    return {domain: order.index(code) for domain, code in said.items() if code in order}


def _lean(person: str, places: Mapping[str, Mapping[str, int]]) -> float | None:
    others = [said for one, said in places.items() if one != person]
    found = list(_differences(places[person], others))
    return fmean(found) if found else None


def _differences(own: Mapping[str, int], others: Sequence[Mapping[str, int]]) -> Iterator[float]:
    for domain, place in own.items():
        beside = [said[domain] for said in others if domain in said]
        if beside:
            yield median(beside) - place


def _judging(scale: Scale) -> list[str]:
    return [one.code for one in scale.points if one.counts]
