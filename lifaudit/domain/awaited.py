"""Whose returns an audit still waits for: what each agency was sent, and what came back."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from datetime import datetime

from lifaudit.domain.arrived import counted
from lifaudit.domain.audit import Audit
from lifaudit.domain.today import day_at
from lifaudit.domain.words import day_of

CLOSING = (
    "Where there is nothing to tell, as when a child is not known to your agency, say so in the "
    "return and sign it off: that is a return too. Please name no case and no child when you "
    "answer."
)


class Stance(enum.Enum):
    """How far one agency is with what it was sent."""

    OURS = "Your own agency"
    UNSENT = "Not sent yet"
    SILENT = "No return"
    OPENED = "Opened"
    RETURNED = "Returned"


@dataclass(frozen=True, slots=True)
class Came:
    """How many returns were asked for, are signed off, and say the child is not known there."""

    asked: int = 0
    back: int = 0
    not_known: int = 0

    @property
    def left(self) -> int:
        """Returns that are not back."""
        return self.asked - self.back


@dataclass(frozen=True, slots=True)
class Posted:
    """When an agency was last sent a pack, first sent one back, and last returned something."""

    sent: datetime | None = None
    opened: datetime | None = None
    returned: datetime | None = None


@dataclass(frozen=True, slots=True)
class Awaited:
    """One agency: who of it can open a pack, what went and came, and whether it is the lead's."""

    agency: str
    name: str
    people: tuple[str, ...] = field(default=(), repr=False)
    posted: Posted = Posted()
    came: Came = Came()
    is_ours: bool = False

    @property
    def stance(self) -> Stance:
        """How far it is; nobody tells that they opened a pack but by sending something back."""
        if self.is_ours:
            return Stance.OURS
        if self.came.asked and not self.came.left:
            return Stance.RETURNED
        if self.posted.opened or self.came.back:
            return Stance.OPENED
        return Stance.SILENT if self.posted.sent else Stance.UNSENT

    @property
    def is_owing(self) -> bool:
        """It was sent something, and returns of it are not back."""
        return self.came.left > 0 and self.stance in (Stance.SILENT, Stance.OPENED)

    @property
    def told(self) -> str:
        """What went and came, and when."""
        came = f"{self.came.back} of {counted(self.came.asked, 'return')} signed off"
        if self.is_ours:
            return f"{came}; recorded on this laptop, nothing to send."
        if self.posted.sent is None:
            return f"{came}. No pack has been made for it."
        words = [f"Pack made on {_day(self.posted.sent)}."]
        if self.posted.opened is None:
            words.append("Nothing has come back.")
        else:
            words.append(f"First sent something back on {_day(self.posted.opened)}.")
        last = f", the last on {_day(self.posted.returned)}" if self.posted.returned else ""
        return " ".join((*words, f"{came}{last}."))


@dataclass(frozen=True, slots=True)
class Waiting:
    """All agencies of an audit; `late` is how many working days its returns are overdue."""

    audit: Audit
    is_lead: bool
    lead: str = field(repr=False)
    late: int = 0
    agencies: tuple[Awaited, ...] = ()

    @property
    def came(self) -> Came:
        """The returns of all agencies together."""
        found = [one.came for one in self.agencies]
        return Came(
            sum(one.asked for one in found),
            sum(one.back for one in found),
            sum(one.not_known for one in found),
        )

    @property
    def told(self) -> str:
        """How many returns are back, are not, and say that the child is not known."""
        came = self.came
        silent = sum(one.stance is Stance.SILENT for one in self.agencies)
        parts = [f"{came.back} of {counted(came.asked, 'return')} signed off"]
        if silent:
            parts.append(f"nothing from {counted(silent, 'agency', 'agencies')} yet")
        if came.not_known:
            parts.append(f"{came.not_known} not known to the agency")
        return f"{'; '.join(parts)}."

    def overdue(self, one: Awaited) -> int:
        """Return by how many working days an agency is late."""
        return max(self.late, 0) if one.is_owing and self.audit.takes_answers else 0

    def can_remind(self, one: Awaited) -> bool:
        """Tell whether there is something to remind an agency of."""
        return self.is_lead and one.is_owing and self.audit.takes_answers

    def reminder(self, one: Awaited) -> str:
        """Write a reminder that can be sent by any secure way: marked, and naming no case.

        It holds nothing that somebody typed of a case; a title can, so the audit is named by its
        code.
        """
        plan = self.audit
        parts = (
            plan.marking,
            f"To {one.name}: {plan.code}",
            f"{_back(one)} {self._due(one)}".strip(),
            _opened(one),
            CLOSING,
            self.lead,
        )
        return "\n\n".join(parts) + "\n"

    def _due(self, one: Awaited) -> str:
        if self.audit.returns_due is None:
            return ""
        rest = "The others are" if one.came.back else "They are"
        due = f"due on {day_of(self.audit.returns_due)}"
        if late := self.overdue(one):
            return f"{rest} {counted(late, 'working day')} overdue: they were {due}."
        return f"{rest} {due}."


def _back(one: Awaited) -> str:
    if one.came.back:
        return f"{one.came.back} of your {counted(one.came.asked, 'return')} are with us."
    asked = counted(one.came.asked, "return")
    return f"We asked you for {asked} and have none of yours signed off yet."


def _opened(one: Awaited) -> str:
    """Say where the pack is; only of who was sent one."""
    sent = f"Your pack was made on {_day(one.posted.sent)}." if one.posted.sent else ""
    if one.posted.opened:
        return f"{sent} When a return is signed off, send us a new pack with it.".strip()
    return f"{sent} If it did not arrive or does not open, tell me: I send another.".strip()


def _day(moment: datetime) -> str:
    return day_of(day_at(moment))
