"""What the lower floors ask of the outside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime


class Clock(Protocol):
    """Tells the time as an aware UTC datetime; handed in, so that it can be held still."""

    def __call__(self) -> datetime: ...


class Progress(Protocol):
    """Told how far a long job is; raises Cancelled when the person gave up."""

    def __call__(self, done: int, total: int, text: str = "") -> None: ...


def silent(done: int, total: int, text: str = "") -> None:
    """Be the Progress of a job nobody watches."""
