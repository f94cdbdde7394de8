"""How far the agencies of an audit, the panel and moderation agree, and where they do not.

An agency is compared with the grade that stands in the end: the moderated one where there is one,
else the panel's. Two agencies are compared with each other in what both judged in the same case;
they saw different work, so that a difference between them is a question and not an error. Where
several people graded for one agency, each of them is compared by themselves there.

What was committed when a case was called counts, whatever was recorded since: only that was given
without sight of the others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from lifaudit.domain.agreement import (
    SERIES,
    Agreement,
    Rated,
    agreement_of,
    bars_of,
    percent,
    signed,
)
from lifaudit.domain.chart import StackedBars
from lifaudit.domain.committing import as_committed
from lifaudit.domain.dossier import Dossier
from lifaudit.domain.grading import Domain, Given, agency_grades, agency_scale, domains_of
from lifaudit.domain.scale import Point
from lifaudit.domain.settling import settled


@dataclass(frozen=True, slots=True)
class Apart:
    """One grade that did not stand: who gave it for what, and what stands now.

    `by` is how many places further down the scale the grade is that stands; an agency that was
    stricter has it below nothing.
    """

    case: str
    agency: str
    name: str
    domain: Domain
    gave: Point
    stands: Point
    by: int
    reason: str = field(default="", repr=False)

    @property
    def words(self) -> str:
        """How far apart and which way, such as "2 grades kinder"."""
        steps = abs(self.by)
        return f"{steps} grade{'' if steps == 1 else 's'} {'kinder' if self.by > 0 else 'stricter'}"


@dataclass(frozen=True, slots=True)
class Agreements:
    """The agreement of one audit, whole and by domain, by agency and of agencies two by two.

    `belated` is how many grades were changed, or given at all, only after their case was called.
    """

    whole: Agreement
    domains: tuple[Agreement, ...]
    agencies: tuple[Agreement, ...]
    between: tuple[Agreement, ...]
    apart: tuple[Apart, ...]
    settled: str
    looked_at: str
    belated: int = 0

    @property
    def is_told(self) -> bool:
        """There is anything to compare."""
        return bool(self.whole.pairs or any(one.pairs for one in self.between))

    @property
    def sentence(self) -> str:
        """How often agencies and what stands agree, in words and out of how many."""
        one = self.whole
        if not one.pairs:
            return f"No grade of an agency can be compared with {self.settled} yet."
        return (
            f"Agencies gave the same grade as {self.settled} in {percent(one.same, one.pairs)}, "
            f"and one grade apart in {one.one_apart}; agencies were kinder in {one.kinder} and "
            f"stricter in {one.stricter}."
        )

    @property
    def figures(self) -> str:
        """The figures behind the words, for those who read them."""
        one = self.whole
        return (
            f"Optimism index {signed(one.optimism)}. Weighted kappa: {one.kappa_words}. "
            f"Gwet's AC1: {one.ac1_words}; AC2: {one.ac2_words}. "
            f"{one.pairs} pairs from {self.looked_at}."
        )

    @property
    def bars(self) -> StackedBars:
        """How the grades of every agency lie to those that stand, from kinder to stricter."""
        title = "Grades of agencies beside those that stand"
        parts = zip(SERIES, self.whole.parts, strict=True)
        told = ", ".join(f"{part.name.lower()} {number}" for part, number in parts)
        told = f"{title}: {told}; {self.whole.pairs} altogether."
        return bars_of(title, self.agencies, "Agency", told)

    @property
    def cautions(self) -> tuple[str, ...]:
        """What has to be known before anybody rests anything on the figures."""
        one = self.whole
        left = f"{one.left_out} {'pair is' if one.left_out == 1 else 'pairs are'} left out"
        said = (
            (one.is_few, TOO_FEW),
            (one.leans, LEANS),
            (bool(one.left_out), f"{left}, because one side could not judge or could not agree."),
            (one.pairs > one.cases, TOGETHER),
            (bool(self.belated), f"{_belated(self.belated)} {COMMITTED}"),
        )
        return tuple(words for holds, words in said if holds)


TOO_FEW = "Fewer than 20 pairs: every figure here is indicative only."
LEANS = (
    "More than 80 % of the grades are the same one (prevalence): kappa is unreliable here, and AC1 "
    "says more."
)
TOGETHER = (
    "Grades of one case hang together. The intervals take each pair by itself and are narrower "
    "than they should be."
)
COMMITTED = (
    "only after the case was called: what was committed before counts here, and nothing where "
    "there was nothing."
)
MEANING = (
    "Weighted kappa takes off the agreement that chance would bring; a step apart counts against "
    "it, two steps twice as much. The 95 % interval is that of Fleiss, Cohen and Everitt (1969). "
    "Gwet's AC1 counts only the same grade and stands firm where nearly all grades are alike; its "
    "form for scales with an order, AC2, counts steps as kappa does. The optimism index is the "
    "share of pairs in which the agency was kinder, less the share in which it was stricter. "
    "Agencies saw different work: between two of them a difference is a question, not an error."
)
"""What the figures say, wherever they are shown."""


@dataclass(frozen=True, slots=True)
class _Met:
    """A grade of an agency and the one that stands, with their places on the scale."""

    gave: Given
    stands: Given
    rated: Rated


def agreements(dossier: Dossier) -> Agreements:
    """Compare every grade of an agency with what stands, and the agencies with each other."""
    ladder = _ladder(dossier)
    ours = agency_grades(replace(dossier, grades=as_committed(dossier)))
    standing = settled(dossier)
    met = [_met(ladder, one, stands) for one in ours if (stands := standing.beside(one))]
    names = {one.agency: one.short or one.name for one in dossier.agencies}
    domains = domains_of(dossier.instruments.main)
    whole = agreement_of("", "All grades", [one.rated for one in met], len(ladder))
    return Agreements(
        whole,
        tuple(_by_domain(met, domains, len(ladder))),
        tuple(_by_agency(met, names, len(ladder))),
        tuple(_between(_by_side(ours, names, dossier.graders), ladder)),
        tuple(_apart(met, names, domains)),
        standing.words,
        dossier.subject.counted(whole.cases),
        sum(one.is_another for one in dossier.belated),
    )


def _belated(number: int) -> str:
    return f"{number} {'grade was' if number == 1 else 'grades were'} changed or given"


def _ladder(dossier: Dossier) -> Mapping[str, int]:
    """Return the place of every point that is a judgement of practice, by its code, best first."""
    points = (one for one in agency_scale(dossier).points if one.counts)
    return {point.code: at for at, point in enumerate(points)}


def _met(ladder: Mapping[str, int], gave: Given, stands: Given) -> _Met:
    places = (ladder.get(gave.point.code), ladder.get(stands.point.code))
    return _Met(gave, stands, Rated(gave.case, *places))


def _by_domain(met: Sequence[_Met], domains: Sequence[Domain], points: int) -> Iterator[Agreement]:
    for one in domains:
        some = [each.rated for each in met if each.gave.domain == one.key]
        yield agreement_of(one.key, one.title, some, points)


def _by_agency(met: Sequence[_Met], names: Mapping[str, str], points: int) -> Iterator[Agreement]:
    for key, name in names.items():
        some = [each.rated for each in met if each.gave.agency == key]
        yield agreement_of(key, name, some, points)


@dataclass(frozen=True, slots=True)
class _Side:
    """One of two who are compared: an agency, or one of several who graded for it."""

    key: str
    agency: str
    name: str
    gave: Mapping[tuple[str, str], Given]


def _by_side(
    ours: Sequence[Given], names: Mapping[str, str], graders: Mapping[tuple[str, str, str], str]
) -> Iterator[_Side]:
    """Give every agency, or everybody who graded for it where there are several, in a fixed order.

    People are told apart by numbers: a report names nobody.
    """
    found: dict[str, dict[str, dict[tuple[str, str], Given]]] = defaultdict(dict)
    for one in sorted(ours, key=lambda each: (each.case, each.domain)):
        who = graders.get((one.case, one.agency, one.domain), "")
        found[one.agency].setdefault(who, {})[one.case, one.domain] = one
    for agency, name in names.items():
        several = len(found[agency]) > 1
        for number, gave in enumerate(found[agency].values(), 1):
            told = f"{name}, auditor {number}," if several else name
            yield _Side(f"{agency}-{number}" if several else agency, agency, told, gave)


def _between(sides: Iterable[_Side], ladder: Mapping[str, int]) -> Iterator[Agreement]:
    """Give the agreement of sides two by two, the first of a pair as the one that is kinder."""
    for first, second in combinations(sides, 2):
        if first.agency != second.agency:
            both = sorted(first.gave.keys() & second.gave.keys())
            some = [_met(ladder, first.gave[at], second.gave[at]).rated for at in both]
            name = f"{first.name} and {second.name.rstrip(',')}"
            yield agreement_of(f"{first.key}/{second.key}", name, some, len(ladder))


def _apart(
    met: Sequence[_Met], names: Mapping[str, str], domains: Sequence[Domain]
) -> Iterator[Apart]:
    """Give every grade that did not stand, the furthest apart first, then by case."""
    titles = {one.key: one for one in domains}
    found = []
    for one in met:
        gave, place, stands = one.gave, one.rated.one, one.rated.other
        if place is not None and stands is not None and place != stands:
            whose = (gave.case, gave.agency, names[gave.agency], titles[gave.domain])
            points = (gave.point, one.stands.point)
            found.append(Apart(*whose, *points, stands - place, one.stands.judgement.reason))
    yield from sorted(found, key=lambda one: (-abs(one.by), one.case))
