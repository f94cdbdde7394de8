"""Case by case: who was involved, how each agency graded, and why where they part."""

from __future__ import annotations

from collections.abc import Iterator

from lifaudit.domain.case import Case
from lifaudit.domain.casework import OVERALL, Voice
from lifaudit.domain.chart import Cell, Heatmap
from lifaudit.domain.side_by_side import Compared, Said, SideBySide, all_cases
from lifaudit.reports.content.phrases import bullets, labelled, listed
from lifaudit.reports.content.source import Source
from lifaudit.reports.content.voices import heard_voices
from lifaudit.reports.tree import Block, Figure, Heading, Paragraph, Quote, Section, plain


def cases(source: Source) -> Section:
    """Return every case with its grades and reasons."""
    said: dict[str, list[Voice]] = {}
    for one in heard_voices(source):
        said.setdefault(one.case, []).append(one)
    blocks: list[Block] = [Paragraph(plain(_opening()))]
    compared = {one.case: one for one in all_cases(source.dossier)}
    for case in source.dossier.cases:
        blocks += _case(source, case, compared[case.case], said.get(case.case, []))
    return Section("Case by case", tuple(blocks), "cases")


def _opening() -> str:
    return (
        "Codes only; the key to them never leaves the agencies. Reasons are printed for every "
        "overall grade and wherever agencies are two or more points apart; all others are in the "
        "attached audit.json."
    )


def _case(source: Source, case: Case, compared: SideBySide, said: list[Voice]) -> Iterator[Block]:
    yield Heading(2, case.case)
    yield from labelled("Why it was chosen", case.why)
    if case.replaces:
        yield Paragraph(plain(f"It took the place of {case.replaces}."))
    graded = any(one.is_grade for row in compared.rows for one in row.said)
    if graded or compared.has_panel:
        yield Figure(_picture(compared))
        yield from _reasons(compared)
    else:
        yield Paragraph(plain(_ungraded(compared)))
    if said:
        yield Heading(3, "The child's own words")
    for one in said:
        yield Quote(one.words.strip(), f"From the records of {source.agency(one.agency)}")
        yield from labelled("What it changed", one.influence)


def _ungraded(compared: SideBySide) -> str:
    away = [
        one for one in (compared.rows[0].said if compared.rows else ()) if one.text != "No grade"
    ]
    told = listed([f"{one.name}: {one.text.lower()}" for one in away])
    return f"No agency has graded this case. {told}." if told else "No agency has graded this case."


def _picture(compared: SideBySide) -> Heatmap:
    names = tuple(name for _, name in compared.agencies)
    columns = (*names, "Panel") if compared.has_panel else names
    return Heatmap(
        f"Grades in {compared.case}",
        tuple(row.domain.title for row in compared.rows),
        columns,
        tuple(tuple(_cells(row, compared)) for row in compared.rows),
        "Domain",
        compared.sentence,
    )


def _cells(row: Compared, compared: SideBySide) -> Iterator[Cell]:
    for one in row.said:
        yield Cell(one.text, one.role)
    if compared.has_panel:
        yield Cell(row.panel.text, row.panel.role) if row.panel else Cell("No grade")


def _reasons(compared: SideBySide) -> Iterator[Block]:
    for row in compared.rows:
        said = (*row.said, *((row.panel,) if row.panel else ()))
        given = [one for one in said if one.is_grade and one.reason.strip()]
        if not given or not (row.is_far_apart or row.domain.key == OVERALL):
            continue
        apart = " (agencies apart)" if row.is_far_apart else ""
        yield Heading(3, f"{row.domain.title}{apart}")
        yield from bullets([(_who(one), one.reason.strip()) for one in given])


def _who(one: Said) -> str:
    return f"{one.name}, {one.text}"
