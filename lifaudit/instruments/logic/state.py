"""What stands in one return now: its rows, and what each answer that applies counts as."""

from __future__ import annotations

from dataclasses import dataclass, field

from lifaudit.instruments.logic.program import Asked, Program
from lifaudit.instruments.logic.values import Day, Nodes


@dataclass(frozen=True, slots=True)
class State:
    """Filled by `Live` alone; holds only what applies.

    `stands` holds what is asked once, by key; `inside` what is asked in rows, by key and row.
    """

    program: Program
    today: Day
    stands: dict[str, Nodes] = field(default_factory=dict)
    inside: dict[str, dict[str, Nodes]] = field(default_factory=dict)
    rows: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def clear(self) -> None:
        """Let nothing stand."""
        self.stands.clear()
        self.inside.clear()
        self.rows.clear()
        self.inside.update({one.key: {} for one in self.program.asked if one.group})

    def column(self, key: str) -> tuple[str, ...]:
        """Return the answers to a question in the rows where it applies, in their order."""
        standing, rows = self.inside[key], self.rows.get(self.program.by_key[key].group, ())
        return tuple(standing[row].values[0] for row in rows if row in standing)

    def places(self, key: str) -> tuple[str, ...]:
        """Return the answers to a question in every row, nothing where it does not apply."""
        standing, rows = self.inside[key], self.rows.get(self.program.by_key[key].group, ())
        return tuple(standing[row].values[0] if row in standing else "" for row in rows)

    def among(self, asked: Asked, row: str) -> tuple[dict[str, Nodes], str]:
        """Return where an answer stands, and under which name there."""
        return (self.inside[asked.key], row) if row else (self.stands, asked.key)
