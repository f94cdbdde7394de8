"""A scroll area that keeps the focus in sight."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Slot
from PySide6.QtWidgets import QApplication, QFrame, QLayout, QScrollArea, QWidget

from ui.theme.style import mark
from ui.theme.tokens import Space

DEPTH = 5  # from a field in a row to what scrolls


def settle() -> None:
    """Let all that was added or hidden have its place now, not when the window is next idle."""
    for _ in range(DEPTH):  # a layout that is settled asks the one around it
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


class Ground(QWidget):
    """What scrolls: as tall as its words need at the width they have, and no taller.

    A wrapping label asks for more height than it needs when nobody has told it its width, and a
    scroll area believes it; so the least height is left to `heightForWidth` alone.
    """

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        layout = self.layout()
        tall = hint.height() if layout is None or not layout.hasHeightForWidth() else 0
        return QSize(hint.width(), tall)


class Scroll(QScrollArea):
    """Scrolls up and down only; moving the focus by keyboard scrolls to it."""

    def __init__(self, layout: QLayout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.inside = Ground()
        self.inside.setLayout(layout)
        mark(self.inside, kind="scrolled")
        self.setWidget(self.inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.inside.isAncestorOf(now):
            self.ensureWidgetVisible(now, Space.XL, Space.HUGE)
