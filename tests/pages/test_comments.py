"""Draft findings are given out, commented on and answered in the window, by keyboard."""

from __future__ import annotations

from dataclasses import replace

import pytest
from deepdive import AUDIT
from PySide6.QtCore import Qt
from signers import representative, short_audit

from lifaudit.domain.audit import Status
from lifaudit.domain.commenting import Comment, Outcome, Response
from lifaudit.domain.learning import Finding
from lifaudit.domain.ports import silent
from lifaudit.services import (
    commenting,
    findings,
    packing,
    packing_reports,
    planning,
    unpacking,
)
from lifaudit.services.vault import Vault
from ui.bridge.route import Comments, Findings
from ui.pages.comments import NONE_YET

ENTER = Qt.Key.Key_Return


@pytest.fixture
def police(founded, tmp_path, clock):
    short_audit(founded)
    with founded.unit() as unit:
        findings.add_finding(unit, Finding(AUDIT, "", what="Nobody asked the brother."))
    made = representative(founded, tmp_path / "pol", clock, "pol", "Sunita Rao")
    yield made
    made.close()


def sent(lead: Vault, theirs: Vault) -> None:
    """Give the findings out and carry them by pack, with the invitation they need."""
    with lead.unit() as unit:
        commenting.give_out(unit, AUDIT, None)
        for made in (
            *packing.invitations(unit, lead.keys, AUDIT),
            *packing_reports.draft_findings(unit, lead.keys, AUDIT),
        ):
            unpacking.take_in(theirs, made.content, silent)


def test_the_lead_gives_out_sends_and_answers(inside, founded, police, qtbot, tmp_path):  # noqa: ARG001 - has joined
    assert inside.go(Findings(AUDIT)).head.isVisible()
    qtbot.keyClick(inside.page.findChild(object, "findings.comments"), ENTER)
    page = inside.page
    assert page.told.text() == NONE_YET
    assert not page.posting.isVisible()
    page.until.line.setText("3/12/2026")
    qtbot.keyClick(page.give, ENTER)
    assert page.told.text().endswith("for the first time. Comments until 3 December 2026.")
    (card,) = page.cards.values()
    assert not card.text.isVisible()

    qtbot.keyClick(page.write, ENTER)
    assert page.folder.missing
    page.folder.set_value(str(tmp_path / "out"))
    qtbot.keyClick(page.write, ENTER)
    assert [one.suffix for one in (tmp_path / "out").iterdir()] == [".lifpack"]
    assert page.written.isVisible()

    said = Comment(AUDIT, "1", card.draft.finding, "pol", "p", "Detective", text="He was asked.")
    inside.desk.runner.write(lambda unit: unit.record("Said", said))
    (answer,) = card.answers.values()
    assert answer.who.text() == "Detective, Police"
    assert page.told.text().endswith("1 comment has no answer yet.")
    answer.outcome.set_value(Outcome.PARTLY.value)
    answer.outcome.commit()
    assert answer.why.missing == "Say why."
    answer.why.set_value("Once, not again.")
    answer.why.commit()
    with founded.unit() as unit:
        (kept,) = unit.where(Response)
    assert (kept.outcome, kept.why) == (Outcome.PARTLY, "Once, not again.")
    assert "no answer yet" not in page.told.text()

    other = replace(said, text="He was never asked.")
    inside.desk.runner.write(lambda unit: unit.record("Said", other))
    assert page.told.text().endswith("1 comment has no answer yet.")
    assert (answer.words.text(), answer.outcome.value, answer.why.value) == (other.text, "", "")


def test_a_colleague_agrees_or_comments_and_writes_a_pack(shell, founded, police, qtbot, tmp_path):
    sent(founded, police)
    shell.desk.take(police)
    page = shell.go(Comments(AUDIT))
    (card,) = page.cards.values()
    assert not page.giving.isVisible()
    assert not card.answers
    qtbot.keyClicks(card.text.box, "He was asked in May.")
    card.flush()
    with police.unit() as unit:
        (mine,) = unit.where(Comment)
    assert (mine.text, mine.role, mine.agrees) == (
        *("He was asked in May.", "Head of safeguarding"),
        False,
    )
    card.agrees.boxes.each[0].click()
    with police.unit() as unit:
        assert unit.where(Comment)[0].agrees
    page.folder.set_value(str(tmp_path / "out"))
    qtbot.keyClick(page.write, ENTER)
    assert len(list((tmp_path / "out").iterdir())) == 1


def test_once_the_report_is_certified_comments_are_only_read(inside, founded, police, clock):  # noqa: ARG001 - has joined
    with founded.unit() as unit:
        commenting.give_out(unit, AUDIT, None)
        plan = planning.audit_of(unit, AUDIT)
        unit.record("Signed", replace(plan, status=Status.SIGNED))
    page = inside.go(Comments(AUDIT))
    assert page.signed.isVisible()
    assert not page.giving.isVisible()
    assert len(page.cards) == 1
