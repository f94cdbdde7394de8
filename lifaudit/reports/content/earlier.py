"""What was answered under an earlier version, in the report, the tables and the data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from lifaudit.domain.casework import PANEL
from lifaudit.domain.codec import plain as as_json
from lifaudit.domain.difference import quoted
from lifaudit.domain.earlier import EarlierAnswer
from lifaudit.domain.subject import SURVEY
from lifaudit.reports.content.phrases import count
from lifaudit.reports.content.source import Source
from lifaudit.reports.sheets import Sheet
from lifaudit.reports.tree import Block, Heading, Paragraph, Section, Table, plain

TITLE = "Earlier answers"
MOST_WORDS = 6
LABEL = 30
OPENING = (
    "The audit went on with another version of its instrument while answers were being recorded. "
    "Most of them went along; these had no place in the new version that says the same, and are "
    "kept here as they were given. They count in no figure of this report."
)


def earlier(source: Source) -> Section | None:
    """Return what is kept beside the answers that count; None where nothing is."""
    found = [one for one in told(source) if one.is_aside]
    if not found:
        return None
    return Section(TITLE, (Paragraph(plain(OPENING)), *_by_version(found)), "earlier")


def earlier_sheet(source: Source) -> tuple[Sheet, ...]:
    """Return the table of every answer that a move touched; no table where nothing moved."""
    header = (
        *("Case", "Agency", "Version", "Domain", "Question", "Answer", "Recorded as", "Note"),
        *("Goes on at", "Kept because"),
    )
    rows = tuple(
        (
            *(one.case, who_of(source, one), one.identity, one.section, one.asked, one.words),
            *(one.value, one.note, " ".join(one.to), one.why),
        )
        for one in told(source)
    )
    return (Sheet(TITLE, header, rows),) if rows else ()


def earlier_data(source: Source) -> list[dict[str, Any]]:
    """Return every answer that a move touched, for audit.json."""
    return [
        {
            "case": one.case,
            "agency": one.agency,
            "question": one.question,
            "version": one.identity,
            "asked": one.asked,
            "value": one.value,
            "words": one.words,
            "note": one.note,
            "evidence": [{"type": each.type, "on": as_json(each.on)} for each in one.evidence],
            "to": list(one.to),
            "why": one.why,
        }
        for one in told(source)
    ]


def told(source: Source) -> Iterator[EarlierAnswer]:
    """Give what a move touched in the cases and agencies of the report; nothing of a survey."""
    cases = set(source.cases)
    for one in source.dossier.earlier:
        if source.dossier.subject is not SURVEY and one.case in cases and who_of(source, one):
            yield one


def who_of(source: Source, one: EarlierAnswer) -> str:
    """Return whose answer it is."""
    return "Panel" if one.agency == PANEL else source.agency(one.agency)


def _by_version(found: list[EarlierAnswer]) -> Iterator[Block]:
    for version in dict.fromkeys(one.identity for one in found):
        yield Heading(2, f"Given to {version}")
        rows = tuple(_rows([one for one in found if one.identity == version]))
        yield Table(("Question", "Answers", "Given in", "Kept because"), rows, (2.6, 2.6, 1.2, 2))


def _rows(found: list[EarlierAnswer]) -> Iterator[tuple[str, ...]]:
    for asked in dict.fromkeys((one.asked, one.why) for one in found):
        same = [one for one in found if (one.asked, one.why) == asked]
        places = len({(one.case, one.agency) for one in same})
        yield asked[0], _words(same), count(places, "return"), f"{asked[1].capitalize()}."


def _words(same: list[EarlierAnswer]) -> str:
    """Count what was answered, the most usual first; long words are cut, and whole in the data."""
    counted = Counter(" ".join((one.words or one.note).split()) for one in same)
    said = [f"{number} {_short(words)}" for words, number in counted.most_common(MOST_WORDS)]
    rest = len(counted) - len(said)
    return ", ".join([*said, f"and {count(rest, 'other')}"] if rest else said)


def _short(words: str) -> str:
    """Return a label as it is, and what somebody wrote in quotation marks."""
    return words if len(words) <= LABEL else quoted(words)
