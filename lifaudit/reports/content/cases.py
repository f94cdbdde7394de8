"""Case by case: who was involved, how each agency graded, and why where they part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from lifaudit.domain.case import Case
from lifaudit.domain.casework import OVERALL, Voice
from lifaudit.domain.chart import Heatmap
from lifaudit.domain.panel import panels_of
from lifaudit.domain.returns import returns_of
from lifaudit.domain.sheet import Sheet
from lifaudit.domain.side_by_side import (
    Compared,
    Said,
    SideBySide,
    all_cases,
    beside_in,
    cells_of,
)
from lifaudit.domain.subject import Subject
from lifaudit.reports.content.case_answers import beside_grades, rows_of
from lifaudit.reports.content.panel import other_views
from lifaudit.reports.content.phrases import bullets, labelled, listed
from lifaudit.reports.content.source import Source
from lifaudit.reports.content.voices import heard_voices, whence
from lifaudit.reports.tree import (
    Block,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Quote,
    Section,
    plain,
)

GROUP = 10
"""In an audit of many cases so many stand together in the contents."""
MANY = 20
OPENING = (
    "Reasons are printed for every overall grade, and from both ends wherever agencies are two "
    "or more points apart. All others are in the attached audit.json."
)


def cases(source: Source) -> Section:
    """Return every case with its grades and reasons, each on a page of its own."""
    said: dict[str, list[Voice]] = {}
    for one in heard_voices(source):
        said.setdefault(one.case, []).append(one)
    every = all_cases(source.dossier)
    panel = {one.case.case: one for one in panels_of(source.dossier)}
    by_case: dict[str, list[Sheet]] = {}
    for sheet in returns_of(source.dossier):
        by_case.setdefault(sheet.case.case, []).append(sheet)
    blocks: list[Block] = list(_opening(every, source.dossier.subject))
    for at, (case, compared) in enumerate(zip(source.dossier.cases, every, strict=True)):
        blocks += _head(source, at) if blocks else _head(source, at)[1:]
        blocks += _case(source, case, compared, said.get(case.case, []))
        blocks += _beside(source, by_case.get(case.case, []), panel.get(case.case))
    subject = source.dossier.subject
    return Section(subject.each, tuple(blocks), "cases")


def _beside(source: Source, sheets: Sequence[Sheet], panel: Sheet | None) -> Iterator[Block]:
    """Yield what stands beside the grades of a case, what the panel kept after the agencies'."""
    if panel:
        yield from other_views(panel, _inner(source))
    yield from beside_grades(source, sheets, _inner(source))
    if panel:
        yield from rows_of([panel], _inner(source))


def _overview(every: Sequence[SideBySide], subject: Subject) -> Iterator[Heatmap]:
    """Yield the overall grades, a row for each of what was looked at, where any was given."""
    rows = [(one.case, row) for one in every for row in one.rows if row.domain.key == OVERALL]
    if not any(one.is_grade for _, row in rows for one in row.said):
        return
    beside = beside_in([row for _, row in rows])
    names = tuple(name for _, name in every[0].agencies)
    yield Heatmap(
        f"Overall grade in each {subject.one}",
        tuple(case for case, _ in rows),
        (*names, *beside),
        tuple(cells_of(row, beside) for _, row in rows),
        subject.name,
    )


def _inner(source: Source) -> Literal[3, 4]:
    """Return the level of the headings within a case."""
    return 3 if len(source.cases) <= MANY else 4


def _head(source: Source, at: int) -> tuple[Block, ...]:
    """Return a new page and the case's heading; many cases stand under headings of ten."""
    codes = source.cases
    if len(codes) <= MANY:
        return PageBreak(), Heading(2, _name(source, at))
    name = Heading(3, _name(source, at))
    if at % GROUP:
        return PageBreak(), name
    ten = f"{codes[at]} to {codes[min(at + GROUP, len(codes)) - 1]}"
    return PageBreak(), Heading(2, ten), name


def _name(source: Source, at: int) -> str:
    """Return a case's code; a setting, process or event is known by its title beside it."""
    case = source.dossier.cases[at]
    return f"{case.case}: {case.title}" if case.title else case.case


def _opening(every: Sequence[SideBySide], subject: Subject) -> Iterator[Block]:
    """Yield which reasons are printed, and the overall grades; nothing where nobody grades."""
    if any(one.is_grade for each in every for row in each.rows for one in row.said):
        yield Paragraph(plain(OPENING))
    yield from map(Figure, _overview(every, subject))


def _case(source: Source, case: Case, compared: SideBySide, said: list[Voice]) -> Iterator[Block]:
    inner = _inner(source)
    yield from labelled("Why it was chosen", case.why)
    if case.replaces:
        yield Paragraph(plain(f"It took the place of {case.replaces}."))
    graded = any(one.is_grade for row in compared.rows for one in row.said)
    if graded or compared.beside:
        yield Figure(_picture(compared))
    elif source.form.graded_sections:
        yield Paragraph(plain(_ungraded(compared)))
    if said:
        yield Heading(inner, "What the child told and showed")
    for one in said:
        yield Quote(one.words.strip(), _begun(whence(source, one)))
        yield from labelled("What it changed", one.influence)
    yield from _reasons(compared, inner)


def _begun(told: str) -> str:
    return f"{told[:1].upper()}{told[1:]}"


def _ungraded(compared: SideBySide) -> str:
    away = [
        one for one in (compared.rows[0].said if compared.rows else ()) if one.text != "No grade"
    ]
    told = listed([f"{one.name}: {one.text.lower()}" for one in away])
    return f"No agency has graded yet. {told}." if told else "No agency has graded yet."


def _picture(compared: SideBySide) -> Heatmap:
    names = tuple(name for _, name in compared.agencies)
    columns = (*names, *compared.beside)
    return Heatmap(
        f"Grades in {compared.case}",
        tuple(row.domain.title for row in compared.rows),
        columns,
        tuple(cells_of(row, compared.beside) for row in compared.rows),
        "Domain",
        compared.sentence,
    )


def _reasons(compared: SideBySide, inner: Literal[3, 4]) -> Iterator[Block]:
    for row in compared.rows:
        said = (*row.said, *(one for one in (row.panel, row.moderated) if one))
        third = (row.moderated,) if row.moderated else ()
        wanted = said if row.domain.key == OVERALL else (*_ends(row), *third)
        given = [one for one in wanted if one.is_grade and one.reason.strip()]
        if not given:
            continue
        apart = " (agencies apart)" if row.is_far_apart else ""
        yield Heading(inner, f"{row.domain.title}{apart}")
        yield from bullets([(_who(one), one.reason.strip()) for one in given])


def _ends(row: Compared) -> tuple[Said, ...]:
    """Return who sees a domain best and who weakest, where they are far apart."""
    judged = sorted((one for one in row.said if one.points is not None), key=_points)
    if not row.is_far_apart:
        return ()
    return (judged[-1], judged[0])


def _points(one: Said) -> float:
    return one.points or 0


def _who(one: Said) -> str:
    return f"{one.name}, {one.text}"
