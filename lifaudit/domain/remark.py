"""What is worth saying about an instrument: where it stands, why it matters, what mends it."""

from __future__ import annotations

import enum
from dataclasses import dataclass

Place = tuple[str | int, ...]
"""The path to a value as a form file writes it: `("section", 0, "question", 3, "relevant")`.

Positions count from nought; the overall section is `("overall",)`, what stands in `[form]` is
`("form", "title")`, and a question in a group is one "question" further in.
"""


class Severity(enum.Enum):
    """Whether a form can be used in spite of a remark."""

    PROBLEM = "problem"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Remark:
    """Something wrong at a place, or worth mending; `twin` is what it collides with, if any."""

    place: Place
    what: str
    why: str
    mend: str
    severity: Severity = Severity.PROBLEM
    twin: Place | None = None

    @property
    def stops(self) -> bool:
        """Whether the form cannot be used before this is mended."""
        return self.severity is Severity.PROBLEM
