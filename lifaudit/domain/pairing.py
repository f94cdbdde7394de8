"""Two versions of an instrument laid beside each other: which question is which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TypeVar

from lifaudit.domain.instrument import Instrument, Section
from lifaudit.domain.likeness import NEAR, Paired, paired, questions_alike, words_alike
from lifaudit.domain.ordering import longest_rise
from lifaudit.domain.question import Question
from lifaudit.domain.scale import Scale

K = TypeVar("K", Section, Question)

_KEY = attrgetter("key")


@dataclass(frozen=True, slots=True)
class Pairing:
    """The sections, questions and scales of two versions; those asked in rows are among them."""

    sections: Paired[Section]
    questions: Paired[Question]
    scales: Paired[Scale]


def pairing_of(old: Instrument, new: Instrument) -> Pairing:
    """Lay two versions beside each other: by key, or else by what they say."""
    outer = paired(old.questions, new.questions, _KEY, questions_alike)
    return Pairing(_sections(old, new), _with_rows(outer), _scales(old, new))


def elsewhere(pairs: Sequence[tuple[K, K]], before: Sequence[K]) -> tuple[K, ...]:
    """Return what stands elsewhere among those of both versions: as few things as explain it.

    `pairs` are in the order of the new version, `before` is the order of the old one.
    """
    at = {one.key: f"{number:06d}" for number, one in enumerate(before)}
    both = [(new, at[old.key]) for old, new in pairs if old.key in at]
    calm = set(longest_rise([place for _, place in both]))
    return tuple(one for number, (one, _) in enumerate(both) if number not in calm)


def _sections(old: Instrument, new: Instrument) -> Paired[Section]:
    """Pair sections; the overall one is only ever itself."""
    found = paired(old.sections, new.sections, _KEY, _sections_alike)
    if old.overall is not None and new.overall is not None:
        return replace(found, both=(*found.both, (old.overall, new.overall)))
    added = () if new.overall is None else (new.overall,)
    gone = () if old.overall is None else (old.overall,)
    return replace(found, added=(*found.added, *added), gone=(*found.gone, *gone))


def _scales(old: Instrument, new: Instrument) -> Paired[Scale]:
    return paired(old.scales, new.scales, _KEY, _scales_alike)


def _with_rows(outer: Paired[Question]) -> Paired[Question]:
    """Pair what is asked in the rows of one group with what is asked in the same group only."""
    inner = [paired(old.questions, new.questions, _KEY, questions_alike) for old, new in outer.both]
    return Paired(
        (*outer.both, *(pair for one in inner for pair in one.both)),
        (*_each(outer.added), *(added for one in inner for added in one.added)),
        (*_each(outer.gone), *(gone for one in inner for gone in one.gone)),
    )


def _each(questions: Iterable[Question]) -> Iterator[Question]:
    return (each for one in questions for each in one.each)


def _sections_alike(one: Section, other: Section) -> float:
    """Sections are one by their title, or when most of what the smaller asks is in both.

    Keys of questions begin with the key of their section, so only what follows is compared.
    """
    alike = words_alike(one.title, other.title)
    mine, theirs = ({_end(asked) for asked in each.questions} for each in (one, other))
    shared = len(mine & theirs) / max(1, min(len(mine), len(theirs)))
    return max(alike if alike >= NEAR else 0.0, shared if shared > 1 / 2 else 0.0)


def _scales_alike(one: Scale, other: Scale) -> float:
    mine, theirs = ({point.code for point in each.points} for each in (one, other))
    shared = len(mine & theirs) / max(1, len(mine | theirs))
    return shared if shared >= NEAR else 0.0


def _end(question: Question) -> str:
    return question.key.partition(".")[2]
