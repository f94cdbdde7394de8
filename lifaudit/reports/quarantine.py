"""Quarantine: work on hostile bytes, where whatever goes wrong is an answer, not an accident.

Half a dozen parsers read a signed PDF, each with exceptions of its own - some from libraries
that have no home in this house - and a forger picks the one nobody listed. Here alone, on
bytes from a stranger, anything raised means the one thing: this file is not as it was signed.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

_Result = TypeVar("_Result")


def tried(work: Callable[[], _Result]) -> _Result | None:
    """Return what the work returns, or None when it raised anything at all."""
    with suppress(Exception):
        return work()
    return None
