"""Where the window can be: one frozen value per place; the window turns it into a page.

A place that adds nothing to the one it belongs to takes its equality and its words from there: two
places of different classes are never equal, and the window stands sooner for every class that is
not worked out anew.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Route:
    """Any place in the window."""


@dataclass(frozen=True, slots=True)
class Unlock(Route):
    """The door: nothing of a vault is shown before it; `why` says why it was locked."""

    why: str = ""


@dataclass(frozen=True, slots=True)
class NewVault(Route):
    """The wizard that makes a vault; `joins` when it is made to join a partnership."""

    joins: bool = False


@dataclass(frozen=True, slots=True)
class Restore(Route):
    """Putting a backup into a folder of its own; `source` names a backup chosen already."""

    source: str = ""


@dataclass(frozen=True, slots=True)
class CheckReport(Route):
    """Judging a report somebody sent; it needs no vault. `report` names a file to check at once."""

    report: str = ""


class CheckUpdate(Route):
    """Judging an update file from a stick."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Approve(Route):
    """Approving a report the lead sent: `report` names its file, or `audit` the one it is of."""

    report: str = ""
    audit: str = ""


@dataclass(frozen=True, slots=True)
class RecoverySheet(Route):
    """Printing a recovery key and reading it back; `first` when the vault has just been made."""

    first: bool = False


@dataclass(frozen=True, slots=True)
class NewPassphrase(Route):
    """Choosing another passphrase; `known` when the one in use is to be asked for."""

    known: bool = True


class Home(Route):
    """What needs me now."""

    __slots__ = ()


class Audits(Route):
    """Every audit in the vault."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Library(Route):
    """Every instrument that can be used, and the drafts; `shown` names the one to begin at."""

    shown: str = ""


@dataclass(frozen=True, slots=True)
class Editor(Route):
    """Writing one draft of an instrument; `focus` names a part to begin at: `section:voice`."""

    draft: str
    focus: str = ""


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class ReturnPage(AuditRoute):
    """One agency's return for one case; `focus` names a question or section to start at."""

    case: str
    agency: str
    focus: str = ""


@dataclass(frozen=True, slots=True)
class Reflections(AuditRoute):
    """What practitioners said about one case; apart from all grades."""

    case: str
    agency: str


@dataclass(frozen=True, slots=True)
class Panel(AuditRoute):
    """The panel's sheet for one case; `focus` names a domain to start at."""

    case: str
    focus: str = ""


class Day(AuditRoute):
    """The audit day: every case in order, who records."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class DayCase(AuditRoute):
    """One case on the audit day."""

    case: str


@dataclass(frozen=True, slots=True)
class Urgent(AuditRoute):
    """The register of urgent concerns; `case` names the one it was opened from."""

    case: str = ""


class Across(AuditRoute):
    """All returns side by side."""

    __slots__ = ()


class Calibration(AuditRoute):
    """Practice cases, and how far apart everybody was."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Practice(AuditRoute):
    """Grading one practice case alone."""

    practice: str


class Moderation(AuditRoute):
    """What gets a third look, and how far it is."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
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
