"""Eight words said in the room release what a pack would, and nothing else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from deepdive import AUDIT
from services.mail import CASE, give_back, take, updated
from services.room import call, graded_by, parts_of, release, say, words_of
from world import WORDS, SteppingClock

from lifaudit.domain.by_words import KeyBox, TypedHere
from lifaudit.domain.codec import canonical
from lifaudit.domain.errors.day import (
    NotCalledYet,
    NothingToRelease,
    NoWordsHere,
    StaysCalled,
    WordsDoNotFit,
    WordsMistyped,
)
from lifaudit.domain.pack import HandedKey
from lifaudit.domain.ports import silent
from lifaudit.domain.reveal import Part, Released
from lifaudit.security import boxes
from lifaudit.services import by_words, history, revealing, upkeep, vault
from lifaudit.store import merge as union
from lifaudit.store.held import held

ROOT = Path(__file__).resolve().parents[2]


def boxes_of(vault, agency="pol"):
    with vault.unit() as unit:
        return unit.where(KeyBox, audit=AUDIT, case=CASE, agency=agency)


def own_keys(unit, agency):
    return revealing.own_keys_of(unit, revealing.plan_as_promised(unit, AUDIT), CASE)[agency]


def test_words_typed_on_the_leads_laptop_are_a_release_like_any_other(three):
    leads, police, health = three
    call(leads, police, health)
    say(leads, "pol", words_of(police))
    assert parts_of(leads) == {"Police": Part.RELEASED, "Health": Part.WAITED}
    assert graded_by(leads) == set(), "nothing opens before everything does"
    say(leads, "hea", words_of(health).upper().replace(" ", "  -  "))
    assert graded_by(leads) == {"pol", "hea"}
    with leads.unit() as unit:
        (one, other) = unit.where(Released, audit=AUDIT, case=CASE)
        assert held(unit, AUDIT) == []
    assert {(one.agency, one.by), (other.agency, other.by)} == {
        ("hea", leads.person),
        ("pol", leads.person),
    }
    assert upkeep.rebuild(leads, silent).differing == ()
    for theirs in (police, health):
        take(theirs, updated(leads, theirs))
        assert graded_by(theirs) == {"pol", "hea"}, "the lead's next pack carries what is open"


def test_words_typed_elsewhere_count_on_that_laptop_and_open_nothing_before_ones_own(three):
    leads, police, health = three
    call(leads, police, health)
    say(health, "pol", words_of(police))
    assert parts_of(health)["Police"] is Part.RELEASED
    assert graded_by(health) == {"hea"}
    made = release(health)
    assert graded_by(health) == {"hea", "pol"}
    with health.unit() as unit:
        (typed,) = unit.where(TypedHere, about=AUDIT)
        (step,) = {one.step for one in revealing.entries_of(unit, TypedHere, AUDIT, CASE, "pol")}
        with pytest.raises(StaysCalled):
            history.undo(unit, step)
    assert (typed.agency, typed.by) == ("pol", health.person)
    take(leads, made)
    assert parts_of(leads)["Police"] is Part.WAITED, "what health typed is health's business"
    with pytest.raises(NothingToRelease):
        release(leads)
    take(leads, release(police))
    assert graded_by(leads) == {"hea", "pol"}


def test_wrong_words_say_which_and_change_nothing(three):
    leads, police, health = three
    ours = words_of(police)
    with pytest.raises(NotCalledYet):
        say(leads, "pol", ours)
    call(leads, police, health)
    with pytest.raises(WordsMistyped):
        say(leads, "pol", ours.rpartition(" ")[0])
    with pytest.raises(WordsDoNotFit):
        say(leads, "hea", ours)
    with pytest.raises(NoWordsHere):
        say(leads, "edu", ours)
    assert by_words.doubt_of(ours) is None
    assert set(parts_of(leads).values()) == {Part.WAITED}
    with leads.unit() as unit:
        assert held(unit, AUDIT) == []
        assert unit.where(Released, audit=AUDIT) == []


def test_a_box_is_made_once_and_again_only_for_what_is_new_with_the_same_words(three):
    leads, police, _health = three
    (before,), said = boxes_of(police), words_of(police)
    give_back(police)
    assert boxes_of(police) == [before]
    with police.unit() as unit:
        unit.record("One less", replace(before, compartments=()))
    take(leads, give_back(police))
    (after,) = boxes_of(leads)
    assert (after.compartments, words_of(police)) == (before.compartments, said)
    assert after.box != before.box
    call(leads, police)
    say(leads, "pol", said)


def test_after_the_release_there_are_no_words_left_to_say(three):
    leads, police, _health = three
    call(leads, police)
    release(police)
    (before,) = boxes_of(police)
    with police.unit() as unit:
        found = by_words.envelope(unit, AUDIT)
        unit.record("Gone", replace(before, compartments=()))
    assert found.cases == ()
    give_back(police)
    assert boxes_of(police)[0].compartments == ()


def test_an_envelope_names_agency_audit_and_marking_and_shows_words_to_nobody_else(three):
    leads, police, _health = three
    with police.unit() as unit:
        found = by_words.envelope(unit, AUDIT)
        assert by_words.envelope(unit, AUDIT).of("DD26-07-02") is None
    assert found.marking
    assert found.agency == "Exampleshire Police"
    assert found.of(CASE).called.startswith(CASE)
    assert found.of(CASE).words[0] not in repr(found)
    with leads.unit() as unit:
        assert by_words.envelope(unit, AUDIT).cases == ()


def test_a_box_that_is_none_and_one_by_a_stranger_are_passed_over(three):
    leads, police, health = three
    (mine,), said = boxes_of(police), words_of(police)
    with police.unit() as unit:
        unit.record("Broken", replace(mine, box="no box"))
        assert by_words.envelope(unit, AUDIT).cases == ()
    with health.unit() as unit:
        forged = KeyBox(AUDIT, CASE, "pol", health.person, mine.compartments, mine.box)
        unit.record("Forged", forged)
    call(leads, police, health)
    for one in (police, health):
        take(leads, updated(one, leads))
    with pytest.raises(NoWordsHere):
        say(leads, "pol", said)


def test_what_is_not_of_this_agency_in_its_box_is_not_taken(three):
    leads, police, health = three
    place, (before,) = canonical([AUDIT, CASE, "pol"]), boxes_of(police)
    with police.unit() as unit:
        (own,) = own_keys(unit, "pol")
        cuckoo = HandedKey(own.compartment, f"grades/{CASE}/hea", bytes(32))
        box = boxes.new_box(cuckoo, place, (cuckoo,))
        unit.record("Put", replace(before, box=box.text))
    call(leads, police, health)
    take(leads, updated(police, leads))
    with pytest.raises(WordsDoNotFit):
        say(leads, "pol", " ".join(boxes.words_from(cuckoo.key, place)))


def test_a_box_that_names_anothers_compartment_does_not_push_its_key_out(three):
    leads, police, health = three
    place, (before,) = canonical([AUDIT, CASE, "pol"]), boxes_of(police)
    with health.unit() as unit:
        (theirs,) = own_keys(unit, "hea")
    with police.unit() as unit:
        (own,) = own_keys(unit, "pol")
        root = HandedKey(own.compartment, own.name, own.key)
        cuckoo = HandedKey(theirs.compartment, own.name, bytes(32))
        unit.record("Put", replace(before, box=boxes.new_box(root, place, (root, cuckoo)).text))
    call(leads, police, health)
    take(leads, updated(police, leads))
    say(leads, "hea", words_of(health))
    say(leads, "pol", " ".join(boxes.words_from(own.key, place)))
    assert parts_of(leads) == {"Police": Part.WAITED, "Health": Part.RELEASED}


def test_stopped_in_the_middle_nothing_was_released(three, monkeypatch):
    leads, police, health = three
    call(leads, police, health)
    say(leads, "pol", words_of(police))
    with monkeypatch.context() as patch:
        patch.setattr(union, "apply", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            say(leads, "hea", words_of(health))
    assert parts_of(leads) == {"Police": Part.RELEASED, "Health": Part.WAITED}
    assert graded_by(leads) == set()


def test_killed_in_the_middle_all_is_as_before_and_then_the_words_open_it(three, tmp_path):
    leads, police, health = three
    call(leads, police, health)
    take(leads, release(police))
    leads.close()
    paths = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    told = [str(tmp_path / "lead"), words_of(health), "hea"]
    done = subprocess.run(
        [sys.executable, "-m", "services.killed_reveal", *told],
        check=False,
        env=os.environ | {"PYTHONPATH": paths},
    )
    assert done.returncode == -signal.SIGKILL
    clock = SteppingClock()
    clock.now += timedelta(hours=3)
    again = vault.unlock(tmp_path / "lead", WORDS, clock)
    assert graded_by(again) == set()
    assert parts_of(again) == {"Police": Part.RELEASED, "Health": Part.WAITED}
    say(again, "hea", words_of(health))
    assert graded_by(again) == {"hea", "pol"}
    again.close()
