"""The window stands on a screen of three times the points, and speaks British English."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from house.modules import ROOT
from PySide6.QtCore import QDate, QLocale

from ui.app import new_application

DRAW = """
import sys, tempfile
from pathlib import Path
from ui.app import assemble, new_application
from ui.bridge.route import Home, People, Settings
from ui.bridge.runner import InlineRunner
from pages.test_pages_in_odd_worlds import cut
from world import WORDS, SteppingClock, found
from lifaudit.services.vault import create
app = new_application()
with tempfile.TemporaryDirectory() as folder:
    parts = assemble(app, Path(folder), InlineRunner())
    window = parts.window
    window.fit_screen()
    window.show()
    drawn = window.grab()
    assert drawn.devicePixelRatio() == float(sys.argv[1]), drawn.devicePixelRatio()
    assert drawn.width() == window.width() * float(sys.argv[1])
    room, taken = window.screen().availableSize(), window.frameGeometry().size()
    assert taken.boundedTo(room) == taken, (room, taken)
    window.setMinimumSize(1280, 720)  # a screen of 3840 by 2160
    page = window.page
    inside = page.rect().contains(page.begin.mapTo(page, page.begin.rect().bottomRight()))
    assert inside
    parts.desk.take(found(create(Path(folder, "vault"), WORDS, SteppingClock())))
    for place in (Home(), People(), Settings()):
        window.go(place)
        app.processEvents()
        assert cut(window) == [], cut(window)
        if sys.argv[2:]:
            window.grab().save(f"{sys.argv[2]}/{type(place).__name__}-{sys.argv[1]}.png")
    parts.desk.lock()
    parts.idle.stop()
    window.close()
"""


@pytest.mark.parametrize("scale", ["2", "3"])
def test_a_screen_of_many_points_shows_all_of_a_page_and_no_more_than_it_has_room_for(scale):
    paths = os.pathsep.join(str(one) for one in (ROOT, ROOT / "tests"))
    large = {"QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": paths}
    asked = [sys.executable, "-c", DRAW, scale]
    said = subprocess.run(
        asked, cwd=ROOT, env=os.environ | large, capture_output=True, text=True, check=False
    )
    assert said.returncode == 0, said.stderr


def test_dates_read_as_they_do_in_britain_whatever_the_machine_speaks(qapp):  # noqa: ARG001 - needed
    QLocale.setDefault(QLocale(QLocale.Language.German))
    new_application()
    day = QDate(2026, 11, 3)
    assert QLocale().toString(day, QLocale.FormatType.ShortFormat) == "03/11/2026"


def test_the_window_wears_our_mark(qapp):
    new_application()
    drawn = qapp.windowIcon().pixmap(64, 64).toImage()
    assert drawn.pixelColor(32, 2).name() == "#0e5563"
    assert drawn.pixelColor(32, 12).name() == "#ffffff"
