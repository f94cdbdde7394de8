"""A tree becomes a closure that is called with a scope; every call and sign is looked up once."""

from __future__ import annotations

import operator
from collections.abc import Callable

from lifaudit.domain.errors.logic import BadExpression
from lifaudit.instruments.logic.functions.function import Type
from lifaudit.instruments.logic.language import BY_CHANCE, FUNCTIONS
from lifaudit.instruments.logic.scope import Scope
from lifaudit.instruments.logic.tree import (
    Call,
    Extra,
    Here,
    Negated,
    Node,
    Number,
    Operation,
    Parent,
    Reference,
    Text,
)
from lifaudit.instruments.logic.values import (
    Nodes,
    Value,
    divided,
    equal,
    ordered,
    remainder,
    to_boolean,
    to_number,
    to_string,
    unequal,
)

_NAME = "Name the question as ${section.question}."
Worked = Callable[[Scope], Value]
_ORDERS: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_SUMS: dict[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "div": divided,
    "mod": remainder,
}


def compiled(node: Node) -> Worked:
    """Return the closure that works a tree out; raises BadExpression for what no scope can do."""
    if isinstance(node, Operation):
        return _operation(node)
    if isinstance(node, Call):
        return _call(node)
    if isinstance(node, Negated):
        inner = compiled(node.inner)
        return lambda scope: -to_number(inner(scope))
    return _leaf(node)


def _leaf(node: Node) -> Worked:
    if isinstance(node, (Number, Text)):
        said: Value = node.value
        return lambda _scope: said
    if isinstance(node, Reference):
        key = node.key
        return lambda scope: scope.nodes(key)
    if isinstance(node, Here):
        return lambda scope: scope.here
    if isinstance(node, Extra):
        name = node.name
        return lambda scope: scope.property(name)
    raise _refused(node, "'..' stands alone.", "Write it inside position(..).")


def _operation(node: Operation) -> Worked:
    left, right, sign = compiled(node.left), compiled(node.right), node.sign
    if sign == "or":
        return lambda scope: to_boolean(left(scope)) or to_boolean(right(scope))
    if sign == "and":
        return lambda scope: to_boolean(left(scope)) and to_boolean(right(scope))
    if sign in ("=", "!="):
        return _equality(node, left, right)
    if sign in _ORDERS:
        return _order(node, left, right)
    if sign == "|":
        return _union(node, left, right)
    sums = _SUMS[sign]
    return lambda scope: sums(to_number(left(scope)), to_number(right(scope)))


def _equality(node: Operation, left: Worked, right: Worked) -> Worked:
    """Compare; a question with a text, the commonest of all, without going the long way."""
    asked, text = node.left, node.right
    if isinstance(asked, Reference) and isinstance(text, Text):
        key, wanted = asked.key, text.value
        if node.sign == "=":
            return lambda scope: wanted in scope.nodes(key).values
        return lambda scope: len(found := scope.nodes(key).values) > found.count(wanted)
    compare = equal if node.sign == "=" else unequal
    return lambda scope: compare(left(scope), right(scope))


def _order(node: Operation, left: Worked, right: Worked) -> Worked:
    """Compare by size; a question with a number without going the long way."""
    compare, asked, number = _ORDERS[node.sign], node.left, node.right
    if isinstance(asked, Reference) and isinstance(number, Number):
        key, bound = asked.key, number.value
        return lambda scope: any(compare(to_number(one), bound) for one in scope.nodes(key).values)
    return lambda scope: ordered(left(scope), right(scope), compare)


def _union(node: Operation, left: Worked, right: Worked) -> Worked:
    def both(scope: Scope) -> Value:
        one, other = left(scope), right(scope)
        if isinstance(one, Nodes) and isinstance(other, Nodes):
            return Nodes((*one.values, *other.values))
        return Nodes()

    for part in (node.left, node.right):
        if not isinstance(part, (Reference, Operation)):
            raise _refused(part, "'|' joins questions only.", "Write or between two conditions.")
    return both


def _call(node: Call) -> Worked:
    known = FUNCTIONS.get(node.name)
    if known is None:
        raise _unknown(node)
    if not known.fits(len(node.given)):
        what = f"'{node.name}' is given {len(node.given)} things and takes {known.takes}."
        raise _refused(node, what, "Part what it is given by commas.")
    if node.name in _BY_WRITING:
        return _BY_WRITING[node.name](node)
    for given, wanted in zip(node.given, known.wants, strict=False):
        if wanted is Type.NODES and not _may_be_nodes(given):
            raise _refused(given, f"'{node.name}' looks at questions, and this is none.", _NAME)
    parts, work = tuple(compiled(one) for one in node.given), known.work
    if len(parts) == 1:
        only = parts[0]
        return lambda scope: work(scope, only(scope))
    return lambda scope: work(scope, *(one(scope) for one in parts))


def _unknown(node: Call) -> BadExpression:
    if node.name in BY_CHANCE:
        what = f"'{node.name}' would give everybody something else."
        return _refused(node, what, "Leave it out; what is worked out must be the same for all.")
    what = f"There is no function called '{node.name}'."
    return _refused(node, what, "Look for its name in docs/expressions.md.")


def _may_be_nodes(node: Node) -> bool:
    if isinstance(node, Call):
        return node.name not in FUNCTIONS or FUNCTIONS[node.name].returns is Type.ANY
    if isinstance(node, Operation):
        return node.sign == "|"
    return not isinstance(node, (Number, Text, Negated))


def _if(node: Call) -> Worked:
    test, then, other = (compiled(one) for one in node.given)
    return lambda scope: then(scope) if to_boolean(test(scope)) else other(scope)


def _once(node: Call) -> Worked:
    fresh = compiled(node.given[0])
    return lambda scope: scope.kept or fresh(scope)


def _current(_node: Call) -> Worked:
    return lambda scope: scope.here


def _position(node: Call) -> Worked:
    if not isinstance(node.given[0], Parent):
        raise _refused(node, "'position' is given something else than '..'.", "Write position(..).")
    return lambda scope: float(scope.number)


def _indexed(node: Call) -> Worked:
    asked, _, place = node.given
    key, at = _key_in(node, asked), compiled(place)

    def row(scope: Scope) -> Value:
        values, number = scope.every(key).values, to_number(at(scope))
        inside = 1 <= number <= len(values)
        return values[int(number) - 1] if inside else ""

    return row


def _choice_name(node: Call) -> Worked:
    code, asked = compiled(node.given[0]), node.given[1]
    key = asked.value.strip("${} ") if isinstance(asked, Text) else _key_in(node, asked)
    return lambda scope: scope.label(key, to_string(code(scope)))


def _key_in(node: Call, asked: Node) -> str:
    if isinstance(asked, Reference):
        return asked.key
    what = f"'{node.name}' is given something else than a question."
    raise _refused(asked, what, _NAME)


_BY_WRITING: dict[str, Callable[[Call], Worked]] = {
    "if": _if,
    "once": _once,
    "current": _current,
    "position": _position,
    "indexed-repeat": _indexed,
    "jr:choice-name": _choice_name,
}


def _refused(node: Node, what: str, mend: str) -> BadExpression:
    return BadExpression(what, mend, node.span.start, node.span.end)
