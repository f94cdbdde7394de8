"""Laptops for the tests of the store."""

from __future__ import annotations

import pytest
from store.replica import Replica


@pytest.fixture
def laptops(tmp_path):
    """Make a laptop per name; all are closed at the end."""
    made = []

    def make(name, clock=None):
        made.append(Replica(tmp_path, name, clock))
        return made[-1]

    yield make
    for one in made:
        one.store.close()


@pytest.fixture
def laptop(laptops):
    """One laptop with an empty store."""
    return laptops("left")
