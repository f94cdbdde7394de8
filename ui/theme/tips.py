"""Tool tips that Qt cannot take for markup."""

from __future__ import annotations

_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
"""What `html.escape` writes; its module brings every name HTML has for a character."""


def plain_tip(text: str) -> str:
    """Return a tip that shows every character as it was written, wrapped into a paragraph."""
    return f"<p>{text.translate(_MARKUP)}</p>" if text else ""
