"""A form file opened with care: its text, its tables and its lines, or a refusal that says why."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

from lifaudit.domain.errors.instrument import FormNotReadable, FormProblem
from lifaudit.instruments.lines import Lines

LIMIT = 1024 * 1024  # the longest shipped form is about a tenth of this
MOST_PARTS = 16
# Splits a text at what ends a key, so that the dots of each key can be counted; an unclosed
# quotation mark matches nothing, and tomllib stops there too.
_PIECE = re.compile(
    r""""{3}(?:\\.|[^\\])*?"{3,5}|'{3}.*?'{3,5}|"(?!"")(?:\\.|[^"\\\n])*"|'(?!'')[^'\n]*'|"""
    r"""[#][^\n]*|(?P<end>[=,\n{}\[\]])|(?P<dot>[.])|[^"'#=,\n{}\[\].]+""",
    re.DOTALL,
)
_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")

_MENDS = (
    ("Cannot overwrite a value", "The same key stands twice in this table. Keep one of them."),
    ("Cannot declare", "This table has been opened before. Use [[...]] for one more of a kind."),
    ("Illegal character", "Close the quotation marks, or use three for text of several lines."),
    ("Unterminated string", "Close the quotation marks where the text ends."),
    ("Unescaped '\\'", "Write a backslash twice, or put the text in single quotation marks."),
    ("Invalid value", "Put text in double quotation marks; true, false and numbers go without."),
    ("Unclosed array", "Close the list with ] and put a comma between its items."),
    ("Expected '='", "A line is a key, an equals sign and a value. A comment starts with #."),
)
_MEND = "Compare the line with the example in docs/instruments.md."


@dataclass(frozen=True, slots=True)
class Source:
    """A form file that is well-formed TOML; what it means is for the reader."""

    file: str
    tables: dict[str, Any] = field(repr=False)
    lines: Lines = field(repr=False)


def is_toml(path: Path) -> bool:
    """Whether a file says it is a form in TOML; a file without an ending is taken for one."""
    return path.suffix.casefold() in ("", ".toml")


def open_source(path: Path) -> Source:
    """Read a form file; FormNotReadable when it is missing, hostile, or not TOML."""
    text = _text(path)
    try:
        return Source(path.name, tomllib.loads(text), Lines(text))
    except tomllib.TOMLDecodeError as error:
        _refuse_syntax(path, text, str(error))
    except RecursionError:
        _refuse(path, 0, "The file is nested too deeply.", "Take the inner lists out.")


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            raw = file.read(LIMIT + 1)
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        _refuse(path, 0, f"The file cannot be read: {reason}.", "Check its name and place.")
    if len(raw) > LIMIT:
        _refuse(path, 0, "The file is larger than 1 MiB.", "Split it into several forms.")
    text = _decoded(path, raw)
    line = _endless_key(text)
    if line:
        _refuse(path, line, "A key here has too many parts.", "A key needs three parts at most.")
    return text


def _endless_key(text: str) -> int:
    """Return the line of a key with too many parts, or 0.

    tomllib takes memory in the square of the parts of one dotted key: half a megabyte of dots
    would stop the machine.
    """
    dots = 0
    at = 0
    while dots <= MOST_PARTS:
        piece = _PIECE.match(text, at)
        if piece is None:
            return 0
        at = piece.end()
        dots = 0 if piece["end"] else dots + bool(piece["dot"])
    return text.count("\n", 0, at) + 1


def _decoded(path: Path, raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        _refuse(path, line, "This line is not UTF-8 text.", "Save the file again as UTF-8.")


def _refuse_syntax(path: Path, text: str, said: str) -> NoReturn:
    place = _PLACE.search(said)
    line = int(place[1]) if place and place[1] else text.rstrip("\n").count("\n") + 1
    reason = _PLACE.sub("", said)
    mend = next((mend for start, mend in _MENDS if reason.startswith(start)), _MEND)
    _refuse(path, line, f"This line is not valid TOML: {reason}.", mend)


def _refuse(path: Path, line: int, what: str, mend: str) -> NoReturn:
    why = "Nothing after this can be read with certainty." if line else "A form is a small file."
    raise FormNotReadable((FormProblem(path.name, line, what, why, mend),))
