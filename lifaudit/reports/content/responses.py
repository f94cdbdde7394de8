"""What people answered in a survey, question by question, as numbers that name nobody."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from lifaudit.domain.responses import FEWEST, Spread, spreads
from lifaudit.reports.content.source import Source
from lifaudit.reports.sheets import Sheet
from lifaudit.reports.tree import Block, Heading, Paragraph, Section, Table, plain

WORDS = {2: "two", 3: "three", 4: "four", 5: "five"}
OPENING = (
    f"Each line is one question. Where fewer than {WORDS[FEWEST]} people answered, the numbers are "
    "left out; what people wrote in their own words is read by the lead and never printed."
)
FEW = f"Fewer than {WORDS[FEWEST]} answered"
OWN_WORDS = "In people's own words"


def is_told(source: Source) -> bool:
    """Tell whether anybody answered anything."""
    return any(one.answered for one in spreads(source.dossier))


def responses(source: Source) -> Section:
    """Return the answers of a survey."""
    return Section("What people answered", tuple(_blocks(source)), "responses")


def spread_sheet(source: Source) -> Sheet:
    """Return the same as a table for spreadsheets, which shows no single response either."""
    rows = ((one.section, one.text, _number(one), _spread(one)) for one in spreads(source.dossier))
    return Sheet("Responses", ("Part", "Question", "Answers", "How they are spread"), tuple(rows))


def _blocks(source: Source) -> Iterator[Block]:
    yield Paragraph(plain(OPENING))
    for title, some in groupby(spreads(source.dossier), lambda one: one.section):
        yield Heading(2, title)
        yield Table(
            ("Question", "Answers", "How they are spread"),
            tuple((one.text, _number(one), _spread(one)) for one in some),
            (3, 0.8, 3),
            f"Answers to the questions on: {title}.",
        )


def _number(one: Spread) -> str:
    return "" if one.is_hidden else str(one.answered)


def _spread(one: Spread) -> str:
    if one.is_hidden:
        return FEW
    if not one.answered:
        return "Nobody answered"
    return "; ".join(f"{label}: {number}" for label, number in one.parts) or OWN_WORDS
