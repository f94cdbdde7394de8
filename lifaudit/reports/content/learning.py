"""The learning summary: one page for team meetings and supervision."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lifaudit.domain.learning import Finding, Level, Polarity
from lifaudit.domain.practice import questions_least_met
from lifaudit.domain.words import words_of
from lifaudit.reports.content.source import Source
from lifaudit.reports.tree import (
    Block,
    Heading,
    Numbered,
    Paragraph,
    Section,
    Table,
    plain,
)

QUESTIONS = 3


def is_told(source: Source) -> bool:
    """Tell whether there is anything for this section to say."""
    return bool(source.findings)


def learning(source: Source) -> Section:
    """Return the learning summary."""
    return Section("Learning summary", tuple(_blocks(source)), "learning")


def _blocks(source: Source) -> Iterator[Block]:
    found = source.findings
    yield Paragraph(plain(_opening(source)), "lead")
    yield Heading(2, "Where the causes lie")
    levels = [one for one in Level if any(each.level is one for each in found)]
    rows = tuple((words_of(one), *_both(found, one)) for one in levels)
    header = ("Level", "Strengths", "Areas for improvement")
    yield Table(header, rows, (2, 1, 1.4))
    factors = Counter(one.factor for one in found if one.factor).most_common()
    if factors:
        yield Heading(2, "What lay behind them")
        told = tuple((words_of(factor), str(number)) for factor, number in factors)
        yield Table(("Factor", "Findings"), told, (3, 1))
    least = questions_least_met(source.dossier)[:QUESTIONS]
    if least:
        yield Heading(2, "Questions met least often, for your team")
        yield Numbered(tuple(plain(one.text) for one in least))


def _opening(source: Source) -> str:
    audit = source.dossier.audit
    theme = audit.theme.strip() or audit.title.strip() or "practice"
    looked_at = source.dossier.subject.counted(len(source.dossier.cases))
    return f"For teams and supervision: what {looked_at} taught us about {_within(theme)}."


def _within(theme: str) -> str:
    """Return a theme as it stands within a sentence; an abbreviation keeps its capitals."""
    return theme if theme[1:2].isupper() else f"{theme[:1].lower()}{theme[1:]}"


def _both(found: tuple[Finding, ...], level: Level) -> tuple[str, str]:
    here = [one.polarity for one in found if one.level is level]
    return str(here.count(Polarity.STRENGTH)), str(here.count(Polarity.IMPROVEMENT))
