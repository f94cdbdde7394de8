"""Signing off together: who approves for an agency, and what became of each one's approval."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from lifaudit.domain.approving import Decision
from lifaudit.domain.record import key


@dataclass(frozen=True, slots=True)
class Representative:
    """Who approves the report for an agency, as the register knew them when they were named.

    Nobody is named while `person` is empty; `certificate` is DER in hex.
    """

    COMPARTMENT: ClassVar[str] = "plan"
    audit: str = key()
    agency: str = key()
    person: str = ""
    name: str = field(default="", repr=False)
    job: str = ""
    certificate: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Approval:
    """What one representative decided on one version, as their own signature proves it.

    `place` names the signature field, and `file` is the SHA-256 of the kept file that proves it.
    `again` tells that it was made on a copy others had not signed yet, so that its place in the
    report is still to be filled.
    """

    COMPARTMENT: ClassVar[str] = "plan"
    audit: str = key()
    version: str = key()
    place: str = key()
    name: str = field(default="", repr=False)
    organisation: str = ""
    decision: Decision = Decision.APPROVED
    said: str = field(default="", repr=False)
    decided_at: datetime | None = None
    certificate_sha256: str = ""
    file: str = ""
    again: bool = False


@dataclass(frozen=True, slots=True)
class Decided:
    """What the owner of this vault decided on a report somebody sent them.

    A report is known by the fingerprint of its data, which every copy of it shares.
    """

    COMPARTMENT: ClassVar[str] = "register"
    report: str = key()
    place: str = key()
    decision: Decision = Decision.APPROVED
    said: str = field(default="", repr=False)
    decided_at: datetime | None = None
    file: str = ""
