"""What is left is named once, where it is asked, and nothing else holds a return up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifaudit.domain.audit import Audit, ExpectedAgency
from lifaudit.domain.case import Case
from lifaudit.domain.casework import (
    Answer,
    Grade,
    Heard,
    Involvement,
    Judgement,
    Return,
    SectionNotes,
    Voice,
)
from lifaudit.domain.completeness import (
    START,
    VOICE,
    GapKind,
    gaps_of,
    progress_of,
    required_of,
    total_of,
)
from lifaudit.domain.partnership import AgencyType
from lifaudit.domain.sheet import Place, Recorded, Sheet, domain_of
from lifaudit.instruments.library import form

FORM = form("multi-agency-deep-dive")
KEY = ("a", "c", "g")
SPOKEN = Return(
    *KEY,
    involvement=Involvement.INVOLVED,
    practitioner_spoken=True,
    practitioner_role="Midwife",
    practitioner_on=date(2026, 1, 5),
)
HEARD = Voice(*KEY, Heard.SPOKEN, words="I like reading", influenced=False)
ANSWERS = tuple(Answer(*KEY, one.key, "some") for one in required_of(FORM, "health"))
GRADES = tuple(
    Grade(*KEY, "agency", domain_of(FORM, one), Judgement("good", "Seen"))
    for one in FORM.graded_sections
)


def sheet(head=SPOKEN, answers=ANSWERS, grades=GRADES, voice=HEARD):
    agency = ExpectedAgency("a", "g", "Health", "Health", AgencyType.HEALTH)
    recorded = Recorded(answers, (), grades, voice)
    return Sheet(Audit("a"), FORM, Case("a", "c"), agency, head, recorded)


def kinds(of):
    return [gap.kind for gap in gaps_of(of)]


def test_a_whole_return_has_nothing_left():
    assert gaps_of(sheet()) == ()
    assert sheet().place == Place(*KEY)
    assert all(part.is_done for part in progress_of(sheet()))


def test_an_empty_return_names_everything_once():
    empty = sheet(Return(*KEY), (), (), None)
    gaps = gaps_of(empty)
    assert len(gaps) == len({(gap.section, gap.question) for gap in gaps})
    assert len(gaps) == total_of(FORM, "health") == sum(one.total for one in progress_of(empty))
    assert [gap.section for gap in gaps[:3]] == [START, START, VOICE]


def test_a_section_that_asks_this_agency_nothing_is_no_part_of_its_return():
    section = next(one for one in FORM.sections if not one.graded or one.questions)
    others = replace(
        section,
        graded=False,
        questions=tuple(
            replace(one, agencies=frozenset({"probation"})) for one in section.questions
        ),
    )
    form = replace(FORM, sections=(others, *(one for one in FORM.sections if one is not section)))
    asked = [part.section for part in progress_of(replace(sheet(), instrument=form))]
    assert section.key in [part.section for part in progress_of(sheet())]
    assert section.key not in asked


@given(st.sets(st.sampled_from(ANSWERS)), st.sets(st.sampled_from(range(len(GRADES)))))
def test_whatever_was_recorded_done_and_left_make_the_whole(answers, graded):
    some = sheet(answers=tuple(answers), grades=tuple(GRADES[at] for at in sorted(graded)))
    parts = progress_of(some)
    assert sum(one.done for one in parts) + len(gaps_of(some)) == total_of(FORM, "health")
    assert len(gaps_of(some)) == len(ANSWERS) - len(answers) + len(GRADES) - len(graded)


@pytest.mark.parametrize("how", [Involvement.NOT_KNOWN, Involvement.KNOWN_NOT_INVOLVED])
def test_an_agency_without_involvement_declares_and_no_more(how):
    away = sheet(Return(*KEY, involvement=how), (), (), None)
    assert gaps_of(away) == ()
    assert [part.section for part in progress_of(away)] == [START]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"practitioner_spoken": None}, "whether you spoke"),
        ({"practitioner_role": " "}, "role"),
        ({"practitioner_on": None}, "date"),
        ({"practitioner_spoken": False}, "why nobody"),
    ],
)
def test_the_practitioner_is_named_by_role_and_date_or_why_not(changed, words):
    (gap,) = gaps_of(sheet(replace(SPOKEN, **changed)))
    assert gap.kind is GapKind.PRACTITIONER
    assert words in gap.sentence


def test_why_nobody_was_spoken_with_is_enough():
    told = replace(SPOKEN, practitioner_spoken=False, practitioner_why_not="On long leave")
    assert gaps_of(sheet(told)) == ()


@pytest.mark.parametrize(
    ("voice", "left"),
    [
        (None, 1),
        (Voice(*KEY), 1),
        (Voice(*KEY, Heard.NOT_EVIDENCED), 0),
        (Voice(*KEY, Heard.OBSERVED), 1),
        (Voice(*KEY, Heard.OBSERVED, words="Turned away"), 1),
        (Voice(*KEY, Heard.OBSERVED, words="Turned away", influenced=True), 0),
    ],
)
def test_the_childs_voice_is_told_or_said_not_to_be_evidenced(voice, left):
    assert kinds(sheet(voice=voice)) == [GapKind.VOICE] * left


@pytest.mark.parametrize(
    "judgement", [None, Judgement(""), Judgement("good", " \n"), Judgement("", "Seen")]
)
def test_a_grade_without_value_or_reason_is_one_gap(judgement):
    grades = (replace(GRADES[0], judgement=judgement), *GRADES[1:])
    (gap,) = gaps_of(sheet(grades=grades))
    assert (gap.kind, gap.section) == (GapKind.GRADE, FORM.graded_sections[0].key)


def test_not_enough_evidence_is_a_grade():
    honest = replace(GRADES[0], judgement=Judgement("not-enough-evidence", "Two visits only"))
    assert gaps_of(sheet(grades=(honest, *GRADES[1:]))) == ()


def test_a_question_for_other_agencies_is_not_asked():
    section = FORM.sections[0]
    theirs = replace(section.questions[0], agencies=frozenset({"police"}))
    narrowed = replace(section, questions=(theirs, *section.questions[1:]))
    changed = replace(FORM, sections=(narrowed, *FORM.sections[1:]))
    less = replace(sheet(answers=ANSWERS[1:]), instrument=changed)
    assert gaps_of(less) == ()
    assert total_of(changed, "police") == total_of(changed, "health") + 1


def test_notes_and_optional_questions_hold_nothing_up():
    section = FORM.sections[0]
    optional = replace(section.questions[0], required=False)
    changed = replace(FORM, sections=(replace(section, questions=(optional,)), *FORM.sections[1:]))
    whole = replace(sheet(), instrument=changed)
    assert whole.notes(section.key) == SectionNotes(*KEY, section.key)
    assert gaps_of(replace(whole, recorded=replace(whole.recorded, answers=ANSWERS))) == ()
