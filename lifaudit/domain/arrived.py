"""What a pack says before it is taken in, and in words what it brought once it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from lifaudit.domain.change import Change
from lifaudit.domain.pack import PackKind
from lifaudit.domain.records import BY_NAME

KINDS = {
    PackKind.INVITATION: "Invitation to an audit",
    PackKind.RETURN: "Returns of an agency",
    PackKind.UPDATE: "Update",
    PackKind.REVEAL: "Grades released",
    PackKind.DRAFT: "Draft findings",
    PackKind.FOR_APPROVAL: "Report for approval",
    PackKind.APPROVAL: "Approval of a report",
    PackKind.BACKUP: "Backup copy",
}

FEW = 3
"""So many cases are named one by one."""

SENT = {
    PackKind.UPDATE: "{agency} sent what is new in {title}.",
    PackKind.REVEAL: "{agency} released grades of {title}: all open once everybody has released.",
    PackKind.DRAFT: "The draft findings of {title} are here for your comments.",
    PackKind.FOR_APPROVAL: "The report of {title} is here for your approval.",
    PackKind.APPROVAL: "{agency} answered on the report of {title}.",
}


@dataclass(frozen=True, slots=True)
class PackView:
    """A pack that opens here and whose sender is known, before anything of it is taken in."""

    kind: PackKind
    sender: str = field(repr=False)
    agency: str
    made: datetime
    audit: str
    title: str
    entries: int
    people: int
    seen_before: bool

    @property
    def called(self) -> str:
        """What it is, in words."""
        return KINDS[self.kind]


@dataclass(frozen=True, slots=True)
class Gap:
    """Entries of a device that others have and this vault has not."""

    who: str = field(repr=False)
    first: int
    last: int

    def __str__(self) -> str:
        span = f"entry {self.first} is"
        if self.last > self.first:
            span = f"entries {self.first} to {self.last} are"
        return f"{self.who}: {span} not here yet. Ask for their latest pack."


@dataclass(frozen=True, slots=True)
class Arrived:
    """What came of taking in a pack.

    `kept_out` counts entries that nobody vouches for, `returned` and `cases` are the sender's
    agency's returns signed off and asked for, `torn` the cells in conflict that were not before,
    `opened` the cases whose sealed grades opened by it. `aside` entries are here and do not count,
    as their authors might not write where they did. `handed_on` tells that its reader leads the
    audit by it, and did not before; `is_known` that the audit was here already. `strays` were given
    to an earlier version of its instrument when it had moved on.
    """

    kind: PackKind
    sender: str = field(repr=False)
    agency: str
    audit: str
    title: str
    new: int = 0
    sealed: int = 0
    waiting: int = 0
    kept_out: int = 0
    returned: int = 0
    cases: int = 0
    torn: int = 0
    gaps: tuple[Gap, ...] = ()
    forked: tuple[str, ...] = field(default=(), repr=False)
    seen_before: bool = False
    opened: tuple[str, ...] = ()
    aside: int = 0
    handed_on: bool = False
    is_known: bool = False
    strays: int = 0

    @property
    def headline(self) -> str:
        """The one sentence that matters most."""
        if self.seen_before:
            return "You had taken in this pack before; nothing was changed."
        if self.handed_on:
            return f"You lead {self.title} from now on: it was handed on to you."
        if self.kind is PackKind.INVITATION and not self.is_known:
            return f"You are invited to {self.title}."
        if self.kind is PackKind.RETURN and self.cases:
            done = f"{self.agency} returned {self.returned} of {counted(self.cases, 'case')}"
            return f"{done} of {self.title}."
        if self.opened:
            return self._told_open
        sent = SENT.get(self.kind, SENT[PackKind.UPDATE])
        return sent.format(agency=self.agency, title=self.title)

    @property
    def _told_open(self) -> str:
        """Which cases opened by it; by their number where they are many."""
        few = len(self.opened) <= FEW
        cases = " and ".join(self.opened) if few else f"{len(self.opened)} cases"
        return f"The grades of {cases} are open."

    @property
    def needs_a_look(self) -> bool:
        """Somebody has to decide or to ask for something."""
        odd = self.torn or self.waiting or self.kept_out or self.aside or self.strays
        return bool(odd or self.gaps or self.forked)

    @property
    def change(self) -> Change:
        """The receipt by which screens know what to read again; no undo takes a pack out."""
        kinds = frozenset(BY_NAME) if self.new or self.opened else frozenset()
        return Change(kinds, frozenset({self.audit}), self.audit, "Took in a pack", "")

    @property
    def details(self) -> tuple[str, ...]:
        """Everything else worth knowing, a sentence each."""
        return () if self.seen_before else tuple(self._details())

    def _details(self) -> Iterator[str]:
        yield f"{counted(self.new, 'new entry', 'new entries')} from {self.sender}'s pack."
        if self.opened and self.headline != self._told_open:
            yield self._told_open
        if self.torn:
            differ = counted(self.torn, "place differs", "places differ")
            yield f"{differ} from your copy: both are kept."
        if self.sealed:
            stay = counted(self.sealed, "entry stays", "entries stay")
            yield f"{stay} sealed, such as grades until their case is called."
        if self.waiting:
            yield f"{counted(self.waiting, 'entry waits', 'entries wait')} for earlier ones."
        if self.kept_out:
            out = counted(self.kept_out, "entry was", "entries were")
            yield f"{out} kept out, as nobody who wrote it vouches for it."
        if self.aside > 0:
            kept, count = ("It is", "does") if self.aside == 1 else ("They are", "do")
            wrote = counted(self.aside, "entry was", "entries were")
            yield f"{wrote} not theirs to write. {kept} kept in the history and {count} not count."
        if self.strays:
            gave = counted(self.strays, "answer was", "answers were")
            yield (
                f"{gave} given to an earlier version of the instrument. All of it is kept in the "
                "return and counts nowhere: record it again where it belongs now."
            )
        yield from map(str, self.gaps)
        for who in self.forked:
            yield f"{who}: a copied vault was used beside the first. They should restore one."


def counted(number: int, one: str, many: str = "") -> str:
    """Write a number with its noun."""
    return f"{number} {one if number == 1 else many or one + 's'}"
