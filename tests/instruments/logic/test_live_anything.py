"""Whatever a form says and whatever is answered, in whatever order, the same is worked out."""

from __future__ import annotations

import random
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from instruments.logic.any_logic import answer, any_form, rows

from lifaudit.instruments.logic.live import Live
from lifaudit.instruments.logic.program import program_of

TODAY = date(2026, 9, 14)
STEPS = 12


def afresh(program, answers, standing):
    """Work everything out at once."""
    live = Live(program, TODAY)
    live.load(answers, standing)
    return live.worked


def remembers(form):
    """Whether something keeps the value it had first, so that the order of answers counts."""
    logics = (question.logic for question in form.every_question)
    return any("once(" in one.calculation for one in logics)


@settings(deadline=None)
@given(st.integers(min_value=0))
def test_answer_by_answer_comes_to_the_same_as_everything_at_once(seed):
    chance = random.Random(seed)  # noqa: S311 - an answer is no secret
    program = program_of(form := any_form(chance))
    live, answers, standing = Live(program, TODAY), {}, {}
    for _ in range(STEPS):
        before = live.worked
        if chance.random() < 0.3:
            standing["g"] = rows(chance)
            changed = live.set_rows("g", standing["g"])
        else:
            place, value = answer(chance)
            answers[place] = value
            changed = live.answer(place, value)
        assert different(before, live.worked) <= changed
        if not remembers(form):
            assert live.worked == afresh(program, answers, standing)


def different(one, other):
    """Return the places whose state differs."""
    told = set(one.hidden ^ other.hidden) | set(one.required ^ other.required)
    for kept, now in (
        (one.wrong, other.wrong),
        (one.values, other.values),
        (one.offered, other.offered),
    ):
        told |= {place for place in {*kept, *now} if kept.get(place, "") != now.get(place, "")}
    return told
