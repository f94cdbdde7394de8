"""The place of every value of a TOML text is known by its line."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifaudit.instruments.lines import Lines

TEXT = '''\
# a comment with = and [brackets] and "quotes"
top = 1
[a]  # one table
plain = true
"quoted key" = "a # b [c]"
'single' = 'x = 1'
long = """
[not.a.table]
key = 1
ends with a quote\\""""""
raw = \'\'\'
it's [raw]\'\'\'
dotted.inner . deep = 2
date = 2026-11-21 22:00:00
list = [
  1, # one
  [2,
   3],
  { x = 1, y = [
    9 ] },
]
empty = []
none = {}
[a.b.c]
d = 1
[[rows]]
n = 1
[[rows.cells]]
m = 1
[[rows.cells]]
m = 2
[rows.last]
z = 1
[[rows]]
[[rows.cells]]
m = 3
'''
PLACES = {
    ("top",): 2,
    ("a",): 3,
    ("a", "plain"): 4,
    ("a", "quoted key"): 5,
    ("a", "single"): 6,
    ("a", "long"): 7,
    ("a", "raw"): 11,
    ("a", "dotted", "inner", "deep"): 13,
    ("a", "date"): 14,
    ("a", "list"): 15,
    ("a", "list", 0): 16,
    ("a", "list", 1): 17,
    ("a", "list", 1, 1): 18,
    ("a", "list", 2): 19,
    ("a", "list", 2, "x"): 19,
    ("a", "list", 2, "y", 0): 20,
    ("a", "empty"): 22,
    ("a", "none"): 23,
    ("a", "b", "c"): 24,
    ("a", "b", "c", "d"): 25,
    ("rows",): 26,
    ("rows", 0): 26,
    ("rows", 0, "n"): 27,
    ("rows", 0, "cells", 0, "m"): 29,
    ("rows", 0, "cells", 1): 30,
    ("rows", 0, "cells", 1, "m"): 31,
    ("rows", 0, "last", "z"): 33,
    ("rows", 1): 34,
    ("rows", 1, "cells", 0, "m"): 36,
}


@pytest.mark.parametrize(("place", "line"), PLACES.items(), ids=str)
@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["unix", "windows"])
def test_a_place_is_found_on_its_line(place, line, ending):
    assert Lines(TEXT.replace("\n", ending)).of(place) == line


def test_what_is_missing_is_told_where_its_table_stands():
    assert Lines(TEXT).of(("rows", 1, "cells", 0, "missing")) == 35
    assert Lines(TEXT).of(("nothing", "here")) == 1


KEYS = st.text("abc .\"'=[]#é", max_size=6)
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20)


def quoted(text: str) -> str:
    """Write a text between quotation marks as TOML does."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


@given(st.dictionaries(KEYS, TEXTS | st.lists(TEXTS), max_size=8))
def test_any_keys_and_texts_are_followed_line_by_line(values):
    rows = []
    for key, value in values.items():
        items = ", ".join(map(quoted, value)) if isinstance(value, list) else ""
        rows.append(f"{quoted(key)} = {quoted(value) if isinstance(value, str) else f'[{items}]'}")
    text = "\n".join(rows)
    assert tomllib.loads(text) == values
    lines = Lines(text)
    assert [lines.of((key,)) for key in values] == list(range(1, len(values) + 1))
