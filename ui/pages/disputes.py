"""Conflicts: one place after the other that two people filled without seeing each other."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from lifaudit.domain.change import Change
from lifaudit.domain.disputes import Dispute, Side
from lifaudit.domain.errors.base import LifauditError
from lifaudit.domain.errors.exchange import NoLongerInDispute, ThirdMissing
from lifaudit.services import disputes, planning
from ui.bridge import route as at
from ui.bridge.desk import Desk
from ui.fields.choice import ChoiceField
from ui.fields.date import write_date
from ui.fields.field import Field
from ui.fields.form import FormCard, set_in
from ui.fields.make import field_of
from ui.fields.plain import ShortTextField
from ui.fields.unsent import Unsent
from ui.widgets.banner import Banner
from ui.widgets.buttons import primary, quiet
from ui.widgets.empty import Empty
from ui.widgets.labels import Eyebrow, Heading, Hint
from ui.widgets.leaf import fill_page
from ui.widgets.options import Option
from ui.widgets.pagehead import AuditHead
from ui.widgets.stack import column, emptied, row

WHAT = (
    "Two people recorded something in the same place without seeing each other's entry. Both are "
    "kept; somebody decides which one stands, or what stands instead, and says why."
)
UNSEEN = "What they recorded is shown once the case is revealed. It can be decided then."
NONE = "Wherever two people recorded something, they said the same, or somebody has decided."
NOTHING = "Nothing written"
ELSE = "else"
OTHERWISE = Option(ELSE, "Neither of them", "Write what should stand instead.")


class DisputesPage(QWidget):
    """One conflict at a time: both sides and a third way, a reason, and one button."""

    def __init__(self, desk: Desk, route: at.Disputes) -> None:
        super().__init__()
        self.setObjectName("disputes")
        self._desk, self._route = desk, route
        self._all: tuple[Dispute, ...] = ()
        self._at = 0
        self._shown: Dispute | None = None
        self.head = AuditHead("Conflicts", WHAT)
        self.told = Banner()
        self._room = QVBoxLayout()
        self.sides: ChoiceField | None = None
        self.third: Field | None = None
        self.why = ShortTextField("Why", "How you know which one is right, in one sentence.")
        self.why.setObjectName("disputes.why")
        self.stand = primary("Let it stand", "check").does(self._settle)
        Unsent(self.stand, self.why)
        self.later = quiet("Decide later").does(self._skip)
        self.count, self.title = Eyebrow(), Heading("", 3)
        self.card = FormCard("", "", column(self.count, self.title, gap=0))
        self.card.room.addLayout(self._room)
        self.card.hold(self.why)
        self.card.hold(row(self.stand, self.later, None))
        board = primary("Open the board", "layout-grid").does(self._open_board)
        self.none = Empty("circle-check", "No conflicts", NONE, board)
        fill_page(self, self.head, self.told, self.card, self.none)
        self.card.hide()
        self.none.hide()
        self.why.line.returnPressed.connect(self.stand.click)
        desk.runner.changed.connect(self._on_changed)
        self._read()

    def focus_first(self) -> None:
        """Put the focus on the first side, or on the way on."""
        if self.sides is not None and self.card.isVisible() and self.sides.isEnabled():
            self.sides.focus_first()
        elif self.later.isVisible():
            self.later.setFocus()
        elif self.none.action:
            self.none.action.setFocus()

    def _read(self) -> None:
        self._desk.runner.read(planning.audit_of, self.head.show_audit, self._route.audit)
        self._desk.runner.read(disputes.disputes, self._show, self._route.audit)

    def _on_changed(self, change: Change) -> None:
        if change.audit == self._route.audit:
            self._read()

    def _show(self, found: tuple[Dispute, ...]) -> None:
        self._all = found
        self._at = min(self._at, max(0, len(found) - 1))
        self.card.setVisible(bool(found))
        self.none.setVisible(not found)
        self.later.setVisible(len(found) > 1)
        now = found[self._at] if found else None
        if now:
            self.count.setText(f"{self._at + 1} of {len(found)} \N{MIDDLE DOT} {now.where}")
        if now is None or now != self._shown:  # else somebody may be writing why
            self._shown = now
            if now:
                self._show_one(now)
            self.focus_first()

    def _show_one(self, one: Dispute) -> None:
        self.title.setText(one.what)
        emptied(self._room)
        options = [_option(number, side) for number, side in enumerate(one.sides, 1)]
        offered = [*options, OTHERWISE] if one.third else options
        self.sides = ChoiceField("Which one stands", offered)
        self.sides.setObjectName("disputes.sides")
        self.sides.committed.connect(self._show_third)
        self.sides.setDisabled(one.is_hidden)
        self._room.addWidget(self.sides)
        if one.is_hidden:
            self._room.addWidget(set_in(Hint(UNSEEN)))
        for part in (self.why, self.stand):
            part.setVisible(not one.is_hidden)
        self.third = field_of(one.third.question, one.third.form) if one.third else None
        if self.third:
            self._room.addWidget(self.third)
            self.third.hide()
        self.why.set_value("")

    def _show_third(self, code: object) -> None:
        """Ask for another value once neither side is to stand, and only then."""
        if self.third:
            self.third.setVisible(code == ELSE)
            if code == ELSE:
                self.third.focus_first()

    def _settle(self) -> None:
        if self.sides is None:
            return
        self.told.hide()
        lacking = not self.sides.value
        self.sides.mark_wrong("Error: choose one" if lacking else "")
        if lacking:
            self.sides.focus_first()
            return
        one, write = self._all[self._at], self._desk.runner.write
        if self.sides.value == ELSE and self.third:
            said = str(self.third.value or "")
            use_case = disputes.settle_otherwise
            write(use_case, one, said, self.why.value, on_error=self._refuse)
        else:
            side = int(self.sides.value) - 1
            write(disputes.settle, one, side, self.why.value, on_error=self._refuse)

    def _refuse(self, error: LifauditError) -> None:
        self.told.say(error.title, error.advice, "danger")
        wanted = self.third if isinstance(error, ThirdMissing) else None
        (wanted or self.why).focus_first()
        if isinstance(error, NoLongerInDispute):
            self._read()

    def _skip(self) -> None:
        self._at = (self._at + 1) % len(self._all)
        self._show(self._all)

    def _open_board(self) -> None:
        self._desk.go(at.Board(self._route.audit))


def _option(number: int, side: Side) -> Option:
    when = f"{write_date(side.at.date())}, {side.at.astimezone():%H:%M}"
    why = f" {side.reason}" if side.reason else ""
    return Option(str(number), side.said or NOTHING, f"{side.who}, {when}.{why}")
