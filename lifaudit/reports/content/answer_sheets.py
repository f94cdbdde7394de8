"""The tables of what was answered: every answer, every group with its rows, every score."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lifaudit.domain.kinds import Kind
from lifaudit.domain.panel import panels_of
from lifaudit.domain.question import Question
from lifaudit.domain.reading import in_words
from lifaudit.domain.returns import Told, returns_of, told_in
from lifaudit.domain.scoring import Score, is_scored, scored
from lifaudit.domain.sheet import Sheet as Return
from lifaudit.domain.values import number_in
from lifaudit.reports.content.source import Source, name_of
from lifaudit.reports.sheets import Sheet, Value

ANSWERS = "Answers"
COUNTS, COUNTS_NOT = "Yes", "No"
WRITTEN = (Kind.SHORT_TEXT, Kind.LONG_TEXT, Kind.PERSON)
Row = tuple[Value, ...]


def answers_sheet(source: Source) -> Sheet:
    """Return every answer, the panel's last: in words, as it is recorded, and whether it counts.

    What does not apply any more is listed, because it was recorded, and does not count.
    """
    header = (
        *("Case", "Agency", "Domain", "Row", "Question", "Answer"),
        *("Recorded as", "Note", "Evidence", "Counts"),
    )
    return Sheet(ANSWERS, header, tuple(_answers(source)))


def group_sheets(source: Source) -> tuple[Sheet, ...]:
    """Return a table for each repeating group: one line for each row as it stands."""
    sheets = (returns_of(source.dossier), panels_of(source.dossier))
    return tuple(
        _group(some, question)
        for some in sheets
        for question in (some[0].instrument.questions if some else ())
        if question.kind is Kind.GROUP
    )


def scores_sheet(source: Source) -> tuple[Sheet, ...]:
    """Return what the answers add up to; no table where the form counts nothing."""
    rows = tuple(_scores(source)) if is_scored(source.form) else ()
    header = (
        *("Case", "Agency", "Domain", "Score", "Points", "Of", "Per cent"),
        *("Counted", "Not applicable", "Not answered"),
    )
    return (Sheet("Scores", header, rows),) if rows else ()


def recorded_as(question: Question, value: str) -> Value:
    """Return a value as it is kept: numbers as numbers, codes as codes; words stand as they are."""
    if question.kind in WRITTEN:
        return None
    number = number_in(value)
    is_number = question.kind.is_number or question.kind is Kind.CALCULATED
    return float(number) if is_number and number is not None else value


def _answers(source: Source) -> Iterator[Row]:
    for sheet in (*returns_of(source.dossier), *panels_of(source.dossier)):
        for told in told_in(sheet):
            yield *_who(sheet), *_answer(told, sheet)


def _who(sheet: Return) -> tuple[str, str]:
    """Return the case, and the agency, or the panel, that recorded something."""
    return sheet.case.case, name_of(sheet.agency)


def _answer(told: Told, sheet: Return) -> Row:
    question, given, form = told.posed.question, told.answer, sheet.instrument
    counts = told.counts and sheet.is_involved
    return (
        told.section.title,
        told.posed.row or None,
        question.text,
        in_words(form, question, given.value),
        recorded_as(question, given.value),
        given.note,
        "; ".join(one.type for one in given.evidence),
        COUNTS if counts else COUNTS_NOT,
    )


def _group(sheets: Sequence[Return], group: Question) -> Sheet:
    header = ("Case", "Agency", "Row", *(one.text for one in group.questions))
    return Sheet(group.text, header, tuple(_rows(sheets, group)))


def _rows(sheets: Sequence[Return], group: Question) -> Iterator[Row]:
    for sheet in sheets:
        for number, row in enumerate(rows_in_words(sheet, group), 1):
            yield *_who(sheet), number, *row


def rows_in_words(sheet: Return, group: Question) -> Iterator[tuple[str, ...]]:
    """Give what every row of a group that applies says in words, question by question."""
    told = {one.posed.path.text: one for one in told_in(sheet) if one.counts}
    for row in sheet.rows(group.key):
        paths = [f"{group.key}/{row.row}/{one.key}" for one in group.questions]
        found = [told.get(path) for path in paths]
        yield tuple(
            in_words(sheet.instrument, one.posed.question, one.answer.value) if one else ""
            for one in found
        )


def _scores(source: Source) -> Iterator[Row]:
    for sheet in returns_of(source.dossier):
        found = scored(sheet) if sheet.is_involved else None
        overall = (found.overall,) if found and found.overall else ()
        for one in (*found.sections, *overall) if found else ():
            yield *_who(sheet), *_score(one)


def _score(one: Score) -> Row:
    percent = None if one.percent is None else round(one.percent, 1)
    counted = (one.applied, one.left_out, one.open)
    return one.title, one.words, round(one.got, 2), round(one.most, 2), percent, *counted
