"""One window for each person: a second start brings the first one forward and hands over its file.

They speak through a name that only this person may use: a named pipe on Windows, a socket file in
the person's own runtime folder elsewhere. No port is opened, and nothing is answered but "heard":
the worst that a stranger could do with it is to bring the window forward.
"""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE = 1000  # milliseconds for the first window to answer
MOST_BYTES = 32 * 1024  # the longest path that a system knows
HEARD = b"heard\n"
ANYBODY = -1  # ASFW_ANY, Windows SDK


def call_first(name: str, file: str) -> bool:
    """Hand a file, or none, to the window that is open; tell whether there is one."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(PATIENCE):
        return False
    _let_come_forward()
    socket.write(file.encode("utf-8", "surrogateescape") + b"\n")
    socket.flush()
    heard = socket.waitForReadyRead(PATIENCE) and bytes(socket.readAll().data()) == HEARD
    socket.close()
    return heard


class FirstWindow(QObject):
    """Hears of second starts; `called` carries the file that one was given, or nothing."""

    called = Signal(str)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        self.is_listening = _is_ours(name) and self._listen(name)

    def _listen(self, name: str) -> bool:
        QLocalServer.removeServer(name)  # what a window that was killed left behind
        return self._server.listen(name)

    @Slot()
    def _on_connection(self) -> None:
        while socket := self._server.nextPendingConnection():
            socket.readyRead.connect(lambda socket=socket: self._hear(socket))
            socket.disconnected.connect(socket.deleteLater)
            self._hear(socket)

    def _hear(self, socket: QLocalSocket) -> None:
        if socket.bytesAvailable() > MOST_BYTES:
            socket.abort()
        elif socket.canReadLine():
            said = bytes(socket.readLine().data()).decode("utf-8", "surrogateescape")
            socket.write(HEARD)
            socket.flush()
            self.called.emit(said.removesuffix("\n"))


def _is_ours(name: str) -> bool:
    """Make the folder of a socket file, for this person only; a pipe's name needs none."""
    if sys.platform == "win32":
        return True
    try:
        Path(name).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return False
    return True


def _let_come_forward() -> None:
    """Let the first window come before this one, which Windows allows only whom we name."""
    library = getattr(ctypes, "windll", None)
    if library is not None:
        library.user32.AllowSetForegroundWindow(ANYBODY)
