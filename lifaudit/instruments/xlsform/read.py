"""A workbook becomes an Instrument, or a list of everything that is wrong with it, by cell."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lifaudit.domain.errors.instrument import FormProblem, Spot
from lifaudit.domain.instrument import (
    BASES,
    SUBJECTS,
    USES,
    Cap,
    Changed,
    Descriptor,
    Instrument,
    Scoring,
    Section,
)
from lifaudit.domain.kinds import Kind
from lifaudit.domain.remark import Place
from lifaudit.domain.scale import Scale
from lifaudit.instruments.check import broken_rules
from lifaudit.instruments.findings import Findings, did_you_mean
from lifaudit.instruments.table import folded
from lifaudit.instruments.xlsform.desk import Desk
from lifaudit.instruments.xlsform.headings import Entries, Entry, entries
from lifaudit.instruments.xlsform.judge import judged
from lifaudit.instruments.xlsform.lists import lists_of, scale
from lifaudit.instruments.xlsform.names import Names, slug
from lifaudit.instruments.xlsform.open import open_sheets
from lifaudit.instruments.xlsform.parts import Part, parts_of
from lifaudit.instruments.xlsform.question import Reading, kind_of, questions_of
from lifaudit.instruments.xlsform.sheets import KNOWN, Sheet, refuse
from lifaudit.instruments.xlsform.tree import tree_of
from lifaudit.instruments.xlsform.values import number, plain_text
from lifaudit.instruments.xlsform.words import (
    CAPS,
    CHANGES,
    CHOICES,
    GRADES,
    LIF,
    OWN_SETTING,
    SETTINGS,
    SURVEY,
    YES,
)

NEAR = 0.8
_VERSION = re.compile(r"\d{1,4}(?:\.\d{1,4}){0,2}")


@dataclass(frozen=True, slots=True)
class Imported:
    """An instrument out of a workbook, and what was left out on the way."""

    instrument: Instrument
    left_out: tuple[FormProblem, ...]


def read_workbook(path: Path) -> Instrument:
    """Read an XLSForm. FormNotUsable lists what is wrong, FormNotReadable says it is none."""
    return import_workbook(path).instrument


def import_workbook(path: Path) -> Imported:
    """Read an XLSForm and say what was left out; raises as `read_workbook` does."""
    instrument, findings = begin_workbook(path)
    findings.refuse()
    return Imported(instrument, findings.problems)


def begin_workbook(path: Path) -> tuple[Instrument, Findings]:
    """Read as much of an XLSForm as can be read, with everything that is to be said about it."""
    sheets = open_sheets(path)
    desk = Desk(path.name)
    named = _named(desk, sheets)
    if SURVEY not in named:
        _refuse_no_survey(path.name, sheets)
    settings = _one(entries(desk, SETTINGS, named.get(SETTINGS), ""))
    language = settings["default_language"]
    book = {
        name: entries(desk, name, named.get(name), language) for name in KNOWN if name != SETTINGS
    }
    instrument = _instrument(desk, settings, book, path.stem)
    if not desk.findings.stop:
        desk.findings.add_new(broken_rules(instrument, frozenset()))
    if not desk.findings.stop:
        judged(desk, book[SURVEY], book[CHOICES], settings)
    return instrument, desk.findings


def _named(desk: Desk, sheets: tuple[Sheet, ...]) -> Mapping[str, Sheet]:
    found: dict[str, Sheet] = {}
    for sheet in sheets:
        name = sheet.name.casefold()
        if name in KNOWN:
            found[name] = sheet
        elif not name.startswith("_"):
            _unknown(desk, sheet)
    return found


def _unknown(desk: Desk, sheet: Sheet) -> None:
    near = difflib.get_close_matches(sheet.name.casefold(), KNOWN, n=1, cutoff=NEAR)
    spot = Spot(sheet=sheet.name)
    if near:
        what = f"The sheet '{sheet.name}' means nothing here."
        desk.flag(spot, "", what, f"Did you mean '{near[0]}'?")
    else:
        desk.leave(spot, "", f"The sheet '{sheet.name}' was left out.")


def _refuse_no_survey(file: str, sheets: tuple[Sheet, ...]) -> None:
    held = [sheet.name for sheet in sheets if sheet.name]
    mend = did_you_mean(SURVEY, held) if held else "Begin from a form that lifaudit exported."
    refuse(file, Spot(), "There is no sheet called 'survey'.", mend)


def _one(found: Entries) -> Entry:
    return found.rows[0] if found.rows else Entry(Spot(sheet=SETTINGS), {})


def _instrument(desk: Desk, settings: Entry, book: Mapping[str, Entries], stem: str) -> Instrument:
    parts = parts_of(tree_of(desk, book[SURVEY].rows))
    reading = Reading(desk, Names(parts), lists_of(desk, book[CHOICES]))
    desk.places.put(("form",), settings.spot)
    held = [_section(reading, book[GRADES], at, part, parts) for at, part in enumerate(parts)]
    sections = tuple(one for one, part in zip(held, parts, strict=True) if not part.is_overall)
    overall = [one for one, part in zip(held, parts, strict=True) if part.is_overall]
    title = plain_text(desk, settings, "form_title") or stem
    asked = sum(1 for one in held for question in one.questions for _ in question.each)
    return Instrument(
        key=slug(settings["form_id"] or stem),
        version=_version(desk, settings),
        title=title,
        subject=_word(desk, settings, "subject", SUBJECTS),
        use=_word(desk, settings, "use", USES),
        purpose=_own(settings, "purpose") or title,
        minutes=_minutes(desk, settings, asked),
        provenance=_own(settings, "provenance") or f"Read from {desk.file}.",
        statement=_own(settings, "statement"),
        scales=_scales(reading, parts, settings),
        sections=sections,
        overall=overall[0] if overall else None,
        grade_scale=_own(settings, "grade_scale") or None,
        scoring=Scoring(_word(desk, settings, "scoring", BASES), _caps(desk, book[CAPS])),
        changes=_changes(desk, book[CHANGES]),
        retires=_own(settings, "retires"),
        adds_to=tuple(_own(settings, "adds_to").split()),
    )


def _section(
    reading: Reading, grades: Entries, at: int, part: Part, parts: tuple[Part, ...]
) -> Section:
    desk, row = reading.desk, part.row or Entry(Spot(sheet=SURVEY), {})
    before = sum(not one.is_overall for one in parts[:at])
    place: Place = ("overall",) if part.is_overall else ("section", before)
    desk.places.put(place, row.spot)
    key = reading.names.section(at)
    return Section(
        key=key,
        title=plain_text(desk, row, "label") or key.replace("-", " ").capitalize(),
        intro=folded(row[f"{LIF}intro"]) or f"Read from {desk.file}.",
        questions=questions_of(reading, part.items, place),
        graded=row[f"{LIF}graded"] == YES,
        grade_guidance=folded(row[f"{LIF}grade_guidance"]),
        descriptors=_descriptors(desk, grades, key, place),
        notes=row[f"{LIF}notes"] == YES,
        relevant=reading.names.written(folded(row["relevant"])),
        weight=_weight(desk, row),
    )


def _descriptors(desk: Desk, grades: Entries, key: str, place: Place) -> tuple[Descriptor, ...]:
    mine = [row for row in grades.rows if row["section"] == key]
    for row in mine:
        desk.places.put((*place, "grades", row["code"]), row.spot)
    return tuple(Descriptor(row["code"], folded(row["text"])) for row in mine)


def _weight(desk: Desk, row: Entry) -> float:
    found = number(desk, row, f"{LIF}weight")
    return 1.0 if found is None else found


def _scales(reading: Reading, parts: tuple[Part, ...], settings: Entry) -> tuple[Scale, ...]:
    every = [item for part in parts for outer in part.items for item in (outer, *outer.items)]
    graded = {
        item.node.offers
        for item in every
        if kind_of(item.node.row, item.node.word) in (Kind.GRADE, Kind.YES_NO)
    }
    names = reading.lists.names_of_scales(frozenset({*graded, _own(settings, "grade_scale")}))
    return tuple(
        scale(reading.desk, reading.lists, name, ("scale", at)) for at, name in enumerate(names)
    )


def _own(settings: Entry, word: str) -> str:
    return folded(settings[OWN_SETTING + word])


def _word(desk: Desk, settings: Entry, word: str, known: tuple[str, ...]) -> str:
    found = _own(settings, word)
    if found and found not in known:
        what = f"'{found}' is not a {word} a form can have."
        desk.flag(settings.spot, OWN_SETTING + word, what, did_you_mean(found, known))
    return found if found in known else known[0]


def _version(desk: Desk, settings: Entry) -> str:
    found = settings["version"]
    if _VERSION.fullmatch(found):
        return found
    if found:
        desk.leave(settings.spot, "version", f"The version '{found}' was left out: it is now 1.0.")
    return "1.0"


def _minutes(desk: Desk, settings: Entry, asked: int) -> int:
    """Return how long it takes; where nobody says, a minute a question."""
    found = number(desk, settings, f"{OWN_SETTING}minutes")
    if found is None:
        return max(1, asked)
    if found < 1 or found != int(found):
        what = "This is not a number of minutes."
        desk.flag(settings.spot, f"{OWN_SETTING}minutes", what, "Write a whole number from 1.")
    return max(1, int(found))


def _caps(desk: Desk, found: Entries) -> tuple[Cap, ...]:
    for at, row in enumerate(found.rows):
        desk.places.put(("cap", at), row.spot)
    return tuple(Cap(row["section"], row["at"], row["most"]) for row in found.rows)


def _changes(desk: Desk, found: Entries) -> tuple[Changed, ...]:
    for at, row in enumerate(found.rows):
        desk.places.put(("change", at), row.spot)
    return tuple(Changed(row["version"], row["on"], folded(row["what"])) for row in found.rows)
