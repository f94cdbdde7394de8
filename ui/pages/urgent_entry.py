"""Urgent concerns, one of them: whom it was told, how, by when an answer is due, what it was."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal

from lifaudit.domain.urgent import Way
from lifaudit.domain.words import day_of, words_of
from lifaudit.services.urgent import Entry
from ui.fields.bound import Bound, code_of
from ui.fields.choice import ChoiceField
from ui.fields.form import FormCard
from ui.fields.person import PersonField
from ui.fields.plain import LongTextField
from ui.fields.select import SelectField
from ui.theme.tokens import Space
from ui.widgets.badges import StateBadge
from ui.widgets.buttons import secondary
from ui.widgets.labels import Heading, PlainLabel
from ui.widgets.options import Option
from ui.widgets.stack import column, row

ROLES = ("Duty manager", "Team manager", "Designated safeguarding lead", "Named nurse")
ANSWER = "What was done, in a sentence. No names, no account of the child."


class EntryCard(FormCard):
    """Every field goes on the record by itself; nothing here is ever taken away."""

    told = Signal(object)
    closed = Signal(object)
    opened = Signal(object)
    receipt_wanted = Signal(str)

    def __init__(self, entry: Entry, agencies: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        concern = entry.concern
        self.setObjectName(f"urgent.{concern.concern}")
        self.bound = Bound(concern, self)
        self.bound.told.connect(self.told)
        bind = self.bound.bind
        self.heading = Heading(f"{concern.case}: {entry.kind}", 3)
        self.state, self.when = StateBadge(), PlainLabel().wear(letter="small", tone="quiet")
        self.agency = SelectField("Agency told", agencies)
        self.who = PersonField("Who was told", ROLES)
        ways = [Option(one.value, words_of(one)) for one in Way]
        self.how = ChoiceField("How", ways)
        self.answer = LongTextField("What they answered", ANSWER, 2)
        top = row(self.heading, self.state, gap=Space.M)
        top.setStretch(0, 1)
        head = column(top, self.when, gap=Space.XS)
        self.end = secondary("Close it", "check").does(lambda: self.closed.emit(self._record()))
        self.again = secondary("Open it again").does(lambda: self.opened.emit(self._record()))
        self.hold(head)
        for field in (
            bind("agency", self.agency),
            bind("told", self.who),
            bind("how", self.how, code_of(Way)),
            bind("response", self.answer),
        ):
            self.room.addWidget(field)
        self.receipt = secondary("Receipt", "printer")
        self.receipt.does(lambda: self.receipt_wanted.emit(concern.concern))
        self.receipt.setAccessibleName(f"Write the receipt: {concern.case}, {entry.kind}")
        self.hold(row(self.end, self.again, self.receipt, None))
        self.show_entry(entry)

    def show_entry(self, entry: Entry) -> None:
        """Show the concern as it now stands; what is being written is left alone."""
        concern = entry.concern
        self.bound.show(concern)
        tone = "danger" if entry.late or not concern.is_told else "warning"
        self.state.show_state(entry.waits_for, tone if concern.is_open else "success")
        told = f"; told {_at(concern.told_at)}" if concern.told_at else ""
        self.when.setText(
            f"Raised {_at(concern.raised_at)} by {entry.raised_by}{told}; "
            f"an answer is due {_at(concern.due)}"
        )
        self.bound.allow(editable=concern.is_open)
        self.end.setVisible(concern.is_open and self.end.parentWidget() is not None)
        self.again.setVisible(not concern.is_open and self.again.parentWidget() is not None)

    def focus_first(self) -> None:
        """Begin with whom it is told."""
        self.agency.focus_first()

    def flush(self) -> None:
        """Record what is still being typed."""
        self.bound.flush()

    def _record(self) -> object:
        self.bound.flush()
        return self.bound.record


def _at(when: datetime | None) -> str:
    if when is None:
        return ""
    here = when.astimezone()
    return f"{day_of(here)}, {here:%H:%M}"
