"""Which grade stands in the end: the moderated one where there is one, else the panel's.

A moderated grade is given for the case, as the panel's is; or for one agency by itself, where
agencies judge themselves (section 11). It replaces for reporting and wipes out nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lifaudit.domain.casework import PANEL
from lifaudit.domain.dossier import Dossier
from lifaudit.domain.grading import Given, moderated_grades, panel_grades

Where = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Settled:
    """The grades that stand beside those of agencies, by case, agency and domain."""

    moderated: Mapping[Where, Given]
    panel: Mapping[Where, Given]

    def beside(self, gave: Given) -> Given | None:
        """Return what stands beside a grade of an agency; None where nobody else graded it."""
        own = self.moderated.get((gave.case, gave.agency, gave.domain))
        return own or self.of_case(gave.case, gave.domain)

    def of_case(self, case: str, domain: str) -> Given | None:
        """Return what stands for all agencies together."""
        where = (case, PANEL, domain)
        return self.moderated.get(where) or self.panel.get(where)

    @property
    def of_cases(self) -> tuple[Given, ...]:
        """Every grade that stands for all agencies together."""
        third = {where: one for where, one in self.moderated.items() if where[1] == PANEL}
        return tuple({**self.panel, **third}.values())

    @property
    def words(self) -> str:
        """Whose grades stand, as a sentence names them."""
        if self.moderated and self.panel:
            return "the panel or moderation"
        return "moderation" if self.moderated else "the panel"


def settled(dossier: Dossier) -> Settled:
    """Return the grades that stand in an audit."""
    found = (moderated_grades(dossier), panel_grades(dossier))
    moderated, panel = ({(one.case, one.agency, one.domain): one for one in some} for some in found)
    return Settled(moderated, panel)
