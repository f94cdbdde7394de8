"""Parts of a pack read back with their types: whatever is not in its form is a ValueError."""

from __future__ import annotations

import base64
import binascii
import re
import unicodedata
from datetime import datetime
from typing import Any

from lifaudit.exchange.limits import TEXT, WORD

_WORD = re.compile(rf"[A-Za-z0-9._~-]{{1,{WORD}}}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)
MOST = 2**63 - 1


def word(value: Any) -> str:
    """Return an id: letters, digits and `._~-`, so that it is no path and can be read aloud."""
    if not isinstance(value, str) or not _WORD.fullmatch(value):
        raise ValueError("id")
    return value


def digest(value: Any) -> str:
    """Return a SHA-256 as hex."""
    if not isinstance(value, str) or not _DIGEST.fullmatch(value):
        raise ValueError("digest")
    return value


def moment(value: Any) -> str:
    """Return a time in UTC that there is, to the second."""
    if not isinstance(value, str) or not _MOMENT.fullmatch(value):
        raise ValueError("time")
    datetime.fromisoformat(value)
    return value


def text(value: Any, most: int = TEXT) -> str:
    """Return a short text to be shown: nothing unseen in it, nothing that turns its direction."""
    if not isinstance(value, str) or not 0 < len(value) <= most:
        raise ValueError("text")
    if any(unicodedata.category(sign)[0] == "C" for sign in value):
        raise ValueError("text")
    return value


def number(value: Any, least: int, most: int = MOST) -> int:
    """Return a whole number within its bounds."""
    if type(value) is not int or not least <= value <= most:
        raise ValueError("number")
    return value


def raw(value: Any) -> bytes:
    """Return bytes from base64 written in the one way it can be."""
    if not isinstance(value, str):
        raise ValueError("base64")  # noqa: TRY004 - one refusal for every wrong form
    try:
        found = base64.b64decode(value, validate=True)
    except binascii.Error:
        raise ValueError("base64") from None
    if written(found) != value:
        raise ValueError("base64")
    return found


def hexed(value: Any, most: int) -> str:
    """Return lower-case hex of so many bytes at most."""
    if not isinstance(value, str) or not 0 < len(value) <= 2 * most:
        raise ValueError("hex")
    if bytes.fromhex(value).hex() != value:
        raise ValueError("hex")
    return value


def listed(value: Any, most: int) -> list[Any]:
    """Return a list of so many things at most."""
    if not isinstance(value, list) or len(value) > most:
        raise ValueError("list")
    return value


def written(content: bytes) -> str:
    """Write bytes as `raw` reads them."""
    return base64.b64encode(content).decode()
