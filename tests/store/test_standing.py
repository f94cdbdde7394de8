"""Who wrote what stands is read for many records at once, by how their keys begin."""

from __future__ import annotations

from dataclasses import replace

from deepdive import AUDIT, plan

from lifaudit.domain.casework import Grade, Judgement
from lifaudit.domain.record import read_key
from lifaudit.store.standing import alone, written


def grade(case, value, audit=AUDIT):
    return Grade(audit, case, "pol", "agency", "overall", Judgement(value, "Seen"))


def test_every_standing_cell_is_told_with_who_wrote_it_and_where_in_their_chain(founded):
    with plan(founded, 2).unit() as unit:
        unit.record("Graded", grade("C-1", "good"), grade("C-10", "good"))
        unit.record("Thought again", grade("C-1", "inadequate"))
        unit.record("Another audit", grade("C-1", "good", f"{AUDIT}0"))
        found = written(unit, Grade, "judgement", AUDIT)
        assert {read_key(one.key)[1] for one in found} == {"C-1", "C-10"}
        assert {one.actor for one in found} == {unit.actor}
        (one,) = written(unit, Grade, "judgement", AUDIT, "C-1")
        assert one.seq == max(each.seq for each in found), "the later one stands"
        assert len({each.device for each in found}) == 1


def test_what_stands_by_one_person_alone_is_told_from_what_others_wrote(founded):
    with plan(founded, 2).unit() as unit:
        unit.record("Graded", grade("C-1", "good"), grade("C-10", "good"))
        assert {read_key(one)[1] for one in alone(unit, Grade, AUDIT)} == {"C-1", "C-10"}
        assert len(alone(unit, Grade, AUDIT, "C-1")) == 1
        unit.author = replace(unit.author, actor="another")
        unit.record("Thought again", grade("C-1", "inadequate"))
        assert {read_key(one)[1] for one in alone(unit, Grade, AUDIT)} == {"C-1"}
