"""Rows that are added one by one, such as events: each a card, one of them open at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from lifaudit.domain.question import Limits
from ui.fields.field import Field
from ui.theme.tokens import Space
from ui.widgets.buttons import icon_button, secondary
from ui.widgets.cards import Sheet
from ui.widgets.disclosure import Disclosure
from ui.widgets.labels import Hint, PlainLabel
from ui.widgets.leap import Headline
from ui.widgets.order import tab_after, tab_before
from ui.widgets.stack import column, emptied, holder, row

NONE = "Nothing here yet. Add one for each, in any order; they can be moved later."
ELSEWHERE = "Rows are recorded in the return of an agency."
NEXT = "Ctrl+Return adds another. Alt with Up or Down moves the one you are in."
MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class RowWords:
    """A row and what tells it apart from the others, in a few words."""

    row: str
    words: str


class RowCard(Sheet):
    """One row: a line that opens it; what is asked in it stands below while it is open."""

    def __init__(self, row: str) -> None:
        super().__init__("well")
        self.row = row
        self.head = Headline("", "chevron-right")
        self.inside: QWidget | None = None
        self._room = column(self.head, gap=0)
        self.setLayout(self._room)

    def say(self, number: int, words: str) -> None:
        """Say which row it is, and what it is about."""
        self.head.say(f"{number}. {words}")
        self.setAccessibleName(f"{number}. {words}")

    def open(self, inside: QWidget) -> None:
        """Stand what is asked in the row below its line."""
        self.inside = inside
        self._room.addWidget(inside)
        inside.show()
        self.head.draw("chevron-down")
        tab_after(self.head, inside)

    def shut(self) -> None:
        """Let go of what is asked; it is made again when the row is opened again."""
        if self.inside is not None:
            self.inside.hide()
            self._room.removeWidget(self.inside)
            self.inside.deleteLater()
            self.inside = None
            self.head.draw("chevron-right")


class RowsField(Field):
    """Tells what a person does with rows; whoever holds it keeps them and says what is in one.

    `wanted` carries the row to be opened, or nothing when the open one is to be shut.
    """

    added = Signal()
    wanted = Signal(str)
    taken_out = Signal(str)
    brought_back = Signal(str)
    moved = Signal(str, int)

    def __init__(self, label: str, hint: str = "") -> None:
        super().__init__(label, hint)
        self.cards: list[RowCard] = []
        self._most: int | None = None
        self._editable = False
        self._told: tuple[tuple[RowWords, ...], bool] = ((), False)
        self._rows, self._gone = QVBoxLayout(), QVBoxLayout()
        self._rows.setSpacing(Space.S)
        self._gone.setSpacing(Space.XS)
        self._none = PlainLabel(ELSEWHERE).wear(tone="quiet")
        self.add = secondary("Add", "plus").does(self.added.emit)
        self.add.setAccessibleName(f"Add to: {label}")
        self.add.hide()
        self._next = Hint(NEXT).wear(letter="small")
        self._next.hide()
        self.gone = Disclosure("Taken out", holder(self._gone))
        self.gone.hide()
        adding = row(self.add, self._next, gap=Space.M)
        adding.setContentsMargins(0, Space.XS, 0, 0)
        adding.setStretch(1, 1)
        adding.addStretch(0)  # while no hint stands beside it, the button keeps its own width
        self.edit_with(holder(column(self._none, self._rows, adding, self.gone, gap=Space.S)))

    @property
    def value(self) -> tuple[str, ...]:
        return tuple(one.row for one in self.cards)

    @property
    def open_row(self) -> str:
        """The row that is open, or nothing."""
        return next((one.row for one in self.cards if one.inside is not None), "")

    def set_value(self, value: object) -> None:
        """Take no value: rows are told by `show_rows`."""

    def focus_first(self) -> None:
        (self.cards[0].head if self.cards else self.add).setFocus()

    def set_editable(self, *, editable: bool) -> None:
        """Let rows be added, moved and taken out, or only read."""
        self._editable = editable
        self._show_gone(self._told[0])
        self._show_ways()

    def hold_at_most(self, most: int | None) -> None:
        """Offer no more rows than this."""
        self._most = most

    def show_rows(self, standing: Sequence[RowWords], gone: Sequence[RowWords]) -> None:
        """Show the rows as they stand, and those that were taken out."""
        if [one.row for one in standing] != [one.row for one in self.cards]:
            self._arrange([one.row for one in standing])
        for number, (card, one) in enumerate(zip(self.cards, standing, strict=True), 1):
            card.say(number, one.words)
        self._none.setText(NONE)
        self._none.setVisible(not standing)
        self._show_gone(gone)
        self._show_ways()

    def card(self, row: str) -> RowCard | None:
        """Return the card of a row that stands."""
        return next((one for one in self.cards if one.row == row), None)

    def open(self, row: str, inside: QWidget) -> None:
        """Stand what is asked in a row below its line."""
        if card := self.card(row):
            card.open(inside)

    def shut(self) -> None:
        """Shut the row that is open."""
        if card := self.card(self.open_row):
            card.shut()

    def ways(self, key: str) -> QWidget:
        """Return the buttons that move a row and take it out."""
        out = secondary("Take out", "trash").does(partial(self.taken_out.emit, key))
        up = icon_button("chevron-up", "Move up (Alt+Up)").does(partial(self.move_row, key, -1))
        down = icon_button("chevron-down", "Move down (Alt+Down)")
        down.does(partial(self.move_row, key, 1))
        made = holder(row(out, None, up, down, gap=Space.S))
        made.setEnabled(self._editable)
        return made

    def move_row(self, row: str, by: int) -> None:
        """Ask for a row to stand so many places further on, if there is such a place."""
        at = self.value.index(row)
        if self._editable and 0 <= at + by < len(self.cards):
            self.moved.emit(row, at + by + 1)

    def _arrange(self, rows: Sequence[str]) -> None:
        known = {one.row: one for one in self.cards}
        for row_, card in known.items():
            if row_ not in rows:
                self._drop(card)
        self.cards = [known.get(one) or self._new(one) for one in rows]
        placed = [at for at, card in enumerate(self.cards) if self._place(at, card)]
        for at in reversed(placed):
            after = self.cards[at + 1].head if at + 1 < len(self.cards) else self.add
            tab_before(self.cards[at], after)

    def _place(self, at: int, card: RowCard) -> bool:
        """Stand a card at a place; returns whether it stood elsewhere."""
        if self._rows.indexOf(card) == at:
            return False
        self._rows.insertWidget(at, card)
        card.show()
        return True

    def _new(self, row: str) -> RowCard:
        card = RowCard(row)
        card.head.clicked.connect(lambda *_: self._toggle(card))
        return card

    def _drop(self, card: RowCard) -> None:
        at, held = self.cards.index(card), card.isAncestorOf(QApplication.focusWidget() or self)
        card.hide()
        self._rows.removeWidget(card)
        card.deleteLater()
        rest = [one for one in self.cards if one is not card]
        if held:
            (rest[min(at, len(rest) - 1)].head if rest else self.add).setFocus()

    def _toggle(self, card: RowCard) -> None:
        self.wanted.emit("" if card.inside is not None else card.row)

    def _show_gone(self, gone: Sequence[RowWords]) -> None:
        """List what was taken out, each line with its way back."""
        if (shown := (tuple(gone), self._editable)) == self._told:
            return
        self._told = shown
        emptied(self._gone)
        for one in gone:
            back = secondary("Bring back", "arrow-back-up")
            back.setAccessibleName(f"Bring back: {one.words}")
            back.does(partial(self.brought_back.emit, one.row)).setEnabled(self._editable)
            line = row(PlainLabel(one.words), back, gap=Space.M)
            line.setStretch(0, 1)
            self._gone.addWidget(holder(line))
        grown = bool(gone) and not self.gone.isVisibleTo(self)
        self.gone.button.setText(f"Taken out ({len(gone)})")
        self.gone.setVisible(bool(gone))
        if grown:
            self.gone.button.setChecked(True)

    def _show_ways(self) -> None:
        full = self._most is not None and len(self.cards) >= self._most
        self.add.setVisible(self._editable)
        self.add.setEnabled(not full)
        self._next.setVisible(self._editable and bool(self.cards))
        self._next.setText(f"No more than {self._most}." if full else NEXT)

    def _inside(self) -> RowCard | None:
        """Return the card the focus is in."""
        at = QApplication.focusWidget()
        return next((one for one in self.cards if at and one.isAncestorOf(at)), None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        step = MOVES.get(Qt.Key(event.key()))
        card = self._inside()
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._editable and self.add.isEnabled():
                self.added.emit()
        elif card and step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_row(card.row, step)
        else:
            super().keyPressEvent(event)


def counted(limits: Limits) -> str:
    """Say how many rows a group asks for; nothing where any number will do."""
    least, most = (None if one is None else int(one) for one in (limits.least, limits.most))
    if least and most is not None:
        return f"Exactly {_rows(least)}." if least == most else f"{least} to {_rows(most)}."
    if least:
        return f"At least {_rows(least)}."
    return "" if most is None else f"No more than {_rows(most)}."


def _rows(count: int) -> str:
    return "one row" if count == 1 else f"{count} rows"
