"""What of an audit can be moderated, how far moderation is, and what it changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lifaudit.domain.casework import OVERALL, PANEL
from lifaudit.domain.dossier import Dossier
from lifaudit.domain.grading import (
    Domain,
    Given,
    agency_grades,
    agency_scale,
    domains_of,
    moderated_grades,
    panel_grades,
    panel_scale,
    taking_part,
)
from lifaudit.domain.moderation import Because, Moderated, Moderation, Subject, because_of
from lifaudit.domain.scale import Point, Scale
from lifaudit.domain.subject import AGENCY, SURVEY

Where = tuple[str, str, str]
NO_GRADE = "No grade"
CONFIRMED = "Confirmed"


@dataclass(frozen=True, slots=True)
class Changed:
    """One moderated grade beside the grade that stood before; `before` is None where none did."""

    subject: Subject
    domain: Domain
    before: Point | None
    after: Point
    by: int | None
    reason: str = field(default="", repr=False)

    @property
    def is_other(self) -> bool:
        """Moderation came to another grade than the one that stood."""
        return self.before is None or self.before.code != self.after.code

    @property
    def words(self) -> str:
        """What moderation did to the grade, such as "1 grade stricter"."""
        if self.before is None:
            return "Graded first here"
        if not self.is_other:
            return CONFIRMED
        if self.by is None:
            return "Another view"
        steps = abs(self.by)
        return f"{steps} grade{'' if steps == 1 else 's'} {'stricter' if self.by > 0 else 'kinder'}"


def subjects_of(dossier: Dossier) -> tuple[Subject, ...]:
    """Return what can be moderated: every case, or every agency that judged itself.

    Nothing of a survey, in which nobody is graded by themselves, nor where nothing takes a grade.
    """
    if dossier.subject is SURVEY or not domains_of(dossier.instruments.main):
        return ()
    if dossier.subject is not AGENCY:
        return tuple(Subject(one.case, one.case, PANEL, one.called) for one in dossier.cases)
    names = {one.agency: one.short or one.name for one in dossier.agencies}
    pairs = taking_part(dossier)
    return tuple(Subject(f"{case}/{agency}", case, agency, names[agency]) for case, agency in pairs)


def weak_in(dossier: Dossier) -> frozenset[str]:
    """Return the codes of what carries the weakest grade overall, from the panel or any agency.

    Where a form takes no overall grade, one such grade in any domain is enough.
    """
    found = _by_subject(dossier, (*agency_grades(dossier), *panel_grades(dossier)))
    return frozenset(
        code for code, given in found.items() if any(_is_weakest(dossier, one) for one in given)
    )


def weakest_word(dossier: Dossier) -> str:
    """Return what the weakest grade is called."""
    judged = [one for one in agency_scale(dossier).points if one.counts]
    return judged[-1].label if judged else ""


def moderated_in(dossier: Dossier, standing: Moderation) -> tuple[Moderated, ...]:
    """Return what was chosen for moderation, or moderated beside the choice, and how far."""
    found, stood = _by_subject(dossier, moderated_grades(dossier)), _stood(dossier)
    chosen = {*standing.weak, *standing.drawn}
    keys = [one.key for one in domains_of(dossier.instruments.main)]
    return tuple(
        _moderated(keys, found.get(one.code, []), stood, (one, because_of(standing, one.code)))
        for one in subjects_of(dossier)
        if one.code in chosen or one.code in found
    )


def changes_in(dossier: Dossier) -> tuple[Changed, ...]:
    """Return every moderated grade with what stood before, by what was moderated and by domain."""
    domains = domains_of(dossier.instruments.main)
    given = {(one.case, one.agency, one.domain): one for one in moderated_grades(dossier)}
    stood = _stood(dossier)
    found = []
    for subject in subjects_of(dossier):
        scale = panel_scale(dossier) if subject.is_case else agency_scale(dossier)
        for domain in domains:
            where = (subject.case, subject.agency, domain.key)
            if one := given.get(where):
                before = stood.get(where)
                by = steps_between(scale, before, one.point) if before else None
                said = one.judgement.reason
                found.append(Changed(subject, domain, before, one.point, by, said))
    return tuple(found)


def _by_subject(dossier: Dossier, some: Sequence[Given]) -> dict[str, list[Given]]:
    """Sort grades by what they are about; those of an agency in a case are about the case."""
    found: dict[str, list[Given]] = defaultdict(list)
    for one in some:
        own = dossier.subject is AGENCY
        found[f"{one.case}/{one.agency}" if own else one.case].append(one)
    return dict(found)


def _is_weakest(dossier: Dossier, one: Given) -> bool:
    has_overall = dossier.instruments.main.overall is not None
    if has_overall and one.domain != OVERALL:
        return False
    scale = panel_scale(dossier) if one.agency == PANEL else agency_scale(dossier)
    judged = [point for point in scale.points if point.counts]
    return bool(judged) and one.point.code == judged[-1].code


def _moderated(
    keys: Sequence[str],
    given: Sequence[Given],
    stood: Mapping[Where, Point],
    about: tuple[Subject, Because],
) -> Moderated:
    subject, because = about
    graded, last = {one.domain for one in given}, keys[-1]
    whole = last in graded if last == OVERALL else graded >= set(keys)
    before = stood.get((subject.case, subject.agency, last))
    after = next((one.point.label for one in given if one.domain == last), "")
    return Moderated(
        subject, because, len(graded), whole, before.label if before else NO_GRADE, after
    )


def _stood(dossier: Dossier) -> dict[Where, Point]:
    """Return the grades that stood before: the panel's of a case, and every agency's own."""
    some = (*panel_grades(dossier), *agency_grades(dossier))
    return {(one.case, one.agency, one.domain): one.point for one in some}


def steps_between(scale: Scale, before: Point, after: Point) -> int | None:
    """Return how many grades further down one stands than the other; None for no judgement."""
    places = {one.code: at for at, one in enumerate(one for one in scale.points if one.counts)}
    if before.code not in places or after.code not in places:
        return None
    return places[after.code] - places[before.code]


def told(changes: Sequence[Changed]) -> str:
    """Say how many grades moderation confirmed and how many it changed, and which way."""
    if not changes:
        return "Moderation has given no grade yet."
    return f"{'; '.join(_parts(changes))}."


def _parts(changes: Sequence[Changed]) -> Iterator[str]:
    other = [one for one in changes if one.is_other]
    number = len(changes)
    yield f"Moderation gave {number} grade{'' if number == 1 else 's'}"
    yield f"it confirmed {number - len(other)} and changed {len(other)}"
    stricter = sum(1 for one in other if one.by is not None and one.by > 0)
    kinder = sum(1 for one in other if one.by is not None and one.by < 0)
    if stricter or kinder:
        yield f"{stricter} stricter and {kinder} kinder"
