"""The head of a return: which child's case, whose return, its state, and the ways beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from lifaudit.domain.sheet import Sheet
from ui.theme.tips import plain_tip
from ui.theme.tokens import Space
from ui.widgets.badges import StateBadge
from ui.widgets.buttons import Button, icon_button, quiet
from ui.widgets.labels import Elided, Heading, PlainLabel
from ui.widgets.saved import Saved
from ui.widgets.stack import column, row


class ReturnHead(QWidget):
    """Always in sight; its buttons are given what they do by the page."""

    def __init__(self) -> None:
        super().__init__()
        self.heading, self.about = Heading("Return"), Elided()
        self.heading.setWordWrap(False)
        self.state, self.saved = StateBadge(), Saved()
        self.before = icon_button("chevron-left", "Case before (Alt+Page Up)")
        self.after = icon_button("chevron-right", "Next case (Alt+Page Down)")
        self.up = icon_button("chevron-left", "Agency before (Alt+Shift+Page Up)")
        self.down = icon_button("chevron-right", "Next agency (Alt+Shift+Page Down)")
        self.history = quiet("History", "history")
        self.history.setToolTip(plain_tip("History of the question you are at (F9)"))
        self.reflections = quiet("Reflections", "message-circle")
        self.history.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        cases, agencies = row(gap=0), row(gap=0)
        for line, word, ways in (
            (cases, "Case", self.ways[:2]),
            (agencies, "Agency", self.ways[2:]),
        ):
            line.addWidget(PlainLabel(word).wear(letter="small", tone="quiet"))
            for button in ways:
                line.addWidget(button)
        top = row(self.heading, self.state, None, self.saved, gap=Space.M)
        below = row(self.about, cases, agencies, self.reflections, self.history, gap=Space.S)
        below.setStretch(0, 1)
        self.setLayout(column(top, below, gap=0))

    @property
    def ways(self) -> tuple[Button, ...]:
        """The buttons to the case before and after, and to the agency before and after."""
        return (self.before, self.after, self.up, self.down)

    def show_sheet(self, sheet: Sheet, left: int) -> None:
        """Show which return this is and how far."""
        case, agency = sheet.case, sheet.agency
        self.heading.setText(f"{case.case}, {agency.short or agency.name}")
        facts = (agency.name, case.age_band, case.gender, case.needs, case.plan_status)
        self.about.say(" \N{MIDDLE DOT} ".join(one for one in facts if one))
        self.state.show_state(*state_of(sheet, left))

    def offer(self, ways: Sequence[bool]) -> None:
        """Let only those ways be gone that lead somewhere."""
        for button, leads in zip(self.ways, ways, strict=True):
            button.setEnabled(leads)


def state_of(sheet: Sheet, left: int) -> tuple[str, str]:
    """Say the state of a return in a word and a tone."""
    if sheet.head.is_signed_off:
        return "Signed off", "success"
    if not left:
        return ("Complete" if sheet.is_involved else "Declared"), "info"
    return f"{left} left", "warning"
