"""The data of a report holds the times of the audit day, and of urgent concerns only how long."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

from rich_dossier import AUDIT, WHEN, rich
from world import START

from lifaudit.domain.casework import PANEL
from lifaudit.domain.day_times import ConcernClock, DayTimes, clocks
from lifaudit.domain.running_order import CaseDay
from lifaudit.domain.urgent import Urgent
from lifaudit.profiles.library import profile
from lifaudit.reports.content.data import SCHEMA, data_of
from lifaudit.reports.content.source import Source, lead_signatory

FIRST, SECOND = "DD26-07-01", "DD26-07-02"
LATER = START + timedelta(minutes=20)
WHOLE = replace(
    rich(2, 3),
    days=(CaseDay(AUDIT, FIRST, START, LATER, "lead", LATER + timedelta(minutes=30)),),
    times=DayTimes({FIRST: LATER}, {FIRST: LATER, SECOND: LATER}),
)


def data(dossier):
    source = Source(dossier, profile(), (lead_signatory(dossier),))
    return json.loads(json.dumps(data_of(source, WHEN)))


def concern(number, told=None, closed=None):
    times = [None if one is None else START + timedelta(minutes=one) for one in (told, closed)]
    due = START + timedelta(hours=1)
    return Urgent(AUDIT, FIRST, f"c{number}", START, told_at=times[0], due=due, closed_at=times[1])


def test_each_case_says_when_it_was_called_revealed_agreed_and_closed():
    first, second = data(WHOLE)["day"]
    assert first == {
        "case": FIRST,
        "begun": "2026-09-14T08:30:00+00:00",
        "called": "2026-09-14T08:50:00+00:00",
        "revealed": "2026-09-14T08:50:00+00:00",
        "agreed": "2026-09-14T08:50:00+00:00",
        "closed": "2026-09-14T09:20:00+00:00",
    }
    assert set(second) == {"case", "agreed"}
    assert SCHEMA == "lifaudit-audit/2"


def test_a_panel_that_has_a_grade_left_to_give_has_not_agreed():
    ours = [one for one in WHOLE.grades if (one.case, one.agency) == (FIRST, PANEL)]
    without = replace(WHOLE, grades=tuple(one for one in WHOLE.grades if one is not ours[-1]))
    assert "agreed" not in data(without)["day"][0]


def test_what_was_typed_in_from_paper_says_of_which_day():
    typed = replace(WHOLE, days=(replace(WHOLE.days[0], on_paper=date(2026, 9, 11)),))
    assert data(typed)["day"][0]["on_paper"] == "2026-09-11"


def test_a_concern_tells_how_long_it_took_and_nothing_by_which_its_case_could_be_found():
    told = data(replace(WHOLE, times=DayTimes(concerns=clocks([concern(1, 7, 90)]))))
    assert told["urgent_minutes"] == [{"allowed": 60, "told": 7, "closed": 90}]


def test_the_order_of_concerns_tells_nothing_of_whose_they_are():
    some = [concern(1), concern(2, 9), concern(3, 2, 4)]
    expected = (ConcernClock(60, 2, 4), ConcernClock(60, 9), ConcernClock(60))
    assert clocks(some) == clocks(some[::-1]) == expected


def test_an_audit_without_a_day_and_without_concerns_says_nothing_of_either():
    bare = replace(rich(2, 3), grades=())
    assert not {"day", "urgent_minutes"} & data(bare).keys()
