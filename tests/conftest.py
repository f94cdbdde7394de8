"""What every test of the window needs: no display, and letters of our own."""

from __future__ import annotations

import gc
import os

from hypothesis import HealthCheck, settings
from world import clock, founded, new_vault

__all__ = ["clock", "founded", "new_vault"]

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A machine that is busy with something else is no fault of what is tested.
settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")


def pytest_collection_finish():
    """Keep what stays to the end out of every search for garbage, which took long otherwise."""
    gc.collect()
    gc.freeze()
