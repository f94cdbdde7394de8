"""A tree becomes a PDF that is complete, accessible, harmless and always the same."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from reports.sample_tree import WHEN, sample_report

from lifaudit.domain.chart import Cell
from lifaudit.reports.pdf import make_pdf
from lifaudit.reports.tree import (
    Bullets,
    Callout,
    Figure,
    Heading,
    KeyFacts,
    Link,
    Paragraph,
    Quote,
    Section,
    Table,
    plain,
)
from lifaudit.reports.ua_lint import lint

HOSTILE = (
    '<img src="/etc/passwd"/>',
    "<b unclosed",
    "=cmd|' /C calc'!A0",
    "a\x00b\x07c\u202ed\u200be",
    "x" * 10_000,
    "word " * 2_000,
    "محمد اقبال خان said 12 ہے and left",
    "Łukasz Żółć-Gęślą, Nguyễn Thị Phượng, Ștefan, İbrahim",
    "ਹਰਪ੍ਰੀਤ ਸਿੰਘ and মোহাম্মদ রহমান",
    "felt 😀 safe 👩‍👧 ✓ → ≥ 3",
    "漢字 and \U0001f1ec\U0001f1e7 and \ue000",
    "line one\nline two\r\n\r\nline four\ttab",
    "",
    " ",
)


def texts_of(pdf):
    document = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_range() for page in document]


def section_of(text):
    """Put a text wherever a person's words can come to stand."""
    return Section(
        text,
        (
            Heading(2, text),
            Paragraph(plain(text)),
            Paragraph((Link(text, "#summary"),)),
            Bullets((plain(text),)),
            Quote(text, text[:300]),
            KeyFacts(((text[:200], text),)),
            Callout("weak", text[:300], text),
            Table(("A", text[:200], "C"), ((text, Cell(text[:40], "good"), text),), caption=text),
        ),
    )


def test_the_same_tree_gives_the_same_bytes_and_another_hour_does_not(rendered):
    report, attachments = sample_report(cases=2)
    assert make_pdf(report, attachments, WHEN) == rendered
    assert make_pdf(report, attachments, WHEN + timedelta(hours=1)) != rendered


def test_another_process_gives_the_same_bytes(rendered, tmp_path):
    script = (
        "import sys; from pathlib import Path; from reports.sample_tree import *; "
        "from lifaudit.reports.pdf import make_pdf; from reports.test_pdf import section_of; "
        "other, data = sample_report(1, (section_of('first \\u0645\\u062d'),)); "
        "make_pdf(other, data, WHEN); report, data = sample_report(cases=2); "
        "Path(sys.argv[1]).write_bytes(make_pdf(report, data, WHEN))"
    )
    made = tmp_path / "again.pdf"
    environment = {"PYTHONPATH": ":".join(sys.path), "PYTHONHASHSEED": "7"}
    subprocess.run([sys.executable, "-c", script, str(made)], check=True, env=environment)
    assert made.read_bytes() == rendered


def test_nothing_is_wrong_with_the_accessibility_of_the_sample(rendered):
    assert lint(rendered) == ()


def test_nothing_is_wrong_after_seven_signatures(sealed):
    assert lint(sealed.complete) == ()


def test_every_page_carries_marking_twice_and_all_but_the_cover_the_fingerprint(rendered):
    report, _ = sample_report(cases=2)
    pages = texts_of(rendered)
    assert all(page.count("OFFICIAL-SENSITIVE") == 2 for page in pages)
    short = "-".join(report.fingerprint[at : at + 4] for at in range(0, 16, 4))
    assert all(f"Fingerprint {short}" in page for page in pages[1:])
    assert f"Page {len(pages)} of {len(pages)}" in pages[-1]


def test_contents_and_bookmarks_name_the_page_a_section_is_on(rendered):
    pages = texts_of(rendered)
    number = next(at for at, page in enumerate(pages, 1) if page.count("Sign-off") and at > 2)
    assert f"Sign-off {number}" in " ".join(pages[1].split())
    with pikepdf.open(BytesIO(rendered)) as document, document.open_outline() as outline:
        assert [item.title for item in outline.root][:2] == ["Contents", "Summary"]


def test_the_data_travels_inside_as_associated_files(rendered):
    _, attachments = sample_report(cases=2)
    with pikepdf.open(BytesIO(rendered)) as document:
        assert len(document.Root.AF) == 2
        for attachment in attachments:
            inside = document.attachments[attachment.name].get_file().read_bytes()
            assert inside == attachment.data


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_and_awkward_text_comes_out_harmless(text):
    report, attachments = sample_report(1, (section_of(text),))
    report = replace(report, title=text[:300] or "T", subtitle=text[:300])
    pdf = make_pdf(report, attachments, WHEN)
    assert lint(pdf) == ()
    with pikepdf.open(BytesIO(pdf)) as document:
        assert not any(page.get_images() for page in document.pages)


def test_text_is_shown_as_it_was_typed_not_as_markup():
    report, attachments = sample_report(1, (section_of('<img src="x"/> & <b>'),))
    assert '<img src="x"/> & <b>' in "".join(texts_of(make_pdf(report, attachments, WHEN)))


def test_no_word_is_lost_where_lines_and_pages_end():
    words = [f"zq{number}" for number in range(3_000)]
    story = Section("Long", (Paragraph(plain(" ".join(words))),))
    report, attachments = sample_report(1, (story,))
    shown = " ".join(texts_of(make_pdf(report, attachments, WHEN))).split()
    found = [word for word in shown if word.startswith("zq")]
    assert found == words


def test_a_table_row_longer_than_a_page_goes_on_over_pages():
    rows = (("one", "zqz " * 3_000, Cell("Good", "good")), ("two", "short", "end"))
    report, attachments = sample_report(1, (Section("T", (Table(("A", "B", "C"), rows),)),))
    pdf = make_pdf(report, attachments, WHEN)
    assert lint(pdf) == ()
    assert "".join(texts_of(pdf)).count("zqz") == 3_000


def test_an_empty_report_still_has_a_cover_and_a_contents_page():
    report, attachments = sample_report(1)
    pdf = make_pdf(replace(report, sections=()), attachments, WHEN)
    assert len(pypdfium2.PdfDocument(pdf)) == 2
    assert lint(pdf) == ()


def test_a_figure_comes_with_its_sentence_and_its_numbers(rendered):
    report, _ = sample_report(cases=2)
    figures = [block for block in report.sections[0].blocks if isinstance(block, Figure)]
    text = " ".join(" ".join(texts_of(rendered)).split())
    for figure in figures:
        assert figure.chart.sentence in text


def test_no_heading_stands_alone_at_the_foot_of_a_page():
    blocks = [
        block
        for number in range(120)
        for block in (Heading(3, f"Heading{number:03d}"), Bullets((plain("word " * 45),)))
    ]
    report, attachments = sample_report(1, (Section("Many", tuple(blocks)),))
    for page in texts_of(make_pdf(report, attachments, WHEN)):
        assert not page.rstrip().splitlines()[-1].startswith("Heading")


def test_reports_made_at_the_same_time_do_not_disturb_each_other(rendered):
    report, attachments = sample_report(cases=2)
    with ThreadPoolExecutor(3) as pool:
        made = [pool.submit(make_pdf, report, attachments, WHEN) for _ in range(3)]
    assert {job.result() for job in made} == {rendered}
