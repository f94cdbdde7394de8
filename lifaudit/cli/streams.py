"""Where a command reads and writes: handed in, so that tests and other programs can listen."""

from __future__ import annotations

import getpass
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from io import StringIO
from typing import Any, TextIO

from lifaudit.domain.codec import plain

OK, REFUSED, CANNOT_TELL = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Streams:
    """Output, complaints, and a way to ask for a secret without showing it."""

    out: TextIO
    err: TextIO
    ask: Callable[[str], str]

    @property
    def is_watched(self) -> bool:
        """A person sits at a terminal, rather than a program reading along."""
        return self.out.isatty()

    def say(self, text: str) -> None:
        """Write one line of result."""
        self.out.write(text + "\n")

    def complain(self, text: str) -> None:
        """Write one line of complaint."""
        self.err.write(text + "\n")

    def show(self, value: Any) -> None:
        """Write a value as JSON, for programs."""
        self.say(json.dumps(plain(value), indent=2, ensure_ascii=False))


def console() -> Streams:
    """Return the console this process was started in; a program without one speaks to nobody."""
    return Streams(sys.stdout or StringIO(), sys.stderr or StringIO(), getpass.getpass)
