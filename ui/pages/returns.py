"""Returns: who was sent what and when, who opened it, what is back, and a reminder to copy."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lifaudit.domain.audit import Audit, ExpectedAgency
from lifaudit.domain.awaited import Awaited, Stance, Waiting
from lifaudit.domain.case import Case
from lifaudit.domain.casework import Return
from lifaudit.domain.change import Change
from lifaudit.domain.post import PackSeen, PackSent
from lifaudit.services import awaiting
from ui.bridge import clipboard
from ui.bridge import route as at
from ui.bridge.desk import Desk
from ui.fields.date import write_date
from ui.theme.tokens import Space
from ui.widgets.badges import StateBadge
from ui.widgets.banner import notice
from ui.widgets.buttons import Button, primary, secondary
from ui.widgets.cards import Card
from ui.widgets.empty import Empty
from ui.widgets.labels import Hint, PlainLabel
from ui.widgets.leaf import fill_page
from ui.widgets.pagehead import AuditHead
from ui.widgets.stack import column, emptied, holder, row

SHOWN = (Audit, Case, ExpectedAgency, Return, PackSeen, PackSent)
ABOUT = "Who was sent what, who opened it and what is back."
OPENED = (
    "An agency counts as having opened its pack once anything came back: nothing tells sooner. "
    "A reminder names no case."
)
COPIED = "The reminder for {name} is copied. It names no case; send it by secure e-mail."
TONES = {
    Stance.OURS: "quiet",
    Stance.UNSENT: "warning",
    Stance.SILENT: "warning",
    Stance.OPENED: "info",
    Stance.RETURNED: "success",
}


class ReturnsPage(QWidget):
    """A line for each agency, those of the lead's own among them."""

    def __init__(self, desk: Desk, route: at.Returns) -> None:
        super().__init__()
        self.setObjectName("returns")
        self._desk, self._route = desk, route
        self.reminders: list[Button] = []
        self.head = AuditHead("Returns", ABOUT)
        self.done = notice("")
        self.people = Card("By agency", OPENED)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(Space.L)
        self.people.room.addLayout(self._lines)
        self.send = primary("Send", "upload").does(lambda: desk.go(at.Send(route.audit)))
        self.none = Empty("upload", "Nothing to wait for yet", "", self.send)
        fill_page(self, self.head, self.done, self.none, self.people)
        for part in (self.done, self.none, self.people):
            part.hide()
        desk.runner.changed.connect(self._on_changed)
        self._read()

    def focus_first(self) -> None:
        """Put the focus on the first reminder, or on what is to be done first."""
        if self.reminders:
            self.reminders[0].setFocus()
        elif self.none.isVisible():
            self.send.setFocus()

    def _read(self) -> None:
        self._desk.runner.read(awaiting.waiting, self._show, self._route.audit)

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if change.touches(*SHOWN):
            self._read()

    @Slot(object)
    def _show(self, found: Waiting) -> None:
        self.head.show_audit(found.audit)
        self.head.hint.setText(_summary(found))
        emptied(self._lines)
        self.reminders = []
        for one in found.agencies if found.is_lead else ():
            self._lines.addWidget(self._line(found, one))
        there = found.is_lead and bool(found.agencies)
        self.people.setVisible(there)
        self.none.setVisible(not there)
        self.none.sentence.setText(
            "The lead keeps count of the returns. What your agency has recorded you send from here."
            if not found.is_lead
            else "Ask the agencies on the plan and start the audit; then send each its pack."
        )

    def _line(self, found: Waiting, one: Awaited) -> QWidget:
        badges = [StateBadge(one.stance.value, TONES[one.stance])]
        if late := found.overdue(one):
            badges.append(StateBadge(f"{_days(late)} overdue", "danger"))
        acts = [self._remind(found, one)] if found.can_remind(one) else []
        top = row(PlainLabel(one.name).wear(letter="strong"), *acts, gap=Space.S)
        top.setStretch(0, 1)
        who = "" if one.is_ours else ", ".join(one.people) or "Nobody has joined yet."
        state = row(*badges, PlainLabel(who), gap=Space.S)
        state.setStretch(len(badges), 1)
        return holder(column(top, state, Hint(one.told), gap=Space.XS))

    def _remind(self, found: Waiting, one: Awaited) -> Button:
        made = secondary("Copy reminder", "copy").does(lambda: self._copy(found, one))
        made.setAccessibleName(f"Copy reminder for {one.name}")
        self.reminders.append(made)
        return made

    def _copy(self, found: Waiting, one: Awaited) -> None:
        clipboard.copy(found.reminder(one))
        self.done.say("Copied", COPIED.format(name=one.name), "success")
        self.done.show()


def _summary(found: Waiting) -> str:
    if not found.is_lead:
        return ABOUT
    due = found.audit.returns_due
    return f"{found.told} {f'Due {write_date(due)}.' if due else ''}".strip()


def _days(late: int) -> str:
    return "1 working day" if late == 1 else f"{late} working days"
