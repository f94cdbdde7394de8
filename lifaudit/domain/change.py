"""What a use case changed, said in one value."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lifaudit.domain.record import Record, kind_of


@dataclass(frozen=True, slots=True)
class Change:
    """The receipt of one committed use case; `step` is what undo is handed, empty for no undo."""

    kinds: frozenset[str]
    keys: frozenset[str]
    audit: str
    label: str
    step: str

    def touches(self, *kinds: type[Record]) -> bool:
        """Tell whether a screen that shows these kinds of record must read again."""
        return any(kind_of(kind) in self.kinds for kind in kinds)

    def for_good(self) -> Change:
        """Return the same receipt without a way back: others rely on what was done."""
        return replace(self, step="")

    @property
    def is_empty(self) -> bool:
        """Nothing differed from what stood already, so nothing was written."""
        return not self.keys
