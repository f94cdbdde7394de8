"""Fields to choose in: one of several, or any number of several."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from ui.fields.field import Field
from ui.theme.tokens import Space
from ui.widgets.options import ARROWS, STALE, Option, Options
from ui.widgets.stack import column
from ui.widgets.tiles import Tiles


class ChoiceField(Field):
    """One of several; its value is the code, or empty."""

    def __init__(self, label: str, options: Sequence[Option], hint: str = "") -> None:
        super().__init__(label, hint)
        self.options = Options(options, label)
        self.options.picked.connect(self._on_picked)
        self.edit_with(self.options)

    @property
    def value(self) -> str:
        return self.options.code()

    def set_value(self, value: object) -> None:
        self.options.choose(str(value or ""))

    def focus_first(self) -> None:
        self.options.focus_first()

    def offer_only(self, codes: Sequence[str] | None) -> None:
        self.options.offer_only(codes)

    @Slot(str)
    def _on_picked(self, code: str) -> None:
        self.mark_gap("")
        self.committed.emit(code)


YES_NO = (Option("yes", "Yes"), Option("no", "No"))


class YesNoField(ChoiceField):
    """Yes or no; its value is True, False or None."""

    def __init__(self, label: str, hint: str = "") -> None:
        super().__init__(label, YES_NO, hint)

    @property
    def truth(self) -> bool | None:
        """The answer as the records hold it."""
        return {"yes": True, "no": False}.get(self.value)

    def set_truth(self, *, truth: bool | None) -> None:
        """Show an answer as the records hold it."""
        self.set_value({True: "yes", False: "no"}.get(truth, "") if truth is not None else "")


class ManyField(Field):
    """Any number of several; its value is the codes in order, separated by a space.

    With the width of a tile the boxes stand side by side, as many as fit. `alone` names those that
    nothing else can be picked beside: picking one takes the others back, and the other way round.
    """

    alone: frozenset[str] = frozenset()

    def __init__(
        self, label: str, options: Sequence[Option], hint: str = "", tile: int = 0
    ) -> None:
        super().__init__(label, hint or "Choose all that apply.")
        self.boxes = _Boxes(options, tile)
        for box in self.boxes.each:
            box.clicked.connect(lambda *_, box=box: self._on_clicked(box))
        self.edit_with(self.boxes)

    @property
    def value(self) -> str:
        return " ".join(box.objectName() for box in self.boxes.each if box.isChecked())

    def set_value(self, value: object) -> None:
        codes = str(value or "").split()
        for box in self.boxes.each:
            box.setChecked(box.objectName() in codes)
        self.boxes.show_offered()

    def focus_first(self) -> None:
        if seen := self.boxes.seen():
            seen[0].setFocus()

    def offer_only(self, codes: Sequence[str] | None) -> None:
        self.boxes.offer_only(codes)

    def _on_clicked(self, box: QCheckBox) -> None:
        for other in self.boxes.each if box.isChecked() else ():
            if other is not box and {other.objectName(), box.objectName()} & self.alone:
                other.setChecked(False)
        self.boxes.show_offered()
        self.mark_gap("")
        self.committed.emit(self.value)


class _Box(QCheckBox):
    """A check box that leaves the arrow keys to the column it stands in."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)


class _Boxes(QWidget):
    """Check boxes one below the other, or as tiles; arrows travel round them."""

    def __init__(self, options: Sequence[Option], tile: int) -> None:
        super().__init__()
        self._options = tuple(options)
        self._offered: Sequence[str] | None = None
        self.each = [_Box(option.label.replace("&", "&&")) for option in options]
        for box, option in zip(self.each, options, strict=True):
            box.setObjectName(option.code)
            box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            box.setAccessibleName(option.label)
            box.setAccessibleDescription(option.meaning)
        tiled = Tiles(self.each, tile, Space.XS) if tile else None
        self.setLayout(tiled or column(*self.each, gap=Space.XS))

    def seen(self) -> list[_Box]:
        """Return the boxes that are offered, or ticked."""
        return [box for box in self.each if not box.isHidden()]

    def offer_only(self, codes: Sequence[str] | None) -> None:
        """Show only these, or all; what is ticked stays, and says if it is not offered."""
        if codes != self._offered:
            self._offered = codes
            self.show_offered()

    def show_offered(self) -> None:
        """Show what is offered now beside what is ticked."""
        for box, option in zip(self.each, self._options, strict=True):
            stale = self._offered is not None and option.code not in self._offered
            box.setVisible(not stale or box.isChecked() or box.hasFocus())
            words = f"{option.label} ({STALE.lower()})" if stale else option.label
            box.setText(words.replace("&", "&&"))
            box.setAccessibleName(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = ARROWS.get(Qt.Key(event.key()))
        seen = self.seen()
        at = next((n for n, box in enumerate(seen) if box.hasFocus()), None)
        modified = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if step is None or at is None or modified:
            super().keyPressEvent(event)
            return
        seen[(at + step) % len(seen)].setFocus(Qt.FocusReason.TabFocusReason)
