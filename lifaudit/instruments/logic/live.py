"""One return while it is answered: what applies, is demanded, is wrong and is worked out, now.

One answer works out again only what depends on it, in the order of the program.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from datetime import date

from lifaudit.domain.asked import Path
from lifaudit.domain.kinds import Kind
from lifaudit.domain.worked import Worked
from lifaudit.instruments.logic.days import FIRST
from lifaudit.instruments.logic.expressions import Slot
from lifaudit.instruments.logic.program import ALL, CALCULATED, DEMANDED, RELEVANT, Asked, Program
from lifaudit.instruments.logic.spot import Spot
from lifaudit.instruments.logic.state import State
from lifaudit.instruments.logic.values import Day, Nodes, to_boolean, to_string

UNSAID = Nodes(("",))
Turn = tuple[int, str, str]
"""When something is worked out: its rank, its key, and its row; no row for all of them."""
NO_NUMBERS = ("NaN", "Infinity", "-Infinity")


class Live:
    """Holds the answers and rows of one return; `today` is the day it is worked out for."""

    def __init__(self, program: Program, today: date) -> None:
        self.program = program
        self._state = State(program, Day(float((today - FIRST).days)))
        self._answers: dict[str, str] = {}
        self._hidden: set[str] = set()
        self._required: set[str] = set()
        self._wrong: dict[str, str] = {}
        self._values: dict[str, str] = {}
        self._offered: dict[str, tuple[str, ...]] = {}
        self._spot = Spot(self._state)
        self.load({}, {})

    @property
    def worked(self) -> Worked:
        """What was worked out, as it stands."""
        return Worked(
            frozenset(self._hidden),
            frozenset(self._required),
            dict(self._wrong),
            dict(self._values),
            dict(self._offered),
        )

    def load(self, answers: Mapping[str, str], rows: Mapping[str, Sequence[str]]) -> None:
        """Take all answers, by path, and the standing rows of every group, in their order."""
        self._answers = dict(answers)
        self._state.rows.clear()
        self._state.rows.update({group: tuple(some) for group, some in rows.items()})
        for kept in (self._state.stands, self._hidden, self._required, self._wrong):
            kept.clear()
        for known in (self._values, self._offered):
            known.clear()
        for parts in (RELEVANT | CALCULATED, DEMANDED):  # a demand may read what is asked later
            for asked in self.program.asked:
                for row in self._rows_of(asked):
                    self._work(asked, row, parts)

    def answer(self, path: str, value: str) -> frozenset[str]:
        """Take one answer; returns the paths and sections whose state changed by it."""
        group, slash, rest = path.partition("/")
        row, _, key = rest.partition("/")
        self._answers[path] = value
        asked = self.program.by_key.get(key if slash else group)
        return self._settle([(asked, row if slash else "")]) if asked else frozenset()

    def set_rows(self, group: str, rows: Sequence[str]) -> frozenset[str]:
        """Take the standing rows of a group, in their order; returns what changed by it."""
        gone = set(self._state.rows.get(group, ())) - set(rows)
        self._state.rows[group] = tuple(rows)
        inside = [one for one in self.program.asked if one.group == group]
        forgotten = {Path(one.key, group, row).text for one in inside for row in gone}
        for path in forgotten:
            self._forget(path)
        starts = [(one, row) for one in inside for row in rows]
        if asked := self.program.by_key.get(group):
            self._state.stands.pop(group, None)
            starts.append((asked, ""))
        readers = (some for one in inside for some in self.program.readers.get(one.key, ()))
        starts += [(one.asked, "") for one in readers]
        return self._settle(starts) | forgotten

    def _forget(self, path: str) -> None:
        self._state.stands.pop(path, None)
        self._hidden.discard(path)
        self._required.discard(path)
        for known in (self._wrong, self._values):
            known.pop(path, None)
        self._offered.pop(path, None)

    def _settle(self, starts: Sequence[tuple[Asked, str]]) -> frozenset[str]:
        """Work out what is given and whatever depends on it, each once, in order."""
        parts = {(asked.rank, asked.key, row): ALL for asked, row in starts}
        queue = list(parts)
        heapq.heapify(queue)
        changed: set[str] = set()
        while queue:
            here = heapq.heappop(queue)
            asked, wanted = self.program.by_key[here[1]], parts.pop(here)
            for row in (here[2],) if here[2] else self._rows_of(asked):
                moved, differs = self._work(asked, row, wanted)
                if differs:
                    changed.add(_path(asked, row))
                if moved:
                    self._call_readers(asked, row, parts, queue)
        return frozenset(changed)

    def _call_readers(
        self, asked: Asked, row: str, parts: dict[Turn, int], queue: list[Turn]
    ) -> None:
        """Let whatever reads a question have its turn: in the same row where both stand in one."""
        for reader in self.program.readers.get(asked.key, ()):
            one = reader.asked
            beside = one.group == asked.group and not reader.everywhere
            turn = (one.rank, one.key, row if beside else "")
            if turn not in parts:
                heapq.heappush(queue, turn)
            parts[turn] = parts.get(turn, 0) | reader.parts

    def _rows_of(self, asked: Asked) -> tuple[str, ...]:
        return self._state.rows.get(asked.group, ()) if asked.group else ("",)

    def _work(self, asked: Asked, row: str, parts: int) -> tuple[bool, bool]:
        """Work parts of a question out in one row: whether others see a change, and whether any is.

        What does not apply is nothing to others; its answer is kept.
        """
        path = _path(asked, row)
        hidden = path in self._hidden
        if parts & RELEVANT:
            applies = self._applies(asked, self._spot.at(asked, row, path))
            if not applies:
                return self._hide(path)
            if hidden:
                parts = ALL
                self._hidden.discard(path)
        elif hidden:
            return False, False
        return self._show(asked, self._spot.at(asked, row, path), parts, shown=hidden)

    def _hide(self, path: str) -> tuple[bool, bool]:
        seen, differs = path in self._state.stands, path not in self._hidden
        self._forget(path)
        self._hidden.add(path)
        return seen or differs, differs

    def _show(self, asked: Asked, spot: Spot, parts: int, *, shown: bool) -> tuple[bool, bool]:
        path, stands = spot.path, self._state.stands
        before = stands.get(path)
        if parts == RELEVANT and before is not None:
            return False, False
        calculated = bool(parts & CALCULATED) and self._calculate(asked, path, spot)
        now = stands[path] = self._standing(asked, path)
        spot.value = now.values[0] if now.values else ""
        demanded = bool(parts & DEMANDED) and bool(asked.rules) and self._demand(asked, path, spot)
        return shown or now != before, shown or calculated or demanded

    def _applies(self, asked: Asked, spot: Spot) -> bool:
        """Whether it is asked: what it stands in applies, and its own condition holds."""
        if asked.under and asked.under in self._hidden:
            return False
        rule = asked.rules.get(Slot.RELEVANT)
        spot.value = self._answers.get(spot.path, "")
        return rule is None or to_boolean(rule.work(spot))

    def _standing(self, asked: Asked, path: str) -> Nodes:
        question = asked.question
        if question is None:
            return UNSAID
        if question.kind is Kind.GROUP:
            return Nodes(("",) * len(self._state.rows.get(asked.key, ())))
        if question.kind is Kind.CALCULATED:
            return Nodes((self._values.get(path, ""),))
        value = self._answers.get(path, "")
        return Nodes((value,)) if value else UNSAID

    def _calculate(self, asked: Asked, path: str, spot: Spot) -> bool:
        rule = asked.rules.get(Slot.CALCULATION)
        if rule is None:
            return False
        before = self._values.get(path, "")
        spot.value = before
        found = to_string(rule.work(spot))
        self._values[path] = "" if found in NO_NUMBERS else found
        return self._values[path] != before

    def _demand(self, asked: Asked, path: str, spot: Spot) -> bool:
        """Work out what is demanded, wrong and offered; returns whether any of it differs."""
        differs = False
        if rule := asked.rules.get(Slot.REQUIRED):
            wanted = to_boolean(rule.work(spot))
            differs = wanted is not (path in self._required)
            (self._required.add if wanted else self._required.discard)(path)
        if rule := asked.rules.get(Slot.CONSTRAINT):
            told: str | None = asked.question.logic.message if asked.question else ""
            if not spot.value or to_boolean(rule.work(spot)):
                told = None
            differs = differs or told != self._wrong.get(path)
            if told is None:
                self._wrong.pop(path, None)
            else:
                self._wrong[path] = told
        if asked.rules.get(Slot.FILTER) and asked.question:
            offered = spot.offered(asked, asked.question.choices)
            differs = differs or offered != self._offered.get(path)
            self._offered[path] = offered
        return differs


def _path(asked: Asked, row: str) -> str:
    return f"{asked.group}/{row}/{asked.key}" if row else asked.key
