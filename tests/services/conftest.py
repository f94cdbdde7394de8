"""What tests of services with more than one laptop start from."""

from __future__ import annotations

from graded import filled
from services.colleagues import copied, joined, pair
from services.room import room, three

__all__ = ["copied", "filled", "joined", "pair", "room", "three"]
