"""The frame of every measurement: two actions in turn, and how many times slower the first is."""

from __future__ import annotations

import enum
import gc
import statistics
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
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
    """How many rounds, how often each action is done in a round, and when it is enough."""

    rounds: int
    times: int
    seconds: float = 8.0

    def fitting(self, share: float, once: float) -> int:
        """Return how often a round what takes so long can be done, and so that its share shows."""
        seen = round(1 / (1 - share)) if share > MEDIAN else 1
        return min(self.times, max(seen, int(self.seconds / self.rounds / once)))

    def is_enough(self, done: int, since: float) -> bool:
        """Whether so many rounds are enough, three at least where there may be more."""
        return done >= self.rounds or (done >= FEWEST and perf_counter() - since > self.seconds)


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


MEDIAN, FEWEST = 0.5, 3
FULL = Effort(rounds=7, times=200)
TINY = Effort(rounds=1, times=2)


def measure(bench: Bench, effort: Effort) -> Result:
    """Do both actions in interleaved rounds, so that a noisy machine slows both alike.

    What takes long is done less often: the first time, which does not count, says how long.
    """
    WORKPLACE.mkdir(exist_ok=True)
    with (
        TemporaryDirectory(dir=WORKPLACE) as folder,
        bench.prepare(Path(folder)) as pair,
        _swept(),
    ):
        once = _timed(pair.subject) + _timed(pair.baseline)
        times = min(bench.most, effort.fitting(bench.share, once))
        rounds, start = [], perf_counter()
        while not effort.is_enough(len(rounds), start):
            rounds.append(_round(pair, bench.share, times))
    return Result(
        bench,
        subject=statistics.median(subject for subject, _ in rounds),
        baseline=statistics.median(baseline for _, baseline in rounds),
        ratio=statistics.median(subject / baseline for subject, baseline in rounds),
    )


@contextmanager
def _swept() -> Iterator[None]:
    """Let the collector of garbage leave alone what earlier measurements and preparing left."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def quantile(times: list[float], share: float) -> float:
    """Give the smallest time that `share` of all times do not exceed."""
    ranked = sorted(times)
    return ranked[max(0, -int(-share * len(ranked) // 1) - 1)]


def _round(pair: Pair, share: float, times: int) -> tuple[float, float]:
    """Do both actions in turn; what earlier rounds left is out of the collector's way."""
    gc.collect()
    gc.freeze()
    subject, baseline = [], []
    for _ in range(times):
        subject.append(_timed(pair.subject))
        baseline.append(_timed(pair.baseline))
    return quantile(subject, share), quantile(baseline, share)


def _timed(action: Action) -> float:
    start = perf_counter()
    action()
    return perf_counter() - start
