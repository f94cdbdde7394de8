"""Findings: what, why, so what for the child and now what, domain by domain."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from lifaudit.domain.lacking import seen_in
from lifaudit.domain.learning import Finding, Polarity
from lifaudit.domain.words import words_of
from lifaudit.reports.content.phrases import labelled, listed, paragraphs
from lifaudit.reports.content.source import Source
from lifaudit.reports.tree import Block, Heading, Paragraph, Plain, Section, Strong, plain

EVERYWHERE = "Across all domains"
MOST_CASES = 12


def findings(source: Source) -> Section:
    """Return what was found."""
    return Section("Findings", tuple(_blocks(source)), "findings")


def _blocks(source: Source) -> Iterator[Block]:
    strengths = sum(1 for one in source.findings if one.polarity is Polarity.STRENGTH)
    yield Paragraph(plain(_counted(strengths, len(source.findings) - strengths)))
    titles = {one.key: one.title for one in source.form.all_sections}
    for title, some in groupby(source.findings, lambda one: titles.get(one.section, EVERYWHERE)):
        yield Heading(2, title)
        for one in some:
            yield from _finding(source, one)


def _counted(strengths: int, gaps: int) -> str:
    good = "1 strength" if strengths == 1 else f"{strengths} strengths"
    weak = "1 area for improvement" if gaps == 1 else f"{gaps} areas for improvement"
    return (
        f"{good} and {weak}. Each says what was found, what lay behind it, what it meant for the "
        "child and what has to follow."
    )


def _finding(source: Source, one: Finding) -> Iterator[Block]:
    number = source.number_of(one.finding)
    yield Heading(3, f"Finding {number}: {words_of(one.polarity).lower()}", f"finding-{number}")
    yield from paragraphs(one.what)
    why = f"{words_of(one.factor)}: {one.why}" if one.factor and one.why.strip() else one.why
    yield from labelled("Why", why)
    whom = "the child" if source.dossier.subject.child else "children"
    yield from labelled(f"So what for {whom}", one.so_what)
    yield from labelled("Now what", one.now_what)
    yield Paragraph(_where(source, one), "small")


def _where(source: Source, one: Finding) -> tuple[Strong | Plain, ...]:
    seen = [case for case in source.cases if case in set(one.seen_in)]
    named = [*seen[:MOST_CASES]]
    if len(seen) > MOST_CASES:
        named.append(f"{len(seen) - MOST_CASES} more")
    where = f": {listed(named)}" if named else ""
    level = f" The cause lies at this level: {words_of(one.level).lower()}."
    agency = source.agency(one.agency)
    about = f" It is about {agency}." if agency else ""
    first = seen_in(one, source.cases, source.dossier.subject)
    return Strong(first[0].upper() + first[1:]), Plain(f"{where}.{level}{about}")
