"""One case as every agency graded it: side by side with reasons, and where they part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from lifaudit.domain.case import Case
from lifaudit.domain.casework import PANEL, Involvement
from lifaudit.domain.chart import Cell, Heatmap
from lifaudit.domain.dossier import Dossier
from lifaudit.domain.grading import (
    Domain,
    Given,
    agency_grades,
    domains_of,
    moderated_grades,
    panel_grades,
)
from lifaudit.domain.returns import returns_of
from lifaudit.domain.scoring import Scored, is_scored, scored

PANELS, MODERATED = "Panel", "Moderated"
FAR = 2
"""So many points apart is a disagreement worth talking about."""
ABSENT_WORDS = {
    Involvement.NOT_KNOWN: "Not known",
    Involvement.KNOWN_NOT_INVOLVED: "Not involved",
}


@dataclass(frozen=True, slots=True)
class Said:
    """What one agency, or the panel, says of one domain in one case; `text` is never empty."""

    agency: str
    name: str
    text: str
    role: str = "none"
    code: str = ""
    reason: str = field(default="", repr=False)
    points: float | None = None

    @property
    def is_grade(self) -> bool:
        """Something was given, be it "not enough evidence"."""
        return bool(self.code)


NO_GRADE = Said(PANEL, "", "No grade")
NOTHING = {PANELS: NO_GRADE, MODERATED: Said(PANEL, "", "Not moderated")}
"""What stands where nobody graded beside the agencies: few cases are chosen for a third look."""
NOT_REVEALED_YET = "Not revealed yet"


@dataclass(frozen=True, slots=True)
class Compared:
    """One domain of one case: every agency's grade, and the panel's and moderation's, if any."""

    domain: Domain
    said: tuple[Said, ...]
    panel: Said | None
    spread: float
    moderated: Said | None = None

    @property
    def is_far_apart(self) -> bool:
        """Two agencies are two or more points apart."""
        return self.spread >= FAR

    @property
    def spread_words(self) -> str:
        """How far apart the agencies are, in words."""
        judged = sum(1 for one in self.said if one.points is not None)
        if judged < FAR:
            return "One view" if judged else "No view"
        points = f"{self.spread:g} point{'' if self.spread == 1 else 's'}"
        return points if self.spread else "Alike"

    @property
    def apart(self) -> str:
        """Who sees it best and who sees it weakest, by name; empty unless they are far apart."""
        judged = [one for one in self.said if one.points is not None]
        if not self.is_far_apart:
            return ""
        best = max(judged, key=lambda one: one.points or 0)
        weakest = min(judged, key=lambda one: one.points or 0)
        return f"{best.name} {best.text}, {weakest.name} {weakest.text}"


@dataclass(frozen=True, slots=True)
class SideBySide:
    """One case whole: the agencies across, the domains down.

    `scores` are what each agency's answers add up to, in the order of the agencies and None where
    one did not work with the child; empty where the form counts nothing. `called` is what people
    call what is looked at.
    """

    case: str
    agencies: tuple[tuple[str, str], ...]
    rows: tuple[Compared, ...]
    has_panel: bool
    scores: tuple[Scored | None, ...] = ()
    called: str = ""

    @property
    def beside(self) -> tuple[str, ...]:
        """What stands beside the agencies: the columns of the panel and of moderation, if any."""
        return beside_in(self.rows)

    @property
    def far_apart(self) -> tuple[Compared, ...]:
        """The domains in which agencies are two or more points apart."""
        return tuple(one for one in self.rows if one.is_far_apart)

    @property
    def sentence(self) -> str:
        """How many grades there are and where the agencies part."""
        if not any(one.is_grade for row in self.rows for one in row.said):
            return f"{self.called}: no agency has graded yet."
        if not self.far_apart:
            return f"{self.called}: no two agencies are two or more points apart in any domain."
        told = ", ".join(one.domain.title for one in self.far_apart)
        return f"{self.called}: agencies are two or more points apart in {told}."


def before_reveal(found: SideBySide) -> SideBySide:
    """Return a case without any grade of an agency: who is asked, and who has nothing to give."""
    return replace(found, rows=tuple(_without_grades(one) for one in found.rows))


def side_by_side(dossier: Dossier, case: str) -> SideBySide:
    """Return one case as every agency graded it."""
    return next(one for one in all_cases(dossier) if one.case == case)


def all_cases(dossier: Dossier) -> tuple[SideBySide, ...]:
    """Return every case as every agency graded it, in the order of the sample."""
    known = _Known(
        tuple((one.agency, one.short or one.name) for one in dossier.agencies),
        domains_of(dossier.instruments.main),
        {(one.case, one.domain, one.agency): one for one in agency_grades(dossier)},
        {(one.case, one.domain): one for one in panel_grades(dossier)},
        {(one.case, one.domain): one for one in moderated_grades(dossier) if one.agency == PANEL},
        {
            (one.case, one.agency): ABSENT_WORDS[one.involvement]
            for one in dossier.returns
            if one.involvement in ABSENT_WORDS
        },
        _scores(dossier),
    )
    return tuple(_one_case(known, each) for each in dossier.cases)


def _scores(dossier: Dossier) -> dict[tuple[str, str], Scored | None]:
    if not is_scored(dossier.instruments.main):
        return {}
    sheets = (one for one in returns_of(dossier) if one.is_involved)
    return {(one.place.case, one.place.agency): scored(one) for one in sheets}


@dataclass(frozen=True, slots=True)
class _Known:
    """Everything graded in the audit, ready to be looked up."""

    agencies: tuple[tuple[str, str], ...]
    domains: tuple[Domain, ...]
    given: dict[tuple[str, str, str], Given]
    agreed: dict[tuple[str, str], Given]
    moderated: dict[tuple[str, str], Given]
    absent: dict[tuple[str, str], str]
    scores: dict[tuple[str, str], Scored | None]


def _one_case(known: _Known, one: Case) -> SideBySide:
    case = one.case
    rows = tuple(_compared(known, case, domain) for domain in known.domains)
    found = [known.scores.get((case, key)) for key, _ in known.agencies]
    scores = tuple(found) if any(found) else ()
    has_panel = any(row.panel for row in rows)
    return SideBySide(case, known.agencies, rows, has_panel, scores, one.called)


def _compared(known: _Known, case: str, domain: Domain) -> Compared:
    said = tuple(
        _said(each, known.given.get((case, domain.key, each[0])), known.absent.get((case, each[0])))
        for each in known.agencies
    )
    agreed = known.agreed.get((case, domain.key))
    third = known.moderated.get((case, domain.key))
    points = [one.points for one in said if one.points is not None]
    spread = max(points) - min(points) if points else 0
    return Compared(
        domain,
        said,
        _said((PANEL, PANELS), agreed) if agreed else None,
        spread,
        _said((PANEL, MODERATED), third) if third else None,
    )


def _said(who: tuple[str, str], given: Given | None, otherwise: str | None = None) -> Said:
    if given is None:
        return Said(*who, otherwise or "No grade")
    point, reason = given.point, given.judgement.reason
    points = point.points if point.counts else None
    return Said(*who, point.label, point.role, point.code, reason, points)


def heatmap_of(one: SideBySide) -> Heatmap:
    """Return one case as a picture: a word for every agency, for what stands, and how far apart."""
    columns = (*(name for _, name in one.agencies), *one.beside, "Apart")
    return Heatmap(
        f"Grades of every agency: {one.case}",
        tuple(row.domain.title for row in one.rows),
        columns,
        tuple((*cells_of(row, one.beside), _spread(row)) for row in one.rows),
        "Domain",
        one.sentence,
    )


def beside_in(rows: Sequence[Compared]) -> tuple[str, ...]:
    """Return the names of what anybody graded beside the agencies, in these rows."""
    panel, third = any(row.panel for row in rows), any(row.moderated for row in rows)
    return (*((PANELS,) if panel else ()), *((MODERATED,) if third else ()))


def cells_of(row: Compared, beside: Sequence[str]) -> tuple[Cell, ...]:
    """Return a domain's words in the order of the agencies, then of what stands beside them."""
    stands = {PANELS: row.panel, MODERATED: row.moderated}
    found = (stands[name] or NOTHING[name] for name in beside)
    return tuple(Cell(said.text, said.role) for said in (*row.said, *found))


def _without_grades(row: Compared) -> Compared:
    absent = ABSENT_WORDS.values()
    said = (
        one if one.text in absent else Said(one.agency, one.name, NOT_REVEALED_YET)
        for one in row.said
    )
    return replace(row, said=tuple(said), spread=0)


def _spread(row: Compared) -> Cell:
    return Cell(row.spread_words, "neutral" if row.is_far_apart else "none")
