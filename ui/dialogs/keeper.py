"""A dialog that asks who keeps a backup copy, and where its file goes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from lifaudit.domain.trust import Member
from ui.dialogs.asking import AskingDialog
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


class KeeperDialog(AskingDialog):
    """Two questions: the person, and the folder."""

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

    def said(self) -> tuple[str, Path]:
        return self.keeper.value, self.folder.path
