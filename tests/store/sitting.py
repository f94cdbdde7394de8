"""Short schedules of merging, thousands of them: the stores stay open, and nothing is kept.

What is recorded, merged and torn in one schedule happens in one unit of each store, which is rolled
back behind it. So the merge that runs is the real one, and no schedule pays for a disk.
"""

from __future__ import annotations

import random
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy import select
from store.replica import NOON, Replica, answer

from lifaudit.domain.casework import Answer, Grade, Judgement
from lifaudit.domain.errors.store import ChangedSince
from lifaudit.domain.record import kind_of
from lifaudit.store.history import anchor
from lifaudit.store.merge import events_after, merge
from lifaudit.store.prepared import Prepared
from lifaudit.store.tables import APPLIED, SEALED, STATE, STEP, SUPERSEDED, WAITING

AUDIT = "a1"
LAPTOPS = 3
WRONG = (0, 0, 2, 3650, -3650)  # days
DERIVED = (
    *(STATE[kind_of(Answer)], STATE[kind_of(Grade)]),
    *(APPLIED, STEP, SUPERSEDED, SEALED, WAITING),
)
ROWS = [Prepared(select(table).order_by(*table.primary_key)) for table in DERIVED]


class OverError(Exception):
    """The schedule is over, and its units are torn down."""


class PulledPlugError(Exception):
    """Whatever ends a unit half way."""


@dataclass
class Counted:
    """What happened in some schedules."""

    schedules: int = 0
    writes: int = 0
    merges: int = 0
    crashes: int = 0
    lost: int = 0
    conflicts: int = 0


class Sitting:
    """Three laptops at one table, on which schedule after schedule is played."""

    def __init__(self, folder):
        self.laptops = [Replica(folder, f"laptop-{number}") for number in range(LAPTOPS)]
        self.counted = Counted()

    def play(self, seed, moves=10):
        """Play one schedule and prove its end; raises AssertionError."""
        with suppress(OverError), ExitStack() as stack:
            units = [stack.enter_context(one.store.unit()) for one in self.laptops]
            for unit, one in zip(units, self.laptops, strict=True):
                one.clock.now, unit.memory.hybrid.last = NOON, 0
            clocks = [one.clock for one in self.laptops]
            chance = random.Random(seed)  # noqa: S311 - a schedule is no secret
            _Schedule(units, clocks, chance, self.counted).play(moves)
            raise OverError
        self.counted.schedules += 1

    def close(self):
        """Close the stores."""
        for one in self.laptops:
            one.store.close()


@dataclass
class _Schedule:
    """One schedule: what was written so far, what is on its way, what can be undone."""

    units: list
    clocks: list
    chance: random.Random
    counted: Counted
    written: set = field(default_factory=set)
    parcels: list = field(default_factory=list)
    steps: list = field(default_factory=list)

    def play(self, moves):
        for _ in range(moves):
            self.chance.choice((self._write, self._write, self._send, self._get, self._get))()
        everything = [_all_of(unit) for unit in self.units]
        for unit in self.units:
            for events, keys in self.chance.sample(everything, len(everything)):
                merge(unit, self.chance.sample(events, len(events)), keys)
        self._prove()

    def _write(self):
        at = self.chance.randrange(len(self.units))
        unit, clock = self.units[at], self.clocks[at]
        clock.now = NOON + timedelta(days=self.chance.choice(WRONG))
        with suppress(ChangedSince):
            change = self._perhaps_torn(unit, lambda: self._change(unit, at))
            if change:
                self.steps.append((at, change.step))
        self.written.update(one.eid for one in events_after(unit, AUDIT, {}))
        self.counted.writes += 1

    def _change(self, unit, at):
        mine = [step for whose, step in self.steps if whose == at]
        if mine and self.chance.random() < 0.3:
            return unit.take_back(self.chance.choice(mine))
        value = f"v{self.counted.writes}"
        graded = Grade(AUDIT, "DD26-07-03", "pol", "agency", "D", Judgement(value, "because"))
        said = answer(self.chance.choice("QR"), value, note=self.chance.choice(("", value)))
        return unit.record("Recorded", *self.chance.sample((said, graded), 1))

    def _send(self):
        """Pack everything, what one device wrote, or anything at all; some of it twice."""
        events, keys = _all_of(self.chance.choice(self.units))
        device = f"laptop-{self.chance.randrange(LAPTOPS)}"
        some = self.chance.sample(events, self.chance.randint(0, len(events)))
        of_one = [one for one in events if one.header.device == device]
        sent = self.chance.choice((events, some, of_one))
        again = self.chance.sample(sent, len(sent) // 3)
        self.parcels.append((sent + again, self.chance.choice((keys, keys, []))))

    def _get(self):
        if not self.parcels:
            self._send()
        if self.chance.random() < 0.2:
            self.parcels.pop(self.chance.randrange(len(self.parcels)))
            self.counted.lost += 1
            return
        unit, parcel = self.chance.choice(self.units), self.chance.choice(self.parcels)
        self._perhaps_torn(unit, lambda: merge(unit, *parcel))
        self.counted.merges += 1

    def _perhaps_torn(self, unit, work):
        """Do it, or do it and lose it as if the plug were pulled behind it."""
        is_pulled = self.chance.random() < 0.15
        try:
            with unit.connection.begin_nested():
                done = work()
                _pull(is_pulled)
        except (PulledPlugError, ChangedSince):
            unit.memory.forget()
            self.counted.crashes += is_pulled
            return None
        return done

    def _prove(self):
        """Prove the same chains, the same rows, nothing that waits, and nothing lost."""
        whole = {anchor(unit).fingerprint for unit in self.units}
        assert len(whole) == 1, "something was lost"
        for unit in self.units:
            assert {one.eid for one in events_after(unit, AUDIT, {})} == self.written
        said = [[rows.run(unit.connection).fetchall() for rows in ROWS] for unit in self.units]
        assert all(other == said[0] for other in said), "laptops say different things"
        assert not any(said[0][-3:]), "something waits"
        cells = [row[:2] + row[3:4] for row in said[0][2] if row[2]]
        self.counted.conflicts += len(cells) - len(set(cells))


def _all_of(unit):
    return events_after(unit, AUDIT, {}), unit.ring.of_audit(AUDIT)


def _pull(is_pulled):
    if is_pulled:
        raise PulledPlugError
