"""Single lines and values of a TOML file, written so that the reader gets the same value back."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterable, Iterator

WIDTH = 100
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_TIDY = re.compile(r"\S+(?: \S+)*(?:\n\n\S+(?: \S+)*)*")
_DELETE = "\x7f"


def line(name: str, text: str, absent: str | None = None) -> Iterator[str]:
    """Write a text under its name, over several lines if it is long; nothing where it is absent."""
    if text == absent:
        return
    written = f"{key(name)} = {quoted(text)}"
    if len(written) <= WIDTH and "\n" not in text:
        yield written
    elif _TIDY.fullmatch(text) and '"""' not in text:
        yield f'{key(name)} = """'
        yield f'{_wrapped(text)}"""'
    else:
        yield written


def number(name: str, value: float | None, absent: float | None = None) -> Iterator[str]:
    """Write a number under its name; nothing where it is absent."""
    if value is not None and value != absent:
        yield f"{name} = {plain(value)}"


def plain(value: float) -> str:
    """Write a number without a needless fraction."""
    return str(int(value)) if value == int(value) else repr(value)


def list_of(name: str, texts: Iterable[str]) -> Iterator[str]:
    """Write a list of texts, one a line if they are long; nothing where there are none."""
    each = [quoted(text) for text in texts]
    written = f"{name} = [{', '.join(each)}]"
    if not each:
        return
    if len(written) <= WIDTH:
        yield written
    else:
        yield from (f"{name} = [", *(f"  {one}," for one in each), "]")


def key(name: str) -> str:
    """Write a key, in quotation marks where TOML wants them."""
    return name if _BARE.fullmatch(name) else quoted(name)


def quoted(text: str) -> str:
    """Write a text in quotation marks. TOML shares JSON's escapes, and has one of its own."""
    return json.dumps(text, ensure_ascii=False).replace(_DELETE, "\\u007f")


def _wrapped(text: str) -> str:
    """Break a text where the reader will join it again; signs that mean something are escaped."""
    return "\n\n".join(
        textwrap.fill(
            quoted(part)[1:-1].replace('\\"', '"'),
            WIDTH,
            break_long_words=False,
            break_on_hyphens=False,
        )
        for part in text.split("\n\n")
    )
