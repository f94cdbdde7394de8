"""The vault's backups, and the checks that prove the vault whole."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from lifaudit.domain.errors.base import LifauditError
from lifaudit.domain.errors.exchange import NoKeeper
from lifaudit.domain.ports import Progress, silent
from lifaudit.domain.trust import Member
from lifaudit.services import backup_copies, upkeep
from lifaudit.services.upkeep import Generation, Health
from lifaudit.services.vault import Vault
from ui.bridge.desk import Desk
from ui.bridge.route import Restore
from ui.dialogs.keeper import KeeperDialog
from ui.fields.date import write_date
from ui.models.rows import Column, Rows
from ui.theme.style import look
from ui.theme.tokens import Space
from ui.widgets.banner import Banner
from ui.widgets.buttons import secondary
from ui.widgets.cards import Card
from ui.widgets.stack import Flow, holder
from ui.widgets.table import Table
from ui.widgets.waiting import Waiting

WHAT = (
    "Encrypted copies beside the vault, made every few hours while you work, and when you lock. "
    "Ten are kept, and each is proved after it was written."
)
HAND_OVER = "Hand the file to its keeper, who takes it in when you need it back."
COLUMNS: tuple[Column[Generation], ...] = (
    Column("Made", lambda one: _moment(one.made), sort=lambda one: one.made),
    Column("Folder", lambda one: one.folder.name),
)
MOST_ROWS = 5


class BackupsCard(Card):
    """The generations, newest first, and what can be done with the vault as a whole."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Backups and health", WHAT)
        self._desk = desk
        self.rows: Rows[Generation] = Rows(COLUMNS, self)
        self.table = Table(self.rows, "Backups")
        self.table.setObjectName("settings.backups")
        self.now = secondary("Back up now", "download").does(self._back_up)
        self.restore = secondary("Restore the chosen one", "history").does(self._restore)
        self.copy = secondary("Give a copy to keep", "upload").does(self._ask_keeper)
        self.copy.setAccessibleDescription("Seals a backup for a colleague who keeps it for you")
        self.check = secondary("Check the vault", "shield-check").does(self._check)
        self.rebuild = secondary("Rebuild", "refresh").does(self._rebuild)
        self.rebuild.setAccessibleDescription("Derives what is shown anew from the log")
        self.buttons = (self.now, self.copy, self.restore, self.check, self.rebuild)
        self.banner, self.waiting = Banner(), Waiting("Reading every page of the vault")
        for part in (self.table, holder(Flow(*self.buttons)), self.waiting, self.banner):
            self.room.addWidget(part)
        self._read()

    def _read(self) -> None:
        self._desk.runner.serve(upkeep.generations, self._show, self._desk.vault)

    def _show(self, found: list[Generation]) -> None:
        self.rows.show(found)
        lines = min(max(len(found), 1), MOST_ROWS) + 1
        self.table.setFixedHeight(lines * look().px(40) + 2 * Space.S)
        self.table.selectRow(0)
        self.restore.setEnabled(bool(found))

    def _back_up(self) -> None:
        self._do(upkeep.back_up, self._on_backed_up)

    def _ask_keeper(self) -> None:
        self.banner.hide()
        self._desk.runner.read(backup_copies.keepers, self._offer, on_error=self._on_refused)

    def _offer(self, found: tuple[Member, ...]) -> None:
        if found:
            ask = KeeperDialog(self, found)
            ask.then(self._desk.runner, partial(self._give, ask))
        else:
            self._on_refused(NoKeeper())

    def _give(self, ask: KeeperDialog, person: str, folder: Path) -> None:
        given = partial(self._on_given, ask)
        told = (self._desk.vault, person, folder, silent)
        self._desk.runner.serve(backup_copies.make_copy, given, *told, on_error=ask.refuse)

    def _on_given(self, ask: KeeperDialog, path: Path) -> None:
        ask.accept()
        self._tell(f"The copy is {path.name}", HAND_OVER, "success")
        self._read()

    def _check(self) -> None:
        self._do(upkeep.check, self._on_checked)

    def _rebuild(self) -> None:
        self._do(_differing, self._on_rebuilt)

    def _do(self, job: Callable[..., Any], then: Callable[[Any], None]) -> None:
        self.banner.hide()
        self._wait(waiting=True)
        self._desk.runner.serve(job, then, self._desk.vault, silent, on_error=self._on_refused)

    def _on_backed_up(self, _folder: object) -> None:
        self._tell("A backup was made and proved", "", "success")
        self._read()

    def _on_checked(self, health: Health) -> None:
        if health.is_whole:
            self._tell("The vault is whole", "Every page and every entry was read.", "success")
        else:
            self._tell(
                "The vault is damaged",
                "Nothing was changed. Restore the newest backup, and keep this folder.",
                "danger",
            )

    def _on_rebuilt(self, differing: tuple[str, ...]) -> None:
        same = "It differed and was mended." if differing else "It was the same as before."
        self._tell("What is shown was derived anew from the log", same, "success")

    def _on_refused(self, error: LifauditError) -> None:
        self._tell(error.title, error.advice, "danger")

    def _tell(self, title: str, sentence: str, tone: str) -> None:
        self._wait(waiting=False)
        self.banner.say(title, sentence, tone)

    def _wait(self, *, waiting: bool) -> None:
        self.waiting.setVisible(waiting)
        for button in self.buttons:
            button.setEnabled(not waiting)

    def _restore(self) -> None:
        chosen = self.table.chosen()
        if isinstance(chosen, Generation):
            self._desk.lock()
            self._desk.go(Restore(str(chosen.folder)))


def _differing(vault: Vault, progress: Progress) -> tuple[str, ...]:
    """Rebuild, and name the tables that had differed."""
    return upkeep.rebuild(vault, progress).differing


def _moment(made: datetime) -> str:
    here = made.astimezone()
    return f"{write_date(here.date())}, {here:%H:%M}"
