"""The door, the wizard and the vault's own pages look as they did when somebody last looked."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from world import WORDS

from lifaudit.domain.audit import Audit, ExpectedAgency, Status
from lifaudit.domain.case import Case
from lifaudit.domain.casework import Return
from lifaudit.domain.errors.store import DiskFull
from lifaudit.domain.errors.vault import WrongRecoveryKey
from lifaudit.domain.partnership import Person, Role
from lifaudit.domain.policy import Policy
from lifaudit.security.recovery import RecoveryKey
from lifaudit.services import policy, samples, upkeep
from lifaudit.services.vault import Vault, unlock
from lifaudit.store.unit import Unit
from ui.bridge import recovery
from ui.bridge import route as at
from ui.bridge.desk import Desk
from ui.bridge.failures import Failures
from ui.bridge.founding import Step
from ui.bridge.recovery import Sheet
from ui.bridge.runner import InlineRunner
from ui.bridge.settings import Settings
from ui.dialogs.leaving import LeavingDialog
from ui.pages import settings
from ui.window.window import Window

SIZE = QSize(1280, 800)
TALL = QSize(1280, 1500)
NOW = datetime(2026, 9, 14, 8, 30, tzinfo=UTC)
AUDITS = (
    Audit(
        "a1",
        "DD26-07",
        title="Neglect of children under one",
        theme="Neglect",
        why="Two rapid reviews",
        period_from=date(2026, 1, 1),
        period_to=date(2026, 6, 30),
        returns_due=date(2026, 9, 4),
        status=Status.COLLECTING,
    ),
    Audit("a2", "DD26-08", title="Children who go missing", report_due=date(2026, 11, 2)),
    Audit("a3", "TA26-02", title="First response to domestic abuse", status=Status.SIGNED),
)
PEOPLE = (
    Person("p2", "Tomasz Zieli\u0144ski", Role.AUDITOR, "Detective sergeant", "pol"),
    Person("p3", "Maryam Iqbal", Role.AUDITOR, "Named nurse", "hea"),
    Person("p4", "Ruth Okafor", Role.CHAIR, "Independent scrutineer", "csc"),
    Person("p5", "Len Hart", Role.REPRESENTATIVE, "Head of service", "prb", active=False),
)


def still() -> datetime:
    """Be a clock that stands."""
    return NOW


@pytest.fixture
def folder(founded: Vault):
    """Fill a vault with three audits, five people and a backup, and shut it."""
    with founded.unit() as unit:
        asked = [ExpectedAgency("a1", one, one) for one in ("csc", "pol", "hea")]
        cases = [Case("a1", f"DD26-07-0{number}") for number in range(1, 5)]
        returns = [
            Return("a1", case.case, "pol", "p2", signed_off_at=NOW if at < 3 else None)
            for at, case in enumerate(cases)
        ]
        unit.record("Planned", *AUDITS, *PEOPLE, *asked, *cases, *returns)
    upkeep.back_up(founded, lambda *_: None)
    founded.close()
    return founded.folder.path


@pytest.fixture
def window(tmp_path, monkeypatch):
    """Return a maker of windows: before the door, or inside a vault at a place."""
    sheet = Sheet(
        RecoveryKey(bytes(range(20))), "7F3A21C4", "Exampleshire", "Ada Quill", "2026-09-14", (1, 5)
    )
    monkeypatch.setattr(recovery, "new_sheet", lambda _vault: sheet)
    monkeypatch.setattr(upkeep, "generations", _fixed_times(upkeep.generations))

    def make(route: at.Route, folder=None) -> Window:
        desk = Desk(InlineRunner(), Settings(tmp_path / "settings"), still, lambda *_: None)
        made = Window(desk, Failures())
        if folder is not None:
            desk.take(unlock(folder, WORDS, still))
        desk.go(route)
        return made

    return make


def _fixed_times(generations):
    """Show a backup's folder by a name that does not change from run to run."""

    def fixed(vault):
        made = [upkeep.Generation(one.folder, NOW, one.fingerprint) for one in generations(vault)]
        return [
            upkeep.Generation(one.folder.with_name("2026-09-14T083000"), NOW, one.fingerprint)
            for one in made
        ]

    return fixed


@pytest.mark.parametrize(
    ("route", "look"),
    [
        (at.Home(), ("home", SIZE)),
        (at.People(), ("people", TALL)),
        (at.Settings(), ("settings", TALL)),
        (at.Help(), ("help", TALL)),
        (at.RecoverySheet(first=True), ("recovery-sheet", SIZE)),
        (at.NewPassphrase(), ("new-passphrase", SIZE)),
    ],
)
def test_a_page_of_the_vault_looks_as_it_was_approved(approve, window, folder, route, look):
    approve(lambda: window(route, folder), *look)


def test_what_an_organisation_decided_looks_as_it_was_approved(
    approve, window, folder, monkeypatch
):
    decided = Policy("", 5, 20, exports=False)
    monkeypatch.setattr(policy, "in_force", lambda: decided)
    monkeypatch.setattr(settings, "in_force", lambda: decided)
    approve(lambda: window(at.Settings(), folder), "settings.policy", SIZE)


def test_the_welcome_looks_as_it_was_approved(approve, window):
    approve(lambda: window(at.Unlock()), "welcome", SIZE)


def test_a_refusal_at_the_door_looks_as_it_was_approved(approve, window):

    def make():
        made = window(at.Unlock("Nobody had typed for a while."))
        made.page._open_known()
        made.page.folder.set_value("C:\\Users\\ada.quill\\Documents\\lifaudit vault")
        made.page.secret.set_value("not these words")
        made.page.secret.mark_wrong(
            "That passphrase does not open this vault. Your records are safe and unchanged. "
            "Check Caps Lock and the keyboard layout and try again, or use the recovery key "
            "you printed."
        )
        return made

    approve(make, "unlock", SIZE)


def test_the_steps_of_the_wizard_look_as_they_were_approved(approve, window):
    def at_step(step: Step):
        made = window(at.NewVault())
        made.page.steps[Step.WHERE].fields["folder"].set_value("C:\\Users\\ada.quill\\vault")
        if step is not Step.WHERE:
            made.page._show(Step.WHO)
            made.page.go_on()
        if step is Step.PASSPHRASE:
            made.page._show(step)
            field = made.page.steps[step].passphrase
            field.set_value("basin dipper uplifted decal clothing")
            field.first.show_words()
        return made

    for step in (Step.WHERE, Step.WHO, Step.PASSPHRASE):
        approve(lambda step=step: at_step(step), f"new-vault.{step.value}", SIZE)


def test_a_restore_looks_as_it_was_approved(approve, window):
    def make():
        made = window(at.Restore("E:\\backups\\2026-09-14T083000"))
        made.page.restore()
        return made

    approve(make, "restore", SIZE)


def test_a_restore_by_the_printed_sheet_looks_as_it_was_approved(approve, window):
    def make():
        made = window(at.Restore("E:\\backups\\2026-09-14T083000"))
        page = made.page
        page.other.click()
        page.target.set_value("D:\\Audits restored")
        page.secret.set_value(" ".join(RecoveryKey(bytes(range(20))).groups))
        page.secret.mark_wrong(str(WrongRecoveryKey(number="7F3A21C4")))
        return made

    approve(make, "restore.recovery", SIZE)


def test_home_of_a_sample_looks_as_it_was_approved(approve, window, folder):
    samples.mark(folder)
    approve(lambda: window(at.Home(), folder), "home.sample", SIZE)


def test_a_narrow_window_shows_icons_and_hides_nothing(approve, window, folder):
    approve(lambda: window(at.Home(), folder), "home.narrow", QSize(1024, 700))


def test_words_that_wait_look_as_they_were_approved(approve, window, folder, monkeypatch):
    desks = []

    def shut():
        for desk in desks:
            desk.lock()  # such a window asks before it closes

    def made():
        shut()
        shown = window(at.People(), folder)
        desks.append(shown.desk)
        shown.desk.runner.failed.connect(lambda e: shown.banner.say(e.title, e.advice, "danger"))
        area = shown.page.area.line
        area.setText("Exampleshire and the islands")
        area.settle()
        return shown

    monkeypatch.setattr(Unit, "record", full)
    approve(made, "people.waits", SIZE)
    shut()


def full(*_args, **_more):
    raise DiskFull


def test_the_question_before_words_go_looks_as_it_was_approved(approve, qtbot):
    ground = QWidget()
    qtbot.addWidget(ground)
    approve(
        lambda: LeavingDialog(ground, DiskFull(), lambda: None, lambda: None),
        "leaving",
        QSize(600, 400),
    )


def test_the_door_after_words_were_lost_looks_as_it_was_approved(approve, window):
    def made():
        shown = window(at.Unlock("The screen was locked."))
        shown.unkept.lost.emit(DiskFull())
        return shown

    approve(made, "door.lost", SIZE)
