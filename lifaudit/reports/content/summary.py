"""The summary: one page that a chair can read on a train and know what matters."""

from __future__ import annotations

from collections.abc import Iterator

from lifaudit.domain.lacking import seen_in
from lifaudit.domain.learning import Finding, Polarity, Summary
from lifaudit.domain.taking_part import returned, voices
from lifaudit.reports.content.phrases import count, listed, opening, span
from lifaudit.reports.content.source import Source
from lifaudit.reports.tree import (
    Block,
    Bullets,
    Heading,
    KeyFacts,
    Link,
    Numbered,
    Paragraph,
    Plain,
    Runs,
    Section,
    plain,
)

MOST = 4
LONGEST = 600
"""A learning point longer than this is opened here and stands whole in audit.json."""


def summary(source: Source) -> Section:
    """Return the summary."""
    return Section("Summary", tuple(_blocks(source)), "summary")


def _blocks(source: Source) -> Iterator[Block]:
    said = source.dossier.learned.summary or Summary("")
    if said.headline.strip():
        yield Paragraph(plain(said.headline.strip()), "lead")
    yield Paragraph(plain(_looked(source)))
    yield from _some(source, Polarity.STRENGTH, "What is working well")
    yield from _some(source, Polarity.IMPROVEMENT, "What needs to change")
    points = [one for one in said.learning if one.strip()]
    if points:
        yield Heading(2, "What we learned")
        yield Numbered(tuple(plain(opening(one, LONGEST)) for one in points))
    yield Heading(2, "In numbers")
    yield KeyFacts(_numbers(source, said))


def _looked(source: Source) -> str:
    dossier, audit = source.dossier, source.dossier.audit
    if not dossier.cases or not dossier.agencies:
        return "No case has been looked at yet."
    names = listed([one.short or one.name for one in dossier.agencies])
    together = "looked at" if len(dossier.agencies) == 1 else "looked together at"
    period = ""
    if audit.period_from or audit.period_to:
        period = f", at practice from {span(audit.period_from, audit.period_to)}"
    return f"{names} {together} {count(len(dossier.cases), 'case')}{period}."


def _some(source: Source, polarity: Polarity, title: str) -> Iterator[Block]:
    found = [one for one in source.findings if one.polarity is polarity and one.what.strip()]
    if not found:
        return
    yield Heading(2, title)
    yield Bullets(tuple(_finding(source, one) for one in found[:MOST]))
    left = len(found) - MOST
    if left > 0:
        words = (Link("the findings", "#findings"), Plain(" tell "), Plain(f"{left} more."))
        yield Paragraph((Plain("Of these, "), *words), "small")


def _finding(source: Source, one: Finding) -> Runs:
    number = source.number_of(one.finding)
    where = f"finding {number}"
    seen = f", {seen_in(one, source.cases)})" if one.seen_in else ")"
    return Plain(f"{opening(one.what)} ("), Link(where, f"#finding-{number}"), Plain(seen)


def _numbers(source: Source, said: Summary) -> tuple[tuple[str, str], ...]:
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
    returns = f"{signed} of {asked} signed off, {away} not known or not involved"
    voice = f"evidenced in {evidenced} of {of} returns" if of else "not recorded in any return yet"
    return (
        ("Returns", returns if asked else "none asked for yet"),
        ("The child's voice", voice),
        ("Learning", learnt),
        ("Urgent concerns", urgent(said)),
    )


def urgent(said: Summary) -> str:
    """Say how many urgent concerns were raised, and whether all are resolved."""
    if not said.urgent_raised:
        return "none raised"
    every = said.urgent_resolved >= said.urgent_raised
    rest = "all resolved" if every else f"{said.urgent_resolved} resolved so far"
    return f"{said.urgent_raised} raised, {rest}"
