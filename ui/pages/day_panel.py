"""The panel's grades within the audit day: the same parts as on the panel's own sheet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from lifaudit.domain.casework import Grade
from lifaudit.domain.panel import PanelSheet, panel_gaps
from lifaudit.domain.record import Record
from lifaudit.services import history
from lifaudit.services.panel import answer_panel, grade_panel
from ui.bridge.runner import Runner
from ui.fields.part import Part
from ui.fields.parted import Parted
from ui.pages.group import Act
from ui.pages.panel_part import PanelPart, steps_of
from ui.widgets.stack import column

Send = Callable[..., None]


class PanelRoom(QWidget):
    """Domain by domain; `send` writes what is chosen or said."""

    def __init__(self, runner: Runner, sheet: PanelSheet, send: Send) -> None:
        super().__init__()
        self._sheet, self._send = sheet, send
        self.parts = Parted(runner, self._make, "Domains of the panel sheet")
        self.parts.told.connect(self._write)
        self.parts.restored.connect(lambda step: send(history.undo, step))
        QShortcut(QKeySequence("F8"), self, self._next_left)
        self.setLayout(column(self.parts, gap=0))
        self.parts.show_steps(steps_of(sheet))
        gaps = panel_gaps(sheet)
        self.parts.rail.choose(gaps[0].section if gaps else "")

    def show_sheet(self, sheet: PanelSheet) -> None:
        """Show the panel's sheet as it now stands."""
        self._sheet = sheet
        self.parts.show_steps(steps_of(sheet))
        self.parts.show_part(sheet)

    def focus_first(self) -> None:
        """Put the focus on the domains."""
        self.parts.rail.setFocus()

    def flush(self) -> None:
        """Record what is still being typed."""
        self.parts.flush()

    def renew(self) -> None:
        """Let an open history read again."""
        self.parts.side.renew()

    def _make(self, key: str) -> Part | None:
        made = PanelPart(self._sheet, self._sheet.instrument.section(key))
        made.acted.connect(self._act)
        return made

    def _next_left(self) -> None:
        """Go to the next thing left after the domain that is shown, round to the first."""
        self.parts.flush()
        if not (gaps := panel_gaps(self._sheet)):
            return
        order = [one.key for one in self._sheet.sections]
        here = order.index(self.parts.rail.key)
        gap = next((one for one in gaps if order.index(one.section) >= here), gaps[0])
        self.parts.jump(gap.section, gap.question)

    def _write(self, record: Record) -> None:
        self._send(grade_panel if isinstance(record, Grade) else answer_panel, record)

    def _act(self, act: Act) -> None:
        self._send(act.use_case, *act.given)
