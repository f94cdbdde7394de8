"""Sending and taking in packs look as they did when somebody last looked and was content."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from deepdive import AUDIT, plan
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from world import WORDS

from lifaudit.domain.arrived import Arrived, Gap, PackView
from lifaudit.domain.awaited import Awaited, Came, Posted, Waiting
from lifaudit.domain.by_words import Envelope, SaidOfCase
from lifaudit.domain.disputes import Dispute, Side, Third
from lifaudit.domain.errors.exchange import PackForged
from lifaudit.domain.errors.store import DiskFull
from lifaudit.domain.kinds import Kind
from lifaudit.domain.pack import PackKind
from lifaudit.domain.partnership import Role
from lifaudit.domain.sending import Reach, Sending
from lifaudit.domain.trust import Member
from lifaudit.domain.watching import Fate, Outcome
from lifaudit.instruments.library import form as shipped
from lifaudit.services import planning
from lifaudit.services.history import NOT_YET
from lifaudit.services.third_value import ASKED
from lifaudit.services.vault import unlock
from ui.bridge import route as at
from ui.bridge.desk import Desk
from ui.bridge.failures import Failures
from ui.bridge.runner import InlineRunner
from ui.bridge.settings import Settings
from ui.dialogs.hand_on import HandOnDialog
from ui.dialogs.keeper import KeeperDialog
from ui.dialogs.reason import ReasonDialog
from ui.pages.plan import REOPEN
from ui.window.window import Window

SIZE, TALL = QSize(1280, 860), QSize(1280, 1000)
NOW = datetime(2026, 9, 14, 8, 30, tzinfo=UTC)
LATER = datetime(2026, 9, 28, 9, 0, tzinfo=UTC)
FROM = ("Bola Adeyemi", "Exampleshire Police")
TITLE = "DD26-07 Neglect under one"
VIEW = PackView(PackKind.RETURN, *FROM, NOW, AUDIT, TITLE, 412, 1, seen_before=False)
CAME = Arrived(PackKind.RETURN, *FROM, AUDIT, TITLE, new=412, sealed=54, returned=6, cases=8)
TORN = Arrived(
    PackKind.RETURN,
    *FROM,
    AUDIT,
    TITLE,
    new=412,
    sealed=54,
    returned=6,
    cases=8,
    torn=2,
    gaps=(Gap("Cara Nwosu, Health", 40, 52),),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    from world import SteppingClock, found  # noqa: PLC0415 - one world for every picture

    from lifaudit.services import vault  # noqa: PLC0415 - likewise

    made = found(vault.create(tmp_path_factory.mktemp("packs") / "vault", WORDS, SteppingClock()))
    plan(made, 8)
    made.close()
    return made.folder.path


@pytest.fixture
def opened(folder, tmp_path):
    """Return a maker of windows that stand at a place inside the vault."""

    def make(route) -> Window:
        desk = Desk(InlineRunner(), Settings(tmp_path / "settings"), lambda: NOW)
        made = Window(desk, Failures())
        desk.take(unlock(folder, WORDS, lambda: NOW))
        desk.go(route)
        return made

    return make


def looked(opened, *then) -> Window:
    window = opened(at.TakeIn())
    window.page.file.set_value("DD26-07-Police-2026-09-14-0a1b2c3d.lifpack")
    for step, value in then:
        getattr(window.page, step)(value)
    window.foot.clear()  # it tells the time
    return window


def test_before_a_pack_is_chosen(opened, approve):
    approve(lambda: opened(at.TakeIn()), "packs.empty", SIZE)


def test_what_a_pack_is(opened, approve):
    approve(lambda: looked(opened, ("_show", VIEW)), "packs.look", SIZE)


def test_a_backup_copy_that_was_laid_out(opened, approve):
    def make():
        view = replace(VIEW, kind=PackKind.BACKUP, audit="", title="", entries=0, people=2)
        window = looked(opened, ("_show", view))
        window.page.out.folder.set_value("D:/Kept for colleagues")
        window.page.out._on_laid(Path("backup-2026-09-14-0a1b2c3d"))
        return window

    approve(make, "packs.backup", TALL)


def test_who_keeps_a_backup_copy(approve, qtbot):
    keeper = Member("ada", "Ada Quill", Role.LEAD, "Business manager", "csc", "", "age1", True)  # noqa: FBT003 - as the list has it
    ground = QWidget()
    qtbot.addWidget(ground)

    def make():
        dialog = KeeperDialog(ground, [keeper])
        dialog.keeper.set_value("ada")
        dialog.folder.set_value("E:/Copies")
        return dialog

    approve(make, "packs.keeper", QSize(560, 520))


def test_who_an_audit_is_handed_on_to(approve, qtbot):
    mina = Member("mina", "Mina Osei", Role.LEAD, "Business manager", "edu", "", "age1", True)  # noqa: FBT003 - as the list has it
    ground = QWidget()
    qtbot.addWidget(ground)

    def make():
        dialog = HandOnDialog(ground, [mina])
        dialog.lead.set_value("mina")
        dialog.reason.set_value("I am on leave until spring.")
        return dialog

    approve(make, "plan.hand-on", QSize(560, 620))


def test_a_dialog_that_was_refused(approve, qtbot):
    ground = QWidget()
    qtbot.addWidget(ground)

    def make():
        dialog = ReasonDialog(ground, "Reopen the audit", REOPEN, "Reopen it")
        dialog.reason.set_value("Two returns came late, and both change what the panel saw.")
        dialog.refuse(DiskFull())
        return dialog

    approve(make, "plan.reopen-refused", QSize(560, 480))


def test_what_who_handed_it_on_sends(opened, approve):
    def make():
        window = opened(at.Send(AUDIT))
        with window.desk.vault.unit() as unit:
            audit = planning.audit_of(unit, AUDIT)
        reach = Reach("Exampleshire Schools", ("Mina Osei",))
        window.page._show(Sending(audit, is_lead=False, reaches=(reach,), led_before=True))
        window.page.folder.set_value("E:/Neglect audit")
        return window

    approve(make, "packs.handed-on", SIZE)


def test_what_came_of_it(opened, approve):
    approve(lambda: looked(opened, ("_show", VIEW), ("_took", CAME)), "packs.came", SIZE)


def test_what_needs_somebody(opened, approve):
    approve(lambda: looked(opened, ("_show", VIEW), ("_took", TORN)), "packs.torn", SIZE)


def test_a_refusal(opened, approve):
    approve(lambda: looked(opened, ("_refuse", PackForged())), "packs.refused", SIZE)


def test_sending(opened, approve):
    def make():
        window = opened(at.Send(AUDIT))
        with window.desk.vault.unit() as unit:
            audit = planning.audit_of(unit, AUDIT)
        reaches = (
            Reach("Exampleshire Police", ("Bola Adeyemi", "Femi Oyelaran"), NOW, LATER),
            Reach("Exampleshire Integrated Care Board", ("Cara Nwosu",), NOW),
            Reach("Exampleshire Schools", ()),
        )
        window.page._show(Sending(audit, is_lead=True, reaches=reaches))
        return window

    approve(make, "send.lead", SIZE)


def test_an_agencys_words(opened, approve):
    words = ["machinist", "charity", "clone", "saffron", "cranial", "procurer", "rewrap", "baked"]
    cases = tuple(
        SaidOfCase(code, code, tuple(words[at:] + words[:at]))
        for at, code in enumerate(("DD26-07-01", "DD26-07-02"))
    )

    def make():
        window = opened(at.Send(AUDIT))
        with window.desk.vault.unit() as unit:
            audit = planning.audit_of(unit, AUDIT)
        reaches = (Reach("Exampleshire Council", ("Ada Quill",), NOW, LATER),)
        window.page._show(Sending(audit, is_lead=False, reaches=reaches))
        told = ("OFFICIAL-SENSITIVE", "DD26-07", "Exampleshire Police", "Bola Adeyemi", NOW)
        window.page.words._show(Envelope(*told, cases))
        return window

    approve(make, "send.words", TALL)


def test_nobody_to_send_to(opened, approve):
    approve(lambda: opened(at.Send(AUDIT)), "send.nobody", SIZE)


def test_a_conflict(opened, approve):
    def make():
        window = opened(at.Disputes(AUDIT))
        sides = (
            Side("Partly met", "Ada Quill", NOW),
            Side("Not met", FROM[0], LATER, "The strategy discussion was a week late."),
        )
        where = ("DD26-07-01, Police", "Was the child seen alone within five days?")
        one = Dispute(AUDIT, "Answer", "[]", "value", *where, sides)
        window.page._show((one, one))
        return window

    approve(make, "packs.conflict", SIZE)


def test_a_conflict_that_is_not_revealed(opened, approve):
    def make():
        window = opened(at.Disputes(AUDIT))
        sides = (Side(NOT_YET, "Ada Quill", NOW), Side(NOT_YET, FROM[0], LATER))
        where = ("DD26-07-01, Police", "Overall grade")
        one = Dispute(AUDIT, "Grade", "[]", "judgement", *where, sides, is_hidden=True)
        window.page._show((one, one))
        return window

    approve(make, "packs.hidden", SIZE)


def test_a_third_value_for_a_conflict(opened, approve):
    def make():
        window = opened(at.Disputes(AUDIT))
        form = shipped("multi-agency-deep-dive")
        asked = next(one for one in form.questions if one.kind is Kind.GRADE)
        sides = (
            Side("Partly met", "Ada Quill", NOW),
            Side("Not met", FROM[0], LATER, "The strategy discussion was a week late."),
        )
        where = ("DD26-07-01, Police", asked.text)
        third = Third(replace(asked, text=ASKED), form)
        page = window.page
        page._show((Dispute(AUDIT, "Answer", "[]", "value", *where, sides, third),))
        page.sides.set_value("else")
        page._show_third("else")
        page.why.set_value("The chair read the file with both of them.")
        return window

    approve(make, "packs.third", SIZE)


def test_whose_returns_are_awaited(opened, approve):
    def make():
        window = opened(at.Returns(AUDIT))
        with window.desk.vault.unit() as unit:
            audit = planning.audit_of(unit, AUDIT)
        sent = Posted(NOW)
        some = Posted(NOW, LATER, LATER)
        agencies = (
            Awaited("csc", "Exampleshire Children's Services", came=Came(8, 5), is_ours=True),
            Awaited("pol", "Exampleshire Police", ("Bola Adeyemi",), some, Came(8, 6, 1)),
            Awaited("hea", "Exampleshire Integrated Care Board", ("Cara Nwosu",), sent, Came(8)),
            Awaited("edu", "Exampleshire Schools", ("Dev Malik",), some, Came(8, 8, 2)),
            Awaited("pro", "Exampleshire Probation", (), came=Came(8)),
        )
        window.page._show(
            Waiting(audit, is_lead=True, lead="Amina Rahman", late=3, agencies=agencies)
        )
        return window

    approve(make, "returns.lead", SIZE)


def test_returns_are_the_leads_to_count(opened, approve):
    approve(lambda: opened(at.Returns(AUDIT)), "returns.few", SIZE)


def test_what_lies_in_the_exchange_folder(opened, approve, tmp_path):
    def make():
        window = opened(at.Exchange())
        watch = window.desk.exchange
        watch.choose(str(tmp_path))
        window.page.folder.set_value("E:/Neglect audit")
        names = [f"DD26-07-{who}-2026-09-14-0a1b2c3d.lifpack" for who in ("Education", "Health")]
        found = (
            Outcome("DD26-07-Police-2026-09-28-5e6f7a8b.lifpack", Fate.TAKEN, arrived=CAME),
            Outcome(names[0], Fate.ASKS, "it is the first pack from this person"),
            Outcome(names[1], Fate.UNFINISHED),
            Outcome("DD26-07-Probation-2026-09-14-9c0d1e2f.lifpack", Fate.OTHERS),
        )
        watch.found = {one.name: one for one in found}
        window.page.show_found()
        window.foot.clear()
        return window

    approve(make, "exchange.found", SIZE)


def test_no_exchange_folder_yet(opened, approve):
    approve(lambda: opened(at.Exchange()), "exchange.none", SIZE)
