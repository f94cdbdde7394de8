"""The file by which a partnership is handed on: its root, and the list of members that goes on."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from lifaudit.domain.codec import canonical, plain
from lifaudit.domain.errors.joining import SuccessionUnreadable
from lifaudit.domain.shape import shaped
from lifaudit.domain.strict import read_strict
from lifaudit.domain.trust import VERSION, Turn, opened

MARK = b"\n"


@dataclass(frozen=True, slots=True)
class Succession:
    """Who issues certificates from now on, and with what: `root` is the private key as hex.

    By the turn everybody else can follow, also who has not heard of the last lists.
    """

    made: datetime
    person: str
    root: str = field(repr=False)
    turn: Turn


def succession_file(said: Succession, signed_list: bytes) -> bytes:
    """Write it in front of the newest list, as it was signed; both are then sealed together."""
    return canonical({"v": VERSION, "succession": plain(said)}) + MARK + signed_list


def succession_in(content: bytes) -> tuple[Succession, bytes]:
    """Return what was written, and the list; raises SuccessionUnreadable or JoiningTooNew."""
    line, _, signed_list = content.partition(MARK)
    try:
        return shaped(Succession, opened(read_strict(line), "succession")), signed_list
    except ValueError:
        raise SuccessionUnreadable from None
