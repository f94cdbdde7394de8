"""A case is called, grades are released, and nothing of any opens before everything does."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from deepdive import AUDIT
from services.mail import CASE, PLANTED, give_back, take, updated
from services.room import (
    SPELLINGS,
    call,
    graded_by,
    identity_of,
    keys_in,
    keys_of,
    parts_of,
    release,
    rows_of,
    words_of,
)
from world import WORDS, SteppingClock

from lifaudit.domain.audit import Audit, Openness
from lifaudit.domain.by_words import KeyBox
from lifaudit.domain.casework import Grade, Judgement
from lifaudit.domain.codec import canonical
from lifaudit.domain.committing import as_committed
from lifaudit.domain.errors.day import NotCalledYet, NothingToRelease, StaysCalled
from lifaudit.domain.errors.vault import SealBroken
from lifaudit.domain.pack import HandedKey, PackKind
from lifaudit.domain.ports import silent
from lifaudit.domain.reveal import CaseCalled, CaseOpened, Part, Released
from lifaudit.exchange.opening import open_pack
from lifaudit.exchange.payload import lines_in
from lifaudit.security.boxes import box_of, words_from
from lifaudit.security.boxes import keys_in as keys_in_box
from lifaudit.services import across, day, history, membership, releasing, revealing, upkeep, vault
from lifaudit.services.dossiers import dossier
from lifaudit.services.panel import panel_sheet
from lifaudit.store import merge as union
from lifaudit.store.held import held
from lifaudit.store.merge import events_after

ROOT = Path(__file__).resolve().parents[2]


def sheet_of(vault):
    with vault.unit() as unit:
        return revealing.reveal_sheet(unit, AUDIT, CASE)


def panel_of(vault):
    with vault.unit() as unit:
        return day.day_sheet(unit, AUDIT, CASE).panel


def opens_any(keys, events):
    """Tell whether any of these keys opens any of these events, whatever it is said to be for."""
    for key in keys:
        for event in events:
            sealed = event.sealed
            try:
                AESGCM(key).decrypt(sealed[:12], sealed[12:], event.header.bytes)
            except InvalidTag:
                continue
            return True
    return False


def box_opens(vault, phrases):
    """Tell whether any of these eight words opens the box of the police."""
    with vault.unit() as unit:
        (kept,) = unit.where(KeyBox, audit=AUDIT, case=CASE, agency="pol")
    for one in phrases:
        with suppress(SealBroken):
            return keys_in_box(box_of(kept.box), canonical([AUDIT, CASE, "pol"]), one.split()) != ()
    return False


def test_before_a_release_nothing_on_the_leads_laptop_opens_an_agencys_grade(three, tmp_path):
    leads, police, health = three
    returned = give_back(police)
    take(leads, returned)
    call(leads, police, health)
    take(leads, release(health))
    (secret,) = keys_of(police, "pol")
    with police.unit() as unit:
        grades = next(one for one in unit.ring.of_audit(AUDIT) if one.key == secret).compartment
        every = events_after(unit, AUDIT, {})
        sealed = [one for one in every if one.header.compartment == grades]
    assert opens_any([secret], sealed), "the search must find what there is to be found"
    received = open_pack(returned.content, identity_of(leads))
    lines = list(lines_in(received.content, received.manifest.payload))
    files = [one.read_bytes() for one in (tmp_path / "lead").rglob("*") if one.is_file()]
    said = words_of(police)
    for needle in (PLANTED.encode(), said.encode(), *(spell(secret) for spell in SPELLINGS)):
        wanted = needle.encode() if isinstance(needle, str) else needle
        # health's own words are the same: they lie on the lead's laptop sealed as well
        assert not any(wanted in one for one in (*rows_of(leads), *lines, *files))
    with leads.unit() as unit:
        here = events_after(unit, AUDIT, {})
    there = [one for one in here if one.header.compartment == grades]
    assert [one.eid for one in there] == [one.eid for one in sealed], "they are there, sealed"
    assert not opens_any(keys_in(leads), there)
    assert box_opens(leads, [said]), "the box is there, and its words would open it"
    place = canonical([AUDIT, CASE, "pol"])
    guesses = [" ".join(words_from(key, place)) for key in keys_in(leads)]
    assert not box_opens(leads, guesses)


def test_everything_opens_at_once_on_every_laptop_when_all_have_released(three):
    leads, police, health = three
    call(leads, police, health)
    assert parts_of(leads) == {"Police": Part.WAITED, "Health": Part.WAITED}
    assert panel_of(leads) is None
    first = release(police)
    got = take(leads, first)
    assert got.kind is PackKind.REVEAL
    assert got.opened == ()
    assert "all open once everybody has released" in got.headline
    assert parts_of(leads) == {"Police": Part.RELEASED, "Health": Part.WAITED}
    assert graded_by(leads) == set()
    take(health, first)
    assert graded_by(health) == {"hea"}, "nobody sees another's before their own is released"
    assert sheet_of(health).may_release
    second = release(health)
    assert graded_by(health) == {"hea", "pol"}
    got = take(leads, second)
    assert (got.opened, got.headline) == ((CASE,), f"The grades of {CASE} are open.")
    assert take(police, second).opened == (CASE,)
    for one in three:
        assert graded_by(one) == {"hea", "pol"}
        assert not sheet_of(one).is_shut
        with one.unit() as unit:
            assert held(unit, AUDIT) == []
            assert unit.one(CaseOpened, about=AUDIT, case=CASE)
    assert panel_of(leads) is not None
    for one in three:
        assert upkeep.rebuild(one, silent).differing == ()


def test_a_release_before_the_call_is_heard_opens_when_it_is(three):
    leads, police, health = three
    call(leads, police)
    take(health, release(police))
    assert graded_by(health) == {"hea"}
    take(health, updated(leads, health))
    second = release(health)
    assert graded_by(health) == {"hea", "pol"}
    take(leads, second)
    assert graded_by(leads) == set(), "the police's release has not come here"


def test_whoever_is_not_revealed_is_not_waited_for_and_may_release_later(three):
    leads, police, health = three
    call(leads, police, health)
    take(leads, release(health))
    with leads.unit() as unit:
        releasing.leave_sealed(unit, AUDIT, CASE, "pol", "Called away to an incident.")
    assert graded_by(leads) == {"hea"}
    assert parts_of(leads) == {"Police": Part.NOT_REVEALED, "Health": Part.OPEN}
    with leads.unit() as unit:
        assert [one.agency for one in dossier(unit, AUDIT).unrevealed] == ["pol"]
    assert panel_of(leads) is not None
    take(police, updated(leads, police))
    assert graded_by(police) == {"pol"}
    assert take(leads, release(police)).opened == (CASE,)
    assert graded_by(leads) == {"hea", "pol"}
    with leads.unit() as unit:
        assert dossier(unit, AUDIT).unrevealed == ()


def test_the_panels_page_shows_no_agencys_grade_before_everybody_has_released(three):
    leads, police, health = three

    def shown(vault):
        with vault.unit() as unit:
            sheet = panel_sheet(unit, AUDIT, CASE)
        return sheet.is_sealed, {
            one.agency for row in sheet.compared.rows for one in row.said if one.is_grade
        }

    with leads.unit() as unit:
        own = Grade(AUDIT, CASE, "csc", "agency", "overall", Judgement("good", "The lead's own."))
        unit.record("Graded", own)
    assert shown(leads) == (True, set()), "not even one's own: others may look on"
    call(leads, police, health)
    take(leads, release(police))
    assert shown(leads) == (True, set())
    take(leads, release(health))
    assert shown(leads) == (True, set()), "the lead's own grade is not released"
    release(leads)
    assert shown(leads) == (False, {"csc", "pol", "hea"})


def test_who_has_not_signed_off_is_named_and_what_stays_sealed_is_counted(three):
    leads, police, health = three

    def told(vault):
        with vault.unit() as unit:
            return across.across(unit, AUDIT).sentence

    assert told(leads).endswith("signed off. Grades of 2 cases stay sealed until the audit day.")
    assert sheet_of(leads).absent == ()
    call(leads, police, health)
    assert sheet_of(leads).absent == ("Social care", "Education", "Probation")
    for one in (police, health):
        take(leads, release(one))
    assert told(leads).endswith("signed off. Grades of 1 case stay sealed until the audit day.")


def unit_plan(unit):
    return revealing.plan_as_promised(unit, AUDIT)


def test_before_the_call_and_without_grades_nothing_is_released(three):
    leads, police, health = three
    assert "not called yet" in sheet_of(police).sentence
    with pytest.raises(NotCalledYet):
        release(police)
    call(leads, police, health)
    with pytest.raises(NothingToRelease):
        release(leads)
    assert not sheet_of(leads).may_release


def test_a_second_call_changes_nothing_and_neither_is_taken_back(three):
    leads, police, health = three
    call(leads, police, health)
    with leads.unit() as unit:
        again = day.call(unit, AUDIT, CASE)
        assert again.is_empty
        (step,) = {one.step for one in revealing.entries_of(unit, CaseCalled, AUDIT, CASE)}
        with pytest.raises(StaysCalled):
            history.undo(unit, step)
    release(police)
    before = release(police)
    assert take(leads, before).new


def test_a_call_that_was_not_the_leads_calls_nothing(three):
    leads, police, _health = three
    with police.unit() as unit:
        unit.record("Called", CaseCalled(AUDIT, CASE, ("pol",)))
        assert revealing.called_of(unit, unit_plan(unit), CASE) is None
    take(leads, give_back(police))
    assert not sheet_of(leads).is_called


def test_a_release_that_was_not_theirs_releases_nothing(three):
    leads, police, health = three
    call(leads, police, health)
    with health.unit() as unit:
        unit.record("Released", Released(AUDIT, CASE, "pol"))
    take(leads, release(health))
    assert parts_of(leads) == {"Police": Part.WAITED, "Health": Part.RELEASED}
    assert graded_by(leads) == set()


def test_a_key_that_does_not_fit_is_let_go_and_its_agency_waited_for(three):
    leads, police, health = three
    call(leads, police, health)
    take(leads, release(health))
    right = release(police)
    with leads.unit() as unit, police.unit() as theirs:
        known = membership.trusted(unit).member(police.person)
        (own,) = revealing.own_keys_of(theirs, unit_plan(theirs), CASE)["pol"]
        wrong = HandedKey(own.compartment, own.name, bytes(32))
        revealing.take_released(unit, known, AUDIT, [wrong])
        cuckoo = HandedKey(own.compartment, f"grades/{CASE}/hea", bytes(32))
        revealing.take_released(unit, known, AUDIT, [cuckoo, HandedKey("x", "plan", bytes(32))])
        assert len(held(unit, AUDIT)) == 2
        assert revealing.open_ready(unit, AUDIT) == ()
        assert len(held(unit, AUDIT)) == 1
    assert take(leads, right).opened == (CASE,)
    assert graded_by(leads) == {"hea", "pol"}


def test_stopped_in_the_middle_nothing_opened_and_then_everything_does(three, monkeypatch):
    leads, police, health = three
    call(leads, police, health)
    take(leads, release(police))
    last = release(health)
    with monkeypatch.context() as patch:
        patch.setattr(union, "apply", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            take(leads, last)
    assert graded_by(leads) == set()
    assert parts_of(leads) == {"Police": Part.RELEASED, "Health": Part.WAITED}
    assert take(leads, last).opened == (CASE,)
    assert graded_by(leads) == {"hea", "pol"}


def test_a_plan_that_says_open_since_lays_nothing_open_at_once(three):
    leads, police, health = three
    call(leads, police, health)
    with leads.unit() as unit:
        plan = unit.one(Audit, audit=AUDIT)
        unit.record("Changed", replace(plan, openness=Openness.OPEN))
    take(police, updated(leads, police))
    take(leads, release(police))
    assert graded_by(leads) == set()
    assert parts_of(leads)["Police"] is Part.RELEASED


def test_killed_in_the_middle_nothing_opened_and_then_everything_does(three, tmp_path):
    leads, police, health = three
    call(leads, police, health)
    take(leads, release(police))
    last = release(health)
    (tmp_path / "last.lifpack").write_bytes(last.content)
    leads.close()
    paths = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    told = [str(tmp_path / "lead"), str(tmp_path / "last.lifpack")]
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
    assert upkeep.check(again, silent).is_whole
    assert take(again, last).opened == (CASE,)
    assert graded_by(again) == {"hea", "pol"}
    again.close()


def late_in(vault):
    with vault.unit() as unit:
        return [one.sentence for one in panel_sheet(unit, AUDIT, CASE).late]


def test_a_grade_changed_after_the_call_is_told_apart_from_what_was_committed(three):
    leads, police, health = three
    call(leads, police, health)
    with police.unit() as unit:
        (before,) = unit.where(Grade, audit=AUDIT, case=CASE, agency="pol")
        unit.record(
            "Thought again", replace(before, judgement=Judgement("inadequate", "Harder now."))
        )
        unit.record("One more", replace(before, domain="another"))
    with health.unit() as unit:
        (other,) = unit.where(Grade, audit=AUDIT, case=CASE, agency="hea")
        known = other.judgement.value
        unit.record("Reworded", replace(other, judgement=Judgement(known, "In other words.")))
    last = release(police), release(health)
    for made in last:
        take(leads, made)
    with leads.unit() as unit:
        whole = dossier(unit, AUDIT)
    assert sorted(one.is_another for one in whole.belated) == [False, True, True]
    assert {one[1]: who for one, who in whole.graders.items()} == {
        "pol": police.person,
        "hea": health.person,
    }
    (before,) = (one for one in as_committed(whole) if one.agency == "pol" and one.judgement)
    assert before.judgement.value != "inadequate", "what was committed counts"
    told = sorted(late_in(leads))
    assert len(told) == 3
    assert "its reason was changed afterwards" in told[0]
    assert "was recorded only afterwards" in told[2] + told[1]
    assert any("was committed; since then Inadequate" in one for one in told)


def test_what_was_committed_and_left_alone_is_nothing_to_speak_of(three):
    leads, police, health = three
    assert late_in(leads) == []
    call(leads, police, health)
    for one in (police, health):
        take(leads, release(one))
    assert graded_by(leads) == {"hea", "pol"}
    assert late_in(leads) == []


def test_a_release_is_a_file_like_any_pack(three, tmp_path):
    leads, police, health = three
    call(leads, police, health)
    (path,) = releasing.release_into(police, AUDIT, CASE, tmp_path / "stick")
    assert path.suffix == ".lifpack"
    assert CASE not in path.name
