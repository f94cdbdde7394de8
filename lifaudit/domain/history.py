"""One line of history: who recorded what, when, in place of what, and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

UNDID = "Undid: "
"""How the label of a step begins that took another one back."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What one event did to one cell; `before` is None where nothing stood.

    It is set aside where it is not theirs: its author might not write in that place.
    """

    at: datetime
    actor: str
    device: str
    label: str
    field_name: str
    before: Any = field(repr=False)
    after: Any = field(repr=False)
    reason: str = field(repr=False)
    step: str
    standing: bool
    kind: str = ""
    key: str = ""
    is_theirs: bool = True

    @property
    def is_undoing(self) -> bool:
        """It brought back what had stood before, whoever had recorded that."""
        return self.label.startswith(UNDID)


@dataclass(frozen=True, slots=True)
class Conflict:
    """A cell that two people filled without seeing each other: every value stands until settled."""

    kind: str
    key: str
    field_name: str
    sides: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where every chain stood at one moment; signed into packs, reports and backups."""

    heads: tuple[tuple[str, str, int, str], ...]
    fingerprint: str
