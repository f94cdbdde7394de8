"""Copies of one certified report, each with the approvals it has so far, and which of them counts.

A signature in a PDF covers every byte before it, the signatures of others included. So two people
who sign the same copy make two files, and the second signature cannot be carried into the first:
it has to be made again on top. What both decided counts at once; only the place of one signature
is still to come, and whoever signs again signs the same report.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Copy:
    """The bytes of one copy, and the fields that are soundly signed in it."""

    pdf: bytes = field(repr=False)
    signed: frozenset[str]

    def follows(self, other: Copy) -> bool:
        """Tell whether this copy is the other one with more signatures at its end."""
        return len(self.pdf) > len(other.pdf) and self.pdf.startswith(other.pdf)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The copy that goes on, and the fields whose signatures stand in the other one only."""

    copy: Copy
    again: frozenset[str]


def choose(held: Copy, came: Copy) -> Chosen:
    """Return which of two copies goes on: the longer of one line, else the one more have signed.

    Of two that as many have signed the one at hand stays, so that nobody is asked needlessly.
    """
    newer = came.follows(held) or len(came.signed) > len(held.signed)
    copy = came if newer and not held.follows(came) else held
    return Chosen(copy, (held.signed | came.signed) - copy.signed)
