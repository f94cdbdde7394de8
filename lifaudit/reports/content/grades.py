"""Grades: every agency's beside the panel's, in pictures that say their numbers in words."""

from __future__ import annotations

from collections.abc import Iterator

from lifaudit.domain import tally
from lifaudit.domain.grading import agency_grades
from lifaudit.domain.practice import questions_least_met
from lifaudit.domain.settling import settled
from lifaudit.domain.side_by_side import SideBySide, all_cases
from lifaudit.domain.subject import Subject
from lifaudit.reports.content.agreement import agreement
from lifaudit.reports.content.moderation import moderation
from lifaudit.reports.content.revealed import revealed
from lifaudit.reports.content.source import Source
from lifaudit.reports.tree import (
    Block,
    Figure,
    Heading,
    Link,
    PageBreak,
    Paragraph,
    Plain,
    Section,
    Table,
    plain,
)

MOST_CASES = 6
MOST_QUESTIONS = 8
LETTER = 0.105
"""The share of a letter above a column, so that no long word there has to be broken."""


def is_told(source: Source) -> bool:
    """Tell whether any agency has graded anything."""
    return bool(agency_grades(source.dossier))


def grades(source: Source) -> Section:
    """Return how practice was graded."""
    return Section("How practice was graded", tuple(_blocks(source)), "grades")


def _blocks(source: Source) -> Iterator[Block]:
    dossier = source.dossier
    yield Paragraph(
        (
            Plain(
                f"Agencies graded their own work in each {dossier.subject.one} and gave a reason. "
            ),
            Plain(
                "A crossing shows the grade given most often, and how often; nothing here is an "
            ),
            Plain("average. What each grade means is said in "),
            Link("the appendix on the instrument", "#instrument"),
            Plain("."),
        )
    )
    if source.form.overall is not None:
        yield Heading(2, "Overall, by agency")
        yield Figure(tally.overall(dossier))
        yield PageBreak()
    yield Heading(2, "Agencies and domains")
    yield Figure(tally.heatmap(dossier))
    yield Heading(2, "How grades divide")
    yield Figure(tally.by_domain(dossier))
    if settled(dossier).of_cases:
        yield Heading(2, "What the panel agreed")
        yield Figure(tally.agreed(dossier))
        yield Paragraph(plain("Panel grades stand beside those of the agencies and replace none."))
    yield from moderation(source)
    yield from revealed(source)
    yield from agreement(source)
    yield from _apart(source)
    yield from _answers(source)


def _apart(source: Source) -> Iterator[Block]:
    cases = all_cases(source.dossier)
    where: dict[str, list[str]] = {}
    for one in cases:
        for row in one.far_apart:
            where.setdefault(row.domain.title, []).append(one.case)
    yield Heading(2, "Where agencies see it differently")
    if not where:
        never = f"No two agencies are two or more points apart in any {source.dossier.subject.one}."
        yield Paragraph(plain(never))
        return
    number = sum(1 for one in cases if one.far_apart)
    yield Paragraph(plain(_parted(source.dossier.subject, number, cases)))
    rows = sorted(where.items(), key=lambda one: -len(one[1]))
    yield Table(
        ("Domain", source.dossier.subject.many.capitalize(), "Which"),
        tuple((title, str(len(some)), _some(some)) for title, some in rows),
        (2.4, 0.8, 3.4),
        "Where two agencies are two or more points apart, by domain.",
    )


def _some(cases: list[str]) -> str:
    more = len(cases) - MOST_CASES
    shown = ", ".join(cases[:MOST_CASES])
    return f"{shown} and {more} more" if more > 0 else shown


def _parted(subject: Subject, number: int, cases: tuple[SideBySide, ...]) -> str:
    return (
        f"In {number} of {subject.counted(len(cases))} at least two agencies are two or more "
        "points apart in some domain. Such a gap is a question worth asking, not an error."
    )


def _answers(source: Source) -> Iterator[Block]:
    least = questions_least_met(source.dossier)
    if not least:
        return
    yield Heading(2, "What the answers say")
    yield Figure(tally.strengths_and_gaps(source.dossier))
    many = source.dossier.subject.many.capitalize()
    yield Table(
        ("Question", "Domain", "Weak", many),
        tuple(
            (
                one.text,
                one.title,
                f"{len(one.weak)} of {one.counted}",
                str(len(one.weak_cases)),
            )
            for one in least[:MOST_QUESTIONS]
        ),
        (3.6, 1.8, 1, max(0.8, LETTER * len(many))),
        "The questions least met: answers at the weak end, of all that can be judged.",
    )
