"""Drawing cases so that anybody with the list and the seed draws the same ones.

The rules are written for people in docs/sampling.md; nothing here depends on this program.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from lifaudit.domain.case import Line, Method
from lifaudit.domain.errors.sampling import SampleEmpty, SampleTooLarge, SeedUnfit

LONGEST_SEED = 64
START_DIGITS = 6  # few enough that a spreadsheet computes with them exactly
FEW = 30
CLOSE = 5  # points of a hundred that a small sample cannot help
Shares = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants drawn: how, with which seed, how many, and divided by which column.

    In a stratified draw every group gets `least` cases at least; `shares`, where they are given,
    say how many each group gets instead.
    """

    method: Method
    seed: str
    size: int
    reserves: int = 0
    stratum: str = ""
    least: int = 1
    shares: Shares = ()


@dataclass(frozen=True, slots=True)
class Drawn:
    """What came out: cases and reserves, each in the order of their codes."""

    chosen: tuple[Line, ...] = field(repr=False)
    reserves: tuple[Line, ...] = field(repr=False)
    shares: Shares = ()


@dataclass(frozen=True, slots=True)
class GroupCoverage:
    """How many of a group the frame holds and how many of them are in the sample."""

    group: str
    in_frame: int
    in_sample: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """The sample against the frame, in the groups of one column."""

    column: str
    groups: tuple[GroupCoverage, ...]

    @property
    def sentence(self) -> str:
        """Say which group's share of the sample is furthest from its share of the list."""
        held = sum(one.in_frame for one in self.groups)
        ours = sum(one.in_sample for one in self.groups)
        if not held or not ours:
            return f"{self.column}: there is nothing to compare yet."
        shares = [
            (share_of(one.in_frame, held), share_of(one.in_sample, ours), one.group)
            for one in self.groups
        ]
        listed, sampled, group = max(shares, key=lambda one: abs(one[0] - one[1]))
        if abs(listed - sampled) <= CLOSE:
            return f"{self.column}: every group has about the share it has in the list."
        return f"{self.column}: {group} is {listed} % of the list and {sampled} % of the sample."


def share_of(part: int, whole: int) -> int:
    """Return a part in whole per cent; nothing of nothing is 0."""
    return round(100 * part / whole) if whole else 0


def rank(seed: str, reference: str) -> str:
    """Return the place of a reference in the draw: SHA-256 of seed, line feed, reference."""
    return hashlib.sha256(f"{seed}\n{reference}".encode()).hexdigest()


def in_order(seed: str, lines: Iterable[Line]) -> list[Line]:
    """Return lines in the order the seed puts them in."""
    return sorted(lines, key=lambda one: rank(seed, one.reference))


def is_seed(seed: str) -> bool:
    """Tell whether a text can be a seed: short, printable, and without spaces at its ends."""
    return 0 < len(seed) <= LONGEST_SEED and seed == seed.strip() and seed.isprintable()


def draw(lines: Sequence[Line], wish: Wish, column: int = 0) -> Drawn:
    """Draw cases and reserves; `column` is the place of the group in a stratified draw.

    Raises SampleEmpty, SampleTooLarge or SeedUnfit.
    """
    _prove(wish, len(lines))
    if wish.method is Method.STRATIFIED:
        return _stratified(lines, wish, column)
    ordered = in_order(wish.seed, lines)
    chosen = ordered[: wish.size]
    if wish.method is Method.SYSTEMATIC:
        chosen = in_order(wish.seed, _systematic(lines, wish))
    return Drawn(tuple(chosen), tuple(_rest(ordered, chosen)[: wish.reserves]))


def quotas(sizes: Mapping[str, int], size: int, least: int) -> Shares:
    """Share a sample among groups: the least first, the rest by largest remainder.

    Every group gets `least` (or all it has) while the sample lasts, smaller groups never more than
    they hold; what is left is shared in proportion to what is left of each group. Equal remainders
    go to the group that comes first in the alphabet. Raises SampleTooLarge.
    """
    if size > sum(sizes.values()):
        raise SampleTooLarge(asked=size, available=sum(sizes.values()))
    given = _least(sizes, size, least)
    left = {group: held - given[group] for group, held in sizes.items()}
    extra = _extra(left, size - sum(given.values()))
    return tuple((group, given[group] + extra[group]) for group in sorted(sizes))


def coverage(
    columns: Sequence[str], lines: Sequence[Line], sample: Sequence[str]
) -> list[Coverage]:
    """Compare the references in a sample with the whole list, column by column."""
    chosen = frozenset(sample)
    found = []
    for at, column in enumerate(columns):
        everyone = _sizes(lines, at)
        ours = _sizes([one for one in lines if one.reference in chosen], at)
        ordered = sorted(everyone.items(), key=lambda one: _as_counted(one[0]))
        groups = (GroupCoverage(g, n, ours.get(g, 0)) for g, n in ordered)
        found.append(Coverage(column, tuple(groups)))
    return found


def caution(method: Method, chosen: int, held: int) -> str:
    """Say how far a sample can speak for the list it came from; empty when it can."""
    if method is Method.PURPOSIVE:
        return (
            "These cases were chosen for what they can teach. What is found is true of them and "
            "not generalisable to other cases."
        )
    if chosen < FEW and chosen < held:
        return (
            f"{chosen} of {held} cases is a small sample. What is found shows how practice can be, "
            "and is not generalisable to all of them."
        )
    return ""


def _prove(wish: Wish, held: int) -> None:
    if not is_seed(wish.seed):
        raise SeedUnfit
    if wish.size < 1:
        raise SampleEmpty
    if wish.size > held:
        raise SampleTooLarge(asked=wish.size, available=held)


def _stratified(lines: Sequence[Line], wish: Wish, column: int) -> Drawn:
    sizes = _sizes(lines, column)
    shares = wish.shares or quotas(sizes, wish.size, wish.least)
    _prove_shares(shares, sizes, wish.size)
    chosen = _by_share(lines, wish.seed, column, dict(shares))
    rest = _rest(lines, chosen)
    kept = min(wish.reserves, len(rest))
    spare = dict(quotas(_sizes(rest, column), kept, int(kept >= len(shares))))
    reserves = _by_share(rest, wish.seed, column, spare)
    return Drawn(tuple(chosen), tuple(reserves), shares)


def _prove_shares(shares: Shares, sizes: Mapping[str, int], size: int) -> None:
    asked, held = sum(number for _, number in shares), sum(sizes.values())
    if asked != size or any(number > sizes.get(group, 0) for group, number in shares):
        raise SampleTooLarge(asked=asked, available=held)


def _by_share(
    lines: Sequence[Line], seed: str, column: int, shares: Mapping[str, int]
) -> list[Line]:
    taken: dict[str, int] = {}
    found = []
    for one in in_order(seed, lines):
        group = one.strata[column]
        if taken.get(group, 0) < shares.get(group, 0):
            taken[group] = taken.get(group, 0) + 1
            found.append(one)
    return found


def _systematic(lines: Sequence[Line], wish: Wish) -> list[Line]:
    """Step through the list in its own order, from a start the seed decides."""
    whole = 16**START_DIGITS
    start = int(rank(wish.seed, "start")[:START_DIGITS], 16)
    held, size = len(lines), wish.size
    return [lines[(start + step * whole) * held // (size * whole)] for step in range(size)]


def _rest(lines: Iterable[Line], taken: Iterable[Line]) -> list[Line]:
    gone = {one.reference for one in taken}
    return [one for one in lines if one.reference not in gone]


def _sizes(lines: Iterable[Line], column: int) -> dict[str, int]:
    sizes: dict[str, int] = {}
    for one in lines:
        sizes[one.strata[column]] = sizes.get(one.strata[column], 0) + 1
    return dict(sorted(sizes.items()))


def _as_counted(group: str) -> list[tuple[int, str]]:
    """Order groups as people count: 5 to 9 comes before 10 to 15."""
    parts = re.split(r"(\d+)", group)
    return [(int(part) if part.isdecimal() else -1, part) for part in parts]


def _least(sizes: Mapping[str, int], size: int, least: int) -> dict[str, int]:
    """Give every group its least, one round at a time, the largest groups first."""
    given = dict.fromkeys(sizes, 0)
    order = sorted(sizes, key=lambda group: (-sizes[group], group))
    for _ in range(least):
        for group in order:
            if given[group] < sizes[group] and sum(given.values()) < size:
                given[group] += 1
    return given


def _extra(left: Mapping[str, int], spare: int) -> dict[str, int]:
    total = sum(left.values())
    if not total:
        return dict.fromkeys(left, 0)
    extra = {group: held * spare // total for group, held in left.items()}
    remainders = sorted(left, key=lambda group: (-(left[group] * spare % total), group))
    for group in remainders[: spare - sum(extra.values())]:
        extra[group] += 1
    return extra
