"""The headings of a sheet: other spellings, languages, slips of the pen, and what is not served."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lifaudit.domain.errors.instrument import Spot
from lifaudit.instruments.xlsform.desk import Desk
from lifaudit.instruments.xlsform.sheets import Row, Sheet
from lifaudit.instruments.xlsform.words import (
    CHOICES,
    FORM_COLUMNS,
    FORM_WORDS,
    HEADED,
    LIF,
    OWN_SETTING,
    POINT,
    SETTINGS,
    SURVEY,
)

NEAR = 0.8
OTHERWISE = {
    "command": "type",
    "tag": "name",
    "value": "name",
    "caption": "label",
    "relevance": "relevant",
    "bind::relevant": "relevant",
    "bind::constraint": "constraint",
    "bind::required": "required",
    "bind::calculate": "calculation",
    "calculate": "calculation",
    "bind::readonly": "read_only",
    "readonly": "read_only",
    "constraining_message": "constraint_message",
    "bind::jr:constraintmsg": "constraint_message",
    "requiredmsg": "required_message",
    "bind::jr:requiredmsg": "required_message",
    "count": "repeat_count",
    "jr:count": "repeat_count",
    "control::jr:count": "repeat_count",
    "control::appearance": "appearance",
    "body::appearance": "appearance",
    "set_form_title": "form_title",
    "title": "form_title",
    "set_form_id": "form_id",
    "id_string": "form_id",
}
SERVED = (
    *("type", "name", "label", "hint", "guidance_hint", "relevant", "constraint"),
    *("constraint_message", "required", "calculation", "choice_filter", "repeat_count"),
    *("parameters", "appearance", "read_only"),
)
OWN = tuple(
    LIF + name
    for name in (
        *("key", "kind", "least", "most", "step", "unit", "low", "high", "weight", "tags"),
        *("agencies", "evidence", "evidence_least", "required_if", "intro", "graded", "notes"),
        *("grade_guidance", "overall"),
    )
)
LEFT_OUT = ("required_message", "default", "trigger", "save_to", "autoplay", "rows", "hxl")
PICTURES = ("image", "big-image", "audio", "video", "media")
SPOKEN = ("label", "hint", "guidance_hint", "constraint_message", "required_message")
OWN_COLUMNS = {
    SURVEY: (*SERVED, *OWN),
    CHOICES: (*HEADED, *POINT),
    SETTINGS: (
        *FORM_COLUMNS.values(),
        *("default_language", "name", "namespaces"),
        *(OWN_SETTING + word for word in FORM_WORDS),
    ),
    "lif_grades": ("section", "code", "text"),
    "lif_caps": ("section", "at", "most"),
    "lif_changes": ("version", "on", "what"),
}
_LANGUAGE = re.compile(r"\s*::?\s*")


@dataclass(frozen=True, slots=True)
class Entry:
    """One row by heading; what stands under no heading, or an empty cell, is not in it."""

    spot: Spot
    cells: Mapping[str, str] = field(repr=False)

    def __getitem__(self, heading: str) -> str:
        return self.cells.get(heading, "")


@dataclass(frozen=True, slots=True)
class Entries:
    """The rows of one sheet by heading, and the headings nobody but the author knows."""

    rows: tuple[Entry, ...] = ()
    others: tuple[str, ...] = ()


def entries(desk: Desk, name: str, sheet: Sheet | None, language: str) -> Entries:
    """Read a sheet by its headings; misspelt ones are found, useless ones are left out aloud."""
    if sheet is None:
        return Entries()
    headings = _spoken(desk, sheet, [_plain(cell) for cell in sheet.head.cells], language)
    _twice(desk, sheet, headings)
    kept = [_served(desk, name, sheet, at, heading) for at, heading in enumerate(headings)]
    for row in sheet.rows:
        if any(row.cells[len(headings) :]):
            what = "Something stands in a column without a heading."
            desk.flag(row.spot, "", what, "Give the column a heading, or empty the cell.")
    rows = tuple(Entry(row.spot, _cells(kept, row)) for row in sheet.rows)
    known = OWN_COLUMNS[name]
    others = tuple(one for one in kept if one and one not in known)
    return Entries(rows, others)


def _plain(heading: str) -> str:
    """Bring a heading to the form it is known by, its language left as it is."""
    bare, mark, language = re.sub(r"\s+", " ", heading).partition("::")
    word = bare.strip().casefold().replace(" ", "_") if mark else heading.strip()
    if mark and word not in SPOKEN and word not in PICTURES:
        plain = f"{word}::{language.strip().casefold()}"
        return OTHERWISE.get(plain, plain)
    if mark:
        return f"{word}::{language.strip()}"
    word = re.sub(r"\s+", "_", word)
    folded = word.casefold()
    head = folded.partition(":")[0]
    if head in SPOKEN and ":" in folded:
        return f"{head}::{heading.partition(':')[2].strip()}"
    known = OTHERWISE.get(folded, folded)
    return known if known in _EVERY else word


def _spoken(desk: Desk, sheet: Sheet, headings: list[str], language: str) -> list[str]:
    """Keep one language of each heading that has several."""
    chosen = list(headings)
    for word in SPOKEN:
        at = [n for n, one in enumerate(headings) if one.partition("::")[0] == word]
        if not at:
            continue
        best = min(at, key=lambda n: _rank(headings[n], language))
        for n in at:
            chosen[n] = word if headings[n] == headings[best] else ""
            if not chosen[n]:
                told = f"The column '{headings[n]}' is in another language."
                desk.leave(sheet.head.spot, headings[n], told)
    return chosen


def _rank(heading: str, language: str) -> int:
    spoken = heading.partition("::")[2].casefold()
    wanted = (bool(language) and spoken == language.casefold(), not spoken, "english" in spoken)
    return next((rank for rank, is_so in enumerate(wanted) if is_so), len(wanted))


def _twice(desk: Desk, sheet: Sheet, headings: list[str]) -> None:
    for at, heading in enumerate(headings):
        if heading and heading in headings[:at]:
            what = f"Two columns are called '{heading}'."
            desk.flag(sheet.head.spot, heading, what, "Keep one of the two.")


def _served(desk: Desk, name: str, sheet: Sheet, at: int, heading: str) -> str:
    """Return the heading a column is read by, or nothing where it is not read."""
    known = OWN_COLUMNS[name]
    if not heading or heading in known:
        return heading
    filled = [row for row in sheet.rows if at < len(row.cells) and row.cells[at]]
    if name == SURVEY and heading.partition("::")[0] in PICTURES:
        for row in filled:
            what = "Pictures and recordings beside a question are not served."
            desk.flag(row.spot, heading, what, "Put it into words, or empty the cell.")
        return ""
    near = difflib.get_close_matches(heading, _missing(name, sheet), n=1, cutoff=NEAR)
    if near and heading not in LEFT_OUT:
        what = f"The heading '{heading}' means nothing here."
        desk.flag(sheet.head.spot, heading, what, f"Did you mean '{near[0]}'?")
        return ""
    if name == CHOICES and "::" not in heading:
        return heading
    if filled:
        desk.leave(sheet.head.spot, heading, f"The column '{heading}' was left out.")
    return ""


def _missing(name: str, sheet: Sheet) -> tuple[str, ...]:
    """Return what a misspelt heading could have meant; beside choices, only what they need."""
    if name != CHOICES:
        return (*OWN_COLUMNS[name], *LEFT_OUT)
    present = {_plain(cell).partition("::")[0] for cell in sheet.head.cells}
    return tuple(word for word in HEADED if word not in present)


def _cells(kept: list[str], row: Row) -> dict[str, str]:
    return {name: cell for name, cell in zip(kept, row.cells, strict=False) if name and cell}


_EVERY = frozenset(
    {*(word for words in OWN_COLUMNS.values() for word in words), *LEFT_OUT, *PICTURES}
)
