"""The status line: what was recorded last, and how far long work is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from ui.bridge.runner import Runner
from ui.theme.tokens import Space
from ui.widgets.cards import Sheet
from ui.widgets.labels import Elided
from ui.widgets.progress import ProgressLine
from ui.widgets.stack import row

if TYPE_CHECKING:  # nothing is recorded before a vault is open
    from lifaudit.domain.change import Change

STANDS = "Everything you type is recorded at once."


class Foot(Sheet):
    """Says "Recorded 10:42" and shows progress once patience has ended."""

    def __init__(self, runner: Runner) -> None:
        super().__init__("foot")
        self.setObjectName("foot")
        self.said, self.progress = Elided(STANDS), ProgressLine()
        self.setAccessibleName("What was recorded last")
        line = row(self.said, self.progress, gap=Space.M)
        line.setContentsMargins(Space.XL, Space.XS, Space.L, Space.XS)
        line.setStretch(0, 1)
        line.setStretch(1, 2)
        self.setLayout(line)
        runner.changed.connect(self._on_changed)
        runner.busy.connect(self.progress.begin)
        runner.progressed.connect(self.progress.show_step)
        runner.idle.connect(self.progress.end)
        self.progress.stopped.connect(runner.cancel)

    def clear(self) -> None:
        """Say nothing; a new vault has recorded nothing yet."""
        self.said.say(STANDS)

    @Slot(str)
    def tell(self, line: str) -> None:
        """Say one sentence of what came by itself."""
        self.said.say(line)

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        from datetime import datetime  # noqa: PLC0415 - the window stands before it is asked

        if not change.is_empty:
            self.said.say(f"{change.label} at {datetime.now().astimezone():%H:%M}")
