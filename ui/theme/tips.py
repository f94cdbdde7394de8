"""Tool tips that Qt cannot take for markup."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
"""What `html.escape` writes; its module brings every name HTML has for a character."""


def plain_tip(text: str) -> str:
    """Return a tip that shows every character as it was written, wrapped into a paragraph."""
    return f"<p>{text.translate(_MARKUP)}</p>" if text else ""


def wear_tip(widget: QWidget, text: str) -> None:
    """Give a widget a tip, which a screen reader would else read out with the tags around it."""
    widget.setToolTip(plain_tip(text))
    widget.setAccessibleDescription(text)
