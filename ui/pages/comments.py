"""Comments: the draft findings go to the case group, and the lead answers each comment."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lifaudit.domain.audit import Audit
from lifaudit.domain.change import Change
from lifaudit.domain.commenting import Circulated, Comment, DraftFinding, Outcome, Response
from lifaudit.domain.errors.base import LifauditError
from lifaudit.domain.errors.screening import IdentifiersFound
from lifaudit.domain.words import day_of
from lifaudit.services import commenting, sending
from lifaudit.services.commenting import Room
from ui.bridge import route as routes
from ui.bridge.desk import Desk
from ui.fields.bound import tell_what_waits
from ui.fields.date import DateField
from ui.fields.folder import FolderField
from ui.fields.form import FormCard
from ui.pages.comments_card import DraftCard
from ui.theme.style import mark
from ui.theme.tokens import Space
from ui.widgets.banner import notice
from ui.widgets.buttons import primary, secondary
from ui.widgets.labels import Hint
from ui.widgets.leaf import fill_page
from ui.widgets.pagehead import AuditHead
from ui.widgets.saved import Saved
from ui.widgets.stack import column, emptied, holder, row

ABOUT = "What the case group says to the draft findings, and what the lead answers."
SHOWN = (Audit, Circulated, DraftFinding, Comment, Response)
SIGNED = "The report is certified, so comments can be read and not changed."
NONE_YET = "The draft findings have not been given out yet."
GIVE = (
    "Everybody in the case group gets the findings as they read now, to agree with or to comment "
    "on. What you write afterwards changes nothing they were given."
)
WAIT = "The lead gives them out; take in their pack and they are here."
PACKS = "One pack for each agency is written here."
PACK = "One pack for the lead is written here."


class CommentsPage(QWidget):
    """Giving out and sending at the top, then a card for each finding as it was given out."""

    def __init__(self, desk: Desk, route: routes.Comments) -> None:
        super().__init__()
        self.setObjectName("comments")
        mark(self, kind="page")
        self._desk, self._route = desk, route
        self.view: Room | None = None
        self.cards: dict[tuple[str, str], DraftCard] = {}
        self.saved = Saved()
        self.head = AuditHead("Comments", ABOUT, self.saved)
        self.signed = notice("This audit is signed", SIGNED, "info")
        self.told = Hint()
        self.until = DateField("Comments until", "For example 27/3/2026. It may stay empty.")
        self.give = primary("Give out the draft findings", "message").does(self._give_out)
        self.folder = FolderField("Folder", PACKS)
        self.write = secondary("Write the packs", "download").does(self._write)
        self.written = Hint()
        self._lay_out()
        desk.runner.changed.connect(self._on_changed)
        desk.leaving.connect(lambda *_: self.flush())
        self._read()

    def focus_first(self) -> None:
        """Put the focus on the first finding, or where they are given out."""
        first = next(iter(self.cards.values()), None)
        if first is None:
            self.until.focus_first()
        elif first.text.isVisibleTo(self):
            first.text.focus_first()
        else:
            self.folder.focus_first()

    def flush(self) -> None:
        """Record what is still waiting for a pause."""
        for card in self.cards.values():
            card.flush()

    def _lay_out(self) -> None:
        for name in ("until", "give", "folder", "write"):
            getattr(self, name).setObjectName(f"comments.{name}")
        self.giving = FormCard("Give out", GIVE, self.until, row(self.give, None))
        self.posting = FormCard("Send", "", self.folder, row(self.write, None), self.written)
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(Space.L)
        fill_page(
            self,
            self.head,
            self.signed,
            self.told,
            holder(column(self._lines, gap=0)),
            self.giving,
            self.posting,
        )
        for part in (self.signed, self.giving, self.posting, self.written):
            part.hide()

    # reading -------------------------------------------------------------------------------------

    def _read(self) -> None:
        self._desk.runner.read(commenting.room, self._show, self._route.audit)

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if change.audit == self._route.audit and change.touches(*SHOWN):
            self.saved.say(self._desk.clock())
            self._read()

    def _show(self, room: Room) -> None:
        first, self.view = self.view is None, room
        drafts = room.talk.newest_drafts
        self.head.show_audit(room.audit)
        self.signed.setVisible(not room.can_speak)
        self.told.setText(_told(room))
        self.giving.setVisible(room.is_lead and room.can_speak)
        self.posting.setVisible(bool(drafts) and room.can_speak)
        self.folder.hint.setText(PACKS if room.is_lead else PACK)
        again = "Give them out again" if drafts else "Give out the draft findings"
        self.give.setText(again)
        words = "Write the packs" if room.is_lead else "Write the pack for the lead"
        self.write.setText(words)
        if tuple(self.cards) != tuple((one.round, one.finding) for one in drafts):
            self._build(room, drafts)
        for card in self.cards.values():
            card.show_room(room)
        if first and self.isVisible():
            self.focus_first()

    def _build(self, room: Room, drafts: tuple[DraftFinding, ...]) -> None:
        for card in self.cards.values():
            tell_what_waits(card)
        emptied(self._lines)
        self.cards = {(one.round, one.finding): DraftCard(one, room) for one in drafts}
        for card in self.cards.values():
            card.commented.connect(self._comment)
            card.responded.connect(self._respond)
            self._lines.addWidget(card)

    # writing -------------------------------------------------------------------------------------

    def _give_out(self) -> None:
        self.until.flush()
        until = date.fromisoformat(self.until.value) if self.until.value else None
        self._desk.runner.write(commenting.give_out, self._route.audit, until)

    @Slot(object, str, bool)
    def _comment(self, about: DraftFinding, text: str, agrees: bool) -> None:  # noqa: FBT001 - Qt's signal carries it
        self._desk.runner.write(lambda unit: commenting.comment(unit, about, text, agrees=agrees))

    @Slot(object, object, str)
    def _respond(self, to: Comment, outcome: Outcome, why: str) -> None:
        self._desk.runner.write(commenting.respond, to, outcome, why)

    def _write(self) -> None:
        self.flush()
        self.folder.flush()
        if not self.folder.value:
            self.folder.mark_wrong("Choose a folder first.")
            self.folder.focus_first()
            return
        where = (self._desk.vault, self._route.audit, self.folder.path)
        self._desk.runner.serve(sending.send_talk, self._on_written, *where, on_error=self._refused)

    def _on_written(self, files: tuple[Path, ...]) -> None:
        names = ", ".join(one.name for one in files)
        self.written.setText(f"Written {self._desk.clock().astimezone():%H:%M}: {names}")
        self.written.show()

    def _refused(self, error: LifauditError) -> None:
        if isinstance(error, IdentifiersFound):
            self._desk.go(routes.Identifiers(self._route.audit))
        else:
            self._desk.runner.failed.emit(error)


def _told(room: Room) -> str:
    """Say when the findings were given out last, until when, and what is still owed."""
    newest = room.talk.newest
    if newest is None:
        return NONE_YET if room.is_lead else f"{NONE_YET} {WAIT}"
    when = f" on {day_of(newest.given_at)}" if newest.given_at else ""
    until = f" Comments until {day_of(newest.until)}." if newest.until else ""
    owed = len(room.talk.unanswered)
    comments = "1 comment has" if owed == 1 else f"{owed} comments have"
    left = f" {comments} no answer yet." if owed and room.is_lead else ""
    return f"Given out{when}, for the {_which(newest.round)} time.{until}{left}"


def _which(number: str) -> str:
    return {"1": "first", "2": "second", "3": "third"}.get(number, f"{number}th")
