"""Choosing another passphrase: with the one in use, or after the recovery key was needed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lifaudit.domain.errors.base import LifauditError
from ui.bridge import passphrases
from ui.bridge.desk import Desk
from ui.bridge.route import Home, NewPassphrase, Settings
from ui.fields.form import FormCard
from ui.fields.passphrase import NewPassphraseField
from ui.fields.secret import SecretField
from ui.widgets.banner import Banner
from ui.widgets.buttons import primary, quiet
from ui.widgets.leaf import centre_page
from ui.widgets.pagehead import PageHead
from ui.widgets.stack import column, row
from ui.widgets.waiting import Waiting

WIDTH = 560
KNOWN = "The vault is not written anew: only what opens it changes. The old words stop working."
FORGOTTEN = (
    "You opened the vault with its recovery key. Choose a passphrase, so that you need the sheet "
    "only when you forget again."
)


class NewPassphrasePage(QWidget):
    """Asks for the old words, unless they were forgotten, and for new ones twice."""

    def __init__(self, desk: Desk, route: NewPassphrase) -> None:
        super().__init__()
        self.setObjectName("new-passphrase")
        self._desk, self._known = desk, route.known
        self.old = SecretField("Passphrase in use")
        if not route.known:
            self.old.hide()
        self.new = NewPassphraseField("New passphrase")
        self.new.again.entered.connect(self.change)
        self.banner, self.bar = Banner(), Waiting("Changing the passphrase")
        self.on = primary("Change the passphrase", "key").does(self.change)
        self.back = quiet("Not now").does(self._leave)
        card = FormCard(
            "",
            "",
            self.old,
            self.new,
            column(self.banner, self.bar, row(self.on, self.back, None)),
        )
        head = PageHead("A new passphrase", KNOWN if route.known else FORGOTTEN)
        centre_page(self, head, card, width=WIDTH)

    def focus_first(self) -> None:
        """Put the focus on what is typed first."""
        (self.old if self._known else self.new).focus_first()

    def change(self) -> None:
        """Change the passphrase when everything asked for is there."""
        if self._known and not self.old.value:
            self.old.mark_wrong("Error: enter the passphrase in use")
            self.old.focus_first()
            return
        if not self.new.prove():
            return
        self._wait(waiting=True)
        self._desk.runner.serve(
            passphrases.change,
            self._on_changed,
            self._desk.vault,
            self.old.value if self._known else None,
            self.new.value,
            on_error=self._on_refused,
        )

    def _on_changed(self, _none: object) -> None:
        self._leave()

    def _on_refused(self, error: LifauditError) -> None:
        self._wait(waiting=False)
        if self._known:
            self.old.mark_wrong(str(error))
            self.old.focus_first()
        else:
            self.banner.say(error.title, error.advice, "danger")

    def _wait(self, *, waiting: bool) -> None:
        self.bar.setVisible(waiting)
        for part in (self.old, self.new, self.on):
            part.setEnabled(not waiting)

    def _leave(self) -> None:
        self._desk.go(Settings() if self._known else Home())
