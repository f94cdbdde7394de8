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
NUMBER, NAME = 0.1, 0.23
"""The width of a column of numbers, and of names with a number, beside all others together."""
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
    """Yield the rows of a group: those of one agency by number, of several one after the other."""
    asked = _columns(group)
    more = len(group.questions) - len(asked)
    found = [(one, rows) for one in here if (rows := tuple(rows_in_words(one, group)))]
    if not found:
        return
    alone, names = len(here) == 1, name_of(here[0].agency)
    yield Heading(level, f"{_even(group.text)}: {names}" if alone else _even(group.text))
    header = ("Row" if alone else "Agency", *(_even(group.questions[at].text) for at in asked))
    widths = [_width(group.questions[at]) for at in asked]
    rows = tuple(
        (
            str(number) if alone else f"{name_of(sheet.agency)}, {number}",
            *(opening(row[at], LONGEST) or UNSAID for at in asked),
        )
        for sheet, rows in found
        for number, row in enumerate(rows, 1)
    )
    first = (NUMBER if alone else NAME) * sum(widths)
    yield Table(header, rows, (first, *widths))
    if more:
        left = f"{more} more columns are in the attached audit.json."
        yield Paragraph(plain(left), "small")


def _columns(group: Question) -> list[int]:
    """Return the places of the columns that are printed: of many the first, and what is worked out.

    What is worked out in a row sums it up, such as the risk number of a step.
    """
    every = range(len(group.questions))
    rank = {at: (at > 0, group.questions[at].kind is not Kind.CALCULATED, at) for at in every}
    return sorted(sorted(every, key=rank.__getitem__)[: MOST_COLUMNS - 1])


def _width(question: Question) -> float:
    widths = {Kind.LONG_TEXT: 3.2, Kind.SHORT_TEXT: 2.0, Kind.MANY_OF: 2.0, Kind.ONE_OF: 2.0}
    return widths.get(question.kind, 1.3)


def _widths(agencies: Sequence[object]) -> tuple[float, ...]:
    """Give the first column, which names the line, more room than an agency."""
    return (1.6, *(1.0 for _ in agencies))


def _even(text: str) -> str:
    return " ".join(text.split())
