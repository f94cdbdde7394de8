"""The page of comments looks as it did when somebody last looked and was content."""

from __future__ import annotations

from datetime import date

import pytest
from deepdive import AUDIT
from PySide6.QtCore import QSize
from signers import short_audit

from lifaudit.domain.commenting import Comment, Outcome, Response
from lifaudit.domain.learning import Finding, Polarity
from lifaudit.services import commenting, findings
from ui.bridge import route as at
from ui.bridge.desk import Desk
from ui.bridge.runner import InlineRunner
from ui.bridge.settings import Settings
from ui.pages.comments import CommentsPage

SIZE = QSize(1060, 1700)
FOUND = (
    (Polarity.STRENGTH, "The school rang the social worker on the day.", "The plan changed."),
    (Polarity.IMPROVEMENT, "Nobody asked the older brother.", "What he saw was not known."),
)


@pytest.fixture
def desk(qapp, founded, clock, tmp_path):  # noqa: ARG001 - the application must be there
    short_audit(founded)
    with founded.unit() as unit:
        for polarity, what, so_what in FOUND:
            one = Finding(AUDIT, "", polarity=polarity, what=what, so_what=so_what)
            findings.add_finding(unit, one)
        commenting.give_out(unit, AUDIT, date(2026, 12, 3))
        first, second = commenting.talk(unit, AUDIT).newest_drafts
        unit.record(
            "Said",
            Comment(AUDIT, "1", first.finding, "pol", "p", "Detective inspector", agrees=True),
            Comment(
                *(AUDIT, "1", second.finding, "pol", "p", "Detective inspector"),
                text="He was asked in May, and it is in our notes.",
            ),
            Comment(
                *(AUDIT, "1", second.finding, "hea", "q", "Named nurse"),
                text="The health visitor asked him too.",
            ),
            Response(
                *(AUDIT, "1", second.finding, "pol", "p", Outcome.PARTLY),
                "Asked once; the finding now says that nobody asked him again.",
            ),
        )
    made = Desk(InlineRunner(founded), Settings(tmp_path / "settings"), clock)
    made.take(founded)
    yield made
    made.runner.close()


def test_what_was_said_and_answered(desk, approve):
    approve(lambda: CommentsPage(desk, at.Comments(AUDIT)), "comments.lead", SIZE)


def test_as_a_colleague_sees_it(desk, approve):
    def make():
        page = CommentsPage(desk, at.Comments(AUDIT))
        room = page.view
        page._show(type(room)(room.audit, room.talk, "p", is_lead=False, agencies=room.agencies))
        return page

    approve(make, "comments.colleague", SIZE)
