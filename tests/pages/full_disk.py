"""A disk that is full until it is freed, as the vault in the window meets it."""

from __future__ import annotations

import pytest

from lifaudit.domain.errors.store import DiskFull
from lifaudit.store.unit import Unit


class Disk:
    """A disk that takes nothing while it is full."""

    def __init__(self, patch):
        self._patch = patch

    def fill(self):
        def full(*_args, **_more):
            raise DiskFull

        self._patch.setattr(Unit, "record", full)

    def free(self):
        self._patch.undo()


@pytest.fixture
def disk():
    with pytest.MonkeyPatch.context() as patch:
        yield Disk(patch)
