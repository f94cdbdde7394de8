"""Expressions that make no sense by themselves: unreadable, or with functions nobody knows."""

from __future__ import annotations

from collections.abc import Iterator

from lifaudit.domain.errors.logic import BadExpression
from lifaudit.domain.remark import Remark
from lifaudit.instruments.findings import did_you_mean
from lifaudit.instruments.linting.known import Known, Written, at, unreadable
from lifaudit.instruments.logic.compile import compiled
from lifaudit.instruments.logic.functions.function import Function, Type
from lifaudit.instruments.logic.language import FUNCTIONS
from lifaudit.instruments.logic.tree import Call, Extra, Parent, Reference


def senseless(known: Known) -> Iterator[Remark]:
    """Find expressions that cannot be read, unknown functions, and arguments that do not fit."""
    yield from known.unread
    for written in known.written:
        calls = [node for node in written.nodes if isinstance(node, Call)]
        said = [remark for call in calls for remark in _call(written, call)]
        yield from said or _refused(written)


def _refused(written: Written) -> Iterator[Remark]:
    """Find what only the engine sees: a pattern that could run for ever, `..` out of place."""
    try:
        compiled(written.tree)
    except BadExpression as bad:
        yield unreadable(written.place, bad)


def _call(written: Written, call: Call) -> Iterator[Remark]:
    function, given = FUNCTIONS.get(call.name), len(call.given)
    if function is None:
        yield Remark(
            written.place,
            f"There is no function called '{call.name}' ({at(call.span)}).",
            "The expression would do nothing, and nobody would notice.",
            f"{did_you_mean(call.name, FUNCTIONS)} docs/expressions.md has them all.",
        )
    elif not function.fits(given):
        yield Remark(
            written.place,
            f"'{call.name}' takes {function.takes}, and is given {given} ({at(call.span)}).",
            "What it would work out is anybody's guess.",
            "docs/expressions.md shows what goes between its brackets.",
        )
    else:
        yield from _rows(written, call, function)


def _rows(written: Written, call: Call, function: Function) -> Iterator[Remark]:
    """Find a sum over what are not the rows of a question."""
    wants, last = function.wants, len(function.wants) - 1
    for number, node in enumerate(call.given if wants else ()):
        rows = wants[min(number, last)] is Type.NODES
        if rows and not isinstance(node, Reference | Extra | Parent):
            yield Remark(
                written.place,
                f"'{call.name}' goes over the rows of one question, and is given something else "
                f"({at(node.span)}).",
                "What it would work out is anybody's guess.",
                "Add single answers with +, as in ${a} + ${b}.",
            )
