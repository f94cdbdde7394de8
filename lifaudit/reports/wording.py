"""Wording: what a person typed, made harmless to show: no invisible or commanding characters.

Control characters and direction overrides are shown as their names in brackets, so that
nothing hides; other invisible marks are dropped. What was typed is never changed in the vault.
"""

from __future__ import annotations

import re
import unicodedata

_ODD = re.compile(r"[^ -~\n]")  # all that plain English needs is shown as it is
_JOINERS = "\u200c\u200d"
_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_VARIATIONS = range(0xFE00, 0xFE10)
_NO_CHARACTER = 0xFFFE
"""How the last two of every plane end, which no XML takes; text copied from a PDF may hold one."""


def harmless(text: str) -> str:
    """Return the text with line ends as line feeds, tabs as spaces and controls named."""
    if text.isascii() and text.isprintable():
        return text
    even = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    even = even.replace("\u2029", "\n")
    shown = _ODD.sub(lambda found: _shown(found[0]), even)
    return unicodedata.normalize("NFC", shown)


def named(character: str) -> str:
    """Return the character's Unicode name in brackets, lower case, or its number."""
    name = unicodedata.name(character, "").lower()
    return f"[{name}]" if name else f"[U+{ord(character):04X}]"


def one_line(text: str) -> str:
    """Return harmless text with its line ends as spaces, for headings and cells of one line."""
    return " ".join(harmless(text).split())


def _shown(character: str) -> str:
    if character in _JOINERS:
        return character
    if character == "\t":
        return "    "
    if character in _OVERRIDES:
        return named(character)
    category = unicodedata.category(character)
    if category in ("Cc", "Cs", "Co") or ord(character) & _NO_CHARACTER == _NO_CHARACTER:
        return f"[U+{ord(character):04X}]"
    if category == "Cf" or ord(character) in _VARIATIONS:
        return ""
    return " " if category in ("Zs", "Zl", "Zp") and character != "\u00a0" else character
