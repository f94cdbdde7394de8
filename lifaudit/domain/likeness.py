"""How alike two things of an instrument are: words first, then the answers they offer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Generic, TypeVar

from lifaudit.domain.instrument import Instrument
from lifaudit.domain.question import Question

T = TypeVar("T")

NEAR = 0.8
"""From here on two texts say the same in other words, of ten letters eight."""
AKIN = 0.5
"""From here on two texts may be of one thing, if something else says so too."""
MOST_COMPARED = 40_000
_WORD = re.compile(r"\w+")
_LISTED = re.compile(r"\s+(?:or|and)\s+|\s*[,;/]\s*")
_DENIALS = frozenset({"no", "not", "never", "none", "nobody", "nothing", "without", "cannot"})


@dataclass(frozen=True, slots=True)
class Paired(Generic[T]):
    """Things of two versions: those in both (old, new), those added, and those that are gone."""

    both: tuple[tuple[T, T], ...]
    added: tuple[T, ...]
    gone: tuple[T, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """One answer a question or scale offers."""

    code: str
    label: str


def paired(
    old: Sequence[T],
    new: Sequence[T],
    key: Callable[[T], str],
    likeness: Callable[[T, T], float],
) -> Paired[T]:
    """Pair things by their key, then by likeness, the most alike first; in the order of the new."""
    known = {key(one): at for at, one in enumerate(old)}
    found = {at: known[key(one)] for at, one in enumerate(new) if key(one) in known}
    rest_old = [at for at in range(len(old)) if at not in set(found.values())]
    rest_new = [at for at in range(len(new)) if at not in found]
    for _, b, a in sorted(_alike(old, new, (rest_old, rest_new), likeness)):
        if b not in found and a not in found.values():
            found[b] = a
    taken = set(found.values())
    return Paired(
        tuple((old[found[at]], one) for at, one in enumerate(new) if at in found),
        tuple(one for at, one in enumerate(new) if at not in found),
        tuple(one for at, one in enumerate(old) if at not in taken),
    )


def _alike(
    old: Sequence[T],
    new: Sequence[T],
    rest: tuple[list[int], list[int]],
    likeness: Callable[[T, T], float],
) -> list[tuple[float, int, int]]:
    """Score what no key has paired, the most alike first; not at all where it would take long."""
    if len(rest[0]) * len(rest[1]) > MOST_COMPARED:
        return []
    scored = ((-likeness(old[a], new[b]), b, a) for a in rest[0] for b in rest[1])
    return [one for one in scored if one[0]]


def words_alike(one: str, other: str) -> float:
    """Say how alike two texts are, from 0 to 1; case and signs do not count.

    A text and its denial are not alike at all, however few letters part them.
    """
    first, second = plain_words(one), plain_words(other)
    if first == second:
        return 1.0 if first else 0.0
    if _DENIALS & set(first.split()) != _DENIALS & set(second.split()):
        return 0.0
    match = SequenceMatcher(None, first, second, autojunk=False)
    return match.ratio() if match.quick_ratio() >= AKIN else 0.0


def questions_alike(one: Question, other: Question) -> float:
    """Say how likely two questions of different keys are one: 0 where it would be a guess."""
    alike = words_alike(one.text, other.text)
    if alike >= NEAR:
        return alike
    same_end = one.key.partition(".")[2] == other.key.partition(".")[2]
    same_choices = bool(one.choices) and offers_alike(_choices(one), _choices(other))
    return alike if alike >= AKIN and one.kind is other.kind and (same_end or same_choices) else 0


def offers_of(form: Instrument, question: Question) -> tuple[Offer, ...]:
    """Return the answers a question offers by its scale or its choices; nothing for other kinds."""
    if question.kind.takes_scale:
        return scale_offers(form, question.scale)
    return _choices(question) if question.kind.takes_choices else ()


def scale_offers(form: Instrument, key: str | None) -> tuple[Offer, ...]:
    """Return the points of one of a form's scales as answers."""
    points = (point for scale in form.scales if scale.key == key for point in scale.points)
    return tuple(Offer(one.code, one.label) for one in points)


def counterparts(old: Sequence[Offer], new: Sequence[Offer]) -> Mapping[str, str]:
    """Say which new code stands for each old one; one without a counterpart is left out.

    The same code, the same label, or a label that takes the old one in, as "Police or probation"
    takes in "Police". Labels that are merely near are not: "likely" is near "unlikely".
    """
    found = {one.code: code for one in old if (code := _counterpart(one, new))}
    return {one.code: found[one.code] for one in old if one.code in found}


def offers_alike(one: Sequence[Offer], other: Sequence[Offer]) -> bool:
    """Tell whether two lists of answers offer the same."""
    return [each.code for each in one] == [each.code for each in other]


def plain_words(text: str) -> str:
    """Return a text's words alone."""
    return " ".join(_WORD.findall(text.casefold()))


def takes_in(label: str, part: str) -> bool:
    """Tell whether a label lists another among several, as "Police or probation" does."""
    listed = [plain_words(one) for one in _LISTED.split(label)]
    return len(listed) > 1 and plain_words(part) in listed


def _counterpart(old: Offer, new: Sequence[Offer]) -> str:
    rules: tuple[Callable[[Offer], bool], ...] = (
        lambda one: one.code == old.code,
        lambda one: plain_words(one.label) == plain_words(old.label) != "",
        lambda one: takes_in(one.label, old.label),
    )
    return next(_first(rules, new), "")


def _first(rules: Sequence[Callable[[Offer], bool]], new: Sequence[Offer]) -> Iterator[str]:
    for rule in rules:
        yield from (one.code for one in new if rule(one))


def _choices(question: Question) -> tuple[Offer, ...]:
    return tuple(Offer(one.code, one.label) for one in question.choices)
