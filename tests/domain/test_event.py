"""An event's id binds every part of it; clocks only move on."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifaudit.domain.event import Body, Event, Header, tick, time_of

HEADER = Header("dev", "audit", 7, b"\x01" * 32, 99, "ada", "c1")


@given(
    st.builds(
        Body,
        st.text(),
        st.text(),
        st.text(),
        st.text(),
        st.text(),
        st.none() | st.text() | st.lists(st.integers()),
        st.booleans(),
        st.lists(st.binary(min_size=32, max_size=32)).map(tuple),
        st.text(),
    )
)
def test_a_body_is_read_back_as_it_was_sealed(body: Body) -> None:
    assert Body.from_bytes(body.to_bytes()) == body
    assert body.cell == (body.kind, body.key, body.field_name)


@pytest.mark.parametrize(
    "change",
    [
        {"device": "other"},
        {"audit": "b"},
        {"seq": 8},
        {"prev": b"\x02" * 32},
        {"hlc": 100},
        {"actor": "eve"},
        {"compartment": "c2"},
    ],
)
def test_the_id_covers_every_field_of_the_header(change: dict[str, object]) -> None:
    assert Event(HEADER, b"sealed").eid != Event(replace(HEADER, **change), b"sealed").eid


def test_the_id_covers_the_sealed_body_and_where_the_header_ends() -> None:
    assert Event(HEADER, b"sealed").eid != Event(HEADER, b"sealeD").eid
    assert len(Event(HEADER, b"").eid) == 32


@given(st.integers(0, 1 << 62), st.integers(0, 1 << 31))
def test_the_clock_never_runs_backwards(last: int, seconds: int) -> None:
    assert tick(last, datetime.fromtimestamp(seconds, UTC)) > last


def test_the_wall_time_can_be_read_from_the_clock() -> None:
    now = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
    assert abs(time_of(tick(0, now)) - now) < timedelta(milliseconds=2)


def test_a_body_never_shows_what_was_written() -> None:
    body = Body("s", "Answered", "Answer", "k", "value", "SECRET", False, (), "SECRET")  # noqa: FBT003 - the form of a body
    assert "SECRET" not in repr(body)
