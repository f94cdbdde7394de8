"""What a value looks like that must not come into an audit: names, dates, numbers, addresses."""

from __future__ import annotations

import re
from collections.abc import Callable

from lifaudit.domain.identifiers import is_nhs_number

LONGEST = 60
MOST_WORDS = 8
MONTHS, DAYS = 12, 31

EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}\b", re.IGNORECASE)
PHONE = re.compile(r"(?<![\w+])(?:\+44 ?(?:\(0\))?|0(?=[12378]))(?:[ -]?\(?\d\)?){9,10}(?!\w)")
# A hyphen needs a year of four digits: DD26-07-03 and 26-07-03 are codes, 3-7-2019 is a date.
DAY_FIRST = re.compile(
    r"(?<!\d)(\d{1,2})(?:[/.]|-(?=\d{1,2}-\d{4}))(\d{1,2})[/.-](?:\d{4}|\d\d)(?!\d)"
)
ISO = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
IN_WORDS = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?[ -](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
    r"[ ,-]{1,2}(?:\d{4}|\d\d)\b",
    re.IGNORECASE,
)
NHS_SPACED = re.compile(r"(?<!\w)\d{3}[ -]\d{3}[ -]\d{4}(?!\w)")
TEN_DIGITS = re.compile(r"\d{10}")
PUPIL = re.compile(r"\b[A-HJ-NP-RT-Z]\d{11}[\dA-Z]\b", re.IGNORECASE)
INSURANCE = re.compile(r"\b[A-CEGHJ-PR-TW-Z]{2} ?\d\d ?\d\d ?\d\d ?[A-D]\b", re.IGNORECASE)
ADDRESS = re.compile(
    r"\b\d+[a-z]?,? +(?:[\w'.-]+ +){1,4}"
    r"(?:road|rd|street|st|lane|ln|avenue|ave|close|drive|crescent|gardens?|terrace|grove|mews)\b",
    re.IGNORECASE,
)
FORMULA = re.compile(r"[=@+]|-[^\W\d]")
TITLE = re.compile(r"\b(?:mr|mrs|ms|miss|master|mx)\.? [a-z]", re.IGNORECASE)

Suspicion = tuple[str, Callable[[str], bool]]


def holds_date(value: str) -> bool:
    """Tell whether a whole date stands in a text, in any of the ways people write them."""
    days = [_is_day(found[2], found[1]) for found in DAY_FIRST.finditer(value)]
    days += [_is_day(found[2], found[3]) for found in ISO.finditer(value)]
    return any(days) or IN_WORDS.search(value) is not None


def is_free_text(value: str) -> bool:
    """Tell whether somebody wrote a sentence where a code or a group should stand."""
    return len(value) > LONGEST or len(value.split()) > MOST_WORDS


def is_unprintable(value: str) -> bool:
    """Tell whether a value holds signs nobody can see."""
    return not value.isprintable()


def against_reference(value: str) -> str:
    """Say what a single reference looks like that it must not be; empty when it may stand."""
    for why, looks_so in ONE_IS_ENOUGH:
        if looks_so(value):
            return why
    if TEN_DIGITS.fullmatch(value) and is_nhs_number(value):
        return "holds NHS numbers"
    return "" if any(sign.isdecimal() for sign in value) else "holds names or initials"


def _is_day(month: str, day: str) -> bool:
    """Tell whether two numbers can be a month and a day, in either order."""
    pair = sorted((int(month), int(day)))
    return MONTHS >= pair[0] >= 1 and DAYS >= pair[1] >= 1


def _spaced_nhs(value: str) -> bool:
    return any(is_nhs_number(found[0]) for found in NHS_SPACED.finditer(value))


# Free text comes first: the patterns below are never run over a long value.
ONE_IS_ENOUGH: tuple[Suspicion, ...] = (
    ("holds free text", is_free_text),
    ("holds signs that cannot be seen", is_unprintable),
    ("holds e-mail addresses", lambda value: EMAIL.search(value) is not None),
    ("holds whole dates, which may be dates of birth", holds_date),
    ("holds NHS numbers", _spaced_nhs),
    ("holds pupil numbers", lambda value: PUPIL.search(value) is not None),
    ("holds National Insurance numbers", lambda value: INSURANCE.search(value) is not None),
    ("holds telephone numbers", lambda value: PHONE.search(value) is not None),
    ("holds a formula", lambda value: FORMULA.match(value) is not None),
    ("holds postcodes", lambda value: POSTCODE.search(value) is not None),
    ("holds addresses", lambda value: ADDRESS.search(value) is not None),
    ("holds names with a title", lambda value: TITLE.search(value) is not None),
)
