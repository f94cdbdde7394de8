"""Approving a report, and collecting approvals, look as they did when somebody was content."""

from __future__ import annotations

import pytest
from deepdive import AUDIT
from PySide6.QtCore import QSize
from PySide6.QtTest import QTest
from rich_dossier import WHEN
from signers import certified, representative, short_audit

from lifaudit.domain.approving import Decision
from lifaudit.domain.identifiers import Identifier
from lifaudit.domain.placed import AGAIN, WAITING, Placed
from lifaudit.domain.screening import Hit, Spot
from lifaudit.domain.signing import Signatory
from lifaudit.services import representatives
from ui.bridge import route as at
from ui.bridge.desk import Desk
from ui.bridge.runner import InlineRunner
from ui.bridge.settings import Settings
from ui.pages.approve import ApprovePage
from ui.pages.approve_decision import DecisionCard
from ui.pages.report_approvals import Approvals
from ui.pages.report_preview import PATIENCE
from ui.theme.tokens import Space
from ui.widgets.scroll import Scroll
from ui.widgets.stack import column

SIZE, CARD = QSize(1060, 1500), QSize(420, 1240)
YES = "Approved on 21 November 2026."
RESERVED = "Approved with reservations on 21 November 2026:"
NO = "Declined on 22 November 2026: Two of the four schools were not asked."
HELD = "The school was not asked about mornings, and its answer would have changed finding 2."


@pytest.fixture
def police(founded, tmp_path, clock):
    """Let the police's representative be named, and the lead certify."""
    short_audit(founded)
    made = representative(founded, tmp_path / "pol", clock, "pol", "Sunita Rao")
    with founded.unit() as unit:
        representatives.name_representative(unit, AUDIT, "pol", made.person)
    (tmp_path / "DD26-07-report.pdf").write_bytes(certified(founded, WHEN))
    yield made
    made.close()


def desk_of(vault, folder, clock):
    made = Desk(InlineRunner(vault), Settings(folder / "settings"), clock)
    made.take(vault)
    return made


def drawn(page):
    page.resize(SIZE)
    page.show()
    QTest.qWait(2 * PATIENCE)
    page.checked.facts.setText(f"SHA-256 of the file: {'0123abcd ' * 8}")
    return page


def test_deciding_with_reservations(police, tmp_path, clock, approve):
    desk = desk_of(police, tmp_path, clock)
    sent = tmp_path / "DD26-07-report.pdf"

    def make():
        page = drawn(ApprovePage(desk, at.Approve(str(sent))))
        page.report.set_value("DD26-07-report.pdf")
        page.decision.folder.set_value("Reports")
        page.decision.choice.set_value(Decision.RESERVED.value)
        page.decision.words.set_value(HELD)
        page.decision.choice.commit()
        return page

    approve(make, "approve.reserved", SIZE)
    desk.runner.close()


def test_words_that_could_name_somebody(approve):
    where = Signatory("Agency1", "Head of safeguarding", "Sunita Rao", "Exampleshire Police")
    number = "07700 900123"
    said = Hit(Spot("decided", "r", "said"), Identifier.PHONE, number, "It is on ", ".")

    def make():
        card = DecisionCard()
        card.begin(where, None)
        card.choice.set_value(Decision.RESERVED.value)
        card.choice.commit()
        card.words.set_value(f"The school can be reached on {number}.")
        card.folder.set_value("Reports")
        card.show_found((said,))
        return Scroll(column(card, None, margin=Space.M))

    approve(make, "approve.found", QSize(460, 1380))


def test_what_came_back_from_four(approve):
    placed = (
        Placed(
            "Agency3", "Sunita Rao, Exampleshire Police", Decision.RESERVED, f"{RESERVED} {HELD}"
        ),
        Placed("Agency1", "Tomasz Zieli\u0144ski, Exampleshire Schools", Decision.DECLINED, NO),
        Placed("Agency2", "Maryam Iqbal, Health", Decision.APPROVED, f"{YES} {AGAIN}", again=True),
        Placed("Agency4", "Bo Marsh, Probation", None, WAITING),
    )

    def make():
        card = Approvals()
        card.show_placed(placed)
        card.offer_to(lead=True, asked=False)
        return card

    approve(make, "report.approvals", CARD)
