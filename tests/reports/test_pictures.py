"""Charts carry their words and numbers; previews show the pages."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
import pytest
from PIL import Image
from reports.sample_tree import AGENCIES, DOMAINS, WHEN, Author, sample_report

from lifaudit.domain.chart import Bar, Bars, Cell, Heatmap, Series, StackedBars
from lifaudit.domain.errors.report import ReportUnreadable
from lifaudit.domain.places import resource
from lifaudit.reports.pdf import make_pdf
from lifaudit.reports.preview import page_count, page_image, page_png
from lifaudit.reports.tree import Figure, Section
from lifaudit.reports.ua_lint import lint


def test_a_heatmap_says_how_often_each_word_occurs_and_is_its_own_table():
    cells = ((Cell("Good", "good"), Cell("Weak", "weak")), (Cell("Good", "good"),) * 2)
    chart = Heatmap("Grades", ("Police", "Health"), ("A", "B"), cells, "Agency")
    assert chart.sentence == "Grades: 4 cells; Good 3, Weak 1."
    assert chart.table.header == ("Agency", "A", "B")
    assert chart.table.rows[0] == ("Police", "Good", "Weak")


def test_stacked_bars_tell_their_totals():
    chart = StackedBars(
        "Grades", (Series("Good", "good"), Series("Weak", "weak")), (Bar("P", (2, 1)),)
    )
    assert chart.sentence == "Grades: Good 2, Weak 1; 3 altogether."
    assert chart.table.rows == (("P", "2", "1", "3"),)


def test_bars_tell_the_highest_and_the_lowest():
    chart = Bars("Voice", (Bar("P", (20,)), Bar("H", (80,))), "%")
    assert chart.sentence == "Voice: from 20 % (P) to 80 % (H)."
    assert Bars("Voice", (), "%").sentence == "Voice: nothing to show."


EDGES = (
    StackedBars("Empty", (), ()),
    StackedBars("No grades", (Series("Good", "good"),), (Bar("P" * 200, (0,)),)),
    StackedBars(
        "Many", tuple(Series(f"Part {n}", "good") for n in range(12)), (Bar("P", (1,) * 12),)
    ),
    Bars("None", (), "%"),
    Bars("Zero", (Bar("P", (0,)),), "days"),
    Heatmap("Empty", (), (), ()),
    Heatmap(
        "Wide", ("A",), tuple(f"Column {n}" for n in range(30)), ((Cell("Good", "good"),) * 30,)
    ),
    Heatmap("Tall", DOMAINS * 9, AGENCIES, ((Cell("Good", "nobody"),) * 6,) * 54),
)


@pytest.mark.parametrize("chart", EDGES, ids=lambda chart: chart.title)
def test_a_chart_of_any_size_is_drawn(chart):
    report, attachments = sample_report(1, (Section("Chart", (Figure(chart, "Edge."),)),))
    assert lint(make_pdf(report, attachments, WHEN)) == ()


def test_the_words_of_a_heatmap_are_on_the_page():
    chart = Author().heatmap("Middle grades")
    report, attachments = sample_report(1, (Section("Chart", (Figure(chart),)),))
    document = pypdfium2.PdfDocument(make_pdf(report, attachments, WHEN))
    pages = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    (page,) = [page for page in pages if chart.sentence in page]
    assert page.count("Outstanding") >= sum(c.text == "Outstanding" for r in chart.cells for c in r)


def test_a_preview_has_every_page_in_the_size_asked_for(rendered):
    count = page_count(rendered)
    image = Image.open(BytesIO(page_png(rendered, count, 0.5)))
    assert (image.width, image.height) == (298, 421)
    raw = page_image(rendered, 1, 0.5)
    assert len(raw.rgba) == raw.width * raw.height * 4


def test_a_preview_shows_the_signature(sealed):
    number = page_count(sealed.complete) - 1
    assert page_png(sealed.complete, number) != page_png(sealed.bare, number)


def test_a_preview_of_what_is_no_pdf_says_so(rendered):
    with pytest.raises(ReportUnreadable):
        page_count(b"hello")
    with pytest.raises(IndexError):
        page_png(rendered, 0)
    with pytest.raises(IndexError):
        page_png(rendered, 1000)


def test_shipped_files_are_found():
    assert resource("icc", "sRGB.icc").is_file()
