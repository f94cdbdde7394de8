"""Words put on the clipboard that no clipboard history and no other device is to keep."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QMimeData
from PySide6.QtGui import QGuiApplication

WINDOWS = 'application/x-qt-windows-mime;value="{}"'
OURS = "x-kde-passwordManagerHint"
NO = bytes(4)
KEPT_OUT = {
    WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): NO,
    WINDOWS.format("CanIncludeInClipboardHistory"): NO,
    WINDOWS.format("CanUploadToCloudClipboard"): NO,
    OURS: b"secret",
}
"""What Windows and KDE's Klipper look for before they keep what was copied."""


def copy(text: str) -> None:
    """Put a text on the clipboard, for pasting while the window is open."""
    data = QMimeData()
    data.setText(text)
    for form, value in KEPT_OUT.items():
        data.setData(form, value)
    QGuiApplication.clipboard().setMimeData(data)
    app = QCoreApplication.instance()
    assert app is not None  # noqa: S101 - there is no clipboard without one
    app.aboutToQuit.connect(clear)


def clear() -> None:
    """Take it off again, unless something else was copied since; it may not outlive Python."""
    if QGuiApplication.clipboard().mimeData().hasFormat(OURS):
        QGuiApplication.clipboard().clear()
