"""Layout: every block of the tree becomes boxes of the column, with its tags."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import singledispatchmethod

from reportlab.pdfbase.pdfdoc import PDFName

from lifaudit.domain.chart import Cell, Heatmap
from lifaudit.reports.boxes import (
    Block,
    FactsBlock,
    HeadingBlock,
    ItemBlock,
    QuoteBlock,
    TextBlock,
    Turn,
)
from lifaudit.reports.figures import FigureBlock, picture
from lifaudit.reports.panels import FIELD_WIDTH, CalloutBlock, SignatureBlock
from lifaudit.reports.structure import Element
from lifaudit.reports.style import (
    BODY,
    CALLOUT_TITLE,
    CAPTION,
    FACT_LABEL,
    FACT_VALUE,
    HEADINGS,
    ITEM,
    LEAD,
    MEASURE,
    QUOTE,
    QUOTE_SOURCE,
    SECTION,
    SIGN_BODY,
    SIGN_NAME,
    SIGN_ROLE,
    SMALL,
    TextStyle,
    paint,
)
from lifaudit.reports.tabling import heatmap_blocks, table_block
from lifaudit.reports.tree import Block as TreeBlock
from lifaudit.reports.tree import (
    Bullets,
    Callout,
    Figure,
    Heading,
    KeyFacts,
    Numbered,
    PageBreak,
    Paragraph,
    Plain,
    Quote,
    Runs,
    Section,
    SignatureField,
    Table,
)
from lifaudit.reports.typesetting import typeset
from lifaudit.reports.wording import one_line

_TONES = {"body": BODY, "lead": LEAD, "small": SMALL}
_INDENT = 20
_FACT_SHARE = 0.3
_NAMES, _NUMBER, _LETTER = 2.0, 0.6, 0.105
"""Shares in the table of a chart: of the names, of the narrowest number, of a letter above it."""
_SIGN_TEXT = MEASURE - FIELD_WIDTH - 58


class Layout:
    """Turns sections into boxes, counting tables, figures and headings as it goes."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self._tables = 0
        self._figures = 0
        self._anchors = 0

    def section(self, section: Section) -> Iterator[Block]:
        """Yield the boxes of a section, a new page first."""
        parent = Element("Sect", self._root)
        yield Turn()
        yield self._heading(parent, section.title, 1, section.anchor)
        for before, block, after in _beside(section.blocks):
            boxes = self._boxes(block, parent)
            introduces = isinstance(before, Heading) and isinstance(after, Table)
            yield from map(_clinging, boxes) if introduces else boxes

    @singledispatchmethod
    def _boxes(self, block: TreeBlock, parent: Element) -> Iterable[Block]:
        """Return the boxes of a block; each kind has its own way below."""
        raise NotImplementedError(type(block), parent)

    @_boxes.register
    def _(self, block: Heading, parent: Element) -> Iterable[Block]:
        return (self._heading(parent, block.text, block.level, block.anchor),)

    @_boxes.register
    def _(self, block: Paragraph, parent: Element) -> Iterable[Block]:
        made = text_block(Element("P", parent), block.runs, _TONES[block.tone])
        return (replace(made, trails=block.tone == "small"),)

    @_boxes.register
    def _(self, block: Bullets, parent: Element) -> Iterable[Block]:
        return _items(parent, block.items, "Disc")

    @_boxes.register
    def _(self, block: Numbered, parent: Element) -> Iterable[Block]:
        return _items(parent, block.items, "Decimal")

    @_boxes.register
    def _(self, block: Table, parent: Element) -> Iterable[Block]:
        return self._table(parent, block)

    @_boxes.register
    def _(self, block: Figure, parent: Element) -> Iterable[Block]:
        return self._figure(parent, block)

    @_boxes.register
    def _(self, block: Quote, parent: Element) -> Iterable[Block]:
        return (_quote(parent, block),)

    @_boxes.register
    def _(self, block: KeyFacts, parent: Element) -> Iterable[Block]:
        return _facts(parent, block)

    @_boxes.register
    def _(self, block: Callout, parent: Element) -> Iterable[Block]:
        return (_callout(parent, block),)

    @_boxes.register
    def _(self, block: SignatureField, parent: Element) -> Iterable[Block]:
        return (_signature(parent, block),)

    @_boxes.register
    def _(self, block: PageBreak, parent: Element) -> Iterable[Block]:  # noqa: ARG002 - the shape of the others
        return (Turn(),)

    def _heading(self, parent: Element, text: str, level: int, anchor: str) -> HeadingBlock:
        self._anchors += 1
        title = one_line(text)
        style = SECTION if level == 1 else HEADINGS[level]
        inner = text_block(Element(f"H{level}", parent), (Plain(title),), style)
        return HeadingBlock(inner, level, title, anchor or f"heading-{self._anchors}")

    def _table(self, parent: Element, table: Table) -> Iterator[Block]:
        yield table_block(parent, table)
        if table.caption:
            self._tables += 1
            yield _caption(parent, f"Table {self._tables}. {table.caption}")

    def _figure(self, parent: Element, figure: Figure) -> Iterator[Block]:
        chart = figure.chart
        if isinstance(chart, Heatmap):
            yield from heatmap_blocks(parent, chart)
            yield from self._told(parent, figure)
            return
        element = Element("Figure", parent, alt=f"{chart.sentence} The numbers follow in a table.")
        yield FigureBlock(element, picture(chart, MEASURE), MEASURE)
        yield from self._told(parent, figure)
        header, rows = (
            chart.table.header,
            tuple(tuple[str | Cell, ...](row) for row in chart.table.rows),
        )
        widths = (_NAMES, *(_share(name) for name in header[1:]))
        told = f"The numbers of figure {self._figures}."
        yield from self._table(parent, Table(header, rows, widths, told))

    def _told(self, parent: Element, figure: Figure) -> Iterator[Block]:
        """Yield the caption, which holds the chart's sentence."""
        self._figures += 1
        told = f"Figure {self._figures}. {figure.caption} {figure.chart.sentence}"
        yield _caption(parent, " ".join(told.split()))


def _beside(
    blocks: tuple[TreeBlock, ...],
) -> Iterator[tuple[TreeBlock | None, TreeBlock, TreeBlock | None]]:
    """Give every block with what stands before and after it."""
    yield from zip((None, *blocks), blocks, (*blocks[1:], None), strict=False)


def _clinging(block: Block) -> Block:
    """Let a sentence that leads from a heading to a table go with the table."""
    return replace(block, clings=True) if isinstance(block, TextBlock) else block


def text_block(
    element: Element, runs: Runs, style: TextStyle, measure: float = MEASURE, indent: float = 0
) -> TextBlock:
    """Return the runs as lines of an element, set into the measure less the indent."""
    return TextBlock(
        element, typeset(runs, style, measure - indent), style, measure - indent, indent
    )


def _share(name: str) -> float:
    """Return how wide a column of numbers is: no word above it should have to be broken."""
    return max(_NUMBER, *(_LETTER * len(word) for word in name.split()))


def _caption(parent: Element, text: str) -> TextBlock:
    return replace(text_block(Element("P", parent), (Plain(text),), CAPTION), trails=True)


def _items(parent: Element, items: tuple[Runs, ...], numbering: str) -> Iterator[Block]:
    whole = Element("L", parent)
    whole.attributes = {"O": PDFName("List"), "ListNumbering": PDFName(numbering)}
    for number, runs in enumerate(items, 1):
        item = Element("LI", whole)
        sign = f"{number}." if numbering == "Decimal" else "•"
        label = text_block(Element("Lbl", item), (Plain(sign),), ITEM, indent=2)
        body = text_block(Element("LBody", item), runs, ITEM, indent=_INDENT)
        yield ItemBlock(label, body)


def _quote(parent: Element, quote: Quote) -> QuoteBlock:
    whole = Element("BlockQuote", parent)
    words = text_block(Element("P", whole), (Plain(quote.text),), QUOTE, indent=18)
    if not quote.source:
        return QuoteBlock(words, None)
    source = text_block(Element("P", whole), (Plain(quote.source),), QUOTE_SOURCE, indent=18)
    return QuoteBlock(words, source)


def _facts(parent: Element, facts: KeyFacts) -> Iterator[Block]:
    """Yield the pairs as a list, each item a label and its value."""
    whole = Element("L", parent)
    whole.attributes = {"O": PDFName("List"), "ListNumbering": PDFName("None")}
    aside = MEASURE * _FACT_SHARE
    for number, (label, value) in enumerate(facts.pairs, 1):
        item = Element("LI", whole)
        name = text_block(Element("Lbl", item), (Plain(label),), FACT_LABEL, aside - 12)
        said = text_block(Element("LBody", item), (Plain(value),), FACT_VALUE, indent=aside)
        last = number == len(facts.pairs)
        after = BODY.leading if last else 0
        yield FactsBlock(name, said, MEASURE, after=after, trails=last and number > 1)


def _callout(parent: Element, callout: Callout) -> CalloutBlock:
    whole = Element("Div", parent)
    inner = MEASURE - 34
    title = text_block(Element("P", whole), (Plain(callout.title),), CALLOUT_TITLE, inner)
    text = text_block(Element("P", whole), (Plain(callout.text),), replace(BODY, after=0), inner)
    return CalloutBlock((title, text), paint(callout.role).paper, MEASURE)


def _signature(parent: Element, field: SignatureField) -> SignatureBlock:
    whole = Element("Div", parent)
    said = (
        (field.title, SIGN_ROLE),
        (field.person, SIGN_NAME),
        (field.role, SIGN_BODY),
        (field.statement, replace(SIGN_BODY, before=4)),
    )
    texts = tuple(
        text_block(Element("P", whole), (Plain(text),), style, _SIGN_TEXT)
        for text, style in said
        if text
    )
    told = one_line(f"Signature: {field.title}, {field.person}".rstrip(", "))
    return SignatureBlock(texts, Element("Form", whole), field.name, told, MEASURE)
