"""A colleague joins and is admitted in the window, and a changed key stops everything."""

from __future__ import annotations

from datetime import timedelta

import pytest
from deepdive import AUDIT, plan
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from services.colleagues import BOLA, HOW, accept, admit, ask, card_of, laptop, lead, person_of
from services.mail import invite

from lifaudit.domain.agenda import Care
from lifaudit.domain.membership import Signing
from lifaudit.domain.partnership import Person, Role
from lifaudit.services import admitting, home, members, membership, register
from ui.bridge.route import Admit, Board, Home, Join, People, TakeIn
from ui.dialogs.reason import ReasonDialog
from ui.pages.admit_parts import AdmittedPart, HowPart, NewcomerPart
from ui.pages.join_parts import AskPart, DonePart, WaitPart
from ui.widgets.banner import Banner


def drop(page, path):
    """Drop a file on a page."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    event = QDropEvent(QPointF(), copy, data, left, Qt.KeyboardModifier.NoModifier)
    page.dropEvent(event)


@pytest.fixture
def saved(monkeypatch, tmp_path):
    """Let every question for a place be answered by a folder; returns the folder."""
    folder = tmp_path / "sent"
    folder.mkdir()

    def chosen(_page, _title, name, _kinds):
        return str(folder / name), ""

    monkeypatch.setattr("ui.pages.handing.QFileDialog.getSaveFileName", chosen)
    return folder


@pytest.fixture
def theirs(tmp_path, clock):
    made = laptop(tmp_path / "bola", clock)
    yield made
    made.close()


def decide(part, **more):
    """Fill in what the lead decides."""
    part.compared.set_value(value=True)
    part.role.set_value("auditor")
    part.agency.set_value("pol")
    if part.second:
        part.second.what.set_value(more.get("what", "new"))
        part.second.by.set_value("chair")
        part.second.how.set_value(HOW)


def test_the_lead_gives_out_the_card_and_admits_who_asks(inside, theirs, saved):
    people = inside.go(People())
    people.joining.card.click()
    assert "Written to" in people.banner.title.text()
    (card,) = saved.glob("*.lifcard")
    request = saved / "bola.lifrequest"
    request.write_bytes(ask(theirs, card.read_bytes()))
    page = inside.go(Admit())
    assert isinstance(page.part, HowPart)
    page.file.take(str(request))
    assert isinstance(page.part, NewcomerPart)
    page.part.admit.click()
    assert "compared" in page.part.compared.missing
    assert page.part.role.missing
    decide(page.part)
    page.part.admit.click()
    assert isinstance(page.part, AdmittedPart)
    page.part.save.click()
    accept(theirs, (saved / "bola-adeyemi.lifanswer").read_bytes())
    with theirs.unit() as unit:
        assert membership.prove_mine(unit, theirs.keys)
    page.part.away.click()
    assert isinstance(page.part, HowPart)


def test_a_colleague_joins_from_the_first_page_to_the_last(shell, theirs, saved, tmp_path, clock):
    leads = lead(tmp_path / "lead", clock)
    (saved / "our.lifcard").write_bytes(card_of(leads))
    shell.desk.take(theirs)
    with theirs.unit() as unit:
        assert Care.JOINING in home.view(unit, theirs).care
    people = shell.go(People())
    people.join.click()
    page = shell.page
    assert isinstance(page.part, AskPart)
    drop(page, saved / "our.lifcard")
    page.part.ask.click()
    assert page.part.name.missing
    page.part.name.set_value(BOLA.name)
    page.part.job.set_value(BOLA.job)
    page.part.ask.click()
    assert isinstance(page.part, WaitPart)
    page.part.save.click()
    request = (saved / "bola-adeyemi.lifrequest").read_bytes()
    with leads.unit() as unit:
        assert admitting.read_request(unit, request).words == page.part.words.words
    (saved / "bola.lifanswer").write_bytes(admit(leads, request))
    drop(page, saved / "bola.lifanswer")
    assert isinstance(page.part, DonePart)
    assert "a pack for each audit" in page.part.findChild(Banner).sentence.text()
    page.part.go.click()
    people = shell.page
    assert [one.person.name for one in people.person_rows.rows] == ["Ada Quill", "Bola Adeyemi"]
    assert "number 1" in people.list_of.text()
    assert people.joining.isHidden()
    people.edit_person(people.person_rows.rows[0].person)
    assert not people.findChildren(ReasonDialog)
    leads.close()


def test_home_leads_who_was_invited_to_join_and_then_to_a_pack(shell, theirs, tmp_path, clock):
    shell.desk.take(theirs)
    assert shell.page.buttons[0].text() == "Join a partnership"
    shell.page.buttons[0].click()
    assert shell.window.route == Join()
    leads = lead(tmp_path / "lead", clock)
    accept(theirs, admit(leads, ask(theirs, card_of(leads))))
    home_page = shell.go(Home())
    assert home_page.buttons[0].text() == "Take in a pack"
    home_page.buttons[0].click()
    assert shell.window.route == TakeIn()
    leads.close()


def test_sending_stands_out_on_the_board_until_everybody_who_joined_was_sent_a_pack(inside, theirs):
    leads = inside.desk.vault
    plan(leads, 2)
    accept(theirs, admit(leads, ask(theirs, card_of(leads))))
    assert roles_of(inside.go(Board(AUDIT))) == ("primary", "secondary")
    invite(leads)
    assert roles_of(inside.go(Board(AUDIT))) == ("secondary", "primary")


def roles_of(board):
    """Say how the buttons stand out that send packs and open a return."""
    return board.send.property("role"), board.open.property("role")


def test_what_is_no_card_and_no_answer_is_said_beside_the_field(shell, theirs, saved):
    shell.desk.take(theirs)
    page = shell.go(Join())
    wrong = saved / "wrong.lifcard"
    wrong.write_text("hello")
    page.part.file.take(str(wrong))
    assert "not a partnership card" in page.part.file.missing
    page.part.file.take(str(saved / "nowhere.lifcard"))
    assert "could not be opened" in page.part.file.missing
    drop(page, wrong.rename(saved / "wrong.lifanswer"))
    assert "not the lead's answer" in page.part.file.missing


def test_a_changed_key_needs_a_second_person(inside, theirs, tmp_path, clock):
    leads = inside.desk.vault
    with leads.unit() as unit:
        register.save_person(unit, Person("chair", "Chidi Eze", Role.CHAIR, "Chair", "csc"))
    accept(theirs, admit(leads, ask(theirs, card_of(leads))))
    second = laptop(tmp_path / "second", clock)
    page = inside.go(Admit())
    page._look(ask(second, card_of(leads)))
    part = page.part
    decide(part)
    part.second.by.set_value("")
    part.admit.click()
    assert part.second.by.missing
    decide(part)
    part.second.how.set_value("yes")
    part.admit.click()
    assert "second person" in page.banner.title.text()
    decide(part)
    part.admit.click()
    assert isinstance(page.part, AdmittedPart)
    with leads.unit() as unit:
        assert members.standing_of(unit, person_of(theirs)).signing is Signing.REVOKED
    second.close()


def test_a_file_that_is_no_request_is_said_beside_the_field(inside, saved):
    page = inside.go(Admit())
    wrong = saved / "wrong.lifrequest"
    wrong.write_text("hello")
    drop(page, wrong)
    assert "not a joining request" in page.file.missing


def test_a_certificate_is_withdrawn_with_a_reason_and_renewed(inside, theirs, saved, clock):
    leads = inside.desk.vault
    accept(theirs, admit(leads, ask(theirs, card_of(leads))))
    page = inside.go(People())
    page.people.selectRow(1)
    assert page.member.told.text().startswith("Bola Adeyemi can sign until")
    page.member.answer.click()
    assert (saved / "bola-adeyemi.lifanswer").exists()
    clock.now += timedelta(days=700)
    inside.go(Home())
    with leads.unit() as unit:
        assert Care.RUNS_OUT in home.view(unit, leads).care
    page = inside.go(People())
    page.people.selectRow(0)
    page.member.renew.click()
    assert "You have a new certificate" in page.banner.title.text()
    with leads.unit() as unit:
        assert Care.RUNS_OUT not in home.view(unit, leads).care
    page.people.selectRow(1)
    page.member.take_away.click()
    dialog = page.findChildren(ReasonDialog)[-1]
    dialog.reason.box.setPlainText("The laptop was stolen.")
    dialog.finish()
    assert page.person_rows.rows[1].signing is Signing.REVOKED
    page.people.selectRow(1)
    assert "The laptop was stolen." in page.member.told.text()
    assert page.member.take_away.isHidden()
