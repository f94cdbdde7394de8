"""The rules for limits: numbers that an answer can keep, in steps and units that make sense."""

from __future__ import annotations

from collections.abc import Iterator

from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import UNITS, UNLIMITED, Limits, Question
from lifaudit.domain.remark import Place, Remark
from lifaudit.instruments.findings import did_you_mean

HUNDRED = 100
TEN = 10  # the far end of every scaling question
_NOBODY = "Nobody could give an answer that keeps it."


def broken_limits(place: Place, asked: Question) -> Iterator[Remark]:
    """Find limits that no answer can keep, or that this kind of answer cannot have."""
    limits, kind = asked.limits, asked.kind
    yield from _unit(place, asked)
    if limits != UNLIMITED and not (kind.is_number or kind is Kind.GROUP):
        what = f"A question of kind '{kind.value}' takes no limits."
        yield Remark(_first(place, limits), what, "They would never be looked at.", "Take it out.")
        return
    yield from _order(place, limits)
    yield from _whole(place, asked)
    yield from _ends(place, asked)


def _first(place: Place, limits: Limits) -> Place:
    """Return the place of the first limit that is given."""
    given = ("least", "most", "step", "unit", "low", "high")
    return (*place, next(name for name in given if getattr(limits, name) not in (None, "")))


def _unit(place: Place, asked: Question) -> Iterator[Remark]:
    if asked.kind is not Kind.DURATION:
        return
    unit = asked.limits.unit
    what = f"'{unit}' is not a unit of time." if unit else "The duration does not say its unit."
    if unit not in UNITS:
        mend = did_you_mean(unit, UNITS) if unit else 'Add unit = "working-days", say.'
        yield Remark((*place, "unit"), what, "Three days and three weeks would look alike.", mend)


def _order(place: Place, limits: Limits) -> Iterator[Remark]:
    least, most, step = limits.least, limits.most, limits.step
    if least is not None and most is not None and least > most:
        what = f"The least ({least:g}) is more than the most ({most:g})."
        yield Remark((*place, "least"), what, _NOBODY, "Change one of the two.")
    elif least is not None and most is not None and step is not None and step > most - least > 0:
        what = f"The step ({step:g}) is wider than from the least to the most."
        yield Remark((*place, "step"), what, _NOBODY, "Write a smaller step.")
    if step is not None and step <= 0:
        what = f"The step ({step:g}) is not above nought."
        yield Remark((*place, "step"), what, "Steps must lead somewhere.", "Write a larger step.")


def _whole(place: Place, asked: Question) -> Iterator[Remark]:
    """Find parts of a number where only whole ones can be: in counts, whole numbers and rows."""
    if asked.kind not in (Kind.WHOLE, Kind.GROUP, Kind.SCALING):
        return
    for name in ("least", "most", "step"):
        value = getattr(asked.limits, name)
        if value is not None and value != int(value):
            what = f"A question of kind '{asked.kind.value}' counts in whole numbers."
            yield Remark((*place, name), what, _NOBODY, f"Write {name} without a decimal point.")


def _ends(place: Place, asked: Question) -> Iterator[Remark]:
    """Find limits outside what this kind of answer can be at all."""
    limits, kind = asked.limits, asked.kind
    top = {Kind.PERCENTAGE: HUNDRED, Kind.SCALING: TEN}.get(kind)
    for name in ("least", "most"):
        value = getattr(limits, name)
        if value is not None and (
            (top is not None and not 0 <= value <= top) or (kind is Kind.GROUP and value < 0)
        ):
            what = f"The {name} ({value:g}) lies outside what a {kind.value} can be."
            yield Remark((*place, name), what, _NOBODY, f"Take {name} out, or move it inside.")
    if kind is Kind.PERCENTAGE and limits.step and HUNDRED % limits.step:
        what = f"Steps of {limits.step:g} do not lead to 100 per cent."
        yield Remark((*place, "step"), what, "Nobody could answer 'all'.", "Write 5 or 10, say.")
