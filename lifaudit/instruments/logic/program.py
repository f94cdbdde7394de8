"""An instrument's expressions, each compiled once, with what each of them depends on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
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
BESIDE = "indexed-repeat"
"""The function that looks into rows beside the one it stands in."""
PLACED = "position"
"""The function that asks how many rows stand before."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """An expression that does not compile, and why; it counts as if nobody had written it."""

    written: Written
    error: BadExpression


@dataclass(frozen=True, slots=True)
class Rule:
    """One compiled expression and the questions it asks about.

    `beside` when it looks into other rows, so that a change in any row concerns it; `placed` when
    it asks for the place of its own row.
    """

    work: Worked
    reads: frozenset[str]
    beside: bool
    placed: bool


@dataclass(frozen=True, slots=True)
class Rules:
    """The compiled expressions of one question or section."""

    relevant: Rule | None = None
    calculation: Rule | None = None
    constraint: Rule | None = None
    required: Rule | None = None
    filter: Rule | None = None

    @property
    def each(self) -> tuple[tuple[int, Rule], ...]:
        """Every one that is written, with the part of the question it belongs to."""
        every = (
            (RELEVANT, self.relevant),
            (CALCULATED, self.calculation),
            (DEMANDED, self.constraint),
            (DEMANDED, self.required),
            (DEMANDED, self.filter),
        )
        return tuple((part, rule) for part, rule in every if rule is not None)

    @property
    def demands(self) -> bool:
        """Whether anything is demanded of an answer."""
        return bool(self.constraint or self.required or self.filter)


NO_RULES = Rules()


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as the logic sees it, or one section, which has no question of its own.

    `rank` is its place in the program. `under` is what it stands in: its group, else its section.
    """

    key: str
    question: Question | None
    group: str
    under: str
    rules: Rules = NO_RULES
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Reader:
    """What must be worked out again when an answer changes: a question, and which parts of it.

    `parts` adds up RELEVANT, CALCULATED and DEMANDED. `within` when it stands in what changes, so
    that it applies no longer than that does. `everywhere` when it looks into other rows. `is_last`
    when nothing waits for it.
    """

    asked: Asked
    parts: int
    within: bool
    everywhere: bool
    is_last: bool


@dataclass(frozen=True, slots=True)
class Program:
    """Everything the logic of one instrument can do; one program serves every return.

    `asked` is in an order in which nothing depends on what comes after it. `readers` names, for
    each question, what must be worked out again when its answer changes. `inside` holds what is
    asked in every row of a group.
    """

    asked: tuple[Asked, ...]
    readers: dict[str, tuple[Reader, ...]] = field(repr=False)
    mistakes: tuple[Mistake, ...]
    cycle: tuple[str, ...]
    by_key: dict[str, Asked] = field(repr=False)
    points: dict[str, tuple[Point, ...]] = field(repr=False)
    inside: dict[str, tuple[Asked, ...]] = field(repr=False)

    @property
    def is_empty(self) -> bool:
        """Nothing here depends on anything, so nothing is ever worked out."""
        return not any(one.rules.each for one in self.asked)


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
    rules, mistakes = _rules(instrument)
    places = tuple(_places(instrument))
    order, cycle = in_order(
        {one.key: _needs(one, rules) for one in places},
        {one.key: frozenset({one.under} - {""}) for one in places},
    )
    ranks = {key: rank for rank, key in enumerate(order)}
    asked = tuple(
        sorted((_ranked(one, rules, ranks, cycle) for one in places), key=lambda one: one.rank)
    )
    return Program(
        asked,
        _readers(asked),
        mistakes,
        cycle,
        {one.key: one for one in asked},
        _points(instrument),
        _inside(asked),
    )


def _rules(instrument: Instrument) -> tuple[dict[str, Rules], tuple[Mistake, ...]]:
    """Compile every expression; those that do not compile are mistakes."""
    known = {one.key for one in instrument.every_question}
    mistakes: list[Mistake] = []
    found: dict[str, dict[Slot, Rule]] = {}
    for written in expressions_in(instrument):
        try:
            found.setdefault(written.key, {})[written.slot] = _rule(written, known)
        except BadExpression as error:
            mistakes.append(Mistake(written, error))
    return {key: _together(some) for key, some in found.items()}, tuple(mistakes)


def _together(some: dict[Slot, Rule]) -> Rules:
    return Rules(
        some.get(Slot.RELEVANT),
        some.get(Slot.CALCULATION),
        some.get(Slot.CONSTRAINT),
        some.get(Slot.REQUIRED),
        some.get(Slot.FILTER),
    )


def _inside(asked: tuple[Asked, ...]) -> dict[str, tuple[Asked, ...]]:
    found: dict[str, list[Asked]] = {}
    for one in asked:
        if one.group:
            found.setdefault(one.group, []).append(one)
    return {group: tuple(some) for group, some in found.items()}


def _points(instrument: Instrument) -> dict[str, tuple[Point, ...]]:
    """Return the points each question is answered on, for their labels."""
    scales = {one.key: one.points for one in instrument.scales}
    scaled = (one for one in instrument.every_question if one.scale in scales)
    return {one.key: scales[one.scale or ""] for one in scaled}


def _rule(written: Written, known: set[str]) -> Rule:
    tree = parse(written.text)
    reads: set[str] = set()
    called: set[str] = set()
    for one in tree.walk():
        if isinstance(one, Reference):
            if one.key not in known:
                what = f"There is no question called '{one.key}'."
                span = one.span
                raise BadExpression(what, "Name one that the form asks.", span.start, span.end)
            reads.add(one.key)
        elif isinstance(one, Call):
            called.add(one.name)
    return Rule(compiled(tree), frozenset(reads), BESIDE in called, PLACED in called)


def _places(instrument: Instrument) -> Iterator[Asked]:
    for section in instrument.all_sections:
        yield Asked(section.key, None, "", "")
        for question in section.questions:
            yield Asked(question.key, question, "", section.key)
            for inner in question.questions:
                yield Asked(inner.key, inner, question.key, question.key)


def _needs(one: Asked, rules: dict[str, Rules]) -> frozenset[str]:
    """Name what a question needs first: what it stands in, and what its own existence reads."""
    own = rules.get(one.key, NO_RULES)
    needed = {one.under} if one.under else set()
    for rule in (own.relevant, own.calculation):
        if rule is not None:
            needed |= rule.reads
    return frozenset(needed)


def _ranked(
    one: Asked, rules: dict[str, Rules], ranks: dict[str, int], cycle: tuple[str, ...]
) -> Asked:
    """Return a place with its rules; what runs in a circle keeps none that could be worked out."""
    own = rules.get(one.key, NO_RULES)
    if one.key in cycle:
        own = replace(own, relevant=None, calculation=None)
    return Asked(one.key, one.question, one.group, one.under, own, ranks[one.key])


def _readers(asked: tuple[Asked, ...]) -> dict[str, tuple[Reader, ...]]:
    concerned = {one.key: _parts_by_key(one) for one in asked}
    read = frozenset(key for parts in concerned.values() for key in parts)
    found: dict[str, list[Reader]] = {}
    for one in asked:
        for key, parts in concerned[one.key].items():
            everywhere = any(rule.beside and key in rule.reads for _, rule in one.rules.each)
            reader = Reader(one, parts, key == one.under, everywhere, one.key not in read)
            found.setdefault(key, []).append(reader)
    return {key: tuple(some) for key, some in found.items()}


def _parts_by_key(one: Asked) -> dict[str, int]:
    """Say which parts of a question each other one concerns; what it stands in, maybe none.

    A question concerns itself where it looks at what was answered to it in other rows.
    """
    parts = {one.under: 0} if one.under else {}
    for part, rule in one.rules.each:
        for key in rule.reads if rule.beside else rule.reads - {one.key}:
            parts[key] = parts.get(key, 0) | part
    return parts
