"""The head of a return: which child's case, whose return, its state, and the ways beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from lifaudit.domain.profile import Profile, label_of
from lifaudit.domain.sheet import Sheet
from ui.theme.tips import wear_tip
from ui.theme.tokens import Space
from ui.widgets.badges import StateBadge
from ui.widgets.buttons import Button, icon_button, secondary
from ui.widgets.labels import PlainLabel
from ui.widgets.pagehead import DOT, AuditHead
from ui.widgets.saved import Saved
from ui.widgets.stack import column, holder, row


class ReturnHead(AuditHead):
    """Always in sight; its buttons are given what they do by the page."""

    def __init__(self) -> None:
        self.state, self.saved = StateBadge(), Saved()
        self.before = icon_button("chevron-left", "Case before (Alt+Page Up)")
        self.after = icon_button("chevron-right", "Next case (Alt+Page Down)")
        self.up = icon_button("chevron-left", "Agency before (Alt+Shift+Page Up)")
        self.down = icon_button("chevron-right", "Next agency (Alt+Shift+Page Down)")
        self.history = secondary("History", "history")
        wear_tip(self.history, "History of the question you are at (F9)")
        self.reflections = secondary("Reflections", "message-circle")
        self.history.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        acts = row(None, self.saved, self.reflections, self.history, gap=Space.S)
        super().__init__("Return", "", holder(column(acts, self._beside(), gap=Space.XS)))
        self.title.addWidget(self.state)
        self.title.addStretch(1)
        self._profile: Profile | None = None
        self._sheet: Sheet | None = None

    def _beside(self) -> QHBoxLayout:
        line = row(None, gap=0)
        self._beside_word = PlainLabel("Case")
        self._words = (self._beside_word, PlainLabel("Agency"))
        for word, ways in zip(self._words, (self.ways[:2], self.ways[2:]), strict=True):
            line.addSpacing(Space.M)
            line.addWidget(word.wear(letter="small", tone="quiet"))
            for button in ways:
                line.addWidget(button)
        return line

    @property
    def ways(self) -> tuple[Button, ...]:
        """The buttons to the case before and after, and to the agency before and after."""
        return (self.before, self.after, self.up, self.down)

    def show_sheet(self, sheet: Sheet, left: int) -> None:
        """Show which return this is and how far."""
        self._sheet, agency = sheet, sheet.agency
        self.show_audit(sheet.audit)
        own = sheet.case.case if sheet.subject.child else sheet.subject.name
        looked_at = sheet.case.title or own
        self.heading.setText(f"{looked_at}, {agency.short or agency.name}")
        self.reflections.setVisible(sheet.subject.child)
        self.hint.setText(_facts(sheet, self._profile))
        self._beside_word.setText(sheet.subject.name)
        self.state.show_state(*state_of(sheet, left))

    def show_words(self, profile: Profile) -> None:
        """Say what is known of the child in the words of a profile."""
        self._profile = profile
        if self._sheet:
            self.hint.setText(_facts(self._sheet, profile))

    def offer(self, ways: Sequence[bool]) -> None:
        """Let only those ways be gone that lead somewhere; a pair that leads nowhere goes."""
        for button, leads in zip(self.ways, ways, strict=True):
            button.setEnabled(leads)
        for word, pair in zip(self._words, ((0, 1), (2, 3)), strict=True):
            for widget in (word, *(self.ways[at] for at in pair)):
                widget.setVisible(any(ways[at] for at in pair))


def _facts(sheet: Sheet, profile: Profile | None) -> str:
    """Say who answers and what is known of the child; codes say nothing before their words."""
    case, known = sheet.case, []
    if profile:
        for code, words in (
            (case.age_band, profile.age_bands),
            (case.gender, profile.genders),
            (case.plan_status, profile.plan_statuses),
        ):
            known.append(label_of(code, words) if code else "")
    return DOT.join(one for one in (sheet.agency.name, *known, case.needs) if one)


def state_of(sheet: Sheet, left: int) -> tuple[str, str]:
    """Say the state of a return in a word and a tone."""
    if sheet.head.is_signed_off:
        return "Signed off", "success"
    if not sheet.is_ours:
        return "Read only", "quiet"
    if not left:
        return ("Complete" if sheet.is_involved else "Declared"), "info"
    return f"{left} left", "warning"
