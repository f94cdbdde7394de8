"""What in a written text could say who a child is: numbers, dates of birth, addresses, names.

Texts may be long and hostile, so every pattern is bounded: reading takes time in step with length.
"""

from __future__ import annotations

import enum
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

NHS_WEIGHTS = range(10, 1, -1)
AFTER_BIRTH, BEFORE_BIRTH = 24, 14
"""So many signs lie at most between a word of birth and its date, before or behind it."""
SPACE = r"[ \u00a0]"
AREAS = (
    "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E "
    "EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL "
    "LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM "
    "SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE"
)
"""The first letters of the United Kingdom's postcodes."""
MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
DAY = (
    rf"(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:\d{{4}}|\d\d)|\d{{4}}-\d{{1,2}}-\d{{1,2}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?[ -](?:of )?(?:{MONTHS})[a-z]{{0,6}}[ ,-]{{1,2}}(?:\d{{4}}|\d\d))"
    r"(?!\d)"
)
BORN = r"(?:\bd\.?o\.?b\b|\bdate of birth|\bborn\b|\bbirthday\b|\bbirth date|\bb\.(?= ?\d))"
_DIGIT = re.compile(r"\d")
_NHS = re.compile(rf"(?<![\w/-])\d{{3}}(?:{SPACE}|[-.])?\d{{3}}(?:{SPACE}|[-.])?\d{{4}}(?![\w/])")
_EMAIL = re.compile(r"(?<![\w.+'-])[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_PHONE = re.compile(
    rf"(?<![\w+/-])(?:(?:\+|00)44{SPACE}?(?:\(0\))?|\(?0(?=[12378]))(?:(?:{SPACE}|-)?[()]?\d\)?)"
    r"{9,10}(?!\w)"
)
_POSTCODE = re.compile(
    rf"\b(?:{AREAS.replace(' ', '|')})\d[A-Z\d]?{SPACE}?(\d[ABD-HJLNP-UW-Z]{{2}})\b", re.IGNORECASE
)
_ORDINAL = re.compile(r"\d(?:st|nd|rd|th)")
_BORN_BEFORE = re.compile(rf"{BORN}[^\d\n]{{0,{AFTER_BIRTH}}}({DAY})", re.IGNORECASE)
_BORN_BEHIND = re.compile(rf"(?<!\d)({DAY})[^\d\n]{{0,{BEFORE_BIRTH}}}?{BORN}", re.IGNORECASE)
_SENTENCE_ENDS = re.compile(r"[.!?]\s|\n")
_SENTENCE_ENDED = re.compile(r"[^\W\d_]{2}[.!?]")
WIDEST = 90
"""So many signs of a sentence are shown at most on either side of what was found."""
REACH = 800
"""So far is looked on either side for what else is to be masked: further than anything is long."""


class Identifier(enum.Enum):
    """What sort of thing could say who somebody is."""

    NHS_NUMBER = "nhs-number"
    BIRTH = "date-of-birth"
    POSTCODE = "postcode"
    PHONE = "telephone"
    EMAIL = "e-mail"
    NAME = "name"

    @property
    def words(self) -> str:
        """How it is said."""
        return {
            Identifier.NHS_NUMBER: "NHS number",
            Identifier.BIRTH: "date of birth",
            Identifier.POSTCODE: "postcode",
            Identifier.PHONE: "telephone number",
            Identifier.EMAIL: "e-mail address",
            Identifier.NAME: "name",
        }[self]

    @property
    def mask(self) -> str:
        """What stands in its place once it was masked; no finder takes it for anything."""
        return f"[{self.words}]"


@dataclass(frozen=True, slots=True)
class Found:
    """Where something lies in a text, and what it is."""

    start: int
    end: int
    what: Identifier


def is_nhs_number(value: str) -> bool:
    """Tell whether ten digits carry the check digit of an NHS number (modulus 11)."""
    digits = [int(sign) for sign in value if sign.isdecimal()]
    if len(digits) != len(NHS_WEIGHTS) + 1:
        return False
    total = sum(weight * digit for weight, digit in zip(NHS_WEIGHTS, digits, strict=False))
    return (11 - total % 11) % 11 == digits[-1]


def found_in(text: str, names: tuple[str, ...] = ()) -> tuple[Found, ...]:
    """Return everything in a text that could say who somebody is, in order, none twice.

    `names` are those that are looked for beside numbers, dates and addresses.
    """
    taken: list[Found] = []
    for one in sorted(_every(text, names), key=lambda one: (one.start, -one.end)):
        if not taken or one.start >= taken[-1].end:
            taken.append(one)
    return tuple(taken)


def sentence_around(text: str, one: Found) -> tuple[str, str]:
    """Return what stands before and behind something in its own sentence, cut where it is long."""
    before, behind = text[: one.start], text[one.end :]
    starts = [end.end() for end in _SENTENCE_ENDS.finditer(before[-WIDEST:])]
    before = before[-WIDEST:][starts[-1] if starts else 0 :]
    end = _SENTENCE_ENDS.search(behind[:WIDEST])
    return before, behind[: end.start() + 1 if end else WIDEST]


def masked_sentence(text: str, one: Found, names: tuple[str, ...] = ()) -> str:
    """Return the sentence of something as it reads with it and all beside it masked."""
    before = _covered(text[max(0, one.start - REACH) : one.start], names)
    behind = _covered(text[one.end : one.end + REACH], names)
    there = Found(len(before), len(before) + len(one.what.mask), one.what)
    return one.what.mask.join(sentence_around(f"{before}{one.what.mask}{behind}", there)).strip()


def _covered(text: str, names: tuple[str, ...]) -> str:
    for one in reversed(found_in(text, names)):
        text = f"{text[: one.start]}{one.what.mask}{text[one.end :]}"
    return text


def _every(text: str, names: tuple[str, ...]) -> Iterator[Found]:
    yield from _numbers(text)
    yield from _cut_by_a_line_end(text)
    if "@" in text:
        yield from _spans(_EMAIL.finditer(text), Identifier.EMAIL)
    if pattern := _names(names):
        yield from _spans(pattern.finditer(text), Identifier.NAME)


def _numbers(text: str) -> Iterator[Found]:
    if not _DIGIT.search(text):
        return
    for one in _NHS.finditer(text):
        if len(set(filter(str.isdecimal, one[0]))) > 1 and is_nhs_number(one[0]):
            yield Found(one.start(), one.end(), Identifier.NHS_NUMBER)
    for born in (_BORN_BEFORE, _BORN_BEHIND):
        for one in born.finditer(text):
            yield Found(one.start(1), one.end(1), Identifier.BIRTH)
    for one in _POSTCODE.finditer(text):
        if not _ORDINAL.fullmatch(one[1]):
            yield Found(one.start(), one.end(), Identifier.POSTCODE)
    yield from _spans(_PHONE.finditer(text), Identifier.PHONE)


def _cut_by_a_line_end(text: str) -> Iterator[Found]:
    """Yield what two lines say together as one, unless a sentence ends between them."""
    begins = 0
    for one, following in pairwise(text.splitlines(keepends=True)):
        before, behind = one.rstrip(), following.strip()
        at, begins = begins, begins + len(one)
        if before and behind and not _SENTENCE_ENDED.search(before[-3:]):
            gap = "" if before[-1] in "-/" else " "
            goes_on = begins + following.index(behind)
            yield from _over_a_gap((before, at), gap, (behind, goes_on))


def _over_a_gap(before: tuple[str, int], gap: str, behind: tuple[str, int]) -> Iterator[Found]:
    """Yield what is found in two texts with a gap between, by where each of them begins."""
    (first, at), (second, goes_on) = before, behind
    back = goes_on - len(first) - len(gap)
    for one in _numbers(f"{first}{gap}{second}"):
        start = one.start + (at if one.start < len(first) else back)
        yield Found(start, one.end + (at if one.end <= len(first) else back), one.what)


def _spans(matches: Iterable[re.Match[str]], what: Identifier) -> Iterator[Found]:
    return (Found(one.start(), one.end(), what) for one in matches)


@lru_cache(maxsize=16)
def _names(names: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return what finds these names as whole words, however their accents are written.

    A name of one word counts as it is written, or in capitals: Will is a name, and will is not.
    """
    forms = {
        unicodedata.normalize(form, " ".join(name.split()))
        for name in names
        for form in ("NFC", "NFD")
    }
    parts = (
        _name(case)
        for one in sorted(forms, key=lambda one: (-len(one), one))
        if one
        for case in dict.fromkeys((one, one.upper()))
    )
    whole = "|".join(parts)
    return re.compile(rf"(?<!\w)(?:{whole})(?!\w)") if whole else None


def _name(one: str) -> str:
    words = r"\s{1,3}".join(map(re.escape, one.split(" ")))
    return f"(?i:{words})" if " " in one else words
