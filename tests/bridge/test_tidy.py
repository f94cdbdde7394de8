"""No garbage is collected on a lane, so that no widget ever dies on one."""

from __future__ import annotations

import gc
import threading

import pytest

from ui.bridge.runner import Runner

MANY = 20_000


class Knot:
    """Garbage that only the collector can free."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def runner():
    made = Runner()
    yield made
    made.close()


@pytest.fixture
def collectors():
    """Return the threads on which garbage was collected."""
    seen = []
    note = lambda phase, _info: phase == "start" and seen.append(threading.current_thread())  # noqa: E731 - kept to be removed
    gc.callbacks.append(note)
    yield seen
    gc.callbacks.remove(note)


def make_knots(_progress) -> int:
    for _ in range(MANY):
        Knot()
    return MANY


def test_garbage_made_on_a_lane_is_collected_on_the_thread_of_the_window(qtbot, runner, collectors):
    made = []
    runner.work(make_knots, made.append)
    qtbot.waitUntil(lambda: bool(made))
    qtbot.waitUntil(lambda: bool(collectors))
    assert set(collectors) == {threading.main_thread()}


def test_once_closed_every_thread_collects_again(qtbot, runner):
    made = []
    runner.work(make_knots, made.append)
    qtbot.waitUntil(lambda: bool(made))
    assert not gc.isenabled()
    runner.close()
    assert gc.isenabled()
