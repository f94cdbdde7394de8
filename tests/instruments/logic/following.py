"""A form followed through answers and rows: after each, all is as if worked out at once."""

from __future__ import annotations

import random
from datetime import date

from instruments.logic.any_logic import answer, rows

from lifaudit.domain.instrument import Instrument
from lifaudit.domain.worked import Worked
from lifaudit.instruments.logic.live import Live
from lifaudit.instruments.logic.program import Program, program_of

TODAY = date(2026, 9, 14)
STEPS = 12


def followed(form: Instrument, chance: random.Random) -> int:
    """Answer a form for some steps; returns how many, and raises where anything differs."""
    program = program_of(form)
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
        assert remembers(form) or live.worked == afresh(program, answers, standing)
    return STEPS


def afresh(program: Program, answers, standing) -> Worked:
    """Work everything out at once."""
    live = Live(program, TODAY)
    live.load(answers, standing)
    return live.worked


def remembers(form: Instrument) -> bool:
    """Whether something keeps the value it had first, so that the order of answers counts."""
    logics = (question.logic for question in form.every_question)
    return any("once(" in one.calculation for one in logics)


def different(one: Worked, other: Worked) -> set[str]:
    """Return the places whose state differs."""
    told = set(one.hidden ^ other.hidden) | set(one.required ^ other.required)
    for kept, now in (
        (one.wrong, other.wrong),
        (one.values, other.values),
        (one.offered, other.offered),
    ):
        told |= {place for place in {*kept, *now} if kept.get(place, "") != now.get(place, "")}
    return told
