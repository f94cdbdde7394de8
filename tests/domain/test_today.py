"""The day is England's, and summer time begins and ends as the law says."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifaudit.domain.today import day_at

LONDON = ZoneInfo("Europe/London")


FIRST, LAST = (int(datetime(year, 1, 1, tzinfo=UTC).timestamp()) for year in (1996, 2037))


@given(st.integers(FIRST, LAST))
def test_every_moment_has_the_day_a_clock_in_london_shows(second):
    moment = datetime.fromtimestamp(second, UTC)
    assert day_at(moment) == moment.astimezone(LONDON).date()


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 7, 1, 23, 30, tzinfo=UTC), date(2026, 7, 2)),
        (datetime(2026, 1, 1, 23, 30, tzinfo=UTC), date(2026, 1, 1)),
        (datetime(2026, 7, 2, 6, tzinfo=timezone(timedelta(hours=9))), date(2026, 7, 1)),
    ],
)
def test_half_an_hour_before_midnight_is_the_next_day_in_summer_only(moment, day):
    assert day_at(moment) == day
