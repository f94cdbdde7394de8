"""The partnership goes from one lead's People page to another's, and nobody is left to guess."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from services.colleagues import accept, admit, ask, card_of, laptop, person_of
from services.succession import restored

from lifaudit.domain.partnership import Person, Role
from lifaudit.services import issuing, membership, register
from ui.bridge.route import People
from ui.dialogs.reason import ReasonDialog

MINA = Person("", "Mina Osei", job="Business manager")
WHY = "I retire in May, and Mina follows me."


@pytest.fixture
def saved(monkeypatch, tmp_path):
    """Let every question for a place be answered by a folder; returns the folder."""
    folder = tmp_path / "sent"
    folder.mkdir()
    monkeypatch.setattr(
        "ui.pages.handing.QFileDialog.getSaveFileName",
        lambda _page, _title, name, _kinds: (str(folder / name), ""),
    )
    monkeypatch.setattr(
        "ui.pages.people_succession.QFileDialog.getOpenFileName",
        lambda *_: (str(folder / "mina-osei.lifsuccession"), ""),
    )
    return folder


@pytest.fixture
def minas(inside, tmp_path, clock):
    """Return the laptop of a second lead, who has joined."""
    leads, made = inside.desk.vault, laptop(tmp_path / "mina", clock)
    accept(made, admit(leads, ask(made, card_of(leads), MINA), "csc", role=Role.LEAD))
    yield made
    made.close()


def choose(page, name):
    """Choose somebody in the list of people; returns what can be done about them."""
    at = next(n for n, one in enumerate(page.person_rows.rows) if one.person.name == name)
    page.people.selectRow(at)
    return page.member


def hand_on(page, why=WHY):
    choose(page, MINA.name).hand_on.click()
    ask_why = page.findChild(ReasonDialog)
    ask_why.reason.set_value(why)
    ask_why.done_button.click()
    return ask_why


def test_a_lead_hands_the_partnership_on_and_the_next_one_takes_it_over(
    inside, shell, minas, saved
):
    page, leads = inside.go(People()), inside.desk.vault
    asked = hand_on(page)
    assert asked.isHidden()
    file = saved / "mina-osei.lifsuccession"
    assert file.name in page.banner.title.text()
    assert MINA.name in page.succession.told.title.text()
    assert page.joining.isHidden()
    first = file.read_bytes()
    file.unlink()
    page.succession.again.click()
    assert file.read_bytes() == first
    shell.desk.take(minas)
    theirs = shell.go(People())
    assert theirs.joining.isHidden()
    assert "Ada Quill keeps this list" in theirs.list_of.text()
    choose(theirs, MINA.name).take_over.click()
    assert theirs.banner.title.text() == "You keep the partnership now"
    assert not theirs.joining.isHidden()
    with minas.unit() as unit:
        signed = membership.bundle(unit, minas.keys)
    with leads.unit() as unit:
        membership.learn(unit, signed)
    shell.desk.take(leads)
    after = shell.go(People())
    assert after.succession.isHidden()
    assert "Mina Osei keeps this list" in after.list_of.text()
    leads.close()


def given_to(minas, leads, saved):
    """Hand the partnership on, into the file that is opened."""
    with leads.unit() as unit:
        issuing.hand_on(unit, leads.keys, person_of(minas), WHY)
        file = issuing.file(unit, leads.keys, person_of(minas))
    (saved / "mina-osei.lifsuccession").write_bytes(file)


def test_whoever_has_not_heard_yet_that_they_lead_opens_their_file_all_the_same(
    inside, shell, tmp_path, clock, saved
):
    """The file holds the newest list, and their certificate has run out meanwhile."""
    leads, minas = inside.desk.vault, laptop(tmp_path / "mina", clock)
    accept(minas, admit(leads, ask(minas, card_of(leads), MINA), "csc"))
    with leads.unit() as unit:
        register.save_person(
            unit, replace(unit.one(Person, person=person_of(minas)), role=Role.LEAD)
        )
    given_to(minas, leads, saved)
    clock.now += timedelta(days=740)
    shell.desk.take(minas)
    page = shell.go(People())
    choose(page, MINA.name).take_over.click()
    assert not page.joining.isHidden()
    leads.close()
    minas.close()


def test_a_restored_vault_that_knows_its_own_lists_only_says_so(inside, shell, minas, saved, clock):
    leads = inside.desk.vault
    given_to(minas, leads, saved)
    before = restored(minas.folder.path, saved / "again", clock)
    with minas.unit() as unit:
        issuing.take_over(unit, minas.keys, (saved / "mina-osei.lifsuccession").read_bytes())
        signed = membership.bundle(unit, minas.keys)
    with before.unit() as unit:
        membership.learn(unit, signed)
    shell.desk.take(before)
    page = shell.go(People())
    assert "is your own" in page.list_of.text()
    choose(page, MINA.name).take_over.click()
    assert page.list_of.isHidden()
    assert not page.joining.isHidden()
    leads.close()
    before.close()


def test_only_another_lead_is_handed_the_partnership_and_who_has_it_takes_nothing_over(
    inside, minas
):
    page = inside.go(People())
    for name, offered in (("Ada Quill", False), (MINA.name, True)):
        assert choose(page, name).hand_on.isHidden() is not offered
    assert page.member.take_over.isHidden()
    with inside.desk.vault.unit() as unit:
        mina = unit.one(Person, person=person_of(minas))
        register.save_person(unit, replace(mina, role=Role.AUDITOR))
    page = inside.go(People())
    assert choose(page, MINA.name).hand_on.isHidden()


@pytest.mark.usefixtures("minas")
def test_no_reason_hands_nothing_on_and_escape_leaves_it(inside, saved):
    page, leads = inside.go(People()), inside.desk.vault
    asked = hand_on(page, " ")
    assert not asked.isHidden()
    asked.reject()
    with leads.unit() as unit:
        assert register.is_issuer(unit)
    assert not list(saved.iterdir())


def test_a_file_for_somebody_else_is_refused_in_words(inside, shell, minas, saved):
    leads = inside.desk.vault
    (saved / "mina-osei.lifsuccession").write_bytes(b"hello")
    shell.desk.take(minas)
    page = shell.go(People())
    choose(page, MINA.name).take_over.click()
    assert page.banner.title.text() == "This file hands no partnership on"
    with minas.unit() as unit:
        assert not register.is_issuer(unit)
        assert issuing.expected(unit) is None
    leads.close()
