"""Making a vault: every step says what is missing, and the end is a founded partnership."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter

from lifaudit.domain.errors.vault import WrongPassphrase
from lifaudit.domain.partnership import AgencyType, Role
from lifaudit.domain.policy import Policy
from lifaudit.services import keys, register, vault
from lifaudit.services.clock import system_clock
from ui.bridge.founding import STEPS, Founding, Step, missing_in, step_after, step_before
from ui.bridge.route import Home, NewVault, RecoverySheet, Unlock
from ui.dialogs.recovery_print import paint_sheet
from ui.pages import new_vault
from ui.pages.new_vault import first_place
from ui.pages.recovery_sheet import RecoverySheetPage

WORDS = "basin dipper uplifted decal clothing"
WHO = {
    "name": "Ada Quill",
    "job": "Quality assurance lead",
    "partnership": "Exampleshire Safeguarding Children Partnership",
    "area": "Exampleshire",
    "agency": "Exampleshire Council",
    "agency_type": "social-care",
}


@pytest.fixture
def wizard(shell, tmp_path):
    page = shell.go(NewVault())
    page.steps[Step.WHERE].fields["folder"].set_value(str(tmp_path / "fresh"))
    return page


def fill_who(page) -> None:
    for name, value in WHO.items():
        page.steps[Step.WHO].fields[name].set_value(value)


def make_vault(page) -> None:
    page.go_on()
    fill_who(page)
    page.go_on()
    page.steps[Step.PASSPHRASE].passphrase.set_value(WORDS)
    page.go_on()


def test_the_steps_follow_one_another_and_stop_at_both_ends():
    assert [step_after(step) for step in STEPS] == [*STEPS[1:], STEPS[-1]]
    assert [step_before(step) for step in STEPS] == [STEPS[0], *STEPS[:-1]]


def test_a_step_misses_what_was_not_answered_and_spaces_are_no_answer():
    asked = Founding(name="Ada", partnership="  ", agency_type=AgencyType.POLICE)
    assert [one.name for one in missing_in(Step.WHO, asked)] == ["partnership", "agency"]
    assert missing_in(Step.RECOVERY, Founding()) == ()


def test_a_vault_is_offered_among_the_persons_own_data_and_where_it_must_lie(tmp_path, monkeypatch):
    monkeypatch.setattr(new_vault.platformdirs, "user_data_path", lambda *_, **__: tmp_path)
    assert first_place() == tmp_path / "vault"
    (tmp_path / "vault").mkdir()
    assert first_place() == tmp_path / "vault 2"
    decided = Policy(vault_folder=str(tmp_path / "allowed \u4e2d\u6587"))
    monkeypatch.setattr(new_vault, "in_force", lambda: decided)
    assert first_place() == tmp_path / "allowed \u4e2d\u6587" / "vault"


def test_a_folder_that_is_copied_elsewhere_is_warned_of_and_can_be_used(wizard, tmp_path):
    where = wizard.steps[Step.WHERE]
    assert not where.kept.isVisible()
    folder = tmp_path / "OneDrive - Exampleshire Council" / ("long " * 20) / "\u0141ukasz" / "vault"
    where.fields["folder"].take(str(folder))
    assert where.kept.isVisible()
    wizard.go_on()
    assert wizard.step is Step.WHO
    where.fields["folder"].take(str(tmp_path / "fresh"))
    assert not where.kept.isVisibleTo(where)


def test_a_folder_that_holds_something_is_refused_beside_its_line(wizard, tmp_path):
    (tmp_path / "fresh").mkdir()
    (tmp_path / "fresh" / "letter.txt").write_text("mine")
    wizard.go_on()
    assert wizard.step is Step.WHERE
    assert "already holds something" in wizard.steps[Step.WHERE].fields["folder"].missing


def test_no_folder_and_a_folder_that_is_a_file_are_refused(wizard, tmp_path):
    field = wizard.steps[Step.WHERE].fields["folder"]
    field.set_value("  ")
    wizard.go_on()
    assert field.missing == "Error: choose a folder for the vault"
    (tmp_path / "file").write_text("x")
    field.set_value(str(tmp_path / "file"))
    wizard.go_on()
    assert field.missing


def test_every_missing_answer_is_named_at_once_and_the_first_has_the_focus(shell, wizard):
    wizard.go_on()
    wizard.go_on()
    form = wizard.steps[Step.WHO]
    missing = [name for name, field in form.fields.items() if field.missing]
    assert missing == ["name", "partnership", "agency", "agency_type"]
    assert shell.window.focusWidget() is form.fields["name"].line


def test_a_weak_passphrase_and_two_different_ones_go_no_further(wizard):
    wizard.go_on()
    fill_who(wizard)
    wizard.go_on()
    field = wizard.steps[Step.PASSPHRASE].passphrase
    field.set_value("Exampleshire Council")
    wizard.go_on()
    assert "too easy to guess" in field.first.missing
    field.set_value(WORDS)
    field.again.set_value("something else")
    wizard.go_on()
    assert "not the same" in field.again.missing
    assert wizard.step is Step.PASSPHRASE


def test_quick_fingers_get_the_passphrase_they_typed(qtbot, shell, wizard, tmp_path):
    wizard.go_on()
    fill_who(wizard)
    wizard.go_on()
    field = wizard.steps[Step.PASSPHRASE].passphrase
    for line in (field.first.line, field.again.line):
        qtbot.keyClicks(line, WORDS)
    wizard.go_on()
    shell.desk.lock()
    vault.unlock(tmp_path / "fresh", keys.Passphrase(WORDS), system_clock).close()
    with pytest.raises(WrongPassphrase):
        vault.unlock(tmp_path / "fresh", keys.Passphrase(""), system_clock)


def test_five_words_are_offered_shown_and_have_to_be_typed_once(wizard):
    wizard.go_on()
    fill_who(wizard)
    wizard.go_on()
    field = wizard.steps[Step.PASSPHRASE].passphrase
    field.offer.click()
    assert len(field.first.value.split()) == 5
    assert field.value == ""
    field.again.set_value(field.first.value)
    assert field.value == field.first.value


def test_back_returns_to_what_was_answered_and_from_the_first_step_to_the_door(shell, wizard):
    wizard.go_on()
    wizard.back.click()
    assert wizard.step is Step.WHERE
    wizard.back.click()
    assert isinstance(shell.window.route, Unlock)


def test_the_end_is_a_partnership_with_its_lead_who_can_sign(shell, wizard):
    make_vault(wizard)
    assert shell.window.route == RecoverySheet(first=True)
    with shell.desk.vault.unit() as unit:
        ours, people = register.partnership(unit), register.people(unit)
        assert ours.name == WHO["partnership"]
        assert ours.profile
        assert ours.root_certificate
        assert (people[0].name, people[0].role) == ("Ada Quill", Role.LEAD)
        assert register.signing_key(unit, shell.desk.vault.keys)
        assert register.agencies(unit)[0].type is AgencyType.SOCIAL_CARE


def test_the_recovery_sheet_counts_only_once_it_was_read_back(qtbot, shell, wizard):
    make_vault(wizard)
    page: RecoverySheetPage = shell.page
    assert not page.shown.isHidden()
    page.ready.click()
    assert page.shown.isHidden()
    page.answers[0].set_value("WRONG")
    page.confirm.click()
    assert "not group" in page.answers[0].missing
    assert not keys.has_recovery(shell.desk.vault)
    for field, place in zip(page.answers, page.sheet.asked, strict=True):
        field.set_value(page.sheet.groups[place].lower())
    qtbot.keyClick(page.answers[1].line, Qt.Key.Key_Return)
    assert keys.has_recovery(shell.desk.vault)
    assert shell.window.route == Home()


def test_the_recovery_sheet_can_wait_and_home_reminds(shell, wizard):
    make_vault(wizard)
    shell.page.later.click()
    names = [button.objectName() for button in shell.page.buttons]
    assert "home.recovery" in names


def test_the_sheet_on_paper_holds_ink_where_the_groups_are(shell, wizard):
    make_vault(wizard)
    paper = QImage(840, 1188, QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    paint_sheet(painter, shell.page.sheet)
    painter.end()
    lower = paper.copy(QRect(80, 300, 680, 400))
    dark = sum(
        lower.pixelColor(x, y).lightness() < 128
        for x in range(0, lower.width(), 4)
        for y in range(0, lower.height(), 4)
    )
    assert dark > 100


def test_who_joins_a_partnership_is_asked_for_less_and_founds_none(shell, wizard):
    wizard.go_on()
    form = wizard.steps[Step.WHO]
    form.way.options.choose("join")
    form.way.committed.emit("join")
    assert not form.fields["partnership"].isVisible()
    form.fields["name"].set_value("Bola Adeyemi")
    form.fields["job"].set_value("Detective sergeant")
    wizard.go_on()
    wizard.steps[Step.PASSPHRASE].passphrase.set_value(WORDS)
    wizard.go_on()
    assert shell.window.route == RecoverySheet(first=True)
    with shell.desk.vault.unit() as unit:
        assert not register.partnership(unit).root_certificate
        assert [one.name for one in register.people(unit)] == ["Bola Adeyemi"]
        assert register.agencies(unit) == []
