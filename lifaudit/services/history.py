"""Who recorded what, when, in place of what and why; and taking a step back."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from lifaudit.domain.audit import Audit
from lifaudit.domain.casework import Return, Stage
from lifaudit.domain.change import Change
from lifaudit.domain.errors.audit import AuditSigned, ReturnSignedOff
from lifaudit.domain.history import Entry
from lifaudit.domain.record import Record
from lifaudit.services.telling import Names, names_of, parts_of, said_of, what_of, where_of
from lifaudit.store import history as log
from lifaudit.store.unit import Unit

MOST = 400
SIGNED_WITH_RETURN = frozenset({"Answer", "SectionNotes", "Grade", "Voice", "Return"})
OWN_PAGE = frozenset({"Reflection", "Feedback"})
DIGITS = frozenset({("SealedReport", name) for name in ("anchor", "digest", "fingerprint")})
ELSEWHERE = "Kept on the reflections page"


@dataclass(frozen=True, slots=True)
class Line:
    """One entry in words; `agency` is the id of the agency it is about, if it is about one."""

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


def of_record(unit: Unit, kind: type[Record], *key: str) -> list[Line]:
    """Return everything ever recorded in one record, newest first.

    The first part of the key is the audit's id; records of the vault itself have none.
    """
    entries = log.entries_of(unit, kind, *key)
    names = names_of(unit, _audit_of(entries[0]) if entries else "")
    return _told(entries, names)[::-1]


def recent(unit: Unit, audit: str, most: int = MOST) -> list[Line]:
    """Return the latest entries of one audit, newest first.

    What practitioners and families said is named but not shown: grades stand on the same page.
    """
    entries = [one for one in log.recent(unit, audit, most) if _is_told(one)]
    lines = _told(entries, names_of(unit, audit))
    return [_apart(line) if line.kind in OWN_PAGE else line for line in lines]


def undo(unit: Unit, step: str) -> Change:
    """Take a step back by new entries; taking that one back is redo.

    Raises ChangedSince, NoSuchStep, AuditSigned, or ReturnSignedOff: a return that is signed off
    opens with a reason only.
    """
    for entry in log.entries_of_step(unit, step):
        _refuse_closed(unit, entry)
    return unit.take_back(step)


def _told(entries: list[Entry], names: Names) -> list[Line]:
    lines = (_line(entry, names) for entry in entries)
    return [line for line in lines if line.before != line.after or line.reason]


def _line(entry: Entry, names: Names) -> Line:
    return Line(
        entry.at,
        names.person(entry.actor),
        parts_of(entry).get("agency", ""),
        where_of(entry, names),
        entry.label,
        what_of(entry, names),
        said_of(entry, entry.before, names),
        said_of(entry, entry.after, names),
        entry.reason,
        entry.standing,
        entry.step,
        entry.kind,
    )


def _is_told(entry: Entry) -> bool:
    """Leave out digits that say nothing to a reader; a record's own history keeps them."""
    return (entry.kind, entry.field_name) not in DIGITS


def _apart(line: Line) -> Line:
    return replace(line, before="", after=ELSEWHERE)


def _audit_of(entry: Entry) -> str:
    return parts_of(entry).get("audit", "")


def _refuse_closed(unit: Unit, entry: Entry) -> None:
    parts = parts_of(entry)
    audit = unit.one(Audit, audit=parts.get("audit", ""))
    if audit is not None and audit.is_signed:
        raise AuditSigned
    if entry.kind not in SIGNED_WITH_RETURN or parts.get("stage") not in (None, Stage.AGENCY.value):
        return
    here = {name: parts[name] for name in ("audit", "case", "agency")}
    head = unit.one(Return, **here)
    if head is not None and head.is_signed_off:
        raise ReturnSignedOff
