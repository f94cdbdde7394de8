"""What the panel kept beside its grades: the views that a grade alone would hide."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from lifaudit.domain.panel import DISSENT
from lifaudit.domain.returns import told_in
from lifaudit.domain.sheet import Sheet
from lifaudit.reports.content.phrases import bullets
from lifaudit.reports.tree import Block, Heading

OTHER_VIEWS = "Where somebody on the panel sees it differently"


def other_views(sheet: Sheet, level: Literal[3, 4]) -> Iterator[Block]:
    """Yield the views in one case that the panel's grades do not show; nothing where none is."""
    said = [
        (one.section.title, one.answer.value.strip())
        for one in told_in(sheet)
        if one.counts and DISSENT in one.posed.question.tags
    ]
    if said:
        yield Heading(level, OTHER_VIEWS)
        yield from bullets(said)
