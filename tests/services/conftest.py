"""What tests of services with more than one laptop start from."""

from __future__ import annotations

from services.colleagues import copied, joined, pair

__all__ = ["copied", "joined", "pair"]
