"""What the lower floors ask of the outside."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time as an aware UTC datetime; handed in, so that tests and seals can hold it still."""

    def __call__(self) -> datetime: ...


class Progress(Protocol):
    """Told how far a long job is; raises Cancelled when the person gave up."""

    def __call__(self, done: int, total: int, text: str = "") -> None: ...


def silent(done: int, total: int, text: str = "") -> None:  # noqa: ARG001 - the shape of Progress
    """Be the Progress of a job nobody watches."""
