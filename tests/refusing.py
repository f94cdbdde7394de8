"""A refusal in words of its own, after which nothing was recorded."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from lifaudit.domain.errors.base import LifauditError
from lifaudit.store.history import anchor
from lifaudit.store.unit import Unit


@contextmanager
def refused(unit: Unit, *errors: type[LifauditError]) -> Iterator[None]:
    """Expect one of these errors, and that every chain of the store ends where it ended."""
    before = anchor(unit).fingerprint
    with pytest.raises(errors) as found:
        yield
    assert type(found.value) in errors
    assert anchor(unit).fingerprint == before
