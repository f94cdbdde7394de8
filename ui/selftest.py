"""What the window looks at in a test of the program by itself: Qt, letters, icons and a page."""

from __future__ import annotations

from pathlib import Path

from PySide6 import __version__ as pyside
from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication, QImage, QImageReader

from lifaudit.domain.errors.selftest import Unmet
from lifaudit.domain.places import resource
from lifaudit.domain.selftest import Check, Embedded
from ui.app import assemble, new_application
from ui.bridge.runner import InlineRunner
from ui.theme.fonts import FACE, families
from ui.theme.icons import picture

INK = "#000000"
SIZE = (1200, 800)
FEWEST = 20  # colours on a page with its letters; an empty one has a handful


def platform(_folder: Path) -> str:
    """Begin Qt, with the pictures that a stylesheet asks for."""
    new_application()
    kinds = {bytes(one.data()) for one in QImageReader.supportedImageFormats()}
    _hold(b"svg" in kinds, "Qt cannot read the pictures of the stylesheet")
    return f"Qt {qVersion()} on {QGuiApplication.platformName()}"


def letters(_folder: Path) -> str:
    """Load the bundled letters."""
    new_application()
    _hold(FACE in families(), f"{FACE} does not ship with this program")
    return f"{len(families())} families, {FACE} first"


def icons(_folder: Path) -> str:
    """Draw every bundled icon."""
    new_application()
    names = sorted(one.stem for one in resource("icons").glob("*.svg"))
    _hold(names, "No icon ships with this program")
    blank = [name for name in names if _colours(picture(name, INK, 24).toImage()) < 2]  # noqa: PLR2004 - ink and none
    _hold(not blank, f"Nothing is drawn of: {', '.join(blank)}")
    return f"{len(names)} drawn"


def page(folder: Path) -> str:
    """Put the whole window together and look at its first page."""
    app = new_application()
    parts = assemble(app, folder, InlineRunner())
    parts.window.resize(*SIZE)
    parts.window.show()
    app.processEvents()
    seen = _colours(parts.window.grab().toImage())
    parts.idle.stop()
    parts.window.close()
    parts.desk.runner.close()
    _hold(seen > FEWEST, "The first page of the window is empty")
    return f"the first page is drawn in {seen} colours"


CHECKS = (
    Check("Qt", platform),
    Check("Letters", letters),
    Check("Icons", icons),
    Check("Page", page),
)


def inside() -> tuple[Embedded, ...]:
    """Say what lies inside the window's own libraries."""
    return (Embedded("Qt in PySide6", qVersion()), Embedded("PySide6", pyside))


def _colours(image: QImage) -> int:
    """Count the colours of every fourth point."""
    across, down = range(0, image.width(), 4), range(0, image.height(), 4)
    return len({image.pixel(x, y) for x in across for y in down})


def _hold(is_so: object, otherwise: str) -> None:
    if not is_so:
        raise Unmet(what=otherwise)
