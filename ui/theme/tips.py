"""Tool tips that Qt cannot take for markup."""

from __future__ import annotations

import html


def plain_tip(text: str) -> str:
    """Return a tip that shows every character as it was written, wrapped into a paragraph."""
    return f"<p>{html.escape(text)}</p>" if text else ""
