"""An order in which nothing depends on what comes after it, or the circle that forbids one."""

from __future__ import annotations

from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter


def in_order(
    needs: Mapping[str, frozenset[str]], always: Mapping[str, frozenset[str]]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names in an order that can be worked out, and every name that runs in a circle.

    Circles are cut one after another, so that everything outside them still has its place; what
    runs in one needs only what it needs `always`, which must hold no circle.
    """
    left = dict(needs)
    circular: dict[str, None] = {}
    while True:
        try:
            return tuple(TopologicalSorter(left).static_order()), tuple(circular)
        except CycleError as error:
            circular.update(dict.fromkeys(error.args[1]))
            left.update((name, always[name]) for name in error.args[1])
