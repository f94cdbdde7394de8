"""How each place is named on the rail and the path, and which places need an open vault."""

from __future__ import annotations

from typing import NamedTuple

from ui.bridge import route as at


class Place(NamedTuple):
    """One line of the rail."""

    kind: type[at.Route]
    name: str
    icon: str
    keys: str


VAULT_PLACES = (
    Place(at.Home, "Home", "home", "Alt+1"),
    Place(at.Audits, "Audits", "clipboard", "Alt+2"),
    Place(at.Library, "Instruments", "list-check", "Alt+3"),
    Place(at.People, "People", "users", "Alt+4"),
    Place(at.Settings, "Settings", "settings", "Alt+5"),
    Place(at.Help, "Help", "help", "F1"),
)
AUDIT_PLACES: tuple[Place, ...] = (
    Place(at.Plan, "Plan", "target", "Ctrl+1"),
    Place(at.Sample, "Sample", "dice-5", "Ctrl+2"),
    Place(at.Board, "Board", "layout-grid", "Ctrl+3"),
    Place(at.Day, "Audit day", "clock", "Ctrl+8"),
    Place(at.Across, "Look across", "chart-bar", "Ctrl+4"),
    Place(at.Findings, "Findings", "bulb", "Ctrl+5"),
    Place(at.Report, "Report", "certificate", "Ctrl+6"),
    Place(at.History, "History", "history", "Ctrl+7"),
)
NAMES: dict[type[at.Route], str] = {
    **{place.kind: place.name for place in (*VAULT_PLACES, *AUDIT_PLACES)},
    at.Unlock: "Unlock",
    at.NewVault: "New vault",
    at.Restore: "Restore a backup",
    at.CheckReport: "Check a report",
    at.CheckUpdate: "Check an update file",
    at.Approve: "Approve a report",
    at.TakeIn: "Take in a pack",
    at.Exchange: "Exchange folder",
    at.Send: "Send",
    at.Disputes: "Conflicts",
    at.Identifiers: "Names and numbers",
    at.Returns: "Returns",
    at.RecoverySheet: "Recovery sheet",
    at.NewPassphrase: "New passphrase",
    at.Editor: "Instrument",
    at.Join: "Join a partnership",
    at.Admit: "Admit a colleague",
    at.Moving: "Another version",
    at.ReturnPage: "Return",
    at.Reflections: "Reflections",
    at.Panel: "Panel sheet",
    at.Comments: "Comments",
    at.Calibration: "Calibration",
    at.Practice: "Practice case",
    at.DayCase: "Case",
    at.Urgent: "Urgent concerns",
    at.Moderation: "Moderation",
    at.Moderating: "Third look",
}
DOORS: frozenset[type[at.Route]] = frozenset({at.Unlock, at.NewVault, at.Restore})
"""The ways into a vault: they stand alone, whether one is open or not."""
SHUT = DOORS | {at.CheckReport}
"""The places that need no open vault."""


ABOVE: dict[type[at.Route], type[at.AuditRoute]] = {
    at.ReturnPage: at.Board,
    at.Reflections: at.Board,
    at.Send: at.Board,
    at.Disputes: at.Board,
    at.Identifiers: at.Board,
    at.Returns: at.Board,
    at.Moving: at.Plan,
    at.DayCase: at.Day,
    at.Urgent: at.Day,
    at.Moderating: at.Moderation,
    at.Practice: at.Calibration,
    at.Panel: at.Across,
    at.Moderation: at.Across,
    at.Calibration: at.Across,
    at.Comments: at.Findings,
}
"""The place one step up, for places inside an audit that are not on the rail."""
OUTSIDE: dict[type[at.Route], at.Route] = {
    at.Join: at.People(),
    at.Admit: at.People(),
    at.CheckReport: at.Help(),
    at.CheckUpdate: at.Help(),
    at.Approve: at.CheckReport(),
    at.TakeIn: at.Home(),
    at.Exchange: at.Home(),
    at.RecoverySheet: at.Settings(),
    at.NewPassphrase: at.Settings(),
}
"""The same for places outside every audit."""


def is_bare(route: at.Route) -> bool:
    """Tell whether a place stands alone: before the vault is open, or on the way into it."""
    if isinstance(route, at.RecoverySheet):
        return route.first
    if isinstance(route, at.NewPassphrase):
        return not route.known
    return type(route) in DOORS


def parent_of(route: at.Route) -> at.Route | None:
    """Return the place one step up, for the path above a page."""
    if isinstance(route, at.AuditRoute):
        return _above_in_audit(route)
    if isinstance(route, at.Editor):
        return at.Library(route.draft)
    return OUTSIDE.get(type(route))


def _above_in_audit(route: at.AuditRoute) -> at.Route:
    up = ABOVE.get(type(route))
    return up(route.audit) if up else at.Audits()
