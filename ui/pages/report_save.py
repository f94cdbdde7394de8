"""Saving: the report and its trust file, and working copies, where the person chooses."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal

from lifaudit.services.policy import in_force
from ui.fields.folder import FolderField
from ui.fields.form import FormCard
from ui.theme.tokens import Space
from ui.widgets.buttons import secondary
from ui.widgets.labels import Hint
from ui.widgets.stack import column

SIGNED = (
    "The signed report is written with trust.pem, which a stranger needs to check it. Working "
    "copies are unsigned and say so."
)
DRAFT = "A draft and working copies are unsigned and say so on every page."
KEPT = "Your organisation keeps drafts and working copies inside the vault."
WHERE = "Choose a folder first."


class Save(FormCard):
    """A folder and two buttons."""

    report_wanted = Signal(Path)
    copies_wanted = Signal(Path)

    def __init__(self) -> None:
        super().__init__("Save")
        self.setObjectName("report.save")
        self.told = Hint()
        self.folder = FolderField("Folder")
        self.folder.setObjectName("report.folder")
        self.folder.stand_in_lines()
        self.report = secondary("Save the draft", "download").does(self._on_report)
        self.report.setObjectName("report.pdf")
        self.copies = secondary("Save working copies", "copy").does(self._on_copies)
        self.copies.setObjectName("report.copies")
        self.done = Hint()
        self.done.hide()
        self.hold(self.told)
        self.hold(self.folder)
        self.hold(column(self.report, self.copies, self.done, gap=Space.S))

    def show_signed(self, *, signed: bool) -> None:
        """Offer the signed report, or its draft."""
        free = in_force().exports
        self.told.setText((SIGNED if signed else DRAFT) if free else KEPT)
        if not free:
            self.copies.hide()
        self.report.setEnabled(free or signed)
        words = "Save the signed report" if signed else "Save the draft"
        self.report.setText(words)
        self.report.setAccessibleName(words)

    def show_saved(self, files: tuple[Path, ...], when: str) -> None:
        """Say what was written, and when."""
        names = ", ".join(one.name for one in files)
        self.done.setText(f"Written {when}: {names}")
        self.done.show()

    def _on_report(self) -> None:
        if folder := self.chosen():
            self.report_wanted.emit(folder)

    def _on_copies(self) -> None:
        if folder := self.chosen():
            self.copies_wanted.emit(folder)

    def chosen(self) -> Path | None:
        """Return the folder, or say that one is to be chosen."""
        self.folder.flush()
        if not self.folder.value:
            self.folder.mark_wrong(WHERE)
            self.folder.focus_first()
            return None
        return self.folder.path
