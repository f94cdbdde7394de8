"""One return while it is answered: what applies, is demanded, is wrong and is worked out, now.

One answer works out again only what depends on it, in the order of the program.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from lifaudit.domain.kinds import Kind
from lifaudit.domain.worked import Worked
from lifaudit.instruments.logic.days import FIRST
from lifaudit.instruments.logic.program import (
    ALL,
    CALCULATED,
    DEMANDED,
    RELEVANT,
    Asked,
    Program,
    Reader,
    Rule,
)
from lifaudit.instruments.logic.spot import Spot
from lifaudit.instruments.logic.state import State
from lifaudit.instruments.logic.values import UNSAID, Day, Nodes, to_boolean, to_string

Turn = tuple[int, str]
"""When something is worked out: its rank, and its row; no row for all of them."""
SEEN, APPLIES, DIFFERS = 1, 2, 4
"""What became different: what others see of it, whether it applies, or anything at all."""
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
        """Take all answers, by path, and the standing rows of every group, in their order.

        What is demanded comes last: it may look at what comes after it.
        """
        self._answers = dict(answers)
        self._state.clear()
        self._state.rows.update({group: tuple(some) for group, some in rows.items()})
        for kept in (self._hidden, self._required, self._wrong, self._values, self._offered):
            kept.clear()
        self._work_all(self.program.asked, RELEVANT | CALCULATED)
        self._work_all([one for one in self.program.asked if one.rules.demands], DEMANDED)

    def _work_all(self, some: Sequence[Asked], parts: int) -> None:
        for asked in some:
            for row in self._rows_of(asked):
                self._work(asked, row, _path(asked, row), parts)

    def answer(self, path: str, value: str) -> frozenset[str]:
        """Take one answer; returns the paths and sections whose state changed by it.

        An answer in a row that does not stand is kept for when it does.
        """
        group, slash, rest = path.partition("/")
        row, _, key = rest.partition("/")
        self._answers[path] = value
        asked = self.program.by_key.get(key if slash else group)
        stands = not slash or row in self._state.rows.get(group, ())
        return self._settle([(asked, row)]) if asked and stands else frozenset()

    def set_rows(self, group: str, rows: Sequence[str]) -> frozenset[str]:
        """Take the standing rows of a group, in their order; returns what changed by it."""
        before, now = self._state.rows.get(group, ()), tuple(rows)
        self._state.rows[group] = now
        inside = self.program.inside.get(group, ())
        same = _same(before, now)
        gone = set(before[same:]) - set(now[same:])
        forgotten = [(one, row) for one in inside for row in gone]
        for one, row in forgotten:
            self._forget(one, row, _path(one, row))
        starts = list(_concerned(inside, before, now))
        if asked := self.program.by_key.get(group):
            self._state.stands.pop(group, None)
            starts.append((asked, ""))
        readers = (some.asked for one in inside for some in self.program.readers.get(one.key, ()))
        starts += [(one, "") for one in dict.fromkeys(readers) if one.group != group]
        return self._settle(starts) | {_path(one, row) for one, row in forgotten}

    def _forget(self, asked: Asked, row: str, path: str) -> None:
        standing, name = self._state.among(asked, row)
        standing.pop(name, None)
        self._hidden.discard(path)
        self._values.pop(path, None)
        if asked.rules.demands:
            self._required.discard(path)
            self._wrong.pop(path, None)
            self._offered.pop(path, None)

    def _settle(self, starts: Sequence[tuple[Asked, str]]) -> frozenset[str]:
        """Work out what is given and whatever depends on it, each once, in order.

        What nothing reads needs no order: it comes last.
        """
        parts = {(asked.rank, row): ALL for asked, row in starts}
        queue, last = list(parts), dict[Turn, int]()
        heapq.heapify(queue)
        changed: set[str] = set()
        while queue:
            here = heapq.heappop(queue)
            asked = self.program.asked[here[0]]
            for row, news in self._turn(asked, here[1], parts.pop(here), changed):
                for reader, turn, called in self._called(asked, row, news):
                    if turn in parts:
                        parts[turn] |= called
                    elif reader.is_last:
                        last[turn] = last.get(turn, 0) | called
                    else:
                        heapq.heappush(queue, turn)
                        parts[turn] = called
        for (rank, row), called in last.items():
            self._turn(self.program.asked[rank], row, called, changed)
        return frozenset(changed)

    def _turn(self, asked: Asked, row: str, parts: int, changed: set[str]) -> list[tuple[str, int]]:
        """Work out one turn; returns the rows in which something became different, and what."""
        told = []
        for here in (row,) if row else self._rows_of(asked):
            path = _path(asked, here)
            if news := self._work(asked, here, path, parts):
                told.append((here, news))
                if news & DIFFERS:
                    changed.add(path)
        return told

    def _called(self, asked: Asked, row: str, news: int) -> Iterator[tuple[Reader, Turn, int]]:
        """Give the turns of whatever reads a question: in the same row where both stand in one."""
        seen, applies = news & SEEN, news & APPLIES
        for reader in self.program.readers.get(asked.key, ()) if seen or applies else ():
            inherited = RELEVANT if applies and reader.within else 0
            if parts := (reader.parts if seen else 0) | inherited:
                one = reader.asked
                beside = row and one.group == asked.group and not reader.everywhere
                yield reader, (one.rank, row if beside else ""), parts

    def _rows_of(self, asked: Asked) -> tuple[str, ...]:
        return self._state.rows.get(asked.group, ()) if asked.group else ("",)

    def _work(self, asked: Asked, row: str, path: str, parts: int) -> int:
        """Work parts of a question out in one row; returns what became different.

        What does not apply is nothing to others; its answer is kept.
        """
        hidden = path in self._hidden
        if parts & RELEVANT:
            if not self._applies(asked, row, path):
                return self._hide(asked, row, path)
            if hidden:
                parts = ALL
                self._hidden.discard(path)
        elif hidden:
            return 0
        return self._show(asked, row, path, parts) | (SEEN | APPLIES | DIFFERS if hidden else 0)

    def _hide(self, asked: Asked, row: str, path: str) -> int:
        if path in self._hidden:
            return 0
        self._forget(asked, row, path)
        self._hidden.add(path)
        return SEEN | APPLIES | DIFFERS

    def _show(self, asked: Asked, row: str, path: str, parts: int) -> int:
        standing, name = self._state.among(asked, row)
        before = standing.get(name)
        if parts == RELEVANT and before is not None:
            return 0
        rules, differs = asked.rules, False
        if parts & CALCULATED and rules.calculation:
            differs = self._calculate(rules.calculation, path, self._spot.at(asked, row, path))
        now = standing[name] = self._standing(asked, path)
        if parts & DEMANDED and rules.demands:
            given = now.values[0] if now.values else ""
            spot = self._spot.at(asked, row, path, given)
            differs = self._demand(asked, path, spot) or differs
        return (SEEN if now != before else 0) | (DIFFERS if differs else 0)

    def _applies(self, asked: Asked, row: str, path: str) -> bool:
        """Whether it is asked: what it stands in applies, and its own condition holds."""
        if asked.under in self._hidden:
            return False
        rule = asked.rules.relevant
        if rule is None:
            return True
        spot = self._spot.at(asked, row, path, self._answers.get(path, ""))
        return to_boolean(rule.work(spot))

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

    def _calculate(self, rule: Rule, path: str, spot: Spot) -> bool:
        before = spot.kept = self._values.get(path, "")
        found = to_string(rule.work(spot))
        self._values[path] = "" if found in NO_NUMBERS else found
        return self._values[path] != before

    def _demand(self, asked: Asked, path: str, spot: Spot) -> bool:
        """Work out what is demanded, wrong and offered; returns whether any of it differs."""
        rules, differs = asked.rules, False
        if rules.required:
            wanted = to_boolean(rules.required.work(spot))
            differs = wanted is not (path in self._required)
            (self._required.add if wanted else self._required.discard)(path)
        if rules.constraint:
            told: str | None = asked.question.logic.message if asked.question else ""
            if not spot.value or to_boolean(rules.constraint.work(spot)):
                told = None
            differs = differs or told != self._wrong.get(path)
            if told is None:
                self._wrong.pop(path, None)
            else:
                self._wrong[path] = told
        if rules.filter and asked.question:
            offered = spot.offered(rules.filter, asked.question.choices)
            differs = differs or offered != self._offered.get(path)
            self._offered[path] = offered
        return differs


def _path(asked: Asked, row: str) -> str:
    return f"{asked.group}/{row}/{asked.key}" if row else asked.key


def _same(before: tuple[str, ...], now: tuple[str, ...]) -> int:
    """Return how many rows stand where they stood: where the rest only came or went, quickly."""
    both = min(len(before), len(now))
    return both if before[:both] == now[:both] else 0


def _concerned(
    inside: Sequence[Asked], before: tuple[str, ...], now: tuple[str, ...]
) -> Iterator[tuple[Asked, str]]:
    """Give what must be worked out in which rows when the rows of a group change.

    New rows in everything; rows that moved where their place is asked for; where one row looks
    into others, all of them.
    """
    same = _same(before, now)
    known, later = frozenset(before[same:]), now[same:]
    fresh = [row for row in later if row not in known]
    moved = [row for at, row in enumerate(later, same) if before[at : at + 1] != (row,)]
    for one in inside:
        rules = [rule for _, rule in one.rules.each]
        if before != now and any(rule.beside for rule in rules):
            yield one, ""
            continue
        placed = any(rule.placed for rule in rules)
        yield from ((one, row) for row in (moved if placed else fresh))
