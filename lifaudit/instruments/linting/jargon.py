"""Words that not everybody knows, and words that blame: resources/wording/plain-words.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from lifaudit.domain.instrument import Instrument
from lifaudit.domain.places import resource
from lifaudit.domain.remark import Remark, Severity
from lifaudit.instruments.linting.texts import Text, texts_of

_SHORT = re.compile(r"\b[A-Z]{2,6}(?=s?\b)")


@dataclass(frozen=True, slots=True)
class Lists:
    """The words advised against with their remedies, and the abbreviations everybody knows."""

    plain: Mapping[str, str]
    fair: Mapping[str, str]
    known: frozenset[str]
    every: re.Pattern[str]


def hard_words(instrument: Instrument) -> Iterator[Remark]:
    """Find jargon, words that blame, and abbreviations that the form nowhere spells out."""
    texts = tuple(text for text in texts_of(instrument) if text.text)
    for text in texts:
        yield from _listed(text)
    spelt_out = set(_SHORT.findall(" ".join(_brackets(texts)))) | _lists().known
    for text in texts:
        for short in sorted(set(_SHORT.findall(text.own)) - spelt_out):
            spelt_out.add(short)  # said once; the rest of the form is mended with it
            yield Remark(
                text.place,
                f"The abbreviation '{short}' is nowhere spelt out.",
                "Each agency has its own abbreviations, and some mean two things.",
                f"Write it out where it first stands, with ({short}) after it.",
                Severity.ADVICE,
            )


def _listed(text: Text) -> Iterator[Remark]:
    lists = _lists()
    for word in dict.fromkeys(lists.every.findall(text.own.lower())):
        if word in lists.plain:
            what = f"'{word}' is a word of offices."
            why, mend = "A plain word is read faster.", f"Write '{lists.plain[word]}'."
        else:
            what = f"'{word}' can sound like blame."
            why, mend = "How we ask shapes how people write about children.", lists.fair[word]
        yield Remark(text.place, what, why, mend, Severity.ADVICE)


def _brackets(texts: tuple[Text, ...]) -> Iterator[str]:
    """Give what stands in brackets, where an abbreviation is spelt out."""
    for text in texts:
        yield from re.findall(r"\(([^()]*)\)", text.text)


@cache
def _lists() -> Lists:
    raw = tomllib.loads(resource("wording", "plain-words.toml").read_text("utf-8"))
    words = sorted((*raw["plain"], *raw["fair"]), key=len, reverse=True)
    every = re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")
    return Lists(raw["plain"], raw["fair"], frozenset(raw["known"]["words"]), every)
