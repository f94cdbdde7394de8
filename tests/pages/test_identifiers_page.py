"""Names and numbers are decided one after the other, by keyboard, before anything leaves."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest
from deepdive import AUDIT
from PySide6.QtCore import Qt
from services.mail import invited
from world import WORDS, SteppingClock

from lifaudit.domain.audit import Audit, Status
from lifaudit.domain.learning import Finding
from lifaudit.domain.screening import Glossary, LeftStanding
from lifaudit.services.vault import unlock
from ui.bridge import route as at
from ui.pages.identifiers import THEIRS, IdentifiersPage

NHS, PHONE = "943 476 5919", "07700 900123"
SPACE, ENTER = Qt.Key.Key_Space, Qt.Key.Key_Return


@pytest.fixture(scope="module")
def lead(tmp_path_factory):
    """Return the folder of a lead's vault with two findings that say too much."""
    leads, police = invited(tmp_path_factory.mktemp("lead"), SteppingClock())
    with leads.unit() as unit:
        unit.record("Wrote", Finding(AUDIT, "f1", 1, what=f"The letter of {NHS} went out."))
        unit.record("Wrote", Finding(AUDIT, "f2", 2, what=f"Nobody answered {PHONE} then."))
    leads.close()
    police.close()
    return leads.folder.path


@pytest.fixture
def shown(shell, lead, tmp_path):
    clock = SteppingClock()
    clock.now = clock.now.replace(day=15)
    shell.desk.clock = clock
    shell.desk.take(unlock(shutil.copytree(lead, tmp_path / "copy"), WORDS, clock))
    return shell


def whats(shell):
    with shell.desk.vault.unit() as unit:
        return [one.what for one in unit.where(Finding, audit=AUDIT)]


def test_sending_leads_here_and_back_once_everything_is_decided(qtbot, shown, tmp_path):
    page = shown.go(at.Send(AUDIT))
    page.folder.set_value(str(tmp_path / "out"))
    page.make.click()
    page = shown.page
    assert isinstance(page, IdentifiersPage)
    assert not (tmp_path / "out").exists()
    assert page.found.text() == NHS
    assert page.count.text().startswith("1 of 2")
    assert page.sentence.text() == f"The letter of {NHS} went out."
    assert shown.window.focusWidget() is page.cover
    qtbot.keyClick(page.cover, SPACE)
    assert whats(shown)[0] == "The letter of [NHS number] went out."
    assert page.found.text() == PHONE
    qtbot.keyClick(page.stand, SPACE)
    assert whats(shown)[1] == f"Nobody answered {PHONE} then."
    assert page.none.isVisible()
    assert shown.window.focusWidget() is page.none.action
    qtbot.keyClick(page.none.action, ENTER)
    assert shown.window.route == at.Send(AUDIT)
    shown.page.folder.set_value(str(tmp_path / "out"))
    shown.page.make.click()
    assert len(list((tmp_path / "out").iterdir())) == 1


def test_all_can_be_let_stand_at_once_and_one_can_wait(shown):
    page = shown.go(at.Identifiers(AUDIT))
    page.later.click()
    assert page.found.text() == PHONE
    assert page.every.text() == "Let all 2 stand"
    page.every.click()
    assert page.none.isVisible()
    with shown.desk.vault.unit() as unit:
        assert len(unit.where(LeftStanding, about=AUDIT)) == 2


def test_names_to_look_for_are_kept_and_asked_about_at_once(shown):
    page = shown.go(at.Identifiers(AUDIT))
    page.every.click()
    page.names.set_value("Nobody\n\n The letter ")
    page.names.commit()
    assert page.found.text() == "The letter"
    with shown.desk.vault.unit() as unit:
        assert unit.one(Glossary, about=AUDIT).names == ("Nobody", "The letter")


def test_in_a_signed_audit_it_can_only_stand(shown):
    with shown.desk.vault.unit() as unit:
        plan = unit.one(Audit, audit=AUDIT)
        unit.record("Signed", replace(plan, status=Status.SIGNED))
    page = shown.go(at.Identifiers(AUDIT))
    assert not page.cover.isEnabled()
    assert page.hint.text() == THEIRS
    assert shown.window.focusWidget() is page.stand


def test_what_was_changed_meanwhile_is_told(shown):
    page = shown.go(at.Identifiers(AUDIT))
    with shown.desk.vault.unit() as unit:
        unit.record("Changed", replace(unit.where(Finding, audit=AUDIT)[0], what="Nothing."))
    page.cover.click()
    assert page.told.title.text() == "This has changed meanwhile"
    assert page.found.text() == PHONE


def test_neither_certifying_nor_a_working_copy_goes_past_it(shown, tmp_path):
    for part in ("certify", "copies", "report"):
        page = shown.go(at.Report(AUDIT))
        page.save.folder.set_value(str(tmp_path / "out"))
        ways = {"certify": page._certify}
        ways.get(part, getattr(page.save, part, page.certify.ask).click)()
        assert isinstance(shown.page, IdentifiersPage), part
    assert not (tmp_path / "out").exists()
    shown.page.every.click()
    page = shown.go(at.Report(AUDIT))
    page.save.folder.set_value(str(tmp_path / "out"))
    page.save.copies.click()
    assert list((tmp_path / "out").iterdir())
