"""What the operating system says: the screen locks, the person switches, the computer sleeps."""

from __future__ import annotations

import ctypes
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import SLOT, QAbstractNativeEventFilter, QByteArray, QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from ui.bridge.lock import SCREEN, SLEEP

if TYPE_CHECKING:  # Windows builds leave QtDBus out
    from PySide6.QtDBus import QDBusConnection

LOGIND = "org.freedesktop.login1"
SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")
WM_POWERBROADCAST = 0x0218
WM_WTSSESSION_CHANGE = 0x02B1
PBT_APMSUSPEND = 0x0004
WTS_SESSION_LOCK = 0x7
WTS_CONSOLE_DISCONNECT = 0x2
WTS_REMOTE_DISCONNECT = 0x4
THIS_SESSION = 0


class SystemWatch(QObject):
    """Hears from the operating system that the screen locks or the computer goes to sleep."""

    lock_wanted = Signal(str)

    def __init__(self, app: QApplication, window: QWidget) -> None:
        super().__init__(app)
        self._filter: WindowsNews | None = None
        if sys.platform == "win32":
            self._filter = WindowsNews(self)
            app.installNativeEventFilter(self._filter)
            listen_to_windows(int(window.winId()))
        elif sys.platform.startswith("linux"):
            listen_to_desktop(self)

    @Slot()
    def on_screen_lock(self) -> None:
        """Hear that the session is locked."""
        self.lock_wanted.emit(SCREEN)

    @Slot(bool)
    def on_saver(self, active: bool) -> None:  # noqa: FBT001 - the desktop's signal carries it
        """Hear that the screen saver has come or gone."""
        if active:
            self.on_screen_lock()

    @Slot(bool)
    def on_sleep(self, beginning: bool) -> None:  # noqa: FBT001 - logind's signal carries it
        """Hear that the computer is about to sleep, or has woken."""
        if beginning:
            self.lock_wanted.emit(SLEEP)


def listen_to_desktop(watch: SystemWatch) -> bool:
    """Connect to logind and the screen saver; where there are none, the idle watch remains."""
    from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415 - Windows builds leave QtDBus out

    system, session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
    heard = False
    if system.isConnected():
        manager, each = f"{LOGIND}.Manager", f"{LOGIND}.Session"
        heard = _hear(system, (LOGIND, manager, "PrepareForSleep"), watch, "on_sleep(bool)")
        heard &= _hear(system, (LOGIND, each, "Lock"), watch, "on_screen_lock()")
    if session.isConnected():
        for saver in SAVERS:
            heard |= _hear(session, ("", saver, "ActiveChanged"), watch, "on_saver(bool)")
    return heard


def _hear(bus: QDBusConnection, news: tuple[str, str, str], watch: SystemWatch, slot: str) -> bool:
    """Have a bus call a slot when a service tells news of an interface, whatever its path."""
    service, interface, name = news
    # WORKAROUND https://github.com/kernalix7/winpodx/pull/698: only what SLOT makes is taken
    return bool(
        bus.connect(  # type: ignore[call-overload]  # the stub asks for bytes, which are refused
            service, "", interface, name, watch, SLOT(slot)
        )
    )


class WinMessage(ctypes.Structure):
    """The head of a Windows MSG: as much of it as is read here."""

    _fields_ = (
        ("hwnd", ctypes.c_void_p),
        ("message", ctypes.c_uint),
        ("wparam", ctypes.c_size_t),
        ("lparam", ctypes.c_ssize_t),
    )


class WindowsNews(QAbstractNativeEventFilter):
    """Reads session and power messages out of the Windows message queue."""

    def __init__(self, watch: SystemWatch) -> None:
        super().__init__()
        self._watch = watch

    def hear(self, message: int, what: int) -> None:
        """Pass on a message that means the person has gone."""
        if message == WM_WTSSESSION_CHANGE and what in (
            WTS_SESSION_LOCK,
            WTS_CONSOLE_DISCONNECT,
            WTS_REMOTE_DISCONNECT,
        ):
            self._watch.on_screen_lock()
        elif message == WM_POWERBROADCAST and what == PBT_APMSUSPEND:
            self._watch.on_sleep(beginning=True)

    def nativeEventFilter(self, kind: QByteArray | bytes, message: int) -> tuple[bool, int]:  # type: ignore[override]  # the stub says object
        if kind in (b"windows_generic_MSG", QByteArray(b"windows_generic_MSG")):
            told = WinMessage.from_address(int(message))
            self.hear(told.message, told.wparam)
        return False, 0


def listen_to_windows(window: int) -> bool:
    """Ask Windows to send session messages to a window; power messages come unasked."""
    library = getattr(ctypes, "windll", None)
    if library is None:
        return False
    return bool(library.wtsapi32.WTSRegisterSessionNotification(window, THIS_SESSION))
