"""The board: every case by every agency, and how far each return is."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lifaudit.domain.audit import Audit, ExpectedAgency
from lifaudit.domain.case import Case, CaseStatus
from lifaudit.domain.casework import (
    Answer,
    Grade,
    Involvement,
    Return,
    SectionNotes,
    Stage,
    Voice,
)
from lifaudit.domain.completeness import (
    is_plain,
    practitioner_gap,
    progress_of,
    required_of,
    total_of,
    voice_gap,
)
from lifaudit.domain.dossier import Dossier
from lifaudit.domain.errors.audit import AuditMissing
from lifaudit.domain.instrument import Instrument
from lifaudit.domain.returns import returns_of
from lifaudit.domain.sheet import Recorded, Sheet
from lifaudit.domain.subject import CASE, Subject, subject_of
from lifaudit.services.dossiers import whole_dossier
from lifaudit.services.instruments import pinned
from lifaudit.services.shares import own_agency
from lifaudit.store.counting import filled
from lifaudit.store.unit import Unit

WHERE = ("case", "agency")
Counts = dict[tuple[str, ...], int]


class State(enum.Enum):
    """How far one return is; what is elsewhere has sent nothing here, and the lead knows of it."""

    NOT_STARTED = "not-started"
    ELSEWHERE = "elsewhere"
    IN_PROGRESS = "in-progress"
    COMPLETE = "complete"
    SIGNED_OFF = "signed-off"
    NOT_KNOWN = "not-known"
    NOT_INVOLVED = "not-involved"
    NOT_ASKED = "not-asked"


@dataclass(frozen=True, slots=True)
class Cell:
    """One return on the board; `gaps` is what is left of `total` things to record."""

    agency: str
    state: State
    gaps: int
    done: int
    total: int
    signed: bool

    @property
    def is_left(self) -> bool:
        """Somebody still has to do something, as far as is known here."""
        return not self.signed and self.state is not State.ELSEWHERE


@dataclass(frozen=True, slots=True)
class Row:
    """One case and its returns, in the order of the board's agencies."""

    case: Case
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """All returns of one audit as they stand.

    `own` is the agency of who looks where somebody else leads: how far the others are is not known
    on its laptop, as their packs go to the lead.
    """

    audit: Audit
    agencies: tuple[ExpectedAgency, ...]
    rows: tuple[Row, ...]
    subject: Subject = CASE
    own: str = ""

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Every return that is asked for."""
        every = (cell for row in self.rows for cell in row.cells)
        return tuple(cell for cell in every if cell.state is not State.NOT_ASKED)

    @property
    def known(self) -> tuple[Cell, ...]:
        """The returns whose state this laptop knows: all on the lead's, an agency's own on its."""
        return tuple(cell for cell in self.cells if self.own in ("", cell.agency))

    @property
    def begin(self) -> tuple[str, str]:
        """The case and agency of the first return that an agency has left, if any is."""
        left = (row for row in self.rows if any(self._waits(cell) for cell in row.cells))
        return next(((row.case.case, self.own) for row in left), ("", self.own))

    def _waits(self, cell: Cell) -> bool:
        return cell.agency == self.own and cell.state is not State.NOT_ASKED and cell.is_left

    def count(self, *states: State) -> int:
        """Count the known returns in these states."""
        return sum(cell.state in states for cell in self.known)


@dataclass(frozen=True, slots=True)
class _Tally:
    """What was counted over the whole audit, by case and agency."""

    returns: dict[tuple[str, str], Return]
    voices: dict[tuple[str, str], Voice]
    answers: Counts
    grades: Counts
    touched: frozenset[tuple[str, ...]]


def board(unit: Unit, audit: str) -> Board:
    """Read the board; raises AuditMissing.

    Answers and grades are counted, never read, unless what is asked depends on what was answered.
    """
    plan = unit.one(Audit, audit=audit)
    if plan is None:
        raise AuditMissing
    agencies = tuple(one for one in unit.where(ExpectedAgency, audit=audit) if one.asked)
    cases = unit.where(Case, audit=audit, status=CaseStatus.CHOSEN)
    form = pinned(unit, audit).main
    own = own_agency(unit, plan)
    if not is_plain(form):
        read = tuple(_as_known(row, own) for row in _rows_read(whole_dossier(unit, audit)))
        return Board(plan, agencies, read, subject_of(form), own)
    tally = _tally(unit, audit, form, agencies)
    totals = {one.agency: total_of(form, one.type.value) for one in agencies}
    rows = (
        Row(case, tuple(_cell(tally, case.case, key, total) for key, total in totals.items()))
        for case in cases
    )
    known = tuple(_as_known(row, own) for row in rows)
    return Board(plan, agencies, known, subject_of(form), own)


def _as_known(row: Row, own: str) -> Row:
    """Return a row as an agency's laptop knows it: what others began may not have come here."""
    if not own:
        return row
    return replace(row, cells=tuple(_at_theirs(cell, own) for cell in row.cells))


def _at_theirs(cell: Cell, own: str) -> Cell:
    if cell.agency == own or cell.state is not State.NOT_STARTED:
        return cell
    return replace(cell, state=State.ELSEWHERE)


def _rows_read(whole: Dossier) -> Iterator[Row]:
    """Read every return, as the page of each does."""
    read = {(one.case.case, one.agency.agency): _cell_read(one) for one in returns_of(whole)}
    for case in whole.cases:
        cells = (read.get((case.case, one.agency)) or _unasked(one) for one in whole.agencies)
        yield Row(case, tuple(cells))


def _unasked(agency: ExpectedAgency) -> Cell:
    return Cell(agency.agency, State.NOT_ASKED, 0, 0, 0, signed=True)


def _cell_read(sheet: Sheet) -> Cell:
    parts, agency, head = progress_of(sheet), sheet.agency.agency, sheet.head
    if not sheet.is_involved:
        return Cell(agency, _away(head), 0, 1, 1, head.is_signed_off)
    done, total = sum(one.done for one in parts), sum(one.total for one in parts)
    place = sheet.place
    started = head != Return(place.audit, place.case, place.agency)
    started = started or sheet.recorded != Recorded()
    state = _state(started, head.is_signed_off, total - done)
    return Cell(agency, state, total - done, done, total, head.is_signed_off)


def _tally(
    unit: Unit, audit: str, form: Instrument, agencies: tuple[ExpectedAgency, ...]
) -> _Tally:
    returns = {(one.case, one.agency): one for one in unit.where(Return, audit=audit)}
    voices = {(one.case, one.agency): one for one in unit.where(Voice, audit=audit)}
    stage = Stage.AGENCY.value
    whole = ("judgement.value", "judgement.reason")
    grades = filled(unit, Grade, WHERE, whole, audit=audit, stage=stage)
    seen = (unit.count(kind, WHERE, audit=audit) for kind in (Answer, SectionNotes, Grade))
    touched = frozenset(key for counted in seen for key in counted)
    return _Tally(returns, voices, _answers(unit, audit, form, agencies), grades, touched)


def _answers(
    unit: Unit, audit: str, form: Instrument, agencies: tuple[ExpectedAgency, ...]
) -> Counts:
    """Count the required answers given: agencies of one type are asked the same."""
    found: Counts = {}
    for kind in {one.type for one in agencies}:
        same = [one.agency for one in agencies if one.type is kind]
        keys = [one.key for one in required_of(form, kind.value)]
        found |= filled(unit, Answer, WHERE, ("value",), audit=audit, agency=same, question=keys)
    return found


def _cell(tally: _Tally, case: str, agency: str, total: int) -> Cell:
    place = (case, agency)
    head = tally.returns.get(place)
    involvement = head.involvement if head else None
    signed = head is not None and head.is_signed_off
    if involvement not in (None, Involvement.INVOLVED):
        return Cell(agency, _away(head), 0, 1, 1, signed)
    done = _done(tally, place, head)
    started = head is not None or place in tally.touched or place in tally.voices
    return Cell(agency, _state(started, signed, total - done), total - done, done, total, signed)


def _done(tally: _Tally, place: tuple[str, str], head: Return | None) -> int:
    told = head is not None and head.involvement is not None
    spoken = head is not None and not practitioner_gap(head)
    heard = not voice_gap(tally.voices.get(place))
    return told + spoken + heard + tally.answers.get(place, 0) + tally.grades.get(place, 0)


def _away(head: Return | None) -> State:
    known = head is not None and head.involvement is Involvement.KNOWN_NOT_INVOLVED
    return State.NOT_INVOLVED if known else State.NOT_KNOWN


def _state(started: bool, signed: bool, left: int) -> State:  # noqa: FBT001 - two facts of a return
    if signed:
        return State.SIGNED_OFF
    if not started:
        return State.NOT_STARTED
    return State.IN_PROGRESS if left else State.COMPLETE
