"""Where the window can be: one frozen value per place; the window turns it into a page."""

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
    """The wizard that makes a vault."""


@dataclass(frozen=True, slots=True)
class Restore(Route):
    """Putting a backup into a folder of its own; `source` names a backup chosen already."""

    source: str = ""


@dataclass(frozen=True, slots=True)
class RecoverySheet(Route):
    """Printing a recovery key and reading it back; `first` when the vault has just been made."""

    first: bool = False


@dataclass(frozen=True, slots=True)
class NewPassphrase(Route):
    """Choosing another passphrase; `known` when the one in use is to be asked for."""

    known: bool = True


@dataclass(frozen=True, slots=True)
class Home(Route):
    """What needs me now."""


@dataclass(frozen=True, slots=True)
class Audits(Route):
    """Every audit in the vault."""


@dataclass(frozen=True, slots=True)
class People(Route):
    """Partnership, agencies, people."""


@dataclass(frozen=True, slots=True)
class Settings(Route):
    """How the window looks, how the vault locks, backups and keys."""


@dataclass(frozen=True, slots=True)
class Help(Route):
    """How the job is done, keys, words."""


@dataclass(frozen=True, slots=True)
class AuditRoute(Route):
    """A place inside one audit."""

    audit: str


@dataclass(frozen=True, slots=True)
class Plan(AuditRoute):
    """What is audited, why, by whom and when."""


@dataclass(frozen=True, slots=True)
class Sample(AuditRoute):
    """Which cases, drawn from what, how."""


@dataclass(frozen=True, slots=True)
class Board(AuditRoute):
    """Cases by agencies with the state of each return."""


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
class Across(AuditRoute):
    """All returns side by side."""


@dataclass(frozen=True, slots=True)
class Findings(AuditRoute):
    """Findings, recommendations, actions."""


@dataclass(frozen=True, slots=True)
class Report(AuditRoute):
    """Preview, certify, check, export."""


@dataclass(frozen=True, slots=True)
class History(AuditRoute):
    """Who recorded what, when, in place of what."""
