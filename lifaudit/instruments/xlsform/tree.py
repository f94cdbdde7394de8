"""The rows of the survey sheet as a tree: groups hold rows, and every begin has its end."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lifaudit.instruments.findings import did_you_mean
from lifaudit.instruments.xlsform.desk import Desk
from lifaudit.instruments.xlsform.headings import Entry
from lifaudit.instruments.xlsform.words import LIKE_OURS, METADATA

GROUP, REPEAT = "group", "repeat"
ELSEWHERE = (
    *("geopoint", "geotrace", "geoshape", "image", "photo", "audio", "video", "file", "barcode"),
    *("datetime", "time", "hidden", "csv-external", "xml-external", "background-audio", "osm"),
    *("select_one_from_file", "select_multiple_from_file", "select_one_external", "loop"),
    *("cascading_select",),
)
_BEGIN = re.compile(r"(begin|end)[ _](group|repeat|loop)")
_CHOSEN = re.compile(
    r"(?P<word>select_one|select_multiple|rank|select1|select one from|select one"
    r"|select all that apply from|select all that apply|select multiple from|select multiple)"
    r" (?P<list>\S+)(?P<other> or[ _](?:other|specify[ _]other))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Node:
    """One row with what it holds: its type in one word, and the list it offers, if any."""

    row: Entry
    word: str
    offers: str = ""
    other: bool = False
    nodes: tuple[Node, ...] = ()


class _Open:
    """A group or repeat whose end has not come yet."""

    def __init__(self, row: Entry, word: str) -> None:
        self.row = row
        self.word = word
        self.nodes: list[Node] = []


def tree_of(desk: Desk, rows: tuple[Entry, ...]) -> tuple[Node, ...]:
    """Build the tree; what has no place or is not served is found."""
    top: list[Node] = []
    standing: list[_Open] = []
    for row in rows:
        kind = re.sub(r"\s+", " ", row["type"])
        found = _BEGIN.fullmatch(kind.casefold())
        held = standing[-1].nodes if standing else top
        if found is None:
            held += _leaf(desk, row, kind)
        elif found[2] == "loop":
            _refuse(desk, row, found[2])
        elif found[1] == "begin":
            standing.append(_Open(row, found[2]))
        elif not standing or standing[-1].word != found[2]:
            what = f"This {found[2]} ends without having begun."
            desk.flag(row.spot, "type", what, "Take the row out, or add its beginning.")
        else:
            done = standing.pop()
            (standing[-1].nodes if standing else top).append(
                Node(done.row, done.word, nodes=tuple(done.nodes))
            )
    for one in standing:
        what = f"This {one.word} begins and does not end."
        desk.flag(one.row.spot, "type", what, f"Add a row end_{one.word} where it ends.")
    return tuple(top)


def _leaf(desk: Desk, row: Entry, kind: str) -> list[Node]:
    chosen = _CHOSEN.fullmatch(kind)
    if chosen is not None:
        word = chosen["word"].casefold()
        plain = "rank" if word == "rank" else "select_multiple" if _several(word) else "select_one"
        return [Node(row, plain, chosen["list"], bool(chosen["other"]))]
    word = kind.casefold()
    if word in LIKE_OURS:
        return [Node(row, word)]
    if word in METADATA:
        desk.leave(row.spot, "type", f"The row '{word}' was left out.")
        return []
    if not word:
        _typeless(desk, row)
    else:
        _refuse(desk, row, kind)
    return []


def _several(word: str) -> bool:
    return "multiple" in word or "all" in word


def _typeless(desk: Desk, row: Entry) -> None:
    if row["name"] or row["label"]:
        what = "The row has no type."
        desk.flag(row.spot, "type", what, "Write text, integer, select_one or another type.")
    else:
        desk.leave(row.spot, "type", "A row without a type was left out.")


def _refuse(desk: Desk, row: Entry, kind: str) -> None:
    first = kind.partition(" ")[0]
    if first.casefold() in ELSEWHERE:
        what = f"Questions of the type '{first}' are not served."
        mend = "Ask for it in words, or take the row out."
    else:
        what = f"'{kind}' is not a type of question."
        mend = did_you_mean(first.casefold(), (*LIKE_OURS, "begin_group", "begin_repeat"))
    desk.flag(row.spot, "type", what, mend)
