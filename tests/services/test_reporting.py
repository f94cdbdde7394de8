"""A report is drafted, certified, kept and exported from a vault, and checked by a stranger."""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from io import StringIO

import graded
import pytest
from deepdive import AUDIT
from docx import Document
from openpyxl import load_workbook
from rich_dossier import WHEN, looked_through, rich
from world import Kept, kept

from lifaudit.domain.audit import Audit
from lifaudit.domain.errors.audit import AuditMissing, AuditSigned, NoIdentity, NotTheLead
from lifaudit.domain.errors.base import Cancelled
from lifaudit.domain.errors.sealing import NotWritten, RecordMovedOn, ReportNotKept
from lifaudit.domain.learning import Summary
from lifaudit.domain.ports import silent
from lifaudit.domain.readiness import Place, missing_in
from lifaudit.domain.signing import State
from lifaudit.reports.ua_lint import lint
from lifaudit.services import checking, exporting, planning, reporting
from lifaudit.services.dossiers import dossier
from lifaudit.services.reporting import Sealed

HARD = "<img src=x> =cmd()|' /C calc'!A0 \x07 بچہ zażółć 👧🏽 " + "long " * 2000


@dataclass(frozen=True, slots=True)
class Once:
    """A vault with two recorded cases, and a report certified from it that is not kept yet."""

    vault: Kept
    sealed: Sealed


@pytest.fixture(scope="module")
def once(tmp_path_factory):
    with kept(tmp_path_factory.mktemp("once") / "vault") as (made, again):
        graded.fill_vault(made, 2)
        with made.unit() as unit:
            ready = reporting.signing(unit, AUDIT, made.keys)
        return Once(again, reporting.certify(ready, WHEN, silent))


@pytest.fixture
def vault(once, tmp_path):
    copy = once.vault.copied(tmp_path / "copy")
    yield copy
    copy.close()


@pytest.fixture
def sealed(once):
    return once.sealed


def keep(vault, sealed):
    with vault.unit() as unit:
        return reporting.record_sealed(unit, AUDIT, sealed)


def test_a_certified_report_is_trusted_by_whoever_has_the_trust_file(vault, sealed, tmp_path):
    keep(vault, sealed)
    with vault.unit() as unit:
        whole, trust = dossier(unit, AUDIT), checking.trust_file(unit)
        pdf = reporting.sealed_pdf(unit, AUDIT, "1")
    report, root = exporting.save_signed(whole, pdf, trust, tmp_path / "out", silent)
    assert checking.check_file(report, root).state is State.INTACT_TRUSTED
    assert checking.check_file(report).state is State.INTACT_UNKNOWN_SIGNER


def test_a_changed_byte_an_added_update_and_a_lost_signature_are_called_out(vault, sealed):
    with vault.unit() as unit:
        roots = checking.roots(unit)
    middle = len(sealed.pdf) // 2
    flipped = sealed.pdf[:middle] + bytes([sealed.pdf[middle] ^ 1]) + sealed.pdf[middle + 1 :]
    for attacked in (flipped, sealed.pdf + b"\n% more"):
        assert checking.check_bytes(attacked, roots).state is State.NOT_INTACT
    with vault.unit() as unit:
        unsigned = reporting.draft(dossier(unit, AUDIT), WHEN, silent)
    assert checking.check_bytes(unsigned, roots).state is not State.INTACT_TRUSTED


def test_what_is_kept_closes_the_audit_and_can_be_read_back(vault, sealed):
    change = keep(vault, sealed)
    with vault.unit() as unit:
        view = reporting.report_view(unit, AUDIT)
        assert reporting.sealed_pdf(unit, AUDIT, "1") == sealed.pdf
    assert change.label == "Certified the report"
    assert view.is_signed
    assert view.is_lead
    assert reporting.judge(sealed.pdf, view.roots, silent).state is State.INTACT_TRUSTED
    assert (view.versions[0].digest, view.versions[0].fingerprint) == (
        sealed.digest,
        sealed.fingerprint,
    )
    with pytest.raises(AuditSigned), vault.unit() as unit:
        reporting.signing(unit, AUDIT, vault.keys)


def test_a_report_of_yesterday_is_not_kept_for_the_audit_of_today(vault, sealed):
    with vault.unit() as unit:
        unit.record("Recorded summary", Summary(AUDIT, "Something new"))
    with pytest.raises(RecordMovedOn):
        keep(vault, sealed)
    with vault.unit() as unit:
        assert not reporting.versions(unit, AUDIT)


def test_a_reopened_audit_gets_a_second_version_that_supersedes_the_first(vault, sealed):
    keep(vault, sealed)
    with vault.unit() as unit:
        planning.reopen(unit, AUDIT, "A date was wrong")
    with vault.unit() as unit:
        ready = reporting.signing(unit, AUDIT, vault.keys)
    keep(vault, reporting.certify(ready, WHEN, silent))
    with vault.unit() as unit:
        newest, first = reporting.versions(unit, AUDIT)
        assert reporting.sealed_pdf(unit, AUDIT, "1") == sealed.pdf
    assert (newest.version, newest.superseded_reason) == ("2", "")
    assert first.superseded_reason == "Superseded by version 2."


@pytest.mark.parametrize("lead", ["somebody", ""])
def test_only_the_lead_may_certify_and_where_nobody_leads_nobody(vault, lead):
    with vault.unit() as unit:
        plan = unit.one(Audit, audit=AUDIT)
        unit.record("Gave to another", replace(plan, lead=lead))
    with pytest.raises(NotTheLead), vault.unit() as unit:
        reporting.signing(unit, AUDIT, vault.keys)
    with vault.unit() as unit:
        assert not reporting.report_view(unit, AUDIT).is_lead


def test_a_report_of_an_audit_that_is_not_here_is_not_signed(vault):
    with pytest.raises(AuditMissing), vault.unit() as unit:
        reporting.signing(unit, "none", vault.keys)


def test_without_an_identity_nothing_is_signed(new_vault):
    with new_vault.unit() as unit:
        unit.record("Planned", Audit("a", "DD26-01", lead=new_vault.person))
    with pytest.raises(NoIdentity), new_vault.unit() as unit:
        reporting.signing(unit, "a", new_vault.keys)


def test_a_version_nobody_certified_is_not_there(vault):
    with pytest.raises(ReportNotKept), vault.unit() as unit:
        reporting.sealed_pdf(unit, AUDIT, "1")


def test_what_is_missing_is_named_with_its_place(vault):
    with vault.unit() as unit:
        missing = reporting.report_view(unit, AUDIT).missing
    assert {one.place for one in missing} == {Place.PLAN, Place.BOARD, Place.FINDINGS}
    assert "No finding has been written yet." in [one.sentence for one in missing]
    places = {one.place for one in missing_in(rich(2, 2))}
    assert Place.PLAN not in places
    assert Place.BOARD not in places


def test_the_same_dossier_and_time_give_the_same_bytes_and_pass_every_rule():
    whole = rich(3, 3)
    first = reporting.draft(whole, WHEN, silent)
    assert reporting.draft(rich(3, 3), WHEN, silent) == first
    assert lint(first) == ()


@pytest.mark.parametrize(("cases", "agencies"), [(0, 0), (1, 1), (2, 6)])
def test_every_size_passes_the_rules_of_accessible_files(cases, agencies):
    pdf = reporting.draft(rich(cases, agencies), WHEN, silent)
    assert lint(pdf) == ()
    assert reporting.pages_in(pdf, silent) > 3


def test_hostile_words_pass_through_every_view(tmp_path):
    whole = rich(1, 2, words=HARD)
    assert lint(reporting.draft(whole, WHEN, silent)) == ()
    files = {
        one.name: one for one in exporting.export(looked_through(whole), tmp_path, WHEN, silent)
    }
    html = files["DD26-07-working-copy.html"].read_text()
    assert "&lt;img src=x&gt;" in html
    assert "<img" not in html
    text = "\n".join(one.text for one in Document(files["DD26-07-working-copy.docx"]).paragraphs)
    assert "<img src=x>" in text
    book = load_workbook(files["DD26-07-tables.xlsx"])
    acting = [
        cell.value
        for page in book
        for row in page.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    assert acting == []
    rows = list(csv.reader(StringIO(files["DD26-07-grades.csv"].read_text("utf-8-sig"))))
    assert len(rows) > 12
    assert not any(value.startswith("=") for row in rows for value in row)


def test_working_copies_say_that_they_are_unsigned(tmp_path):
    whole = looked_through(rich(1, 1))
    files = {one.name: one for one in exporting.export(whole, tmp_path, WHEN, silent)}
    assert set(files) == {
        "DD26-07-working-copy.docx",
        "DD26-07-working-copy.html",
        "DD26-07-tables.xlsx",
        "DD26-07-audit.json",
        "DD26-07-grades.csv",
        "DD26-07-agreement.csv",
        "DD26-07-answers.csv",
        "DD26-07-findings.csv",
        "DD26-07-actions.csv",
    }
    assert "Unsigned working copy" in files["DD26-07-working-copy.html"].read_text()
    assert all(one.stat().st_mode & 0o077 == 0 for one in files.values())


def test_a_code_that_cannot_name_a_file_is_made_to(tmp_path):
    whole = rich(1, 1)
    odd = replace(whole, audit=replace(whole.audit, code="../../DD 26/7:*"))
    (path,) = exporting.save_draft(looked_through(odd), tmp_path, WHEN, silent)
    assert path == tmp_path / "DD-26-7-draft.pdf"
    assert path.read_bytes() == reporting.draft(odd, WHEN, silent)


def test_a_folder_that_cannot_be_written_is_said_and_nothing_is_left(tmp_path):
    taken = tmp_path / "taken"
    taken.write_text("a file, no folder")
    with pytest.raises(NotWritten):
        exporting.save_draft(looked_through(rich(1, 1)), taken, WHEN, silent)
    assert taken.read_text() == "a file, no folder"


def test_giving_up_leaves_whole_files_only(tmp_path):
    def stop_at_two(done, total, text=""):  # noqa: ARG001 - the shape of a Progress
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        exporting.export(looked_through(rich(1, 1)), tmp_path, WHEN, stop_at_two)
    assert len(list(tmp_path.iterdir())) == 2
