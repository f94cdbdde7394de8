"""PDF: a tree becomes the bytes of an accessible, archivable file, the same every time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain as chained

from lifaudit.domain.ports import Progress, silent
from lifaudit.reports.boxes import Block, Turn
from lifaudit.reports.canvas import Landmark, TaggedCanvas
from lifaudit.reports.contents import contents_lines
from lifaudit.reports.cover import draw_cover
from lifaudit.reports.finish import finish
from lifaudit.reports.flow import Column
from lifaudit.reports.fonts import ONE_AT_A_TIME
from lifaudit.reports.furniture import Furniture
from lifaudit.reports.layout import Layout
from lifaudit.reports.metadata import Facts
from lifaudit.reports.outline import Entry, outline, write_bookmarks
from lifaudit.reports.structure import Element
from lifaudit.reports.style import MEASURE
from lifaudit.reports.tree import Attachment, Heading, Report, Section
from lifaudit.reports.typesetting import set_once
from lifaudit.reports.wording import one_line

_PASSES = 4
"""Two are needed for page numbers, one more when the contents grow by a page after all."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """What a first rendering found out: the outline with its pages, and how many there are."""

    entries: tuple[Entry, ...] = ()
    pages: int = 0


def make_pdf(
    report: Report,
    attachments: tuple[Attachment, ...],
    when: datetime,
    progress: Progress = silent,
) -> bytes:
    """Render the report and put the attachments inside; the same input gives the same bytes.

    `when` is an aware UTC time and becomes the file's date. Raises Cancelled when asked to stop.
    """
    with ONE_AT_A_TIME, set_once():
        pdf = _settled(report, when, progress)
    progress(_PASSES, _PASSES, "Putting the data inside")
    return finish(pdf, attachments, when)


def _settled(report: Report, when: datetime, progress: Progress) -> bytes:
    """Render until the page numbers printed are the page numbers found."""
    plan = _foreseen(report)
    for number in range(_PASSES):
        progress(number, _PASSES, "Setting the pages")
        canvas, found = _rendered(report, when, plan)
        if found == plan:
            break
        plan = found
    write_bookmarks(canvas, found.entries)
    return canvas.finished()


def _foreseen(report: Report) -> _Plan:
    """Foresee which headings there will be: the contents take their room from the first pass on."""
    marks = (Landmark(level, one_line(text), "", 0) for level, text in _headings(report))
    return _Plan(outline(marks))


def _headings(report: Report) -> Iterator[tuple[int, str]]:
    for section in report.sections:
        yield 1, section.title
        yield from ((one.level, one.text) for one in section.blocks if isinstance(one, Heading))


def _rendered(report: Report, when: datetime, plan: _Plan) -> tuple[TaggedCanvas, _Plan]:
    """Draw once by a plan, and return the pages and the plan they would have needed."""
    canvas = TaggedCanvas(_facts(report, when))
    draw_cover(canvas, report)
    layout = Layout(canvas.root)
    parts: list[Iterable[Block]] = [_contents(report, canvas.root, layout, plan)]
    parts += [layout.section(section) for section in report.sections]
    Column(canvas, Furniture(report, plan.pages)).fill(chained.from_iterable(parts))
    return canvas, _Plan(outline(canvas.landmarks), canvas.page - 1)


def _contents(report: Report, root: Element, layout: Layout, plan: _Plan) -> list[Block]:
    """Return the contents page; it lists itself nowhere."""
    if report.contents is None:
        return []
    boxes = list(layout.section(Section(report.contents.title, (), "contents")))
    entries = tuple(entry for entry in plan.entries if entry.anchor != "contents")
    parent = Element("Sect", root)
    return [*boxes, *contents_lines(entries, parent, MEASURE), Turn()]


def _facts(report: Report, when: datetime) -> Facts:
    return Facts(
        title=one_line(report.title),
        author=one_line(report.cover.partnership),
        subject=one_line(report.subject),
        marking=one_line(report.marking),
        language=report.language,
        when=when,
    )
