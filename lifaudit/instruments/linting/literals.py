"""Comparisons with an answer that cannot be given: a misspelt code, a point of another scale."""

from __future__ import annotations

from collections.abc import Iterator

from lifaudit.domain.remark import Remark
from lifaudit.instruments.findings import did_you_mean
from lifaudit.instruments.linting.known import Known, Written, at
from lifaudit.instruments.linting.trees import EQUAL, comparisons, literal
from lifaudit.instruments.logic.tree import Call, Node

PICKS = 2  # what selected() is given: the answer, and the code to look for in it


def unknown_codes(known: Known) -> Iterator[Remark]:
    """Find comparisons of a picked answer with what cannot be picked."""
    for written in known.written:
        for node, op, other in comparisons(written.nodes):
            if op in EQUAL:
                yield from _compared(known, written, node, other)
        for node in written.nodes:
            if isinstance(node, Call) and node.name == "selected" and len(node.given) == PICKS:
                yield from _compared(known, written, *node.given)


def _compared(known: Known, written: Written, node: Node, other: Node) -> Iterator[Remark]:
    question, given = known.question(node, written), literal(other)
    codes = known.codes(question) if question else None
    if question is None or codes is None or given is None:
        return
    for code in given.split():
        if code not in codes:
            yield Remark(
                written.place,
                f"'{code}' is not an answer to '{question.key}' ({at(other.span)}).",
                "The comparison can never hold.",
                did_you_mean(code, codes),
            )
