"""One table of a form file, read value by value; what is missing or odd becomes a finding."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from lifaudit.domain.remark import Place, Remark
from lifaudit.instruments.findings import Findings, did_you_mean

MOST = 1000  # no scale in the field passes 100
_CONTROL = re.compile(r"[^\n\t\r -~\xa0-\U0010ffff]")  # what Unicode calls Cc
_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")
_WANTED = "A form must say this, so that everybody who fills it in reads the same."


class Table:
    """Gives out the values of one table, with a harmless stand-in for whatever is wrong."""

    def __init__(self, values: dict[str, Any], place: Place, findings: Findings) -> None:
        self._values = values
        self.place = place
        self._findings = findings

    def only(self, *known: str) -> None:
        """Find every key that is not known here."""
        for key in self._values.keys() - set(known):
            self._flag(
                key,
                f"The key '{key}' means nothing here.",
                "A misspelt key would be left out without a word.",
                did_you_mean(key, known),
            )

    def has(self, key: str) -> bool:
        """Whether the table holds this key."""
        return key in self._values

    def text(self, key: str) -> str:
        """Return a text that must be there, its wrapped lines joined into paragraphs."""
        if key not in self._values:
            self._flag(key, f"'{key}' is missing.", _WANTED, f'Add a line: {key} = "..."')
            return ""
        found = self.text_or(key, "")
        if not found and isinstance(self._values[key], str):
            self._flag(key, f"'{key}' is empty.", _WANTED, "Write it, in plain words.")
        return found

    def text_or(self, key: str, absent: str) -> str:
        """Return a text, or what stands in when it is absent."""
        if key not in self._values:
            return absent
        found = self._values[key]
        if not isinstance(found, str):
            self._odd(key, "text in quotation marks")
            return absent
        return self._clean(key, found)

    def one_of(self, key: str, known: Iterable[str]) -> str:
        """Return one of the known words."""
        words = tuple(known)
        found = self.text(key)
        if found and found not in words:
            self._flag(
                key,
                f"'{found}' is not a {key} a form can have.",
                "The application would not know what to show.",
                did_you_mean(found, words),
            )
        return found

    def whole(self, key: str) -> int:
        """Return a whole number above nought that must be there."""
        found = self._values.get(key)
        if isinstance(found, bool) or not isinstance(found, int) or found < 1:
            self._odd(key, "a whole number above nought")
            return 1
        return found

    def number_or_none(self, key: str, within: int = MOST) -> float | None:
        """Return a number no further from nought than `within`, or None when it is absent."""
        found = self._values.get(key)
        if found is None:
            return None
        if (
            isinstance(found, bool)
            or not isinstance(found, int | float)
            or not abs(found) <= within
        ):
            self._odd(key, f"a number between -{within} and {within}")
            return None
        return float(found)

    def truth(self, key: str, absent: bool) -> bool:  # noqa: FBT001 - a value, not a switch
        """Return true or false, or what stands in when it is absent."""
        found = self._values.get(key, absent)
        if not isinstance(found, bool):
            self._odd(key, "true or false, without quotation marks")
            return absent
        return found

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; none when it is absent."""
        found = self._values.get(key, [])
        if not isinstance(found, list) or not all(isinstance(item, str) and item for item in found):
            self._odd(key, 'a list of texts, as in ["one", "two"]')
            return ()
        return tuple(self._clean(key, item) for item in found)

    def table(self, key: str) -> Table:
        """Return the table under this key; an empty one when it is absent."""
        found = self._values.get(key, {})
        if not isinstance(found, dict):
            self._odd(key, f"a table, as in [{key}]")
            found = {}
        return Table(found, (*self.place, key), self._findings)

    def tables(self, key: str) -> tuple[Table, ...]:
        """Return the tables under this key, in order."""
        found = self._values.get(key, [])
        if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
            self._odd(key, f"one or more tables, as in [[{key}]]")
            return ()
        return tuple(
            Table(item, (*self.place, key, index), self._findings)
            for index, item in enumerate(found)
        )

    def keys(self) -> tuple[str, ...]:
        """Return the keys of the table, in order."""
        return tuple(self._values)

    def _clean(self, key: str, text: str) -> str:
        if _CONTROL.search(text):
            self._flag(
                key,
                f"'{key}' holds a control character.",
                "It cannot be shown or printed.",
                "Delete it and type the text again.",
            )
        return folded(text)

    def _odd(self, key: str, wanted: str) -> None:
        state = "is not what is needed here" if key in self._values else "is missing"
        self._flag(key, f"'{key}' {state}.", _WANTED, f"Give it {wanted}.")

    def _flag(self, key: str, what: str, why: str, mend: str) -> None:
        self._findings.add(Remark((*self.place, key), what, why, mend))


def folded(text: str) -> str:
    """Join wrapped lines with a space; an empty line parts two paragraphs."""
    if "\n" not in text:
        return text.strip()
    paragraphs = _PARAGRAPHS.split(text.replace("\r\n", "\n").strip())
    return "\n\n".join(" ".join(line.strip() for line in part.split("\n")) for part in paragraphs)
