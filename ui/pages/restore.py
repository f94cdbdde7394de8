"""Putting a backup back: into a folder of its own, so that nothing is ever overwritten."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from lifaudit.domain.errors.base import LifauditError
from lifaudit.domain.places import is_there
from ui.bridge import door
from ui.bridge.desk import Desk
from ui.bridge.route import NewPassphrase, Restore, Unlock
from ui.fields.folder import FolderField
from ui.fields.form import FormCard
from ui.fields.secret import SecretField
from ui.pages.ways import BESIDE_THE_WORDS, TYPED_OFF, Way, ask_for
from ui.widgets.banner import Banner
from ui.widgets.buttons import primary, quiet
from ui.widgets.leaf import centre_page
from ui.widgets.pagehead import PageHead
from ui.widgets.stack import column, row
from ui.widgets.waiting import Waiting

WIDTH = 640
WHAT = (
    "A backup becomes a vault of its own in a new folder. The backup and the vault it came from "
    "stay as they are. It opens with the passphrase in use when it was made, or with the recovery "
    "sheet."
)
PASSPHRASE = Way("Passphrase", "", "Use the passphrase", door.restore_by_passphrase, None)
RECOVERY = Way(
    "Recovery key",
    f"The eight groups on the sheet that was in use when the backup was made. {TYPED_OFF}",
    "Use the recovery key",
    door.restore_by_recovery_key,
    NewPassphrase(known=False),
    on_paper=True,
)


class RestorePage(QWidget):
    """Asks which backup, where to, and for the passphrase or the printed key."""

    def __init__(self, desk: Desk, route: Restore) -> None:
        super().__init__()
        self.setObjectName("restore")
        self._desk, self._way = desk, PASSPHRASE
        self.source = FolderField(
            "Backup", "One folder inside the vault's backups folder, named by its date."
        )
        self.source.set_value(route.source)
        self.target = FolderField("New folder", "An empty folder on this laptop's own disk.")
        self.secret = SecretField("Passphrase")
        self.secret.entered.connect(self.restore)
        self.other = quiet(RECOVERY.offer).does(self._turn)
        self.banner, self.bar = Banner(), Waiting("Restoring the backup")
        self.on = primary("Restore and open", "history").does(self.restore)
        self.back = quiet("Back", "arrow-left").does(lambda: desk.go(Unlock()))
        below = column(self.banner, self.bar, row(self.on, self.back, self.other, None))
        card = FormCard("", "", self.source, self.target, self.secret, below)
        centre_page(self, PageHead("Restore a backup", WHAT), card, width=WIDTH)

    def focus_first(self) -> None:
        """Put the focus on the first thing that is still empty."""
        (self.target if self.source.value else self.source).focus_first()

    def _turn(self) -> None:
        """Ask for the other of the two, as the person may have only that."""
        last, self._way = self._way, RECOVERY if self._way is PASSPHRASE else PASSPHRASE
        ask_for(self.secret, self._way)
        self.other.setText(last.offer)
        self.secret.focus_first()

    def restore(self) -> None:
        """Check, copy, and open the copy."""
        if self._gaps():
            return
        self._wait(waiting=True)
        self._desk.runner.serve(
            self._way.job,
            partial(self._desk.take, to=self._way.to),
            self.source.path,
            self.target.path,
            self.secret.value,
            self._desk.clock,
            on_error=self._on_refused,
        )

    def _gaps(self) -> bool:
        wanted = (
            (self.source, "Error: choose a backup"),
            (self.target, "Error: choose a folder for the restored vault"),
            (self.secret, f"Error: enter the {self._way.label.lower()}"),
        )
        empty = [(field, words) for field, words in wanted if not field.value]
        for field, words in wanted:
            field.mark_wrong(words if not field.value else "")
        if empty:
            empty[0][0].focus_first()
        elif not is_there(self.source.path / "keys.json"):
            self.source.mark_wrong(
                "Error: there is no backup in this folder. Choose one of the folders inside it."
            )
            return True
        return bool(empty)

    def _on_refused(self, error: LifauditError) -> None:
        self._wait(waiting=False)
        if isinstance(error, BESIDE_THE_WORDS):
            self.secret.mark_wrong(str(error))
            self.secret.focus_first()
        else:
            self.banner.say(error.title, error.advice, "danger")

    def _wait(self, *, waiting: bool) -> None:
        self.banner.hide()
        self.bar.setVisible(waiting)
        for part in (self.source, self.target, self.secret, self.on, self.other):
            part.setEnabled(not waiting)


def beside(folder: Path) -> Path:
    """Propose a folder next to a vault's own."""
    return folder.with_name(f"{folder.name} restored")
