"""Whom the person at the window sends to: the agencies, the lead, and colleagues of one agency."""

from __future__ import annotations

from dataclasses import replace

import pytest
from deepdive import AUDIT
from services.mail import BOLA, CASE, DEV, beside, give_back, record, take, updated
from services.room import graded_by
from world import WORDS

from lifaudit.domain.casework import Answer, Return
from lifaudit.domain.pack import PackKind
from lifaudit.domain.ports import silent
from lifaudit.domain.sheet import Place
from lifaudit.services import casework, sending, unpacking, upkeep, vault


@pytest.fixture
def newcomer(two, tmp_path, clock):
    """Let Dev join an agency, on a laptop of his own."""
    made = []

    def joins(agency):
        made.append(beside(tmp_path / "dev", clock, two[0], agency, DEV))
        return made[-1]

    yield joins
    for one in made:
        one.close()


def test_whom_there_is_to_send_to_is_told_with_what_went_and_came(two, tmp_path):
    leads, theirs = two
    with leads.unit() as unit:
        before = sending.sending(unit, AUDIT)
    reached = [one for one in before.reaches if one.is_reached]
    assert before.is_lead
    assert [(one.agency, one.people) for one in reached] == [("Exampleshire Police", (BOLA.name,))]
    assert reached[0].made
    assert not reached[0].heard
    assert len(before.reaches) == 4, "the lead's own agency needs no pack"
    others = [one for one in before.reaches if not one.is_reached]
    assert {(one.made, one.heard) for one in others} == {(None, None)}
    with theirs.unit() as unit:
        lead = sending.sending(unit, AUDIT)
    assert not lead.is_lead
    assert [one.agency for one in lead.reaches] == ["Exampleshire Children's Social Care"]
    assert lead.reaches[0].heard
    (file,) = sending.send(theirs, AUDIT, tmp_path / "stick")
    unpacking.take_in_file(leads, file, silent)
    with leads.unit() as unit:
        assert next(one for one in sending.sending(unit, AUDIT).reaches if one.is_reached).heard
    (file,) = sending.send(leads, AUDIT, tmp_path / "stick")
    assert unpacking.inspect_file(theirs, file).kind is PackKind.UPDATE


def test_colleagues_of_an_agency_send_each_other_what_they_recorded(two, newcomer, tmp_path):
    leads, theirs = two
    dev = newcomer("pol")
    take(theirs, updated(leads, theirs))
    record(theirs)
    with theirs.unit() as unit:
        to = [(one.agency, one.people) for one in sending.sending(unit, AUDIT).reaches]
    assert to == [
        ("Exampleshire Children's Social Care", ("Ada Quill",)),
        ("Exampleshire Police", (DEV.name,)),
    ]
    returned, shared = sending.send(theirs, AUDIT, tmp_path / "stick")
    assert "-Police-colleagues-" in shared.name
    unpacking.take_in_file(leads, returned, silent)
    unpacking.take_in_file(dev, shared, silent)
    with dev.unit() as unit:
        sheet = casework.sheet(unit, Place(AUDIT, CASE, "pol"))
    assert sheet.recorded.answers
    assert sheet.recorded.grades, "they commit to one grade together"
    assert graded_by(leads) == set()


def test_a_colleague_in_the_leads_own_agency_is_sent_to_like_everybody(two, newcomer):
    leads, _ = two
    newcomer("csc")
    with leads.unit() as unit:
        reaches = sending.sending(unit, AUDIT).reaches
    assert ("Exampleshire Children's Social Care", (DEV.name,)) in [
        (one.agency, one.people) for one in reaches
    ]


def test_what_a_colleague_typed_on_ones_laptop_counts_with_ones_word_for_it(two, newcomer):
    leads, theirs = two
    dev = newcomer("pol")
    take(theirs, updated(leads, theirs))
    with theirs.unit() as unit:
        unit.author = replace(unit.author, actor=dev.person)
        unit.record("Recorded return", Return(AUDIT, CASE, "pol", minutes_spent=30))
    assert take(leads, give_back(theirs)).kept_out == 0
    with leads.unit() as unit:
        assert unit.one(Return, audit=AUDIT, case=CASE, agency="pol").minutes_spent == 30


def test_who_put_a_backup_back_is_sent_again_what_was_lost_with_it(two, tmp_path, clock):
    leads, theirs = two
    kept = upkeep.back_up(theirs, silent)
    record(theirs)
    take(leads, give_back(theirs))
    back = vault.restore(kept, tmp_path / "restored", WORDS, clock)
    with back.unit() as unit:
        assert unit.where(Answer) == []
    take(leads, give_back(back))
    take(back, updated(leads, back))
    with back.unit() as unit:
        assert unit.where(Answer)
    back.close()
