"""The demo's story, read from data: an invented partnership, its agencies, cases and findings."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lifaudit.domain.audit import Trigger
from lifaudit.domain.casework import Heard, Involvement
from lifaudit.domain.codec import decoder
from lifaudit.domain.commenting import Outcome
from lifaudit.domain.learning import Factor, Level, MeasureType, Polarity
from lifaudit.domain.partnership import AgencyType, Role
from lifaudit.domain.places import resource

Words = Mapping[str, str]
WORDS = "orchard lantern pebble violin harbour"
"""The passphrase of every vault of the story; it is printed, so nothing real belongs there."""


@dataclass(frozen=True, slots=True)
class Body:
    """An agency of the story."""

    id: str
    name: str
    short: str
    type: AgencyType


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who audits in the story."""

    id: str
    name: str
    job: str
    agency: str
    role: Role = Role.AUDITOR


@dataclass(frozen=True, slots=True)
class Commission:
    """Why the audit is done and what it asks."""

    title: str
    theme: str
    trigger: Trigger
    why: str
    linked_to: str
    questions: str
    proportionality: str
    dpia: str
    sharing_agreement: str


@dataclass(frozen=True, slots=True)
class Told:
    """How a child was heard, as an agency tells it."""

    heard: Heard
    need: str = ""
    words: str = ""
    influenced: bool | None = None
    influence: str = ""
    family: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """What a child or a parent said about the help."""

    giver: str
    may_quote: bool = False
    answers: Words = field(default_factory=dict)
    texts: Words = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Part:
    """What one agency found in one case."""

    involvement: Involvement = Involvement.INVOLVED
    grades: tuple[str, ...] = ()
    records: str = ""
    practitioner: str = ""
    why_not: str = ""
    facts: Words = field(default_factory=dict)
    evidence: Mapping[str, list[str]] = field(default_factory=dict)
    strengths: Words = field(default_factory=dict)
    development: Words = field(default_factory=dict)
    recommendations: Words = field(default_factory=dict)
    voice: Told | None = None
    reflection: Words = field(default_factory=dict)
    feedback: Given | None = None


@dataclass(frozen=True, slots=True)
class Child:
    """One case of the story; never a name."""

    key: str
    situation: str
    plan_status: str
    age_band: str
    gender: str
    ethnicity: str
    needs: str
    parts: Mapping[str, Part]


@dataclass(frozen=True, slots=True)
class Found:
    """A finding; `cases` are keys of the story."""

    polarity: Polarity
    level: Level
    section: str
    what: str
    why: str
    factor: Factor
    so_what: str
    now_what: str
    cases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A recommendation; `findings` count from one."""

    text: str
    outcome: str
    findings: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """An action; `recommendation` counts from one."""

    recommendation: int
    text: str
    owner: str
    lead_role: str
    due_in_days: int
    measure: str
    measure_type: MeasureType


@dataclass(frozen=True, slots=True)
class Closing:
    """The lead's own words at the top of the report."""

    headline: str
    learning: tuple[str, ...]
    limits: str
    urgent_raised: int
    urgent_resolved: int


@dataclass(frozen=True, slots=True)
class Aside:
    """A note in another language or script."""

    agency: str
    case: str
    domain: str
    text: str


@dataclass(frozen=True, slots=True)
class Remark:
    """What an agency says to a draft finding, counted from one, and what the lead answers."""

    finding: int
    agency: str
    text: str
    outcome: Outcome
    why: str
    agrees: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """Who declines to approve, why, and how the finding, counted from one, is mended."""

    agency: str
    finding: int
    reasons: str
    mended: str
    why: str


@dataclass(frozen=True, slots=True)
class Reservation:
    """Who approves with reservations, and which."""

    agency: str
    words: str


@dataclass(frozen=True, slots=True)
class Story:
    """Everything the demo plays."""

    partnership: str
    area: str
    lead: Member
    people: tuple[Member, ...]
    agencies: tuple[Body, ...]
    audit: Commission
    exclusions: tuple[str, ...]
    replacement: str
    phrases: Mapping[str, Mapping[str, list[str]]]
    children: tuple[Child, ...]
    findings: tuple[Found, ...]
    recommendations: tuple[Wanted, ...]
    actions: tuple[Task, ...]
    closing: Closing
    asides: tuple[Aside, ...]
    remarks: tuple[Remark, ...]
    refusal: Refusal
    reservation: Reservation


def read_story() -> Story:
    """Read the story that comes with the application."""
    raw = tomllib.loads(resource("demo", "story.toml").read_text("utf-8"))
    return Story(
        raw["partnership"]["name"],
        raw["partnership"]["area"],
        decoder(Member)({"id": "lead", "role": "lead"} | raw["lead"]),
        _all(Member, raw["person"]),
        _all(Body, raw["agency"]),
        decoder(Commission)(raw["audit"]),
        tuple(one["reason"] for one in raw["exclusion"]),
        raw["replacement"]["reason"],
        raw["phrases"],
        tuple(_child(one) for one in raw["case"]),
        _all(Found, raw["finding"]),
        _all(Wanted, raw["recommendation"]),
        _all(Task, raw["action"]),
        decoder(Closing)(raw["summary"]),
        _all(Aside, raw["extra"]),
        _all(Remark, raw["remark"]),
        decoder(Refusal)(raw["refusal"]),
        decoder(Reservation)(raw["reservation"]),
    )


def _child(raw: Mapping[str, Any]) -> Child:
    """Read a case: its own words are texts, its agencies' parts are tables."""
    own = {name: value for name, value in raw.items() if not isinstance(value, dict)}
    parts = {name: _part(value) for name, value in raw.items() if isinstance(value, dict)}
    return Child(**own, parts=parts)


def _part(raw: Mapping[str, Any]) -> Part:
    part: Part = decoder(Part)(raw)
    return part


def _all(kind: Any, raw: list[Any]) -> tuple[Any, ...]:
    return tuple(decoder(kind)(one) for one in raw)
