"""What stands in one return now: its rows, and what each answer that applies counts as."""

from __future__ import annotations

from dataclasses import dataclass, field

from lifaudit.instruments.logic.program import Program
from lifaudit.instruments.logic.values import Day, Nodes


@dataclass(frozen=True, slots=True)
class State:
    """Filled by `Live` alone; `stands` holds only what applies, by path."""

    program: Program
    today: Day
    stands: dict[str, Nodes] = field(default_factory=dict)
    rows: dict[str, tuple[str, ...]] = field(default_factory=dict)
