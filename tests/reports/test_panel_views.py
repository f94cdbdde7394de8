"""What the panel kept beside its grades stands in the report, its data and its tables."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich_dossier import WHEN, rich

from lifaudit.domain.casework import PANEL, Answer
from lifaudit.domain.panel import panels_of
from lifaudit.instruments.library import form
from lifaudit.profiles.library import profile
from lifaudit.reports.content.cover import Standing
from lifaudit.reports.content.data import data_of
from lifaudit.reports.content.panel import OTHER_VIEWS
from lifaudit.reports.content.report import report_of
from lifaudit.reports.content.sheets import sheets_of
from lifaudit.reports.content.source import Source, lead_signatory
from lifaudit.reports.linear import Grid, Words, linear

WHOLE = rich(3, 3)
AUDIT, CASE = WHOLE.audit.audit, WHOLE.cases[1].case
VIEW = "Education holds that the first bruise was enough."


def source_of(dossier):
    return Source(dossier, profile(), (lead_signatory(dossier),))


def words_of(dossier):
    whole = linear(report_of(source_of(dossier), Standing.DRAFT, WHEN).report)
    return "\n".join(_text(one) for one in whole if not isinstance(one, Grid))


def _text(piece):
    is_words = isinstance(piece, Words)
    return "".join(run.text for run in piece.runs) if is_words else piece.text


def said(question, value, case=CASE):
    return Answer(AUDIT, case, PANEL, question, value)


@pytest.fixture
def dissent():
    kept = (
        *(said("voice.dissent", "Not fear, but anger."), said("recognition.dissent", VIEW)),
        *(said("overall.act-now", "no"), said("family.dissent", "")),
        said("recognition.dissent", "Of a case left behind", "DD99-99-99"),
    )
    forms = replace(WHOLE.instruments, panel=form("panel-sheet"))
    return replace(WHOLE, answers=(*WHOLE.answers, *kept), instruments=forms)


def test_another_view_is_printed_with_its_domain_once_and_after_the_grades(dissent):
    printed = words_of(dissent)
    assert printed.count(OTHER_VIEWS) == 1
    assert printed.index(OTHER_VIEWS) > printed.rindex(f"\n{CASE}\n")
    assert f"Identification and recognition. {VIEW}" in printed
    assert printed.index(VIEW) < printed.index("Not fear, but anger.")
    assert "left behind" not in printed


def test_without_another_view_nothing_is_said_of_one():
    assert OTHER_VIEWS not in words_of(WHOLE)


def test_all_the_panel_said_is_in_the_data_and_the_tables(dissent):
    told = data_of(source_of(dissent), WHEN)["panel_answers"]
    assert [one["question"] for one in told] == [
        *("recognition.dissent", "voice.dissent", "overall.act-now"),
    ]
    (answers,) = (one for one in sheets_of(source_of(dissent)) if one.name == "Answers")
    rows = [row for row in answers.rows if row[1] == "Panel"]
    assert [row[5] for row in rows] == [VIEW, "Not fear, but anger.", "No"]


def test_an_audit_without_a_panel_sheet_has_nothing_to_say(dissent):
    forms = replace(dissent.instruments, panel=None)
    assert panels_of(replace(dissent, instruments=forms)) == ()
