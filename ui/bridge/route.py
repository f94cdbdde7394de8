"""Where the window can be: one frozen value per place; the window turns it into a page.

Every place takes its equality and its words from `Route`, and one that adds nothing to the place
it belongs to takes all of it: the window stands sooner for all that is not worked out anew.
"""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Route:
    """Any place in the window; two places of different classes are never equal."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Route) and self._told() == other._told()

    def __hash__(self) -> int:
        return hash(self._told())

    def __repr__(self) -> str:
        return f"{type(self).__name__}{self._told()[1:]}"

    def _told(self) -> tuple[object, ...]:
        return (type(self), *(getattr(self, each.name) for each in fields(self)))


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Unlock(Route):
    """The door: nothing of a vault is shown before it; `why` says why it was locked."""

    why: str = ""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class NewVault(Route):
    """The wizard that makes a vault; `joins` when it is made to join a partnership."""

    joins: bool = False


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Restore(Route):
    """Putting a backup into a folder of its own; `source` names a backup chosen already."""

    source: str = ""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class CheckReport(Route):
    """Judging a report somebody sent; it needs no vault. `report` names a file to check at once."""

    report: str = ""


class CheckUpdate(Route):
    """Judging an update file from a stick."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Approve(Route):
    """Approving a report the lead sent: `report` names its file, or `audit` the one it is of."""

    report: str = ""
    audit: str = ""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class RecoverySheet(Route):
    """Printing a recovery key and reading it back; `first` when the vault has just been made."""

    first: bool = False


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class NewPassphrase(Route):
    """Choosing another passphrase; `known` when the one in use is to be asked for."""

    known: bool = True


class Home(Route):
    """What needs me now."""

    __slots__ = ()


class Audits(Route):
    """Every audit in the vault."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Library(Route):
    """Every instrument that can be used, and the drafts; `shown` names the one to begin at."""

    shown: str = ""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Editor(Route):
    """Writing one draft of an instrument; `focus` names a part to begin at: `section:voice`."""

    draft: str
    focus: str = ""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class TakeIn(Route):
    """Looking into a pack and taking it in; `file` names one chosen already."""

    file: str = ""


class Exchange(Route):
    """Which folder packs are exchanged through, and what lies there."""

    __slots__ = ()


class People(Route):
    """Partnership, agencies, people."""

    __slots__ = ()


class Join(Route):
    """Joining a partnership with its card."""

    __slots__ = ()


class Admit(Route):
    """Admitting a colleague by their request."""

    __slots__ = ()


class Settings(Route):
    """How the window looks, how the vault locks, backups and keys."""

    __slots__ = ()


class Help(Route):
    """How the job is done, keys, words."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class AuditRoute(Route):
    """A place inside one audit."""

    audit: str


class Plan(AuditRoute):
    """What is audited, why, by whom and when."""

    __slots__ = ()


class Moving(AuditRoute):
    """Moving an audit to another version of what it asks."""

    __slots__ = ()


class Sample(AuditRoute):
    """Which cases, drawn from what, how."""

    __slots__ = ()


class Disputes(AuditRoute):
    """Deciding between what two people recorded in one place."""

    __slots__ = ()


class Send(AuditRoute):
    """Making the packs of an audit for those they are for."""

    __slots__ = ()


class Identifiers(AuditRoute):
    """Deciding about what in an audit's texts could say who a child is."""

    __slots__ = ()


class Returns(AuditRoute):
    """Who was sent what of an audit, and whose returns are back."""

    __slots__ = ()


class Board(AuditRoute):
    """Cases by agencies with the state of each return."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class ReturnPage(AuditRoute):
    """One agency's return for one case; `focus` names a question or section to start at."""

    case: str
    agency: str
    focus: str = ""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Reflections(AuditRoute):
    """What practitioners said about one case; apart from all grades."""

    case: str
    agency: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Panel(AuditRoute):
    """The panel's sheet for one case; `focus` names a domain to start at."""

    case: str
    focus: str = ""


class Day(AuditRoute):
    """The audit day: every case in order, who records."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class DayCase(AuditRoute):
    """One case on the audit day."""

    case: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Urgent(AuditRoute):
    """The register of urgent concerns; `case` names the one it was opened from."""

    case: str = ""


class Across(AuditRoute):
    """All returns side by side."""

    __slots__ = ()


class Calibration(AuditRoute):
    """Practice cases, and how far apart everybody was."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Practice(AuditRoute):
    """Grading one practice case alone."""

    practice: str


class Moderation(AuditRoute):
    """What gets a third look, and how far it is."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Moderating(AuditRoute):
    """The third look at one case, or at one agency that judged itself; `focus` names a domain."""

    case: str
    agency: str
    focus: str = ""


class Findings(AuditRoute):
    """Findings, recommendations, actions."""

    __slots__ = ()


class Comments(AuditRoute):
    """What the case group says to the draft findings, and what the lead answers."""

    __slots__ = ()


class Report(AuditRoute):
    """Preview, certify, check, export."""

    __slots__ = ()


class History(AuditRoute):
    """Who recorded what, when, in place of what."""

    __slots__ = ()
