"""A partnership that is handed on: the deeds of its leads, and three laptops to do them in."""

from __future__ import annotations

import shutil

import pytest
from services.colleagues import accept, admit, ask, card_of, laptop, person_of
from world import WORDS

from lifaudit.domain.partnership import Person, Role
from lifaudit.services import issuing, membership, register, vault

MINA = Person("", "Mina Osei", job="Business manager")
NEW = Person("", "Noor Haddad", job="Named nurse")
WHY = "I retire in May, and Mina follows me."


def hand_on(giver, taker, why=WHY):
    """Let one lead hand the partnership on to another; returns the file."""
    with giver.unit() as unit:
        issuing.hand_on(unit, giver.keys, person_of(taker), why)
    return file_of(giver, taker)


def file_of(giver, taker):
    with giver.unit() as unit:
        return issuing.file(unit, giver.keys, person_of(taker))


def take_over(taker, file):
    with taker.unit() as unit:
        issuing.take_over(unit, taker.keys, file)


def list_of(whose):
    """Return the list of members as a laptop sends it along."""
    with whose.unit() as unit:
        return membership.bundle(unit, whose.keys)


def learn(whose, signed):
    with whose.unit() as unit:
        membership.learn(unit, signed)


def issues(whose):
    with whose.unit() as unit:
        return register.is_issuer(unit)


def joins(issuer, folder, clock, who=NEW, card=None):
    """Let one more laptop join by whoever issues now; returns it."""
    fresh = laptop(folder / "new", clock)
    accept(fresh, admit(issuer, ask(fresh, card or card_of(issuer), who), "pol"))
    return fresh


def restored(folder, to, clock):
    """Open a vault as it was when its folder was copied."""
    shutil.copytree(folder, to)
    return vault.unlock(to, WORDS, clock)


@pytest.fixture
def two_leads(copied, tmp_path):
    """Open the lead's laptop, an auditor's, and that of a second lead."""
    (leads, theirs), clock = copied
    minas = laptop(tmp_path / "mina", clock)
    accept(minas, admit(leads, ask(minas, card_of(leads), MINA), "csc", role=Role.LEAD))
    yield leads, minas, theirs
    minas.close()
