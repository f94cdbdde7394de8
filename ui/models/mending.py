"""How what the linter finds is mended in the window, where it says how a file is mended."""

from __future__ import annotations

import re

from lifaudit.domain.remark import Remark
from lifaudit.domain.spots import field_at

IN_A_FILE = re.compile(r'(?P<name>[\w{}-]+)"? = (?:["\[]|false|true)|\[\[?(?P<table>[a-z._]+)\]')
"""A key with its value, or a table, as a form file writes them."""
HERE = {
    "scale": "Choose its scale under How it is answered.",
    "choices": "Add at least two choices under How it is answered.",
    "kind": "Choose another way to answer it at How it is answered.",
    "calculation": "Write it at How it is worked out.",
    "unit": "Choose one at Counted in.",
    "message": "Write it at What is said when it is not accepted.",
    "graded": "Take the tick at It is graded away, and ask for text instead of grades.",
    "statement": "Write it at Opening words.",
    "use": "Choose a theme module at What it is used as, or empty Adds to.",
    "section": "Add one with Add at the left.",
    "low": "Write it at What 0 means.",
    "high": "Write it at What 10 means.",
    "counts": "Add a point for it to the scale, and take its tick at Counts away.",
    "adds_to": "Name it at Adds to, under What it is.",
    "scale.point": "Add its points.",
    "section.question": "Add a question with Add at the left, or take the section out.",
    "section.question.question": "Stand on it in the list at the left and add a question.",
    "overall": "Tick that it ends with an overall grade, or take the cap out.",
    "form": "Choose the scale of the grades, or take the cap out.",
    "change": "You are asked for it when you publish.",
}
AT = {
    "grade_scale": "Choose the Scale of the grades, or none where no section is graded.",
    "grades": "Write it under Its grade, where each grade is described.",
    "points": "Give it points and tick Counts, or do neither.",
}
"""What is said of a property, whatever the file would call it."""


def mended_here(remark: Remark) -> str:
    """Say what to do in the window; why it matters where nobody has said what to do."""
    found = IN_A_FILE.search(remark.mend)
    if found is None:
        return remark.mend
    named = HERE.get(found["name"] or found["table"], remark.why)
    return AT.get(field_at(remark.place), named)
