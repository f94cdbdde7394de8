"""What opens this vault: passphrase, recovery sheet, and the PIN of this computer."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from lifaudit.domain.errors.base import LifauditError
from lifaudit.services import keys
from lifaudit.services.vault import Vault
from ui.bridge.desk import Desk
from ui.bridge.route import NewPassphrase, RecoverySheet
from ui.dialogs.pin import PinDialog
from ui.theme.tokens import Space
from ui.widgets.badges import StateBadge
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, secondary
from ui.widgets.cards import Card, rule
from ui.widgets.labels import Hint, PlainLabel
from ui.widgets.stack import column, holder, row

WORDS = "It opens the vault, and nothing else does unless you say so here."
RECOVERY = "Eight groups on paper that open the vault when the passphrase is forgotten."
PIN = (
    "A short PIN instead of the passphrase, on this computer only. It works together with a "
    "secret that the computer's own keyring holds; where there is no keyring it is not offered."
)


@dataclass(frozen=True, slots=True)
class Ways:
    """Which ways into the vault are set up."""

    recovery: bool
    pin: bool


def ways_of(vault: Vault) -> Ways:
    """Look which ways into the vault are set up."""
    return Ways(keys.has_recovery(vault), keys.remembers(vault))


class KeysCard(Card):
    """One line for each way into the vault."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("What opens the vault")
        self._desk, self._pin_set = desk, False
        self.recovery_state, self.pin_state = StateBadge(), StateBadge()
        self.change = secondary("Change the passphrase", "key").does(
            lambda: desk.go(NewPassphrase())
        )
        self.sheet = secondary("Make a new sheet", "printer").does(lambda: desk.go(RecoverySheet()))
        self.pin = secondary("Set a PIN", "device-laptop").does(self._on_pin)
        self.banner = Banner()
        for part in (
            _line("Passphrase", WORDS, StateBadge("Set", "success"), self.change),
            rule(),
            _line("Recovery sheet", RECOVERY, self.recovery_state, self.sheet),
            rule(),
            _line("PIN on this computer", PIN, self.pin_state, self.pin),
            self.banner,
        ):
            self.room.addWidget(part)
        self._look()

    def _look(self) -> None:
        self._desk.runner.serve(ways_of, self._show, self._desk.vault)

    def _show(self, ways: Ways) -> None:
        self._pin_set = ways.pin
        said = ("Confirmed", "success") if ways.recovery else ("Not made yet", "warning")
        self.recovery_state.show_state(*said)
        self.pin_state.show_state(*(("Set", "success") if ways.pin else ("Not set", "quiet")))
        self.pin.setText("Forget the PIN" if ways.pin else "Set a PIN")
        self.pin.setAccessibleName(self.pin.text())

    def _on_pin(self) -> None:
        self.banner.hide()
        if self._pin_set:
            self._ask(keys.forget)
        else:
            PinDialog(self).then(lambda pin: self._ask(keys.remember, pin))

    def _ask(self, job: object, *more: str) -> None:
        self._desk.runner.serve(
            job,  # type: ignore[arg-type]  # one of the two jobs above
            lambda _none: self._look(),
            self._desk.vault,
            *more,
            on_error=self._on_refused,
        )

    def _on_refused(self, error: LifauditError) -> None:
        self.banner.say(error.title, error.advice, "warning")


def _line(name: str, sentence: str, state: StateBadge, button: Button) -> QWidget:
    head = row(PlainLabel(name).wear(letter="strong"), state, None, gap=Space.S)
    words = column(head, Hint(sentence), gap=Space.XS)
    line = row(words, button, gap=Space.XL)
    line.setStretch(0, 1)
    return holder(line)
