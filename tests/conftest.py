"""What every test of the window needs: no display, and letters of our own."""

from __future__ import annotations

import os

from world import clock, founded, new_vault

__all__ = ["clock", "founded", "new_vault"]

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
