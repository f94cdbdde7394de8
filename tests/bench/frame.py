"""The frame of every measurement: two actions in turn, and how many times slower the first is."""

from __future__ import annotations

import enum
import statistics
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

Action = Callable[[], object]
# Beside the checkout and not in the system's folder, which may be memory: durable must mean a disk.
WORKPLACE = Path(__file__).resolve().parents[2] / "build"


class Bar(enum.Enum):
    """What a limit is counted in."""

    TIMES = "times the baseline"
    SECONDS = "seconds"


@dataclass(frozen=True, slots=True)
class Limit:
    """The most that a measurement may come to."""

    most: float
    bar: Bar = Bar.TIMES

    def __str__(self) -> str:
        return f"<= {self.most:g} {'x' if self.bar is Bar.TIMES else 's'}"


@dataclass(frozen=True, slots=True)
class Pair:
    """The two actions of one measurement, ready to be done again and again."""

    subject: Action
    baseline: Action


@dataclass(frozen=True, slots=True)
class Bench:
    """One measurement: what, against what, how sure and how much is allowed.

    `prepare` is given an empty folder and yields the pair; what it builds is not timed. `share` is
    the part of each round's times that must be at or under the result: 0.5 the median, 0.95 for
    the slowest twentieth. `most` is how often a round it is worth doing, for what takes long.
    """

    name: str
    baseline: str
    limit: Limit
    prepare: Callable[[Path], AbstractContextManager[Pair]]
    share: float = 0.5
    most: int = 200


@dataclass(frozen=True, slots=True)
class Effort:
    """How many rounds, and how often each action is done in a round."""

    rounds: int
    times: int


@dataclass(frozen=True, slots=True)
class Result:
    """What was measured, as seconds for each action and their ratio."""

    bench: Bench
    subject: float
    baseline: float
    ratio: float

    @property
    def is_kept(self) -> bool:
        """Whether the limit holds."""
        in_times = self.bench.limit.bar is Bar.TIMES
        return (self.ratio if in_times else self.subject) <= self.bench.limit.most


FULL = Effort(rounds=7, times=200)
TINY = Effort(rounds=1, times=2)


def measure(bench: Bench, effort: Effort) -> Result:
    """Do both actions in interleaved rounds, so that a noisy machine slows both alike."""
    WORKPLACE.mkdir(exist_ok=True)
    with TemporaryDirectory(dir=WORKPLACE) as folder, bench.prepare(Path(folder)) as pair:
        pair.subject()
        pair.baseline()
        times = min(bench.most, effort.times)
        rounds = [_round(pair, bench.share, times) for _ in range(effort.rounds)]
    return Result(
        bench,
        subject=statistics.median(subject for subject, _ in rounds),
        baseline=statistics.median(baseline for _, baseline in rounds),
        ratio=statistics.median(subject / baseline for subject, baseline in rounds),
    )


def quantile(times: list[float], share: float) -> float:
    """Give the smallest time that `share` of all times do not exceed."""
    ranked = sorted(times)
    return ranked[max(0, -int(-share * len(ranked) // 1) - 1)]


def _round(pair: Pair, share: float, times: int) -> tuple[float, float]:
    subject, baseline = [], []
    for _ in range(times):
        subject.append(_timed(pair.subject))
        baseline.append(_timed(pair.baseline))
    return quantile(subject, share), quantile(baseline, share)


def _timed(action: Action) -> float:
    start = perf_counter()
    action()
    return perf_counter() - start
