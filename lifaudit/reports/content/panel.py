"""What the panel kept beside its grades: the views that a grade alone would hide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from lifaudit.domain.casework import PANEL
from lifaudit.domain.dossier import Dossier
from lifaudit.domain.instrument import Instrument
from lifaudit.domain.panel import DISSENT
from lifaudit.domain.question import Question
from lifaudit.reports.content.phrases import bullets
from lifaudit.reports.tree import Block, Heading

OTHER_VIEWS = "Where somebody on the panel sees it differently"


@dataclass(frozen=True, slots=True)
class PanelAnswer:
    """One thing the panel said: in which case, of which domain, to which question."""

    case: str
    domain: str
    form: Instrument
    question: Question
    value: str = field(repr=False)
    note: str = field(default="", repr=False)


def panel_answers(dossier: Dossier) -> tuple[PanelAnswer, ...]:
    """Return what panels said of the cases that count, in the order their sheet asks it."""
    form = dossier.instruments.panel
    if form is None:
        return ()
    here = [one for one in dossier.answers if one.agency == PANEL and one.value.strip()]
    found = {(one.case, one.question): one for one in here}
    return tuple(
        PanelAnswer(case.case, section.title, form, question, given.value.strip(), given.note)
        for case in dossier.cases
        for section in form.all_sections
        for question in section.questions
        if (given := found.get((case.case, question.key)))
    )


def other_views(answers: Sequence[PanelAnswer], case: str, level: Literal[3, 4]) -> Iterator[Block]:
    """Yield the views in one case that the panel's grades do not show; nothing where none is."""
    here = (one for one in answers if one.case == case)
    said = [(one.domain, one.value) for one in here if DISSENT in one.question.tags]
    if said:
        yield Heading(level, OTHER_VIEWS)
        yield from bullets(said)
