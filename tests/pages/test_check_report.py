"""A report somebody sent is checked by keyboard or by dropping it, before a vault or inside one."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from reports.people import issuer, person
from reports.sample_tree import AGENCIES, WHEN, sample_report

from lifaudit.reports.pdf import make_pdf
from lifaudit.reports.seal import approve, certify
from lifaudit.security.trust import to_pem
from lifaudit.services import register
from ui import __main__ as entry
from ui import app
from ui.bridge.arriving import arrive
from ui.bridge.route import CheckReport, Help, Home, TakeIn, Unlock
from ui.pages.check_report import NEEDED, SPARE, CheckReportPage
from ui.widgets.banner import ICONS

ENTER, NONE = Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier


@dataclass(frozen=True, slots=True)
class Sent:
    """What a person may have been sent, as files."""

    root: bytes
    certified: Path
    complete: Path
    altered: Path
    trust: Path
    foreign: Path


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Sent:
    folder = tmp_path_factory.mktemp("sent")
    report, attachments = sample_report(cases=1)
    root = issuer()
    certified = certify(make_pdf(report, attachments, WHEN), "Lead", person(root, "Amira"), WHEN)
    complete = certified
    for number, agency in enumerate(AGENCIES, 1):
        complete = approve(complete, f"Agency{number}", person(root, agency, agency), WHEN)
    altered = bytearray(complete)
    altered[len(altered) // 2] ^= 1
    files = {
        "certified.pdf": certified,
        "complete.pdf": complete,
        "altered.pdf": bytes(altered),
        "trust.pem": to_pem(root.der),
        "foreign.pem": to_pem(issuer("Another root").der),
    }
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return Sent(root.der, *(folder / name for name in files))


@pytest.fixture
def page(shell) -> CheckReportPage:
    return shell.go(CheckReport())


def check(qtbot, page: CheckReportPage, report: Path, trust: Path | None = None) -> None:
    """Name the files as a person types them, and press Enter."""
    page.report.set_value(str(report))
    page.trust.set_value(str(trust or ""))
    page.report.focus_first()
    qtbot.keyClick(page.report.line, ENTER)


def tone_of(page: CheckReportPage) -> str:
    return page.judged.banner.property("tone")


def words_of(page: CheckReportPage) -> str:
    shown = [one for one in page.judged.findChildren(QLabel) if one.isVisible()]
    return "\n".join(one.text() for one in shown)


def test_before_a_file_is_chosen_the_page_teaches_what_it_will_say(page):
    assert page.teaching.isVisible()
    assert not page.judged.isVisible()
    assert page.trust.hint.text() == NEEDED
    assert page.report.line.hasFocus()


def test_a_report_is_trusted_with_its_partnerships_trust_file(qtbot, page, sent):
    check(qtbot, page, sent.complete, sent.trust)
    assert page.judged.banner.title.text().startswith("This report is complete")
    assert tone_of(page) == "success"
    assert "signed as lead on" in words_of(page)
    assert "complete.pdf" in words_of(page)
    assert not page.teaching.isVisible()


def test_without_a_trust_file_it_cannot_be_told_who_signed(qtbot, page, sent):
    check(qtbot, page, sent.complete)
    assert "cannot be told who signed" in page.judged.banner.title.text()
    assert tone_of(page) == "warning"


def test_a_foreign_trust_file_is_not_enough(qtbot, page, sent):
    check(qtbot, page, sent.complete, sent.foreign)
    assert "not signed by the partnership" in page.judged.banner.title.text()
    assert tone_of(page) == "warning"


def test_a_missing_signature_is_a_warning_that_names_who_has_not_signed(qtbot, page, sent):
    check(qtbot, page, sent.certified, sent.trust)
    assert tone_of(page) == "warning"
    assert "has not signed as agency representative." in page.judged.banner.sentence.text()


def test_one_flipped_byte_is_called_out(qtbot, page, sent):
    check(qtbot, page, sent.altered, sent.trust)
    assert page.judged.banner.title.text() == "This report is not as it was signed."
    assert tone_of(page) == "danger"


def test_what_is_no_report_is_said_to_be_none(qtbot, page, sent):
    check(qtbot, page, sent.trust)
    assert page.judged.banner.title.text() == "This file cannot be read as a report."
    assert not page.judged.signatures.isVisible()


def test_files_that_cannot_be_read_are_told_beside_their_field(qtbot, page, sent, tmp_path):
    check(qtbot, page, Path())
    assert "could not be opened" in page.report.missing
    check(qtbot, page, tmp_path / "gone.pdf", sent.trust)
    assert "gone.pdf could not be read" in page.report.missing
    check(qtbot, page, sent.complete, tmp_path / "gone.pem")
    assert "gone.pem could not be read" in page.trust.missing
    assert page.trust.line.hasFocus()
    check(qtbot, page, sent.complete, sent.complete)
    assert "This trust file cannot be read" in page.trust.missing
    assert page.ask.isEnabled()


def test_no_file_is_no_check(qtbot, page):
    page.ask.setFocus()
    qtbot.keyClick(page.ask, ENTER)
    assert page.report.missing == "Error: choose the report to check"
    assert page.report.line.hasFocus()


def test_a_verdict_goes_when_another_file_is_named(qtbot, page, sent):
    check(qtbot, page, sent.complete, sent.trust)
    qtbot.keyClicks(page.report.line, "x")
    assert page.teaching.isVisible()
    assert not page.judged.isVisible()


def test_files_dropped_on_the_page_find_their_field_and_are_checked(page, sent):
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(one)) for one in (sent.complete, sent.trust)])
    how = (Qt.DropAction.CopyAction, dropped, Qt.MouseButton.LeftButton, NONE)
    for event in (QDragEnterEvent(QPoint(9, 9), *how), QDropEvent(QPointF(9, 9), *how)):
        QApplication.sendEvent(page, event)
        assert event.isAccepted()
    assert page.trust.path == sent.trust
    assert tone_of(page) == "success"


def test_a_file_is_chosen_in_the_systems_own_dialog(page, sent, monkeypatch):
    asked = []

    def answer(_parent, title, _start, kinds):
        asked.append((title, kinds))
        return str(sent.complete), kinds

    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
    page.report.choose.click()
    assert page.report.path == sent.complete
    assert asked == [("Report", "PDF files (*.pdf);;All files (*)")]
    assert page.report.choose.accessibleName() == "Choose a file: Report"


def test_the_door_leads_to_it_and_back(shell):
    shell.window.page.check.click()
    assert shell.window.route == CheckReport()
    assert not shell.window.rail.isVisible()
    shell.page.back.click()
    assert isinstance(shell.window.route, Unlock)


def test_a_report_that_was_clicked_is_checked_at_once_before_any_vault_is_open(qtbot, shell, sent):
    arrive(shell.desk, str(sent.complete))
    assert shell.page.report.path == sent.complete
    qtbot.waitUntil(shell.page.judged.isVisible)
    assert "complete.pdf" in words_of(shell.page)
    assert tone_of(shell.page) == "warning"


def test_a_pack_that_was_clicked_waits_until_a_vault_is_open(shell, founded, tmp_path):
    arrive(shell.desk, str(tmp_path / "a.lifpack"))
    assert isinstance(shell.window.route, Unlock)
    shell.desk.take(founded)
    assert shell.window.route == TakeIn(str(tmp_path / "a.lifpack"))


@pytest.mark.parametrize("name", ["Report.PDF", "pack.lifpack"])
def test_a_file_alone_on_the_command_line_opens_the_window_with_it(monkeypatch, name):
    given = []
    monkeypatch.setattr(sys, "argv", ["lifaudit", name])
    monkeypatch.setattr(app, "run", lambda file, sample: given.append((file, sample)) or 7)
    assert entry.main() == 7
    assert given == [(Path(name), entry.sample)]


def test_help_leads_to_it_and_back_with_the_vault_open(inside):
    inside.go(Help()).check.click()
    assert inside.window.route == CheckReport()
    assert inside.window.rail.isVisible()
    inside.page.back.click()
    assert inside.window.route == Help()


def test_inside_a_vault_its_own_partnership_is_trusted_without_a_file(qtbot, inside, sent):
    with inside.desk.vault.unit() as unit:
        ours = replace(register.partnership(unit), root_certificate=sent.root.hex())
        unit.record("Took a root", ours)
    page = inside.go(CheckReport())
    assert page.trust.hint.text() == SPARE
    check(qtbot, page, sent.complete)
    assert tone_of(page) == "success"
    check(qtbot, page, sent.complete, sent.foreign)
    assert tone_of(page) == "warning"
    assert tone_of(page) in ICONS
    assert inside.go(Home())
