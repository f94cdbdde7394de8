"""A scroll area that keeps the focus in sight."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QFrame, QLayout, QScrollArea, QWidget

from ui.theme.style import mark
from ui.theme.tokens import Space

WORDS = "More words than are shown: arrow keys scroll"
DEPTH = 5  # from a field in a row to what scrolls


def settle() -> None:
    """Let all that was added or hidden have its place now, not when the window is next idle."""
    for _ in range(DEPTH):  # a layout that is settled asks the one around it
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


@contextmanager
def grown_first(inner: QWidget | None) -> Iterator[None]:
    """Let things come and go within, and be placed once, when what scrolls has its new height.

    Qt places everything anew for each, in the height there was before, and then once more.
    """
    held = list(_layouts_around(inner))
    for _, layout in held:
        layout.setEnabled(False)
    try:
        yield
    finally:
        for widget, layout in held:
            layout.setEnabled(True)
            _measure_again(layout)
            widget.updateGeometry()
            if isinstance(widget, Ground):
                widget.grow()


def _measure_again(layout: QLayout) -> None:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item and (inner := item.layout()):
            _measure_again(inner)
    layout.invalidate()


def _layouts_around(widget: QWidget | None) -> Iterator[tuple[QWidget, QLayout]]:
    """Give a widget and each around it with their layouts, up to what scrolls."""
    while widget is not None:
        if layout := widget.layout():
            yield widget, layout
        widget = None if isinstance(widget, Ground) else widget.parentWidget()


def seen_at(widget: QWidget | None) -> int | None:
    """Return how far down its scroll area a widget is seen; None when it stands in none."""
    view = _around(widget)
    return widget.mapTo(view.viewport(), QPoint()).y() if widget and view else None


def keep_at(widget: QWidget | None, seen: int | None) -> None:
    """Scroll so far that a widget is seen where it, or what stood in its place, was seen."""
    view, now = _around(widget), seen_at(widget)
    if view is not None and now is not None and seen is not None:
        bar = view.verticalScrollBar()
        bar.setValue(bar.value() + now - seen)


def bring_to_sight(widget: QWidget) -> None:
    """Scroll so far that all of a widget is seen, once everything has its place."""
    if view := _around(widget):
        settle()
        view.ensureWidgetVisible(widget, Space.XL, Space.L)


def _around(widget: QWidget | None) -> Scroll | None:
    at = widget
    while at is not None and not isinstance(at, Scroll):
        at = at.parentWidget()
    return at


class ByWidth(QWidget):
    """As tall as its words need at the width they have, which is all that is ever worked out.

    Qt would also work the height out for the least width whenever anything within changes, and
    forget it for the width there is: twice the work on a long page.
    """

    def sizeHint(self) -> QSize:
        return super().sizeHint() if (own := self._by_width()) is None else own.sizeHint()

    def minimumSizeHint(self) -> QSize:
        own = self._by_width()
        return super().minimumSizeHint() if own is None else QSize(own.minimumSize().width(), 0)

    def _by_width(self) -> QLayout | None:
        layout = self.layout()
        return layout if layout is not None and layout.hasHeightForWidth() else None


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

    def grow(self) -> None:
        """Take the height that is needed now, and at least what is in sight."""
        view = self.parentWidget()
        if view and self.hasHeightForWidth():
            self.resize(self.width(), max(view.height(), self.heightForWidth(self.width())))


def _takes_tab(widget: QWidget) -> bool:
    """Tell whether the Tab key stops at something that is shown within."""
    within = [one for one in widget.children() if isinstance(one, QWidget) and not one.isHidden()]
    return any(one.focusPolicy() & Qt.FocusPolicy.TabFocus or _takes_tab(one) for one in within)


class LongGround(ByWidth, Ground):
    """What scrolls, where it may be long."""


class Scroll(QScrollArea):
    """Scrolls up and down only; moving the focus by keyboard scrolls to it.

    Where it holds words alone and more of them than it shows, it takes the focus itself, so that
    arrows can scroll it; anywhere else it would be a stop at which nothing is seen or heard.
    """

    def __init__(
        self, layout: QLayout, parent: QWidget | None = None, ground: Ground | None = None
    ) -> None:
        super().__init__(parent)
        self.inside = ground or Ground()
        self.inside.setLayout(layout)
        mark(self.inside, kind="scrolled")
        self.setWidget(self.inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(WORDS)
        self.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    @Slot(int, int)
    def _on_range_changed(self, _least: int, most: int) -> None:
        alone = most > 0 and not _takes_tab(self.inside)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if alone else Qt.FocusPolicy.NoFocus)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.inside.isAncestorOf(now):
            self.ensureWidgetVisible(now, Space.XL, Space.HUGE)
            QTimer.singleShot(0, self, self._keep_focus_in_sight)

    @Slot()
    def _keep_focus_in_sight(self) -> None:
        """Scroll to the focus once more, now that what came with it has its place."""
        now = self.focusWidget()
        if now is not None and now.hasFocus() and self.inside.isAncestorOf(now):
            self.ensureWidgetVisible(now, Space.XL, Space.HUGE)
