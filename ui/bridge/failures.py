"""The one place that tells a person something failed, and the only one with message boxes."""

from __future__ import annotations

import logging
import sys
import traceback
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from lifaudit.domain.errors.base import Cancelled, LifauditError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

LOG = logging.getLogger("lifaudit.window")
BUG_TITLE = "A fault in lifaudit"
BUG_SENTENCE = (
    "Something went wrong that should not have. What was recorded before is safe. Go on with "
    "care, and send the words below to whoever looks after lifaudit; they hold nothing about a "
    "case."
)


class Failures(QObject):
    """Known failures go beside the page (`told`), or stop the work; a bug gets one dialog."""

    told = Signal(str, str)
    _crashed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parent = parent
        self._seen: set[str] = set()
        self.box: QMessageBox | None = None
        self._crashed.connect(self.tell, Qt.ConnectionType.QueuedConnection)

    @Slot(object)
    def tell(self, error: BaseException) -> None:
        """Tell of an error beside the page when it is known, as a bug when it is not."""
        if isinstance(error, Cancelled):
            return
        if isinstance(error, LifauditError):
            self.told.emit(error.title, error.advice)
        else:
            self._tell_bug(error)

    def stop(self, error: LifauditError) -> None:
        """Tell of a failure that no page can go on from, in a dialog."""
        from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415 - the window stands without it

        self._ask(error.title, error.advice, QMessageBox.Icon.Warning)

    def install(self) -> None:
        """Hear of every error nobody caught, on whichever thread it happened."""
        sys.excepthook = self._on_uncaught

    def _on_uncaught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self._crashed.emit(error)

    def _tell_bug(self, error: BaseException) -> None:
        report = frames_of(error)
        if report in self._seen:
            return
        self._seen.add(report)
        from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415 - as above

        LOG.error("%s", report)
        box = self._ask(BUG_TITLE, BUG_SENTENCE, QMessageBox.Icon.Critical)
        box.setDetailedText(report)
        copy = box.addButton("Copy the details", QMessageBox.ButtonRole.ActionRole)
        copy.clicked.disconnect()
        copy.clicked.connect(lambda *_: QGuiApplication.clipboard().setText(report))

    def _ask(self, title: str, sentence: str, icon: QMessageBox.Icon) -> QMessageBox:
        from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415 - as above

        box = QMessageBox(icon, title, title, QMessageBox.StandardButton.Close, self._parent)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setInformativeText(sentence)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.box = box
        box.open()
        return box


def frames_of(error: BaseException) -> str:
    """Describe an error by where it happened: kinds and frames, never a message or a value."""
    lines = []
    seen: set[int] = set()
    link: BaseException | None = error
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        lines.append(f"{type(link).__module__}.{type(link).__qualname__}")
        lines += (
            f"  {_short(frame.filename)}:{frame.lineno} in {frame.name}"
            for frame in traceback.extract_tb(link.__traceback__)
        )
        link = link.__cause__ or link.__context__
    return "\n".join(lines)


def _short(filename: str) -> str:
    """Leave out the folders above the package: they can hold a person's name."""
    parts = filename.replace("\\", "/").split("/")
    starts = [at for at, part in enumerate(parts) if part in ("lifaudit", "ui", "site-packages")]
    return "/".join(parts[starts[-1] :] if starts else parts[-1:])
