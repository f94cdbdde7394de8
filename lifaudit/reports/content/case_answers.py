"""What one case says beside its grades: scores, what was worked out, and the rows of groups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import Question
from lifaudit.domain.reading import in_words
from lifaudit.domain.scoring import Score, Scored, scored
from lifaudit.domain.sheet import Sheet
from lifaudit.reports.content.answer_sheets import rows_in_words
from lifaudit.reports.content.phrases import bullets, opening
from lifaudit.reports.content.source import Source, name_of
from lifaudit.reports.tree import Block, Heading, Paragraph, Table, plain

MOST_COLUMNS = 5
LONGEST = 240
UNSAID = "-"
BESIDE = "It stands beside the grades and replaces none. What does not apply is left out."

Level = Literal[3, 4]


def beside_grades(source: Source, sheets: Sequence[Sheet], level: Level) -> Iterator[Block]:
    """Yield the scores, the worked out values and the rows of one case; nothing where none are."""
    here = [one for one in sheets if one.is_involved]
    yield from _scores(here, level)
    yield from _worked(source, here, level)
    yield from rows_of(here, level)


def rows_of(sheets: Sequence[Sheet], level: Level) -> Iterator[Block]:
    """Yield the rows of every group, group by group; nothing where none stands."""
    for question in sheets[0].instrument.questions if sheets else ():
        if question.kind is Kind.GROUP:
            yield from _rows(sheets, question, level)


def _scores(here: Sequence[Sheet], level: Level) -> Iterator[Block]:
    found = [(name_of(one.agency), scored(one)) for one in here]
    some = [(name, one) for name, one in found if one is not None]
    if not some:
        return
    titles = _titles(some)
    if titles:
        yield Heading(level, "What the answers add up to")
        header = ("Domain", *(name for name, _ in some))
        rows = tuple((title, *(_score(one, key) for _, one in some)) for key, title in titles)
        yield Table(header, rows, _widths(some), BESIDE)
    yield from bullets([(name, one.expected.sentence) for name, one in some if one.expected])


def _titles(some: Sequence[tuple[str, Scored]]) -> list[tuple[str, str]]:
    """Return the domains anybody has a score in, in order, and the whole where there are two."""
    titles = {one.key: one.title for _, each in some for one in each.sections}
    overall = [("", "Overall")] if len(titles) > 1 else []
    return [*titles.items(), *overall]


def _score(found: Scored, key: str) -> str:
    scores: Sequence[Score | None] = found.sections if key else (found.overall,)
    return next((one.words for one in scores if one and key in ("", one.key)), UNSAID)


def _worked(source: Source, here: Sequence[Sheet], level: Level) -> Iterator[Block]:
    asked = [one for one in source.form.questions if one.kind is Kind.CALCULATED]
    rows = [(_even(one.text), *(_value(sheet, one) for sheet in here)) for one in asked]
    told = tuple(row for row in rows if any(cell != UNSAID for cell in row[1:]))
    if told:
        yield Heading(level, "Worked out from the answers")
        yield Table(("What", *(name_of(one.agency) for one in here)), told, _widths(here))


def _value(sheet: Sheet, question: Question) -> str:
    """Return what was worked out here; nothing where it does not apply."""
    section = sheet.instrument.section_of(question.key)
    hidden = sheet.worked.hides(section.key, question.key)
    value = "" if hidden else sheet.worked.values.get(question.key, "")
    return in_words(sheet.instrument, question, value) or UNSAID


def _rows(here: Sequence[Sheet], group: Question, level: Level) -> Iterator[Block]:
    asked = group.questions[: MOST_COLUMNS - 1]
    more = len(group.questions) - len(asked)
    for sheet in here:
        rows = [
            (str(number), *(opening(cell, LONGEST) or UNSAID for cell in row[: len(asked)]))
            for number, row in enumerate(rows_in_words(sheet, group), 1)
        ]
        if rows:
            yield Heading(level, f"{_even(group.text)}: {name_of(sheet.agency)}")
            header = ("Row", *(_even(one.text) for one in asked))
            widths = (0.5, *(_width(one) for one in asked))
            yield Table(header, tuple(rows), widths)
        if rows and more:
            left = f"{more} more columns are in the attached audit.json."
            yield Paragraph(plain(left), "small")


def _width(question: Question) -> float:
    widths = {Kind.LONG_TEXT: 3.2, Kind.SHORT_TEXT: 2.0, Kind.MANY_OF: 2.0, Kind.ONE_OF: 2.0}
    return widths.get(question.kind, 1.3)


def _widths(agencies: Sequence[object]) -> tuple[float, ...]:
    """Give the first column, which names the line, more room than an agency."""
    return (1.6, *(1.0 for _ in agencies))


def _even(text: str) -> str:
    return " ".join(text.split())
