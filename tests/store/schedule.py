"""Random lives of several laptops: they record, undo, crash, and exchange what they have somehow.

Events arrive in any order, twice, in part or never; keys come late; clocks are years apart. In the
end everybody is given everything, and all must hold and show the same.
"""

from __future__ import annotations

import random
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta

from store.replica import Replica, Wristwatch, answer

from lifaudit.domain.casework import Answer, Grade, Judgement
from lifaudit.domain.codec import decoders_of
from lifaudit.domain.errors.store import ChangedSince
from lifaudit.domain.partnership import Agency
from lifaudit.domain.ports import silent
from lifaudit.domain.record import default_of, read_key
from lifaudit.domain.records import BY_NAME
from lifaudit.store.check import check
from lifaudit.store.history import conflicts, met
from lifaudit.store.merge import merge
from lifaudit.store.rebuild import rebuild

WRONG = [timedelta(), timedelta(), timedelta(days=2), timedelta(days=3650)]


class PulledPlugError(Exception):
    """Whatever ends a unit half way."""


@dataclass
class Played:
    """What happened in one life."""

    writes: int = 0
    merges: int = 0
    conflicts: int = 0
    early: int = 0


class Life:
    """One seeded schedule on real stores."""

    def __init__(self, folder, seed):
        self.random = random.Random(seed)  # noqa: S311 - a schedule is no secret
        self.laptops = [
            Replica(folder, f"{seed}-{n}", Wristwatch(self._wrong()))
            for n in range(self.random.choice([2, 3, 3, 4]))
        ]
        self.done, self.steps, self.parcels, self.written = Played(), [], [], set()

    def play(self, moves):
        """Live through some moves and prove the end; raises AssertionError."""
        for _ in range(moves):
            self.random.choice(MOVES)(self)
        self.share(withheld=self.secret_of_the_first())
        self.prove_alike(self.laptops[1:])
        self.share()
        self.prove_alike(self.laptops)
        self.prove_nothing_lost()
        self.prove_later_beats_clocks()
        for one in self.laptops:
            one.store.close()
        return self.done

    def record(self):
        one, self.done.writes = self.random.choice(self.laptops), self.done.writes + 1
        change = self._unit(one, lambda unit: unit.record("Recorded", *self._records()))
        if change is not None and not change.is_empty:
            self.steps.append((one, change.step))

    def undo(self):
        if self.steps:
            one, step = self.random.choice(self.steps)
            with suppress(ChangedSince):
                change = self._unit(one, lambda unit: unit.take_back(step))
                if change is not None:
                    self.steps.append((one, change.step))

    def settle(self):
        """Let one side of a conflict, or a third value, stand; it may be undone later."""
        one = self.random.choice(self.laptops)
        found = self._conflicts(one)
        if found:
            torn = self.random.choice(found)
            said = self.random.choice([*(side.after for side in torn.sides), None])
            kind, name = BY_NAME[torn.kind], torn.field_name
            value = default_of(kind, name) if said is None else decoders_of(kind)[name](said)
            record = kind(*read_key(torn.key), **{name: value})
            change = self._unit(one, lambda unit: unit.settle("Settled", record, name, "Read it"))
            if change is not None:
                self.steps.append((one, change.step))

    def send(self):
        """Pack all but what one device wrote, or anything at all, without what it builds upon."""
        parcel = self.random.choice(self.laptops).parcel()
        left_out = self.random.choice([*self.laptops, None])
        events = [e for e in parcel.events if not left_out or e.header.device != left_out.name]
        if self.random.random() < 0.2:
            events = self.random.sample(events, self.random.randint(0, len(events)))
        fewest = self.random.choice([len(parcel.keys), len(parcel.keys), 0])
        keys = self.random.sample(parcel.keys, self.random.randint(fewest, len(parcel.keys)))
        twice = events + self.random.sample(events, len(events) // 3)
        self.parcels.append((twice, keys))

    def get(self):
        if self.parcels:
            self._deliver(self.random.choice(self.laptops), *self.random.choice(self.parcels))

    def visit(self):
        """Hand over all one has, or only what one wrote oneself; it may come again later."""
        giver, taker = self.random.sample(self.laptops, 2)
        parcel, is_all = giver.parcel(), self.random.random() < 0.5
        events = [e for e in parcel.events if is_all or e.header.device == giver.name]
        self.parcels.append((events, parcel.keys))
        self._deliver(taker, events, parcel.keys)

    def share(self, withheld=frozenset()):
        """Hand everybody everything but the keys withheld."""
        parcels = [one.parcel() for one in self.laptops]
        for one in self.laptops:
            for parcel in self.random.sample(parcels, len(parcels)):
                self.random.shuffle(parcel.events)
                keys = [key for key in parcel.keys if key.compartment not in withheld]
                one.receive(parcel.events, keys)

    def secret_of_the_first(self):
        """Name the keys of grades that only the first laptop holds."""
        others = {key.compartment for one in self.laptops[1:] for key in one.parcel().keys}
        mine = {k.compartment for k in self.laptops[0].parcel().keys if k.name.startswith("grades")}
        return mine - others

    def prove_alike(self, laptops):
        """Prove same chains, same rows, and that what is derived is what the log says."""
        assert len({one.anchor() for one in laptops}) == 1
        derived = [one.derived() for one in laptops]
        assert all(other == derived[0] for other in derived)
        for one in laptops:
            with one.store.unit() as unit:
                assert check(unit, silent).broken == ()
                assert rebuild(unit, silent).differing == ()
            assert one.derived() == derived[0]

    def prove_nothing_lost(self):
        self.written.update(event.eid for one in self.laptops for event in one.parcel().events)
        for one in self.laptops:
            parcel = one.parcel()
            assert {event.eid for event in parcel.events} == self.written
            assert one.receive([]).waiting == 0

    def prove_later_beats_clocks(self):
        """Whoever writes last, having seen all, is shown everywhere, whatever the clocks say."""
        last = self.random.choice(self.laptops)
        torn = self._torn(last)
        self.done.conflicts = len(torn)
        calm = [one for one in last.where(Answer) if _cell(one) not in torn]
        final = [answer(one.question, "final", note=one.note) for one in calm]
        last.record(*final)
        assert self._torn(last) == torn
        parcel = last.parcel()
        for one in self.laptops:
            one.receive(parcel.events, parcel.keys)
            shown = {a.question: a.value for a in one.where(Answer)}
            assert all(shown[a.question] == "final" for a in final)
            assert self._torn(one) == torn

    def _unit(self, one, work):
        """Work in one unit, which may be torn down at its end as if the plug were pulled."""
        before = one.anchor() if (is_pulled := self.random.random() < 0.1) else None
        try:
            with one.store.unit() as unit:
                done = work(unit)
                _pull(is_pulled)
        except PulledPlugError:
            assert one.anchor() == before
            return None
        self.written.update(event.eid for event in one.parcel().events)
        return done

    def _deliver(self, one, events, keys):
        self._unit(one, lambda unit: _merged(unit, events, keys))
        self.done.merges += 1
        self.done.early += bool(one.derived()["superseded"])

    def _records(self):
        pick, value = self.random.choice, f"v{self.done.writes}"
        grade = Judgement(value, "because") if pick([True, False]) else None
        made = [
            answer(pick("QR"), value, note=pick(["", "اردو", value])),
            Grade("a1", "DD26-07-03", "pol", "agency", pick("DE"), grade),
            Agency(pick("xy"), value, active=pick([True, False])),
        ]
        return self.random.sample(made, self.random.randrange(1, 4))

    def _wrong(self):
        return self.random.choice(WRONG) * self.random.choice([1, -1])

    def _torn(self, one):
        found = self._conflicts(one)
        assert all(len(conflict.sides) > 1 for conflict in found)
        return {(conflict.kind, conflict.key) for conflict in found}

    def _conflicts(self, one):
        with one.store.unit() as unit:
            return [*conflicts(unit, "a1"), *conflicts(unit, "")]


MOVES = (Life.record,) * 3 + (Life.undo, Life.settle, Life.send, Life.get) + (Life.visit,) * 4


def _merged(unit, events, keys):
    """Merge, and prove that the unit names the conflicts that came, went or changed by it."""
    before = _sides(conflicts(unit, "a1"))
    merge(unit, events, keys)
    after = _sides(conflicts(unit, "a1"))
    found = list(met(unit))
    was, now = (_sides(some) for some in zip(*found, strict=True)) if found else ({}, {})
    assert {cell: some for cell, some in was.items() if len(some) > 1}.items() <= before.items()
    assert {cell: some for cell, some in now.items() if len(some) > 1}.items() <= after.items()
    changed = {cell for cell in before | after if before.get(cell) != after.get(cell)}
    assert changed <= set(now)


def _sides(found):
    """Return who says what in each of these cells."""
    return {
        (one.kind, one.key, one.field_name): {(each.device, each.step) for each in one.sides}
        for one in found
    }


def _pull(is_pulled):
    if is_pulled:
        raise PulledPlugError


def _cell(one):
    return ("Answer", f'["{one.audit}","{one.case}","{one.agency}","{one.question}"]')
