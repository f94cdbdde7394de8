"""Approving: what an agency's representative says to a certified report, and in which words.

What they say is the reason of their signature, so that an approval and its reservations are one
thing: whoever has the file has both, and neither can be changed or left out alone.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, field

LONGEST = 1000
"""Characters of a reservation or of a refusal; more belongs in the report."""

APPROVE = "I approve this report"
RESERVE = "I approve this report with reservations"


class Decision(enum.Enum):
    """What a representative decides on their agency's behalf."""

    APPROVED = "approved"
    RESERVED = "approved-with-reservations"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Said:
    """A decision, and the reservations or reasons that go with it."""

    decision: Decision
    words: str = field(default="", repr=False)


def reason_of(reservations: str = "") -> str:
    """Return the words an approval is signed with."""
    said = " ".join(reservations.split())
    return f"{RESERVE}: {said}" if said else APPROVE


def reservations_in(reason: str) -> str:
    """Return the reservations a signature's reason holds; empty where it approves as it is."""
    before, found, said = reason.partition(f"{RESERVE}: ")
    return said if found and not before else ""
