"""The summary: one page that a chair can read on a train and know what matters."""

from __future__ import annotations

from collections.abc import Iterator

from lifaudit.domain.grading import agency_grades
from lifaudit.domain.lacking import seen_in
from lifaudit.domain.learning import Finding, Polarity, Summary
from lifaudit.domain.taking_part import returned, voices
from lifaudit.reports.content.phrases import count, listed, opening, span
from lifaudit.reports.content.source import Source
from lifaudit.reports.tree import (
    Block,
    Bullets,
    Callout,
    Heading,
    Link,
    Numbered,
    Paragraph,
    Plain,
    Runs,
    Section,
    plain,
)

MOST, HEADLINE = 3, 200
LINE = 82
"""About so many letters stand in a printed line."""
ROOM = 16.5
"""So many lines of bullets leave the summary on one page; between two is a third of a line."""
LONGEST = 150
"""A text longer than this is opened here and stands whole elsewhere."""
TITLES = {
    Polarity.STRENGTH: "What is working well",
    Polarity.IMPROVEMENT: "What needs to change",
}


def summary(source: Source) -> Section:
    """Return the summary."""
    return Section("Summary", tuple(_blocks(source)), "summary")


def _blocks(source: Source) -> Iterator[Block]:
    said = source.dossier.learned.summary or Summary("")
    if said.headline.strip():
        yield Paragraph(plain(opening(said.headline, HEADLINE)), "lead")
    yield Paragraph(plain(_looked(source)))
    points = [opening(one, LONGEST) for one in said.learning if one.strip()][:MOST]
    fitting = (number for number in range(MOST, 1, -1) if _lines(source, points, number) <= ROOM)
    most = next(fitting, 1)
    yield from _some(source, Polarity.STRENGTH, most)
    yield from _some(source, Polarity.IMPROVEMENT, most)
    if points:
        yield Heading(2, "What we learned")
        yield Numbered(tuple(plain(one) for one in points))
    if source.dossier.cases:
        yield Callout("neutral", "In numbers", _numbers(source, said))
    if lacking := _lacking(source):
        yield Paragraph(plain(f"This report has no {' and no '.join(lacking)}."))


def _lacking(source: Source) -> list[str]:
    """Name what a reader would look for in vain."""
    learned = source.dossier.learned
    parts = (
        ("findings", learned.findings),
        ("recommendations", learned.recommendations),
        ("grades", agency_grades(source.dossier)),
    )
    return [name for name, some in parts if not some]


def _looked(source: Source) -> str:
    dossier, audit = source.dossier, source.dossier.audit
    if not dossier.cases or not dossier.agencies:
        return f"No {dossier.subject.one} has been looked at yet."
    names = listed([one.short or one.name for one in dossier.agencies])
    together = "looked at" if len(dossier.agencies) == 1 else "looked together at"
    period = ""
    if audit.period_from or audit.period_to:
        since = "from " if audit.period_from else ""
        period = f", at practice {since}{span(audit.period_from, audit.period_to)}"
    return f"{names} {together} {dossier.subject.counted(len(dossier.cases))}{period}."


def _some(source: Source, polarity: Polarity, most: int) -> Iterator[Block]:
    found = _of(source, polarity)
    if found:
        yield Heading(2, TITLES[polarity])
        yield Bullets(tuple(_finding(source, one) for one in found[:most]))


def _of(source: Source, polarity: Polarity) -> list[Finding]:
    return [one for one in source.findings if one.polarity is polarity and one.what.strip()]


def _lines(source: Source, points: list[str], most: int) -> float:
    """Guess how many lines the bullets take, were so many of each kind printed."""
    found = [one for each in Polarity for one in _of(source, each)[:most]]
    texts = ["".join(run.text for run in _finding(source, one)) for one in found]
    return sum(-(-len(text) // LINE) + 1 / 3 for text in (*texts, *points))


def _finding(source: Source, one: Finding) -> Runs:
    number = source.number_of(one.finding)
    where = f"finding {number}"
    seen = f", {seen_in(one, source.cases, source.dossier.subject)})" if one.seen_in else ")"
    return Plain(f"{opening(one.what, LONGEST)} ("), Link(where, f"#finding-{number}"), Plain(seen)


def _numbers(source: Source, said: Summary) -> str:
    dossier, learned = source.dossier, source.dossier.learned
    parts = returned(dossier)
    asked, signed = sum(one.asked for one in parts), sum(one.signed_off for one in parts)
    away = sum(one.not_known + one.not_involved for one in parts)
    heard = voices(dossier)
    evidenced, of = sum(one.evidenced for one in heard), sum(one.told for one in heard)
    learnt = (
        f"{count(len(learned.findings), 'finding')}, "
        f"{count(len(learned.recommendations), 'recommendation')}, "
        f"{count(len(learned.actions), 'action')}"
    )
    returns = f"{signed} of {asked} returns signed off, {away} not known or not involved"
    voice = f"The child's voice is evidenced in {evidenced} of {of} returns. " if of else ""
    return f"{returns}. {voice}{learnt}. Urgent concerns: {urgent(said)}."


def urgent(said: Summary) -> str:
    """Say how many urgent concerns were raised, and whether all are resolved."""
    if not said.urgent_raised:
        return "none raised"
    every = said.urgent_resolved >= said.urgent_raised
    rest = "all resolved" if every else f"{said.urgent_resolved} resolved so far"
    return f"{said.urgent_raised} raised, {rest}"
