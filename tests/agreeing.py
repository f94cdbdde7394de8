"""A panel's sheet that asks, row by row, what was agreed on the day."""

from __future__ import annotations

from dataclasses import replace

from deepdive import AUDIT, HERE
from domain.one_question import form_of, question, section

from lifaudit.domain.casework import PANEL
from lifaudit.domain.instrument import Instrument
from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import Limits, Logic
from lifaudit.domain.sheet import Place
from lifaudit.services.rows import Rows

AGREED, WHAT, WHO, WHEN = "agreed.each", "agreed.what", "agreed.who", "agreed.when"
MORE = "agreed.more"
TABLE = Place(AUDIT, HERE.case, PANEL)
ACTIONS = Rows(TABLE, AGREED)
KEY = (AUDIT, HERE.case, PANEL)


def agreeing() -> Instrument:
    """Return a form for the panel with a group of actions, and a question that follows from it."""
    actions = question(
        Kind.GROUP,
        AGREED,
        text="Actions agreed",
        questions=(
            question(Kind.SHORT_TEXT, WHAT, text="What will be done"),
            question(Kind.PERSON, WHO, text="Who does it", required=False),
            question(Kind.DATE, WHEN, text="By when", required=False),
        ),
        limits=Limits(1, 3),
    )
    more = question(Kind.LONG_TEXT, MORE, text="Why so many?", required=False)
    asked = Logic(relevant=f"count(${{{WHAT}}}) > 2")
    form = form_of(section("agreed", actions, replace(more, logic=asked)), key="agreeing")
    return replace(form, use="panel", title="What the panel agrees")
