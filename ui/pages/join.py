"""Joining a partnership: its card, a request, seven words by telephone, and the lead's answer."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from lifaudit.domain.change import Change
from lifaudit.domain.errors.base import LifauditError
from lifaudit.domain.joining import Card
from lifaudit.domain.partnership import Joining, MemberList, Person
from lifaudit.services import joining, joining_files
from lifaudit.services.joining import JoinView
from ui.bridge.desk import Desk
from ui.bridge.route import Join, People
from ui.pages.handing import Handing, file_in
from ui.pages.join_parts import AskPart, DonePart, WaitPart, steps
from ui.theme.tokens import Space
from ui.widgets.banner import Banner
from ui.widgets.leaf import fill_page
from ui.widgets.pagehead import PageHead
from ui.widgets.stack import column, emptied, holder

WHAT = "Three files and one telephone call. Nothing goes over a network by itself."


class JoinPage(QWidget):
    """Shows what is to be done next, until the vault belongs to a partnership."""

    def __init__(self, desk: Desk, _route: Join) -> None:
        super().__init__()
        self.setObjectName("join")
        self._desk, self._card = desk, b""
        self.banner = Banner()
        self._handing = Handing(self, desk, self.banner)
        self.part: AskPart | WaitPart | DonePart = AskPart()
        self._view = JoinView("", "", None, None)
        self._room = column(gap=Space.XL)
        fill_page(self, PageHead("Join a partnership", WHAT), self.banner, holder(self._room))
        self.setAcceptDrops(True)
        desk.runner.changed.connect(self._on_changed)
        self._read()

    def focus_first(self) -> None:
        """Put the focus on what is next."""
        self.part.focus_first()

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if change.touches(Joining, MemberList):
            self.banner.hide()
            self._read()

    def _read(self) -> None:
        self._desk.runner.read(joining.view, self._show)

    def _show(self, view: JoinView) -> None:
        self._view = view
        if view.waiting is not None:
            self._put(self._waiting(view))
        elif view.joined is not None:
            self._put(self._done(view))
        else:
            self._begin()

    def _put(self, part: AskPart | WaitPart | DonePart, *beneath: QWidget) -> None:
        emptied(self._room)
        self.part = part
        for widget in (part, *beneath):
            self._room.addWidget(widget)
            widget.show()
        self._room.addStretch(1)
        part.focus_first()

    # the parts -----------------------------------------------------------------------------------

    def _begin(self) -> None:
        part = AskPart()
        part.card_chosen.connect(self.take_card)
        part.asked.connect(self._ask)
        self._put(part, steps())

    def _waiting(self, view: JoinView) -> WaitPart:
        assert view.waiting is not None  # noqa: S101 - looked at by whoever calls
        part, said = WaitPart(view.waiting), view.waiting
        part.saved.connect(lambda: self._handing.request(said.request, said.name, said.lead))
        part.answer_chosen.connect(self.take_answer)
        part.again.connect(self._begin)
        return part

    def _done(self, view: JoinView) -> DonePart:
        assert view.joined is not None  # noqa: S101 - looked at by whoever calls
        part = DonePart(view.joined)
        part.answer_chosen.connect(self.take_answer)
        part.again.connect(self._begin)
        part.left.connect(lambda: self._desk.go(People()))
        return part

    # the files -----------------------------------------------------------------------------------

    def take_card(self, path: Path) -> None:
        """Read a partnership's card."""
        self._take(path, self._on_card)

    def take_answer(self, path: Path) -> None:
        """Read the lead's answer, and join by it."""
        self._take(path, self._on_answer)

    def _take(self, path: Path, then: object) -> None:
        self._desk.runner.work(joining_files.take, then, path, on_error=self._refuse)  # type: ignore[arg-type]  # what a file becomes is its reader's

    def _on_card(self, content: bytes) -> None:
        if not isinstance(self.part, AskPart):
            self._begin()
        then = partial(self._show_card, content)
        self._desk.runner.read(joining.look_at_card, then, content, on_error=self._refuse)

    def _show_card(self, content: bytes, card: Card) -> None:
        self._card = content
        if isinstance(self.part, AskPart):
            self.part.show_card(card, self._view.name, self._view.job)

    def _ask(self, name: str, job: str) -> None:
        me = Person("", name, job=job)
        self._desk.runner.write(
            joining.request, self._desk.vault.keys, self._card, me, on_error=self._refuse
        )

    def _on_answer(self, content: bytes) -> None:
        self._desk.runner.write(
            joining.accept, self._desk.vault.keys, content, on_error=self._refuse
        )

    def _refuse(self, error: LifauditError) -> None:
        self.part.refuse(str(error))

    # dropping ------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if file_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take an answer as such, and anything else as a card."""
        path = file_in(event.mimeData())
        if path is not None:
            is_answer = path.suffix.lower() == joining_files.ANSWER
            (self.take_answer if is_answer else self.take_card)(path)
