"""Somebody moves to another agency while an audit is on: nothing they committed is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from deepdive import AUDIT
from services.mail import CASE, take, updated
from services.room import call, graded_by, parts_of, release, say, words_of
from world import WORDS, SteppingClock

from lifaudit.domain.partnership import Person
from lifaudit.domain.ports import silent
from lifaudit.domain.reveal import Part
from lifaudit.services import by_words, register, upkeep, vault
from lifaudit.services.dossiers import dossier

OPEN = {"Police": Part.OPEN, "Health": Part.OPEN}


def moves(leads, who, *others):
    """Let the lead write that somebody works for the schools now, and everybody hear of it."""
    with leads.unit() as unit:
        person = unit.one(Person, person=who.person)
        register.save_person(unit, replace(person, agency="edu"))
    for one in (who, *others):
        take(one, updated(leads, one))


def shown_in(whose):
    """Return the agencies whose grades a page or a report would show."""
    with whose.unit() as unit:
        return {one.agency for one in dossier(unit, AUDIT).grades}


def releases(theirs, *to):
    made = release(theirs)
    for one in to:
        take(one, made)


@pytest.mark.parametrize("moment", ["called", "police released", "health released", "opened"])
def test_what_was_committed_opens_and_stays_open_whenever_somebody_moves(three, moment):
    leads, police, health = three
    steps = {
        "called": lambda: call(leads, police, health),
        "police released": lambda: releases(police, leads, health),
        "health released": lambda: releases(health, leads, police),
        "opened": lambda: None,
    }
    for name, step in steps.items():
        if name == moment:
            moves(leads, police, health)
        step()
    for one in three:
        assert parts_of(one) == OPEN
        assert shown_in(one) == {"pol", "hea"}
        assert upkeep.rebuild(one, silent).differing == ()


@pytest.fixture
def days_later(three):
    """Let the case be called, the constable move, and three days go by: then open all again."""
    leads, police, health = three
    call(leads, police, health)
    moves(leads, police, health)
    clock = SteppingClock()
    clock.now += timedelta(days=3)
    for one in three:
        one.close()
    opened = [vault.unlock(one.folder.path, WORDS, clock) for one in three]
    yield opened
    for one in opened:
        one.close()


def test_days_later_they_still_release_what_they_committed(days_later):
    leads, police, health = days_later
    releases(health, leads, police)
    assert graded_by(police) == {"pol"}, "nobody is shown others' before their own is released"
    made = release(police)
    assert take(leads, made).aside == 0
    assert take(health, made).aside == 0
    for one in days_later:
        assert parts_of(one) == OPEN
        assert shown_in(one) == {"pol", "hea"}


def test_their_words_still_open_it_and_name_the_agency_they_are_for(three):
    leads, police, health = three
    printed = words_of(police)
    moves(leads, police)
    with police.unit() as unit:
        (said,) = by_words.envelope(unit, AUDIT).cases
    assert (said.called, said.aloud) == (f"{CASE}, for Police", printed)
    call(leads, police, health)
    say(leads, "pol", printed)
    releases(health, leads)
    assert graded_by(leads) == {"pol", "hea"}
