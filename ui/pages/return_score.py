"""What a section adds up to, and what the form's caps expect: beside the grade, never instead."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from lifaudit.domain.instrument import Section
from lifaudit.domain.scoring import Scored, scored
from lifaudit.domain.sheet import Sheet
from ui.theme.tokens import Space
from ui.widgets.labels import Hint

YOURS = "Your grade decides."


class Score(QWidget):
    """Two quiet sentences below the grade; in sight only where there is something to say."""

    def __init__(self, section: Section) -> None:
        super().__init__()
        self._section = section
        self.told, self.expected = Hint(), Hint()
        room = QVBoxLayout(self)
        room.setContentsMargins(Space.XL, 0, Space.XL, Space.M)
        room.setSpacing(Space.XS)
        room.addWidget(self.told)
        room.addWidget(self.expected)
        self.hide()

    def show_sheet(self, sheet: Sheet) -> None:
        """Show the score of the section as it stands."""
        found = scored(sheet)
        told = self._told(sheet, found) if found else ""
        expected = found.expected if found and self._section is sheet.instrument.overall else None
        self.told.setText(told)
        self.told.setVisible(bool(told))
        self.expected.setText(expected.sentence if expected else "")
        self.expected.wear(tone="warning" if expected and expected.is_above else "quiet")
        self.expected.setVisible(expected is not None)
        self.setVisible(bool(told or expected))

    def _told(self, sheet: Sheet, found: Scored) -> str:
        """Say the section's own score; of the overall section, that of the whole return."""
        whole = self._section is sheet.instrument.overall
        own = next((one for one in found.sections if one.key == self._section.key), None)
        score = found.overall if whole else own
        if score is None or score.percent is None:
            return ""
        decides = f" {YOURS}" if self._section.graded else ""
        return f"Score: {score.words} ({score.counted}).{decides}"
