"""What others keep sealed of a case that is not revealed is shown to nobody; one's own is."""

from __future__ import annotations

import pytest

from lifaudit.domain.audit import Audit, Openness
from lifaudit.domain.casework import PANEL, Answer, Grade, Judgement, Return, Stage
from lifaudit.domain.earlier import EarlierGrade
from lifaudit.domain.record import key_of
from lifaudit.domain.withheld import Withheld

SHUT, SHOWN = "C-1", "C-2"


def rule(openness=Openness.GRADES_SEALED, own=()):
    return Withheld(Audit("a", openness=openness), frozenset({SHUT}), "pol", frozenset(own))


def grade(agency, case=SHUT, stage=Stage.AGENCY):
    return Grade("a", case, agency, stage.value, "overall", Judgement("good", "Seen"))


@pytest.mark.parametrize(
    ("record", "hidden"),
    [
        (grade("hea"), True),
        (grade("hea", SHOWN), False),
        (grade("pol"), False),
        (grade(PANEL, stage=Stage.PANEL), False),
        (grade("hea", stage=Stage.MODERATED), True),
        (grade("pol", stage=Stage.MODERATED), False),
        (grade(PANEL, stage=Stage.MODERATED), False),
        (EarlierGrade("a", SHUT, "hea", "grade/overall", "m"), True),
        (Answer("a", SHUT, "hea", "q"), False),
        (Return("a", SHUT, "hea"), False),
        (Audit("a"), False),
    ],
)
def test_grades_of_others_wait_and_nothing_else(record, hidden):
    assert rule().hides(record) is hidden
    assert not Withheld(Audit("a")).hides(record)


def test_where_answers_are_sealed_they_wait_too():
    strict = rule(Openness.ANSWERS_SEALED)
    assert strict.hides(Answer("a", SHUT, "hea", "q"))
    assert not strict.hides(Answer("a", SHUT, PANEL, "q"))


def test_what_somebody_wrote_themselves_they_see_where_others_words_wait():
    mine, theirs = grade("hea"), grade("csc")
    kept = rule(own=[("Grade", key_of(mine))])
    assert kept.shown([mine, theirs]) == (mine,)
    assert kept.covers(mine), "but not what it replaced"
