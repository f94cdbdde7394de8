"""The window stands on a screen of three times the points, and speaks British English."""

from __future__ import annotations

import os
import subprocess
import sys

from house.modules import ROOT
from PySide6.QtCore import QDate, QLocale

from ui.app import new_application

DRAW = """
import sys, tempfile
from pathlib import Path
from ui.app import assemble, new_application
from ui.bridge.runner import InlineRunner
app = new_application()
with tempfile.TemporaryDirectory() as folder:
    parts = assemble(app, Path(folder), InlineRunner())
    parts.window.show()
    drawn = parts.window.grab()
    page = parts.window.page
    inside = page.rect().contains(page.begin.mapTo(page, page.begin.rect().bottomRight()))
    sys.stdout.write(f"{drawn.devicePixelRatio()} {drawn.width() / parts.window.width()} {inside}")
    parts.idle.stop()
    parts.window.close()
"""


def test_a_screen_of_three_times_the_points_shows_the_welcome_whole():
    large = os.environ | {"QT_SCALE_FACTOR": "3", "QT_QPA_PLATFORM": "offscreen"}
    said = subprocess.run(
        [sys.executable, "-c", DRAW],
        cwd=ROOT,
        env=large,
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout == "3.0 3.0 True"


def test_dates_read_as_they_do_in_britain_whatever_the_machine_speaks(qapp):  # noqa: ARG001 - needed
    QLocale.setDefault(QLocale(QLocale.Language.German))
    new_application()
    day = QDate(2026, 11, 3)
    assert QLocale().toString(day, QLocale.FormatType.ShortFormat) == "03/11/2026"
