"""Two laptops of one partnership: the lead's, and a colleague's that has just been made."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from world import WORDS, SteppingClock, found

from lifaudit.domain.joining import Admission
from lifaudit.domain.partnership import Person, Role
from lifaudit.services import admitting, joining, register, vault
from lifaudit.services.vault import Vault

CHAIR = Person("chair", "Chidi Eze", Role.CHAIR, "Independent chair", "csc")
HOW = "I rang Bola on her desk number and she told me of the new laptop."
BOLA = Person("", "Bola Adeyemi", job="Detective sergeant")


def laptop(folder: Path, clock: SteppingClock) -> Vault:
    """Make a vault that belongs to nobody yet."""
    return vault.create(folder, WORDS, clock)


def lead(folder: Path, clock: SteppingClock) -> Vault:
    """Make the vault in which the partnership is founded."""
    return found(laptop(folder, clock))


def card_of(leads: Vault) -> bytes:
    """Let the lead give out the card."""
    with leads.unit() as unit:
        return admitting.card(unit, leads.keys)


def ask(theirs: Vault, card: bytes, who: Person = BOLA) -> bytes:
    """Let a colleague ask to join; returns the request's file."""
    with theirs.unit() as unit:
        joining.request(unit, theirs.keys, card, who)
        return joining.waiting(unit).request


def admit(leads: Vault, request: bytes, agency: str = "pol", **more: object) -> bytes:
    """Let the lead admit whoever asks, as an auditor if nothing else is said."""
    with leads.unit() as unit:
        newcomer = admitting.read_request(unit, request)
        wanted = {"role": Role.AUDITOR, "words": newcomer.words} | more
        admitting.admit(unit, leads.keys, request, Admission(agency=agency, **wanted))
        return admitting.answer(unit, leads.keys, newcomer.person.person)


def accept(theirs: Vault, answer: bytes) -> None:
    """Let the colleague open the lead's answer."""
    with theirs.unit() as unit:
        joining.accept(unit, theirs.keys, answer)


def join(leads: Vault, theirs: Vault, agency: str = "pol", who: Person = BOLA) -> None:
    """Let a colleague join from beginning to end."""
    accept(theirs, admit(leads, ask(theirs, card_of(leads), who), agency))


@contextmanager
def fresh_laptop(folder: Path, clock: SteppingClock | None = None) -> Iterator[Vault]:
    """Make one more laptop for a while."""
    made = laptop(folder / "another", clock or SteppingClock())
    try:
        yield made
    finally:
        made.close()


def person_of(whose: Vault) -> str:
    """Return the id of who uses a laptop."""
    return whose.keys.person


@pytest.fixture(scope="session")
def joined(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make two laptops of one partnership, for tests to copy."""
    folder, clock = tmp_path_factory.mktemp("joined"), SteppingClock()
    leads, theirs = lead(folder / "lead", clock), laptop(folder / "bola", clock)
    with leads.unit() as unit:
        register.save_person(unit, CHAIR)
    request = ask(theirs, card_of(leads))
    (folder / "request").write_bytes(request)
    (folder / "answer").write_bytes(admit(leads, request))
    accept(theirs, (folder / "answer").read_bytes())
    leads.close()
    theirs.close()
    return folder


@pytest.fixture
def copied(joined: Path, tmp_path: Path) -> Iterator[tuple[list[Vault], SteppingClock]]:
    """Open a copy of both laptops, for one test to change."""
    shutil.copytree(joined, tmp_path / "world")
    clock = SteppingClock()
    clock.now += timedelta(hours=1)
    opened = [vault.unlock(tmp_path / "world" / name, WORDS, clock) for name in ("lead", "bola")]
    yield opened, clock
    for one in opened:
        one.close()


@pytest.fixture
def pair(copied: tuple[list[Vault], SteppingClock]) -> list[Vault]:
    """Return both laptops."""
    return copied[0]
