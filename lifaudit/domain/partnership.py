"""The partnership and those who audit together in it."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from lifaudit.domain.record import key


class AgencyType(enum.Enum):
    """What an agency does; questions may be meant for some types only."""

    SOCIAL_CARE = "social-care"
    POLICE = "police"
    HEALTH = "health"
    EDUCATION = "education"
    PROBATION = "probation"
    HOUSING = "housing"
    YOUTH_JUSTICE = "youth-justice"
    EARLY_HELP = "early-help"
    VOLUNTARY = "voluntary"
    OTHER = "other"


class Role(enum.Enum):
    """What a person does in the partnership."""

    LEAD = "lead"
    AUDITOR = "auditor"
    MODERATOR = "moderator"
    CHAIR = "chair"
    REPRESENTATIVE = "representative"


@dataclass(frozen=True, slots=True)
class Partnership:
    """The board or its successor, and the profile whose terms it uses."""

    COMPARTMENT: ClassVar[str] = "register"
    partnership: str = key()
    name: str = ""
    area: str = ""
    profile: str = ""
    root_certificate: str = ""
    recovery_recipient: str = ""


@dataclass(frozen=True, slots=True)
class Agency:
    """One organisation that holds its own records about children."""

    COMPARTMENT: ClassVar[str] = "register"
    agency: str = key()
    name: str = ""
    short: str = ""
    type: AgencyType = AgencyType.OTHER
    active: bool = True


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who plans, audits, moderates or signs; never a child or a parent."""

    COMPARTMENT: ClassVar[str] = "register"
    person: str = key()
    name: str = field(default="", repr=False)
    role: Role = Role.AUDITOR
    job: str = ""
    agency: str = ""
    certificate: str = field(default="", repr=False)
    active: bool = True
    recipient: str = ""


@dataclass(frozen=True, slots=True)
class Formerly:
    """Where somebody worked, and as what, until the lead recorded another agency or role."""

    COMPARTMENT: ClassVar[str] = "register"
    person: str = key()
    until: str = key()
    agency: str = ""
    role: Role = Role.AUDITOR


@dataclass(frozen=True, slots=True)
class Device:
    """One copy of a vault; a restored copy is another device, so that no chain can fork."""

    COMPARTMENT: ClassVar[str] = "register"
    device: str = key()
    since: str = ""
    why: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Joining:
    """What somebody waits for who asked to join: the card they hold and the request they sent."""

    COMPARTMENT: ClassVar[str] = "register"
    person: str = key()
    card: str = field(default="", repr=False)
    request: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class MemberList:
    """One list of members as the lead signed it: its number for ever, and the file's digest."""

    COMPARTMENT: ClassVar[str] = "register"
    LASTING: ClassVar[frozenset[str]] = frozenset({"digest"})
    number: str = key()
    digest: str = ""


@dataclass(frozen=True, slots=True)
class HandedOn:
    """Whom this vault handed the partnership on to: when, and the sealed file they were sent."""

    COMPARTMENT: ClassVar[str] = "register"
    person: str = key()
    at: datetime | None = None
    digest: str = ""


@dataclass(frozen=True, slots=True)
class TurnTaken:
    """A turn of the list of members: by which key the partnership went on after which list."""

    COMPARTMENT: ClassVar[str] = "register"
    number: str = key()
    giver: str = field(default="", repr=False)
    taker: str = field(default="", repr=False)
    signature: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Revoked:
    """A certificate the lead has withdrawn; what was signed with it before stays good."""

    COMPARTMENT: ClassVar[str] = "register"
    certificate: str = key()
    person: str = ""
    since: datetime | None = None
    why: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class KeyConfirmed:
    """Who stood by when a key took another's place, and how they made sure in their own words."""

    COMPARTMENT: ClassVar[str] = "register"
    certificate: str = key()
    person: str = ""
    before: str = ""
    by: str = ""
    how: str = field(default="", repr=False)
