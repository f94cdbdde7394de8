"""A backup copy that was chosen: laid out in a folder, and restored from there by its owner."""

from __future__ import annotations

from pathlib import Path

from lifaudit.domain.errors.base import LifauditError
from lifaudit.services import backup_copies
from ui.bridge.desk import Desk
from ui.bridge.route import Restore
from ui.fields.folder import FolderField
from ui.widgets.banner import notice
from ui.widgets.buttons import primary, secondary
from ui.widgets.cards import Card
from ui.widgets.stack import row
from ui.widgets.waiting import Waiting

WHAT = (
    "A copy is never mixed with this vault. It becomes a folder of its own, locked as it came: "
    "only its owner's passphrase opens it. Hand the folder over on a stick, or let its owner "
    "restore it here."
)
LAID = "The backup lies in {name}"
NEXT = (
    "It is still locked. Its owner chooses Restore a backup on the first page of lifaudit and "
    "names this folder."
)


class TakeOutCard(Card):
    """Asks for a folder and lays the copy out there."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Take the backup out", WHAT)
        self.setObjectName("take-out")
        self._desk = desk
        self._file, self._laid = Path(), Path()
        self.folder = FolderField("Into", "A folder of your own; a new one is made inside it.")
        self.folder.setObjectName("take-out.folder")
        self.folder.line.returnPressed.connect(self.take_out)
        self.take = primary("Take it out", "download").does(self.take_out)
        self.take.setObjectName("take-out.take")
        self.restore = secondary("Restore it on this laptop", "history").does(self._restore)
        self.restore.setObjectName("take-out.restore")
        self.waiting, self.done = Waiting("Taking the backup out"), notice("")
        for part in (self.folder, self.waiting, self.done):
            self.room.addWidget(part)
        self.room.addLayout(row(self.take, self.restore, None))

    def focus_first(self) -> None:
        """Put the focus on what comes next: the folder, or restoring what lies in it."""
        if self.restore.isVisible():
            self.restore.setFocus()
        else:
            self.folder.focus_first()

    def offer(self, file: Path) -> None:
        """Ask where this copy is to be laid out."""
        self._file = file
        self.folder.set_value("")
        self.done.hide()
        self.restore.hide()
        self.waiting.hide()
        self.show()
        self.focus_first()

    def take_out(self) -> None:
        """Lay the copy out, off the window's thread."""
        if not self.folder.value:
            self.folder.mark_wrong("Error: choose a folder")
            self.folder.focus_first()
            return
        self._wait(waiting=True)
        self._desk.runner.serve(
            backup_copies.take_out,
            self._on_laid,
            self._desk.vault,
            self._file,
            self.folder.path,
            on_error=self._on_refused,
        )

    def _on_laid(self, laid: Path) -> None:
        self._wait(waiting=False)
        self._laid = laid
        self._tell(LAID.format(name=laid.name), NEXT, "success")
        self.restore.show()
        self.focus_first()

    def _on_refused(self, error: LifauditError) -> None:
        self._wait(waiting=False)
        self._tell(error.title, error.advice, "danger")
        self.folder.focus_first()

    def _tell(self, title: str, sentence: str, tone: str) -> None:
        self.done.say(title, sentence, tone)
        self.done.show()

    def _wait(self, *, waiting: bool) -> None:
        self.waiting.setVisible(waiting)
        self.done.hide()
        for part in (self.folder, self.take):
            part.setEnabled(not waiting)

    def _restore(self) -> None:
        self._desk.lock()
        self._desk.go(Restore(str(self._laid)))
