"""Values put together that do not go together: a date with a number, text with 'less than'."""

from __future__ import annotations

from collections.abc import Iterator

from lifaudit.domain.remark import Remark, Severity
from lifaudit.instruments.linting.known import Known, Written, at
from lifaudit.instruments.linting.sorts import Sort, sort_of
from lifaudit.instruments.linting.trees import EQUAL, ORDER, SUMS, literal
from lifaudit.instruments.logic.functions.function import Type
from lifaudit.instruments.logic.language import FUNCTIONS
from lifaudit.instruments.logic.tree import Call, Node, Operation

_COUNTED = (Sort.NUMBER, Sort.DATE, Sort.UNTOLD)
_FITTING = {
    Type.CODES: (Sort.CODE, Sort.CODES, Sort.UNTOLD),
    Type.NUMBER: (*_COUNTED, Sort.TRUTH),
    Type.DAY: _COUNTED,
}
_WHY = "The expression would give the wrong answer without a word."


def mismatches(known: Known) -> Iterator[Remark]:
    """Find values that are compared, added or looked into as if they were of another sort."""
    for written in known.written:
        for node in written.nodes:
            if isinstance(node, Operation):
                yield from _pair(known, written, node)
            elif isinstance(node, Call):
                yield from _call(known, written, node)


def _pair(known: Known, written: Written, node: Operation) -> Iterator[Remark]:
    left, right = (sort_of(known, written, side) for side in (node.left, node.right))
    fitting = _COUNTED if node.sign in ORDER else (*_COUNTED, Sort.TRUTH)
    if node.sign in (*ORDER, *SUMS):
        for side, sort in ((node.left, left), (node.right, right)):
            if sort not in fitting:
                what = f"'{node.sign}' needs numbers or dates, and this is {sort.value}"
                yield _odd(written, side, what, "Compare with = or use selected().")
    if node.sign in (*ORDER, *EQUAL):
        yield from _compared(written, node, left, right)


def _compared(written: Written, node: Operation, left: Sort, right: Sort) -> Iterator[Remark]:
    sorts = {left, right}
    if sorts == {Sort.DATE, Sort.NUMBER}:
        what = "A date is compared with a number"
        yield _odd(written, node, what, "Compare it with a day: date('2026-01-31') or today().")
    elif sorts in ({Sort.DATE, Sort.TEXT}, {Sort.NUMBER, Sort.TEXT}) and node.sign in EQUAL:
        (sort,) = sorts - {Sort.TEXT}
        what = f"{sort.value.capitalize()} is compared with text"
        yield _odd(written, node, what, "Write a number bare, and a day as '2026-01-31'.")
    elif Sort.TRUTH in sorts and sorts & {Sort.CODE, Sort.CODES, Sort.TEXT, Sort.NUMBER, Sort.DATE}:
        what = "An answer is compared with true or false"
        yield _odd(written, node, what, "Compare it with its code: = 'yes', say.")
    elif node.sign in EQUAL and Sort.CODES in sorts and _single(node):
        yield Remark(
            written.place,
            f"A list of codes is compared with a single code ({at(node.span)}).",
            "It holds only where that code was picked and nothing besides.",
            "Write selected(..., '...') to ask whether it is among those picked.",
            Severity.ADVICE,
        )


def _single(node: Operation) -> bool:
    return any(literal(side) for side in (node.left, node.right))


def _call(known: Known, written: Written, node: Call) -> Iterator[Remark]:
    function = FUNCTIONS.get(node.name)
    wants = function.wants if function else ()
    for at_, given in enumerate(node.given[: len(node.given) if wants else 0]):
        want, sort = wants[min(at_, len(wants) - 1)], sort_of(known, written, given)
        if sort not in _FITTING.get(want, (sort,)):
            what = f"'{node.name}' needs {want.value} there, and this is {sort.value}"
            yield _odd(written, given, what, "docs/expressions.md shows what goes where.")


def _odd(written: Written, node: Node, what: str, mend: str) -> Remark:
    return Remark(written.place, f"{what} ({at(node.span)}).", _WHY, mend)
