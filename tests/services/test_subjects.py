"""One instrument, many subjects: the same returns, board and report about all of them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import subjects

from lifaudit.domain.casework import Involvement, Return
from lifaudit.domain.completeness import START, VOICE, gaps_of, progress_of
from lifaudit.domain.errors.casework import NotExpected
from lifaudit.domain.readiness import missing_in
from lifaudit.domain.sheet import Place
from lifaudit.domain.subject import AGENCY, SETTING, SURVEY
from lifaudit.domain.taking_part import returned
from lifaudit.reports.content.cover import Standing
from lifaudit.reports.content.report import report_of
from lifaudit.reports.content.sheets import sheets_of
from lifaudit.reports.content.source import Source
from lifaudit.reports.html import make_html
from lifaudit.reports.pdf import make_pdf
from lifaudit.services import board, casework, listing, planning
from lifaudit.services.board import State
from lifaudit.services.dossiers import dossier
from lifaudit.services.profiles import in_force

ALL = pytest.mark.parametrize("subject", subjects.KINDS, ids=lambda one: one.code)
WHEN = datetime(2026, 11, 20, 9, tzinfo=UTC)


def parts(sheet):
    return [one.section for one in progress_of(sheet)]


@ALL
def test_a_return_asks_for_no_childs_voice_and_no_practitioner(founded, subject):
    with founded.unit() as unit:
        audit = subjects.started_about(unit, subject)
        sheet = casework.sheet(unit, subjects.places(unit, audit)[0])
        assert VOICE not in parts(sheet)
        assert (START in parts(sheet)) is bool(subject.declaration)
        said = " ".join(gap.sentence for gap in gaps_of(sheet))
        assert "practitioner who knows the child" not in said
        assert not subject.declaration or said.startswith(subject.declaration)


@ALL
def test_a_return_about_anything_is_filled_and_signed_off(founded, subject):
    with founded.unit() as unit:
        audit = subjects.started_about(unit, subject)
        place = subjects.places(unit, audit)[0]
        subjects.fill(unit, place)
        assert gaps_of(casework.sheet(unit, place)) == ()
        casework.sign_off(unit, place)
        found = board.board(unit, audit)
        assert found.count(State.SIGNED_OFF) == 1
        assert found.subject is subject


@ALL
def test_the_board_counts_what_is_left_as_the_return_does(founded, subject):
    with founded.unit() as unit:
        audit = subjects.started_about(unit, subject)
        first, *_ = subjects.places(unit, audit)
        sheet = casework.sheet(unit, first)
        cell = board.board(unit, audit).cells[0]
        assert (cell.gaps, cell.total) == (
            len(gaps_of(sheet)),
            sum(p.total for p in progress_of(sheet)),
        )
        subjects.fill(unit, first)
        assert board.board(unit, audit).cells[0].gaps == 0


def test_an_agency_that_has_nothing_to_return_says_so_and_is_done(founded):
    with founded.unit() as unit:
        audit = subjects.started_about(unit, AGENCY)
        place = subjects.places(unit, audit)[0]
        away = Return(audit, place.case, place.agency, involvement=Involvement.NOT_KNOWN)
        casework.describe(unit, away)
        assert gaps_of(casework.sheet(unit, place)) == ()
        assert len(parts(casework.sheet(unit, place))) == 1


def report(unit, audit):
    source = Source(dossier(unit, audit), in_force(unit, audit), ())
    return report_of(source, Standing.DRAFT, WHEN)


def texts(report):
    return make_html(report.report).decode()


@ALL
def test_the_report_names_what_was_looked_at_and_no_children(founded, subject):
    with founded.unit() as unit:
        audit = subjects.started_about(unit, subject)
        for place in subjects.places(unit, audit):
            subjects.fill(unit, place)
            casework.sign_off(unit, place)
        made = report(unit, audit)
        told = texts(made)
        assert "How the cases were chosen" not in told
        assert "The child and the family" not in told
        assert subject.counted(len(casework.around(unit, audit).cases)) in told
        assert make_pdf(made.report, made.attachments, WHEN).startswith(b"%PDF")


def test_settings_stand_in_the_report_under_their_names(founded):
    with founded.unit() as unit:
        audit = subjects.started_about(unit, SETTING)
        told = texts(report(unit, audit))
        assert all(name in told for name in subjects.NAMES[SETTING])


def test_responses_to_a_survey_are_never_printed_one_by_one(founded):
    with founded.unit() as unit:
        audit = subjects.started_about(unit, SURVEY)
        for place in subjects.places(unit, audit):
            subjects.fill(unit, place)
        made = report(unit, audit)
        codes = casework.around(unit, audit).cases
        assert codes
        assert all(code not in texts(made) for code in codes)
        assert all(code.encode() not in made.data for code in codes)


def test_the_tables_of_a_survey_show_no_single_response_either(founded):
    with founded.unit() as unit:
        audit = subjects.started_about(unit, SURVEY)
        for place in subjects.places(unit, audit):
            subjects.fill(unit, place)
        source = Source(dossier(unit, audit), in_force(unit, audit), ())
        sheets = sheets_of(source)
        assert [one.name for one in sheets] == ["Responses", "Findings", "Actions"]
        said = str([row for one in sheets for row in one.rows])
        assert said.count("10") >= 1
        assert all(code not in said for code in casework.around(unit, audit).cases)


def test_a_response_is_one_agencys_and_nobody_else_is_asked_for_it(founded):
    with founded.unit() as unit:
        audit = subjects.planned_about(unit, SURVEY)
        planning.start(unit, audit)
        listing.add(unit, audit, "", "pol")
        listing.add(unit, audit, "", "hea")
        around = casework.around(unit, audit)
        assert sorted(agency for _, agency in around.alone) == ["hea", "pol"]
        for case, agency in around.alone:
            place = Place(audit, case, agency)
            assert around.beside(place, 0, 1) is None
            with pytest.raises(NotExpected):
                casework.sheet(unit, Place(audit, case, "edu"))
            subjects.fill(unit, place)
            casework.sign_off(unit, place)
        found = board.board(unit, audit)
        assert (len(found.cells), found.count(State.SIGNED_OFF)) == (2, 2)
        assert sum(one.asked for one in returned(dossier(unit, audit))) == 2
        assert [
            gap.sentence for gap in missing_in(dossier(unit, audit)) if "signed" in gap.sentence
        ] == []
