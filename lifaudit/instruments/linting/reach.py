"""Questions nobody will ever be asked, and answers nobody could ever give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import Question
from lifaudit.domain.remark import Remark
from lifaudit.instruments.linting.demands import (
    ANYTHING,
    NEVER,
    Alternative,
    Demand,
    alternatives,
    both,
)
from lifaudit.instruments.linting.known import Known, Written
from lifaudit.instruments.linting.trees import number

_TOPS = {Kind.PERCENTAGE: 100.0, Kind.SCALING: 10.0}
_FAR = 12  # questions one condition is followed back through; nobody nests deeper


@dataclass(frozen=True, slots=True)
class Condition:
    """When a question, a group or a section is shown: in any of these ways."""

    written: Written
    ways: tuple[Alternative, ...]


Conditions = Mapping[str, Condition]


def unreachable(known: Known) -> Iterator[Remark]:
    """Find what is never asked: its condition cannot hold, or what it needs is hidden then."""
    conditions = {
        _owner(one): Condition(one, alternatives(known, one))
        for one in known.written
        if one.use == "relevant"
    }
    needed = {key: _only_way(known, conditions, key) for key in known.asked}
    dead: set[str] = set()
    for key, condition in conditions.items():
        around = _around(condition.written)
        ways: tuple[Alternative, ...] = (ANYTHING,)
        for one in (key, *around):
            ways = both(ways, conditions[one].ways) if one in conditions else ways
        whole = (_with_needed(needed, way) for way in ways)
        if dead.isdisjoint(around) and all(_clash(known, way) for way in whole):
            dead.add(key)
            yield _never(condition.written)


def unkeepable(known: Known) -> Iterator[Remark]:
    """Find constraints that no answer can keep."""
    for written in known.written:
        if written.use == "constraint" and all(
            _clash(known, way) for way in alternatives(known, written)
        ):
            what = "No answer can keep this constraint."
            why = "Whatever people write, they are told that it is wrong."
            yield Remark(written.place, what, why, "Loosen it, or the limits beside it.")


def _never(written: Written) -> Remark:
    what = "The question is never asked: its condition cannot hold."
    if written.asked is None:
        what = "The section is never shown: its condition cannot hold."
    why = "Two things it asks for rule each other out, or a question it needs is hidden then."
    return Remark(written.place, what, why, "Loosen the condition, or take the part out.")


def _owner(written: Written) -> str:
    """Name what a condition is about; sections apart from questions."""
    return written.asked.question.key if written.asked else f"{written.section.key}/"


def _around(written: Written) -> tuple[str, ...]:
    """Name what a condition's owner stands in: its section, and its group."""
    if written.asked is None:
        return ()
    group = (written.asked.group.key,) if written.asked.group else ()
    return (f"{written.section.key}/", *group)


def _with_needed(needed: Mapping[str, Alternative], way: Alternative) -> Alternative:
    """Add what must hold for the questions to be asked whose answers are demanded."""
    whole, waiting, seen = set(way), list(way - {NEVER}), set[str]()
    while waiting and len(seen) < _FAR:
        demand = waiting.pop()
        if demand.needs_answer and demand.question not in seen:
            seen.add(demand.question)
            more = needed[demand.question] - whole
            whole |= more
            waiting += more - {NEVER}
    return frozenset(whole)


def _only_way(known: Known, conditions: Conditions, key: str) -> Alternative:
    """Return what must hold for a question to be asked, where there is only one way."""
    asked = known.asked[key]
    keys = (key, f"{asked.section.key}/", asked.group.key if asked.group else "")
    single = (conditions[one].ways for one in keys if one in conditions)
    return frozenset[Demand]().union(*(ways[0] for ways in single if len(ways) == 1))


def _clash(known: Known, way: Alternative) -> bool:
    """Whether no answers at all could meet these demands together."""
    on: dict[str, list[Demand]] = {}
    for demand in way - {NEVER}:
        on.setdefault(demand.question, []).append(demand)
    return NEVER in way or any(
        _rules_out(question, demands)
        for question, demands in ((known.asked[key].question, on[key]) for key in on)
        if len(demands) > 1 or question.kind.is_number  # one demand alone can only miss the limits
    )


def _rules_out(question: Question, demands: list[Demand]) -> bool:
    """Whether the demands on one answer rule each other out."""
    exact = {_same(question, one.value) for one in demands if one.op == "="}
    other = {_same(question, one.value) for one in demands if one.op == "!="}
    held = {one.value for one in demands if one.op == "has"}
    lacked = {one.value for one in demands if one.op == "has not"}
    if len(exact) > 1 or exact & other or held & lacked:
        return True
    picked = {code for value in exact for code in str(value).split()}
    if exact and (not held <= picked or picked & lacked):
        return True
    if len(held) > 1 and not question.kind.takes_several:
        return True
    return _out_of_bounds(question, demands)


def _same(question: Question, value: str) -> str | float:
    """Return a value as the answer would be compared: 3 and 3.0 are the same number."""
    as_number = number(value) if question.kind.is_number else None
    return value if as_number is None else as_number


def _out_of_bounds(question: Question, demands: list[Demand]) -> bool:
    """Whether no number lies where all the demands want it, within the question's own limits."""
    lows, highs = _limits(question)
    for demand in demands:
        value = number(demand.value)
        if value is not None and demand.op in (">", ">=", "="):
            lows.append((value, demand.op == ">"))
        if value is not None and demand.op in ("<", "<=", "="):
            highs.append((value, demand.op == "<"))
    if not (lows and highs):
        return False
    (low, above), (high, below) = max(lows), min(highs, key=lambda one: (one[0], not one[1]))
    return low > high or (low == high and (above or below))


def _limits(question: Question) -> tuple[list[tuple[float, bool]], list[tuple[float, bool]]]:
    if not question.kind.is_number:
        return [], []
    top = _TOPS.get(question.kind)
    least = 0.0 if top is not None and question.limits.least is None else question.limits.least
    most = top if question.limits.most is None else question.limits.most
    return (
        [] if least is None else [(least, False)],
        [] if most is None else [(most, False)],
    )
