"""The sections a workbook falls into: its outer groups, and one for the rows outside them all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lifaudit.instruments.xlsform.headings import Entry
from lifaudit.instruments.xlsform.tree import GROUP, Node
from lifaudit.instruments.xlsform.words import LIF, YES


@dataclass(frozen=True, slots=True)
class Item:
    """One row that becomes a question, with what the groups around it ask of its relevance."""

    node: Node
    relevant: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """What becomes a section: the row of its group, if it had one, and its questions."""

    row: Entry | None
    items: tuple[Item, ...]

    @property
    def is_overall(self) -> bool:
        """Whether it is the section that is answered last."""
        return self.row is not None and self.row[f"{LIF}overall"] == YES


def parts_of(nodes: tuple[Node, ...]) -> tuple[Part, ...]:
    """Divide a survey into sections; rows outside every group meet where the first one stood."""
    loose = tuple(node for node in nodes if node.word != GROUP)
    parts = []
    for node in nodes:
        if node.word == GROUP:
            parts.append(Part(node.row, tuple(_items(node.nodes, ()))))
        elif node is loose[0]:
            parts.append(Part(None, tuple(_items(loose, ()))))
    return tuple(parts)


def _items(nodes: tuple[Node, ...], around: tuple[str, ...]) -> Iterator[Item]:
    """Lay groups within groups flat: a heading, then their questions with their relevance."""
    for node in nodes:
        own = tuple(one for one in (*around, node.row["relevant"]) if one)
        if node.word == GROUP:
            if node.row["label"]:
                yield Item(replace(node, word="note", nodes=()), own)
            yield from _items(node.nodes, own)
        else:
            yield Item(node, own, tuple(_items(node.nodes, ())))
