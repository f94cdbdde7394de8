"""Packs are sent from the board and taken in by dropping, choosing or opening them."""

from __future__ import annotations

import shutil
from dataclasses import replace
from types import SimpleNamespace

import pytest
from deepdive import AUDIT
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from services.mail import BOLA, DEV, beside, give_back, invited, record, take, updated
from world import WORDS, SteppingClock

from lifaudit.domain.audit import Audit
from lifaudit.domain.ports import silent
from lifaudit.domain.post import PackSeen
from lifaudit.domain.watching import Fate
from lifaudit.services import planning, unpacking
from lifaudit.services.vault import unlock
from ui import __main__ as entry
from ui.bridge import clipboard
from ui.bridge import route as at
from ui.pages.board import BoardPage
from ui.pages.exchange import ExchangePage
from ui.pages.plan import PlanPage
from ui.pages.returns import ReturnsPage
from ui.pages.send import SendPage
from ui.pages.take_in import TakeInPage
from ui.widgets.buttons import Button

ENTER, NONE = Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier


@pytest.fixture(scope="module")
def sent(tmp_path_factory):
    """Return a lead's vault, locked, and files that were sent to it."""
    folder, clock = tmp_path_factory.mktemp("sent"), SteppingClock()
    leads, theirs = invited(folder, clock)
    files = []
    for case in ("DD26-07-01", "DD26-07-02", "DD26-07-01"):
        record(theirs, case=case)
        made = give_back(theirs)
        files.append(folder / made.name)
        files[-1].write_bytes(made.content)
    wrong = folder / "wrong.lifpack"
    wrong.write_bytes(b"%PDF-1.7")
    for one in (leads, theirs):
        one.close()
    fresh = shutil.copytree(leads.folder.path, folder / "fresh")
    return SimpleNamespace(
        lead=leads.folder.path,
        first=files[0],
        second=files[1],
        third=files[2],
        wrong=wrong,
        fresh=fresh,
    )


@pytest.fixture
def open_lead(shell, sent):
    clock = SteppingClock()
    shell.desk.clock = clock
    shell.desk.take(unlock(sent.lead, WORDS, clock))
    return shell


def drop(target, *files):
    """Drag files onto a part of the window and let go."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(one)) for one in files])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(5, 5), copy, data, left, NONE)
    target.dragEnterEvent(enter)
    if enter.isAccepted():
        target.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, NONE))
    return enter.isAccepted()


def test_a_pack_dropped_anywhere_is_looked_into_then_taken_in_by_keyboard(qtbot, open_lead, sent):
    assert drop(open_lead.window, sent.first)
    page = open_lead.page
    assert isinstance(page, TakeInPage)
    assert page.about.isVisible()
    words = [one.text() for one in page.about.findChildren(type(open_lead.window.foot.said))]
    assert not any("DD26-07-01" in one for one in words)
    assert page.take.hasFocus()
    qtbot.keyClick(page.take, ENTER)
    assert page.came.title.text().startswith("Exampleshire Police returned")
    assert page.came.property("tone") == "success"
    assert page.board.hasFocus()
    assert open_lead.window.foot.said.text().startswith("Took in a pack")
    assert not open_lead.desk.undo.canUndo()
    drop(page, sent.first)
    assert "before" in page.came.title.text()
    assert page.came.visibleRegion().boundingRect() == page.came.rect()
    assert not page.take.isVisible()
    drop(page, sent.second)
    qtbot.keyClick(page.take, ENTER)
    qtbot.keyClick(page.board, ENTER)
    assert isinstance(open_lead.page, BoardPage)


def test_a_refused_file_says_why_and_another_can_be_chosen(qtbot, open_lead, sent):
    qtbot.keyClick(open_lead.window, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    page = open_lead.go(at.TakeIn())
    qtbot.keyClick(page.file.line, ENTER)
    assert "choose the pack" in page.file.missing
    page.file.set_value(str(sent.wrong))
    qtbot.keyClick(page.file.line, ENTER)
    assert page.refused.title.text() == "This file is not a pack"
    assert "nothing was changed" in page.refused.sentence.text()
    assert not page.about.isVisible()
    page.file.set_value(str(sent.wrong.with_name("gone.lifpack")))
    qtbot.mouseClick(page.ask, Qt.MouseButton.LeftButton)
    assert "could not be read" in page.refused.sentence.text()
    page.file.set_value("")
    assert not page.refused.isVisible()


def test_other_files_are_not_taken_for_packs(open_lead, tmp_path):
    assert not drop(open_lead.window, tmp_path / "report.pdf")
    assert not drop(open_lead.go(at.TakeIn()), tmp_path / "report.pdf")


def test_a_pack_that_was_double_clicked_waits_until_the_vault_is_open(shell, sent, monkeypatch):
    shell.desk.want(at.TakeIn(str(sent.wrong)))
    shell.desk.take(unlock(sent.lead, WORDS, SteppingClock()))
    assert isinstance(shell.page, TakeInPage)
    assert shell.page.refused.isVisible()
    shown = []
    monkeypatch.setattr("ui.app.run", lambda file, **_: shown.append(file) or 0)
    monkeypatch.setattr("sys.argv", ["lifaudit", str(sent.first)])
    assert entry.main() == 0
    assert shown == [sent.first]


def test_the_board_leads_to_sending_and_a_folder_gets_the_packs(qtbot, open_lead, tmp_path):
    board = open_lead.go(at.Board(AUDIT))
    qtbot.mouseClick(board.send, Qt.MouseButton.LeftButton)
    page = open_lead.page
    assert isinstance(page, SendPage)
    assert page.folder.line.hasFocus()
    qtbot.keyClick(page.folder.line, ENTER)
    assert "choose a folder" in page.folder.missing
    page.folder.set_value(str(tmp_path / "stick"))
    qtbot.keyClick(page.folder.line, ENTER)
    assert page.done.title.text() == "1 pack is in stick."
    (file,) = (tmp_path / "stick").glob("*.lifpack")
    assert file.name in page.done.sentence.text()
    assert BOLA.name not in file.name
    page.make.setFocus()
    qtbot.keyClick(page.make, ENTER)
    assert page.make.hasFocus(), "and has not gone on to another button"
    assert page.done.visibleRegion().boundingRect() == page.done.rect()
    (tmp_path / "file").write_text("in the way")
    page.folder.set_value(str(tmp_path / "file"))
    qtbot.keyClick(page.folder.line, ENTER)
    assert "could not be written" in page.done.title.text()
    assert page.make.isEnabled()


def test_an_agency_makes_one_pack_for_the_lead_and_one_for_its_colleagues(qtbot, shell, tmp_path):
    leads, theirs = invited(tmp_path, SteppingClock())
    dev = beside(tmp_path / "dev", SteppingClock(), leads, "pol", DEV)
    take(theirs, updated(leads, theirs))
    shell.desk.take(theirs)
    page = shell.go(at.Send(AUDIT))
    assert page.make.text() == "Make the packs"
    assert page.head.hint.text().endswith("get a pack of their own and can read all of it.")
    page.folder.set_value(str(tmp_path / "stick"))
    qtbot.keyClick(page.folder.line, ENTER)
    assert page.done.title.text() == "2 packs are in stick."
    assert page.done.sentence.text().startswith("Send the lead the first and your colleagues")
    assert "-Police-colleagues-" in page.done.sentence.text().splitlines()[-1]
    for one in (leads, dev):
        one.close()


def test_who_cannot_reach_the_lead_is_told_what_to_do(shell, tmp_path):
    leads, theirs = invited(tmp_path, SteppingClock())
    with theirs.unit() as unit:
        plan = planning.audit_of(unit, AUDIT)
        unit.record("Handed on", replace(plan, lead="somebody who left"))
    shell.desk.take(theirs)
    page = shell.go(at.Send(AUDIT))
    assert page.none.heading.text() == "The audit's lead cannot be sent anything now"
    assert "Ask the partnership who leads this audit now" in page.none.sentence.text()
    assert not page.form.isVisible()
    leads.close()


def test_before_an_audit_has_started_there_is_nothing_to_send(qtbot, inside, founded):
    with founded.unit() as unit:
        unit.record("Drafted", Audit("draft", "DD26-08", lead=founded.person))
    page = inside.go(at.Send("draft"))
    assert page.none.heading.text() == "The audit has not been started"
    qtbot.mouseClick(page.none.action, Qt.MouseButton.LeftButton)
    assert isinstance(inside.page, PlanPage)


def test_from_the_board_the_lead_copies_a_reminder_that_names_no_case(qtbot, open_lead):
    open_lead.go(at.Board(AUDIT))
    qtbot.keyClick(open_lead.page.returns, ENTER)
    page = open_lead.page
    assert isinstance(page, ReturnsPage)
    assert page.head.hint.text().endswith(".")
    (remind,) = page.reminders
    assert remind.hasFocus()
    qtbot.keyClick(remind, ENTER)
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.text().startswith("OFFICIAL-SENSITIVE")
    assert "DD26-07-0" not in copied.text()
    assert any("CanIncludeInClipboardHistory" in form for form in copied.formats())
    assert "Exampleshire Police" in page.done.sentence.text()
    clipboard.clear()
    assert not QGuiApplication.clipboard().text()


def test_packs_in_the_exchange_folder_come_in_by_themselves(qtbot, open_lead, sent, tmp_path):
    share = tmp_path / "share"
    share.mkdir()
    exchange = open_lead.desk.exchange
    unpacking.take_in_file(open_lead.desk.vault, sent.first, silent)
    open_lead.go(at.TakeIn())
    qtbot.mouseClick(open_lead.page.folder, Qt.MouseButton.LeftButton)
    page = open_lead.page
    assert isinstance(page, ExchangePage)
    page.folder.take(str(share))
    assert not page.away.isVisible()
    (share / sent.wrong.name).write_bytes(sent.wrong.read_bytes())
    (share / sent.third.name).write_bytes(sent.third.read_bytes())
    for _ in range(4):
        exchange.look()
    fates = {name: one.fate for name, one in exchange.found.items()}
    assert fates == {sent.wrong.name: Fate.UNFINISHED, sent.third.name: Fate.TAKEN}
    assert open_lead.window.foot.said.text().startswith("Exampleshire Police returned")
    shutil.rmtree(share)
    exchange.look()
    assert page.away.isVisible()
    assert open_lead.go(at.Send(AUDIT)).folder.value == str(share)
    exchange.choose("")
    assert exchange.folder is None


def test_taking_in_can_be_stopped_and_is_then_as_if_it_had_not_begun(shell, sent, tmp_path):
    shutil.copytree(sent.fresh, tmp_path / "lead")
    shell.desk.take(unlock(tmp_path / "lead", WORDS, SteppingClock()))
    page, runner = shell.go(at.TakeIn(str(sent.first))), shell.desk.runner
    stopping = runner.progressed.connect(lambda *_: runner.cancel())
    page.take.click()
    assert page.refused.title.text() == "Stopped"
    with shell.desk.vault.unit() as unit:
        assert unit.where(PackSeen) == []
    runner.progressed.disconnect(stopping)
    page.look()
    page.take.click()
    assert page.came.isVisible()


def test_a_first_pack_waits_in_the_exchange_folder_for_somebody(qtbot, shell, sent, tmp_path):
    shutil.copytree(sent.fresh, tmp_path / "lead")
    (tmp_path / sent.first.name).write_bytes(sent.first.read_bytes())
    shell.desk.clock = SteppingClock()
    shell.desk.take(unlock(tmp_path / "lead", WORDS, SteppingClock()))
    page = shell.go(at.Exchange())
    page.folder.take(str(tmp_path))
    for _ in range(3):
        shell.desk.exchange.look()
    (one,) = shell.desk.exchange.found.values()
    assert one.fate is Fate.ASKS
    (look,) = (each for each in page.packs.findChildren(Button) if "into" in each.text())
    look.setFocus()
    shell.desk.exchange.look()
    assert look.hasFocus(), "a look that finds the same leaves the page as it is"
    qtbot.keyClick(look, ENTER)
    assert shell.page.about.isVisible()
    qtbot.keyClick(shell.page.take, ENTER)
    for _ in range(3):
        shell.desk.exchange.look()
    assert [one.fate for one in shell.desk.exchange.found.values()] == [Fate.KNOWN]
