"""What must never come in is refused, with its place and reason and never with its value."""

from __future__ import annotations

import contextlib
import time
import zipfile
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from frames import files
from hypothesis import given
from hypothesis import strategies as st

from lifaudit.domain.errors.sampling import FrameRefused
from lifaudit.domain.identifiers import is_nhs_number
from lifaudit.frames import workbook
from lifaudit.frames.grid import MOST_LINES, Row
from lifaudit.frames.read import read_frame
from lifaudit.frames.suspects import against_reference, holds_date
from lifaudit.frames.workbook import read_workbook
from lifaudit.workbooks.book import shown

NHS = "9434765919"
PERSONAL = (
    ("names.", ["Jane Smith", "Mohammed Khan", "Olivia Jones"]),
    ("names.", ["Smith, Jane", "Khan, Imran", "Jones, Olivia"]),
    ("names.", ["Jack", "Olivia", "North", "Amelia"]),
    ("as names do.", ["Patel", "Okafor", "Nowak", "Byrne", "Hughes", "Kowalska", "Zhang"]),
    ("with a title.", ["Mrs Patel", "North", "North"]),
    ("dates of birth.", ["03/07/2019", "North"]),
    ("dates of birth.", ["2019-07-03", "North"]),
    ("dates of birth.", ["3.7.19", "North"]),
    ("dates of birth.", ["3-7-2019", "North"]),
    ("dates of birth.", ["3 July 2019", "North"]),
    ("dates of birth.", ["JS 03/07/19", "North"]),
    ("NHS numbers.", [NHS, "North"]),
    ("NHS numbers.", ["943 476 5919", "North"]),
    ("pupil numbers.", ["A801200003001", "North"]),
    ("National Insurance numbers.", ["AB 12 34 56 C", "North"]),
    ("telephone numbers.", ["01632 960 001", "North"]),
    ("telephone numbers.", ["+44 7700 900123", "North"]),
    ("postcodes.", ["SW1A 1AA", "North"]),
    ("postcodes.", ["near m1 1ae", "North"]),
    ("addresses.", ["12 Orchard Road", "North"]),
    ("addresses.", ["Flat 2, 14a St Mary's Lane", "North"]),
    ("e-mail addresses.", ["jane@example.org", "North"]),
    ("free text.", ["Mother says that he was at home on that day", "North"]),
    ("free text.", ["x" * 61, "North"]),
    ("a formula.", ["=cmd()", "North"]),
    ("a formula.", ["@SUM(A1)", "North"]),
    ("cannot be seen.", ["No\u200brth", "North"]),
    ("cannot be seen.", ["\u202eNorth", "North"]),
    ("could identify a child.", [f"{n} weeks" for n in range(40)]),
)
CALLED = (
    "Name",
    "Child's name",
    "childName",
    "SURNAME",
    "first_name",
    "Known as",
    "Initials",
    "Mother",
    "DOB",
    "D.O.B.",
    "Date of birth",
    "NHS no",
    "NHS",
    "UPN",
    "NI number",
    "Postcode",
    "Post code",
    "Home address",
    "E-mail",
    "Telephone",
    "Mobile",
)
HARMLESS = (
    "Team name",
    "School name",
    "Area name",
    "NHS trust",
    "Country of birth",
    "Postcode area",
)


def refused(path):
    with pytest.raises(FrameRefused) as caught:
        read_frame(path)
    return caught.value


@pytest.mark.parametrize(("why", "values"), PERSONAL)
def test_a_column_that_could_name_a_child_is_refused_by_place_and_never_by_value(
    tmp_path, why, values
):
    error = refused(files.listed(tmp_path, 1, values))
    assert [problem.column for problem in error.problems] == ["Column B (Area)"]
    assert error.problems[0].why.endswith(why)
    assert not any(value in f"{error}{error.problems!r}" for value in values if value != "North")


def test_the_rows_are_those_the_spreadsheet_shows(tmp_path):
    error = refused(files.listed(tmp_path, 1, ["North", "SW1A 1AA", "North", "M1 1AE"]))
    assert error.problems[0].rows == (3, 5)
    assert "Column B (Area), rows 3, 5: holds postcodes." in str(error)


@pytest.mark.parametrize("title", CALLED)
def test_a_column_called_like_something_personal_is_refused_whatever_it_holds(tmp_path, title):
    error = refused(files.listed(tmp_path, 1, ["A", "B", "A"], title))
    assert error.problems[0].why.startswith("is called like")


@pytest.mark.parametrize("title", HARMLESS)
def test_a_column_that_only_sounds_personal_is_read(tmp_path, title):
    assert read_frame(files.listed(tmp_path, 1, ["A1", "B1", "A1"], title)).columns == (title,)


@pytest.mark.parametrize(
    "values",
    [
        ["Jane Smith", "Omar Khan"],
        ["JS", "OK"],
        [NHS],
        ["943 476 5919"],
        ["LA-1", "Grace"],
        ["JS 03/07/2019"],
        ["jane@example.org"],
    ],
)
def test_references_that_name_a_child_are_refused(tmp_path, values):
    error = refused(files.listed(tmp_path, 0, values, "Case code"))
    assert error.problems[0].column == "Column A (Case code)"


def test_a_list_without_column_names_is_refused_and_its_first_line_not_repeated(tmp_path):
    error = refused(files.write(tmp_path, "LA-1,jane@example.org\nLA-2,omar@example.org\n"))
    assert "jane" not in f"{error}{error.problems!r}"


def test_a_name_in_place_of_a_column_name_is_not_repeated(tmp_path):
    error = refused(files.write(tmp_path, "Code,Jane Smith\nLA-1,Omar Khan\nLA-2,Ava Jones\n"))
    assert [problem.column for problem in error.problems] == ["Column B"]


def test_a_column_name_that_is_somebodys_is_refused_and_not_repeated(tmp_path):
    error = refused(files.write(tmp_path, "Code,jane@example.org\nLA-1,North\n"))
    assert str(error.problems[0]) == "Column B, row 1: the column's name holds e-mail addresses."


def test_a_list_of_codes_without_a_head_loses_no_case_silently(tmp_path):
    error = refused(files.write(tmp_path, "LA-001\nLA-002\nLA-003\n"))
    assert "first row looks like a case" in str(error)
    assert read_frame(files.write(tmp_path, "Case 2026\nLA-002\n")).lines


def test_everything_wrong_is_told_at_once(tmp_path):
    content = "Code,DOB,Area\nLA-1,x,SW1A 1AA\n,x,North\nLA-1,x,North\n"
    error = refused(files.write(tmp_path, content))
    assert [problem.why for problem in error.problems] == [
        "is called like a column of dates of birth.",
        "holds postcodes.",
        "has no reference.",
        "holds a reference that stood there before.",
    ]
    assert error.facts["count"] == 4


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b"Code\r\n", "empty"),
        (b"\xff\xfeC\0o\0", "UTF-16"),
        (b"Code\nA1\0\n", "not text"),
        (b"Code\nA1\x81\x8d\n", "UTF-8 or Windows"),
        (b'Code\n"A1"x\n', "quotation marks"),
        (b"Code,Area\nA1,North,South\n", "more values"),
        (b"Code,,Area\nA1,x,North\n", "has no name"),
        (b"Code,Area,area\nA1,x,y\n", "same name"),
        (b"Code\na1\nA1\n", "stood there before"),
        (b",".join(b"C%d" % n for n in range(21)) + b"\n", "more than 20 columns"),
        (b"Code\n" + b"A1\n" * 20_001, "longer than 20000"),
        (b"x" * (8 * 1024 * 1024 + 1), "larger than 8 MiB"),
        (b"\xd0\xcf\x11\xe0old", "password-protected"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_what_cannot_be_a_list_says_why(tmp_path, content, why):
    assert why in refused(files.write(tmp_path, content)).problems[0].why


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    for path in (tmp_path / "gone.csv", tmp_path):
        assert "cannot be read" in str(refused(path))


@pytest.mark.parametrize("born", [date(2019, 7, 3), datetime(2019, 7, 3, 9, 30)])  # noqa: DTZ001 - as a cell has it
def test_a_date_cell_of_a_workbook_is_a_date(tmp_path, born):
    raw = files.workbook(("Code", "Since"), ("LA-1", born))
    assert "dates of birth" in str(refused(files.write(tmp_path, raw)))


def test_a_formula_cell_is_refused(tmp_path):
    raw = files.workbook(("Code", "Area"), ("LA-1", "=A1"))
    assert "formula" in str(refused(files.write(tmp_path, raw)))


def hide(book):
    book.create_sheet("x")
    for sheet in book.worksheets[:-1]:
        sheet.sheet_state = "hidden"
    book.worksheets[-1].sheet_state = "veryHidden"


GOOD = files.workbook(files.HEAD, *files.ROWS)
SHEET = "xl/worksheets/sheet1.xml"
HOSTILE = (
    (files.repacked(GOOD, "xl/vbaProject.bin", b"x"), "macros"),
    (files.repacked(GOOD, "xl/macrosheets/sheet1.xml", b"<x/>"), "macros"),
    (files.repacked(GOOD, "[Content_Types].xml", b"application/x.macroEnabled"), "macros"),
    (files.repacked(GOOD, "bomb.bin", b"\0" * (60 * 1024 * 1024)), "unpacks"),
    (files.repacked(GOOD, SHEET, b"<a>" * 2_000_000), "unpacks"),
    (files.repacked(GOOD, SHEET, b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'), "document types"),
    (
        files.repacked(GOOD, SHEET, '<!DOCTYPE x [<!ENTITY a "b">]><x/>'.encode("utf-16")),
        "document types",
    ),
    (files.repacked(GOOD, SHEET, b"<worksheet"), "not a whole"),
    (files.repacked(GOOD, "xl/workbook.xml", b""), "not a whole"),
    (GOOD[: len(GOOD) // 2], "not a whole"),
    (b"PK\x03\x04" + b"\0" * 100, "not a whole"),
)


@pytest.mark.parametrize(
    ("raw", "why"), HOSTILE, ids=lambda one: one if isinstance(one, str) else ""
)
def test_a_hostile_workbook_is_refused_quickly(tmp_path, raw, why):
    start = time.process_time()
    assert why in str(refused(files.write(tmp_path, raw)))
    assert time.process_time() - start < 5


def test_a_sheet_of_more_tags_than_a_list_needs_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(workbook, "REACH", replace(workbook.REACH, most_tags=1000))
    raw = files.workbook(("Code",), *((f"A{n}",) for n in range(500)))
    assert "unpacks" in str(refused(files.write(tmp_path, raw)))


def test_a_cell_in_which_nothing_stands_says_nothing():
    assert [shown(value) for value in (None, 3.0, date(2026, 5, 4))] == ["", "3", "2026-05-04"]


def test_of_a_sheet_that_claims_a_million_rows_no_more_are_read_than_may_be(tmp_path, monkeypatch):
    far = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
        b"</sheetData></worksheet>"
    )
    read = []
    monkeypatch.setattr(workbook, "Row", lambda *row: read.append(row[0]) or Row(*row))
    refused(files.write(tmp_path, files.repacked(GOOD, SHEET, far)))
    assert read[-1] == len(read) <= MOST_LINES + 2


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([tuple(f"C{n}" for n in range(21)), ("A1",)], "more than 20 columns"),
        ([("Code",), *((f"A{n}",) for n in range(20_001))], "longer than 20000"),
    ],
    ids=("wide", "long"),
)
def test_a_workbook_that_is_too_large_is_refused(tmp_path, rows, why):
    assert why in str(refused(files.write(tmp_path, files.workbook(*rows))))


def test_a_file_that_another_program_holds_is_refused(tmp_path, monkeypatch):
    path = files.write(tmp_path, "Code\nA1\n")

    def held(*_):
        raise PermissionError

    monkeypatch.setattr(Path, "open", held)
    assert "Close it in other programs" in str(refused(path))


def test_a_workbook_whose_sheets_are_all_hidden_is_refused(tmp_path):
    raw = files.repacked(
        GOOD,
        "xl/workbook.xml",
        zipfile.ZipFile(files.write(tmp_path, GOOD))
        .read("xl/workbook.xml")
        .replace(b'state="visible"', b'state="hidden"'),
    )
    assert "hidden" in str(refused(files.write(tmp_path, raw)))


@given(st.data())
def test_a_workbook_with_a_flipped_byte_is_read_or_refused(data):
    at = data.draw(st.integers(0, len(GOOD) - 1))
    raw = bytearray(GOOD)
    raw[at] ^= 1 << data.draw(st.integers(0, 7))
    with contextlib.suppress(FrameRefused):
        assert read_workbook(bytes(raw)).rows


@given(st.integers(0, 999_999_999))
def test_ten_digits_are_an_nhs_number_for_exactly_one_check_digit_or_none(nine):
    fits = [digit for digit in range(10) if is_nhs_number(f"{nine:09d}{digit}")]
    assert len(fits) <= 1
    assert not is_nhs_number(f"{nine:09d}")


@given(st.dates())
def test_every_way_to_write_a_day_is_noticed(day):
    for shape in ("{d.day}/{d.month}/{d.year:04d}", "{d.day:02d}.{d.month:02d}.{d.year:04d}"):
        assert holds_date(shape.format(d=day))
    assert holds_date(day.isoformat())


@pytest.mark.parametrize("code", ["DD26-07-03", "26-07-03", "LA-00412", "2026/14", "12-4", "1.5"])
def test_codes_are_not_dates(code):
    assert not holds_date(code)
    assert against_reference(code) == ""
