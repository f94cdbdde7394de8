"""What the whole job needs besides real parts: keys that cost little."""

from __future__ import annotations

from shell import cheap

__all__ = ["cheap"]
