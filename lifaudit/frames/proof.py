"""Proving a column harmless: what it is called, what single values and all together look like."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lifaudit.domain.errors.sampling import FrameProblem
from lifaudit.domain.identifiers import is_nhs_number
from lifaudit.frames.forenames import forenames
from lifaudit.frames.suspects import ONE_IS_ENOUGH, TEN_DIGITS

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
GROUPS_AT_MOST = 12
ENOUGH_TO_TELL = 6
TITLES = (
    (
        "is called like a column of names",
        (
            r"(?<!team )(?<!school )(?<!area )(?<!ward )(?<!district )(?<!locality )(?<!group )"
            r"(?<!service )\b(?:full ?|sur|fore|first ?|last ?|family ?|given ?|middle ?)?names?\b"
            r"|\binitials\b|\bknown as\b|\balias(?:es)?\b"
        ),
    ),
    ("is called like a column of parents or carers", r"^(?:mother|father|parent|carer|sibling)s?$"),
    (
        "is called like a column of dates of birth",
        r"\bd\.?o\.?b\b|(?<!country of )\bbirth|\bborn\b",
    ),
    ("is called like a column of NHS numbers", r"\bnhs(?! (?:trust|board|provider|body)\b)"),
    ("is called like a column of pupil numbers", r"\bupn\b|\bunique pupil\b"),
    ("is called like a column of National Insurance numbers", r"\bnational insurance\b|\bni n"),
    ("is called like a column of postcodes", r"\bpost ?code(?! (?:district|area|sector)\b)"),
    ("is called like a column of addresses", r"\baddress|\bstreet\b"),
    ("is called like a column of e-mail addresses", r"\be-?mail"),
    ("is called like a column of telephone numbers", r"phone|\bmobile\b|\btel\b"),
)
BY_TITLE = tuple((why, re.compile(pattern)) for why, pattern in TITLES)
SPLIT = re.compile(r"[\s_]+|(?<=[a-z])(?=[A-Z])")
WORDS_ONLY = re.compile(r"[^\W\d_]['\u2019.-]?(?:[^\W\d_]|['\u2019.,-]| (?=[^\W\d_]))*")
SURNAME_FIRST = re.compile(r"[^\W\d_][^\W\d_'\u2019-]+(?: [^\W\d_]+)?, ?[^\W\d_]+.*")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: where it stands, what it is called, and its values with their row numbers."""

    place: int
    title: str
    values: tuple[tuple[int, str], ...] = field(repr=False)

    @property
    def shown(self) -> str:
        """How a person finds it; a title that may itself be somebody's data is not repeated."""
        personal = _against(self.title) or _names_somebody(self.title)
        harmless = self.title and not personal
        return f"Column {LETTERS[self.place]}" + (f" ({self.title})" if harmless else "")


def is_headless(column: Column) -> bool:
    """Tell whether the title of a column is a value like those beneath it."""
    told = _shape(column.title)
    return "9" in told and any(_shape(value) == told for _, value in column.values)


def problems_of(column: Column, *, is_reference: bool) -> Iterator[FrameProblem]:
    """Yield what speaks against a column; the first reason is enough for each value."""
    told = _plain_title(column.title)
    for why, pattern in BY_TITLE:
        if pattern.search(told):
            yield FrameProblem(column.shown, (), why + ".")
            return
    found = list(_by_value(column))
    found += [] if found else _together(column, is_reference=is_reference)
    yield from found


def _shape(value: str) -> str:
    return re.sub(r"\d+", "9", re.sub(r"[^\W\d_]", "A", value))


def _plain_title(title: str) -> str:
    return " ".join(part for part in SPLIT.split(title) if part).casefold()


def _by_value(column: Column) -> Iterator[FrameProblem]:
    rows: dict[str, list[int]] = {}
    told: dict[str, str] = {}
    for row, value in column.values:
        why = told.setdefault(value, _against(value))
        if why:
            rows.setdefault(why, []).append(row)
    for why, where in rows.items():
        yield FrameProblem(column.shown, tuple(where), why + ".")


def _against(value: str) -> str:
    if not value:
        return ""
    return next((why for why, looks_so in ONE_IS_ENOUGH if looks_so(value)), "")


def _together(column: Column, *, is_reference: bool) -> list[FrameProblem]:
    """Judge what no single value could tell."""
    filled = [(row, value) for row, value in column.values if value]
    values = [value for _, value in filled]
    ten = [(row, value) for row, value in filled if TEN_DIGITS.fullmatch(value)]
    valid = [row for row, value in ten if is_nhs_number(value)]
    if valid and 2 * len(valid) >= len(ten):
        return [FrameProblem(column.shown, tuple(valid), "holds NHS numbers.")]
    why = _against_references(values) if is_reference else _against_groups(values)
    return [FrameProblem(column.shown, (), why)] if why else []


def _against_references(values: Sequence[str]) -> str:
    bare = [value for value in values if not any(sign.isdecimal() for sign in value)]
    if bare and (2 * len(bare) >= len(values) or any(_names_somebody(value) for value in bare)):
        return "holds names or initials: a code has a digit in it."
    return ""


def _against_groups(values: Sequence[str]) -> str:
    apart = sorted(set(values))
    named = [v for v in apart if _names_somebody(v) or SURNAME_FIRST.fullmatch(v)]
    if len(named) > 1 and 3 * len(named) >= len(apart):
        return "holds names."
    many = len(values) >= ENOUGH_TO_TELL
    in_words = sum(WORDS_ONLY.fullmatch(value) is not None for value in apart)
    if many and 5 * len(apart) > 4 * len(values) and 5 * in_words > 4 * len(apart):
        return "has words of its own on nearly every line, as names do."
    if 2 * len(apart) > len(values) and len(apart) > GROUPS_AT_MOST:
        return (
            "is no group: nearly every line has a value of its own, which could identify a child."
        )
    return ""


def _names_somebody(value: str) -> bool:
    words = re.split(r"[\s,.'\u2019-]+", value.casefold())
    return len(words) <= 4 and any(word in forenames() for word in words)  # noqa: PLR2004 - names are short
