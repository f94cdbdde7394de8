"""What is left of a plan: each line leads to its place, and the button that starts the audit."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout

from lifaudit.domain.audit import Status
from lifaudit.domain.plan import PlanGap
from lifaudit.domain.words import words_of
from lifaudit.services.plans import PlanView
from ui.theme.style import look
from ui.theme.tokens import Space
from ui.widgets.badges import StateBadge
from ui.widgets.buttons import primary, quiet, secondary
from ui.widgets.cards import Sheet
from ui.widgets.labels import Heading, Hint
from ui.widgets.leap import Leap
from ui.widgets.scroll import Scroll
from ui.widgets.stack import column, row

WIDTH = 300
UNBOUNDED = (1 << 24) - 1  # what Qt takes for no limit
READY = "Nothing is left. Starting opens the board, where agencies record; the plan stays open."
BEGUN = "Agencies are recording. What you change here is kept with who changed it and when."
WRITTEN = (
    "The returns are in and the report is being written. What comes late can still be recorded."
)
SIGNED = "The report is signed, so the plan stands as it is."
LATE = (Status.REPORTING, Status.SIGNED)
THEIRS = "Only the lead changes the plan."


class PlanLeft(Sheet):
    """A side of the page, or a strip above it that names only the next thing."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__("rail")
        self.setObjectName("plan.left")
        self.setAccessibleName("What is left")
        self._gaps: tuple[PlanGap, ...] = ()
        self._short = False
        self.badge, self.title, self.hint = StateBadge(), Heading("", 3), Hint()
        self.leaps: list[Leap] = []
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self.start = primary("Start the audit", "chevron-right")
        self.start.setObjectName("plan.start")
        self.board = secondary("Open the board", "layout-grid")
        self.report = secondary("Begin the report", "certificate")
        self.report.setObjectName("plan.report")
        self.reopen = quiet("Reopen with a reason", "lock-open")
        self.reopen.setObjectName("plan.reopen")
        self.hand_on = quiet("Hand the audit on", "users")
        self.hand_on.setObjectName("plan.hand-on")
        self._next = QVBoxLayout()
        self._scroll = Scroll(column(self._lines, None, gap=0))
        words = column(row(self.badge, None), self.title, self.hint, self._next, gap=Space.S)
        go = column(self.start, self.board, self.report, self.reopen, self.hand_on, gap=Space.S)
        self._parts = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._parts.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        self._parts.setSpacing(Space.M)
        self._parts.addLayout(words)
        self._parts.addWidget(self._scroll, 1)
        self._parts.addLayout(go)
        self.setLayout(self._parts)

    def show_left(self, view: PlanView) -> None:
        """Say what is left, and offer the next step."""
        draft = view.audit.status is Status.DRAFT
        self.badge.show_state(words_of(view.audit.status), "quiet" if draft else "info")
        self.title.setText(_title(view))
        self.hint.setText(_hint(view))
        self.hint.setVisible(bool(_hint(view)))
        self.start.setVisible(draft and view.can_change)
        self.board.setVisible(not draft)
        self.report.setVisible(view.audit.status is Status.COLLECTING and view.can_change)
        self.reopen.setVisible(view.audit.status in LATE and view.is_mine)
        self.hand_on.setVisible(bool(view.successors))
        if view.gaps != self._gaps or not self.leaps:
            self._gaps = view.gaps
            self._fill()

    def be_short(self, *, short: bool) -> None:
        """Be a strip that names only the next thing, where there is little room."""
        self.setMinimumWidth(0 if short else look().px(WIDTH))
        self.setMaximumWidth(UNBOUNDED if short else look().px(WIDTH))
        tall = QSizePolicy.Policy.Maximum if short else QSizePolicy.Policy.Preferred
        self.setSizePolicy(QSizePolicy.Policy.Preferred, tall)
        ways = QBoxLayout.Direction
        self._parts.setDirection(ways.LeftToRight if short else ways.TopToBottom)
        self._parts.setStretch(0, 1 if short else 0)
        self._scroll.setVisible(not short)
        if short is not self._short:
            self._short = short
            self._fill()

    def _fill(self) -> None:
        held = next((n for n, leap in enumerate(self.leaps) if leap.hasFocus()), None)
        for leap in self.leaps:
            leap.hide()
            leap.deleteLater()
        shown = self._gaps[:1] if self._short else self._gaps
        self.leaps = [self._leap(gap) for gap in shown]
        for leap in self.leaps:
            (self._next if self._short else self._lines).addWidget(leap)
        if held is not None:
            (self.leaps[min(held, len(self.leaps) - 1)] if self.leaps else self.start).setFocus()

    def _leap(self, gap: PlanGap) -> Leap:
        made = Leap(gap.sentence)
        made.setObjectName(f"plan.left.{gap.field}")
        made.clicked.connect(lambda *_: self.wanted.emit(gap.field))
        return made


def _title(view: PlanView) -> str:
    if view.audit.status is not Status.DRAFT:
        return "The audit is under way" if not view.audit.is_signed else "The audit is signed"
    left = len(view.gaps)
    return f"{left} thing{'' if left == 1 else 's'} left" if left else "The plan is complete"


def _hint(view: PlanView) -> str:
    if view.audit.is_signed:
        return SIGNED
    if not view.is_mine:
        return THEIRS
    if view.audit.status is Status.REPORTING:
        return WRITTEN
    if view.audit.status is not Status.DRAFT:
        return BEGUN
    return "" if view.gaps else READY
