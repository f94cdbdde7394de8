"""Contents: the sections and their pages, each line a link."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lifaudit.reports.boxes import Block, baseline
from lifaudit.reports.canvas import TaggedCanvas
from lifaudit.reports.inking import Box
from lifaudit.reports.outline import Entry
from lifaudit.reports.structure import Element
from lifaudit.reports.style import CONTENTS_LINE, CONTENTS_SUB, RULE, TextStyle
from lifaudit.reports.tree import Plain
from lifaudit.reports.typesetting import Line, typeset

_NUMBER = 40
_INDENT = 18
_PAD = 5


@dataclass(frozen=True, slots=True)
class ContentsLine(Block):
    """One title with its page at the far end."""

    item: Element
    entry: Entry
    title: tuple[Line, ...]
    style: TextStyle
    indent: float
    measure: float
    before: float = 0
    after: float = 0

    @property
    def height(self) -> float:
        return len(self.title) * self.style.leading + 2 * self._pad

    @property
    def least(self) -> float:
        return self.height

    @property
    def _pad(self) -> float:
        return 1 if self.indent else _PAD

    def cut(self, room: float) -> tuple[Block, Block] | None:  # noqa: ARG002 - the shape of Block
        return None

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        if not self.indent:
            canvas.setLineWidth(0.6)
            canvas.rule((x, top), (x + self.measure, top), RULE)
        link = Element("Link", Element("Reference", self.item))
        y = top - self._pad - baseline(self.style)
        page = typeset((Plain(str(self.entry.page)),), self.style, _NUMBER)[0]
        with canvas.marked(link):
            for number, line in enumerate(self.title):
                canvas.write(line, x + self.indent, y - number * self.style.leading, self.style)
            canvas.write(page, x + self.measure - page.width, y, self.style)
        box = Box(x, top - self.height, x + self.measure, top)
        told = f"Go to {self.entry.title}, page {self.entry.page}"
        canvas.lead_to(link, f"#{self.entry.anchor}", box, told)


def contents_lines(
    entries: Iterable[Entry], parent: Element, measure: float
) -> Iterator[ContentsLine]:
    """Yield one line per section and per heading below it."""
    toc = Element("TOC", parent)
    for entry in entries:
        yield _line(entry, toc, CONTENTS_LINE, 0, measure)
        for kid in entry.kids:
            yield _line(kid, toc, CONTENTS_SUB, _INDENT, measure)


def _line(
    entry: Entry, toc: Element, style: TextStyle, indent: float, measure: float
) -> ContentsLine:
    title = typeset((Plain(entry.title),), style, measure - indent - _NUMBER)
    return ContentsLine(Element("TOCI", toc), entry, title, style, indent, measure)
