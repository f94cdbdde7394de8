"""What was answered before an audit moved stands in the report, its tables and its data."""

from __future__ import annotations

from dataclasses import replace

import pytest
from deepdive import AUDIT
from moved import DIVE, OURS, changed, publish
from world import START

from lifaudit.domain.sheet import Place
from lifaudit.instruments.library import form
from lifaudit.profiles.library import profile
from lifaudit.reports.content.cover import Standing
from lifaudit.reports.content.data import data_of
from lifaudit.reports.content.earlier import TITLE, earlier, earlier_sheet
from lifaudit.reports.content.method import method
from lifaudit.reports.content.report import report_of
from lifaudit.reports.content.sheets import sheets_of
from lifaudit.reports.content.source import Source
from lifaudit.reports.html import make_html
from lifaudit.reports.tree import Heading, Table
from lifaudit.services import casework, moving, moving_back
from lifaudit.services.dossiers import dossier


def source_of(unit):
    whole = dossier(unit, AUDIT)
    return Source(whole, profile("england-2026"), ())


@pytest.fixture
def unit(filled):
    with filled(3).unit() as unit:
        publish(unit, changed())
        yield unit


def test_an_audit_that_never_moved_says_nothing_of_it(unit):
    source = source_of(unit)
    assert earlier(source) is None
    assert earlier_sheet(source) == ()
    assert not {"moves", "earlier"} & set(data_of(source, START))
    assert "has not changed since" in made(source)


def made(source):
    return make_html(report_of(source, Standing.DRAFT, START).report).decode()


def test_what_is_kept_beside_is_a_chapter_and_the_move_is_told(unit):
    moving.move(unit, moving.plan_move(unit, AUDIT, OURS))
    source = source_of(unit)
    chapter = earlier(source)
    assert chapter.title == TITLE
    version, table = (
        next(one for one in chapter.blocks if isinstance(one, kind)) for kind in (Heading, Table)
    )
    assert version.text == f"Given to {DIVE.identity}"
    asked = DIVE.sections[0].questions[2].text
    row = next(one for one in table.rows if one[0] == asked)
    assert row[2:] == ("13 returns", "It is not asked any more.")
    assert row[1].startswith("3 Fully, 3 Partly, ")
    text = made(source)
    assert f"moved from {DIVE.identity} to {OURS}" in text
    assert TITLE in text
    assert method(source).blocks


def test_the_tables_and_the_data_hold_every_answer_that_was_touched(unit):
    moving.move(unit, moving.plan_move(unit, AUDIT, OURS))
    source = source_of(unit)
    sheet = next(one for one in sheets_of(source) if one.name == TITLE)
    data = data_of(source, START)
    kept = source.dossier.earlier
    assert len(sheet.rows) == len(data["earlier"]) == len(kept) > 100
    assert data["moves"] == [{"number": 1, "from": DIVE.identity, "to": OURS}]
    goes = [one for one in data["earlier"] if one["question"] == DIVE.questions[0].key]
    assert {one["words"] for one in goes} <= {
        point.label for point in DIVE.scale(DIVE.questions[0].scale).points
    }
    assert {tuple(one["to"]) for one in goes} == {("recognition.signs-seen",)}
    assert {one[1] for one in sheet.rows} > {"Panel"}


def test_a_return_carries_its_own_earlier_answers_until_they_stand_again(unit):
    moving.move(unit, moving.plan_move(unit, AUDIT, OURS))
    place = Place(AUDIT, "DD26-07-01", "pol")
    sheet = casework.sheet(unit, place)
    assert {one.agency for one in sheet.earlier} == {"pol"}
    assert all(one.asked and one.identity for one in sheet.earlier)
    asked = {one.key for one in sheet.instrument.every_question}
    assert {one.question for one in sheet.recorded.answers} <= asked
    moving_back.move_back(unit, AUDIT)
    assert casework.sheet(unit, place).earlier == ()
    assert dossier(unit, AUDIT).moves == ()


def test_many_different_words_are_counted_and_the_rest_is_numbered(unit):
    moving.move(unit, moving.plan_move(unit, AUDIT, OURS))
    source = source_of(unit)
    aside = [one for one in source.dossier.earlier if one.is_aside]
    long = replace(aside[0], words="A sentence that goes on for longer than a label.")
    alone = replace(source, dossier=replace(source.dossier, earlier=(long,)))
    assert "1 “A sentence" in str(earlier(alone).blocks[-1].rows)
    said = enumerate(replace(one, asked="Why?", why="gone") for one in aside)
    told = tuple(replace(one, words=f"Word {number}") for number, one in said)
    more = replace(source, dossier=replace(source.dossier, earlier=told))
    table = next(one for one in earlier(more).blocks if isinstance(one, Table))
    assert table.rows[0][1].startswith("1 Word 0, 1 Word 1, ")
    assert table.rows[0][1].endswith("and 7 others")


def test_nothing_of_a_survey_is_told_by_itself(unit):
    moving.move(unit, moving.plan_move(unit, AUDIT, OURS))
    source = source_of(unit)
    forms = source.dossier.instruments
    survey = replace(forms, main=replace(forms.main, subject="survey"))
    assert earlier(replace(source, dossier=replace(source.dossier, instruments=survey))) is None
    assert form(DIVE.identity) == DIVE
