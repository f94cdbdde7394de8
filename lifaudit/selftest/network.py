"""A watch over the whole test: nothing of the program speaks to a network."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Any, Self

LOOK_UPS = frozenset({"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"})
REACHES = frozenset({"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"})
THIS_COMPUTER = frozenset({"127.0.0.1", "::1", "localhost", "", None})


class Watch:
    """Hears what Python asks of the network while a block lasts.

    Talk within this computer does not count: the keyring is asked that way, and Windows makes
    such a pair for every loop of events. The hook stays for as long as the process, and is deaf.
    """

    def __init__(self) -> None:
        self.heard: list[str] = []
        self._listens = False

    def __enter__(self) -> Self:
        self._listens = True
        sys.addaudithook(self._hear)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._listens = False

    def _hear(self, event: str, args: tuple[Any, ...]) -> None:
        if not self._listens or event not in LOOK_UPS | REACHES:
            return
        if _place(event, args) not in THIS_COMPUTER:
            self.heard.append(event)


def _place(event: str, args: tuple[Any, ...]) -> Any:
    """Return the host that is asked for or reached; a socket of files has none."""
    if event in LOOK_UPS:
        return args[0]
    address = args[1]
    return address[0] if isinstance(address, tuple) else None
