"""The side rail: the vault's places, and those of the audit one is in."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import shorten

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QWidget

from ui.bridge.route import AuditRoute, Route
from ui.theme.style import look
from ui.theme.tips import wear_tip
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, nav, quiet
from ui.widgets.cards import Sheet
from ui.widgets.labels import Eyebrow, PlainLabel
from ui.widgets.scroll import Scroll, bring_to_sight
from ui.widgets.stack import column, holder, row
from ui.window.names import AUDIT_PLACES, VAULT_PLACES, Place, parent_of

WIDE, SLIM = 208, 60
LONGEST = 64  # letters of a title, which are three lines
SHARE = 4.0  # a rail wider than this part of the window shows icons only


class Rail(Sheet):
    """Buttons for every place; `chosen` carries the route. Slim when the window is narrow.

    The buttons are made when the first place is shown: nobody sees them before a vault is open,
    and the window should stand as soon as it can.
    """

    chosen = Signal(object)
    lock_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("rail")
        self.setObjectName("rail")
        self.setAccessibleName("Places")
        self._audit, self._slim = "", False
        self._group = QButtonGroup(self)
        self.places: dict[type[Route], Button] = {}
        self.code, self.title = Eyebrow(), PlainLabel().wear(letter="small", tone="quiet")

    def show_place(self, route: Route) -> None:
        """Mark the place one is in."""
        if not self.places:
            self._fill()
        kind = type(route) if type(route) in self.places else type(parent_of(route))
        self._audit = route.audit if isinstance(route, AuditRoute) else ""
        self._inside.setVisible(bool(self._audit))
        self._group.setExclusive(False)
        for place, button in self.places.items():
            button.setChecked(place is kind)
        self._group.setExclusive(True)
        QTimer.singleShot(0, self, self._show_here)

    def show_audit(self, code: str, title: str) -> None:
        """Name the audit one is in; a long title leaves room for the places."""
        self.code.setText(code)
        self.title.setText(shorten(title, LONGEST, placeholder="\N{HORIZONTAL ELLIPSIS}"))
        wear_tip(self.title, title)

    def make_room(self, window: int) -> None:
        """Show icons only when the words would take too much of the window."""
        slim = look().px(WIDE) * SHARE > window
        if slim != self._slim:
            self._slim = slim
            if self.places:
                self._fit()

    @Slot()
    def _show_here(self) -> None:
        """Scroll to the place one is in, where not all of them are seen."""
        if here := self._here():
            bring_to_sight(here)

    def _here(self) -> Button | None:
        return next((one for one in self.places.values() if one.isChecked()), None)

    def focus_first(self) -> None:
        """Put the focus on the place one is in."""
        (self._here() or self.places[VAULT_PLACES[0].kind]).setFocus()

    def press(self, place: Place) -> None:
        """Go to a place as its shortcut asks; one inside an audit needs an audit."""
        if not issubclass(place.kind, AuditRoute):
            self.chosen.emit(place.kind())
        elif self._audit:
            self.chosen.emit(place.kind(self._audit))

    def _fill(self) -> None:
        self.places = {place.kind: self._button(place) for place in VAULT_PLACES + AUDIT_PLACES}
        self._inside = self._audit_part()
        self.lock = quiet("Lock", "lock").does(self.lock_wanted.emit)
        wear_tip(self.lock, "Lock the vault (Ctrl+L)")
        upper = column(*self._buttons(VAULT_PLACES), self._inside, None, gap=2)
        lower = row(self.lock, None)
        sight = Scroll(upper)
        sight.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayout(column(sight, lower, gap=Space.S, margin=Space.S))
        self._fit()

    def _button(self, place: Place) -> Button:
        made = nav(place.name, place.icon).does(lambda: self.press(place))
        made.setObjectName(f"rail.{place.name.lower().replace(' ', '-')}")
        wear_tip(made, f"{place.name} ({place.keys})")
        self._group.addButton(made)
        return made

    def _buttons(self, places: Sequence[Place]) -> list[QWidget]:
        return [self.places[place.kind] for place in places]

    def _audit_part(self) -> QWidget:
        words = column(self.code, self.title, gap=0)
        words.setContentsMargins(Space.M, Space.L, Space.S, Space.XS)
        made = holder(column(words, *self._buttons(AUDIT_PLACES), gap=2))
        made.hide()
        return made

    def _fit(self) -> None:
        self.setFixedWidth(look().px(SLIM if self._slim else WIDE))
        for place in VAULT_PLACES + AUDIT_PLACES:
            self.places[place.kind].setText("" if self._slim else place.name)
        self.lock.setText("" if self._slim else "Lock")
        for words in (self.code, self.title):
            words.setVisible(not self._slim)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.places:
            self.make_room(self.window().width())
            self._fit()
