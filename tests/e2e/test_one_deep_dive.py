"""The whole job at the keyboard, with the window's two real lanes; a stranger checks the report."""

from __future__ import annotations

import io

import pytest
from e2e.deep_dive import do_a_deep_dive
from e2e.keyboard import Keyboard
from PySide6.QtWidgets import QApplication

from lifaudit.cli.main import main
from lifaudit.cli.streams import Streams
from ui import app as root
from ui.bridge.runner import Runner


@pytest.fixture
def parts(qtbot, tmp_path, cheap):  # noqa: ARG001 - makes keys cheap
    made = root.assemble(QApplication.instance(), tmp_path / "settings", Runner())
    qtbot.addWidget(made.window)
    with qtbot.waitActive(made.window):
        made.window.show()
        made.window.activateWindow()
    yield made
    made.idle.stop()
    made.desk.lock()
    made.desk.runner.close()


def test_a_deep_dive_is_done_by_keyboard_from_an_empty_laptop_to_a_checked_report(parts, tmp_path):
    hands = Keyboard(parts)
    do_a_deep_dive(hands, tmp_path)
    assert hands.told == []
    assert stranger_says(tmp_path / "out") == 0


def stranger_says(folder):
    streams = Streams(io.StringIO(), io.StringIO(), str)
    (report,) = folder.glob("*.pdf")
    return main(["verify", str(report), "--trust", str(folder / "trust.pem")], streams)
