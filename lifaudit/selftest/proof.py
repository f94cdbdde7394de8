"""The two ways to hold a part to its word: it must be so, and it must be refused."""

from __future__ import annotations

from collections.abc import Callable

from lifaudit.domain.errors.base import LifauditError
from lifaudit.domain.errors.selftest import Unmet


def hold(is_so: object, otherwise: str) -> None:
    """Raise Unmet with what is wrong unless it is so."""
    if not is_so:
        raise Unmet(what=otherwise)


def refused(refusal: type[LifauditError], attempt: Callable[[], object], otherwise: str) -> None:
    """Raise Unmet with what is wrong unless the attempt is refused in just this way."""
    try:
        attempt()
    except refusal:
        return
    raise Unmet(what=otherwise)
