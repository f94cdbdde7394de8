"""Working copies say the same as the PDF, are marked as unsigned, and nothing in them acts."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO, StringIO

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from reports.sample_tree import WHEN, sample_report
from reports.test_pdf import HOSTILE, section_of

from lifaudit.reports.csv import make_csv
from lifaudit.reports.docx import make_docx
from lifaudit.reports.html import make_html
from lifaudit.reports.linear import unsigned_mark
from lifaudit.reports.sheets import Sheet, inert
from lifaudit.reports.tree import Link, Paragraph, Section, plain
from lifaudit.reports.xlsx import make_xlsx

ACTING = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\uff1d1", "  =1", "=cmd|' /C calc'!A0")


class Strict(HTMLParser):
    """Collects the elements of a page and sees that they close."""

    def __init__(self):
        super().__init__()
        self.seen, self.open = [], []

    def handle_starttag(self, tag, attributes):
        self.seen.append((tag, dict(attributes)))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def report():
    sections = tuple(section_of(text) for text in HOSTILE)
    return sample_report(1, sections)[0]


def test_the_page_is_well_formed_and_runs_and_fetches_nothing(report):
    page = make_html(report).decode()
    reader = Strict()
    reader.feed(page)
    names = {tag for tag, _ in reader.seen}
    assert not reader.open
    assert not names & {"img", "script", "b", "iframe", "link", "object"}
    assert "default-src 'none'" in page
    assert ("html", {"lang": "en-GB"}) in reader.seen
    assert page.count(unsigned_mark(report)) >= 2


def test_every_text_of_the_page_runs_the_way_its_own_letters_run(report):
    page = make_html(report).decode()
    (rule,) = re.findall(r"^(.*)\{unicode-bidi:plaintext;text-align:start\}$", page, re.MULTILINE)
    reader = Strict()
    reader.feed(page)
    holding = {"p", "li", "td", "th", "blockquote", "caption"}
    used = {tag for tag, _ in reader.seen} & (holding | {f"h{level}" for level in range(1, 7)})
    assert used <= set(rule.split(","))
    assert "text-align:left" not in page


def test_the_page_shows_typed_markup_as_text(report):
    assert "&lt;img src=&quot;/etc/passwd&quot;/&gt;" in make_html(report).decode()
    acting = "</title><script>alert(1)</script>"
    away = Section("Away", (Paragraph((Link("Read on", "javascript:alert(1)"),)),))
    page = make_html(replace(report, title=acting, marking=acting, sections=(away,))).decode()
    assert "&lt;script&gt;alert(1)" in page
    for acts in ("<script", "<SCRIPT", "javascript:"):
        assert acts not in page


def test_the_document_is_marked_in_head_and_foot_and_knows_its_language(report):
    document = Document(BytesIO(make_docx(report, WHEN)))
    section = document.sections[0]
    for place in (section.header, section.footer):
        assert unsigned_mark(report) in place.paragraphs[0].text
    assert document.core_properties.language == "en-GB"
    assert document.styles["Normal"].element.rPr.find(qn("w:lang")).get(qn("w:val")) == "en-GB"


def test_every_table_of_the_document_repeats_its_header_and_is_described(report):
    tables = Document(BytesIO(make_docx(report, WHEN))).tables
    assert tables
    for table in tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))


def test_the_document_keeps_long_and_foreign_text_whole(report):
    text = "\n".join(p.text for p in Document(BytesIO(make_docx(report, WHEN))).paragraphs)
    for wanted in ("x" * 10_000, "محمد اقبال خان", "Łukasz Żółć", "😀", "<b unclosed", "[U+0007]"):
        assert wanted in text


@pytest.mark.parametrize("text", ACTING)
def test_no_cell_is_calculated(text):
    sheet = Sheet("S", (text,), ((text,),))
    file = make_csv(sheet).decode()
    assert file.startswith("\ufeff"), "or a spreadsheet takes it for other letters"
    for row in csv.reader(StringIO(file[1:])):
        assert row[0].startswith("'")
    page = load_workbook(BytesIO(make_xlsx((sheet,), "Unsigned", WHEN))).worksheets[0]
    for cell in (page["A3"], page["A4"]):
        assert cell.data_type == "s"
        assert str(cell.value).startswith("'")


@given(st.text())
def test_no_text_whatever_begins_a_formula(text):
    assert not str(inert(text)).lstrip().startswith(("=", "+", "-", "@"))


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"])), max_size=5))
def test_csv_has_one_row_for_every_row(texts):
    sheet = Sheet("S", ("A", "B"), tuple((text, 1) for text in texts))
    rows = list(csv.reader(StringIO(make_csv(sheet).decode("utf-8-sig"))))
    assert len(rows) == len(texts) + 1
    assert [row[1] for row in rows[1:]] == ["1"] * len(texts)


def test_numbers_stay_numbers_and_long_text_is_cut_with_a_mark():
    sheet = Sheet("S", ("A", "B"), ((3, "x" * 40_000), (2.5, None)))
    page = load_workbook(BytesIO(make_xlsx((sheet,), "Unsigned", WHEN))).worksheets[0]
    assert (page["A4"].value, page["A5"].value, page["B5"].value) == (3, 2.5, None)
    assert page["B4"].value.endswith("[cut short]")


def test_a_workbook_is_marked_and_the_same_every_time():
    sheets = (Sheet("Grades/2026: [all] of them and more", ("A",), ()), Sheet("S", (), ()))
    data = make_xlsx((*sheets, *sheets), "Unsigned working copy", WHEN)
    book = load_workbook(BytesIO(data))
    assert [len(name) <= 31 for name in book.sheetnames] == [True] * 4
    assert len(set(book.sheetnames)) == 4
    assert all(page["A1"].value == "Unsigned working copy" for page in book.worksheets)
    assert make_xlsx((*sheets, *sheets), "Unsigned working copy", WHEN) == data


def test_control_characters_never_reach_a_file(report):
    controls = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\u202e]")
    sheet = Sheet("S", ("A",), (("a\x00b\x07\u202e",),))
    assert not controls.search(make_html(report).decode())
    assert not controls.search(make_csv(sheet).decode())
    assert not controls.search(
        "".join(p.text for p in Document(BytesIO(make_docx(report, WHEN))).paragraphs)
    )


def test_what_a_pdf_was_copied_with_for_a_hyphen_keeps_no_copy_from_being_made(report):
    said = "What the safe\ufffeguarding lead said\uffff."
    told = replace(report, title=said, sections=(Section("Said", (Paragraph(plain(said)),)),))
    words = "".join(p.text for p in Document(BytesIO(make_docx(told, WHEN))).paragraphs)
    sheet = Sheet("S", ("A",), ((said,),))
    page = load_workbook(BytesIO(make_xlsx((sheet,), "Unsigned", WHEN))).worksheets[0]
    for one in (words, page["A4"].value, make_html(told).decode()):
        assert "safe[U+FFFE]guarding lead said[U+FFFF]." in one


def test_nothing_is_put_down_on_the_way(report, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "no such folder"))
    assert make_xlsx((Sheet("S", ("A",), (("a word",),)),), "Unsigned", WHEN)
    assert make_docx(report, WHEN)
    assert make_html(report)
