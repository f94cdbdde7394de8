"""A day is a day: counting is by the calendar, in summer and in winter."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from instruments.logic.evaluating import value_of

from lifaudit.instruments.logic.days import (
    FIRST,
    after_working_days,
    day_number,
    day_of,
    day_text,
    working_days,
)

LONDON = ZoneInfo("Europe/London")
DAYS = st.dates(date(1970, 1, 1), date(2100, 12, 31))


@given(DAYS, DAYS)
def test_the_days_between_two_dates_are_those_of_the_calendar(one, other):
    found = value_of(f"date('{other}') - date('{one}')")
    assert found == (other - one).days
    assert found == int(found)


@given(DAYS, DAYS)
def test_a_change_of_the_clocks_in_london_never_changes_the_number_of_days(one, other):
    """Local midnights are whole days apart only after rounding; ours never need it."""
    noons = [
        datetime(d.year, d.month, d.day, 12, tzinfo=LONDON).astimezone(UTC) for d in (one, other)
    ]
    by_clock = round((noons[1] - noons[0]) / timedelta(days=1))
    assert value_of(f"date('{other}') - date('{one}')") == by_clock


def test_the_first_half_of_2018_has_181_days_in_london_too():
    assert value_of("int(date('2018-07-01') - date('2018-01-01'))") == 181


@given(DAYS)
def test_a_date_reads_back_as_itself(day):
    number = day_number(day.isoformat())
    assert day_text(number) == day.isoformat()
    assert day_of(number) == day


@given(DAYS, st.integers(0, 23), st.integers(0, 59))
def test_a_time_is_a_part_of_its_day(day, hour, minute):
    text = f"{day}T{hour:02d}:{minute:02d}"
    number = day_number(text)
    assert math.floor(number) == (day - FIRST).days
    assert day_text(number) == (text if hour or minute else day.isoformat())


@pytest.mark.parametrize(
    "text", ["", "soon", "2026-13-01", "2026-02-30", "2026-01-01T25:00", "26-01-01", "2026-01-01Z"]
)
def test_what_is_no_date_has_no_number(text):
    assert day_number(text) is None


@pytest.mark.parametrize("zone", ["Z", "+01:00", "-0700"])
def test_a_time_counts_as_people_wrote_it_wherever_they_were(zone):
    assert day_number(f"2026-06-01T09:00:00.000{zone}") == day_number("2026-06-01T09:00")


@pytest.mark.parametrize("days", [math.nan, math.inf, -1e9, 1e9])
def test_beyond_the_calendar_there_is_no_day(days):
    assert day_of(days) is None
    assert day_text(days) == ""


@settings(deadline=None)
@given(DAYS, st.integers(-400, 400))
def test_working_days_one_way_are_the_other_way_with_a_minus(one, number):
    near = one + timedelta(days=number)
    assert working_days(one, near) == -working_days(near, one)


@settings(deadline=None)
@given(st.dates(date(2000, 1, 1), date(2050, 1, 1)), st.integers(1, 60))
def test_so_many_working_days_later_is_a_working_day_so_many_away(start, number):
    end = after_working_days(start, number)
    assert end.weekday() < 5
    assert working_days(start, end) == number


def test_bank_holidays_of_england_do_not_count():
    assert working_days(date(2026, 12, 24), date(2027, 1, 4)) == 4
    assert after_working_days(date(2026, 4, 2), 1) == date(2026, 4, 7)
    assert after_working_days(date(2026, 4, 7), -1) == date(2026, 4, 2)
