"""What was answered: every question over all returns, summed up as its kind allows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from lifaudit.domain.returns import returns_of
from lifaudit.domain.summing_up import Summed, summed_up
from lifaudit.reports.content.phrases import count
from lifaudit.reports.content.source import Source
from lifaudit.reports.tree import Block, Heading, Paragraph, Section, Table, plain

OPENING = (
    "Every question that was answered, over all returns in which it applies. Numbers are given "
    "from the lowest to the highest with the one in the middle; nothing here is an average of "
    "judgements. What was written in words stands in the attached audit.json."
)


def answered(source: Source) -> Section | None:
    """Return what was answered; None where nothing was."""
    found = summed_up(source.form, returns_of(source.dossier))
    if not found:
        return None
    blocks = (Paragraph(plain(OPENING)), *_parts(found))
    return Section("What was answered", blocks, "answered")


def _parts(found: tuple[Summed, ...]) -> Iterator[Block]:
    for title, some in groupby(found, key=lambda one: one.section.title):
        rows = tuple((_asked(one), one.words, _given(one)) for one in some)
        yield Heading(2, title)
        yield Table(("Question", "Answers", "Given in"), rows, (3.4, 3.4, 1.2))


def _asked(one: Summed) -> str:
    """Return the question; one that is asked in rows after the name of its group."""
    groups = (each.text for each in one.section.questions if one.question in each.questions)
    words = (*groups, one.question.text)
    return ": ".join(" ".join(each.split()) for each in words)


def _given(one: Summed) -> str:
    returns = count(one.returns, "return")
    return returns if one.answers == one.returns else f"{returns}, {count(one.answers, 'row')}"
