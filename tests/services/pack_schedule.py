"""Laptops that write, send, lose, repeat and mix up packs by chance, and what must hold."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from deepdive import AUDIT
from services.mail import CARA, beside, invited, take, updated
from world import SteppingClock

from lifaudit.domain.case import Case
from lifaudit.domain.casework import Return
from lifaudit.services.packing import Made
from lifaudit.services.vault import Vault
from lifaudit.store.history import anchor

AGENCIES = ("csc", "pol", "hea")
CASES = ("DD26-07-01", "DD26-07-02")


@dataclass
class Counted:
    """What happened in some schedules."""

    writes: int = 0
    packs: int = 0
    lost: int = 0
    again: int = 0
    entries: int = 0


@dataclass
class Room:
    """Three laptops of one audit; whatever happened before, they can go on."""

    vaults: list[Vault]
    clock: SteppingClock
    counted: Counted = field(default_factory=Counted)

    def play(self, seed: int, moves: int) -> None:
        """Write and exchange by chance, then let everybody send to everybody and prove it whole."""
        chance = random.Random(seed)  # noqa: S311 - a trial is repeated, not guarded
        flying: list[tuple[int, Made]] = []
        for _ in range(moves):
            chance.choice((self._write, self._send, self._send, self._arrive))(chance, flying)
        self._settle()
        self._prove()

    def close(self) -> None:
        """Lock every vault."""
        for one in self.vaults:
            one.close()

    def _write(self, chance, _flying) -> None:
        at = chance.randrange(len(self.vaults))
        self.clock.now += timedelta(days=chance.choice((0, 0, 1, 3650, -3650)))
        agency = chance.choice(AGENCIES)
        with self.vaults[at].unit() as unit:
            record = Return(
                AUDIT, chance.choice(CASES), agency, minutes_spent=chance.randrange(500)
            )
            unit.record("Recorded return", record)
        self.clock.now = max(self.clock.now, HOME)
        self.clock.now = min(self.clock.now, HOME + timedelta(days=300))
        self.counted.writes += 1

    def _send(self, chance, flying) -> None:
        here, there = chance.sample(range(len(self.vaults)), 2)
        flying.append((there, updated(self.vaults[here], self.vaults[there])))
        self.counted.packs += 1

    def _arrive(self, chance, flying) -> None:
        """Take the packs on their way in any order: some twice, some never."""
        chance.shuffle(flying)
        while flying:
            there, made = flying.pop()
            if chance.random() < 0.25:
                self.counted.lost += 1
                continue
            self.counted.entries += take(self.vaults[there], made).new
            if chance.random() < 0.25:
                again = take(self.vaults[there], made)
                assert again.seen_before
                self.counted.again += 1

    def _settle(self) -> None:
        for _ in range(2):
            for here in self.vaults:
                for there in self.vaults:
                    if here is not there:
                        got = take(there, updated(here, there))
                        assert got.kept_out == 0
                        self.counted.entries += got.new

    def _prove(self) -> None:
        prints, states = set(), set()
        for one in self.vaults:
            with one.unit() as unit:
                prints.add(anchor(unit, [AUDIT]).fingerprint)
                states.add(str((unit.where(Return), unit.where(Case))))
        assert len(prints) == 1, "something was lost"
        assert len(states) == 1, "laptops say different things"


HOME = SteppingClock().now


def room(folder: Path) -> Room:
    """Return a room of three: the lead, Police and Health."""
    clock = SteppingClock()
    leads, police = invited(folder, clock)
    health = beside(folder / "health", clock, leads, "hea", CARA)
    take(police, updated(leads, police))
    return Room([leads, police, health], clock)
