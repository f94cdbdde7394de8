"""The end of a return: what is left, what signing off means, and opening it again."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from lifaudit.domain.casework import Return
from lifaudit.domain.completeness import Gap, gaps_of
from lifaudit.domain.sheet import Sheet
from lifaudit.services.telling import word_of
from ui.fields.form import FormCard
from ui.fields.plain import LongTextField
from ui.fields.unsent import Unsent
from ui.pages.return_part import NOT_OURS, SIGN, TITLES, ReturnPart, steps_of, whose
from ui.theme.tokens import Space
from ui.widgets.banner import Banner
from ui.widgets.buttons import primary, secondary
from ui.widgets.cards import Card
from ui.widgets.history import Target
from ui.widgets.labels import Eyebrow, PlainLabel
from ui.widgets.leap import Leap
from ui.widgets.stack import emptied, holder, row

INTRO = "When nothing is left, your agency signs off and stands by what it recorded here."
MEANING = (
    "Signing off says: this is our agency's honest account of its own practice. It can then be "
    "read across with the other agencies and is changed only by opening it again with a reason."
)
AGAIN = "What was signed off stays in the history. The reason is kept beside it."


class SignPart(ReturnPart):
    """Lists what is left, each line a way to it; then signs off, or opens again with a reason."""

    signed = Signal()
    reopened = Signal(str)
    left = Signal()
    wanted = Signal(str, str)

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(TITLES[SIGN], INTRO if sheet.is_ours else "")
        self._key = (sheet.place.audit, sheet.place.case, sheet.place.agency)
        self._gaps: tuple[Gap, ...] | None = None
        self.state = Banner()
        self.state.away.hide()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._left = Card("What is left")
        self._left.room.addLayout(self._lines)
        self._sign, self._again = self._signing(), self._opening()
        self.board = primary("Go on at the board", "layout-grid").does(self.left.emit)
        self.board.setObjectName("return.board")
        self._onward = holder(row(self.board, None))
        for widget in (self.state, self._onward, self._left, self._sign, self._again):
            self.room.addWidget(widget)
        self.show_sheet(sheet)

    def _signing(self) -> Card:
        self.sign = primary("Sign off this return", "signature").does(self.signed.emit)
        self.sign.setObjectName("return.sign")
        return Card("What signing off means", "", PlainLabel(MEANING), row(self.sign, None))

    def _opening(self) -> Card:
        self.reason = LongTextField("Why it is opened again", AGAIN, 2)
        self.reason.setObjectName("return.reason")
        self.reopen = secondary("Open again", "lock-open").does(self._reopen)
        self.reopen.setObjectName("return.reopen")
        Unsent(self.reopen, self.reason)
        return FormCard("", "", self.reason, row(self.reopen, None))

    def _reopen(self) -> None:
        reason = self.reason.value
        if not reason.strip():
            self.reason.mark_gap("Say why, in a few words.")
            self.reason.focus_first()
            return
        self.reopened.emit(reason)

    def show_sheet(self, sheet: Sheet) -> None:
        gaps, head = gaps_of(sheet), sheet.head
        if gaps != self._gaps:
            self._gaps = gaps
            self._list(sheet, gaps)
        self._left.setVisible(sheet.is_ours and bool(gaps) and not head.is_signed_off)
        self._sign.setVisible(sheet.is_open)
        self.sign.setEnabled(not gaps)
        self._again.setVisible(sheet.is_ours and head.is_signed_off and not sheet.audit.is_signed)
        self._onward.setVisible(sheet.is_ours and head.is_signed_off)
        self._say(sheet, len(gaps))

    def _say(self, sheet: Sheet, left: int) -> None:
        if sheet.audit.is_draft:
            self.state.say("The audit has not been started", "Recording begins once it is.")
        elif sheet.audit.is_signed:
            self.state.say("The report is signed", "Nothing in this audit changes any more.")
        elif not sheet.is_ours:
            self.state.say(whose(sheet), NOT_OURS)
        elif sheet.head.is_signed_off:
            when = word_of(sheet.head.signed_off_at)
            self.state.say(
                "Signed off", f"Your agency stands by this return since {when}.", "success"
            )
        elif left:
            things = "One thing is" if left == 1 else f"{left} things are"
            self.state.say(f"{things} left", "Each line below goes to its place.", "warning")
        else:
            self.state.say(
                "Nothing is left", "Read it through once more, then sign off.", "success"
            )

    def _list(self, sheet: Sheet, gaps: tuple[Gap, ...]) -> None:
        emptied(self._lines)
        titles = {step.key: step.title for step in steps_of(sheet)}
        for section, some in groupby(gaps, key=lambda gap: gap.section):
            self._lines.addSpacing(Space.S)
            self._lines.addWidget(Eyebrow(titles[section]))
            for gap in some:
                self._lines.addWidget(self._line(gap))

    def _line(self, gap: Gap) -> Leap:
        made = Leap(gap.sentence)
        made.clicked.connect(lambda *_: self.wanted.emit(gap.section, gap.question))
        return made

    def focus_on(self, name: str) -> None:  # noqa: ARG002 - there is one place to begin
        """Put the focus on the first thing left, on signing, or on the way on."""
        offered = (*self.findChildren(Leap)[:1], self.sign, self.board)
        next((one for one in offered if one.isVisibleTo(self)), self.board).setFocus()

    def target(self) -> Target:
        """Signing off is a fact of the return itself."""
        return Target(Return, self._key, "Signing off")
