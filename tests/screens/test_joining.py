"""Joining and admitting look as they did when somebody last looked."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QSize

from lifaudit.domain.joining import Card
from lifaudit.domain.membership import Signing, Standing
from lifaudit.domain.partnership import Agency, AgencyType, Partnership, Person, Role
from lifaudit.domain.trust import Board, Member
from lifaudit.services.admitting import Known, Newcomer
from lifaudit.services.issuing import Expected
from lifaudit.services.joining import JoinView, Waiting
from lifaudit.services.members import PeopleView
from lifaudit.services.register import Register
from ui.bridge import route as at
from ui.bridge.desk import Desk
from ui.bridge.runner import InlineRunner
from ui.bridge.settings import Settings
from ui.pages.admit import AdmitPage
from ui.pages.join import JoinPage
from ui.pages.people import PeoplePage

SIZE, TALL = QSize(1060, 900), QSize(1060, 1700)
NOW = datetime(2026, 9, 14, 8, 30, tzinfo=UTC)
WORDS = ("backslid", "proofing", "starlight", "strive", "kissing", "uncoated", "cyclist")
OLD = ("orchard", "lantern", "pebble", "violin", "harbour", "basin", "dipper")
OURS = "Exampleshire Safeguarding Children Partnership"
BOLA = Person("b1", "Bola Adeyemi", Role.AUDITOR, "Detective sergeant", "pol")
CHAIR = Person("c1", "Ruth Okafor", Role.CHAIR, "Independent scrutineer", "csc")
POLICE = Agency("pol", "Exampleshire Police", "Police", AgencyType.POLICE)
ADA = Member("a1", "Ada Quill", Role.LEAD, "Lead", "csc", "", "age1", active=True)
CARD = Card(NOW, Board(OURS, "Exampleshire", "england"), "", ADA)
WAITING = Waiting(OURS, "Ada Quill", BOLA.name, BOLA.job, b"", WORDS)
KNOWN = Known(replace(BOLA, person="b0"), OLD)
NEWCOMER = Newcomer(b"", BOLA, NOW, WORDS, (POLICE,), KNOWN, (CHAIR,))


@pytest.fixture
def desk(tmp_path):
    return Desk(InlineRunner(), Settings(tmp_path / "settings"), lambda: NOW)


def test_a_card_that_was_read_looks_as_it_was_approved(approve, desk):
    def make():
        page = JoinPage(desk, at.Join())
        page._show(JoinView(BOLA.name, BOLA.job, None, None))
        page.part.file.set_value("E:\\exampleshire.lifcard")
        page._show_card(b"", CARD)
        return page

    approve(make, "join.card", SIZE)


def test_waiting_looks_as_it_was_approved(approve, desk):
    def make():
        page = JoinPage(desk, at.Join())
        page._show(JoinView(BOLA.name, BOLA.job, WAITING, None))
        return page

    approve(make, "join.wait", SIZE)


def test_the_lead_begins_as_it_was_approved(approve, desk):
    approve(lambda: AdmitPage(desk, at.Admit()), "admit.how", SIZE)


def test_a_newcomer_with_another_key_looks_as_it_was_approved(approve, desk):
    def make():
        page = AdmitPage(desk, at.Admit())
        page.show_newcomer(NEWCOMER)
        return page

    approve(make, "admit.changed", TALL)


MINA = Person("m1", "Mina Osei", Role.LEAD, "Business manager", "csc", "30")
LISTED = Register(Partnership("ours", OURS, "Exampleshire"), (POLICE,), (BOLA, MINA))
UNTIL = datetime(2028, 9, 14, tzinfo=UTC)


def stands(person, *, is_me=False):
    return Standing(person, "Social care", Signing.GOOD, UNTIL, words=WORDS, is_me=is_me)


def people(desk, view):
    page = PeoplePage(desk, at.People())
    page._show(view)
    page.people.selectRow(1)
    return page


def test_another_lead_who_is_chosen_looks_as_it_was_approved(approve, desk):
    both = (stands(BOLA), stands(MINA))
    view = PeopleView(LISTED, both, is_issuer=True, has_joined=True)
    approve(lambda: people(desk, view), "people.next-lead", TALL)


def test_who_handed_the_partnership_on_sees_what_was_approved(approve, desk):
    both = (stands(BOLA), stands(MINA))
    view = PeopleView(
        *(LISTED, both),
        is_issuer=False,
        has_joined=True,
        number=7,
        issued=NOW,
        lead="Ada Quill",
        expected=Expected(MINA.person, MINA.name, NOW),
    )
    approve(lambda: people(desk, view), "people.handed-on", TALL)


def test_who_is_to_take_it_over_sees_what_was_approved(approve, desk):
    both = (stands(BOLA), stands(MINA, is_me=True))
    view = PeopleView(
        *(LISTED, both), is_issuer=False, has_joined=True, number=7, issued=NOW, lead="Ada Quill"
    )
    approve(lambda: people(desk, view), "people.take-over", TALL)
