"""What the demo's panel says on its sheets: another view where agencies part, and the learning."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lifaudit.demo.story import Child
from lifaudit.domain.casework import PANEL, Answer
from lifaudit.domain.panel import DISSENT
from lifaudit.domain.side_by_side import SideBySide, all_cases
from lifaudit.services.dossiers import dossier
from lifaudit.services.panel import answer_panel
from lifaudit.store.unit import Unit

ACT_NOW, LEARNING = "overall.act-now", "overall.learning"
KEPT = "Both stand by what their own records show, and asked that it be kept beside the grade."
NOBODY = "Nothing was recorded from which others could learn; that is worth knowing too."


def fill_sheets(unit: Unit, audit: str, cases: Mapping[str, Child]) -> None:
    """Record what the panel said of each case beside its grades."""
    for compared in all_cases(dossier(unit, audit)):
        for question, value in _said(compared, cases[compared.case]):
            answer_panel(unit, Answer(audit, compared.case, PANEL, question, value))


def _said(compared: SideBySide, child: Child) -> Iterator[tuple[str, str]]:
    far = [one for one in compared.rows[:-1] if one.is_far_apart]
    if far:
        widest = max(far, key=lambda one: one.spread)
        yield f"{widest.domain.key}.{DISSENT}", f"{widest.apart}. {KEPT}"
    yield ACT_NOW, "no"
    yield LEARNING, _learning(child) or NOBODY


def _learning(child: Child) -> str:
    """Return the first strength and the first point to develop that any agency wrote down."""
    parts = child.parts.values()
    good = next((text for part in parts for text in part.strengths.values()), "")
    less = next((text for part in parts for text in part.development.values()), "")
    return "\n\n".join(one for one in (good, less) if one)
