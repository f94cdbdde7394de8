"""An instrument's expressions, each compiled once, with what each of them depends on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from lifaudit.domain.errors.logic import BadExpression
from lifaudit.domain.instrument import Instrument
from lifaudit.domain.question import Question
from lifaudit.domain.scale import Point
from lifaudit.instruments.logic.compile import Worked, compiled
from lifaudit.instruments.logic.expressions import Slot, Written, expressions_in
from lifaudit.instruments.logic.order import in_order
from lifaudit.instruments.logic.parse import parse
from lifaudit.instruments.logic.tree import Call, Reference

RELEVANT, CALCULATED, DEMANDED = 1, 2, 4
ALL = RELEVANT | CALCULATED | DEMANDED
PARTS = {
    Slot.RELEVANT: RELEVANT,
    Slot.CALCULATION: CALCULATED,
    Slot.CONSTRAINT: DEMANDED,
    Slot.REQUIRED: DEMANDED,
    Slot.FILTER: DEMANDED,
}
BESIDE = ("indexed-repeat",)
"""The functions that look into rows beside the one they stand in."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """An expression that does not compile, and why; it counts as if nobody had written it."""

    written: Written
    error: BadExpression


@dataclass(frozen=True, slots=True)
class Rule:
    """One compiled expression and the questions it asks about.

    `sees_all` when it looks into rows beside its own, so that a change in any row concerns it.
    """

    work: Worked
    reads: frozenset[str]
    sees_all: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as the logic sees it, or one section, which has no question of its own.

    `rank` orders what depends on what. `under` is what it stands in: its group, else its section.
    """

    key: str
    question: Question | None
    group: str
    under: str
    rules: dict[Slot, Rule] = field(default_factory=dict)
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Reader:
    """What must be worked out again when an answer changes: a question, and which parts of it.

    `parts` adds up RELEVANT, CALCULATED and DEMANDED. `everywhere` when it looks into other rows.
    """

    asked: Asked
    parts: int
    everywhere: bool


@dataclass(frozen=True, slots=True)
class Program:
    """Everything the logic of one instrument can do; one program serves every return.

    `asked` is in an order in which nothing depends on what comes after it. `readers` names, for
    each question, what must be worked out again when its answer changes.
    """

    asked: tuple[Asked, ...]
    readers: dict[str, tuple[Reader, ...]] = field(repr=False)
    mistakes: tuple[Mistake, ...]
    cycle: tuple[str, ...]
    by_key: dict[str, Asked] = field(repr=False)
    points: dict[str, tuple[Point, ...]] = field(repr=False)

    @property
    def is_empty(self) -> bool:
        """Nothing here depends on anything, so nothing is ever worked out."""
        return not any(one.rules for one in self.asked)


class _Same:
    """An instrument as a key that costs nothing: the very same object, not an equal one."""

    __slots__ = ("instrument",)

    def __init__(self, instrument: Instrument) -> None:
        self.instrument = instrument

    def __hash__(self) -> int:
        return id(self.instrument)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.instrument is self.instrument


def program_of(instrument: Instrument) -> Program:
    """Compile an instrument; it is never refused, what is wrong is listed.

    The same instrument is compiled once: instruments in use are read once and handed round.
    """
    return _program(_Same(instrument))


@lru_cache(maxsize=64)
def _program(same: _Same) -> Program:
    instrument = same.instrument
    mistakes: list[Mistake] = []
    rules: dict[str, dict[Slot, Rule]] = {}
    known = {one.key for one in instrument.every_question}
    for written in expressions_in(instrument):
        try:
            rules.setdefault(written.key, {})[written.slot] = _rule(written, known)
        except BadExpression as error:
            mistakes.append(Mistake(written, error))
    places = tuple(_places(instrument))
    order, cycle = in_order(_needs(places, rules))
    ranks = {key: rank for rank, key in enumerate(order)}
    asked = sorted((_ranked(one, rules, ranks, cycle) for one in places), key=lambda one: one.rank)
    by_key = {one.key: one for one in asked}
    readers = _readers(tuple(asked))
    return Program(tuple(asked), readers, tuple(mistakes), cycle, by_key, _points(instrument))


def _points(instrument: Instrument) -> dict[str, tuple[Point, ...]]:
    """Return the points each question is answered on, for their labels."""
    scales = {one.key: one.points for one in instrument.scales}
    scaled = (one for one in instrument.every_question if one.scale in scales)
    return {one.key: scales[one.scale or ""] for one in scaled}


def _rule(written: Written, known: set[str]) -> Rule:
    tree = parse(written.text)
    found = [one for one in tree.walk() if isinstance(one, Reference)]
    for one in found:
        if one.key not in known:
            what = f"There is no question called '{one.key}'."
            span = one.span
            raise BadExpression(what, "Name one that the form asks.", span.start, span.end)
    sees_all = any(isinstance(one, Call) and one.name in BESIDE for one in tree.walk())
    return Rule(compiled(tree), frozenset(one.key for one in found), sees_all)


def _places(instrument: Instrument) -> Iterator[Asked]:
    for section in instrument.all_sections:
        yield Asked(section.key, None, "", "")
        for question in section.questions:
            yield Asked(question.key, question, "", section.key)
            for inner in question.questions:
                yield Asked(inner.key, inner, question.key, question.key)


def _needs(
    places: tuple[Asked, ...], rules: dict[str, dict[Slot, Rule]]
) -> dict[str, frozenset[str]]:
    """Name what each question needs first: what it stands in, and what its own existence reads."""
    return {
        one.key: frozenset(
            (
                *((one.under,) if one.under else ()),
                *(
                    key
                    for slot in (Slot.RELEVANT, Slot.CALCULATION)
                    if (rule := rules.get(one.key, {}).get(slot))
                    for key in rule.reads
                ),
            )
        )
        for one in places
    }


def _ranked(
    one: Asked,
    rules: dict[str, dict[Slot, Rule]],
    ranks: dict[str, int],
    cycle: tuple[str, ...],
) -> Asked:
    """Return a place with its rules; what runs in a circle keeps none that could be worked out."""
    own = rules.get(one.key, {})
    if one.key in cycle:
        circular = (Slot.RELEVANT, Slot.CALCULATION)
        own = {slot: rule for slot, rule in own.items() if slot not in circular}
    return Asked(one.key, one.question, one.group, one.under, own, ranks[one.key])


def _readers(asked: tuple[Asked, ...]) -> dict[str, tuple[Reader, ...]]:
    found: dict[str, list[Reader]] = {}
    for one in asked:
        for key, parts in _parts_by_key(one).items():
            rules = (rule for rule in one.rules.values() if key in rule.reads)
            everywhere = any(rule.sees_all for rule in rules)
            found.setdefault(key, []).append(Reader(one, parts, everywhere))
    return {key: tuple(some) for key, some in found.items()}


def _parts_by_key(one: Asked) -> dict[str, int]:
    """Say which parts of a question each other one concerns; what it stands in, all of them."""
    parts = {one.under: RELEVANT} if one.under else {}
    for slot, rule in one.rules.items():
        for key in rule.reads - {one.key}:
            parts[key] = parts.get(key, 0) | PARTS[slot]
    return parts
