"""Sending: who is to have what of an audit, and the packs put where they can be sent from."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from lifaudit.domain.errors.base import LifauditError
from lifaudit.domain.errors.exchange import LeadOutOfReach
from lifaudit.domain.errors.screening import IdentifiersFound
from lifaudit.domain.sending import Reach, Sending
from lifaudit.services import sending
from ui.bridge import route as at
from ui.bridge.desk import Desk
from ui.fields.date import write_date
from ui.fields.folder import FolderField
from ui.fields.form import FormCard
from ui.pages.send_words import WordsCard
from ui.theme.tokens import Space
from ui.widgets.banner import notice
from ui.widgets.buttons import primary, secondary
from ui.widgets.cards import Card
from ui.widgets.empty import Empty
from ui.widgets.labels import Hint, PlainLabel
from ui.widgets.leaf import fill_page
from ui.widgets.pagehead import AuditHead
from ui.widgets.stack import column, emptied, holder, row

LEADS = "One sealed pack for each agency. Only its own members can open it."
THEIRS = (
    "What your agency has recorded, sealed for the lead. Grades stay closed in it until their case "
    "is called."
)
COLLEAGUES = "Colleagues of your agency get a pack of their own and can read all of it."
BEFORE = (
    "You handed this audit on. This is all of it that its lead may read, and what comes to you "
    "later goes the same way. Other laptops learn who leads now from the lead's own packs."
)
WHERE = (
    "A folder on this laptop, a share or a stick. The files are sealed; their names tell no case."
)
EACH = "Send every agency its own file, by secure e-mail, a share or a stick."
ONE = "Send it to the lead, by secure e-mail, a share or a stick."
BESIDE = (
    "Send the lead the first and your colleagues the second, by secure e-mail, a share or a stick."
)
NOBODY = "Nobody has joined yet"
UNSTARTED = "The audit has not been started"


class SendPage(QWidget):
    """Whom it goes to, a folder, and one button."""

    def __init__(self, desk: Desk, route: at.Send) -> None:
        super().__init__()
        self.setObjectName("send")
        self._desk, self._route = desk, route
        self._held: QWidget | None = None
        self.head = AuditHead("Send", LEADS)
        self.people = Card("For whom")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(Space.M)
        self.people.room.addLayout(self._lines)
        self.folder = FolderField("Folder", WHERE)
        self.folder.setObjectName("send.folder")
        self.folder.set_value(desk.exchange.folder or "")
        self.make = primary("Make the packs", "upload").does(self._make)
        self.make.setObjectName("send.make")
        self.admit = secondary("Open people", "users").does(lambda: desk.go(at.People()))
        self.guard = secondary("Names and numbers", "shield-check").does(self._look)
        self.guard.setObjectName("send.guard")
        self.form = FormCard("Where to", "", self.folder, row(self.make, self.guard, None))
        self.done = notice("")
        self.words = WordsCard(desk, route.audit)
        self.none = Empty("users", NOBODY, "", primary("Open people", "users").does(self._begin))
        fill_page(self, self.head, self.none, self.people, self.form, self.done, self.words)
        for part in (self.none, self.people, self.form, self.done, self.words):
            part.hide()
        self.folder.line.returnPressed.connect(self._make)
        desk.runner.read(sending.sending, self._show, route.audit, on_error=self._refuse)

    def focus_first(self) -> None:
        """Put the focus where the folder is named, or on what is to be done first."""
        if self.form.isVisible():
            self.folder.focus_first()
        elif self.none.action:
            self.none.action.setFocus()

    def _show(self, found: Sending) -> None:
        self.head.show_audit(found.audit)
        self.head.hint.setText(_said(found))
        self.make.setText(_done(found))
        self._is_lead, self._is_draft = found.is_lead, found.audit.is_draft
        emptied(self._lines)
        for one in found.reaches:
            self._lines.addWidget(_line(one))
        for part in (self.people, self.form):
            part.setVisible(found.can_send)
        self.words.setVisible(found.can_send and not found.is_lead)
        self.none.setVisible(not found.can_send)
        self._teach(found)

    def _teach(self, found: Sending) -> None:
        draft = found.audit.is_draft
        if not found.is_lead and not draft:
            self._say_lead_is_away()
            return
        self.none.heading.setText(UNSTARTED if draft else NOBODY)
        self.none.sentence.setText(
            "Finish the plan and start the audit; then every agency can be sent its pack."
            if draft
            else "A pack is sealed for people. Admit a colleague of each agency; then come back."
        )
        if self.none.action:
            self.none.action.setText("Open the plan" if draft else "Open people")

    def _say_lead_is_away(self) -> None:
        """Tell who returns that nothing can be sealed for the audit's lead."""
        self.none.heading.setText(LeadOutOfReach.title)
        self.none.sentence.setText(LeadOutOfReach.sentence)
        if self.none.action:
            self.none.action.setText("Open people")

    def _look(self) -> None:
        self._desk.go(at.Identifiers(self._route.audit))

    def _begin(self) -> None:
        self._desk.go(at.Plan(self._route.audit) if self._is_draft else at.People())

    def _make(self) -> None:
        self.done.hide()
        self.folder.mark_wrong("" if self.folder.value else "Error: choose a folder first")
        if not self.folder.value:
            self.folder.focus_first()
            return
        self._wait(waiting=True)
        self._desk.runner.serve(
            sending.send,
            self._made,
            self._desk.vault,
            self._route.audit,
            self.folder.path,
            on_error=self._refuse,
        )

    def _made(self, files: tuple[Path, ...]) -> None:
        self._wait(waiting=False)
        number = "1 pack is" if len(files) == 1 else f"{len(files)} packs are"
        names = "\n".join(one.name for one in files)
        theirs = ONE if len(files) == 1 else BESIDE
        what = EACH if self._is_lead else theirs
        self._desk.runner.read(sending.sending, self._show, self._route.audit)
        self.done.announce(f"{number} in {files[0].parent.name}.", f"{what}\n{names}", "success")

    def _refuse(self, error: LifauditError) -> None:
        self._wait(waiting=False)
        if isinstance(error, IdentifiersFound):
            self._desk.go(at.Identifiers(self._route.audit))
            return
        self.done.announce(error.title, error.advice, "danger")

    def _wait(self, *, waiting: bool) -> None:
        """Make nothing twice; the focus stays on the button that was pressed."""
        if waiting:
            self._held = self.window().focusWidget()
        self.make.setEnabled(not waiting)
        if self._held is self.make and not waiting:
            self.make.setFocus()


def _said(found: Sending) -> str:
    if found.is_lead:
        return LEADS
    whole = BEFORE if found.led_before else THEIRS
    return f"{whole} {COLLEAGUES}" if len(found.reaches) > 1 else whole


def _done(found: Sending) -> str:
    if found.is_lead:
        return "Make the packs"
    if len(found.reaches) > 1:
        return "Make the packs"
    return "Make the pack" if found.led_before else "Make our return"


def _line(one: Reach) -> QWidget:
    """Say who of an agency gets its pack, and when one went and came last."""
    who = ", ".join(one.people) or "Nobody has joined yet, so no pack can be made."
    made = f"Pack made {write_date(one.made.date())}." if one.made else "No pack made yet."
    heard = f"Theirs came {write_date(one.heard.date())}." if one.heard else "None came back yet."
    words = column(
        PlainLabel(one.agency).wear(letter="strong"),
        PlainLabel(who),
        *([Hint(f"{made} {heard}")] if one.people else []),
        gap=2,
    )
    return holder(words)
