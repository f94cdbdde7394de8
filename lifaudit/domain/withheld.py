"""What is shown to nobody at a laptop yet: what others keep sealed, of cases not revealed there.

A vault may open more than its person is to see: somebody moved from one agency to another, or a
lead typed one return in while others are waited for. What they wrote themselves they have seen.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from lifaudit.domain.audit import Audit
from lifaudit.domain.casework import PANEL
from lifaudit.domain.record import Record, compartment_of, key_of, kind_of
from lifaudit.domain.sharing import MODERATED, committed

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Withheld:
    """The cases that are not revealed here, of an audit as it was promised, and who looks.

    `mine` is their agency, `own` kind and key of everything that stands as they wrote it.
    """

    plan: Audit
    cases: frozenset[str] = frozenset()
    mine: str = ""
    own: frozenset[tuple[str, str]] = frozenset()

    def covers(self, record: Record) -> bool:
        """Tell whether a record lies where others' words wait for the reveal."""
        if not self.cases:
            return False
        name = compartment_of(record)
        place = committed(name, self.plan) or _looked_at(name)
        return place is not None and place[0] in self.cases and place[1] != self.mine

    def hides(self, record: Record) -> bool:
        """Tell whether what stands in a record is not to be shown."""
        return self.covers(record) and (kind_of(type(record)), key_of(record)) not in self.own

    def shown(self, some: Iterable[R]) -> tuple[R, ...]:
        """Return what may be shown, in its order."""
        return tuple(one for one in some if not self.hides(one))


def _looked_at(name: str) -> tuple[str, str] | None:
    """Return the case and the agency that a third look is about: it tells of what it looks at."""
    kind, _, place = name.partition("/")
    case, _, agency = place.rpartition("/")
    return (case, agency) if kind == MODERATED and agency != PANEL else None
