"""Work leaves the window's thread and comes back to it, and nothing is lost on the way."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Slot

from lifaudit.domain.change import Change
from lifaudit.domain.errors.base import Cancelled, LifauditError
from lifaudit.domain.errors.window import NoVault
from ui.bridge.runner import InlineRunner, Runner


class Ledger:
    """A vault in memory: a unit is a list of lines, kept only when nothing failed."""

    def __init__(self):
        self.lines = []
        self.threads = set()

    @contextmanager
    def unit(self):
        self.threads.add(threading.current_thread().name)
        lines = list(self.lines)
        yield lines
        self.lines = lines


class Full(LifauditError):
    """The disk has no room."""

    title = "The disk is full"
    sentence = "Nothing was lost. Make room and try again."


class Page(QObject):
    """Somebody who waits for an answer."""

    heard = None

    @Slot(object)
    def hear(self, answer):
        self.heard = answer


def add(unit, line):
    unit.append(line)
    return Change(frozenset({"answer"}), frozenset({line}), "a1", f"Recorded {line}", line)


def fail(unit, error):
    unit.append("half")
    raise error


def count(unit):
    return len(unit)


pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def ledger():
    return Ledger()


@pytest.fixture
def runner(ledger):
    made = Runner(ledger)
    yield made
    made.close()


@pytest.fixture
def changes(runner):
    heard = []
    runner.changed.connect(heard.append)
    return heard


@pytest.fixture
def failures(runner):
    heard = []
    runner.failed.connect(heard.append)
    return heard


def test_a_thousand_writes_land_in_order_on_the_windows_thread(qtbot, runner, ledger, changes):
    threads = set()
    runner.changed.connect(lambda _: threads.add(threading.current_thread()))
    for number in range(1000):
        runner.write(add, str(number))
    qtbot.waitUntil(lambda: len(changes) == 1000, timeout=20000)
    assert [change.step for change in changes] == ledger.lines == [str(n) for n in range(1000)]
    assert threads == {threading.main_thread()}
    assert len(ledger.threads) == 1
    assert threading.main_thread().name not in ledger.threads


def test_a_read_sees_what_was_written_before_it(qtbot, runner):
    page = Page()
    runner.write(add, "one")
    runner.read(count, page.hear)
    qtbot.waitUntil(lambda: page.heard == 1)


def test_a_failing_use_case_leaves_nothing_and_is_told(qtbot, runner, ledger, failures):
    runner.write(fail, Full())
    qtbot.waitUntil(lambda: len(failures) == 1)
    assert isinstance(failures[0], Full)
    assert ledger.lines == []


def test_an_error_can_be_caught_where_it_was_asked(qtbot, runner, failures):
    page = Page()
    runner.write(fail, Full(), on_error=page.hear)
    qtbot.waitUntil(lambda: isinstance(page.heard, Full))
    assert failures == []


def test_a_bug_is_told_even_to_those_who_catch_errors(qtbot, runner, failures):
    page = Page()
    runner.write(fail, ZeroDivisionError(), on_error=page.hear)
    qtbot.waitUntil(lambda: len(failures) == 1)
    assert page.heard is None


@pytest.mark.parametrize("shape", ["method", "partial", "lambda"])
def test_an_answer_for_a_page_that_is_gone_is_dropped(qtbot, runner, failures, shape):
    page = Page()
    shapes = {
        "method": page.hear,
        "partial": partial(page.hear),
        "lambda": lambda answer: page.hear((answer,)),
    }
    gate = threading.Event()
    runner.read(lambda _unit: gate.wait(5), shapes[shape])
    page.deleteLater()
    QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)
    gate.set()
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert failures == []


def test_a_locked_vault_says_so(qtbot, runner, failures):
    runner.point_at(None)
    runner.read(count, Page().hear)
    qtbot.waitUntil(lambda: len(failures) == 1)
    assert isinstance(failures[0], NoVault)


def test_what_was_read_before_the_lock_is_not_shown_after_it(qtbot, runner, failures):
    page, gate = Page(), threading.Event()
    runner.read(lambda _unit: gate.wait(5), page.hear)
    runner.point_at(None)
    gate.set()
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert page.heard is None
    assert failures == []


def test_a_write_on_its_way_reaches_the_vault_it_was_meant_for(qtbot, runner, ledger, changes):
    gate = threading.Event()
    runner.read(lambda _unit: gate.wait(5), Page().hear)
    runner.write(add, "last words")
    runner.point_at(Ledger())
    gate.set()
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert ledger.lines == ["last words"]
    assert changes == []


def test_a_write_that_fails_after_the_lock_is_still_told(qtbot, runner, failures):
    gate = threading.Event()
    runner.read(lambda _unit: gate.wait(5), Page().hear)
    runner.write(fail, Full())
    runner.point_at(None)
    gate.set()
    qtbot.waitUntil(lambda: len(failures) == 1)


def test_long_work_tells_how_far_it_is_and_is_handed_back(qtbot, runner):
    page, steps = Page(), []
    runner.progressed.connect(lambda *step: steps.append(step))

    def job(name, report):
        for done in range(3):
            report(done, 3, name)
        return "done"

    runner.work(job, page.hear, "pages")
    qtbot.waitUntil(lambda: page.heard == "done")
    assert steps == [(0, 3, "pages"), (1, 3, "pages"), (2, 3, "pages")]


def endless(report):
    while True:
        report(0, 1)
        time.sleep(0.001)


def test_long_work_stops_when_asked_and_says_nothing(qtbot, runner, failures):
    with qtbot.waitSignal(runner.progressed):
        runner.work(endless, Page().hear)
    runner.cancel()
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert failures == []


def test_whoever_catches_a_failure_and_has_gone_is_not_missed(qtbot, runner, failures):
    gate, page = threading.Event(), Page()
    runner.read(lambda _unit: gate.wait(5) and fail([], Full()), page.hear, on_error=page.hear)
    page.deleteLater()
    QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)
    gate.set()
    qtbot.waitUntil(lambda: len(failures) == 1)


def test_who_waits_for_long_work_may_hear_that_it_stopped(qtbot, runner):
    page = Page()
    runner.work(endless, Page().hear, on_error=page.hear)
    runner.cancel()
    qtbot.waitUntil(lambda: isinstance(page.heard, Cancelled))


def test_long_work_on_the_store_tells_its_steps_and_stops_as_well(qtbot, runner):
    page = Page()
    with qtbot.waitSignal(runner.progressed):
        runner.serve_by_steps(endless, Page().hear, on_error=page.hear)
    runner.cancel()
    qtbot.waitUntil(lambda: isinstance(page.heard, Cancelled))


def test_work_begun_after_a_stop_goes_on(qtbot, runner):
    page = Page()
    runner.cancel()
    runner.work(lambda report: report(1, 1) or "done", page.hear)
    qtbot.waitUntil(lambda: page.heard == "done")


def test_the_store_lane_also_serves_what_needs_no_unit(qtbot, runner, ledger):
    page = Page()
    runner.serve(lambda: threading.current_thread().name, page.hear)
    qtbot.waitUntil(lambda: page.heard is not None)
    runner.read(count, page.hear)
    qtbot.waitUntil(lambda: page.heard == 0)
    assert len(ledger.threads) == 1


def test_busy_and_idle_come_in_turns(qtbot, runner):
    heard = []
    runner.busy.connect(lambda: heard.append("busy"))
    runner.idle.connect(lambda: heard.append("idle"))
    runner.write(add, "a")
    runner.write(add, "b")
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert heard == ["busy", "idle"]


def test_closing_waits_for_what_was_begun_and_takes_nothing_more(ledger):
    runner, closed = Runner(ledger), []
    runner.closing.connect(lambda: closed.append(True))
    runner.write(lambda unit: time.sleep(0.05) or add(unit, "last"))
    time.sleep(0.01)
    runner.close()
    runner.close()
    runner.write(add, "too late")
    assert ledger.lines == ["last"]
    assert closed == [True]


def test_closing_drops_nothing_that_waits_for_the_store(ledger):
    runner, gate, shut = Runner(ledger), threading.Event(), []
    runner.read(lambda _unit: gate.wait(5), shut.append)
    runner.write(add, "waiting")
    runner.serve(shut.append, lambda _none: None, "put away")
    threading.Timer(0.05, gate.set).start()
    runner.close()
    assert (ledger.lines, shut) == (["waiting"], ["put away"])


def test_without_threads_everything_has_happened_on_return(ledger):
    runner, page, heard = InlineRunner(ledger), Page(), []
    runner.changed.connect(heard.append)
    runner.failed.connect(heard.append)
    runner.write(add, "one")
    runner.write(lambda _unit: None)
    runner.read(count, page.hear)
    runner.write(fail, Full())
    assert page.heard == 1
    assert [type(each) for each in heard] == [Change, Full]
    runner.close()
