"""Files that are handed to others: where they are to lie is asked, and what was written is told."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QFileDialog, QWidget

from lifaudit.domain.errors.base import LifauditError
from lifaudit.services import admitting, issuing, joining_files
from ui.bridge.desk import Desk
from ui.widgets.banner import Banner

CARD_SENT = "Give it to whoever shall join. It holds no secret."
ANSWER_SENT = "Send it to {who}: it opens for nobody else."
HANDED_ON = (
    "Send it to {who}: it opens for nobody else, and holds what the partnership's certificates are "
    "made with. Nobody can be admitted until they have opened it."
)
REQUEST_SENT = "Send it to {who}. It holds your name, your job and public keys, and no secret."


class Handing:
    """Writes the files of joining for one page, and says so in its banner."""

    def __init__(self, page: QWidget, desk: Desk, banner: Banner) -> None:
        self._page, self._desk, self._banner = page, desk, banner

    def card(self, partnership: str) -> None:
        """Ask where the partnership's card is to lie, and write it there."""
        name = joining_files.name_for(partnership, joining_files.CARD)
        if path := self._where("Give out the partnership card", name):
            self.make(admitting.card, path, CARD_SENT)

    def answer(self, person: str, who: str) -> None:
        """Ask where the answer to a member is to lie, and write it there."""
        name = joining_files.name_for(who, joining_files.ANSWER)
        if path := self._where(f"Save the answer for {who}", name):
            self.make(admitting.answer, path, ANSWER_SENT.format(who=who), person)

    def succession(self, person: str, who: str) -> None:
        """Ask where the file is to lie that hands the partnership on, and write it there."""
        name = joining_files.name_for(who, joining_files.SUCCESSION)
        if path := self._where(f"Save the file for {who}", name):
            self.make(issuing.file, path, HANDED_ON.format(who=who), person)

    def request(self, content: bytes, name: str, lead: str) -> None:
        """Ask where one's own request is to lie, and write it there."""
        file = joining_files.name_for(name, joining_files.REQUEST)
        if path := self._where("Save the request", file):
            self.write(path, REQUEST_SENT.format(who=lead), content)

    def make(self, maker: Callable[..., bytes], path: Path, told: str, *more: Any) -> None:
        """Let a use case make a file with the keys of who unlocked, and write it."""
        then = partial(self.write, path, told)
        self._desk.runner.read(maker, then, self._desk.vault.keys, *more, on_error=self._refused)

    def write(self, path: Path, told: str, content: bytes) -> None:
        """Write a file that is made already."""
        self._desk.runner.work(
            joining_files.give,
            lambda written: self._banner.announce(f"Written to {written.name}", told, "success"),
            content,
            path,
            on_error=self._refused,
        )

    def _where(self, title: str, name: str) -> Path | None:
        kinds = f"lifaudit (*{Path(name).suffix});;All files (*)"
        chosen, _ = QFileDialog.getSaveFileName(self._page, title, name, kinds)
        return Path(chosen) if chosen else None

    def _refused(self, error: LifauditError) -> None:
        self._banner.announce(error.title, error.advice, "danger")


def file_in(mime: QMimeData) -> Path | None:
    """Return the first file of what is dragged over a page."""
    found = [one for one in mime.urls() if one.isLocalFile()]
    return Path(found[0].toLocalFile()) if found else None
