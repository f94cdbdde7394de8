"""Packs: the returns of many laptops taken in, from the file to what is kept.

`make bench` lets ten laptops send 18,000 answers, and `ANSWERS=300 make bench` 180,000; fewer do
for every day.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

from bench.frame import Bar, Bench, Limit, Pair
from deepdive import AUDIT
from services.colleagues import lead
from services.mail import beside, give_back, plan
from world import AGENCIES, WORDS, SteppingClock

from lifaudit.domain.casework import Answer
from lifaudit.domain.partnership import Person
from lifaudit.domain.ports import silent
from lifaudit.exchange.contents import Contents, contents_of
from lifaudit.services import unpacking
from lifaudit.services.in_bulk import in_bulk
from lifaudit.services.pack_proof import prove
from lifaudit.services.vault import Vault, unlock
from lifaudit.store.compartment import Compartment
from lifaudit.store.merge import merge

PACKS = int(os.environ.get("PACKS", "2"))
CASES = 60
ANSWERS = int(os.environ.get("ANSWERS", "6"))  # of each case in each pack
ALL = PACKS * CASES * ANSWERS
ONCE = 5000  # answers of one bulk recording
TAKEN_A_SECOND = 18_000  # ten packs of 60 cases of 300 answers in ten seconds


@dataclass(frozen=True, slots=True)
class Returned:
    """The lead's vault, locked, and the packs that came: all, and at a tenth of the way."""

    leads: Vault
    clock: SteppingClock
    wholes: list[bytes]
    tenths: list[bytes]


@contextmanager
def _take(folder: Path) -> Iterator[Pair]:
    """All packs, one after the other, beside what the same laptops sent at a tenth of the way."""
    came = _returned(folder)
    yield Pair(lambda: _taken(came, came.wholes), lambda: _taken(came, came.tenths))


@contextmanager
def _unite(folder: Path) -> Iterator[Pair]:
    """Merge what lies in the packs, read beforehand: the union itself, and the disk."""
    came = _returned(folder)
    with closing(unlock(came.leads.folder.path, WORDS, came.clock)) as leads:
        wholes = [_inside(leads, pack) for pack in came.wholes]
        tenths = [_inside(leads, pack) for pack in came.tenths]
    yield Pair(lambda: _united(came, wholes), lambda: _united(came, tenths))


def _returned(folder: Path) -> Returned:
    clock = SteppingClock()
    leads = plan(lead(folder / "lead", clock), CASES)
    tenths, wholes = [], []
    for number, agency in zip(range(PACKS), cycle(AGENCIES), strict=False):
        who = Person("", f"Colleague {number}", job="Auditor")
        start = number * CASES * ANSWERS  # no two laptops answer the same
        tenth = start + CASES * ANSWERS // 10
        place = folder / f"laptop{number}"
        with closing(beside(place, clock, leads, agency.agency, who)) as theirs:
            tenths.append(_sent(theirs, agency.agency, range(start, tenth)))
            wholes.append(_sent(theirs, agency.agency, range(tenth, start + CASES * ANSWERS)))
    leads.close()
    return Returned(leads, clock, wholes, tenths)


def _sent(theirs: Vault, agency: str, numbers: range) -> bytes:
    """Let a laptop record answers, and return all of its answers so far."""
    for start in range(numbers.start, numbers.stop, ONCE):
        with theirs.unit() as unit:
            some = range(start, min(numbers.stop, start + ONCE))
            unit.record("Recorded answers", *(_answer(agency, one) for one in some))
    return give_back(theirs).content


def _answer(agency: str, number: int) -> Answer:
    case = f"DD26-07-{number % CASES + 1:02}"
    return Answer(AUDIT, case, agency, f"Q{number:07}", "yes")


def _inside(leads: Vault, pack: bytes) -> Contents:
    with leads.unit() as unit:
        received = prove(unit, leads.keys, pack).received
    return contents_of(received.manifest, received.content, lambda _done, _total: None)


def _taken(came: Returned, packs: Sequence[bytes]) -> None:
    """Take packs into a fresh copy of the lead's vault."""
    with _copy(came) as leads:
        for pack in packs:
            unpacking.take_in(leads, pack, silent)


def _united(came: Returned, insides: Sequence[Contents]) -> None:
    """Merge what packs hold into a fresh copy of the lead's vault, each in a transaction."""
    with _copy(came) as leads:
        for inside in insides:
            keys = [Compartment(one.compartment, AUDIT, one.name, one.key) for one in inside.keys]
            with in_bulk(), leads.unit() as unit:
                merge(unit, inside.events, keys)


@contextmanager
def _copy(came: Returned) -> Iterator[Vault]:
    folder = came.leads.folder.path
    copy = shutil.copytree(folder, folder.with_name("copy"))
    with closing(unlock(copy, WORDS, came.clock)) as leads:
        yield leads
    shutil.rmtree(copy)


WITHIN = Limit(max(1, ALL / TAKEN_A_SECOND), Bar.SECONDS)
TAKE = Bench(
    f"take in {PACKS} packs of {CASES} cases of {ANSWERS} answers",
    "a tenth of each pack",
    WITHIN,
    _take,
    most=2,
)
UNITE = Bench(
    f"merge what {PACKS} packs of {CASES} cases of {ANSWERS} answers hold",
    "a tenth of each pack",
    WITHIN,
    _unite,
    most=2,
)
