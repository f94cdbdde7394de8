"""What was committed when a case was called: it counts where agreement is counted."""

from __future__ import annotations

from dataclasses import replace

import graded
import pytest

from lifaudit.domain.agreeing import agreements
from lifaudit.domain.casework import PANEL, Grade, Judgement, Stage
from lifaudit.domain.committing import as_committed, late_words
from lifaudit.domain.reveal import Belated

CASE = "DD26-07-01"
PANELS = Grade(graded.AUDIT, CASE, PANEL, Stage.PANEL.value, "overall", Judgement("good", "Agreed"))


def judged(value, reason="Seen"):
    return Judgement(value, reason)


def belated(now, before, agency="pol"):
    return Belated(graded.one_grade(CASE, agency, now), before)


def whole(*late, others=()):
    records = [*(one.grade for one in late), *others, PANELS]
    return replace(graded.dossier(1, records=records), belated=tuple(late))


@pytest.mark.parametrize(
    ("now", "before", "another"),
    [
        (judged("good"), judged("good", "In other words"), False),
        (judged("good"), judged("inadequate"), True),
        (judged("good"), None, True),
        (None, judged("good"), True),
        (None, None, False),
    ],
)
def test_another_reason_is_not_another_grade(now, before, another):
    grade = replace(graded.one_grade(CASE, "pol", "good"), judgement=now)
    assert Belated(grade, before).is_another is another


def test_a_grade_counts_as_it_was_committed_and_not_at_all_if_it_was_not():
    late = belated("good", judged("inadequate")), belated("good", None, "hea")
    found = whole(*late, others=[graded.one_grade(CASE, "csc", "outstanding")])
    said = {one.agency: one.judgement and one.judgement.value for one in as_committed(found)}
    assert said == {"pol": "inadequate", "hea": None, "csc": "outstanding", PANEL: "good"}


def test_agreement_takes_what_was_committed_and_says_so():
    late = belated("good", judged("inadequate")), belated("good", None, "hea")
    found = agreements(whole(*late))
    assert (found.whole.pairs, found.whole.same, found.whole.stricter) == (1, 0, 1)
    assert found.belated == 2
    assert any(
        one.startswith("2 grades were changed or given only after the case was called")
        for one in found.cautions
    )
    (one,) = (
        each
        for each in agreements(whole(late[0])).cautions
        if each.startswith("1 grade was changed")
    )
    assert one.endswith("nothing where there was nothing.")
    same = belated("good", judged("good", "In other words"))
    assert agreements(whole(same)).belated == 0


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (
            judged("inadequate"),
            "Police, Overall judgement: Inadequate was committed; since then Good.",
        ),
        (judged("1*"), "1* was committed"),
        (None, "Good was recorded only afterwards."),
        (judged(""), "Good was recorded only afterwards."),
    ],
)
def test_it_is_said_in_words_and_by_its_code_where_the_form_knows_no_word(before, said):
    made = late_words(belated("good", before), graded.MAIN, whole().agencies)
    assert said.partition(": ")[2] in made.sentence
    strange = late_words(belated("good", before, "x"), graded.MAIN, ())
    assert strange.agency == "x"
    ungraded = replace(graded.MAIN, grade_scale=None)
    assert late_words(belated("good", judged("good")), ungraded, ()).committed == "good"
