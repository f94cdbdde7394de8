"""Who took part: returns asked and given, practitioners and children heard, and who the cases are.

Every share says out of how many. What has not been recorded yet is counted apart, never as a no.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from lifaudit.domain.audit import ExpectedAgency
from lifaudit.domain.case import Case
from lifaudit.domain.casework import Feedback, Heard, Involvement, Reflection, Return
from lifaudit.domain.dossier import Dossier
from lifaudit.domain.grading import taking_part

UNSAID = "Not recorded"


@dataclass(frozen=True, slots=True)
class Returned:
    """What became of the returns one agency was asked for; the five parts make up `asked`."""

    agency: str
    name: str
    signed_off: int
    in_progress: int
    not_known: int
    not_involved: int
    not_started: int

    @property
    def no_return(self) -> int:
        """Neither signed off nor answered with why there is nothing to tell."""
        return self.in_progress + self.not_started

    @property
    def asked(self) -> int:
        """One for every case in the sample."""
        return (
            self.signed_off
            + self.in_progress
            + self.not_known
            + self.not_involved
            + self.not_started
        )


@dataclass(frozen=True, slots=True)
class Voiced:
    """In how many returns of one agency the child's voice is evidenced, and by what means."""

    agency: str
    name: str
    evidenced: int
    told: int
    left: int
    influenced: int
    ways: tuple[tuple[Heard, int], ...]

    @property
    def percent(self) -> int:
        """Evidenced, of the returns that say whether it is."""
        return _percent(self.evidenced, self.told)

    @property
    def counted(self) -> str:
        """The same with its denominator."""
        return f"{self.evidenced} of {self.told}"


@dataclass(frozen=True, slots=True)
class Spoken:
    """For how many returns of one agency a practitioner was spoken with."""

    agency: str
    name: str
    spoken: int
    told: int
    left: int

    @property
    def percent(self) -> int:
        """Spoken with, of the returns that say whether they were."""
        return _percent(self.spoken, self.told)

    @property
    def counted(self) -> str:
        """The same with its denominator."""
        return f"{self.spoken} of {self.told}"


@dataclass(frozen=True, slots=True)
class Group:
    """How the cases divide in one respect, most frequent first."""

    title: str
    parts: tuple[tuple[str, int], ...]


def returned(dossier: Dossier) -> tuple[Returned, ...]:
    """Return what became of every agency's returns."""
    found = {(one.case, one.agency): one for one in dossier.returns}
    recorded = (dossier.answers, dossier.grades, dossier.voices, dossier.notes, dossier.rows)
    begun = {(one.case, one.agency) for some in recorded for one in some}
    return tuple(_returned(dossier, agency, found, begun) for agency in dossier.agencies)


def voices(dossier: Dossier) -> tuple[Voiced, ...]:
    """Return how far every agency evidences the child's voice where it worked with the child."""
    found = {(one.case, one.agency): one for one in dossier.voices}
    whole = []
    for agency in dossier.agencies:
        asked = [pair for pair in _involved(dossier) if pair[1] == agency.agency]
        told = [one for pair in asked if (one := found.get(pair)) and one.heard]
        ways = Counter(one.heard for one in told if one.heard)
        heard = [one for one in told if one.heard is not Heard.NOT_EVIDENCED]
        influenced = sum(1 for one in heard if one.influenced)
        numbers = (len(heard), len(told), len(asked) - len(told), influenced)
        each = tuple((way, ways[way]) for way in Heard)
        whole.append(Voiced(agency.agency, _name(agency), *numbers, each))
    return tuple(whole)


def practitioners(dossier: Dossier) -> tuple[Spoken, ...]:
    """Return for how many returns every agency spoke with a practitioner."""
    found = {(one.case, one.agency): one for one in dossier.returns}
    whole = []
    for agency in dossier.agencies:
        asked = [pair for pair in _involved(dossier) if pair[1] == agency.agency]
        said = [found[pair].practitioner_spoken for pair in asked]
        told = [one for one in said if one is not None]
        whole.append(
            Spoken(agency.agency, _name(agency), sum(told), len(told), len(said) - len(told))
        )
    return tuple(whole)


def reflections(dossier: Dossier) -> tuple[Reflection, ...]:
    """Return what practitioners told, of the cases and agencies that count."""
    here = set(taking_part(dossier))
    return tuple(one for one in dossier.reflections if (one.case, one.agency) in here)


def feedback(dossier: Dossier) -> tuple[Feedback, ...]:
    """Return what children and parents told, of the cases and agencies that count."""
    here = set(taking_part(dossier))
    return tuple(one for one in dossier.feedback if (one.case, one.agency) in here)


def cohort(dossier: Dossier) -> tuple[Group, ...]:
    """Return how the cases divide; only respects that were recorded for any case at all."""
    return tuple(
        group for group in _groups(dossier.cases) if {name for name, _ in group.parts} - {UNSAID}
    )


def _returned(
    dossier: Dossier,
    agency: ExpectedAgency,
    found: dict[tuple[str, str], Return],
    begun: set[tuple[str, str]],
) -> Returned:
    parts = Counter(
        _state(found.get(pair), is_begun=pair in begun)
        for pair in ((one.case, each.agency) for one, each in dossier.asked if each == agency)
    )
    order = ("signed off", "in progress", "not known", "not involved", "not started")
    return Returned(agency.agency, _name(agency), *(parts[word] for word in order))


def _state(head: Return | None, *, is_begun: bool) -> str:
    declared = head.involvement if head else None
    if declared is Involvement.NOT_KNOWN:
        return "not known"
    if declared is Involvement.KNOWN_NOT_INVOLVED:
        return "not involved"
    if head is not None and head.is_signed_off:
        return "signed off"
    return "in progress" if declared or is_begun else "not started"


def _involved(dossier: Dossier) -> Iterator[tuple[str, str]]:
    """Give the returns of agencies that declared they worked with the child."""
    declared = {
        (one.case, one.agency) for one in dossier.returns if one.involvement is Involvement.INVOLVED
    }
    return (pair for pair in taking_part(dossier) if pair in declared)


def _groups(cases: tuple[Case, ...]) -> Iterator[Group]:
    yield _group("Age band", [one.age_band for one in cases])
    yield _group("Gender", [one.gender for one in cases])
    yield _group("Ethnicity", [one.ethnicity for one in cases])
    yield _group("Disability and needs", [one.needs for one in cases])
    yield _group("Plan", [one.plan_status for one in cases])
    yield _group("Group sampled from", [one.stratum for one in cases])


def _group(title: str, values: list[str]) -> Group:
    return Group(title, tuple(Counter(value or UNSAID for value in values).most_common()))


def _name(agency: ExpectedAgency) -> str:
    return agency.short or agency.name


def _percent(part: int, whole: int) -> int:
    return round(100 * part / whole) if whole else 0
