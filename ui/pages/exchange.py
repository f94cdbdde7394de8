"""The exchange folder: which one it is, what lies in it, and what came of each pack."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from lifaudit.domain.errors.policy import ExchangeNotAllowed
from lifaudit.domain.watching import Fate, Outcome
from lifaudit.services.policy import in_force
from ui.bridge import route as at
from ui.bridge.desk import Desk
from ui.fields.folder import FolderField
from ui.fields.form import FormCard
from ui.theme.tokens import Space
from ui.widgets.badges import StateBadge
from ui.widgets.banner import notice
from ui.widgets.buttons import secondary
from ui.widgets.cards import Card
from ui.widgets.labels import Hint, PlainLabel
from ui.widgets.leaf import fill_page
from ui.widgets.pagehead import PageHead
from ui.widgets.stack import column, emptied, holder, row

ABOUT = (
    "A stick, a share or a synced folder that all of you use. Packs for you are picked up from it "
    "while the vault is open; nothing in it is ever taken away."
)
WHICH = "Of this laptop and this vault. Leave it empty to pick nothing up."
NOTHING = "No packs lie there yet. Packs you make on the page Send can be put there."
QUIET = (
    "A pack is taken in by itself unless it needs somebody: the first from a person, or a refusal."
)
LOOKS = {
    Fate.TAKEN: ("Taken in", "success"),
    Fate.KNOWN: ("Seen before", "quiet"),
    Fate.OTHERS: ("For others", "quiet"),
    Fate.UNFINISHED: ("Not there whole yet", "info"),
    Fate.ASKS: ("Needs you", "warning"),
}


class ExchangePage(QWidget):
    """A folder, and a line for each pack in it, kept up to date."""

    def __init__(self, desk: Desk, _route: at.Exchange) -> None:
        super().__init__()
        self.setObjectName("exchange")
        self._desk = desk
        self._found: tuple[Outcome, ...] | None = None
        self.folder = FolderField("Exchange folder", WHICH)
        self.folder.setObjectName("exchange.folder")
        self.folder.set_value(desk.exchange.folder or "")
        self.away = notice("")
        self.packs = Card("What lies there", QUIET)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(Space.M)
        self.packs.room.addLayout(self._lines)
        head = PageHead("Exchange folder", ABOUT)
        fill_page(self, head, FormCard("", "", self.folder), self.away, self.packs)
        self.folder.committed.connect(self._choose)
        desk.exchange.looked.connect(self.show_found)
        self.show_found()

    def focus_first(self) -> None:
        """Put the focus where the folder is named."""
        self.folder.focus_first()

    def show_found(self) -> None:
        """Show what the last look found."""
        watch = self._desk.exchange
        away = watch.away if in_force().exchange else ExchangeNotAllowed()
        self.away.setVisible(away is not None)
        if away is not None:
            self.away.say(away.title, away.advice, "warning")
        self.folder.setEnabled(in_force().exchange)
        self.packs.setVisible(watch.folder is not None)
        found = tuple(sorted(watch.found.values(), key=lambda one: one.name))
        if found != self._found:
            self._found = found
            self._list(found)

    def _list(self, found: tuple[Outcome, ...]) -> None:
        """Write the lines anew; only where they changed, as somebody may stand on a button."""
        emptied(self._lines)
        for one in found:
            self._lines.addWidget(self._line(one))
        if not found:
            self._lines.addWidget(Hint(NOTHING))

    def _choose(self, *_: object) -> None:
        self._desk.exchange.choose(str(self.folder.path) if self.folder.value else "")
        self.show_found()

    def _line(self, one: Outcome) -> QWidget:
        badge = StateBadge(*LOOKS[one.fate])
        acts = []
        if one.needs_somebody:
            look = secondary("Look into it", "search").does(lambda: self._open(one.name))
            look.setAccessibleName(f"Look into {one.name}")
            acts = [look]
        top = row(PlainLabel(one.name).wear(letter="strong"), badge, *acts, gap=Space.S)
        top.setStretch(0, 1)
        return holder(column(top, *([Hint(one.line)] if one.line else []), gap=Space.XS))

    def _open(self, name: str) -> None:
        if self._desk.exchange.folder is not None:
            self._desk.go(at.TakeIn(str(self._desk.exchange.folder / name)))
