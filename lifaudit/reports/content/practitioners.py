"""What practitioners told us: themes only, as they were promised; no grade stands near them.

A theme is named when two practitioners or more named it, so that nobody is known by it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from lifaudit.domain.dossier import Dossier
from lifaudit.domain.instrument import Instrument
from lifaudit.domain.kinds import Kind
from lifaudit.domain.taking_part import reflections
from lifaudit.reports.content.phrases import count
from lifaudit.reports.content.source import Source
from lifaudit.reports.tree import (
    Block,
    Bullets,
    Callout,
    Heading,
    Paragraph,
    Plain,
    Section,
    Strong,
    plain,
)

FEWEST = 2


@dataclass(frozen=True, slots=True)
class Theme:
    """Something practitioners were offered to name, and how many named it."""

    question: str
    text: str
    named: int


def practitioners(source: Source) -> Section:
    """Return what practitioners told us."""
    return Section("What practitioners told us", tuple(_blocks(source)), "practitioners")


def is_told(dossier: Dossier) -> bool:
    """Tell whether there is anything for this section to say."""
    return bool(themes(dossier))


def held(dossier: Dossier) -> int:
    """Count the reflections held."""
    return len({(one.case, one.agency) for one in reflections(dossier) if one.text.strip()})


def themes(dossier: Dossier) -> tuple[Theme, ...]:
    """Return what at least two practitioners named, most often named first."""
    form = dossier.instruments.reflection
    found = sorted(_themes(dossier, form) if form else (), key=lambda one: -one.named)
    return tuple(one for one in found if one.named >= FEWEST)


def _themes(dossier: Dossier, form: Instrument) -> Iterator[Theme]:
    told = reflections(dossier)
    for question in form.questions:
        if question.kind is not Kind.MANY_OF:
            continue
        said = (one.text for one in told if one.prompt == question.key)
        codes = Counter(code for text in said for code in set(text.split()))
        for choice in question.choices:
            yield Theme(question.text, choice.label, codes[choice.code])


def _blocks(source: Source) -> Iterator[Block]:
    dossier = source.dossier
    form = dossier.instruments.reflection
    if form is not None and form.statement:
        yield Callout(
            "neutral", "What practitioners were promised", " ".join(form.statement.split())
        )
    yield Paragraph(plain(_held(held(dossier))))
    yield from _named(dossier)


def _held(number: int) -> str:
    were = "was" if number == 1 else "were"
    return (
        f"{count(number, 'reflection')} {were} recorded. None is graded, and none is printed or "
        "passed on with this report: what is told here are themes."
    )


def _named(dossier: Dossier) -> Iterator[Block]:
    found = themes(dossier)
    for question in dict.fromkeys(one.question for one in found):
        yield Heading(2, question)
        some = [one for one in found if one.question == question]
        yield Bullets(tuple((Strong(one.text), Plain(f", named by {one.named}")) for one in some))
    yield Paragraph(plain("What only one practitioner named is not told."), "small")
