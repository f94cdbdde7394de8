"""The order of the Tab key, for what is made after the page around it.

Qt sends Tab to widgets as they were made, so what is made late would come last. All that is named
here must be in its window already.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_after(before: QWidget, late: QWidget) -> None:
    """Let Tab go from `before` through everything in `late`, as it stands on the page."""
    for one in (late, *late.findChildren(QWidget)):
        if _stops(one) and one.window() is before.window():  # a list that drops down is its own
            QWidget.setTabOrder(before, one)
            before = one


def tab_before(late: QWidget, after: QWidget) -> None:
    """Let Tab reach everything in `late` right before `after`."""
    before = after.previousInFocusChain()
    while before is not None and before is not after and not _stops(before):
        before = before.previousInFocusChain()
    if before is not None:
        tab_after(before, late)


def _stops(one: QWidget) -> bool:
    return one.focusPolicy() != Qt.FocusPolicy.NoFocus
