"""Quarantine: work on hostile bytes, where whatever goes wrong is an answer, not an accident.

Half a dozen parsers read a signed PDF, each with exceptions of its own, and a forger picks the
one nobody listed. So the work runs in a thread of its own and its outcome is asked for after.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

_Result = TypeVar("_Result")


def tried(work: Callable[[], _Result]) -> _Result | None:
    """Return what the work returns, or None when it raised anything at all."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        outcome = pool.submit(work)
    return outcome.result() if outcome.exception() is None else None
