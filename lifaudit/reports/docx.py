"""DOCX: the report as a document to work on, marked as unsigned on every page."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from lifaudit.domain.chart import Cell
from lifaudit.reports.linear import Grid, Piece, Title, Words, linear, unsigned_mark
from lifaudit.reports.style import Colour, paint
from lifaudit.reports.tree import Report, Strong
from lifaudit.reports.wording import one_line

_STYLES = {"bullet": "List Bullet", "number": "List Number", "quote": "Intense Quote"}
_SIZES = {"lead": 14, "small": 10, "source": 10}
_FONT = "Atkinson Hyperlegible Next"


def make_docx(report: Report, when: datetime) -> bytes:
    """Return the document; headings, lists and header rows are real, the language is set."""
    document = Document()
    _prepare(document, report, when)
    for piece in linear(report):
        _add(document, piece)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _prepare(document: Any, report: Report, when: datetime) -> None:
    facts = document.core_properties
    facts.title, facts.author = one_line(report.title)[:255], "lifaudit"
    facts.language, facts.comments = report.language, unsigned_mark(report)
    facts.created = facts.modified = when.replace(tzinfo=None)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(12)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), report.language)
    normal.element.get_or_add_rPr().append(language)
    mark = f"{one_line(report.marking).upper()} - {unsigned_mark(report)}"
    for section in document.sections:
        for place in (section.header, section.footer):
            place.paragraphs[0].text = mark
            place.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER


def _add(document: Any, piece: Piece) -> None:
    if isinstance(piece, Title):
        document.add_heading(piece.text, piece.level)
    elif isinstance(piece, Grid):
        _add_table(document, piece)
    else:
        _add_words(document, piece)


def _add_words(document: Any, words: Words) -> None:
    paragraph = document.add_paragraph(style=_STYLES.get(words.kind))
    for run in words.runs:
        added = paragraph.add_run(run.text)
        added.bold = True if isinstance(run, Strong) else None
        if words.kind in _SIZES:
            added.font.size = Pt(_SIZES[words.kind])


def _add_table(document: Any, grid: Grid) -> None:
    """Add a table whose first row repeats on every page and whose caption is its description."""
    table = document.add_table(rows=1, cols=len(grid.header))
    table.style = "Table Grid"
    for cell, name in zip(table.rows[0].cells, grid.header, strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    properties = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no call for it
    properties.append(OxmlElement("w:tblHeader"))
    _describe(table, grid)
    for row in grid.rows:
        for place, cell in zip(table.add_row().cells, row, strict=True):
            _fill(place, cell)
    document.add_paragraph(grid.caption)


def _describe(table: Any, grid: Grid) -> None:
    description = OxmlElement("w:tblDescription")
    description.set(qn("w:val"), grid.caption or ", ".join(grid.header))
    table._tbl.tblPr.append(description)  # noqa: SLF001 - python-docx has no call for it


def _fill(place: Any, cell: Cell) -> None:
    run = place.paragraphs[0].add_run(cell.text)
    if cell.role == "none":
        return
    colours = paint(cell.role)
    run.font.color.rgb = RGBColor.from_string(_code(colours.ink))
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), _code(colours.paper))
    place._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001 - python-docx has no call for it


def _code(ink: Colour) -> str:
    parts = (ink.red, ink.green, ink.blue)
    return "".join(f"{round(part * 255):02X}" for part in parts)
