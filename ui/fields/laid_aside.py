"""Records that hold what is not recorded, while their fields are gone from the page."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

from ui.fields.bound import Bound


class LaidAside:
    """Keeps such a record until its fields are made again, or until what it holds stands."""

    def __init__(self) -> None:
        self._bounds: dict[Any, Bound] = {}

    def lay(self, key: Hashable, bound: Bound) -> bool:
        """Keep a record whose fields go; returns whether there is anything in it to keep."""
        if bound.is_unkept:
            bound.let_go()
            self._bounds[key] = bound
        return bound.is_unkept

    def take(self, key: Hashable) -> Bound | None:
        """Give a record back to fields that are made for it again."""
        return self._bounds.pop(key, None)

    def show(self, stands: Callable[[Any], object]) -> None:
        """Take every record as it now stands by its key; what is recorded is kept no longer."""
        for key, bound in tuple(self._bounds.items()):
            bound.show(stands(key))
            if not bound.is_unkept:
                del self._bounds[key]
