"""The door: which vault, by which way in; each refusal says its own sentence beside its field."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from lifaudit.domain.errors.base import LifauditError
from lifaudit.domain.places import is_there
from ui.bridge import door
from ui.bridge.desk import Desk
from ui.bridge.route import CheckReport, Home, NewPassphrase, NewVault, Restore, Unlock
from ui.fields.folder import FolderField
from ui.fields.form import FormCard
from ui.fields.secret import SecretField
from ui.pages.ways import BESIDE_THE_WORDS, TYPED_OFF, Way, ask_for
from ui.theme.tokens import Space
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, primary, quiet, secondary
from ui.widgets.cards import Card
from ui.widgets.labels import Heading, Hint, PlainLabel
from ui.widgets.leaf import centre_page
from ui.widgets.pictures import Picture
from ui.widgets.stack import Flow, column, holder, row
from ui.widgets.waiting import Waiting

if TYPE_CHECKING:
    from lifaudit.services.places import Doors

NO_VAULT = "There is no vault in this folder. Choose the folder that holds it, or make a new one."
WELCOME = (
    "Police, health, social care and schools audit real cases here, together and offline. A vault "
    "is your own encrypted folder. It holds the audits you work on, never leaves this "
    "laptop by itself, and opens with your passphrase only."
)
BEGIN = "For the lead of a partnership, or to audit alone. It takes five minutes and a printer."
JOIN = "For an agency's auditor: your own vault first, then the card that the lead sent you."
OPEN = "It lies on this laptop or on a stick already."
LEARN = "An invented audit under way, to try everything on. Nothing in it is real, and it says so."
AWAY = (
    "The vault you used last is not in {folder} now. If it lies on a stick or another disk, put "
    "that in, and press “Open a vault that is here”."
)
TAGLINE = "Audit together, keep it safe, learn from it."


PASSPHRASE = Way("Passphrase", "", "Use the passphrase", door.by_passphrase, Home())
RECOVERY = Way(
    "Recovery key",
    f"The eight groups on your printed sheet. {TYPED_OFF}",
    "Use the recovery key",
    door.by_recovery_key,
    NewPassphrase(known=False),
    on_paper=True,
)
PIN = Way(
    "PIN",
    "The short PIN you chose for this computer.",
    "Use the PIN",
    door.by_pin,
    Home(),
)
WAYS = (PASSPHRASE, RECOVERY, PIN)


class UnlockPage(QWidget):
    """Asks for the vault and its passphrase, and hands the open vault to the desk."""

    def __init__(self, desk: Desk, route: Unlock) -> None:
        super().__init__()
        self.setObjectName("unlock")
        self._desk, self._way = desk, PASSPHRASE
        self._offered: tuple[Way, ...] = (PASSPHRASE, RECOVERY)
        self.folder = self._folder_field()
        self.secret = SecretField(PASSPHRASE.label)
        self.secret.setObjectName("unlock.secret")
        self.secret.entered.connect(self._try)
        self.banner = Banner()
        self.unlock = primary("Unlock", "lock-open").does(self._try)
        self._waiting = Waiting("Opening the vault. This takes a moment on purpose.")
        self.ways = {way: quiet(way.offer).does(self._turn_to(way)) for way in WAYS}
        self.card, self.welcome = self._card(route.why), self._welcome()
        self._making = Waiting("Making the sample. This takes a moment, once.")
        others = self._others()
        centre_page(self, *self._brand(), self.welcome, self.card, others, self._making)
        self._show_way(PASSPHRASE)
        last = desk.settings.last_vault
        known = known_vault(last)
        self.away.setText(AWAY.format(folder=last))
        self.away.setVisible(last is not None and not known)
        self._reveal(known=known)
        self._look()

    def focus_first(self) -> None:
        """Put the focus on what is typed first."""
        if self.card.isHidden():
            self.begin.setFocus()
        else:
            (self.secret if self.folder.value else self.folder).focus_first()

    def _folder_field(self) -> FolderField:
        field = FolderField("Vault")
        field.setObjectName("unlock.folder")
        field.set_value(self._desk.settings.last_vault or "")
        field.committed.connect(lambda *_: self._look())
        return field

    def _brand(self) -> tuple[QWidget, ...]:
        name = column(Heading("lifaudit"), Hint(TAGLINE), gap=0)
        line = row(Picture("shield-check", "accent", 44), name, gap=Space.M)
        line.setStretch(1, 1)
        return (holder(line),)

    def _card(self, why: str) -> Card:
        card = FormCard("Unlock your vault", f"Locked. {why}" if why else "")
        below = column(self.banner, self.unlock, self._waiting, gap=Space.M)
        for part in (self.folder, self.secret, below, holder(Flow(*self.ways.values()))):
            card.hold(part)
        return card

    def _welcome(self) -> Card:
        go = self._desk.go
        self.begin = primary("Make your vault", "plus").does(lambda: go(NewVault()))
        self.join = secondary("Join a partnership", "users").does(lambda: go(NewVault(joins=True)))
        self.open = secondary("Open a vault that is here", "folder-open").does(self._open_known)
        self.learn = secondary("Learn on a sample", "book").does(self._learn)
        offers = [(self.begin, BEGIN), (self.join, JOIN), (self.open, OPEN)]
        offers += [(self.learn, LEARN)] if self._desk.has_sample else []
        lines = (
            column(holder(row(button, None)), Hint(words), gap=Space.XS) for button, words in offers
        )
        self.away = PlainLabel().wear(letter="strong")
        whole = column(self.away, *(holder(one) for one in lines), gap=Space.L)
        return Card("Welcome", WELCOME, holder(whole))

    def _learn(self) -> None:
        self._make_sample(waiting=True)
        self._desk.learn(self._on_no_sample)

    def _on_no_sample(self, error: LifauditError) -> None:
        self._make_sample(waiting=False)
        self._desk.runner.failed.emit(error)

    def _make_sample(self, *, waiting: bool) -> None:
        self._making.setVisible(waiting)
        self.welcome.setEnabled(not waiting)
        self._wait(waiting=waiting)
        self._waiting.hide()

    def _reveal(self, *, known: bool) -> None:
        self.welcome.setVisible(not known)
        for part in (self.card, self.make):
            part.setVisible(known)
        if self._desk.has_sample:
            self.practise.setVisible(known)

    def _open_known(self) -> None:
        self._reveal(known=True)
        self.folder.focus_first()

    def _others(self) -> QWidget:
        self.make = quiet("Make a new vault", "plus").does(lambda: self._desk.go(NewVault()))
        self.restore = quiet("Restore a backup", "history").does(lambda: self._desk.go(Restore()))
        self.check = quiet("Check a report", "certificate").does(
            lambda: self._desk.go(CheckReport())
        )
        self.practise = quiet("Learn on a sample", "book").does(self._learn)
        offers = [self.make, self.restore, self.check]
        offers += [self.practise] if self._desk.has_sample else []
        return holder(Flow(*offers))

    def _turn_to(self, way: Way) -> Callable[[], None]:
        def turn() -> None:
            self._show_way(way)
            self.secret.focus_first()

        return turn

    def _show_way(self, way: Way) -> None:
        self._way = way
        ask_for(self.secret, way)
        self._show_ways()

    def _show_ways(self) -> None:
        for way, button in self.ways.items():
            button.setVisible(way in self._offered and way is not self._way)

    def _look(self) -> None:
        """See what stands in the folder, so that only what can work is offered."""
        self.banner.hide()
        if self.folder.value:
            self._desk.runner.serve(
                door.look_at, self._on_looked, self.folder.path, on_error=self._on_refused
            )

    def _on_looked(self, doors: Doors) -> None:
        self._offered = WAYS if doors.pin else (PASSPHRASE, RECOVERY)
        self._show_ways()
        missing = "" if doors.is_vault else NO_VAULT
        self.folder.mark_wrong(missing)

    def _try(self) -> None:
        if not self.folder.value:
            self.folder.mark_wrong("Error: choose the folder of your vault")
            self.folder.focus_first()
            return
        if not self.secret.value:
            self.secret.mark_wrong(f"Error: enter the {self._way.label.lower()}")
            self.secret.focus_first()
            return
        self._wait(waiting=True)
        way, clock = self._way, self._desk.clock
        self._desk.runner.serve(
            way.job,
            partial(self._desk.take, to=way.to),
            self.folder.path,
            self.secret.value,
            clock,
            on_error=self._on_refused,
        )

    def _on_refused(self, error: LifauditError) -> None:
        self._wait(waiting=False)
        if isinstance(error, BESIDE_THE_WORDS):
            self.secret.mark_wrong(str(error))
            self.secret.focus_first()
        else:
            self.banner.say(error.title, error.advice, "danger")

    def _wait(self, *, waiting: bool) -> None:
        self.banner.hide()
        self._waiting.setVisible(waiting)
        parts: tuple[QWidget | Button, ...] = (self.folder, self.secret, self.unlock)
        for part in parts:
            part.setEnabled(not waiting)


def known_vault(folder: Path | None) -> bool:
    """Tell whether the vault used last is still where it was."""
    return folder is not None and is_there(folder / "keys.json")
