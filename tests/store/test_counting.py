"""What is filled in is counted by what it says, whatever it says."""

from __future__ import annotations

import pytest

from lifaudit.domain.casework import Answer, Grade, Judgement
from lifaudit.store.counting import filled

WHERE = ("case", "agency")
WHOLE = ("judgement.value", "judgement.reason")


@pytest.fixture
def unit(new_vault):
    with new_vault.unit() as unit:
        yield unit


def test_only_what_says_something_is_counted(unit):
    unit.record("r", Answer("a", "1", "pol", "q", "yes"), Answer("a", "1", "pol", "r", "", "note"))
    unit.record("r", Answer("a", "1", "hea", "q", "0"), Answer("b", "1", "hea", "q", "yes"))
    assert filled(unit, Answer, WHERE, ("value",), audit="a") == {
        ("1", "hea"): 1,
        ("1", "pol"): 1,
    }


def test_an_emptied_cell_is_no_longer_counted(unit):
    unit.record("r", Answer("a", "1", "pol", "q", "yes"))
    unit.record("r", Answer("a", "1", "pol", "q", ""))
    assert filled(unit, Answer, WHERE, ("value",), audit="a") == {}


def test_key_fields_are_one_or_any_of_several(unit):
    for agency in ("pol", "hea", "edu"):
        unit.record("r", *(Answer("a", "1", agency, one, "yes") for one in "qrs"))
    some = filled(unit, Answer, ("agency",), ("value",), agency=["pol", "edu"], question=("q", "r"))
    assert some == {("edu",): 2, ("pol",): 2}
    assert filled(unit, Answer, ("agency",), ("value",), agency=[]) == {}


@pytest.mark.parametrize(
    ("judgement", "counted"),
    [
        (None, 0),
        (Judgement("good", ""), 0),
        (Judgement("", "Seen"), 0),
        (Judgement("good", "Seen"), 1),
        (Judgement("good", '{"reason":""}'), 1),
        (Judgement("good", "\u0628\u0686\u06c1 \U0001f9f8 \x07"), 1),
    ],
)
def test_a_dot_reaches_into_a_value(unit, judgement, counted):
    unit.record("r", Grade("a", "1", "pol", "agency", "d", judgement))
    assert sum(filled(unit, Grade, WHERE, WHOLE, audit="a", stage="agency").values()) == counted
