"""The measurements work and the frame is fair; how long things take is never asserted here."""

from __future__ import annotations

from contextlib import contextmanager

import pytest
from bench.__main__ import chosen, main
from bench.everything import EVERYTHING
from bench.frame import TINY, Bar, Bench, Effort, Limit, Pair, Result, measure, quantile
from bench.sheet import CLOSING, OPENING, put, table


@pytest.mark.no_cover  # a measurement that is traced line by line measures the tracing
@pytest.mark.parametrize("bench", EVERYTHING, ids=lambda bench: bench.name)
def test_the_bench_runs(bench):
    result = measure(bench, TINY)
    assert result.subject > 0
    assert result.ratio > 0


def test_the_two_actions_take_turns_after_one_warm_up_each():
    heard = []

    @contextmanager
    def prepare(folder):
        assert list(folder.iterdir()) == []
        yield Pair(lambda: heard.append("s"), lambda: heard.append("b"))

    measure(Bench("a", "b", Limit(1), prepare), Effort(rounds=2, times=3))
    assert "".join(heard) == "sb" * (1 + 2 * 3)


def test_what_takes_long_is_done_less_often_but_its_share_still_shows():
    effort = Effort(rounds=4, times=200, seconds=8)
    assert effort.fitting(0.5, once=0.001) == 200
    assert effort.fitting(0.5, once=0.1) == 20
    assert effort.fitting(0.5, once=3.0) == 1
    assert effort.fitting(0.95, once=3.0) == 20
    assert effort.fitting(0.99, once=3.0) == 100


def test_three_rounds_are_enough_when_the_time_is_up():
    effort = Effort(rounds=7, times=1, seconds=0)
    assert [effort.is_enough(done, since=0.0) for done in (2, 3)] == [False, True]
    late = Effort(rounds=7, times=1, seconds=1e12)
    assert [late.is_enough(done, since=0.0) for done in (3, 6, 7)] == [False, False, True]
    assert TINY.is_enough(1, since=0.0)


@pytest.mark.parametrize(("share", "expected"), [(0.5, 10), (0.95, 19), (1.0, 20), (0.01, 1)])
def test_a_quantile_is_one_of_the_times(share, expected):
    assert quantile([float(n) for n in range(20, 0, -1)], share) == expected


@pytest.mark.parametrize(
    ("limit", "kept"),
    [
        (Limit(2), True),
        (Limit(1.9), False),
        (Limit(4, Bar.SECONDS), True),
        (Limit(3, Bar.SECONDS), False),
    ],
)
def test_a_limit_is_in_times_or_in_seconds(limit, kept):
    bench = Bench("a", "b", limit, prepare=lambda _: None)
    assert Result(bench, subject=4, baseline=2, ratio=2).is_kept is kept


def test_a_broken_bar_is_said_in_the_table():
    result = Result(Bench("slow", "fast", Limit(2), lambda _: None), 0.5, 0.1, 5.0)
    row = "| slow | 500.000 ms | fast | 100.000 ms | 5.00 | <= 2 x | NO |"
    assert table([result]).splitlines()[-1] == row


def test_only_what_is_between_the_marks_is_replaced(tmp_path):
    page = tmp_path / "page.md"
    page.write_text(f"before\n{OPENING}old\n{CLOSING}after\n", "utf-8")
    put(page, "new\n")
    assert page.read_text("utf-8") == f"before\n{OPENING}new\n{CLOSING}after\n"


def test_some_are_measured_by_a_word_of_their_names(tmp_path):
    assert chosen([]) == list(EVERYTHING)
    assert {one.name.partition(":")[0] for one in chosen(["logic:"])} == {"logic"}
    assert main(["no such measurement"]) == 2
    assert main([str(tmp_path / "page.md"), "logic"]) == 2
