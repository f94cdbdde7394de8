"""What every test of the window needs: no display, and letters of our own."""

from __future__ import annotations

import gc
import os

import pytest
from hypothesis import HealthCheck, settings
from world import QUICK, clock, filling, founded, new_vault, worlds

from lifaudit.security import boxes

__all__ = ["clock", "filling", "founded", "new_vault", "worlds"]

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A machine that is busy with something else is no fault of what is tested. A run draws what the
# last one drew, so that a red one tells of the change; `make campaign` draws anew.
settings.register_profile("anew", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("alike", settings.get_profile("anew"), derandomize=True, database=None)
settings.load_profile("alike")


@pytest.fixture(scope="session", autouse=True)
def cheap_boxes():
    """Make the boxes that eight words open cost little, as passphrases do in the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(boxes, "NEW", QUICK)
        yield


def pytest_collection_finish():
    """Keep what stays to the end out of every search for garbage, which took long otherwise."""
    gc.collect()
    gc.freeze()
