"""The rules for scores, caps and the log of changes: what they name must be there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from lifaudit.domain.instrument import Cap, Instrument
from lifaudit.domain.remark import Place, Remark
from lifaudit.domain.scale import Scale
from lifaudit.instruments.findings import did_you_mean
from lifaudit.instruments.walk import sections_of

_VERSION = re.compile(r"\d{1,4}(?:\.\d{1,4}){0,2}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def broken_scoring(instrument: Instrument) -> Iterator[Remark]:
    """Find caps that could never hold, and weights that leave nothing to add up."""
    scale = next((one for one in instrument.scales if one.key == instrument.grade_scale), None)
    for at, cap in enumerate(instrument.scoring.caps):
        yield from _cap(instrument, ("cap", at), cap)
        if scale is not None:
            yield from _grades(scale, ("cap", at), cap)
    for place, section in sections_of(instrument):
        if section.weight < 0:
            what = f"The weight ({section.weight:g}) is below nought."
            why = "A good section would cost points."
            yield Remark((*place, "weight"), what, why, "Write 0 or more.")
    sections = instrument.sections
    if sections and all(section.weight == 0 for section in sections):
        yield Remark(
            ("section", 0, "weight"),
            "No section has any weight.",
            "There would be nothing to add up.",
            "Give at least one section a weight above nought.",
        )


def broken_dates(instrument: Instrument) -> Iterator[Remark]:
    """Find dates and versions that are none, in the head and in the log of changes."""
    if instrument.version:
        yield from version(("form", "version"), instrument.version)
    if instrument.retires:
        yield from _day(("form", "retires"), instrument.retires)
    for at, changed in enumerate(instrument.changes):
        yield from version(("change", at, "version"), changed.version)
        yield from _day(("change", at, "on"), changed.on)


def version(place: Place, given: str) -> Iterator[Remark]:
    """Find what is not a version."""
    if not _VERSION.fullmatch(given):
        yield Remark(
            place,
            f"'{given}' is not a version.",
            "Every audit names the version it used.",
            'Write a number such as "1.0" or "2.3.1".',
        )


def _cap(instrument: Instrument, place: Place, cap: Cap) -> Iterator[Remark]:
    graded = {section.key for section in instrument.graded_sections}
    if cap.section and cap.section not in graded:
        yield Remark(
            (*place, "section"),
            f"There is no graded section called '{cap.section}'.",
            "The cap would never apply.",
            did_you_mean(cap.section, graded),
        )
    if instrument.grade_scale is None:
        yield Remark(
            place,
            "The form has a cap but names no scale for grades.",
            "A cap holds an overall grade down where a section is poor.",
            "Take the cap out, or add grade_scale to [form].",
        )


def _grades(scale: Scale, place: Place, cap: Cap) -> Iterator[Remark]:
    codes = [point.code for point in scale.points if point.counts]
    for name, code in (("at", cap.at), ("most", cap.most)):
        if code and code not in codes:
            yield Remark(
                (*place, name),
                f"'{code}' is not a grade that counts on the scale '{scale.key}'.",
                "The cap would never apply.",
                did_you_mean(code, codes),
            )


def _day(place: Place, given: str) -> Iterator[Remark]:
    try:
        sound = bool(_DAY.fullmatch(given)) and bool(date.fromisoformat(given))
    except ValueError:
        sound = False
    if not sound:
        yield Remark(
            place,
            f"'{given}' is not a date.",
            "The application could not tell when it comes.",
            'Write year, month and day, as in "2027-03-31".',
        )
