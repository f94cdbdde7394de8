"""Boxes to write in: they commit on leaving or after a pause, and Tab leaves them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ui.theme.style import look

PAUSE = 800  # milliseconds without a key before words go on the record
MOST_LINES = 14
READ = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


class Line(QLineEdit):
    """One line of text; `settled` tells that it changed and the person has paused or left."""

    settled = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._known, self._narrow = "", 0
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.settle)
        self.textEdited.connect(lambda *_: self._pause.start())
        self.editingFinished.connect(self.settle)

    def stay_narrow(self, width: int) -> None:
        """Be no wider than this many pixels at letters of 100 %."""
        self._narrow = width
        self.setMaximumWidth(look().px(width))

    def show_text(self, text: str) -> None:
        """Show another text without telling anyone."""
        self._pause.stop()
        self._known = text
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)  # a long text shows how it begins

    def enter(self, text: str) -> None:
        """Show another text as if it had been typed."""
        self.setText(text)
        self._pause.start()

    @Slot()
    def settle(self) -> None:
        """Tell the text if it differs from what was told last."""
        self._pause.stop()
        if self.text() != self._known:
            self._known = self.text()
            self.settled.emit(self._known)

    def hideEvent(self, event: QHideEvent) -> None:
        self.settle()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._narrow:
            self.stay_narrow(self._narrow)


class Box(QPlainTextEdit):
    """Several lines of text in a box that grows with them."""

    settled = Signal(str)

    def __init__(self, name: str, least_lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self._known, self._least = "", least_lines
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.settle)
        self.textChanged.connect(self._on_text_changed)
        self._fit()

    def text(self) -> str:
        return self.toPlainText()

    def show_text(self, text: str) -> None:
        """Show another text without telling anyone; the cursor stays where somebody is writing."""
        self._known = text
        if text != self.toPlainText():
            self.setPlainText(text)
        self._pause.stop()

    @Slot()
    def settle(self) -> None:
        """Tell the text if it differs from what was told last."""
        self._pause.stop()
        if self.toPlainText() != self._known:
            self._known = self.toPlainText()
            self.settled.emit(self._known)

    def setReadOnly(self, ro: bool) -> None:  # noqa: FBT001 - Qt's own parameter
        """Let the words be changed, or only read, by keys as well as with the pointer."""
        super().setReadOnly(ro)
        if ro:
            self.setTextInteractionFlags(READ)

    @Slot()
    def _on_text_changed(self) -> None:
        self._pause.start()
        self._fit()

    def _fit(self) -> None:
        lines = min(max(self._least, round(self.document().size().height())), MOST_LINES)
        margins = self.contentsMargins().top() + self.contentsMargins().bottom()
        chrome = 2 * round(self.document().documentMargin()) + margins + 4
        wanted = self.fontMetrics().lineSpacing() * lines + chrome
        if wanted != self.height():
            self.setFixedHeight(wanted)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.settle()

    def hideEvent(self, event: QHideEvent) -> None:
        self.settle()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._fit()
