"""Fields for what nobody else should read: passphrases, PINs and recovery keys."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.fields.field import Field
from ui.theme.tokens import Space
from ui.widgets.buttons import icon_button
from ui.widgets.labels import PlainLabel
from ui.widgets.pictures import Picture
from ui.widgets.stack import column, holder, row

CAPS = "Caps Lock seems to be on"


class SecretLine(QLineEdit):
    """One hidden line; nothing typed in it is kept by undo, completion or the clipboard.

    Qt does not say whether Caps Lock is on, so it is read off the letters: a capital without Shift.
    """

    caps_seen = Signal(bool)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        letter = event.text()
        if letter.isalpha() and letter.upper() != letter.lower():
            self.caps_seen.emit(letter.isupper() != shift)
        super().keyPressEvent(event)


class SecretField(Field):
    """A hidden line with a button that shows it, and a word when Caps Lock is on."""

    entered = Signal()

    def __init__(self, label: str, hint: str = "") -> None:
        super().__init__(label, hint)
        self.line = SecretLine(label)
        self.line.returnPressed.connect(self.entered)
        self.line.textEdited.connect(lambda *_: self._on_edited())
        self.line.caps_seen.connect(self._on_caps)
        self.eye = icon_button("eye", "Show what I type")
        self.eye.setCheckable(True)
        self.eye.toggled.connect(self._on_eye)
        self._caps = self._caps_line()
        both = row(self.line, self.eye, gap=Space.S)
        both.setStretch(0, 1)
        self.edit_with(holder(column(both, self._caps, gap=Space.XS)))

    @property
    def value(self) -> str:
        return self.line.text()

    def set_value(self, value: object) -> None:
        self.line.setText(str(value or ""))

    def empty(self) -> None:
        """Forget what was typed, and hide again what will be."""
        self.line.clear()
        self.eye.setChecked(False)

    def show_words(self) -> None:
        """Let the person read what stands in the line."""
        self.eye.setChecked(True)

    def focus_first(self) -> None:
        self.line.setFocus()
        self.line.selectAll()

    def _caps_line(self) -> QWidget:
        words = PlainLabel(CAPS).wear(letter="small", tone="warning")
        line = row(Picture("alert-triangle", "warning", 16), words, gap=Space.S)
        line.setStretch(1, 1)
        made = holder(line)
        made.hide()
        return made

    def _on_edited(self) -> None:
        self.mark_wrong("")
        self.commit()

    def _on_caps(self, on: bool) -> None:  # noqa: FBT001 - the signal carries it
        self._caps.setVisible(on)

    def _on_eye(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signal carries it
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.line.setEchoMode(mode)
        self.eye.show_icon("eye-off" if shown else "eye")
        self.eye.setAccessibleName("Hide what I type" if shown else "Show what I type")
