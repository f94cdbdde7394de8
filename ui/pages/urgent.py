"""Urgent concerns: raised with one key, told, answered and closed; and matters handed over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from lifaudit.domain.change import Change
from lifaudit.domain.errors.base import LifauditError
from lifaudit.domain.errors.screening import IdentifiersFound
from lifaudit.domain.urgent import NOW, Handover
from lifaudit.domain.urgent import Urgent as Concern
from lifaudit.domain.words import day_of
from lifaudit.services import paper, urgent
from lifaudit.services.paper import Paper
from lifaudit.services.urgent import Entry, RegisterView
from ui.bridge import route as routes
from ui.bridge.desk import Desk
from ui.fields.bound import tell_what_waits
from ui.fields.choice import ChoiceField
from ui.fields.folder import FolderField
from ui.fields.form import FormCard
from ui.fields.select import SelectField
from ui.pages.urgent_entry import EntryCard
from ui.theme.style import mark
from ui.theme.tokens import Space
from ui.widgets.banner import Banner, notice
from ui.widgets.buttons import secondary
from ui.widgets.labels import Hint, PlainLabel
from ui.widgets.options import Option
from ui.widgets.pagehead import AuditHead
from ui.widgets.scroll import Scroll
from ui.widgets.stack import column, emptied, holder, row

SHOWN = (Concern, Handover)
ABOUT = "Worries about a child that cannot wait for the report. Only their number is printed."
FIRST = (
    "Tell the responsible agency by voice, now. The register keeps no account of the child: only "
    "what sort of concern it is, who was told, how, by when an answer is due, and what it was."
)
RAISE = "A number key raises it for {case}, and the clock starts."
WHICH = "Choose whose case it is; then a number key raises it, and the clock starts."
RECEIPT = "A page to print or keep: that it was raised, who was told, by when an answer is due."
CONDUCT = (
    "It goes to the person's employer and never into the audit. Nothing is written here but to "
    "whom it was handed over, and when."
)


class UrgentPage(QWidget):
    """Raising comes first, then every concern of the audit, what is open before what is closed."""

    def __init__(self, desk: Desk, route: routes.Urgent) -> None:
        super().__init__()
        self._desk, self._route, self._case = desk, route, route.case
        self._view: RegisterView | None = None
        self.entries: dict[str, EntryCard] = {}
        self.back = secondary("Back to the case", "arrow-left").does(self._to_case)
        self.head = AuditHead("Urgent concerns", ABOUT, self.back)
        self.banner = Banner()
        self._raising, self._list = column(gap=Space.L), column(gap=Space.L)
        self._lay_out()
        self.setObjectName("urgent")
        mark(self, kind="page")
        desk.runner.changed.connect(self._on_changed)
        desk.leaving.connect(self._flush)
        self._read()

    def _lay_out(self) -> None:
        now = notice(NOW, FIRST, "danger")
        conduct = FormCard("A matter about one person's conduct", CONDUCT)
        self._conduct = conduct
        self.folder = FolderField("Folder for receipts", RECEIPT)
        self.folder.setObjectName("urgent.folder")
        self.written = Hint()
        self.written.hide()
        receipts = FormCard("", "", self.folder)
        receipts.hold(self.written)
        room = column(
            now, holder(self._raising), holder(self._list), receipts, conduct, None, gap=Space.L
        )
        self.back.setVisible(bool(self._route.case) and self.back.parentWidget() is not None)
        body = Scroll(room)
        self.setLayout(column(self.head, self.banner, body, gap=Space.L, margin=Space.XL))

    def focus_first(self) -> None:
        """Put the focus on the sorts of concern, or on whose case it is."""
        (self.kinds if self._case else self.cases).focus_first()

    def _read(self) -> None:
        self._desk.runner.read(urgent.register, self._show, self._route.audit)

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if change.audit == self._route.audit and change.touches(*SHOWN):
            self._read()

    def _show(self, view: RegisterView) -> None:
        before, self._view = self._view, view
        self.head.show_audit(view.audit)
        if before is None:
            self._make_raising(view)
            self._make_matters(view)
            self.focus_first()
        self._show_entries(before, view)
        self._show_matters(view)

    def _make_raising(self, view: RegisterView) -> None:
        options = [
            Option(one.code, one.label, one.meaning or f"Answer within {_hours(one.hours)}")
            for one in view.kinds
        ]
        self.cases = SelectField("Case", [(one, one) for one in view.cases])
        self.cases.set_value(self._case)
        self.cases.committed.connect(self._on_case)
        told = RAISE.format(case=self._case) if self._case else WHICH
        self.kinds = ChoiceField("Raise a concern", options, told)
        self.kinds.setObjectName("urgent.kinds")
        self.kinds.committed.connect(self._raise)
        self.kinds.set_editable(editable=bool(self._case))
        self._raising.addWidget(FormCard("", "", self.cases, self.kinds))

    def _make_matters(self, view: RegisterView) -> None:
        self.employer = SelectField("Handed over to", view.agencies)
        self.employer.setObjectName("urgent.employer")
        self.note = secondary("Note it", "check").does(self._hand_over)
        self.note.setAccessibleName("Note that it was handed over")
        self._noted = column(gap=Space.XS)
        self._conduct.room.addWidget(self.employer)
        self._conduct.hold(row(self.note, None))
        self._conduct.hold(self._noted)

    def _show_entries(self, before: RegisterView | None, view: RegisterView) -> None:
        keys = [one.concern.concern for one in view.entries]
        stood = [one.concern.concern for one in before.entries] if before else []
        if keys != stood:
            fresh = [one for one in keys if one not in stood] if before else []
            self._remake(view.entries)
            if fresh:
                self.entries[fresh[0]].focus_first()
        for one in view.entries:
            self.entries[one.concern.concern].show_entry(one)

    def _remake(self, entries: tuple[Entry, ...]) -> None:
        self._flush()
        for card in self.entries.values():
            tell_what_waits(card)
        emptied(self._list)
        self.entries = {}
        view = self._view
        for one in entries if view else ():
            card = EntryCard(one, view.agencies if view else ())
            card.told.connect(self._save)
            card.closed.connect(self._close)
            card.opened.connect(self._open)
            card.receipt_wanted.connect(self._receipt)
            self.entries[one.concern.concern] = card
            self._list.addWidget(card)
            card.show()

    def _show_matters(self, view: RegisterView) -> None:
        emptied(self._noted)
        for one in view.handovers:
            when = day_of(one.on) if one.on else ""
            told = f"{one.case}: handed over to {view.agency(one.agency)} on {when}"
            self._noted.addWidget(PlainLabel(told))

    # writing

    def _on_case(self, case: object) -> None:
        self._case = str(case or "")
        self.kinds.set_editable(editable=bool(self._case))

    def _raise(self, kind: object) -> None:
        if self._case and kind:
            self.kinds.set_value("")
            self._send(urgent.raise_concern, self._route.audit, self._case, str(kind))

    @Slot(object)
    def _save(self, concern: Concern) -> None:
        self._send(urgent.save_concern, concern)

    @Slot(object)
    def _close(self, concern: Concern) -> None:
        self._send(urgent.close_concern, concern)

    @Slot(object)
    def _open(self, concern: Concern) -> None:
        self._send(urgent.open_again, replace(concern))

    @Slot(str)
    def _receipt(self, concern: str) -> None:
        self._flush()
        self.folder.flush()
        if not self.folder.value:
            self.folder.mark_wrong("Choose a folder for receipts first.")
            self.folder.focus_first()
            return
        where = (self._route.audit, concern)
        held = self._receipt_held_up
        self._desk.runner.read(paper.receipt_of, self._on_paper, *where, on_error=held)

    def _receipt_held_up(self, error: LifauditError) -> None:
        if isinstance(error, IdentifiersFound):
            self._desk.go(routes.Identifiers(self._route.audit))
        else:
            self._refuse(error)

    def _on_paper(self, made: Paper) -> None:
        when = self._desk.clock()
        self._desk.runner.work(paper.write, self._on_written, made, self.folder.path, when)

    def _on_written(self, file: Path) -> None:
        self.written.setText(f"Written: {file.name}")
        self.written.show()

    def _hand_over(self) -> None:
        if not (self._case and self.employer.value):
            self.employer.mark_gap("Choose the case above, and the employer here.")
            return
        agency = str(self.employer.value)
        self.employer.mark_gap("")
        self.employer.set_value("")
        self._send(urgent.hand_over, self._route.audit, self._case, agency)

    def _send(self, use_case: Callable[..., Change], *given: object) -> None:
        self.banner.hide()
        self._desk.runner.write(use_case, *given, on_error=self._refuse)

    def _refuse(self, error: LifauditError) -> None:
        self.banner.say(error.title, error.advice, "warning")

    @Slot()
    def _flush(self, *_: object) -> None:
        for one in self.entries.values():
            one.flush()

    def _to_case(self) -> None:
        self._flush()
        self._desk.go(routes.DayCase(self._route.audit, self._route.case))


def _hours(number: int) -> str:
    return "an hour" if number == 1 else f"{number} hours"
