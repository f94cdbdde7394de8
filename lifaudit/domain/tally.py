"""All returns of an audit in pictures: grades by agency and domain, and the child's voice.

Every picture says its numbers, out of how many, in words as well. Nothing here is an average: a
crossing shows the grade given most often and how often that was. The same questions in values:
`grading` (which grades count), `side_by_side` (one case), `practice` (strengths, gaps, questions
least met), `taking_part` (returns, practitioners, the child's voice, cohort) and `seeds`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from lifaudit.domain.casework import OVERALL, PANEL
from lifaudit.domain.chart import Bar, Bars, Cell, Heatmap, Series, StackedBars
from lifaudit.domain.dossier import Dossier
from lifaudit.domain.grading import (
    Domain,
    Given,
    Tally,
    agency_grades,
    agency_scale,
    domains_of,
    moderated_grades,
    panel_grades,
    panel_scale,
    tally_of,
)
from lifaudit.domain.practice import practice
from lifaudit.domain.scale import Scale
from lifaudit.domain.settling import settled
from lifaudit.domain.taking_part import practitioners, voices

K = TypeVar("K")
AGREED, AFTER = "agreed by the panel", "that stand after moderation"


@dataclass(frozen=True, slots=True)
class Crossing:
    """What one agency, or the panel, gave for one domain over all cases."""

    domain: str
    agency: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class Matrix:
    """Domains down and agencies across; the panel last, where it has recorded any grade."""

    domains: tuple[Domain, ...]
    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[Crossing, ...], ...]
    looked_at: str


def matrix(dossier: Dossier) -> Matrix:
    """Return the grades of every agency in every domain, over all cases."""
    domains = domains_of(dossier.instruments.main)
    columns = tuple((one.agency, one.short or one.name) for one in dossier.agencies)
    found = _by(agency_grades(dossier), _crossing)
    scales = dict.fromkeys((key for key, _ in columns), agency_scale(dossier))
    if said := panel_grades(dossier):
        columns = (*columns, (PANEL, "Panel"))
        found |= _by(said, _crossing)
        scales[PANEL] = panel_scale(dossier)
    rows = tuple(
        tuple(
            Crossing(domain.key, key, _tally(scales[key], found.get((domain.key, key), ())))
            for key, _ in columns
        )
        for domain in domains
    )
    looked_at = dossier.subject.counted(len(dossier.cases))
    return Matrix(domains, columns, rows, looked_at)


def heatmap(dossier: Dossier) -> Heatmap:
    """Return domain by agency: in each crossing the most usual grade and its share in words."""
    whole = matrix(dossier)
    cells = tuple(tuple(Cell(one.tally.words, one.tally.role) for one in row) for row in whole.rows)
    return Heatmap(
        "Most usual grade in each domain",
        tuple(one.title for one in whole.domains),
        tuple(name for _, name in whole.columns),
        cells,
        "Domain",
        _told(whole),
    )


def distribution(dossier: Dossier) -> StackedBars:
    """Return how the grades of each agency divide over all domains, the overall grade apart."""
    some = [one for one in agency_grades(dossier) if one.domain != OVERALL]
    return _bars_of_agencies(dossier, "Grades in all domains, by agency", some)


def overall(dossier: Dossier) -> StackedBars:
    """Return how the overall grades of each agency divide."""
    some = [one for one in agency_grades(dossier) if one.domain == OVERALL]
    return _bars_of_agencies(dossier, "Overall grades, by agency", some)


def by_domain(dossier: Dossier) -> StackedBars:
    """Return how the grades of all agencies divide in each domain, the overall grade last."""
    names = [(one.key, one.title) for one in domains_of(dossier.instruments.main)]
    title = "Grades of all agencies, by domain"
    found = agency_grades(dossier)
    return _stacked((title, "Domain"), names, agency_scale(dossier), _by(found, _domain))


def agreed(dossier: Dossier) -> StackedBars:
    """Return how the grades that stand divide in each domain: the panel's, or moderated ones."""
    names = [(one.key, one.title) for one in domains_of(dossier.instruments.main)]
    found = settled(dossier).of_cases
    moderated = any(one.agency == PANEL for one in moderated_grades(dossier))
    title = f"Grades {AFTER if moderated else AGREED}, by domain"
    return _stacked((title, "Domain"), names, panel_scale(dossier), _by(found, _domain))


def voice(dossier: Dossier) -> Bars:
    """Return the share of returns in which the child's voice is evidenced, by agency."""
    all_told = voices(dossier)
    bars = tuple(Bar(one.name, (one.percent,), one.counted) for one in all_told if one.told)
    title = "Returns in which the child's voice is evidenced"
    told = f"{title}: {_altogether([(one.evidenced, one.told) for one in all_told])}."
    left = sum(one.left for one in all_told)
    more = f" In {_plural(left, 'more return')} it has not been recorded yet." if left else ""
    return Bars(title, bars, "%", corner="Agency", top=100, told=told + more)


def spoken(dossier: Dossier) -> Bars:
    """Return the share of returns for which a practitioner was spoken with, by agency."""
    all_told = practitioners(dossier)
    bars = tuple(Bar(one.name, (one.percent,), one.counted) for one in all_told if one.told)
    title = "Returns for which a practitioner was spoken with"
    told = f"{title}: {_altogether([(one.spoken, one.told) for one in all_told])}."
    return Bars(title, bars, "%", corner="Agency", top=100, told=told)


def strengths_and_gaps(dossier: Dossier) -> StackedBars:
    """Return how many answers in each domain lie at the strong and at the weak end."""
    found = [one for one in practice(dossier) if one.counted]
    series = (Series("Strong answers", "good"), Series("Weak answers", "weak"))
    bars = tuple(Bar(one.title, (one.strong, one.weak)) for one in found)
    title = "Strong and weak answers, by domain"
    strong, weak = sum(one.strong for one in found), sum(one.weak for one in found)
    told = (
        f"{title}: {strong} of {strong + weak} answers are at the strong end and {weak} at the "
        "weak end. Answers that do not apply or cannot be told are left out."
    )
    return StackedBars(title, series, bars, "Domain", told)


def _bars_of_agencies(dossier: Dossier, title: str, some: Sequence[Given]) -> StackedBars:
    names = [(one.agency, one.short or one.name) for one in dossier.agencies]
    return _stacked((title, "Agency"), names, agency_scale(dossier), _by(some, _agency))


def _stacked(
    said: tuple[str, str],
    names: Sequence[tuple[str, str]],
    scale: Scale,
    found: dict[str, list[Given]],
) -> StackedBars:
    title, corner = said
    series = tuple(Series(point.label, point.role) for point in scale.points)
    tallies = [(name, _tally(scale, found.get(key, ()))) for key, name in names]
    bars = tuple(Bar(name, tally.counts) for name, tally in tallies)
    whole = _tally(scale, [one for some in found.values() for one in some])
    told = f"{title}: {whole.given} altogether; {whole.sentence}." if whole.given else ""
    return StackedBars(title, series, bars, corner, told or f"{title}: none recorded yet.")


def _told(whole: Matrix) -> str:
    title = f"Most usual grade in each domain, over {whole.looked_at}"
    usual = [one.tally.usual for row in whole.rows for one in row]
    given = ["no single grade" if len(some) > 1 else some[0].label for some in usual if some]
    if not given:
        return f"{title}: no grade has been recorded yet."
    words = sorted(set(given), key=given.count, reverse=True)
    often = ", ".join(f"{word} in {given.count(word)}" for word in words)
    blank = len(usual) - len(given)
    more = f"; {blank} have no grade yet" if blank else ""
    return f"{title}: of {len(usual)} crossings of domain and agency, {often}{more}."


def _altogether(parts: Iterable[tuple[int, int]]) -> str:
    some = list(parts)
    number, whole = sum(one for one, _ in some), sum(of for _, of in some)
    if not whole:
        return "none recorded yet"
    return f"{number} of {whole} ({round(100 * number / whole)} %)"


def _tally(scale: Scale, some: Iterable[Given]) -> Tally:
    return tally_of(scale, (one.point for one in some))


def _agency(one: Given) -> str:
    return one.agency


def _domain(one: Given) -> str:
    return one.domain


def _crossing(one: Given) -> tuple[str, str]:
    return one.domain, one.agency


def _by(some: Iterable[Given], name: Callable[[Given], K]) -> dict[K, list[Given]]:
    found: dict[K, list[Given]] = defaultdict(list)
    for one in some:
        found[name(one)].append(one)
    return found


def _plural(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
