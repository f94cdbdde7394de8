"""Where in a form file each table and key stands, so that a finding can name its line."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right

from lifaudit.domain.errors.instrument import Spot
from lifaudit.domain.remark import Place

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_TEXT = re.compile(
    r'"{3}(?:\\.|[^\\])*?"{3,5}'
    r"|'{3}.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_DOT = re.compile(r"[ \t]*\.[ \t]*")
_PLAIN = re.compile(r"[^,\]}#\n]*")


class Lines:
    """Knows the line of every place in a TOML text.

    The text must already have been accepted by tomllib; this only looks for where things are.
    """

    def __init__(self, text: str) -> None:
        self._text = text.replace("\r\n", "\n")
        self._starts = [0, *(found.end() for found in re.finditer("\n", self._text))]
        self._at = 0
        self._known: dict[Place, int] = {}
        self._lengths: dict[Place, int] = {}

    def of(self, place: Place) -> int:
        """Return the line of a place, or of the nearest table around it; 1 for the whole file."""
        if not self._known:  # most forms have nothing wrong, and nobody asks for their lines
            self._document()
        while place and place not in self._known:
            place = place[:-1]
        return self._known.get(place, 1)

    def spot(self, place: Place) -> Spot:
        """Return the line of a place as a spot."""
        return Spot(self.of(place))

    def _document(self) -> None:
        table: Place = ()
        self._skip(_BLANK)
        while self._at < len(self._text):
            if self._text[self._at] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip(_BLANK)

    def _header(self) -> Place:
        line = self._line()
        brackets = 2 if self._text.startswith("[[", self._at) else 1
        self._at += brackets
        *outer, last = self._key()
        self._skip(_BLANK)
        self._at += brackets
        place = (*self._inside(tuple(outer)), last)
        if brackets == 1:
            place = self._inside((last,), place[:-1])
        else:
            self._known.setdefault(place, line)
            self._lengths[place] = self._lengths.get(place, 0) + 1
            place = (*place, self._lengths[place] - 1)
        self._known[place] = line
        return place

    def _inside(self, parts: Place, start: Place = ()) -> Place:
        """Follow a header's path, going into the last element of every array of tables."""
        place = start
        for part in parts:
            place = (*place, part)
            if place in self._lengths:
                place = (*place, self._lengths[place] - 1)
        return place

    def _pair(self, table: Place) -> None:
        line = self._line()
        place = (*table, *self._key())
        self._known[place] = line
        self._skip(_BLANK)
        self._at += 1  # the equals sign
        self._skip(_BLANK)
        self._value(place)

    def _value(self, place: Place) -> None:
        opening = self._text[self._at]
        if opening == "[":
            self._array(place)
        elif opening == "{":
            self._inline(place)
        elif opening in "\"'":
            self._skip(_TEXT)
        else:
            self._skip(_PLAIN)

    def _array(self, place: Place) -> None:
        self._open()
        index = 0
        while self._text[self._at] != "]":
            element = (*place, index)
            self._known[element] = self._line()
            self._value(element)
            self._comma()
            index += 1
        self._at += 1

    def _inline(self, place: Place) -> None:
        self._open()
        while self._text[self._at] != "}":
            self._pair(place)
            self._comma()
        self._at += 1

    def _open(self) -> None:
        self._at += 1
        self._skip(_BLANK)

    def _comma(self) -> None:
        self._skip(_BLANK)
        if self._text[self._at] == ",":
            self._open()

    def _key(self) -> tuple[str, ...]:
        parts = []
        self._skip(_BLANK)
        while True:
            parts.append(self._part())
            dot = _DOT.match(self._text, self._at)
            if dot is None:
                return tuple(parts)
            self._at = dot.end()

    def _part(self) -> str:
        if self._text[self._at] not in "\"'":
            return self._skip(_BARE_KEY)
        return str(tomllib.loads(f"key = {self._skip(_TEXT)}")["key"])

    def _skip(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self._text, self._at)
        passed = found.group() if found else ""
        self._at += len(passed)
        return passed

    def _line(self) -> int:
        return bisect_right(self._starts, self._at)
