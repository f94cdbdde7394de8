"""The head of a panel's sheet: whose case, how far it is, and the ways to the cases beside."""

from __future__ import annotations

from PySide6.QtCore import Qt

from lifaudit.domain.panel import PanelSheet
from lifaudit.domain.subject import subject_of
from ui.theme.tips import wear_tip
from ui.theme.tokens import Space
from ui.widgets.badges import StateBadge
from ui.widgets.buttons import icon_button, secondary
from ui.widgets.labels import PlainLabel
from ui.widgets.pagehead import AuditHead
from ui.widgets.saved import Saved
from ui.widgets.stack import column, holder, row

ABOUT = "One grade for what all agencies did together. Their own grades stay as they are."


class PanelHead(AuditHead):
    """Always in sight; its buttons are given what they do by the page."""

    def __init__(self) -> None:
        self.state, self.saved = StateBadge(), Saved()
        self.before = icon_button("chevron-left", "Case before (Alt+Page Up)")
        self.after = icon_button("chevron-right", "Next case (Alt+Page Down)")
        self.history = secondary("History", "history")
        wear_tip(self.history, "History of what you are at (F9)")
        self.history.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.word = PlainLabel("Case").wear(letter="small", tone="quiet")
        ways = row(None, self.word, self.before, self.after, gap=0)
        acts = row(None, self.saved, self.history, gap=Space.S)
        super().__init__("Panel", ABOUT, holder(column(acts, ways, gap=Space.XS)))
        self.title.addWidget(self.state)
        self.title.addStretch(1)

    def show_sheet(self, sheet: PanelSheet, left: int) -> None:
        """Show whose case this is and how much the panel has still to say."""
        self.show_audit(sheet.audit)
        self.heading.setText(f"{sheet.case.called}, Panel")
        self.word.setText(subject_of(sheet.instrument).name)
        self.state.show_state(f"{left} left" if left else "Complete", "warning" if left else "info")
        for button, by in ((self.before, -1), (self.after, 1)):
            button.setEnabled(bool(sheet.neighbour(by)))
