"""How long the long trials go on."""

from __future__ import annotations

import os

import pytest


@pytest.fixture(scope="session")
def rounds():
    """How often a trial is repeated: `make campaign ROUNDS=1000`."""
    return int(os.environ.get("ROUNDS", "300"))
