"""Several things in an order: the best, or the first, at the top."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent

from lifaudit.domain.values import codes_in
from ui.fields.field import Field
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, icon_button, secondary
from ui.widgets.labels import PlainLabel
from ui.widgets.options import CLEAR, Option
from ui.widgets.ranks import Ranks
from ui.widgets.stack import column, holder, row

HINT = "Alt with Up or Down moves a line, a number key puts it at that place, or drag it."
UNRANKED = "Not ranked yet. Move a line, or keep the order as it stands."
PARTLY = "Some are not ranked yet. Move a line, or keep the order as it stands."


class RankingField(Field):
    """Its value is the codes in order, parted by spaces; empty until somebody ranked them."""

    def __init__(self, label: str, options: Sequence[Option]) -> None:
        super().__init__(label, HINT)
        self._options = tuple(options)
        self._offered: Sequence[str] | None = None
        self._ranked: tuple[str, ...] = ()
        self.list = Ranks(label)
        self.list.moved.connect(self._on_moved)
        self.state = PlainLabel().wear(tone="quiet")
        self.keep = secondary("Keep this order", "check").does(self._on_moved)
        self.keep.setAccessibleName(f"Keep this order: {label}")
        self._unranked = holder(column(self.state, row(self.keep, None), gap=Space.S))
        buttons = column(self._mover("up", -1), self._mover("down", 1), None, gap=0)
        both = row(self.list, buttons, gap=Space.XS)
        both.setStretch(0, 1)
        self.edit_with(holder(column(both, self._unranked, gap=Space.S)))
        self._show_order()

    def _mover(self, way: str, by: int) -> Button:
        """Return a button for the pointer; the keyboard has Alt and the arrows."""
        made = icon_button(f"chevron-{way}", f"Move {way}: {self.label.text()}")
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return made.does(partial(self.list.shift, by))

    @property
    def value(self) -> str:
        return " ".join(self._ranked)

    def set_value(self, value: object) -> None:
        self._ranked = codes_in(str(value or ""))
        self._show_order()

    def focus_first(self) -> None:
        self.list.setFocus()

    def offer_only(self, codes: Sequence[str] | None) -> None:
        if codes != self._offered:
            self._offered = codes
            self._show_order()

    def _show_order(self) -> None:
        labels = {one.code: one.label for one in self._options}
        known = self._offered
        ranked = [code for code in self._ranked if code in labels]
        open_ones = [c for c in labels if c not in ranked and (known is None or c in known)]
        self.list.show_things([(code, labels[code]) for code in ranked + open_ones], len(ranked))
        self._unranked.setVisible(bool(open_ones))
        self.state.setText(PARTLY if ranked else UNRANKED)

    @Slot()
    def _on_moved(self) -> None:
        held = self.keep.hasFocus()
        self._ranked = self.list.codes()
        self._show_order()
        if held:
            self.list.setFocus()  # the button is gone
        self.mark_gap("")
        self.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in CLEAR and self._ranked and self.list.hasFocus():
            self._ranked = ()
            self._show_order()
            self.commit()
        else:
            super().keyPressEvent(event)
