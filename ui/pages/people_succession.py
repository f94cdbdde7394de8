"""People, where the partnership goes from one lead to another: handed on, and taken over."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from lifaudit.domain.errors.base import LifauditError
from lifaudit.domain.membership import Standing
from lifaudit.services import issuing, joining_files
from lifaudit.services.issuing import Expected
from ui.bridge.desk import Desk
from ui.dialogs.reason import ReasonDialog
from ui.fields.date import write_date
from ui.pages.handing import Handing
from ui.widgets.banner import Banner, notice
from ui.widgets.buttons import secondary
from ui.widgets.stack import column, row

WHAT = (
    "They admit people, renew certificates and sign this list from then on, and this vault does no "
    "more. Only they can hand it back. Audits keep their own leads. Next you save the file that "
    "they open on their People page."
)
WAITS = "You handed the partnership on to {who}"
WAITS_WHY = (
    "That was on {day}. Nobody can be admitted until they have opened their file; you learn of it "
    "with their next pack."
)
TAKE_OVER = "Take the partnership over"
KINDS = "Partnerships handed on (*.lifsuccession);;All files (*)"
KEEPS = "You keep the partnership now"
KEEPS_WHY = (
    "You admit colleagues, renew certificates and name who takes part. Everybody learns of it with "
    "your next pack. Make a backup today: only this vault can do it."
)


class Succession(QWidget):
    """Who is waited for, and the three deeds; it says in the page's banner what came of them."""

    taken = Signal()

    def __init__(self, page: QWidget, desk: Desk, banner: Banner) -> None:
        super().__init__()
        self._page, self._desk, self._banner = page, desk, banner
        self._handing = Handing(page, desk, banner)
        self._expected: Expected | None = None
        self.told = notice("")
        self.again = secondary("Save the file again", "download").does(self._save_again)
        self.again.setObjectName("people.again")
        self.setLayout(column(self.told, row(self.again, None)))
        self.hide()

    def show_expected(self, one: Expected | None) -> None:
        """Say who has the file that hands the partnership on, as long as they are waited for."""
        self._expected = one
        self.setVisible(one is not None)
        if one is not None:
            day = write_date(one.at.date())
            self.told.say(WAITS.format(who=one.name), WAITS_WHY.format(day=day), "info")

    def hand_on(self, one: Standing) -> None:
        """Ask why, and hand the partnership on; where the file is to lie is asked behind it."""
        person, name = one.person.person, one.person.name
        ask = ReasonDialog(self._page, f"Hand the partnership on to {name}", WHAT, "Hand it on")
        ask.accepted.connect(lambda: self._handing.succession(person, name))
        ask.record(self._desk.runner, issuing.hand_on, self._desk.vault.keys, person)

    def take_over(self) -> None:
        """Ask for the file of who kept the list so far, and keep it from now on."""
        chosen, _ = QFileDialog.getOpenFileName(self._page, TAKE_OVER, "", KINDS)
        if chosen:
            self._desk.runner.work(
                joining_files.take, self._on_file, Path(chosen), on_error=self._refuse
            )

    def _on_file(self, content: bytes) -> None:
        self._desk.runner.write(
            issuing.take_over,
            self._desk.vault.keys,
            content,
            on_kept=self._on_taken,
            on_error=self._refuse,
        )

    def _on_taken(self) -> None:
        """Say so; where the lists were known already nothing else in the vault has changed."""
        self.taken.emit()
        self._banner.say(KEEPS, KEEPS_WHY, "success")

    def _save_again(self) -> None:
        if self._expected:
            self._handing.succession(self._expected.person, self._expected.name)

    def _refuse(self, error: LifauditError) -> None:
        self._banner.say(error.title, error.advice, "danger")
