"""The place in a return that an expression is worked out at: its question, its row, its choice."""

from __future__ import annotations

from collections.abc import Sequence

from lifaudit.domain.question import Choice
from lifaudit.instruments.logic.program import Asked, Rule
from lifaudit.instruments.logic.state import State
from lifaudit.instruments.logic.values import NOTHING, UNSAID, Day, Nodes, to_boolean


class Spot:
    """The scope of an expression, moved from question to question of a return."""

    __slots__ = ("_asked", "_choice", "_row", "_state", "kept", "path", "value")

    def __init__(self, state: State) -> None:
        self._state = state
        self._asked: Asked | None = None
        self._choice: Choice | None = None
        self._row = self.path = self.value = self.kept = ""

    def at(self, asked: Asked, row: str, path: str, value: str = "") -> Spot:
        """Stand at another question, or at the same one in another row, and what it was given."""
        self._asked, self._row, self.path, self.value = asked, row, path, value
        self.kept = ""
        return self

    @property
    def today(self) -> Day:
        return self._state.today

    @property
    def now(self) -> Day:
        return self._state.today

    @property
    def here(self) -> str:
        return self.value

    @property
    def number(self) -> int:
        if self._asked is None or not self._row:
            return 0
        return self._state.rows[self._asked.group].index(self._row) + 1

    def nodes(self, key: str) -> Nodes:
        found = self._state.stands.get(key)
        return self._nodes(key) if found is None else found

    def _nodes(self, key: str) -> Nodes:
        """Return what does not apply, or is asked in rows: of this row, else of every row."""
        asked = self._state.program.by_key[key]
        if not asked.group:
            return UNSAID
        if self._row and self._asked is not None and self._asked.group == asked.group:
            return self._state.inside[key].get(self._row, UNSAID)
        return Nodes(self._state.column(key))

    def every(self, key: str) -> Nodes:
        grouped = self._state.program.by_key[key].group
        return Nodes(self._state.places(key)) if grouped else NOTHING

    def label(self, key: str, code: str) -> str:
        asked = self._state.program.by_key.get(key)
        if asked is None or asked.question is None:
            return ""
        choices = ((one.code, one.label) for one in asked.question.choices)
        points = self._state.program.points.get(key, ())
        return dict((*choices, *((one.code, one.label) for one in points))).get(code, "")

    def property(self, name: str) -> str:
        if self._choice is None:
            return ""
        if name in ("code", "name"):
            return self._choice.code
        if name == "label":
            return self._choice.label
        return next((one.value for one in self._choice.extras if one.name == name), "")

    def offered(self, rule: Rule, choices: Sequence[Choice]) -> tuple[str, ...]:
        """Return the codes of the choices that the filter of a question leaves."""
        left = []
        for choice in choices:
            self._choice = choice
            if to_boolean(rule.work(self)):
                left.append(choice.code)
        self._choice = None
        return tuple(left)
