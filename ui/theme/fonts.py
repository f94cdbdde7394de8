"""The bundled letters: the same shapes on every laptop, and a face for every script."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from lifaudit.domain.places import resource

FACE = "Atkinson Hyperlegible Next"


@cache
def families() -> tuple[str, ...]:
    """Load the bundled files once and return their families, the reading face first."""
    found: set[str] = set()
    for file in sorted(resource("fonts").glob("*.[to]tf")):
        found.update(
            QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file)))
        )
    return tuple(sorted(found, key=lambda family: (family != FACE, family)))


def body_font(px: int) -> QFont:
    """Return the reading face at a height in pixels, with the other scripts behind it."""
    font = QFont()
    if families():
        font.setFamilies(list(families()))
    font.setPixelSize(px)
    return font
