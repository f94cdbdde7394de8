"""Checking an update file from a stick: choose or drop it, read what it is, install nothing."""

from __future__ import annotations

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from lifaudit.domain.errors.base import LifauditError
from lifaudit.domain.program import VERSION
from lifaudit.domain.update import Checked
from lifaudit.domain.words import day_of
from lifaudit.services import updates
from ui.bridge.desk import Desk
from ui.bridge.route import CheckUpdate, Help
from ui.fields.file import FileField
from ui.fields.form import FormCard
from ui.models.verdicts import INSTALLER_TONES, UPDATE_TONES, in_groups
from ui.theme.tokens import Space
from ui.widgets.banner import Notice
from ui.widgets.buttons import primary, quiet
from ui.widgets.cards import Card
from ui.widgets.dropped import files_in
from ui.widgets.labels import PlainLabel
from ui.widgets.leaf import fill_page
from ui.widgets.pagehead import PageHead
from ui.widgets.stack import column, emptied, row
from ui.widgets.told import fact, tell
from ui.widgets.waiting import Waiting

WHAT = (
    "See whether an update came from the makers of lifaudit, before anybody installs it. The files "
    f"are only read. Version {VERSION} runs here."
)
FILE = (
    "The file that ends in .lifupdate, with the installer in the same folder. You can also drop it "
    "anywhere on this page."
)
KINDS = ("Update files (*.lifupdate)",)


class CheckUpdatePage(QWidget):
    """A file and a button; beneath them what the file says, and what lies beside it."""

    def __init__(self, desk: Desk, _route: CheckUpdate) -> None:
        super().__init__()
        self.setObjectName("update")
        self._desk = desk
        self.file = FileField("Update file", FILE, KINDS)
        self.ask = primary("Check", "certificate").does(self.check)
        self.back = quiet("Back", "arrow-left").does(lambda: desk.go(Help()))
        self.waiting = Waiting("Checking the update file")
        self.found = _Found()
        for name, part in {"file": self.file, "ask": self.ask, "found": self.found}.items():
            part.setObjectName(f"update.{name}")
        below = column(self.waiting, row(self.ask, self.back, None))
        head = PageHead("Check an update file", WHAT)
        self._scroll = fill_page(self, head, FormCard("", "", self.file, below), self.found)
        self.found.hide()
        self.setAcceptDrops(True)
        self.file.line.textChanged.connect(lambda *_: self.found.hide())
        self.file.line.returnPressed.connect(self.check)

    def focus_first(self) -> None:
        """Put the focus where the file is named."""
        self.file.focus_first()

    def check(self) -> None:
        """Judge the file that is named."""
        if not self.ask.isEnabled():
            return
        self.found.hide()
        self.file.mark_wrong("")
        if not self.file.value:
            self._point("Error: choose the update file to check")
            return
        self._wait(waiting=True)
        run = self._desk.runner.work
        run(updates.check_update, self._show, self.file.path, on_error=self._refuse)

    def _show(self, checked: Checked) -> None:
        self._wait(waiting=False)
        self.found.show_checked(checked)
        self.found.show()
        self.ask.setFocus()
        self._scroll.ensureWidgetVisible(self.found.banner)

    def _refuse(self, error: LifauditError) -> None:
        self._wait(waiting=False)
        self._point(str(error))

    def _point(self, words: str) -> None:
        self.file.mark_wrong(words)
        self.file.focus_first()

    def _wait(self, *, waiting: bool) -> None:
        self.waiting.setVisible(waiting)
        for part in (self.file, self.ask):
            part.setEnabled(not waiting)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_in(event) and self.ask.isEnabled():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the first file, and check it at once."""
        event.acceptProposedAction()
        for file in files_in(event)[:1]:
            self.file.take(str(file))
            self.check()


class _Found(QWidget):
    """What a check found; what is signed is shown, and nothing else of the file."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("What was found")
        self.banner = Notice()
        self.installers, self.notes = Card("Installers in the same folder"), Card("What changes")
        self.facts = Card("To compare")
        self._rooms = [column(gap=Space.M) for _ in range(3)]
        cards = (self.installers, self.notes, self.facts)
        for card, room in zip(cards, self._rooms, strict=True):
            card.room.addLayout(room)
        self.setLayout(column(self.banner, *cards, gap=Space.L))

    def show_checked(self, checked: Checked) -> None:
        """Say what was found."""
        update = checked.update
        self.banner.say(checked.headline, checked.sentence, UPDATE_TONES[checked.advice])
        told: tuple[list[QWidget], ...] = (
            [tell(INSTALLER_TONES[one.beside], one.sentence) for one in checked.installers],
            [PlainLabel(f"\u2022 {note}") for note in update.notes],
            [
                fact("Version", update.version),
                fact("Released", day_of(update.released)),
                fact("Signed by", update.signer),
                fact("SHA-256 of the release key", in_groups(checked.key_sha256)),
                fact("SHA-256 of the update file", in_groups(checked.file_sha256)),
            ],
        )
        for room, lines in zip(self._rooms, told, strict=True):
            emptied(room)
            for line in lines:
                room.addWidget(line)
        self.notes.setVisible(bool(update.notes))
        self.installers.setVisible(bool(checked.installers))
