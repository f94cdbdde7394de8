"""The contract of a field: it shows a value, says when it is committed, and can show a gap."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.theme.style import mark
from ui.theme.tokens import Space
from ui.widgets.labels import Hint, PlainLabel
from ui.widgets.order import tab_to_the_outside_first
from ui.widgets.pictures import Picture
from ui.widgets.stack import holder, row


class Mark(NamedTuple):
    """What the line beneath a field says, in which tone, and what it makes of the field."""

    words: str = ""
    tone: str = "warning"
    state: str = "gap"


UNMARKED = Mark()


class Field(QFrame):
    """A label above, a hint below it, the editor, and a line for what is missing or wrong.

    `committed` carries the new value when the person has settled on it; `set_value` never emits.
    What is wrong with what was typed is said before what the form objects to, and that before what
    is missing.
    """

    committed = Signal(object)

    def __init__(self, label: str, hint: str = "") -> None:
        super().__init__()
        self.label = PlainLabel(label).wear(letter="strong")
        self.hint = Hint(hint)
        self._words = PlainLabel().wear(letter="small", tone="warning")
        self._sign = Picture("alert-triangle", "warning", 16)
        line = row(self._sign, self._words, gap=Space.S)
        line.setStretch(1, 1)
        self._missing = holder(line)
        self._missing.hide()
        self._mark = self._shown = UNMARKED
        self._objection = ""
        self._needed = PlainLabel().wear(letter="small", tone="accent")
        self._needed.hide()
        self.room = QVBoxLayout(self)
        self.room.setContentsMargins(Space.M, Space.XS, 0, Space.XS)
        self.room.setSpacing(Space.S)
        for part, words in ((self.label, label), (self.hint, hint)):
            self.room.addWidget(part)  # a widget shown before it has a parent is a window
            part.setVisible(bool(words))
        self.room.addWidget(self._needed)
        self.setAccessibleName(label)
        self.setAccessibleDescription(hint)
        mark(self, kind="field")

    @property
    def value(self) -> object:
        """The value as it stands in the field."""
        raise NotImplementedError

    def set_value(self, value: object) -> None:
        """Show a value without emitting `committed`."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Put the focus where this field begins."""
        self.setFocus()

    def flush(self) -> None:
        """Commit at once what is still waiting for a pause; before leaving or locking."""

    def take_focus(self) -> None:
        """Take the focus where the field begins, or as a whole where it is only read."""
        if self.is_stop:
            self.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.focus_first()

    @property
    def is_stop(self) -> bool:
        """Tab stops at the field itself, as nothing in it may be changed."""
        return self.focusPolicy() != Qt.FocusPolicy.NoFocus

    def set_editable(self, *, editable: bool) -> None:
        """Let the value be changed, or only read: then Tab stops at the field, which tells it."""
        self._editor.setEnabled(editable)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if editable else Qt.FocusPolicy.TabFocus)
        if not editable:
            tab_to_the_outside_first(self)
        self._describe()

    def stand_inside(self) -> None:
        """Stand within another field, whose room for a mark serves both."""
        self.room.setContentsMargins(0, Space.XS, 0, Space.XS)
        mark(self, kind="inner")

    @Slot()
    def commit(self) -> None:
        """Tell the value as it stands."""
        self.committed.emit(self.value)

    def edit_with(self, editor: QWidget) -> None:
        """Take the widget that edits the value, and stand the line for gaps beneath it."""
        self._editor = editor
        self.room.addWidget(editor)
        self.room.addWidget(self._missing)

    def mark_gap(self, words: str) -> None:
        """Say what is still missing; empty words take the mark away."""
        self._mark = Mark(words, "warning", "gap") if words else UNMARKED
        self._show()

    def mark_wrong(self, words: str) -> None:
        """Say what is wrong with what was typed; empty words take the mark away."""
        self._mark = Mark(words, "danger", "wrong") if words else UNMARKED
        self._show()

    def object_to(self, words: str) -> None:
        """Say why the form does not take the answer as it stands; empty words take it back."""
        if words != self._objection:
            self._objection = words
            self._show()

    def need(self, words: str) -> None:
        """Say that and why an answer is needed now; empty words say nothing."""
        if words != self._needed.text():
            self._needed.setText(words)
            self._needed.setVisible(bool(words))
            self._describe()

    def offer_only(self, codes: Sequence[str] | None) -> None:
        """Offer only these of what can be picked, or all of it; elsewhere there is nothing to do.

        What is picked already stays in sight, and is told not to be offered any more.
        """

    @property
    def missing(self) -> str:
        """What the line beneath says now."""
        return self._words.text()

    def _show(self) -> None:
        shown = self._mark
        if self._objection and shown.state != "wrong":
            shown = Mark(self._objection, "danger", "wrong")
        if shown == self._shown:
            return  # dressing a widget anew is dear
        self._shown = shown
        self._words.setText(shown.words)
        self._words.wear(tone=shown.tone)
        sign = "alert-triangle" if shown.tone == "warning" else "alert-circle"
        self._sign.draw(sign, shown.tone)
        self._missing.setVisible(bool(shown.words))
        mark(self, state=shown.state if shown.words else "")
        self._describe()

    def _describe(self) -> None:
        """Let what is said beside the editor be read aloud with it."""
        said = (self._aloud(), self._needed.text(), self._words.text(), self.hint.text())
        self.setAccessibleDescription(" ".join(one for one in said if one))

    def _aloud(self) -> str:
        """Say what stands where it may only be read."""
        if not self.is_stop:
            return ""
        from ui.fields.aloud import aloud  # noqa: PLC0415 - the door stands without it

        return aloud(self._editor)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._describe()
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            from ui.widgets.ring import ring_around  # noqa: PLC0415 - the door stands without it

            ring_around(self)
