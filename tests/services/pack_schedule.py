"""Laptops that write, send, lose, repeat and mix up packs by chance, and what must hold."""

from __future__ import annotations

import random
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta

from deepdive import AUDIT
from services.mail import CARA, beside, invited, take, updated
from world import SteppingClock

from lifaudit.domain.case import Case
from lifaudit.domain.casework import Return
from lifaudit.store.history import anchor
from lifaudit.store.merge import events_after

WRITES_FOR = (("csc", "pol", "hea"), ("pol",), ("hea",))
"""For which agencies each laptop writes: the lead for any, others for their own."""
CASES = ("DD26-07-01", "DD26-07-02")
HOME = SteppingClock().now


class OverError(Exception):
    """The schedule is over, and its units are torn down."""


class PulledPlugError(Exception):
    """Whatever ends a unit half way."""


@dataclass
class Counted:
    """What happened in some schedules."""

    schedules: int = 0
    writes: int = 0
    packs: int = 0
    lost: int = 0
    again: int = 0
    crashes: int = 0
    entries: int = 0


class Seat:
    """A vault at the table: its one unit stays open, and a step in it can be torn down.

    So services, keys and files are the real ones, and no schedule pays for a disk.
    """

    def __init__(self, vault, unit):
        self.keys, self.person, self._unit = vault.keys, vault.person, unit

    @contextmanager
    def unit(self):
        try:
            with self._unit.connection.begin_nested():
                yield self._unit
        except BaseException:
            self._unit.memory.forget()
            raise

    def entries(self):
        """Return the ids of every entry of the audit."""
        return {one.eid for one in events_after(self._unit, AUDIT, {})}


@dataclass
class Room:
    """Three laptops of one audit; every schedule begins where they were invited."""

    vaults: list
    clock: SteppingClock
    counted: Counted = field(default_factory=Counted)

    def play(self, seed, moves):
        """Write and exchange by chance, then let everybody have everything, and prove it whole."""
        with suppress(OverError), ExitStack() as stack:
            units = [stack.enter_context(one.unit()) for one in self.vaults]
            seats = [Seat(*both) for both in zip(self.vaults, units, strict=True)]
            chance = random.Random(seed)  # noqa: S311 - a trial is repeated, not guarded
            _Schedule(seats, self.clock, chance, self.counted).play(moves)
            raise OverError
        self.counted.schedules += 1

    def close(self):
        """Lock every vault."""
        for one in self.vaults:
            one.close()


@dataclass
class _Schedule:
    """One schedule: what was written so far, and which packs are on their way to whom."""

    seats: list
    clock: SteppingClock
    chance: random.Random
    counted: Counted
    flying: list = field(default_factory=list)
    written: set = field(default_factory=set)

    def play(self, moves):
        self.clock.now = HOME
        self.written = set().union(*(one.entries() for one in self.seats))
        for _ in range(moves):
            self.chance.choice((self._write, self._send, self._send, self._arrive))()
        self._share()
        self._prove()

    def _write(self):
        at = self.chance.randrange(len(self.seats))
        seat = self.seats[at]
        self.clock.now += timedelta(days=self.chance.choice((0, 0, 1, 3650, -3650)))
        self.counted.writes += 1
        where = (self.chance.choice(CASES), self.chance.choice(WRITES_FOR[at]))
        with seat.unit() as unit:
            record = Return(AUDIT, *where, minutes_spent=self.counted.writes)
            unit.record("Recorded return", record)
        self.written |= seat.entries()
        self.clock.now = HOME + timedelta(days=1)

    def _send(self):
        here, there = self.chance.sample(self.seats, 2)
        self.flying.append((there, updated(here, there)))
        self.counted.packs += 1

    def _arrive(self):
        """Take the packs on their way in any order: some never, some twice, some torn off."""
        self.chance.shuffle(self.flying)
        while self.flying:
            there, made = self.flying.pop()
            if self.chance.random() < 0.25:
                self.counted.lost += 1
                continue
            if self.chance.random() < 0.15:
                self._tear_off(there, made)
            self.counted.entries += take(there, made).new
            if self.chance.random() < 0.25:
                assert take(there, made).seen_before
                self.counted.again += 1

    def _tear_off(self, there, made):
        """Pull the plug behind a pack that was taken in: it is as if it had never come."""
        before = there.entries()
        with suppress(PulledPlugError), there.unit():
            take(there, made)
            raise PulledPlugError
        assert there.entries() == before
        self.counted.crashes += 1

    def _share(self):
        """Let everybody send to the lead, and the lead to everybody."""
        lead, *others = self.seats
        ways = [(one, lead) for one in others] + [(lead, one) for one in others]
        for here, there in ways:
            got = take(there, updated(here, there))
            assert got.kept_out == got.waiting == 0
            self.counted.entries += got.new
            self.counted.packs += 1

    def _prove(self):
        prints, states = set(), set()
        for one in self.seats:
            assert one.entries() == self.written, "something was lost"
            with one.unit() as unit:
                prints.add(anchor(unit, [AUDIT]).fingerprint)
                states.add(str((unit.where(Return), unit.where(Case))))
        assert len(prints) == 1, "chains differ"
        assert len(states) == 1, "laptops say different things"


def room(folder):
    """Return a room of three: the lead, Police and Health."""
    clock = SteppingClock()
    leads, police = invited(folder, clock)
    health = beside(folder / "health", clock, leads, "hea", CARA)
    take(police, updated(leads, police))
    return Room([leads, police, health], clock)
