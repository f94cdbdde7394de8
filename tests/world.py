"""The worlds tests start from: a new vault, a founded partnership, real keys at a low cost."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from lifaudit.domain.errors.base import Cancelled
from lifaudit.domain.partnership import Agency, AgencyType, Partnership, Person, Role
from lifaudit.security.argon import Cost
from lifaudit.security.means import Passphrase
from lifaudit.services import register, vault
from lifaudit.services.vault import Vault
from lifaudit.store.unit import Unit

Filling = tuple[Callable[[Vault], object], ...]
QUICK = Cost(1, 64, 1)
WORDS = Passphrase("orchard lantern pebble violin harbour", QUICK)
START = datetime(2026, 9, 14, 8, 30, tzinfo=UTC)
AGENCIES = (
    Agency("csc", "Exampleshire Children's Social Care", "Social care", AgencyType.SOCIAL_CARE),
    Agency("pol", "Exampleshire Police", "Police", AgencyType.POLICE),
    Agency("hea", "Exampleshire Integrated Care Board", "Health", AgencyType.HEALTH),
    Agency("edu", "Exampleshire Schools", "Education", AgencyType.EDUCATION),
    Agency("prb", "Exampleshire Probation", "Probation", AgencyType.PROBATION),
)


class SteppingClock:
    """A clock that moves on by one second at each look, so that every entry has its own time."""

    def __init__(self, start: datetime = START) -> None:
        self.now = start

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@dataclass(frozen=True, slots=True)
class Kept:
    """A vault made once and closed: every test opens a copy of its own."""

    folder: Path
    now: datetime

    def copied(self, to: Path, clock: SteppingClock | None = None) -> Vault:
        """Open a copy, at the time at which the vault was closed; a clock given is put on to it."""
        clock = clock or SteppingClock()
        clock.now = self.now
        shutil.copytree(self.folder, to)
        return vault.unlock(to, WORDS, clock)


@contextmanager
def kept(folder: Path) -> Iterator[tuple[Vault, Kept]]:
    """Found a partnership in a vault that is to be copied, and close it behind what is done."""
    clock = SteppingClock()
    made = found(vault.create(folder, WORDS, clock))
    try:
        yield made, Kept(folder, clock.now + timedelta(hours=1))
    finally:
        made.close()


class Worlds:
    """Vaults that are made once in a run and copied for every test, by what was done in them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: dict[Filling, Kept] = {}

    def of(self, fill: Filling) -> Kept:
        """Return the vault in which that was done, at the very time at which it was done."""
        if fill not in self._made:
            clock = SteppingClock()
            with closing(vault.create(self._folder / str(len(self._made)), WORDS, clock)) as made:
                for step in fill:
                    step(made)
                self._made[fill] = Kept(made.folder.path, clock.now)
        return self._made[fill]


@contextmanager
def rehearsed(vault: Vault) -> Iterator[Unit]:
    """Give a unit whose work is undone when it ends."""
    with suppress(Cancelled), vault.unit() as unit:
        yield unit
        raise Cancelled


@pytest.fixture(scope="session")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> Worlds:
    return Worlds(tmp_path_factory.mktemp("worlds"))


@pytest.fixture
def clock() -> SteppingClock:
    return SteppingClock()


@pytest.fixture
def filling() -> Filling:
    """Say what was done in the vault that `founded` opens; a module may name more that was done."""
    return (found,)


@pytest.fixture
def new_vault(tmp_path: Path, clock: SteppingClock) -> Iterator[Vault]:
    made = vault.create(tmp_path / "vault", WORDS, clock)
    yield made
    made.close()


@pytest.fixture
def founded(
    worlds: Worlds, filling: Filling, tmp_path: Path, clock: SteppingClock
) -> Iterator[Vault]:
    """Open a vault of a partnership with five agencies and its lead's signing identity."""
    made = worlds.of(filling).copied(tmp_path / "vault", clock)
    yield made
    made.close()


def found(new_vault: Vault) -> Vault:
    """Found the partnership in a vault."""
    with new_vault.unit() as unit:
        for agency in AGENCIES:
            register.save_agency(unit, agency)
        ours = Partnership("ours", "Exampleshire Safeguarding Children Partnership", "Exampleshire")
        lead = Person(new_vault.person, "Ada Quill", Role.LEAD, "Quality assurance lead", "csc")
        register.found(unit, ours, lead, new_vault.keys)
    return new_vault
