"""What tests of pages are handed: the window, shut or inside a founded vault, and its disk."""

from __future__ import annotations

from pages.full_disk import disk
from shell import cheap, inside, shell
from small_disk import small_disk

__all__ = ["cheap", "disk", "inside", "shell", "small_disk"]
