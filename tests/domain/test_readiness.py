"""What a report would lack is said in one sentence each, in the order of the work."""

from __future__ import annotations

from dataclasses import replace

import graded
import pytest

from lifaudit.domain.commenting import Comment, Talk
from lifaudit.domain.dossier import Learned
from lifaudit.domain.learning import Action, Finding, Recommendation
from lifaudit.domain.partnership import Person
from lifaudit.domain.readiness import Place, missing_in
from lifaudit.domain.sign_off import Representative


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


def named(agency, **more):
    return Representative(graded.AUDIT, agency, f"p-{agency}", "Somebody", **more)


@pytest.mark.parametrize(
    ("agencies", "wanted"),
    [
        (("csc", "pol", "hea", "edu"), "1 agency has nobody named to approve the report."),
        (("csc", "pol"), "3 agencies have nobody named to approve the report."),
    ],
)
def test_once_some_agencies_have_a_representative_the_others_lack_one(agencies, wanted):
    whole = graded.dossier(1)
    some = tuple(named(one, certificate="00") for one in agencies)
    assert wanted in sentences(replace(whole, representatives=some), Place.PLAN)
    assert not [one for one in sentences(whole, Place.PLAN) if "nobody named" in one]


@pytest.mark.parametrize("changed", [{"agency": "hea"}, {"active": False}])
def test_whoever_is_to_approve_works_for_the_agency_still(changed):
    whole, one = graded.dossier(1), named("pol", certificate="00")
    stays = Person(one.person, "Somebody", agency="pol")
    told = "Who is to approve for Police no longer works there."
    for people, is_told in (((stays,), False), ((replace(stays, **changed),), True)):
        found = sentences(replace(whole, representatives=(one,), people=people), Place.PLAN)
        assert (told in found) is is_told


def test_whoever_is_to_approve_needs_a_certificate():
    whole = graded.dossier(1)
    one, two, three = named("pol"), named("hea"), named("edu", certificate="00")
    told = sentences(replace(whole, representatives=(one, three)), Place.PLAN)
    assert "1 person has no certificate to approve the report with." in told
    told = sentences(replace(whole, representatives=(one, two)), Place.PLAN)
    assert "2 people have no certificate to approve the report with." in told
    joined = Person(one.person, certificate="00")
    told = sentences(replace(whole, representatives=(one,), people=(joined,)), Place.PLAN)
    assert not [each for each in told if "certificate" in each]


def test_comments_without_an_answer_are_named_by_their_number():
    whole = graded.dossier(1)
    said = [Comment("a", "1", f"f{n}", "pol", "p", text="Not so.") for n in range(2)]
    one = replace(whole, talk=Talk(comments=tuple(said[:1])))
    both = replace(whole, talk=Talk(comments=tuple(said)))
    assert sentences(one, Place.COMMENTS) == ["1 comment on the draft findings has no answer yet."]
    assert sentences(both, Place.COMMENTS) == [
        "2 comments on the draft findings have no answer yet."
    ]
