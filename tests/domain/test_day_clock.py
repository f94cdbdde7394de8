"""The clock of an audit day: it counts on, rests when told, and going back goes on where it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifaudit.domain.day_clock import clock_face, closed, held, moved, running
from lifaudit.domain.running_order import CaseDay, DayStep, OrderStep, Shows

START = datetime(2026, 10, 14, 9, 0, tzinfo=UTC)
ORDER = tuple(
    OrderStep(code, code.title(), shows, minutes, each=code == "agencies")
    for code, shows, minutes in (
        ("child", Shows.CASE, 5),
        ("agencies", Shows.AGENCIES, 3),
        ("findings", Shows.FINDINGS, 6),
    )
)


def at(seconds):
    return START + timedelta(seconds=seconds)


class Room:
    """A room that goes through the order; what it records replaces what stood."""

    def __init__(self):
        self.steps = {}

    def go(self, by, seconds):
        blank = DayStep("a", "c", "", begun_at=at(seconds))
        went = moved(ORDER, tuple(self.steps.values()), blank, by)
        self.take(*(went or ()))
        return went is not None

    def take(self, *steps):
        self.steps |= {one.step: one for one in steps}

    @property
    def on(self):
        return running(tuple(self.steps.values()))

    def spent(self, seconds):
        return {code: one.spent(at(seconds)) for code, one in self.steps.items()}


def test_each_agency_has_its_own_minutes_and_nobody_in_the_room_still_leaves_one_turn():
    assert [one.planned(5) for one in ORDER] == [5, 15, 6]
    assert ORDER[1].planned(0) == 3


def test_the_clock_counts_on_past_what_is_planned_and_never_stops_by_itself():
    room = Room()
    assert room.go(1, 0)
    assert room.spent(3600) == {"child": 3600}
    assert DayStep("a", "c", "child").spent(at(10)) == 0


def test_going_on_ends_one_step_and_begins_the_next_until_there_is_none():
    room = Room()
    for seconds in (0, 60, 120):
        assert room.go(1, seconds)
    assert (room.on.step, room.spent(150)) == (
        "findings",
        {"child": 60, "agencies": 60, "findings": 30},
    )
    assert not room.go(1, 180)
    room.take(*closed(tuple(room.steps.values()), at(180)))
    assert room.on is None
    assert room.go(-1, 200)
    assert room.on.step == "findings"


def test_a_step_gone_back_to_goes_on_where_it_was():
    room = Room()
    room.go(1, 0)
    assert not room.go(-1, 5)
    room.go(1, 60)
    room.go(-1, 100)
    assert room.spent(130) == {"child": 90, "agencies": 40}


def test_a_rest_does_not_count_even_when_the_step_ends_in_it():
    room = Room()
    room.go(1, 0)
    room.take(held(room.on, at(10)))
    assert (room.on.is_held, room.spent(70)) == (True, {"child": 10})
    room.take(held(room.on, at(70)))
    assert (room.on.is_held, room.spent(80)) == (False, {"child": 20})
    room.take(held(room.on, at(80)))
    room.go(1, 200)
    assert room.spent(210) == {"child": 20, "agencies": 10}


def test_a_step_that_another_version_does_not_know_leads_back_into_the_order():
    strange = DayStep("a", "c", "prayer", begun_at=START)
    went = moved(ORDER, (strange,), DayStep("a", "c", "", begun_at=at(9)), 1)
    assert [(one.step, one.is_running) for one in went] == [("prayer", False), ("child", True)]


def test_a_step_put_down_before_it_began_begins_when_it_is_reached():
    idle = (DayStep("a", "c", "child"),)
    went = moved(ORDER, idle, DayStep("a", "c", "", begun_at=at(9)), 1)
    assert went == (replace(idle[0], begun_at=at(9)),)


@given(
    st.lists(st.tuples(st.sampled_from(["on", "back", "rest"]), st.integers(1, 900)), max_size=30)
)
def test_the_times_of_all_steps_add_up_to_the_time_of_the_case_without_its_rests(acts):
    room, now, resting, rests = Room(), 0, False, 0
    room.go(1, 0)
    for act, seconds in acts:
        now += seconds
        rests += seconds if resting else 0
        if act == "rest":
            room.take(held(room.on, at(now)))
            resting = not resting
        elif room.go(1 if act == "on" else -1, now):
            resting = False
        assert sum(one.is_running for one in room.steps.values()) == 1
        assert sum(room.spent(now).values()) == now - rests


@pytest.mark.parametrize(
    ("seconds", "face"), [(0, "0:00"), (65, "1:05"), (3599, "59:59"), (3730, "1:02:10")]
)
def test_seconds_are_written_as_a_clock(seconds, face):
    assert clock_face(seconds) == face


def test_a_case_is_under_way_from_its_beginning_to_its_closing():
    blank = CaseDay("a", "c")
    assert not blank.is_under_way
    assert not blank.is_called
    begun = replace(blank, begun_at=START, called_at=at(9))
    assert begun.is_under_way
    assert begun.is_called
    assert not replace(begun, closed_at=at(99)).is_under_way
