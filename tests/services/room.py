"""An audit day on three laptops: the lead's, the police's and health's, each with sealed grades."""

from __future__ import annotations

import base64
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from deepdive import AUDIT
from services.mail import CARA, CASE, beside, give_back, invited, record, take, updated
from sqlalchemy import select
from world import WORDS, SteppingClock

from lifaudit.domain.audit import Openness
from lifaudit.domain.casework import Grade, Return
from lifaudit.domain.reveal import Part
from lifaudit.services import by_words, day, own_keys, releasing, revealing
from lifaudit.services.packing import Made
from lifaudit.services.vault import Vault, unlock
from lifaudit.store.tables import HELD, METADATA

SPELLINGS = (bytes, bytes.hex, base64.b64encode)


@pytest.fixture(scope="session")
def room(tmp_path_factory) -> Path:
    """Make the three laptops once, for every test to copy."""
    folder = tmp_path_factory.mktemp("room")
    for one in gathered(folder, SteppingClock()):
        one.close()
    return folder


@pytest.fixture
def three(room: Path, tmp_path: Path) -> Iterator[list[Vault]]:
    """Open the lead's laptop, that of the police and that of health."""
    all_three = unlocked(room, tmp_path)
    yield all_three
    for one in all_three:
        one.close()


def gathered(
    folder: Path, clock: SteppingClock, openness: Openness = Openness.GRADES_SEALED
) -> tuple[Vault, Vault, Vault]:
    """Return the three vaults: both agencies have graded, signed off and returned one case."""
    leads, police = invited(folder, clock, openness=openness)
    health = beside(folder / "health", clock, leads, "hea", CARA)
    take(police, updated(leads, police))
    for theirs, agency in ((police, "pol"), (health, "hea")):
        record(theirs, agency)
        sign_off(theirs, agency)
        take(leads, give_back(theirs))
    return leads, police, health


def unlocked(kept: Path, folder: Path) -> list[Vault]:
    """Return copies of three laptops that were made in a folder and locked, an hour later."""
    clock = SteppingClock()
    clock.now += timedelta(hours=1)
    shutil.copytree(kept, folder, dirs_exist_ok=True)
    names = ("lead", "police", "health")
    return [unlock(folder / one, WORDS, clock) for one in names]


def sign_off(theirs: Vault, agency: str) -> None:
    """Let an agency stand by its return, whatever is left to do in it."""
    with theirs.unit() as unit:
        head = unit.one(Return, audit=AUDIT, case=CASE, agency=agency)
        assert head is not None
        signed = replace(head, signed_off_by=unit.actor, signed_off_at=unit.now())
        unit.record("Signed off", signed)


def call(leads: Vault, *others: Vault) -> None:
    """Let the lead call the case, and everybody hear of it."""
    with leads.unit() as unit:
        day.call(unit, AUDIT, CASE)
    for one in others:
        take(one, updated(leads, one))


def release(theirs: Vault) -> Made:
    """Let an agency release its grades."""
    with theirs.unit() as unit:
        return releasing.release(unit, theirs.keys, AUDIT, CASE)


def words_of(theirs: Vault) -> str:
    """Return the words an agency says of its case."""
    with theirs.unit() as unit:
        (said,) = by_words.envelope(unit, AUDIT).cases
    return said.aloud


def say(typist: Vault, agency: str, words: str) -> None:
    """Let somebody type an agency's words."""
    with typist.unit() as unit:
        by_words.release_by_words(unit, AUDIT, CASE, agency, words)


def parts_of(vault: Vault) -> dict[str, Part]:
    """Return what each agency's part in the reveal is here, by its short name."""
    with vault.unit() as unit:
        return {one.name: one.part for one in revealing.reveal_sheet(unit, AUDIT, CASE).parts}


def graded_by(vault: Vault) -> set[str]:
    """Return the agencies whose grades of the case a laptop shows."""
    with vault.unit() as unit:
        return {one.agency for one in unit.where(Grade, audit=AUDIT, case=CASE)}


def keys_of(vault: Vault, agency: str) -> list[bytes]:
    """Return the keys that open an agency's grades of the case."""
    with vault.unit() as unit:
        ring = unit.ring.of_audit(AUDIT)
    return [one.key for one in ring if one.name == f"grades/{CASE}/{agency}"]


def rows_of(vault: Vault) -> list[bytes]:
    """Return every cell of every table of a store as bytes."""
    with vault.unit() as unit:
        tables = [unit.connection.execute(select(one)).all() for one in METADATA.sorted_tables]
    cells = (cell for table in tables for row in table for cell in row)
    return [cell if isinstance(cell, bytes) else str(cell).encode() for cell in cells]


def keys_in(vault: Vault) -> list[bytes]:
    """Return every key that lies in a store, whether it may open something or not."""
    with vault.unit() as unit:
        ring = [one.key for one in unit.ring.of_audit(AUDIT)]
        return ring + list(unit.connection.execute(select(HELD.c.key)).scalars())


def identity_of(vault: Vault):
    """Return what opens the packs for a laptop."""
    with vault.unit() as unit:
        return own_keys.my_identity(unit, vault.keys)
