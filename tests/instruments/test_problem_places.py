"""A problem says where it stands as people look for it, in a text file and in a workbook."""

from __future__ import annotations

from lifaudit.domain.errors.instrument import FormProblem, Spot
from lifaudit.domain.remark import Remark, Severity
from lifaudit.instruments.findings import Findings, told

REST = ("It is wrong.", "It matters.", "Mend it.")
SAID = "It is wrong. It matters. Mend it."


class Workbook:
    """A workbook in which question n stands in row n + 2."""

    def spot(self, place):
        return Spot(0, "survey", place[3] + 2 if len(place) > 3 else 0, str(place[-1]))


def test_a_line_of_a_text_file_is_named():
    assert str(FormProblem("a.toml", 12, *REST)) == f"a.toml, line 12: {SAID}"


def test_a_file_as_a_whole_is_named_alone():
    assert str(FormProblem("a.toml", 0, *REST)) == f"a.toml: {SAID}"


def test_a_cell_of_a_workbook_is_named_by_sheet_row_and_column():
    problem = FormProblem("a.xlsx", 0, *REST, sheet="survey", row=12, column="constraint")
    assert str(problem) == f"a.xlsx, sheet survey, row 12, column constraint: {SAID}"
    assert problem.spot == Spot(0, "survey", 12, "constraint")


def test_a_sheet_as_a_whole_is_named_without_a_row():
    assert str(FormProblem("a.xlsx", 0, *REST, sheet="choics")) == f"a.xlsx, sheet choics: {SAID}"


def test_advice_says_that_it_is_advice_and_stops_nothing():
    advice = FormProblem("a.toml", 12, *REST, severity=Severity.ADVICE)
    assert str(advice) == f"a.toml, line 12 (advice): {SAID}"
    assert not advice.stops
    assert FormProblem("a.toml", 12, *REST).stops


def test_a_remark_is_told_with_its_cell_and_that_of_its_twin():
    remark = Remark(
        ("section", 0, "question", 5, "name"), *REST, twin=("section", 0, "question", 1, "name")
    )
    problem = told("a.xlsx", remark, Workbook())
    assert problem.spot == Spot(0, "survey", 7, "name")
    assert problem.why.endswith("The first one stands on sheet survey, row 3, column name.")


def test_problems_of_a_workbook_stand_in_the_order_of_its_rows():
    findings = Findings("a.xlsx", Workbook())
    for row in (5, 1, 3):
        findings.add(Remark(("section", 0, "question", row, "name"), *REST))
    assert [known.row for known in findings.problems] == [3, 5, 7]


def test_a_remark_stops_a_form_unless_it_is_advice():
    assert Remark((), *REST).stops
    assert not Remark((), *REST, Severity.ADVICE).stops
