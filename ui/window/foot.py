"""The status line: what was recorded last, what waits to be, and how far long work is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from ui.bridge.runner import Runner
from ui.theme.tips import wear_tip
from ui.theme.tokens import Space
from ui.widgets.buttons import secondary
from ui.widgets.cards import Sheet
from ui.widgets.labels import Elided, PlainLabel
from ui.widgets.pictures import Picture
from ui.widgets.progress import ProgressLine
from ui.widgets.stack import holder, row

if TYPE_CHECKING:  # nothing is recorded before a vault is open
    from lifaudit.domain.change import Change

STANDS = "Everything you type is recorded at once."
WAITS = "What you wrote here is not recorded yet."


class Foot(Sheet):
    """Says "Recorded 10:42" and shows progress once patience has ended."""

    def __init__(self, runner: Runner) -> None:
        super().__init__("foot")
        self.setObjectName("foot")
        self.said, self.progress = Elided(STANDS), ProgressLine()
        self.setAccessibleName("What was recorded last")
        self.again = secondary("Try again", "refresh")
        wear_tip(self.again, "Try again (Ctrl+R)")
        words = PlainLabel(WAITS).wear(letter="strong", tone="warning")
        words.setWordWrap(False)
        self.waits = holder(
            row(Picture("alert-triangle", "warning", 16), words, self.again, None, gap=Space.S)
        )
        self.waits.hide()
        line = row(self.said, self.waits, self.progress, gap=Space.M)
        line.setContentsMargins(Space.XL, Space.XS, Space.L, Space.XS)
        line.setStretch(0, 1)
        line.setStretch(2, 2)
        self.setLayout(line)
        runner.changed.connect(self._on_changed)
        runner.busy.connect(self.progress.begin)
        runner.progressed.connect(self.progress.show_step)
        runner.idle.connect(self.progress.end)
        self.progress.stopped.connect(runner.cancel)

    def clear(self) -> None:
        """Say nothing; a new vault has recorded nothing yet."""
        self.said.say(STANDS)

    def show_waits(self, *, shown: bool) -> None:
        """Say that something waits to be recorded, in place of what was recorded last."""
        self.waits.setVisible(shown)
        self.said.setHidden(shown)

    @Slot(str)
    def tell(self, line: str) -> None:
        """Say one sentence of what came by itself."""
        self.said.say(line)

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        from datetime import datetime  # noqa: PLC0415 - the window stands before it is asked

        if not change.is_empty:
            self.said.say(f"{change.label} at {datetime.now().astimezone():%H:%M}")
