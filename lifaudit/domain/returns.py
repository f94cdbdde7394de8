"""Every return of an audit, whole, and what was recorded in one in the order of its page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from lifaudit.domain.asked import Posed
from lifaudit.domain.audit import ExpectedAgency
from lifaudit.domain.case import Case
from lifaudit.domain.casework import Answer, Grade, Return, Row, SectionNotes, Stage, Voice
from lifaudit.domain.dossier import Dossier
from lifaudit.domain.instrument import Section
from lifaudit.domain.kinds import Kind
from lifaudit.domain.sheet import Recorded, Sheet, day_of
from lifaudit.domain.worked import UNWORKED

Pair = tuple[str, str]
T = TypeVar("T", Answer, SectionNotes, Grade, Voice, Row, Return)


@dataclass(frozen=True, slots=True)
class Told:
    """One answer, or one value that was worked out, where it was asked.

    What does not apply any more is kept and does not count.
    """

    section: Section
    posed: Posed
    answer: Answer
    counts: bool


@dataclass(frozen=True, slots=True)
class Gathered:
    """Everything recorded in an audit, by case and agency."""

    by_pair: dict[Pair, Recorded]

    def of(self, case: str, agency: str) -> Recorded:
        """Return what one agency recorded for one case."""
        return self.by_pair.get((case, agency), Recorded())


def returns_of(dossier: Dossier) -> tuple[Sheet, ...]:
    """Return the sheet of every agency for every case, in the order of the board."""
    gathered = gathered_from(dossier)
    heads = {(one.case, one.agency): one for one in dossier.returns}
    return tuple(
        _sheet(dossier, gathered, (case, agency), heads.get((case.case, agency.agency)))
        for case, agency in dossier.asked
    )


def _sheet(
    dossier: Dossier, gathered: Gathered, who: tuple[Case, ExpectedAgency], head: Return | None
) -> Sheet:
    case, agency = who
    pair = (case.case, agency.agency)
    known = head or Return(dossier.audit.audit, *pair)
    return Sheet(
        dossier.audit,
        dossier.instruments.main,
        case,
        agency,
        known,
        gathered.of(*pair),
        dossier.worked.get(pair, UNWORKED),
        day_of(known, dossier.taken_at),
    )


def gathered_from(dossier: Dossier) -> Gathered:
    """Sort what was recorded by case and agency, so that each return is found at once."""
    answers, notes = _by_pair(dossier.answers), _by_pair(dossier.notes)
    graded = (one for one in dossier.grades if one.stage == Stage.AGENCY.value)
    grades, rows = _by_pair(graded), _by_pair(dossier.rows)
    voices = {(one.case, one.agency): one for one in dossier.voices}
    pairs = {*answers, *notes, *grades, *rows, *voices}
    return Gathered(
        {
            pair: Recorded(
                tuple(answers[pair]),
                tuple(notes[pair]),
                tuple(grades[pair]),
                voices.get(pair),
                tuple(rows[pair]),
            )
            for pair in pairs
        }
    )


def told_in(sheet: Sheet) -> Iterator[Told]:
    """Give what was recorded and what was worked out, in the order of the page.

    A row that was taken out is left: it stands in the history only.
    """
    given = {one.question: one for one in sheet.recorded.answers}
    hides = bool(sheet.worked.hidden)
    whole = replace(sheet, worked=UNWORKED) if hides else sheet
    for section in sheet.instrument.all_sections:
        applying = {posed.path for posed in sheet.posed(section)} if hides else set()
        for posed in whole.posed(section):
            counts = not hides or posed.path in applying
            answer = _answer(sheet, posed, given)
            if answer is not None and (counts or posed.question.kind is not Kind.CALCULATED):
                yield Told(section, posed, answer, counts)


def _answer(sheet: Sheet, posed: Posed, given: dict[str, Answer]) -> Answer | None:
    path = posed.path.text
    found = given.get(path)
    if posed.question.kind is Kind.CALCULATED:
        value = sheet.worked.values.get(path, "")
        empty = found or Answer(sheet.place.audit, sheet.place.case, sheet.place.agency, path)
        found = replace(empty, value=value)
    said = found is not None and (found.value or found.note or found.evidence)
    return found if said else None


def _by_pair(items: Iterable[T]) -> dict[Pair, list[T]]:
    found: dict[Pair, list[T]] = defaultdict(list)
    for one in items:
        found[one.case, one.agency].append(one)
    return found
