"""What a report would lack is said in one sentence each, in the order of the work."""

from __future__ import annotations

from dataclasses import replace

import graded
import pytest

from lifaudit.domain.dossier import Learned
from lifaudit.domain.learning import Action, Finding, Recommendation
from lifaudit.domain.readiness import Place, missing_in


def sentences(dossier, place):
    return [one.sentence for one in missing_in(dossier) if one.place is place]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (
            1,
            [
                "1 finding has something left to say.",
                "1 recommendation has something left to say.",
                "1 action has something left to say.",
            ],
        ),
        (
            2,
            [
                "2 findings have something left to say.",
                "2 recommendations have something left to say.",
                "2 actions have something left to say.",
            ],
        ),
    ],
)
def test_unfinished_learning_is_counted_by_its_kind(number, words):
    numbered = [(graded.AUDIT, str(one), one) for one in range(1, number + 1)]
    learned = Learned(
        findings=tuple(Finding(*one) for one in numbered),
        recommendations=tuple(Recommendation(*one) for one in numbered),
        actions=tuple(Action(*one) for one in numbered),
    )
    told = sentences(replace(graded.dossier(1), learned=learned), Place.FINDINGS)
    assert [one for one in told if one.endswith("left to say.")] == words
    assert "No finding has been written yet." not in told


def test_open_returns_are_counted_and_signed_ones_are_not():
    police = replace(graded.dossier(1), agencies=graded.dossier(1).agencies[1:2])
    nothing = replace(police, returns=(), answers=(), grades=())
    assert sentences(nothing, Place.BOARD) == ["1 return is not signed off yet."]
    assert sentences(graded.dossier(1, records=[]), Place.BOARD) == [
        "5 returns are not signed off yet."
    ]
