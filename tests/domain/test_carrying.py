"""An answer goes to another question only where it goes on saying what it said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lifaudit.domain.carrying import Carried, Way
from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import Choice, Limits
from lifaudit.instruments.library import form

DIVE = form("multi-agency-deep-dive")
BASE = replace(DIVE.questions[0], kind=Kind.SHORT_TEXT, scale=None)
CHOICES = (Choice("a", "Alpha"), Choice("b", "Beta"), Choice("c", "Gamma"))


def asked(kind, choices=(), **limits):
    scale = "met-4" if kind.takes_scale else None
    return replace(BASE, kind=kind, scale=scale, choices=choices, limits=Limits(**limits))


def carried(old, new, value, **codes):
    return Way(DIVE, old, DIVE, new, codes).carry(value)


@pytest.mark.parametrize(
    ("old", "new", "value", "kept"),
    [
        (asked(Kind.LONG_TEXT), asked(Kind.SHORT_TEXT), "Some words", "Some words"),
        (asked(Kind.DATE), asked(Kind.SHORT_TEXT), "2026-03-04", "4 March 2026"),
        (asked(Kind.DURATION, unit="hours"), asked(Kind.LONG_TEXT), "2.5", "2.5 hours"),
        (asked(Kind.ONE_OF, CHOICES), asked(Kind.LONG_TEXT), "b", "Beta"),
        (asked(Kind.SHORT_TEXT), asked(Kind.DATE), "2026-03-04", "2026-03-04"),
        (asked(Kind.SHORT_TEXT), asked(Kind.PERSON), "Health visitor", "Health visitor"),
        (asked(Kind.PERSON), asked(Kind.SHORT_TEXT), "Health visitor", "Health visitor"),
        (asked(Kind.WHOLE), asked(Kind.NUMBER), "3", "3"),
        (asked(Kind.NUMBER), asked(Kind.WHOLE), "3", "3"),
        (asked(Kind.SCALING), asked(Kind.NUMBER), "7", "7"),
        (asked(Kind.ONE_OF, CHOICES), asked(Kind.MANY_OF, CHOICES), "b", "b"),
        (asked(Kind.MANY_OF, CHOICES), asked(Kind.ONE_OF, CHOICES), "b", "b"),
        (asked(Kind.RANKING, CHOICES), asked(Kind.RANKING, CHOICES), "c a", "c a"),
        (asked(Kind.RANKING, CHOICES), asked(Kind.MANY_OF, CHOICES), "c a", "c a"),
        (asked(Kind.ACKNOWLEDGE), asked(Kind.ACKNOWLEDGE), "yes", "yes"),
        (asked(Kind.DATE), asked(Kind.WHOLE), " ", ""),
    ],
)
def test_what_says_the_same_goes_on(old, new, value, kept):
    assert carried(old, new, value) == Carried(kept)


@pytest.mark.parametrize(
    ("old", "new", "value", "why"),
    [
        (asked(Kind.SHORT_TEXT), asked(Kind.DATE), "in spring", "none that it takes"),
        (asked(Kind.DATE), asked(Kind.NUMBER), "2026-03-04", "a date cannot be read as a number"),
        (asked(Kind.NUMBER), asked(Kind.PERCENTAGE), "40", "cannot be read as a percentage"),
        (asked(Kind.NUMBER), asked(Kind.WHOLE), "2.5", "none that it takes"),
        (asked(Kind.WHOLE), asked(Kind.WHOLE, most=5.0), "9", "none that it takes"),
        (
            asked(Kind.DURATION, unit="hours"),
            asked(Kind.DURATION, unit="days"),
            "2",
            "another unit",
        ),
        (asked(Kind.SCALING), asked(Kind.SCALING, most=5.0), "4", "ends are others"),
        (asked(Kind.MANY_OF, CHOICES), asked(Kind.ONE_OF, CHOICES), "a b", "none that it takes"),
        (asked(Kind.MANY_OF, CHOICES), asked(Kind.RANKING, CHOICES), "a b", "it is an order now"),
        (asked(Kind.ONE_OF, CHOICES), asked(Kind.ONE_OF, CHOICES[:2]), "c", "“Gamma” has no"),
        (asked(Kind.ONE_OF, CHOICES), asked(Kind.YES_NO), "a", "“Alpha” has no counterpart"),
        (asked(Kind.ONE_OF, CHOICES), asked(Kind.DATE), "a", "cannot be read as a date"),
    ],
)
def test_what_would_say_something_else_does_not_go(old, new, value, why):
    found = carried(old, new, value)
    assert found.value == ""
    assert why in found.why


def test_a_person_says_which_answer_stands_for_which():
    old, new = asked(Kind.MANY_OF, CHOICES), asked(Kind.MANY_OF, CHOICES[:2])
    assert carried(old, new, "a c", c="b") == Carried("a b")
    assert carried(old, new, "b c", c="b") == Carried("b")
    assert carried(old, new, "a", a="").why
