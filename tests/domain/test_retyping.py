"""A question that becomes another kind keeps what it can and gets what it needs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from drafted_form import BLANK, WHO

from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import UNLIMITED, Limits, Logic
from lifaudit.domain.retyping import ENDS, FIRST_CHOICES, LASTING, new_question, retyped


@pytest.mark.parametrize("kind", list(Kind))
def test_a_new_question_of_every_kind_has_what_its_kind_needs(kind):
    made = new_question("a.b", kind, BLANK)
    assert made.kind is kind
    assert bool(made.scale) == kind.takes_scale
    assert made.choices == (FIRST_CHOICES if kind.takes_choices else ())
    limits = {Kind.SCALING: ENDS, Kind.DURATION: LASTING}
    assert made.limits == limits.get(kind, UNLIMITED)


def test_without_a_scale_in_the_form_there_is_none_to_take():
    assert new_question("a.b", Kind.GRADE, replace(BLANK, scales=())).scale is None


def test_choices_are_kept_between_kinds_that_have_them():
    one_of = replace(new_question("a.b", Kind.ONE_OF, BLANK), choices=WHO, required=True)
    assert retyped(one_of, Kind.MANY_OF, BLANK).choices == WHO
    assert retyped(one_of, Kind.DATE, BLANK).choices == ()
    assert retyped(one_of, Kind.DATE, BLANK).required
    assert not retyped(one_of, Kind.NOTE, BLANK).required


def test_limits_and_calculations_belong_to_their_kind():
    number = replace(new_question("a.b", Kind.NUMBER, BLANK), limits=Limits(least=1))
    assert retyped(number, Kind.NUMBER, BLANK) == number
    assert retyped(number, Kind.WHOLE, BLANK).limits == UNLIMITED
    worked = replace(new_question("a.b", Kind.CALCULATED, BLANK), logic=Logic(calculation="1"))
    assert retyped(worked, Kind.CALCULATED, BLANK).logic.calculation == "1"
    assert retyped(worked, Kind.NUMBER, BLANK).logic.calculation == ""


def test_rows_belong_to_a_group():
    inside = (new_question("a.c", Kind.DATE, BLANK),)
    group = replace(new_question("a.b", Kind.GROUP, BLANK), questions=inside)
    assert retyped(group, Kind.GROUP, BLANK).questions == inside
    assert retyped(group, Kind.NOTE, BLANK).questions == ()
