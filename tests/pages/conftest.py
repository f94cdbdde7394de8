"""What tests of pages are handed: the window, shut or inside a founded vault."""

from __future__ import annotations

from shell import cheap, inside, shell

__all__ = ["cheap", "inside", "shell"]
