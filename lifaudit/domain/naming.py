"""Finding a value by the name an instrument gives it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from lifaudit.domain.errors.instrument import NotInForm

T = TypeVar("T")


def named(wanted: str, values: Iterable[T], names: Iterable[str]) -> T:
    """Return the value whose name is wanted; NotInForm when none has it."""
    for value, name in zip(values, names, strict=True):
        if name == wanted:
            return value
    raise NotInForm(wanted=wanted)
