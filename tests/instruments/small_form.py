"""A small sound form, and ways to spoil it."""

from __future__ import annotations

from pathlib import Path

SMALL = """\
[form]
key = "small"
version = "1.0"
title = "A small form"
subject = "case"
use = "return"
purpose = "To try the reader."
minutes = 5
provenance = "Our own."
grade_scale = "three"

[[scale]]
key = "three"
title = "Three steps"
[[scale.point]]
code = "well"
label = "Well"
points = 2
role = "good"
descriptor = "It went well."
[[scale.point]]
code = "badly"
label = "Badly"
points = 1
role = "poor"
descriptor = "It went badly."
[[scale.point]]
code = "unknown"
label = "Unknown"
role = "none"
counts = false
descriptor = "Nobody can tell."

[[section]]
key = "voice"
title = "Voice"
intro = "How the child was heard."
grade_guidance = "Grade the listening."
[section.grades]
well = "The child was heard."
badly = "The child was not heard."
[[section.question]]
key = "voice.seen"
text = "Was the child seen?"
kind = "grade"
scale = "three"
guidance = "Look for dates."
evidence = ["Dates of visits"]
[[section.question]]
key = "voice.how"
text = "How?"
kind = "one-of"
guidance = "Choose one."
choices = [
  { code = "alone", label = "Alone" },
  { code = "with", label = "With others" },
]
"""


def spoilt(old: str, new: str) -> str:
    """Return the small form with one thing changed."""
    assert SMALL.count(old) == 1, f"{old!r} must stand once"
    return SMALL.replace(old, new)


def file_with(folder: Path, text: str) -> Path:
    """Write a form file and return its path."""
    path = folder / "small.toml"
    path.write_text(text, encoding="utf-8")
    return path
