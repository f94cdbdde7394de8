"""What will change: recommendations with their outcomes and actions, and how we will know."""

from __future__ import annotations

from collections.abc import Iterator

from lifaudit.domain.learning import Action, Recommendation, Summary
from lifaudit.domain.words import words_of
from lifaudit.reports.content.phrases import count, day, labelled, paragraphs, told
from lifaudit.reports.content.source import Source
from lifaudit.reports.tree import (
    Block,
    Heading,
    Link,
    Paragraph,
    Plain,
    Runs,
    Section,
    Table,
    plain,
)

NOBODY = "Nobody yet"


def change(source: Source) -> Section:
    """Return what is to follow."""
    learned = source.dossier.learned
    blocks: list[Block] = []
    for number, one in enumerate(learned.recommendations, 1):
        blocks += _recommendation(source, number, one)
    blocks += _measures(source)
    blocks += _urgent(learned.summary or Summary(""))
    return Section("What will change", tuple(blocks), "change")


def references(source: Source) -> dict[str, str]:
    """Return how every action is called in print: 2.1 is the first of recommendation 2."""
    learned = source.dossier.learned
    found: dict[str, str] = {}
    for number, one in enumerate(learned.recommendations, 1):
        own = [each for each in learned.actions if each.recommendation == one.recommendation]
        found |= {each.action: f"{number}.{at}" for at, each in enumerate(own, 1)}
    return found


def _recommendation(source: Source, number: int, one: Recommendation) -> Iterator[Block]:
    yield Heading(2, f"Recommendation {number}")
    yield from paragraphs(told(one.text)) or ()
    yield from labelled("What will be better for children", one.outcome)
    if drawn := _drawn_from(source, one):
        yield Paragraph(drawn, "small")
    known = references(source)
    own = [
        each for each in source.dossier.learned.actions if each.recommendation == one.recommendation
    ]
    if own:
        rows = tuple(_action(source, known, each) for each in own)
        header = ("Ref", "Action", "Owner", "Due")
        yield Table(header, rows, (0.5, 3.4, 1.6, 1.2), f"Actions of recommendation {number}.")


def _drawn_from(source: Source, one: Recommendation) -> Runs:
    numbers = sorted(n for key in one.findings if (n := source.number_of(key)))
    runs: list[Plain | Link] = []
    for at, number in enumerate(numbers):
        runs += [
            Plain(", " if at else "Drawn from "),
            Link(f"finding {number}", f"#finding-{number}"),
        ]
    return (*runs, Plain(".")) if runs else ()


def _action(source: Source, known: dict[str, str], one: Action) -> tuple[str, ...]:
    owner = source.agency(one.owner) or NOBODY
    who = f"{owner}, {one.lead_role}" if one.lead_role.strip() else owner
    return known.get(one.action, ""), told(one.text), who, day(one.due)


def _measures(source: Source) -> Iterator[Block]:
    known = references(source)
    measured = [
        one for one in source.dossier.learned.actions if one.measure.strip() and one.action in known
    ]
    if not measured:
        return
    order = {action: at for at, action in enumerate(known)}
    yield Heading(2, "How we will know that it helped")
    rows = tuple(
        (known[one.action], one.measure, words_of(one.measure_type), day(one.due))
        for one in sorted(measured, key=lambda one: order[one.action])
    )
    caption = "Outcome: are children better off? Quality: how well? Quantity: how much?"
    yield Table(("Ref", "Measure", "Kind", "Due"), rows, (0.5, 3.6, 1.1, 1.4), caption)


def _urgent(said: Summary) -> Iterator[Block]:
    yield Heading(2, "Urgent concerns")
    if not said.urgent_raised:
        yield Paragraph(plain("No concern about a child had to be acted on during the audit."))
        return
    every = said.urgent_resolved >= said.urgent_raised
    done = "It is resolved." if said.urgent_raised == 1 else "All are resolved."
    rest = done if every else f"{said.urgent_resolved} resolved so far."
    raised = f"{count(said.urgent_raised, 'concern')} about a child had to be acted on at once."
    yield Paragraph(plain(f"{raised} {rest}"))
