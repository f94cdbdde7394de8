"""Whatever the linter tells the author of a file to write, the window says where to do it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import lifaudit.instruments
from lifaudit.domain.remark import Remark
from ui.models.mending import AT, HERE, IN_A_FILE, mended_here

SOURCES = sorted(Path(lifaudit.instruments.__file__).parent.rglob("*.py"))
READING = ("read.py", "read_question.py", "table.py", "toml_text.py", "write.py", "source.py")
"""What is said of a file alone: nobody meets it in the window."""


def told_in(node):
    """Return a text as it is written, its gaps as braces; nothing for what is no text."""
    if isinstance(node, ast.JoinedStr):
        parts = (one.value if isinstance(one, ast.Constant) else "{}" for one in node.values)
        return "".join(parts)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def mends():
    for path in SOURCES:
        if path.name in READING or "xlsform" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            text = told_in(node)
            if text.endswith(".") and "\n" not in text and IN_A_FILE.search(text):
                yield text


EVERY = sorted(set(mends()))


def test_there_are_such_words():
    assert 'Add scale = "met-4", say.' in EVERY
    assert "Add its questions as [[section.question.question]]." in EVERY


@pytest.mark.parametrize("mend", EVERY)
def test_every_mend_of_a_file_has_its_words_in_the_window(mend):
    at = next((one for one in AT if one in mend), "x")
    names = ("low", "high") if mend.startswith("Add {} =") else ("good",)
    for name in names:
        said = mended_here(Remark(("form", at), "What.", "Why.", mend.replace("{}", name)))
        assert said in {*HERE.values(), *AT.values()}


def test_other_words_are_said_as_they_are():
    for mend in ("Compare with = or use selected().", "Compare it with its code: = 'yes', say."):
        assert mended_here(Remark(("form", "title"), "What.", "Why.", mend)) == mend
    assert mended_here(Remark(("form",), "What.", "Why.", 'Write odd = "x".')) == "Why."
    points = ("scale", 0, "point", 1, "points")
    counts = "Give it points, or write counts = false and take the points out."
    assert mended_here(Remark(points, "What.", "Why.", counts)) == AT["points"]
