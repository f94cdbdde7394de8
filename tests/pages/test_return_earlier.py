"""What was answered under an earlier version stays in sight on the return it was given in."""

from __future__ import annotations

from dataclasses import replace

import planned
from moved import publish
from PySide6.QtWidgets import QLabel, QWidget

from lifaudit.domain.casework import Answer, Involvement, Return
from lifaudit.instruments.library import form
from lifaudit.services import casework, moving
from ui.bridge import route as at

GAP = "timeliness.longest-gap"
DIVE = form("multi-agency-deep-dive")


def without_the_gap():
    sections = (
        replace(one, questions=tuple(each for each in one.questions if each.key != GAP))
        for one in DIVE.sections
    )
    return replace(DIVE, key="our-own", sections=tuple(sections))


def test_an_answer_that_is_asked_no_more_is_read_at_the_end_of_its_part(inside, founded):
    with founded.unit() as unit:
        audit = planned.started(unit, 2)
        case = casework.around(unit, audit).cases[0]
        key = (audit, case, "csc")
        casework.describe(unit, Return(*key, involvement=Involvement.INVOLVED))
        casework.answer(unit, Answer(*key, GAP, "over-six"))
        publish(unit, without_the_gap())
    route = at.ReturnPage(*key, focus="timeliness")
    assert inside.go(route).findChild(QWidget, "return.earlier") is None
    with founded.unit() as unit:
        moving.move(unit, moving.plan_move(unit, audit, "our-own@1.0", ()), "The board asked.")
    inside.go(at.Board(audit))
    card = inside.go(route).findChild(QWidget, "return.earlier")
    said = [one.text() for one in card.findChildren(QLabel)]
    assert "More than six months" in said
    assert "Kept because it is not asked any more." in said


def test_what_was_answered_in_a_part_that_is_gone_is_read_in_a_place_of_its_own(inside, founded):
    with founded.unit() as unit:
        audit = planned.started(unit, 2)
        case = casework.around(unit, audit).cases[0]
        key = (audit, case, "csc")
        casework.describe(unit, Return(*key, involvement=Involvement.INVOLVED))
        casework.answer(unit, Answer(*key, GAP, "over-six"))
        left = tuple(one for one in DIVE.sections if one.key != "timeliness")
        publish(unit, replace(DIVE, key="our-own", sections=left))
        moving.move(unit, moving.plan_move(unit, audit, "our-own@1.0", ()), "The board asked.")
    page = inside.go(at.ReturnPage(*key, focus="earlier"))
    said = [one.text() for one in page.parts.part.findChildren(QLabel)]
    assert said[0] == "Answered earlier"
    assert DIVE.section("timeliness").title in said
    assert "More than six months" in said
