"""Every function of the language by its name, and those that look at how they are written."""

from __future__ import annotations

from lifaudit.instruments.logic.functions import choice, day, number, text, truth
from lifaudit.instruments.logic.functions.function import Function, Type
from lifaudit.instruments.logic.scope import Scope
from lifaudit.instruments.logic.values import Value


def _unworked(_scope: Scope, *_given: Value) -> Value:
    """Stand for a function that is worked out by how it is written (see compile)."""
    return ""  # pragma: no cover - never called: compile knows each of these by name


WRITTEN = (
    Function("if", 3, 3, Type.ANY, (Type.TRUTH, Type.ANY), _unworked),
    Function("once", 1, 1, Type.ANY, (Type.ANY,), _unworked),
    Function("position", 1, 1, Type.NUMBER, (Type.ANY,), _unworked),
    Function("indexed-repeat", 3, 3, Type.TEXT, (Type.NODES, Type.NODES, Type.NUMBER), _unworked),
    Function("jr:choice-name", 2, 2, Type.TEXT, (Type.TEXT, Type.NODES), _unworked),
    Function("current", 0, 0, Type.TEXT, (), _unworked),
)
ORDINARY = (
    *truth.FUNCTIONS,
    *text.FUNCTIONS,
    *number.FUNCTIONS,
    *day.FUNCTIONS,
    *choice.FUNCTIONS,
)
BY_CHANCE = frozenset({"uuid", "random", "randomize"})
"""Functions of ODK whose value nobody could work out again."""
FUNCTIONS: dict[str, Function] = {one.name: one for one in (*WRITTEN, *ORDINARY)}
