"""How the window says what an instrument is for, what it is answered about, and how long it is."""

from __future__ import annotations

from lifaudit.domain.instrument import Instrument
from lifaudit.domain.library import LibraryItem, Origin
from lifaudit.domain.words import day_of

USES: dict[str, str] = {
    "return": "Main instrument",
    "module": "Theme module",
    "panel": "Panel sheet",
    "reflection": "Practitioner reflection",
    "feedback": "Feedback",
}
USE_GROUPS: dict[str, str] = {
    "return": "Main instruments",
    "module": "Theme modules",
    "panel": "Panel sheets",
    "reflection": "Reflections",
    "feedback": "Feedback",
}
USE_HINTS: dict[str, str] = {
    "return": "What each agency answers and returns",
    "module": "Sections on one theme, added onto a main instrument",
    "panel": "What the panel agrees together on the day",
    "reflection": "What practitioners say; never graded",
    "feedback": "What children, parents and others say",
}
SUBJECTS: dict[str, str] = {
    "case": "Each child's case",
    "agency": "An agency as a whole",
    "setting": "A setting, such as a school",
    "process": "A process, step by step",
    "event": "An event, such as training",
    "survey": "Nobody in particular: a survey",
}
BASES: dict[str, str] = {
    "none": "No score",
    "points": "Points added up",
    "percent": "Percent of what applies",
}
DOT = " \N{MIDDLE DOT} "
NAMELESS = "An instrument without a title yet"


def title_of(instrument: Instrument) -> str:
    """Return what an instrument is called."""
    return instrument.title or NAMELESS


def minutes_of(minutes: int) -> str:
    """Say how long an instrument takes."""
    return f"About {_many(minutes, 'minute')}"


def origin_of(item: LibraryItem) -> str:
    """Say where an instrument comes from."""
    version = f"Version {item.instrument.version}"
    if item.origin is Origin.DRAFT:
        return f"Draft{DOT}{'put away' if item.is_away else 'not published yet'}"
    return f"{version}{DOT}{'your own' if item.origin is Origin.OWN else 'comes with lifaudit'}"


def state_of(item: LibraryItem) -> tuple[str, str]:
    """Return the state of an instrument in a word or two and its tone; empty when it is offered."""
    if item.is_away:
        return "Put away", "quiet"
    if item.origin is Origin.DRAFT:
        return "Draft", "info"
    if item.is_retired:
        return "Retired", "quiet"
    if item.retires:
        return f"Retires on {day_of(item.retires)}", "warning"
    return "", ""


def _many(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
