"""Fields to choose in: one of several, or any number of several."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from ui.fields.field import Field
from ui.theme.tokens import Space
from ui.widgets.options import ARROWS, Option, Options
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

    With the width of a tile the boxes stand side by side, as many as fit.
    """

    def __init__(
        self, label: str, options: Sequence[Option], hint: str = "", tile: int = 0
    ) -> None:
        super().__init__(label, hint or "Choose all that apply.")
        self.boxes = _Boxes(options, tile)
        for box in self.boxes.each:
            box.clicked.connect(lambda *_: self._commit())
        self.edit_with(self.boxes)

    @property
    def value(self) -> str:
        return " ".join(box.objectName() for box in self.boxes.each if box.isChecked())

    def set_value(self, value: object) -> None:
        codes = str(value or "").split()
        for box in self.boxes.each:
            box.setChecked(box.objectName() in codes)

    def focus_first(self) -> None:
        if self.boxes.each:
            self.boxes.each[0].setFocus()

    def _commit(self) -> None:
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
        self.each = [_Box(option.label.replace("&", "&&")) for option in options]
        for box, option in zip(self.each, options, strict=True):
            box.setObjectName(option.code)
            box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            box.setAccessibleName(option.label)
            box.setAccessibleDescription(option.meaning)
        tiled = Tiles(self.each, tile, Space.XS) if tile else None
        self.setLayout(tiled or column(*self.each, gap=Space.XS))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = ARROWS.get(Qt.Key(event.key()))
        at = next((n for n, box in enumerate(self.each) if box.hasFocus()), None)
        if step is None or at is None:
            super().keyPressEvent(event)
            return
        self.each[(at + step) % len(self.each)].setFocus(Qt.FocusReason.TabFocusReason)
