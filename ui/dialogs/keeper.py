"""A dialog that asks who keeps a backup copy, and where its file goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from lifaudit.domain.trust import Member
from ui.dialogs.member import MemberDialog
from ui.fields.field import Field
from ui.fields.folder import FolderField
from ui.fields.select import SelectField
from ui.widgets.labels import Hint

TITLE = "Give a backup copy to keep"
WHAT = (
    "Your lead or business manager is a good keeper. They can hand the copy back and open nothing "
    "in it: that takes your passphrase or your recovery sheet. A weak passphrase can be guessed at."
)
WHERE = "The file is sealed for the keeper and for you. Hand it over on a stick or a share."


@dataclass(frozen=True, slots=True)
class Keeping:
    """Who is to keep a copy, and where its file is written."""

    person: str
    folder: Path


class KeeperDialog(MemberDialog):
    """Two questions; its value is a `Keeping`."""

    def __init__(self, parent: QWidget, keepers: Sequence[Member]) -> None:
        super().__init__(parent, TITLE, "Make the copy")
        people = [(one.person, one.with_job) for one in keepers]
        self.keeper = SelectField("Keeper", people)
        self.keeper.setObjectName("keeper.person")
        self.folder = FolderField("Folder", WHERE)
        self.folder.setObjectName("keeper.folder")
        self.lay_out(Hint(WHAT), self.keeper, self.folder)
        self.keeper.focus_first()

    def wanted(self) -> tuple[tuple[Field, str], ...]:
        return (
            (self.keeper, "Error: choose who keeps the copy"),
            (self.folder, "Error: choose a folder for the file"),
        )

    def value(self) -> Keeping:
        return Keeping(self.keeper.value, self.folder.path)
