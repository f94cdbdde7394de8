"""A window with nothing in it, by the sources' own Python and frozen as ours is: what any costs."""

from __future__ import annotations

import subprocess
from pathlib import Path

from house.modules import ROOT

CODE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.show()
QTimer.singleShot(0, lambda: print("up", flush=True))
app.exec()
"""
FREEZER = ROOT / ".venv-build/bin/python"


def run_by(python: str) -> list[str]:
    """Return the command that shows it, not frozen."""
    return [python, "-c", CODE]


def frozen(folder: Path) -> list[str]:
    """Freeze it below a folder, by the Python that freezes ours; return its command."""
    script = folder / "bare.py"
    script.write_text(CODE, "utf-8")
    asked = [FREEZER, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    places = ["--distpath", folder, "--workpath", folder / "work", "--specpath", folder]
    subprocess.run([*asked, *places, script], check=True, capture_output=True)
    return [str(folder / "bare/bare")]
