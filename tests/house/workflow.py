"""The workflows of the build server as values: the part of YAML that they are written in.

Maps, lists and texts by indentation, `|` for texts of several lines; no anchors and no other forms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

KEY = re.compile(r"([\w$./-]+):(?: +(.*))?")
COMMENT = re.compile(r"\s+#.*$|^\s*#.*$")
QUOTED = re.compile(r'"[^"\\]*"')
FOREIGN = re.compile(r"^[&*!>{%@`\"'|?]|: |:$")
"""What means something else in YAML than it seems to."""
Value = dict[str, "Value"] | list["Value"] | str


class Unread(ValueError):
    """Something that is not in the part of YAML that is read here."""


@dataclass(slots=True)
class _Lines:
    """The lines that are left, with how far each stands in."""

    left: list[tuple[int, str]] = field(default_factory=list)

    @property
    def indent(self) -> int:
        return self.left[0][0] if self.left else -1

    def take(self) -> str:
        return self.left.pop(0)[1]


def read(text: str) -> Value:
    """Read a workflow; raises Unread."""
    lines = [(len(one) - len(one.lstrip(" ")), one.strip()) for one in text.splitlines()]
    source = _Lines([(indent, line) for indent, line in lines if line and not line.startswith("#")])
    found = _value(source, 0)
    if source.left:
        raise Unread(source.left[0][1])
    return found


def _value(source: _Lines, indent: int) -> Value:
    if source.indent < indent:
        return ""
    return _list(source) if source.left[0][1].startswith("- ") else _map(source)


def _list(source: _Lines) -> list[Value]:
    indent, found = source.indent, list[Value]()
    while source.indent == indent and source.left[0][1].startswith("- "):
        rest = source.left[0][1][2:]
        if KEY.fullmatch(rest) and not rest.startswith(('"', "'")):
            source.left[0] = (indent + 2, rest)
            found.append(_map(source))
        else:
            source.take()
            found.append(_plain(rest))
    return found


def _map(source: _Lines) -> dict[str, Value]:
    indent, found = source.indent, dict[str, Value]()
    while source.indent == indent and not source.left[0][1].startswith("- "):
        line = source.take()
        part = KEY.fullmatch(line)
        if part is None or part[1] in found:
            raise Unread(line)
        rest = COMMENT.sub("", part[2] or "")
        if rest == "|":
            found[part[1]] = "\n".join(_block(source, indent)) + "\n"
        else:
            found[part[1]] = _plain(rest) if rest else _value(source, indent + 1)
    return found


def _block(source: _Lines, indent: int) -> Iterator[str]:
    while source.indent > indent:
        yield source.take()


def _plain(text: str) -> str:
    text = COMMENT.sub("", text)
    if QUOTED.fullmatch(text):
        return text[1:-1]
    if FOREIGN.search(text):
        raise Unread(text)
    return text
