"""Pages about schools, agencies and surveys look as they did when somebody was content."""

from __future__ import annotations

import pytest
import subjects
from PySide6.QtCore import QSize

from lifaudit.domain.subject import AGENCY, SETTING, SURVEY
from ui.bridge import route as at
from ui.bridge.desk import Desk
from ui.bridge.runner import InlineRunner
from ui.bridge.settings import Settings
from ui.pages.board import BoardPage
from ui.pages.return_page import ReturnPage
from ui.pages.sample import SamplePage

SIZE = QSize(1060, 720)


@pytest.fixture
def desk(qapp, founded, clock, tmp_path):  # noqa: ARG001 - the application must be there
    made = Desk(InlineRunner(founded), Settings(tmp_path / "settings"), clock)
    made.take(founded)
    yield made
    made.runner.close()


def test_the_list_of_settings(desk, founded, approve):
    with founded.unit() as unit:
        audit = subjects.planned_about(unit, SETTING)
    approve(lambda: SamplePage(desk, at.Sample(audit)), "listing.settings", SIZE)


def test_a_list_that_is_not_needed(desk, founded, approve):
    with founded.unit() as unit:
        audit = subjects.planned_about(unit, AGENCY)
    approve(lambda: SamplePage(desk, at.Sample(audit)), "listing.agency", SIZE)


def test_how_a_self_assessment_begins(desk, founded, approve):
    with founded.unit() as unit:
        audit = subjects.started_about(unit, AGENCY)
        place = subjects.places(unit, audit)[0]
    route = at.ReturnPage(audit, place.case, place.agency)
    approve(lambda: ReturnPage(desk, route), "return.self-assessment", SIZE)


def test_the_board_of_a_survey_before_anybody_answered(desk, founded, approve):
    with founded.unit() as unit:
        audit = subjects.planned_about(unit, SURVEY)
    approve(lambda: BoardPage(desk, at.Board(audit)), "board.survey", SIZE)
