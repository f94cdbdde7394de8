"""A workbook that is broken, hostile or something else is refused in a sentence, soon and small."""

from __future__ import annotations

import subprocess
import sys
import time
import zipfile

import pytest
from frames.files import repacked
from instruments.xlsforms import (
    CHOICES,
    SETTINGS,
    SURVEY,
    refused,
    saved,
    sheets,
    with_rows,
    workbook,
)

from lifaudit.domain.errors.instrument import FormNotReadable
from lifaudit.instruments.lint import lint_file
from lifaudit.instruments.xlsform import xls
from lifaudit.instruments.xlsform.read import read_workbook

GOOD = workbook(sheets())
SHEET = "xl/worksheets/sheet1.xml"
MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
ENDLESS = (
    b"<worksheet " + MAIN + b'><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>type</t></is>'
    b"</c></row>" + b"".join(b'<row r="%d"/>' % n for n in range(2, 1_048_577)) + b"</sheetData>"
    b"</worksheet>"
)
FAR = (
    b"<worksheet " + MAIN + b'><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>type</t></is>'
    b'</c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
)
WIDE = (tuple(f"column {n}" for n in range(101)),)
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HOSTILE = (
    ("a zip bomb", "x.xlsx", repacked(GOOD, "xl/bomb.bin", b"\0" * 60_000_000), "unpacks"),
    ("macros", "x.xlsm", repacked(GOOD, "xl/vbaProject.bin", b"x"), "macros"),
    (
        "macros in hiding",
        "x.xlsx",
        repacked(GOOD, "[Content_Types].xml", b"application/x.macroEnabled"),
        "macros",
    ),
    (
        "external entities",
        "x.xlsx",
        repacked(GOOD, SHEET, b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'),
        "document types",
    ),
    ("a million empty rows", "x.xlsx", repacked(GOOD, SHEET, ENDLESS), "unpacks to far more"),
    ("a row far down", "x.xlsx", repacked(GOOD, SHEET, FAR), "past row 20000"),
    ("too many columns", "x.xlsx", workbook({"survey": WIDE}), "more than 100 columns"),
    ("an old workbook named new", "x.xlsx", OLD + b"\0" * 600, "is an old workbook"),
    ("a new workbook named old", "x.xls", GOOD, "is a new workbook"),
    ("a PDF", "x.xlsx", b"%PDF-1.7\n", "is a PDF"),
    ("a web page", "x.xls", b"  <html><table></table></html>", "is a web page"),
    ("text", "x.xlsx", b"type,name,label\n", "is something else"),
    ("a PDF named CSV", "x.csv", b"%PDF-1.7\n", "is a PDF"),
    ("nothing", "x.xlsx", b"", "is something else"),
    ("half a workbook", "x.xlsx", GOOD[: len(GOOD) // 2], "not a whole XLSX"),
    ("a broken sheet", "x.xlsx", repacked(GOOD, SHEET, b"<worksheet"), "not a whole XLSX"),
    ("an old workbook in pieces", "x.xls", OLD + b"\0" * 600, "no whole XLS workbook"),
    ("an old workbook with macros", "x.xls", OLD + xls.MACROS, "macros"),
    ("a file of another kind", "x.docx", GOOD, "A form is a .toml file, or one of"),
    ("CSV that is not text", "x.csv", b"a\0b", "is not text"),
    ("CSV in other letters", "x.md", b"\xff\xfea", "UTF-16"),
    ("open quotation marks", "x.csv", b'survey\n,"type', "quotation marks near line 2"),
    ("a letter", "x.md", b"Dear colleague", "no sheet called 'survey'"),
    ("too large a file", "x.csv", b" " * (4 * 1024 * 1024 + 1), "larger than 4 MiB"),
    ("a control character", "x.csv", b"survey\n,type,\x07name\n", "control character"),
    ("too many lines", "x.csv", b"survey\n" + b",text,a\n" * 20_001, "past row 20000"),
    ("too wide a line", "x.csv", b"survey\n" + b",a" * 102, "more than 100 columns"),
)


@pytest.mark.parametrize(
    ("name", "raw", "why"), [pytest.param(*one[1:], id=one[0]) for one in HOSTILE]
)
def test_a_file_that_holds_no_form_is_refused_in_a_sentence_soon(tmp_path, name, raw, why):
    path = saved(tmp_path, raw, name)
    start = time.process_time()
    with pytest.raises(FormNotReadable) as told:
        read_workbook(path)
    assert time.process_time() - start < 2
    (problem,) = told.value.problems
    assert why in str(problem)
    assert problem.file == name


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    (tmp_path / "folder.xlsx").mkdir()
    for name in ("gone.xlsx", "folder.xlsx", "../../gone.xlsx"):
        with pytest.raises(FormNotReadable, match="cannot be read"):
            read_workbook(tmp_path / name)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells how much was taken")
@pytest.mark.parametrize("raw", [ENDLESS, FAR], ids=("rows", "far"))
def test_a_sheet_without_end_takes_little_memory(tmp_path, raw):
    path = saved(tmp_path, repacked(GOOD, SHEET, raw))
    program = (
        "import pathlib, re, sys\n"
        "from lifaudit.instruments.lint import lint_file\n"
        "try:\n    lint_file(pathlib.Path(sys.argv[1]))\n"
        "except Exception as error:\n    print(type(error).__name__)\n"
        "status = pathlib.Path('/proc/self/status').read_text()\n"
        "print(re.search(r'VmHWM:\\s+(\\d+)', status)[1])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True
    )
    kind, peak = done.stdout.split()
    assert kind == "FormNotReadable"
    assert int(peak) < 256 * 1024


def test_a_formula_is_refused_with_its_cell(tmp_path):
    tables = with_rows(("text", "a", '="A" & "?"'))
    (problem,) = read_refusal(saved(tmp_path, tables))
    assert (problem.sheet, problem.row) == ("survey", 2)
    assert problem.what == "A cell holds a formula."


def test_a_workbook_of_many_parts_is_refused(tmp_path):
    path = saved(tmp_path, GOOD)
    with zipfile.ZipFile(path, "a") as parcel:
        for number in range(600):
            parcel.writestr(f"x/{number}", b"")
    (problem,) = read_refusal(path)
    assert "unpacks" in problem.what


def read_refusal(path):
    with pytest.raises(FormNotReadable) as told:
        lint_file(path)
    return told.value.problems


HEAD = SURVEY[0]
MISTAKES = (
    ("a type nobody knows", with_rows(("txet", "a", "A?")), 2, "type", "Did you mean 'text'?"),
    ("a place", with_rows(("geopoint", "a", "A?")), 2, "type", "Ask for it in words"),
    ("a loop", with_rows(("begin loop", "a", "A?")), 2, "type", "Ask for it in words"),
    ("no type", with_rows(("", "a", "A?")), 2, "type", "Write text"),
    ("no name", with_rows(("text", "", "A?")), 2, "name", "Give it one"),
    ("no label", with_rows(("text", "a", "")), 2, "label", "Write what is asked"),
    ("no end", with_rows(("begin_group", "a", "A"), ("text", "b", "B?")), 2, "type", "end_group"),
    ("no begin", with_rows(("text", "b", "B?"), ("end_repeat",)), 3, "type", "Take the row out"),
    ("no list", with_rows(("select_one yyn", "a", "A?")), 2, "type", "Did you mean 'yn'?"),
    (
        "a misspelt heading",
        with_rows(("text", "a", "A?", "yes"), head=("type", "name", "label", "requird")),
        1,
        "requird",
        "Did you mean 'required'?",
    ),
    (
        "another",
        with_rows(("text", "a", "A?", "1"), head=("type", "name", "label", "constrant")),
        1,
        "constrant",
        "Did you mean 'constraint'?",
    ),
    (
        "a heading twice",
        with_rows(("text", "a", "A?", "B?"), head=("type", "name", "label", "Label")),
        1,
        "label",
        "Keep one of the two",
    ),
    (
        "a picture",
        with_rows(("text", "a", "A?", "a.png"), head=("type", "name", "label", "media::image")),
        2,
        "media::image",
        "Put it into words",
    ),
    ("no heading", with_rows(("text", "a", "A?", "", "", "", "x")), 2, "", "Give the column"),
    ("an answer in a label", with_rows(("text", "a", "A ${a}?")), 2, "label", "without ${...}"),
    (
        "a kind nobody knows",
        with_rows(("text", "a", "A?", "grad"), head=("type", "name", "label", "bind::lif:kind")),
        2,
        "bind::lif:kind",
        "Did you mean 'grade'?",
    ),
    (
        "words for a number",
        with_rows(("text", "a", "A?", "x"), head=("type", "name", "label", "bind::lif:weight")),
        2,
        "bind::lif:weight",
        "Write a number",
    ),
    (
        "a part of a reference",
        with_rows(
            ("text", "a", "A?", "1.5"), head=("type", "name", "label", "bind::lif:evidence_least")
        ),
        2,
        "bind::lif:evidence_least",
        "without a fraction",
    ),
    (
        "rows that are worked out",
        with_rows(
            ("begin_repeat", "a", "A", "${b}"),
            ("text", "c", "C?"),
            ("end_repeat",),
            ("integer", "b", "B?"),
            head=("type", "name", "label", "repeat_count"),
        ),
        2,
        "repeat_count",
        "rows are added by hand",
    ),
    (
        "rows within rows",
        with_rows(
            ("begin_repeat", "a", "A"),
            ("begin_repeat", "b", "B"),
            ("text", "c", "C?"),
            ("end_repeat",),
            ("end_repeat",),
        ),
        2,
        "type",
        "beside this one",
    ),
    (
        "a slider without numbers",
        with_rows(("range", "a", "A?", "start=a"), head=("type", "name", "label", "parameters")),
        2,
        "parameters",
        "as it says",
    ),
    (
        "a slider without end",
        with_rows(("range", "a", "A?", "end=1e999"), head=("type", "name", "label", "parameters")),
        2,
        "parameters",
        "as it says",
    ),
    ("a lost name", with_rows(("text", "a", "A?", "", "${b} = 1")), 2, "relevant", "as it says"),
    ("a name twice", with_rows(("text", "a", "A?"), ("text", "a", "B?")), 3, "name", "as it says"),
)


@pytest.mark.parametrize(
    ("tables", "row", "column", "mend"), [pytest.param(*one[1:], id=one[0]) for one in MISTAKES]
)
def test_a_mistake_is_told_with_its_sheet_row_and_column(tmp_path, tables, row, column, mend):
    first = refused(tmp_path, tables)[0]
    assert (first.sheet, first.row, first.column) == ("survey", row, column), str(first)
    assert mend in first.mend


def test_a_row_of_choices_without_name_or_list_is_told(tmp_path):
    choices = (*CHOICES, ("", "maybe", "Maybe"), ("yn", "", "Nothing"), ("", "", ""))
    told = refused(tmp_path, sheets(choices=choices))
    assert [(one.sheet, one.row, one.column) for one in told] == [
        ("choices", 4, "list_name"),
        ("choices", 5, "name"),
    ]


def test_a_misspelt_heading_beside_choices_is_told_only_where_one_is_missing(tmp_path):
    lost = (("list_name", "name", "lable"), *CHOICES[1:])
    (told,) = refused(tmp_path, sheets(choices=lost))
    assert (told.sheet, told.row, told.mend) == ("choices", 1, "Did you mean 'label'?")
    extra = (("list_name", "name", "label", "lable"), *CHOICES[1:])
    assert refused(tmp_path, sheets(choices=extra)) == ()


def test_a_misspelt_sheet_is_told(tmp_path):
    tables = {"survey": SURVEY, "choics": CHOICES, "settings": SETTINGS}
    told = refused(tmp_path, tables)
    assert (told[0].sheet, told[0].mend) == ("choics", "Did you mean 'choices'?")


@pytest.mark.parametrize(
    ("column", "value", "mend"),
    [
        ("lif_subject", "cases", "Did you mean 'case'?"),
        ("lif_minutes", 0, "Write a whole number"),
        ("lif_minutes", 2.5, "Write a whole number"),
        ("lif_minuts", 5, "Did you mean 'lif_minutes'?"),
    ],
)
def test_a_setting_that_cannot_be_is_told(tmp_path, column, value, mend):
    settings = (("form_title", column), ("A visit", value))
    (told,) = refused(tmp_path, sheets(settings=settings))
    assert (told.sheet, told.column) == ("settings", column)
    assert mend in told.mend


def test_what_breaks_a_rule_of_forms_is_told_by_its_cell_too(tmp_path):
    head = ("type", "name", "label", "bind::lif:kind", "bind::lif:agencies")
    tables = with_rows(
        ("select_one yn", "a", "A?", "", "polise"),
        ("decimal", "b", "B?", "duration"),
        head=head,
        choices=(*CHOICES, ("yn", "yes", "Again")),
    )
    tables["settings"] = (
        ("form_title", "lif_grade_scale", "allow_choice_duplicates"),
        ("A visit", "none", "yes"),
    )
    told = {(one.sheet, one.row, one.column) for one in refused(tmp_path, tables)}
    assert ("survey", 2, "bind::lif:agencies") in told
    assert ("survey", 3, "bind::lif:unit") in told
    assert ("settings", 2, "lif_grade_scale") in told


def test_caps_changes_and_descriptors_have_their_cells(tmp_path):
    tables = {
        **with_rows(
            ("begin_group", "g", "G", "yes", "How"),
            ("text", "a", "A?"),
            ("end_group",),
            head=("type", "name", "label", "bind::lif:graded", "bind::lif:grade_guidance"),
            choices=(
                ("list_name", "name", "label", "points", "scale"),
                ("s", "1", "One", 1, "S"),
                ("s", "2", "Two", 2, ""),
            ),
        ),
        "settings": (("lif_grade_scale",), ("s",)),
        "lif_grades": (
            ("section", "code", "text"),
            ("g", "1", "x"),
            ("g", "2", "y"),
            ("g", "3", "z"),
        ),
        "lif_caps": (("section", "at", "most"), ("", "1", "9")),
        "lif_changes": (("version", "on", "what"), ("1.0", "soon", "x")),
    }
    told = {(one.sheet, one.row) for one in refused(tmp_path, tables)}
    assert told == {("lif_grades", 4), ("lif_caps", 2), ("lif_changes", 2)}


def test_what_odks_reader_stops_at_without_a_word_is_told_too(tmp_path, monkeypatch):
    def stops(*_, **__):
        raise KeyError

    monkeypatch.setattr("pyxform.xls2json.workbook_to_json", stops)
    (told,) = refused(tmp_path, sheets())
    assert told.what == "ODK's own reader stops at this form without saying why."
