"""Agencies against what stands in the end, and against each other, in one audit."""

from __future__ import annotations

from dataclasses import replace

import graded
import pytest

from lifaudit.domain.agreeing import agreements
from lifaudit.domain.casework import OVERALL, PANEL, Grade, Involvement, Judgement, Return, Stage
from lifaudit.domain.settling import settled

CASE, OTHER = graded.codes(2)


def stands(value, *, case=CASE, stage=Stage.PANEL, agency=PANEL, domain=OVERALL):
    judged = Judgement(value, "Agreed after talking it through.")
    return Grade(graded.AUDIT, case, agency, stage.value, domain, judged)


def moderated(value, **more):
    return stands(value, stage=Stage.MODERATED, **more)


def looked(*records, cases=2):
    return agreements(graded.dossier(cases, records=list(records)))


def gave(value, agency="pol", **more):
    return graded.one_grade(more.get("case", CASE), agency, value, more.get("domain", OVERALL))


def test_agencies_are_compared_with_the_panel_in_words():
    found = looked(
        gave("good"), gave("outstanding", "hea"), gave("inadequate", "csc"), stands("good")
    )
    assert found.sentence == (
        "Agencies gave the same grade as the panel in 1 of 3 (33 %), and one grade apart in 1; "
        "agencies were kinder in 1 and stricter in 1."
    )
    assert found.figures.startswith("Optimism index +0.00. Weighted kappa: one grade only. ")
    assert found.figures.endswith("3 pairs from 1 case.")
    police, health = (
        next(one for one in found.agencies if one.key == key) for key in ("pol", "hea")
    )
    assert (police.same, health.kinder) == (1, 1)


def test_what_is_no_judgement_never_counts_and_is_told():
    found = looked(
        gave("good"),
        gave("not-enough-evidence", "hea"),
        gave("good", case=OTHER),
        stands("good"),
        stands("could-not-agree", case=OTHER),
    )
    assert (found.whole.pairs, found.whole.left_out) == (1, 2)
    assert "2 pairs are left out, because one side could not judge or could not agree." in (
        found.cautions
    )


def test_an_agency_that_did_not_know_the_child_is_in_no_pair():
    away = Return(graded.AUDIT, CASE, "pol", involvement=Involvement.NOT_KNOWN)
    found = looked(gave("good"), stands("good"), away)
    assert not found.is_told
    assert found.sentence == "No grade of an agency can be compared with the panel yet."
    assert found.whole.left_out == 0


def test_a_moderated_grade_stands_in_place_of_the_panels():
    found = looked(gave("good"), stands("good"), moderated("inadequate"))
    assert found.settled == "the panel or moderation"
    (apart,) = found.apart
    assert (apart.name, apart.words, apart.stands.label) == (
        "Police",
        "2 grades kinder",
        "Inadequate",
    )
    assert looked(gave("good"), moderated("outstanding")).apart[0].words == "1 grade stricter"


def test_a_moderated_grade_of_one_agency_stands_for_that_agency_only():
    found = looked(
        gave("good"), gave("good", "hea"), stands("good"), moderated("inadequate", agency="pol")
    )
    assert [(one.key, one.same) for one in found.agencies if one.pairs] == [("pol", 0), ("hea", 1)]


def test_moderated_grades_of_strangers_and_other_cases_do_not_stand():
    strange = [
        moderated("good", agency="fire"),
        moderated("good", case="DD26-07-09"),
        moderated("splendid"),
        replace(moderated("good"), judgement=None),
    ]
    whole = settled(graded.dossier(1, records=strange))
    assert not whole.moderated
    assert whole.words == "the panel"
    assert settled(graded.dossier(1, records=[moderated("good")])).words == "moderation"


def test_two_agencies_are_compared_where_both_judged_the_same():
    found = looked(gave("good"), gave("outstanding", "hea"), gave("good", "csc", case=OTHER))
    pairs = {one.name: one for one in found.between if one.pairs}
    assert set(pairs) == {"Police and Health"}
    assert pairs["Police and Health"].stricter == 1
    assert found.is_told
    assert not found.whole.pairs


def test_where_two_graded_for_one_agency_each_is_compared_by_themselves():
    given = (
        gave("good"),
        gave("inadequate", case=OTHER),
        gave("good", "hea"),
        gave("good", "hea", case=OTHER),
    )
    whole = graded.dossier(2, records=list(given))
    one, two = replace(whole, graders={(CASE, "pol", OVERALL): "ben"}), whole
    assert {each.name for each in agreements(two).between if each.pairs} == {"Police and Health"}
    pairs = {each.name: each for each in agreements(one).between if each.pairs}
    assert {name: (each.pairs, each.same) for name, each in pairs.items()} == {
        "Police, auditor 1, and Health": (1, 1),
        "Police, auditor 2, and Health": (1, 0),
    }
    assert len({each.key for each in agreements(one).between}) == len(agreements(one).between)
    (police,) = (each for each in agreements(one).agencies if each.key == "pol")
    assert police.name == "Police", "beside what stands an agency is one"


def test_by_domain_and_by_agency_the_same_pairs_are_counted_as_altogether():
    found = agreements(graded.dossier(8))
    assert found.whole.pairs == sum(one.pairs for one in found.domains)
    assert found.whole.pairs == sum(one.pairs for one in found.agencies)
    assert len(found.apart) == found.whole.pairs - found.whole.same
    assert [abs(one.by) for one in found.apart] == sorted(
        (abs(one.by) for one in found.apart), reverse=True
    )
    assert found.looked_at == "4 cases"


@pytest.mark.parametrize(
    ("records", "words"),
    [
        ([gave("good"), stands("good")], ("indicative", "prevalence")),
        (
            [gave("good", who) for who in ("csc", "edu", "hea", "pol")] + [stands("good")],
            ("indicative", "prevalence", "hang together"),
        ),
    ],
)
def test_what_the_figures_cannot_carry_is_said_beside_them(records, words):
    found = looked(*records)
    assert len(found.cautions) == len(words)
    assert all(word in told for word, told in zip(words, found.cautions, strict=True))


def test_one_pair_left_out_is_one_pair():
    found = looked(gave("not-enough-evidence"), stands("good"))
    assert any(told.startswith("1 pair is left out") for told in found.cautions)
