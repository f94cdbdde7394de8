"""A report is approved on a representative's laptop and taken in on the lead's, by keyboard."""

from __future__ import annotations

import pytest
from deepdive import AUDIT
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from rich_dossier import WHEN
from signers import approved, certified, representative, short_audit

from lifaudit.domain.approving import Decision
from lifaudit.domain.ports import silent
from lifaudit.domain.screening import LeftStanding
from lifaudit.domain.sign_off import Approval, Decided
from lifaudit.services import (
    packing,
    packing_reports,
    planning,
    reporting,
    representatives,
    unpacking,
)
from lifaudit.services.approving import Said
from ui.bridge.route import Approve, CheckReport, Plan, Report, TakeIn
from ui.pages.approve import NOT_ASKED, SIGNED
from ui.pages.approve_decision import CHOOSE, NEEDED

ENTER = Qt.Key.Key_Return
HELD = "The school was not asked about mornings."


@pytest.fixture
def police(founded, tmp_path, clock):
    """Let the police's representative be named and invited, and the lead certify the report."""
    short_audit(founded)
    made = representative(founded, tmp_path / "pol", clock, "pol", "Sunita Rao")
    with founded.unit() as unit:
        representatives.name_representative(unit, AUDIT, "pol", made.person)
        (invitation,) = packing.invitations(unit, founded.keys, AUDIT)
    unpacking.take_in(made, invitation.content, silent)
    certified(founded, WHEN)
    yield made
    made.close()


@pytest.fixture
def sent(founded, police, tmp_path):  # noqa: ARG001 - certified there
    with founded.unit() as unit:
        pdf = reporting.sealed_pdf(unit, AUDIT, "1")
    file = tmp_path / "DD26-07-report.pdf"
    file.write_bytes(pdf)
    return file


def test_a_representative_approves_with_reservations_on_their_own_laptop(
    shell, police, sent, qtbot
):
    shell.desk.take(police)
    check = shell.go(CheckReport())
    check.report.set_value(str(sent))
    qtbot.keyClick(check.report.line, ENTER)
    qtbot.keyClick(check.approve, ENTER)
    page = shell.page
    assert shell.window.route == Approve(str(sent))
    assert page.preview.total > 3
    assert page.checked.banner.title.text() == "Nothing was changed, but one signature is missing."
    card = page.decision
    assert card.who.text() == "For Exampleshire Police, as Head of safeguarding."

    qtbot.keyClick(card.sign, ENTER)
    assert card.choice.missing == CHOOSE
    card.choice.options.picked.emit(Decision.RESERVED.value)
    card.choice.set_value(Decision.RESERVED.value)
    card._fit()
    qtbot.keyClick(card.sign, ENTER)
    assert card.words.missing == NEEDED
    qtbot.keyClicks(card.words.box, HELD)
    qtbot.keyClick(card.sign, ENTER)
    file = sent.with_name("DD26-07-report-approved.pdf")
    assert file.name in card.written.text()
    with police.unit() as unit:
        (mine,) = unit.where(Decided)
    assert (mine.decision, mine.said) == (Decision.RESERVED, HELD)
    assert not shell.desk.undo.canUndo()

    again = shell.go(Approve(str(file)))
    assert again.told.text() == SIGNED
    assert not again.decision.isVisible()
    assert any(HELD in one.text() for one in again.checked.findChildren(QLabel))


def test_words_that_could_name_somebody_wait_until_they_are_let_stand(shell, police, sent, qtbot):
    shell.desk.take(police)
    card = shell.go(Approve(str(sent))).decision
    card.choice.set_value(Decision.DECLINED.value)
    card._fit()
    qtbot.keyClicks(card.words.box, "Ring 07700 900123 or 07700 900456.")
    qtbot.keyClick(card.sign, ENTER)
    assert "07700 900123" in card.found.sentence.text()
    assert card.words.box.hasFocus()
    assert card.sign.isEnabled()
    assert not list(sent.parent.glob("*.lifdecline"))
    card.words.set_value("Ring 07700 900456.")
    card.words.commit()
    assert not card.found.isVisible()
    qtbot.keyClick(card.sign, ENTER)
    assert "07700 900123" not in card.found.sentence.text()
    qtbot.keyClick(card.stand, ENTER)
    assert not card.stand.isVisible()
    assert len(list(sent.parent.glob("*.lifdecline"))) == 1
    with police.unit() as unit:
        (kept,) = unit.where(LeftStanding)
        (mine,) = unit.where(Decided)
    assert (kept.about, kept.what) == (mine.report, "telephone")
    assert mine.said == "Ring 07700 900456."


def test_a_report_that_came_in_a_pack_is_what_home_leads_to_and_is_read_at_once(
    shell, founded, police
):
    with founded.unit() as unit:
        pack = packing_reports.for_approval(unit, founded.keys, AUDIT)
    unpacking.take_in(police, pack.content, silent)
    shell.desk.take(police)
    shell.page.buttons[0].click()
    assert shell.window.route == Approve(audit=AUDIT)
    page = shell.page
    assert page.preview.sight.isAncestorOf(shell.window.focusWidget())
    assert page.decision.isVisible()
    top = page.decision.mapTo(page, page.decision.pos())
    assert top.y() < page.report.mapTo(page, page.report.pos()).y(), (
        "no other file is asked for first"
    )


def test_whoever_is_not_asked_is_told_so_and_a_missing_file_is_named(inside, sent, tmp_path, qtbot):
    page = inside.go(Approve(str(sent)))
    assert page.told.text() == NOT_ASKED
    assert not page.decision.isVisible()
    page.report.take(str(tmp_path / "gone.pdf"))
    assert not page.told.isVisible()
    qtbot.keyClick(page.open, ENTER)
    assert "gone.pdf could not be read" in page.report.missing


def lines(page):
    QTest.qWait(1)  # what was added is shown by then
    return [one.text() for one in page.approvals.findChildren(QLabel) if one.isVisible()]


def test_the_lead_takes_in_what_came_back_and_sees_each_place(inside, founded, police, sent, qtbot):
    page = inside.go(Report(AUDIT))
    assert page.approvals.isVisible()
    assert "Not heard from yet." in lines(page)
    told = []
    inside.desk.runner.failed.connect(told.append)
    qtbot.keyClick(page.approvals.take, ENTER)
    assert page.approvals.file.missing

    no = sent.with_name("no.lifdecline")
    no.write_bytes(approved(police, sent.read_bytes(), Said(Decision.DECLINED, "Not so."), WHEN))
    page.approvals.file.set_value(str(no))
    qtbot.keyClick(page.approvals.take, ENTER)
    assert any(one.startswith("Declined on 21 November 2026: Not so.") for one in lines(page))

    yes = sent.with_name("yes.pdf")
    yes.write_bytes(approved(police, sent.read_bytes(), Said(Decision.RESERVED, HELD), WHEN))
    page.approvals.offer(yes)
    assert any(one.startswith("Approved with reservations on ") for one in lines(page))
    assert "complete and exactly as it was signed" in page.checked.banner.title.text()
    assert page._pdf == yes.read_bytes()
    assert not inside.desk.undo.canUndo()
    with founded.unit() as unit:
        (kept,) = unit.where(Approval)
    assert kept.decision is Decision.RESERVED

    page.approvals.offer(no)
    assert told[0].title == "This place is already signed"
    assert page.approvals.take.isEnabled()


def test_a_report_that_was_replaced_says_so_when_it_is_checked(inside, founded, sent, qtbot):
    with founded.unit() as unit:
        planning.reopen(unit, AUDIT, "A date was wrong")
    certified(founded, WHEN)
    page = inside.go(CheckReport())
    page.report.set_value(str(sent))
    qtbot.keyClick(page.report.line, ENTER)
    assert page.replaced.isVisible()
    assert page.replaced.sentence.text().startswith("This is version 1. Version 2, certified on")
    assert not page.approve.isVisible()


def test_the_plan_names_who_approves_for_each_agency(inside, founded, tmp_path, clock):
    short_audit(founded)
    made = representative(founded, tmp_path / "pol", clock, "pol", "Sunita Rao")
    made.close()
    form = inside.go(Plan(AUDIT)).form
    field = form.approvers.fields["pol"]
    assert [field.select.itemText(at) for at in range(1, field.select.count())] == [
        "Sunita Rao, Head of safeguarding"
    ]
    field.set_value(made.person)
    field.commit()
    with founded.unit() as unit:
        (named,) = representatives.representatives(unit, AUDIT)
    assert named.name == "Sunita Rao"
    assert not field.missing
    assert form.approvers.fields["hea"].select.count() == 1


def test_the_report_and_its_answer_go_by_pack_from_window_to_window(
    shell, founded, police, qtbot, tmp_path
):
    shell.desk.take(founded)
    page = shell.go(Report(AUDIT))
    assert not page.approvals.approve.isVisible()
    page.save.folder.set_value(str(tmp_path / "out"))
    qtbot.keyClick(page.approvals.pack, ENTER)
    (pack,) = (tmp_path / "out").iterdir()
    shell.desk.lock()

    shell.desk.take(police)
    taken = shell.go(TakeIn(str(pack)))
    qtbot.keyClick(taken.take, ENTER)
    assert taken.board.text() == "Read and approve"
    qtbot.keyClick(taken.board, ENTER)
    card = shell.page.decision
    card.choice.set_value(Decision.APPROVED.value)
    card.folder.set_value(str(tmp_path / "back"))
    qtbot.keyClick(card.sign, ENTER)
    names = {one.suffix: one for one in (tmp_path / "back").iterdir()}
    assert set(names) == {".pdf", ".lifpack"}
    assert names[".lifpack"].name in card.written.text()
    assert shell.go(Report(AUDIT)).approvals.isVisible()
    assert not shell.page.approvals.take.isVisible()
