"""Every shipped return can be chosen, and answered until nothing is left."""

from __future__ import annotations

import deepdive
import planned
import pytest

from lifaudit.domain.asked import read_path
from lifaudit.domain.casework import Answer, Heard, Voice
from lifaudit.domain.completeness import GapKind, gaps_of
from lifaudit.instruments.compose import compose
from lifaudit.instruments.library import form, shipped
from lifaudit.services import casework, instruments, planning, rows
from lifaudit.services.instruments import pinned
from lifaudit.services.rows import Rows

DIVE = form("multi-agency-deep-dive")
MODULES = tuple(one for one in shipped() if one.use == "module")
RETURNS = [one for one in shipped() if one.use == "return"]
EXACT = {  # where a rule asks for more than any words or any day
    "before.code": "ANE07",
    "after.code": "ANE07",
    "later.code": "ANE07",
    "log.ref": "L-1",
    "year.to": "2026-06-30",
    "summary.again": "2027-03-01",
    "spreading.asked-again": "2027-03-01",
}
HERE, KEY = deepdive.HERE, (deepdive.HERE.audit, deepdive.HERE.case, deepdive.HERE.agency)


@pytest.fixture
def unit(founded):
    with deepdive.plan(founded).unit() as unit:
        yield unit


def left(unit):
    """Return what is still to be answered in the return, grades aside."""
    wanted = (GapKind.ANSWER, GapKind.CONSTRAINT, GapKind.ROWS, GapKind.VOICE)
    return [one for one in gaps_of(casework.sheet(unit, HERE)) if one.kind in wanted]


def answer_all(unit, main):
    """Answer what is left, and then what that makes ask more, until nothing is."""
    asked = {one.key: one for one in main.every_question}
    while todo := [one for one in left(unit) if one.kind in (GapKind.ROWS, GapKind.ANSWER)]:
        for gap in todo:
            if gap.kind is GapKind.ROWS:
                rows.add_row(unit, Rows(HERE, gap.question))
            else:
                question = asked[read_path(gap.question).question]
                value = EXACT.get(question.key) or deepdive.some_answer(main, question)
                casework.answer(unit, Answer(*KEY, gap.question, value))


@pytest.mark.parametrize(
    "main", [*RETURNS, compose(DIVE, *MODULES)], ids=lambda one: one.identity.partition("@")[0]
)
def test_a_shipped_return_can_be_answered_until_nothing_is_left(unit, main):
    instruments.pin(unit, deepdive.AUDIT, main)
    deepdive.declare(unit)
    if main.subject == "case":
        casework.voice(unit, Voice(*KEY, Heard.OBSERVED, words="Plays alone", influenced=True))
    assert left(unit)
    answer_all(unit, main)
    assert left(unit) == []


def test_all_ten_themes_go_along_with_the_deep_dive_and_the_panel_grades_them(unit):
    audit = planned.begin(unit)
    planning.use_instrument(unit, audit, DIVE.identity, [one.identity for one in MODULES])
    found = pinned(unit, audit)
    asked = sum(len(one.questions) for one in (DIVE, *MODULES))
    assert len(found.main.questions) == asked
    graded = {one.key for one in found.main.sections if one.graded}
    assert graded == {one.key for one in found.panel.sections if one.graded}
