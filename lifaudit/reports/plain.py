"""Plain: packed objects that are written as programs write them, read token by token.

pyHanko reads a file byte by byte. What is written plainly - no comment, no escape, one space
between the numbers of a reference, no key twice - can be read one way only and is read here;
anything else is left to pyHanko, which reads or refuses it. So nothing is read that pyHanko
would refuse, and nothing is read otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from pyhanko.pdf_utils import generic

_TOKEN = re.compile(
    rb"[ \n]*(?:"
    rb"(?:(?P<name>/[A-Za-z0-9._+-]+)"
    rb"|(?P<reference>[1-9][0-9]{0,8} [0-9]{1,5} R)"
    rb"|(?P<integer>-?[0-9]{1,9})"
    rb"|(?P<real>-?[0-9]{0,9}\.[0-9]{1,9})"
    rb"|(?P<word>true|false|null)"
    rb")(?=[ \n/<>\[\]()])"
    rb"|\((?P<text>[ -'*-\[\]-~]*)\)"
    rb"|<(?P<hex>(?:[0-9A-Fa-f]{2})*)>"
    rb"|(?P<open><<|\[)"
    rb"|(?P<close>>>|\])"
    rb"|(?P<odd>.|\Z))",
    re.DOTALL,
)
_END = re.compile(rb"[ \n]*(?:[<\[]|\Z)")
"""The next object or nothing at all: no word that would make the dictionary a stream."""

_NUMBERS = re.compile(rb"[0-9 \n]*[ \n]")
_Opened = tuple[bytes, list[Any]]


def read_plainly(data: bytes, start: int, reference: generic.Reference) -> Any:
    """Return the dictionary or array that begins here, or None where it is not plain."""
    if start < 0 or not data.startswith((b"<<", b"["), start):
        return None
    opened: list[_Opened] = []
    for token in _TOKEN.finditer(data, start):
        kind = token.lastgroup or "odd"
        if kind == "open":
            opened.append((token[kind], []))
        elif kind == "close":
            made = _closed(token[kind], *opened.pop())
            if made is None:
                return None
            made.container_ref = reference
            if not opened:
                return made if _END.match(data, token.end()) else None
            opened[-1][1].append(made)
        elif kind == "odd":
            return None
        else:
            made = _MADE[kind](token[kind], reference)
            made.container_ref = reference
            opened[-1][1].append(made)
    return None


def plain_numbers(data: bytes) -> list[int]:
    """Return the numbers written here, or none at all where there is anything else."""
    return [int(each) for each in data.split()] if _NUMBERS.fullmatch(data) else []


def _closed(close: bytes, opening: bytes, inside: list[Any]) -> Any:
    """Return what was opened and is closed here, or None where it does not fit together."""
    if (opening == b"[") != (close == b"]"):
        return None
    return generic.ArrayObject(inside) if close == b"]" else _dictionary(inside)


def _dictionary(inside: list[Any]) -> Any:
    keys, values = inside[0::2], inside[1::2]
    if len(keys) != len(values) or any(type(key) is not generic.NameObject for key in keys):
        return None
    made: Any = generic.DictionaryObject()  # type: ignore[no-untyped-call] # it has no types
    made.update(zip(keys, values, strict=True))
    return made if len(made) == len(keys) else None


def _reference(token: bytes, reference: generic.Reference) -> Any:
    number, generation, _ = token.split()
    return generic.IndirectObject(int(number), int(generation), reference.pdf)  # type: ignore[no-untyped-call] # it has no types


def _word(token: bytes) -> Any:
    return generic.NullObject() if token == b"null" else generic.BooleanObject(token == b"true")  # type: ignore[no-untyped-call] # it has no types


_MADE: dict[str, Callable[[bytes, generic.Reference], Any]] = {
    "name": lambda token, _: generic.NameObject(token.decode("ascii")),
    "reference": _reference,
    "integer": lambda token, _: generic.NumberObject(token),  # type: ignore[no-untyped-call] # it has no types
    "real": lambda token, _: generic.FloatObject(token.decode("ascii")),  # type: ignore[no-untyped-call] # it has no types
    "word": lambda token, _: _word(token),
    "text": lambda token, _: generic.pdf_string(token),
    "hex": lambda token, _: generic.pdf_string(bytes.fromhex(token.decode("ascii"))),
}
