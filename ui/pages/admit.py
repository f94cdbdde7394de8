"""Admitting a colleague: their request, seven words by telephone, their place, the answer."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from lifaudit.domain.change import Change
from lifaudit.domain.errors.base import LifauditError
from lifaudit.domain.joining import Admission
from lifaudit.domain.membership import Standing
from lifaudit.domain.partnership import Partnership
from lifaudit.services import admitting, joining_files, members, register
from lifaudit.services.admitting import ADMITTED, Newcomer
from ui.bridge.desk import Desk
from ui.bridge.route import Admit
from ui.fields.file import FileField
from ui.fields.form import FormCard
from ui.pages.admit_parts import AdmittedPart, HowPart, NewcomerPart
from ui.pages.handing import Handing, file_in
from ui.theme.tokens import Space
from ui.widgets.banner import Banner
from ui.widgets.leaf import fill_page
from ui.widgets.pagehead import PageHead
from ui.widgets.stack import column, emptied, holder

WHAT = "Nobody takes part before you have heard their voice."
KINDS = ("Joining requests (*.lifrequest)",)
REQUEST = "The file that ends in .lifrequest. You can also drop it on this page."


class AdmitPage(QWidget):
    """Shows how it goes until a request is opened, then who asks, then what to send."""

    def __init__(self, desk: Desk, _route: Admit) -> None:
        super().__init__()
        self.setObjectName("admit")
        self._desk, self._partnership = desk, ""
        self.banner = Banner()
        self._handing = Handing(self, desk, self.banner)
        self.file = FileField("Joining request", REQUEST, KINDS)
        self.file.committed.connect(lambda *_: self._on_file())
        self._open = FormCard("Open a request", "", self.file)
        self.part: HowPart | NewcomerPart | AdmittedPart = HowPart()
        self._room = column(gap=Space.XL)
        head = PageHead("Admit a colleague", WHAT)
        self._scroll = fill_page(self, head, self.banner, self._open, holder(self._room))
        self.setAcceptDrops(True)
        desk.runner.changed.connect(self._on_changed)
        desk.runner.read(register.partnership, self._name)
        self.begin()

    def focus_first(self) -> None:
        """Put the focus where this page begins."""
        if isinstance(self.part, HowPart):
            self.file.focus_first()
        else:
            self.part.focus_first()

    def begin(self) -> None:
        """Wait for a request."""
        self.file.set_value("")
        part = HowPart()
        part.card_wanted.connect(lambda: self._handing.card(self._partnership))
        self._put(part)

    def take(self, path: Path) -> None:
        """Read a request that was chosen or dropped."""
        self._desk.runner.work(joining_files.take, self._look, path, on_error=self._refuse)

    def _name(self, ours: Partnership) -> None:
        self._partnership = ours.name

    def _on_file(self) -> None:
        if self.file.value:
            self.take(self.file.path)

    def _look(self, content: bytes) -> None:
        self._desk.runner.read(
            admitting.read_request, self.show_newcomer, content, on_error=self._refuse
        )

    def show_newcomer(self, newcomer: Newcomer) -> None:
        """Show who asks, and what is to be decided."""
        part = NewcomerPart(newcomer)
        part.admitted.connect(partial(self._admit, newcomer))
        part.other.connect(self.begin)
        self._put(part)

    def _admit(self, newcomer: Newcomer, decided: Admission) -> None:
        self._desk.runner.write(
            admitting.admit,
            self._desk.vault.keys,
            newcomer.file,
            decided,
            on_error=self._say_refused,
        )

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if change.label == ADMITTED and isinstance(self.part, NewcomerPart):
            person = self.part.person
            self._desk.runner.read(members.standing_of, self._show_admitted, person)

    def _show_admitted(self, member: Standing) -> None:
        part, person = AdmittedPart(member), member.person
        part.saved.connect(lambda: self._handing.answer(person.person, person.name))
        part.other.connect(self.begin)
        self._put(part)

    def _put(self, part: HowPart | NewcomerPart | AdmittedPart) -> None:
        emptied(self._room)
        self.part = part
        self._open.setVisible(isinstance(part, HowPart))
        self._room.addWidget(part)
        self._room.addStretch(1)
        part.show()
        self._scroll.verticalScrollBar().setValue(0)
        self.focus_first()

    def _refuse(self, error: LifauditError) -> None:
        if not isinstance(self.part, HowPart):
            self.begin()
        self.file.mark_wrong(str(error))
        self.file.focus_first()

    def _say_refused(self, error: LifauditError) -> None:
        self.banner.say(error.title, error.advice, "danger")
        self._scroll.verticalScrollBar().setValue(0)

    # dropping ------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if file_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if path := file_in(event.mimeData()):
            self.take(path)
