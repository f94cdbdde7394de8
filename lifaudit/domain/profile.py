"""A profile: the words, lists and defaults of the arrangements a partnership works under."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from lifaudit.domain.audit import AuditType, Trigger
from lifaudit.domain.errors.profile import NotInProfile
from lifaudit.domain.running_order import OrderStep
from lifaudit.domain.urgent import UrgentKind

T = TypeVar("T", "Term", "Entry", UrgentKind)


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the field: how it is said now, what it was called before, where it was read."""

    code: str
    label: str
    short: str = ""
    meaning: str = ""
    formerly: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list people choose from."""

    code: str
    label: str
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class AuditKind:
    """What one type of audit is called, how its codes begin, and the form usual for it."""

    type: AuditType
    label: str
    prefix: str
    meaning: str
    source: str
    instrument: str = ""


@dataclass(frozen=True, slots=True)
class Marking:
    """How papers are marked, and the line that says how they are handled."""

    default: str
    choices: tuple[str, ...]
    handling: str
    source: str


@dataclass(frozen=True, slots=True)
class Retention:
    """How many months something is kept, as a default, and what that rests on."""

    code: str
    label: str
    months: int
    source: str


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything that differs between frameworks, as data; audits pin it by its identity."""

    id: str
    version: str
    title: str
    about: str
    marking: Marking
    terms: tuple[Term, ...]
    roles: tuple[Entry, ...]
    bodies: tuple[Entry, ...]
    audits: tuple[AuditKind, ...]
    triggers: tuple[Entry, ...]
    grades: tuple[Entry, ...]
    age_bands: tuple[Entry, ...]
    genders: tuple[Entry, ...]
    ethnicities: tuple[Entry, ...]
    plan_statuses: tuple[Entry, ...]
    retention: tuple[Retention, ...]
    day: tuple[OrderStep, ...]
    urgent: tuple[UrgentKind, ...]

    @property
    def identity(self) -> str:
        """Id and version, as an audit pins it."""
        return f"{self.id}@{self.version}"

    def term(self, code: str) -> str:
        """Return what the profile calls a thing; NotInProfile when it has no word for it."""
        return _coded(code, self.terms).label

    def short(self, code: str) -> str:
        """Return the initials of a thing, or its whole name where it has none."""
        found = _coded(code, self.terms)
        return found.short or found.label

    def role(self, code: str) -> str:
        """Return what a role is called."""
        return _coded(code, self.roles).label

    def trigger(self, trigger: Trigger) -> str:
        """Return how a reason for an audit is said."""
        return _coded(trigger.value, self.triggers).label

    def grade(self, stage: str) -> str:
        """Return what a grade of this stage is called."""
        return _coded(stage, self.grades).label

    def urgent_kind(self, code: str) -> UrgentKind:
        """Return one sort of urgent concern; NotInProfile when it is none of these."""
        return _coded(code, self.urgent)

    def audit(self, kind: AuditType) -> AuditKind:
        """Return what a type of audit is called."""
        return next(one for one in self.audits if one.type is kind)


def label_of(code: str, entries: Iterable[Entry]) -> str:
    """Return how a recorded code is said; a code the list has lost says itself."""
    return next((one.label for one in entries if one.code == code), code)


def _coded(code: str, values: Iterable[T]) -> T:
    for value in values:
        if value.code == code:
            return value
    raise NotInProfile(wanted=code)
