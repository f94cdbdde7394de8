"""The window against its bar: usable after start, as often slower than a bare one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.frame import Action, Bench, Limit, Pair

TOP = Path(__file__).resolve().parents[2]
BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.show()
app.processEvents()
"""
OURS = """
import sys
from pathlib import Path
from ui.bridge.loading import loading
with loading():
    from ui.app import assemble, new_application
    from ui.bridge.runner import Runner
app = new_application()
parts = assemble(app, Path(sys.argv[1]), Runner())
parts.window.show()
app.processEvents()
parts.desk.runner.close()
"""


@contextmanager
def started(folder: Path) -> Iterator[Pair]:
    """Yield our window and a bare one, each in a process of its own, shown and gone again."""
    yield Pair(_run(OURS, folder), _run(BARE, folder))


def _run(code: str, folder: Path) -> Action:
    """Run a program as it is once installed: with its bytecode beside it after the first time."""
    surroundings = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
    }
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-c", code, str(folder)]
    return lambda: subprocess.run(command, cwd=TOP, env=surroundings, check=True)


START = Bench(
    name="window usable after start",
    baseline="a bare PySide6 window",
    limit=Limit(2.0),
    prepare=started,
    most=15,
)
