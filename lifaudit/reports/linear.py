"""Linear: the tree as one row of plain blocks, for the working copies that have no pages.

Every text comes out harmless; figures come out as their sentence and their table.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import singledispatch

from lifaudit.domain.chart import Cell
from lifaudit.reports.tree import (
    Block,
    Bullets,
    Callout,
    Figure,
    Heading,
    KeyFacts,
    Link,
    Numbered,
    PageBreak,
    Paragraph,
    Plain,
    Quote,
    Report,
    Run,
    Runs,
    SignatureField,
    Strong,
    Table,
    short_fingerprint,
)
from lifaudit.reports.wording import harmless, one_line


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph; `kind` is body, lead, small, bullet, number, quote or source."""

    runs: Runs
    kind: str = "body"
    number: int = 0


@dataclass(frozen=True, slots=True)
class Title:
    """A heading of level 1 to 4."""

    text: str
    level: int
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with its caption; every row is as long as the header."""

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...] = field(repr=False)
    caption: str = ""


Piece = Words | Title | Grid


def unsigned_mark(report: Report) -> str:
    """Return the line every working copy carries."""
    return f"Unsigned working copy - fingerprint {short_fingerprint(report.fingerprint)}"


def linear(report: Report) -> Iterator[Piece]:
    """Yield the whole report, cover first."""
    yield Words((Strong(one_line(report.marking).upper()),), "small")
    yield Words((Strong(unsigned_mark(report)),), "small")
    yield Title(one_line(report.title), 1)
    yield _said(report.subtitle, "lead")
    yield _said(report.cover.partnership)
    yield from _pieces(KeyFacts(report.cover.facts))
    yield _said(report.cover.handling, "small")
    for section in report.sections:
        yield Title(one_line(section.title), 1, section.anchor)
        for block in section.blocks:
            yield from _pieces(block)


def _said(text: str, kind: str = "body") -> Words:
    return Words((Plain(harmless(text)),), kind)


def _clean(runs: Runs) -> Runs:
    return tuple(_clean_run(run) for run in runs)


def _clean_run(run: Run) -> Run:
    text = harmless(run.text)
    if isinstance(run, Link):
        return Link(text, run.target)
    return type(run)(text)


@singledispatch
def _pieces(block: Block) -> Iterator[Piece]:
    """Yield what a block becomes."""
    raise NotImplementedError(type(block))


@_pieces.register
def _(block: Heading) -> Iterator[Piece]:
    yield Title(one_line(block.text), block.level, block.anchor)


@_pieces.register
def _(block: Paragraph) -> Iterator[Piece]:
    yield Words(_clean(block.runs), block.tone)


@_pieces.register
def _(block: Bullets) -> Iterator[Piece]:
    for runs in block.items:
        yield Words(_clean(runs), "bullet")


@_pieces.register
def _(block: Numbered) -> Iterator[Piece]:
    for number, runs in enumerate(block.items, 1):
        yield Words(_clean(runs), "number", number)


@_pieces.register
def _(block: Table) -> Iterator[Piece]:
    yield _grid(block.header, block.rows, block.caption)


@_pieces.register
def _(block: Figure) -> Iterator[Piece]:
    table = block.chart.table
    told = " ".join(f"{block.caption} {block.chart.sentence}".split())
    yield _said(told)
    yield _grid(table.header, table.rows, block.chart.title)


@_pieces.register
def _(block: Quote) -> Iterator[Piece]:
    yield _said(block.text, "quote")
    if block.source:
        yield _said(block.source, "source")


@_pieces.register
def _(block: KeyFacts) -> Iterator[Piece]:
    for label, value in block.pairs:
        yield Words((Strong(f"{one_line(label)}: "), Plain(harmless(value))))


@_pieces.register
def _(block: Callout) -> Iterator[Piece]:
    yield Words((Strong(f"{one_line(block.title)}. "), Plain(harmless(block.text))))


@_pieces.register
def _(block: SignatureField) -> Iterator[Piece]:
    who = ", ".join(part for part in (block.person, block.role) if part)
    told = f"{block.title}: {who}. Signed in the PDF only."
    yield _said(told)


@_pieces.register
def _(_block: PageBreak) -> Iterator[Piece]:
    return iter(())


def _grid(header: tuple[str, ...], rows: tuple[tuple[str | Cell, ...], ...], caption: str) -> Grid:
    width = max(1, len(header))
    return Grid(
        tuple(one_line(name) for name in header) or ("",),
        tuple(tuple(_cell(row, at) for at in range(width)) for row in rows),
        one_line(caption),
    )


def _cell(row: tuple[str | Cell, ...], at: int) -> Cell:
    value = row[at] if at < len(row) else ""
    if isinstance(value, Cell):
        return Cell(one_line(value.text), value.role)
    return Cell(harmless(value))
