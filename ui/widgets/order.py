"""The order of the Tab key, for what is made after the page around it.

Qt sends Tab to widgets as they were made, so what is made late would come last. All that is named
here must be in its window already.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_after(before: QWidget, late: QWidget) -> QWidget:
    """Let Tab go from `before` through everything in `late`; returns the last stop there."""
    for one in (late, *late.findChildren(QWidget)):
        same = one.window() is before.window()  # a list that drops down is a window of its own
        if same and one.focusPolicy() != Qt.FocusPolicy.NoFocus:
            QWidget.setTabOrder(before, one)
            before = one
    return before


def tab_to_the_outside_first(around: QWidget) -> None:
    """Let Tab reach a thing that has become a stop before what is in it, wherever that was put."""
    inside = (one for one in around.findChildren(QWidget) if one.window() is around.window())
    first = next((one for one in inside if one.focusPolicy() != Qt.FocusPolicy.NoFocus), around)
    before: QWidget | None = first.previousInFocusChain()
    while before and before is not first and before.focusPolicy() == Qt.FocusPolicy.NoFocus:
        before = before.previousInFocusChain()
    if before and before not in (around, first):
        QWidget.setTabOrder(before, around)


def last_stop(inside: QWidget) -> QWidget:
    """Return the last widget in something that Tab reaches, or the thing itself."""
    every = inside.findChildren(QWidget)
    here = (one for one in reversed(every) if one.window() is inside.window())
    return next((one for one in here if one.focusPolicy() != Qt.FocusPolicy.NoFocus), inside)


def tab_before(late: QWidget, after: QWidget) -> None:
    """Let Tab reach everything in `late` right before `after`."""
    last = tab_after(after, late)
    if last is not after:
        QWidget.setTabOrder(last, after)
