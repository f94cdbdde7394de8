"""What the logic of an instrument works out from the answers of one return."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Worked:
    """What is asked, offered and demanded now, by path (lifaudit.domain.asked) or section key.

    `hidden` holds sections, questions and questions of rows that do not apply now; their answers
    are kept and count as empty. `required` are demanded by an expression, besides those demanded
    always. `wrong` says why an answer does not keep its constraint. `values` are the calculated
    answers. `offered` are the codes a choice filter leaves, where there is one.
    """

    hidden: frozenset[str] = frozenset()
    required: frozenset[str] = frozenset()
    wrong: Mapping[str, str] = field(default_factory=dict, repr=False)
    values: Mapping[str, str] = field(default_factory=dict, repr=False)
    offered: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)

    def hides(self, *names: str) -> bool:
        """Tell whether something does not apply: its section, its group or its own path."""
        return not self.hidden.isdisjoint(names)


UNWORKED = Worked()
"""What an instrument without logic works out: everything is asked, nothing more is demanded."""
