"""A second start finds the first window, hands its file over, and opens nothing of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from house.modules import ROOT
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QWidget

from ui.bridge.meeting import bring_forward, may_be_open, name_here
from ui.bridge.second_start import MOST_BYTES, FirstWindow, call_first


@pytest.fixture
def name(tmp_path):
    """Return a name that nobody else listens to."""
    return str(tmp_path / "person" / "window")


def call(qtbot, name: str, file: str) -> bool:
    """Start a second time, in a process of its own."""
    asked = "import sys; from ui.bridge.second_start import call_first; "
    asked += f"sys.exit(call_first({name!r}, {file!r}))"
    with subprocess.Popen([sys.executable, "-c", asked], cwd=ROOT) as second:
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=20000)
    return bool(second.returncode)


def test_nobody_answers_where_no_window_is_open(name):
    assert not may_be_open(name)
    assert not call_first(name, "")


def test_the_first_window_hears_of_a_second_start_and_of_its_file(qtbot, name):
    file = "/a pack/\u4e2d\u6587 \u0141\u00f3d\u017a.lifpack"
    first = FirstWindow(name)
    heard: list[str] = []
    first.called.connect(heard.append)
    assert first.is_listening
    assert may_be_open(name)
    assert call(qtbot, name, file)
    assert heard == [file]


def test_what_a_killed_window_left_behind_is_no_hindrance(name):
    Path(name).parent.mkdir()
    Path(name).write_text("", "utf-8")
    assert FirstWindow(name).is_listening


def test_what_is_longer_than_any_path_is_not_heard(qtbot, name):
    first = FirstWindow(name)
    heard: list[str] = []
    first.called.connect(heard.append)
    socket = QLocalSocket()
    socket.connectToServer(name)
    socket.write(b"x" * (2 * MOST_BYTES))
    with qtbot.waitSignal(socket.disconnected):
        socket.flush()
    assert heard == []


def test_where_no_name_can_be_made_the_window_works_without(tmp_path):
    (tmp_path / "person").write_text("", "utf-8")
    assert not FirstWindow(str(tmp_path / "person" / "window")).is_listening


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe has no folder")
def test_the_name_lies_in_a_folder_of_this_person(name):
    FirstWindow(name)
    folder = Path(name).parent
    assert folder.stat().st_mode & 0o077 == 0
    assert name_here().endswith("window")


def test_a_window_that_lies_in_the_task_bar_comes_forward(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.showMinimized()
    bring_forward(window)
    assert window.isVisible()
    assert not window.isMinimized()
