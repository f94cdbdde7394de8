"""What moderation looked at stands in the report, the data and the tables: before and after."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from rich_dossier import WHEN, rich

from lifaudit.domain.casework import OVERALL, PANEL, Grade, Judgement, Stage
from lifaudit.domain.moderation import Moderation
from lifaudit.instruments.library import form
from lifaudit.profiles.library import profile
from lifaudit.reports.content.agencies import agencies
from lifaudit.reports.content.cases import cases
from lifaudit.reports.content.data import data_of
from lifaudit.reports.content.grades import grades
from lifaudit.reports.content.moderation import moderation
from lifaudit.reports.content.sheets import grades_sheet
from lifaudit.reports.content.source import Source, lead_signatory
from lifaudit.reports.tree import Bullets, Figure, Heading, KeyFacts, Table

WHOLE = rich(4, 3)
AUDIT, CASE = WHOLE.audit.audit, WHOLE.cases[0].case
WHY = "The chronology shows what the returns leave out."
CHOICE = Moderation(
    *(AUDIT, 25, True, "kestrel"),
    tuple(one.case for one in WHOLE.cases),
    (CASE,),
    (WHOLE.cases[2].case,),
    date(2026, 11, 3),
)


def source_of(dossier):
    return Source(dossier, profile(), (lead_signatory(dossier),))


def third(value, agency=PANEL, domain=OVERALL):
    return Grade(AUDIT, CASE, agency, Stage.MODERATED.value, domain, Judgement(value, WHY))


def with_(*records, choice=CHOICE):
    return source_of(replace(WHOLE, grades=(*WHOLE.grades, *records), moderation=choice))


def texts(blocks):
    return " ".join(run.text for one in blocks for run in getattr(one, "runs", ()))


def test_without_moderation_nothing_is_said_of_it():
    assert list(moderation(source_of(WHOLE))) == []
    assert list(moderation(with_(choice=Moderation(AUDIT)))) == []
    assert data_of(source_of(WHOLE), WHEN)["moderation"] is None


def test_how_it_was_chosen_can_be_repeated_even_before_a_grade_is_given():
    blocks = list(moderation(with_()))
    (facts,) = (one for one in blocks if isinstance(one, KeyFacts))
    assert dict(facts.pairs)["Seed"] == "kestrel"
    assert dict(facts.pairs)["By chance"] == "1, 25 % of the rest"
    assert "2 of 4 cases were chosen for a third look." in texts(blocks)
    assert "Moderation has given no grade yet." in texts(blocks)
    by_chance = list(moderation(with_(choice=replace(CHOICE, weakest=False, weak=()))))
    (facts,) = (one for one in by_chance if isinstance(one, KeyFacts))
    assert [name for name, _ in facts.pairs] == ["Chosen on", "By chance", "Seed"]


def test_every_moderated_grade_stands_beside_the_one_before_with_its_reason():
    source = with_(third("inadequate"), choice=None)
    blocks = list(moderation(source))
    (table,) = (one for one in blocks if isinstance(one, Table))
    assert table.header == ("Case", "Domain", "Panel", "Moderated", "What it did")
    assert table.rows[0][3].text == "Inadequate"
    (told,) = (one for one in blocks if isinstance(one, Bullets))
    assert told.items[0][-1].text == WHY
    data = data_of(source, WHEN)["moderation"]
    assert data["choice"] is None
    assert data["grades"][0]["reason"] == WHY
    assert data_of(with_(), WHEN)["moderation"]["choice"]["by_chance"] == list(CHOICE.drawn)


def test_what_was_moderated_beside_the_choice_is_told_apart():
    beside = with_(third("inadequate"), choice=replace(CHOICE, weak=()))
    assert texts(moderation(beside)).count("Moderated beside the choice: 1.") == 1
    assert "beside the choice" not in texts(moderation(with_(third("inadequate"))))


def test_both_are_shown_in_the_case_and_the_moderated_one_is_counted():
    source = with_(third("inadequate"))
    picture = next(
        one.chart
        for one in cases(source).blocks
        if isinstance(one, Figure) and one.chart.title == f"Grades in {CASE}"
    )
    assert picture.columns[-2:] == ("Panel", "Moderated")
    titles = [one.chart.title for one in grades(source).blocks if isinstance(one, Figure)]
    assert "Grades that stand after moderation, by domain" in titles
    rows = [row for row in grades_sheet(source).rows if row[2] == "Moderated grade"]
    assert [(row[1], row[4]) for row in rows] == [("Moderation", "Inadequate")]


@pytest.fixture
def assessed():
    """Return a section 11 audit in which one agency was moderated by itself."""
    own = form("section-11-eight-standards")
    section = own.graded_sections[0].key
    agency = WHOLE.agencies[0].agency
    records = (
        Grade(AUDIT, CASE, agency, Stage.AGENCY.value, section, Judgement("3", "We lead.")),
        third("1", agency, section),
    )
    instruments = replace(WHOLE.instruments, main=own, panel=None)
    whole = replace(WHOLE, grades=records, instruments=instruments, cases=WHOLE.cases[:1])
    return source_of(replace(whole, returns=(), answers=(), notes=()))


def test_where_agencies_judge_themselves_each_has_its_moderated_score_beside_its_own(assessed):
    (table,) = (one for one in moderation(assessed) if isinstance(one, Table))
    assert table.header[:3] == ("Agency", "Domain", "Its own")
    page = agencies(assessed).blocks
    tables = [one for one in page if isinstance(one, Table) and "Moderated" in one.header]
    assert len(tables) == 1
    assert tables[0].rows[0][3] == "2 grades stricter"
    assert isinstance(page[0], Heading)
    assert data_of(assessed, WHEN)["moderation"]["grades"][0]["agency"] == WHOLE.agencies[0].agency
