"""The report says how far apart people graded the practice cases, and names nobody."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from rich_dossier import WHEN, rich

from lifaudit.domain.calibration import PracticeCase, PracticeGrade
from lifaudit.domain.casework import Judgement
from lifaudit.domain.grading import domains_of
from lifaudit.instruments.library import form
from lifaudit.profiles.library import profile
from lifaudit.reports.content.calibration import calibration, calibration_data
from lifaudit.reports.content.data import data_of
from lifaudit.reports.content.method import method
from lifaudit.reports.content.source import Source, lead_signatory
from lifaudit.reports.tree import Bullets, Heading

WHOLE = rich(1, 2)
AUDIT = WHOLE.audit.audit
CLOSED = PracticeCase(
    *(AUDIT, "p", 1, "Missed appointments", "Nobody rang.", date(2026, 9, 1), date(2026, 9, 8))
)


def rated(person, value):
    judged = Judgement(value, "Seen")
    keys = (one.key for one in domains_of(WHOLE.instruments.main))
    return [PracticeGrade(AUDIT, "p", person, key, judged) for key in keys]


def source_of(practices, grades, **forms):
    instruments = replace(WHOLE.instruments, **forms)
    whole = replace(WHOLE, practices=practices, practice_grades=grades, instruments=instruments)
    return Source(whole, profile(), (lead_signatory(whole),))


@pytest.fixture(scope="module")
def source():
    return source_of((CLOSED,), (*rated("person-a", "good"), *rated("person-b", "inadequate")))


def test_a_closed_practice_case_is_told_in_the_method(source):
    blocks = list(calibration(source))
    assert isinstance(blocks[0], Heading)
    (told,) = (one for one in blocks if isinstance(one, Bullets))
    words = "".join(run.text for run in told.items[0])
    assert words.startswith("Missed appointments. 2 people have graded it: the same grade in 0 of ")
    assert all(one in method(source).blocks for one in blocks)


def test_the_data_counts_and_names_nobody(source):
    (told,) = data_of(source, WHEN)["calibration"]
    assert told["people"] == 2
    assert told["domains"][0]["counts"]["good"] == 1
    assert "person-a" not in json.dumps(told)


def test_what_is_open_or_graded_by_nobody_is_not_told():
    still = replace(CLOSED, closed_on=None)
    for practices, grades in (((still,), tuple(rated("a", "good"))), ((CLOSED,), ()), ((), ())):
        assert list(calibration(source_of(practices, grades))) == []
    bare = source_of((CLOSED,), (), main=form("practice-event-chronology"))
    assert calibration_data(bare) == []
