"""Cover: the first page, with title, partnership, facts, handling and marking."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lifaudit.reports.boxes import TextBlock
from lifaudit.reports.canvas import TaggedCanvas
from lifaudit.reports.inking import Box
from lifaudit.reports.structure import Element
from lifaudit.reports.style import (
    ACCENT,
    COVER_BODY,
    COVER_KICKER,
    COVER_SUBTITLE,
    COVER_TITLE,
    DEEP,
    FACT_LABEL,
    FACT_VALUE,
    MARKING,
    MEASURE,
    MM,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RULE,
    SAND,
    SIDE,
    SMALL,
    WHITE,
    TextStyle,
)
from lifaudit.reports.tree import Plain, Report
from lifaudit.reports.typesetting import typeset, width_of

_PANEL = 176 * MM
_TITLE_TOP = PAGE_HEIGHT - 68 * MM
_TITLE_LINES = 4
_COLUMN = (MEASURE - 24) / 2
_ROW_GAP = 12


@dataclass(frozen=True, slots=True)
class _Text:
    """A text of the cover with its tag and style."""

    tag: str
    text: str
    style: TextStyle


def draw_cover(canvas: TaggedCanvas, report: Report) -> None:
    """Draw the cover and end the page."""
    section = Element("Sect", canvas.root)
    _draw_panel(canvas)
    with canvas.furniture("Header"):
        _draw_marking(canvas, report.marking)
    top = _TITLE_TOP
    for text in (
        _Text("P", report.cover.kicker, replace(COVER_KICKER, after=16)),
        _Text("H1", report.title, replace(_title_style(report.title), after=16)),
        _Text("P", report.subtitle, COVER_SUBTITLE),
    ):
        top = _draw_text(canvas, section, text, (SIDE, top, MEASURE))
    _draw_lower(canvas, section, report)
    canvas.showPage()


def _draw_panel(canvas: TaggedCanvas) -> None:
    with canvas.furniture("Background"):
        bottom = PAGE_HEIGHT - _PANEL
        canvas.fill_box(Box(0, bottom, PAGE_WIDTH, PAGE_HEIGHT), DEEP)
        canvas.fill_box(Box(0, bottom, PAGE_WIDTH, bottom + 5), ACCENT)
        canvas.fill_box(Box(SIDE, _TITLE_TOP + 14, SIDE + 56, _TITLE_TOP + 18), SAND)


def _draw_marking(canvas: TaggedCanvas, marking: str) -> None:
    """Draw the marking at the head in white and at the foot in ink."""
    words = (Plain(marking.upper()),)
    middle = (PAGE_WIDTH - width_of(marking.upper(), MARKING)) / 2
    for baseline, ink in ((PAGE_HEIGHT - 12 * MM, WHITE), (9 * MM, MARKING.ink)):
        style = replace(MARKING, ink=ink)
        canvas.write(typeset(words, style, MEASURE)[0], middle, baseline, style)


def _title_style(title: str) -> TextStyle:
    """Return the largest size at which the title takes few lines."""
    style = COVER_TITLE
    while (
        len(typeset((Plain(title),), style, MEASURE)) > _TITLE_LINES
        and style.size > FACT_VALUE.size
    ):
        style = replace(style, size=style.size - 2, leading=style.leading - 2)
    return style


def _draw_text(
    canvas: TaggedCanvas, section: Element, text: _Text, place: tuple[float, float, float]
) -> float:
    """Draw a text at x, top within a measure and return where the next may begin."""
    x, top, measure = place
    if not text.text:
        return top
    lines = typeset((Plain(text.text),), text.style, measure)
    block = TextBlock(Element(text.tag, section), lines, text.style, measure)
    block.draw(canvas, x, top)
    return top - block.height - text.style.after


def _draw_lower(canvas: TaggedCanvas, section: Element, report: Report) -> None:
    """Draw the partnership, the facts in two columns and the handling line."""
    top = PAGE_HEIGHT - _PANEL - 30
    heading = _Text("P", report.cover.partnership, replace(COVER_BODY, after=10))
    top = _draw_text(canvas, section, heading, (SIDE, top, MEASURE))
    facts = report.cover.facts
    for at in range(0, len(facts), 2):
        canvas.setLineWidth(0.6)
        canvas.rule((SIDE, top), (SIDE + MEASURE, top), RULE)
        ends = [
            _draw_fact(canvas, section, fact, (SIDE + column * (_COLUMN + 24), top - 7))
            for column, fact in enumerate(facts[at : at + 2])
        ]
        top = min(ends) - 7
    handling = _Text("P", report.cover.handling, SMALL)
    _draw_text(canvas, section, handling, (SIDE, top - _ROW_GAP / 2, MEASURE))


def _draw_fact(
    canvas: TaggedCanvas, section: Element, fact: tuple[str, str], at: tuple[float, float]
) -> float:
    x, top = at
    label, value = fact
    top = _draw_text(canvas, section, _Text("P", label, FACT_LABEL), (x, top, _COLUMN))
    return _draw_text(canvas, section, _Text("P", value, FACT_VALUE), (x, top, _COLUMN))
