"""What a section of the report prints, as texts, headings and tables a test can read."""

from __future__ import annotations

from dataclasses import fields, is_dataclass

from lifaudit.domain.chart import Cell
from lifaudit.profiles.library import profile
from lifaudit.reports.content.source import Source, lead_signatory
from lifaudit.reports.tree import (
    Bullets,
    Heading,
    KeyFacts,
    Link,
    Numbered,
    Paragraph,
    Plain,
    Quote,
    Strong,
    Table,
)

ENGLAND = profile()
RUNS = (Plain, Strong, Link)


def source_of(dossier):
    """Return what sections are made from."""
    return Source(dossier, ENGLAND, (lead_signatory(dossier),))


def blocks_of(section):
    """Return the blocks of a section, or of a run of blocks."""
    return tuple(getattr(section, "blocks", section))


def of_sort(section, sort):
    """Return the blocks of one sort."""
    return [one for one in blocks_of(section) if isinstance(one, sort)]


def headings(section, level=2):
    """Return the texts of the headings of one level."""
    return [one.text for one in of_sort(section, Heading) if one.level == level]


def tables(section):
    """Return the rows of every table, as words."""
    return [
        [tuple(cell.text if isinstance(cell, Cell) else cell for cell in row) for row in one.rows]
        for one in of_sort(section, Table)
    ]


def facts(section):
    """Return all labels with their values."""
    return dict(pair for one in of_sort(section, KeyFacts) for pair in one.pairs)


def quotes(section):
    """Return what is quoted, each with whose it is."""
    return [(one.text, one.source) for one in of_sort(section, Quote)]


def items(section):
    """Return the lines of all lists."""
    return [_run(one) for each in of_sort(section, (Bullets, Numbered)) for one in each.items]


def paragraphs(section):
    """Return the running text."""
    return [_run(one.runs) for one in of_sort(section, Paragraph)]


def words(section):
    """Return everything a section prints, as one text."""
    return "\n".join(text for one in blocks_of(section) for text in _texts(one))


def _run(runs):
    return "".join(one.text for one in runs)


def _texts(value):
    """Give every text in a block; the runs of one line together."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple) and value and all(isinstance(one, RUNS) for one in value):
        yield _run(value)
    elif isinstance(value, tuple):
        yield from (text for one in value for text in _texts(one))
    elif is_dataclass(value):
        yield from (text for one in fields(value) for text in _texts(getattr(value, one.name)))
