"""The vault locks when nobody is there, and never while somebody is."""

from __future__ import annotations

import ctypes

import pytest
from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from ui.bridge import lock
from ui.bridge.lock import IDLE, SCREEN, SLEEP, IdleWatch
from ui.bridge.system import (
    PBT_APMSUSPEND,
    WM_POWERBROADCAST,
    WM_WTSSESSION_CHANGE,
    WTS_SESSION_LOCK,
    SystemWatch,
    WindowsNews,
    WinMessage,
    listen_to_windows,
)


class Hands:
    """A clock moved by hand."""

    def __init__(self):
        self.now = 1000.0

    def time(self):
        return self.now

    def pass_time(self, watch, seconds):
        """Let time go by in steps a waking computer would see."""
        for _ in range(int(seconds // 10)):
            self.now += 10
            watch.look()


@pytest.fixture
def clock(monkeypatch):
    hands = Hands()
    monkeypatch.setattr(lock, "time", hands)
    return hands


@pytest.fixture
def watch(qapp, clock):
    assert clock.now
    made = IdleWatch(qapp, seconds=60)
    yield made
    made.stop()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete)


@pytest.fixture
def reasons(watch):
    heard = []
    watch.lock_wanted.connect(heard.append)
    watch.start()
    return heard


def test_after_a_minute_without_a_sign_of_anybody_the_lock_is_asked_for_once(watch, clock, reasons):
    clock.pass_time(watch, 50)
    assert reasons == []
    clock.pass_time(watch, 10)
    assert reasons == [IDLE]


@pytest.mark.parametrize("opened", ["before", "after"])
def test_a_key_in_any_window_starts_the_minute_again(qtbot, watch, clock, reasons, opened):
    qtbot.addWidget(widget := QWidget())
    if opened == "after":
        watch.start()
    with qtbot.waitActive(widget):
        widget.show()
    if opened == "before":
        watch.start()
    clock.pass_time(watch, 50)
    QTest.keyClick(widget.windowHandle(), Qt.Key.Key_A)
    clock.pass_time(watch, 50)
    assert reasons == []


def test_a_computer_that_slept_wakes_locked(watch, clock, reasons):
    clock.now += 45
    watch.look()
    assert reasons == [SLEEP]


def test_a_locked_vault_is_not_watched(qtbot, watch, clock, reasons):
    watch.stop()
    clock.now += 3600
    qtbot.wait(5)
    assert reasons == []


def test_unlocking_starts_from_now(watch, clock, reasons):
    watch.stop()
    clock.now += 3600
    watch.start()
    watch.look()
    assert reasons == []


@pytest.fixture
def system(qapp, qtbot):
    qtbot.addWidget(window := QWidget())
    made = SystemWatch(qapp, window)
    made.heard = []
    made.lock_wanted.connect(made.heard.append)
    yield made
    made.deleteLater()


def test_a_locked_screen_and_a_coming_sleep_lock_the_vault(system):
    system.on_screen_lock()
    system.on_saver(active=True)
    system.on_sleep(beginning=True)
    assert system.heard == [SCREEN, SCREEN, SLEEP]


def test_waking_and_returning_ask_for_nothing(system):
    system.on_saver(active=False)
    system.on_sleep(beginning=False)
    assert system.heard == []


@pytest.mark.parametrize(
    ("message", "what", "reasons"),
    [
        (WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK, [SCREEN]),
        (WM_POWERBROADCAST, PBT_APMSUSPEND, [SLEEP]),
        (WM_POWERBROADCAST, 0x7, []),
        (0x0100, WTS_SESSION_LOCK, []),
    ],
)
def test_windows_messages_are_understood(system, message, what, reasons):
    told = WinMessage(None, message, what, 0)
    news = WindowsNews(system)
    kind = QByteArray(b"windows_generic_MSG")
    assert news.nativeEventFilter(kind, ctypes.addressof(told)) == (False, 0)
    assert system.heard == reasons


def test_messages_of_other_systems_are_left_alone(system):
    assert WindowsNews(system).nativeEventFilter(b"xcb_generic_event_t", 0) == (False, 0)
    assert system.heard == []


def test_without_windows_nothing_is_asked_of_it():
    assert listen_to_windows(1) is (getattr(ctypes, "windll", None) is not None)
