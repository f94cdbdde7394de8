"""Who recorded what, when, in place of what and why; and taking a step back."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from lifaudit.domain.audit import Audit, Status
from lifaudit.domain.calibration import PracticeCase
from lifaudit.domain.casework import Return, Stage
from lifaudit.domain.change import Change
from lifaudit.domain.errors.audit import AuditSigned, LeadStays, ReturnSignedOff, StartStays
from lifaudit.domain.errors.base import LifauditError
from lifaudit.domain.errors.casework import NotYours, PracticeClosed
from lifaudit.domain.errors.day import StaysCalled, StaysInRegister
from lifaudit.domain.errors.joining import StaysHandedOn
from lifaudit.domain.errors.library import PublishedForEver
from lifaudit.domain.errors.sampling import CollectingBegun
from lifaudit.domain.history import Entry
from lifaudit.domain.post import PackSent
from lifaudit.domain.record import Record, read_key
from lifaudit.domain.records import BY_NAME
from lifaudit.domain.running_order import Recorder
from lifaudit.domain.withheld import Withheld
from lifaudit.services.recorder import may_name
from lifaudit.services.telling import Names, names_of, parts_of, said_of, what_of, where_of
from lifaudit.services.withholding import withheld
from lifaudit.store import history as log
from lifaudit.store.unit import Unit

MOST = 400
SIGNED_WITH_RETURN = frozenset({"Answer", "Row", "SectionNotes", "Grade", "Voice", "Return"})
ELSEWHERE = "Kept on the reflections page"
OWN_PAGE = {
    "Reflection": ELSEWHERE,
    "Feedback": ELSEWHERE,
    "PracticeGrade": "Kept on the page of calibration",
}
DIGITS = frozenset(
    {
        *(("SealedReport", name) for name in ("anchor", "digest", "fingerprint", "newest")),
        *(("Approval", name) for name in ("certificate_sha256", "file")),
        *(("Decided", "file"), ("Representative", "certificate"), ("KeyBox", "box")),
    }
)
KEPT_BESIDE = frozenset({"EarlierAnswer", "EarlierGrade"})
DRAWN = frozenset({"Frame", "Exclusion", "Draw"})
"""What agencies answer about comes from these, once they have started."""
STAYS: dict[str, type[LifauditError]] = {
    "PublishedInstrument": PublishedForEver,
    "Urgent": StaysInRegister,
    "Handover": StaysInRegister,
    "CaseCalled": StaysCalled,
    "Released": StaysCalled,
    "TypedHere": StaysCalled,
    "HandedOn": StaysHandedOn,
    "TurnTaken": StaysHandedOn,
}
MOVE = "Moved"
NOT_THEIRS = "{label} (not theirs to write)"
DRAFT = Status.DRAFT.value
NOT_YET = "Shown once the case is revealed"


@dataclass(frozen=True, slots=True)
class Line:
    """One entry in words; `agency` is the id of the agency it is about, if it is about one.

    `closed` tells that it stands in something signed, where no step is taken back; `is_theirs`
    that its author might write it, so that it counts.
    """

    when: datetime
    who: str = field(repr=False)
    agency: str
    where: str
    label: str
    what: str
    before: str = field(repr=False)
    after: str = field(repr=False)
    reason: str = field(repr=False)
    standing: bool
    step: str
    kind: str
    closed: bool = False
    is_theirs: bool = True


@dataclass(frozen=True, slots=True)
class _Closed:
    """What of one audit is signed or closed: the whole, returns, practice cases, or its sample.

    `known` tells that an agency was sent something of it, or has begun: it is no draft again.
    """

    whole: bool
    returns: frozenset[tuple[str, str]]
    practices: frozenset[str] = frozenset()
    sample: bool = False
    known: bool = False

    def refusal_of(self, entry: Entry) -> type[LifauditError] | None:
        """Return the error that keeps an entry from being taken back, if one does."""
        if entry.kind in STAYS:
            return STAYS[entry.kind]
        if _is_handed_on(entry):
            return LeadStays
        if self.whole:
            return AuditSigned
        if self.sample and entry.kind in DRAWN:
            return CollectingBegun
        if self.known and _is_started(entry):
            return StartStays
        return self._refusal_at(entry)

    def _refusal_at(self, entry: Entry) -> type[LifauditError] | None:
        """Return the error by which a practice case or a return is closed, if it is."""
        parts = parts_of(entry)
        if parts.get("practice") in self.practices:
            return PracticeClosed
        ours = parts.get("stage") in (None, Stage.AGENCY.value)
        here = (parts.get("case", ""), parts.get("agency", ""))
        if ours and entry.kind in SIGNED_WITH_RETURN and here in self.returns:
            return ReturnSignedOff
        return None


def _is_handed_on(entry: Entry) -> bool:
    return (entry.kind, entry.field_name) == ("Audit", "lead") and bool(entry.before)


def _is_started(entry: Entry) -> bool:
    is_status = (entry.kind, entry.field_name) == ("Audit", "status")
    return is_status and entry.before in (None, DRAFT)


def of_record(unit: Unit, kind: type[Record], *key: str) -> list[Line]:
    """Return everything ever recorded in one record, newest first.

    The first part of the key is the audit's id; records of the vault itself have none.
    """
    entries = log.entries_of(unit, kind, *key)
    audit = _audit_of(entries[0]) if entries else ""
    return _told(unit, audit, entries)[::-1]


def recent(unit: Unit, audit: str, most: int = MOST) -> list[Line]:
    """Return the latest entries of one audit, newest first.

    What practitioners and families said is named but not shown: grades stand on the same page.
    """
    entries = [one for one in log.recent(unit, audit, most) if _is_told(one)]
    lines = _told(unit, audit, entries)
    return [_apart(line) if line.kind in OWN_PAGE else line for line in lines]


def undo(unit: Unit, step: str) -> Change:
    """Take a step back by new entries; taking that one back is redo.

    Raises ChangedSince, NoSuchStep, PublishedForEver, StaysInRegister, StaysCalled, LeadStays,
    StartStays, AuditSigned, CollectingBegun, NotYours or ReturnSignedOff: a return that is signed
    off opens with a reason only, but the undoing of a move gives it back as it was.
    """
    closed: dict[str, _Closed] = {}
    entries = log.entries_of_step(unit, step)
    is_move = any(entry.kind == MOVE for entry in entries)
    for entry in entries:
        audit = _audit_of(entry)
        if audit not in closed:
            closed[audit] = _closed_in(unit, audit)
        if not _may_undo(unit, entry):
            raise NotYours
        refusal = closed[audit].refusal_of(entry)
        if refusal and not (is_move and refusal is ReturnSignedOff):
            raise refusal
    return unit.take_back(step)


def _may_undo(unit: Unit, entry: Entry) -> bool:
    if entry.kind == Recorder.__name__:  # which everybody's vault takes in, and few have a say in
        plan = unit.one(Audit, audit=_audit_of(entry))
        return plan is None or may_name(unit, plan)
    kind = BY_NAME.get(entry.kind)
    return kind is None or unit.may_write(kind(*read_key(entry.key)))


def _told(unit: Unit, audit: str, entries: list[Entry]) -> list[Line]:
    """Tell entries in words; what was not revealed to the reader yet is named and not shown."""
    names, closed = names_of(unit, audit), _closed_in(unit, audit)
    plan = unit.one(Audit, audit=audit) if audit else None
    rule = withheld(unit, plan) if plan else None
    told = ((entry, _line(entry, names, closed)) for entry in entries)
    lines = [(entry, line) for entry, line in told if line.before != line.after or line.reason]
    return [_as_shown(line, entry, rule, unit.actor) for entry, line in lines]


def _as_shown(line: Line, entry: Entry, rule: Withheld | None, reader: str) -> Line:
    """Keep to oneself what others wrote where a reveal is waited for, and what it replaced."""
    kind = BY_NAME.get(entry.kind)
    if rule is None or kind is None or not rule.covers(kind(*read_key(entry.key))):
        return line
    if entry.actor == reader:
        return replace(line, before="")
    return replace(line, before="", after=NOT_YET, reason="")


def _line(entry: Entry, names: Names, closed: _Closed) -> Line:
    return Line(
        entry.at,
        names.person(entry.actor),
        parts_of(entry).get("agency", ""),
        where_of(entry, names),
        entry.label if entry.is_theirs else NOT_THEIRS.format(label=entry.label),
        what_of(entry, names),
        said_of(entry, entry.before, names),
        said_of(entry, entry.after, names),
        entry.reason,
        entry.standing,
        entry.step,
        entry.kind,
        closed.refusal_of(entry) is not None,
        entry.is_theirs,
    )


def _is_told(entry: Entry) -> bool:
    """Leave out digits that say nothing to a reader; a record's own history keeps them."""
    return entry.kind not in KEPT_BESIDE and (entry.kind, entry.field_name) not in DIGITS


def _apart(line: Line) -> Line:
    return replace(line, before="", after=OWN_PAGE[line.kind])


def _audit_of(entry: Entry) -> str:
    return parts_of(entry).get("audit", "")


def _closed_in(unit: Unit, audit: str) -> _Closed:
    """Read what of an audit is signed; what belongs to no audit is never closed."""
    ours = unit.one(Audit, audit=audit) if audit else None
    if ours is None:
        return _Closed(whole=False, returns=frozenset())
    heads = unit.where(Return, audit=audit)
    signed = frozenset((one.case, one.agency) for one in heads if one.is_signed_off)
    closed = (one.practice for one in unit.where(PracticeCase, audit=audit) if not one.is_open)
    known = bool(heads or unit.where(PackSent, about=audit))
    return _Closed(ours.is_signed, signed, frozenset(closed), not ours.is_draft, known)
