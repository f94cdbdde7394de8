"""To whom this vault has something to send in an audit, and what went and came before."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from lifaudit.domain.audit import Audit


@dataclass(frozen=True, slots=True)
class Reach:
    """One agency a pack is for: its members who can open it, when one was made, when one came."""

    agency: str
    people: tuple[str, ...] = field(repr=False)
    made: datetime | None = None
    heard: datetime | None = None

    @property
    def is_reached(self) -> bool:
        """Somebody of it could open a pack."""
        return bool(self.people)


@dataclass(frozen=True, slots=True)
class Sending:
    """Everybody there is something to send to: the agencies for the lead, the lead for them.

    `led_before` tells that this person handed the audit on: all they hold is for its lead.
    """

    audit: Audit
    is_lead: bool
    reaches: tuple[Reach, ...]
    led_before: bool = False

    @property
    def can_send(self) -> bool:
        """There is somebody to send to, and something to send."""
        return not self.audit.is_draft and any(one.is_reached for one in self.reaches)
