"""What logic hides is no gap, what it demands is one, and done and left always make the whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from domain.one_question import CHOICES, form_of, question, section
from hypothesis import given
from hypothesis import strategies as st

from lifaudit.domain.asked import Path, Posed, read_path
from lifaudit.domain.audit import Audit, ExpectedAgency
from lifaudit.domain.case import Case
from lifaudit.domain.casework import (
    Answer,
    Evidence,
    Grade,
    Heard,
    Involvement,
    Judgement,
    Return,
    Row,
    Voice,
)
from lifaudit.domain.completeness import GapKind, gaps_of, is_plain, progress_of, total_of
from lifaudit.domain.instrument import Descriptor
from lifaudit.domain.kinds import Kind
from lifaudit.domain.partnership import AgencyType
from lifaudit.domain.question import Limits, Logic
from lifaudit.domain.sheet import Recorded, Sheet
from lifaudit.domain.worked import Worked
from lifaudit.instruments.library import form

KEY = ("a", "c", "g")
SPOKEN = Return(
    *KEY,
    involvement=Involvement.INVOLVED,
    practitioner_spoken=True,
    practitioner_role="Midwife",
    practitioner_on=date(2026, 1, 5),
)
HEARD = Voice(*KEY, Heard.NOT_EVIDENCED)
EVENT = question(
    Kind.GROUP,
    "rest.events",
    questions=(question(Kind.DATE, "rest.when"), question(Kind.LONG_TEXT, "rest.what")),
    limits=Limits(1, 2),
)
FORM = form_of(
    section(
        "first",
        question(Kind.YES_NO, "first.seen"),
        question(Kind.NUMBER, "first.days", required=False),
        question(Kind.RANKING, "first.order", choices=CHOICES[:3]),
        question(Kind.CALCULATED, "first.sum"),
        graded=True,
        descriptors=(Descriptor("yes", "So"),),
    ),
    section("rest", EVENT, question(Kind.EVIDENCE, "rest.records", evidence_least=2)),
    grade_scale="met",
)
WHOLE = {
    "first.seen": "yes",
    "first.order": "home school street",
    "rest.events/r/rest.when": "2026-01-01",
    "rest.events/r/rest.what": "A visit",
    "rest.records": "home",
}
SEEN = (Evidence("Case recording"), Evidence("Visit notes"))


def sheet(answers=None, worked=None, rows=("r",), shape=FORM, seen=SEEN):
    given_ = WHOLE if answers is None else answers
    recorded = Recorded(
        tuple(Answer(*KEY, path, value, "", seen) for path, value in given_.items()),
        (),
        (Grade(*KEY, "agency", "first", Judgement("yes", "Seen")),),
        HEARD,
        tuple(Row(*KEY, "rest.events", row, at) for at, row in enumerate(rows, 1)),
    )
    agency = ExpectedAgency("a", "g", "Health", "Health", AgencyType.HEALTH)
    work = worked or Worked()
    return Sheet(Audit("a"), shape, Case("a", "c"), agency, SPOKEN, recorded, work)


def left(of):
    return [(gap.kind, gap.question) for gap in gaps_of(of)]


def without(*paths):
    return {path: value for path, value in WHOLE.items() if path not in paths}


def test_a_return_of_every_part_is_whole():
    assert left(sheet()) == []
    assert all(one.is_done for one in progress_of(sheet()))


def test_what_does_not_apply_is_no_gap_and_is_not_counted():
    less = sheet(without("first.seen"), Worked(hidden=frozenset({"first.seen"})))
    assert left(less) == []
    assert totals(less) == totals(sheet()) - 1


def test_a_hidden_section_asks_nothing_not_even_its_grade():
    hidden = Worked(hidden=frozenset({"first"}))
    less = replace(sheet({}, hidden), recorded=Recorded(voice=HEARD))
    assert {gap.section for gap in gaps_of(less)} == {"rest"}
    assert "first" not in [one.section for one in progress_of(less)]


def test_an_expression_demands_what_is_optional_otherwise():
    demanded = sheet(worked=Worked(required=frozenset({"first.days"})))
    assert left(demanded) == [(GapKind.ANSWER, "first.days")]
    assert left(sheet(worked=Worked(hidden=demanded.worked.required))) == []


def test_a_broken_constraint_is_a_gap_of_its_own_with_the_words_of_the_form():
    broken = sheet(
        {**WHOLE, "first.days": "9"}, Worked(wrong={"first.days": "No more than the week had."})
    )
    (gap,) = gaps_of(broken)
    assert (gap.kind, gap.question) == (GapKind.CONSTRAINT, "first.days")
    assert gap.sentence == "No more than the week had."
    assert totals(broken) == totals(sheet()) + 1
    (silent,) = gaps_of(sheet(worked=Worked(wrong={"first.seen": ""})))
    assert "What of first.seen?" in silent.sentence


def test_what_is_not_offered_any_more_has_to_be_picked_again():
    fewer = sheet(worked=Worked(offered={"rest.records": ("school",)}))
    (gap,) = gaps_of(fewer)
    assert (gap.kind, gap.question) == (GapKind.CONSTRAINT, "rest.records")
    assert left(sheet(worked=Worked(offered={"rest.records": ("home",)}))) == []


def test_a_ranking_is_finished_with_the_last_place():
    assert left(sheet({**WHOLE, "first.order": "home"})) == [(GapKind.ANSWER, "first.order")]


@pytest.mark.parametrize(("least", "words"), [(1, "a reference"), (2, "at least 2 references")])
def test_an_answer_names_as_many_records_as_the_form_asks_for(least, words):
    records = replace(FORM.question("rest.records"), evidence_least=least)
    rest = replace(FORM.section("rest"), questions=(EVENT, records))
    shape = replace(FORM, sections=(FORM.sections[0], rest))
    (gap,) = gaps_of(sheet(shape=shape, seen=()))
    assert (gap.kind, gap.question) == (GapKind.EVIDENCE, "rest.records")
    assert words in gap.sentence
    assert left(sheet(without("rest.records"), shape=shape, seen=())) == [
        (GapKind.ANSWER, "rest.records")
    ]


def test_every_row_that_stands_asks_its_questions_and_says_which_row_it_is():
    two = sheet(rows=("r", "s"))
    assert left(two) == [
        (GapKind.ANSWER, "rest.events/s/rest.when"),
        (GapKind.ANSWER, "rest.events/s/rest.what"),
    ]
    assert gaps_of(two)[0].sentence == "What of rest.events? 2: What of rest.when?"
    third = Row(*KEY, "rest.events", "gone", 3, removed=True)
    recorded = replace(two.recorded, rows=(*two.recorded.rows, third))
    assert left(replace(two, recorded=recorded)) == left(two)


def test_what_a_row_hides_is_not_asked_in_that_row():
    hidden = Worked(hidden=frozenset({"rest.events/s/rest.when", "rest.events/s/rest.what"}))
    assert left(sheet(rows=("r", "s"), worked=hidden)) == []
    assert left(sheet(without(*list(WHOLE)[2:4]), Worked(hidden=frozenset({"rest.events"})))) == []


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ((), "Add one row: What of rest.events?"),
        (("r", "s", "t"), "Take out one row: What of rest.events?"),
    ],
)
def test_a_group_has_neither_too_few_rows_nor_too_many(rows, sentence):
    (gap,) = [gap for gap in gaps_of(sheet(rows=rows)) if gap.kind is GapKind.ROWS]
    assert (gap.question, gap.sentence) == ("rest.events", sentence)


def test_several_rows_are_counted():
    group = replace(EVENT, limits=Limits(3))
    shape = form_of(section("rest", group))
    (gap,) = gaps_of(sheet({}, shape=shape, rows=()))
    assert gap.sentence.startswith("Add 3 rows")
    bare = replace(EVENT, limits=Limits())
    assert left(sheet({}, shape=form_of(section("rest", bare)), rows=())) == []


def test_what_is_worked_out_is_never_asked_but_may_be_wrong():
    wrong = sheet(worked=Worked(wrong={"first.sum": "The parts do not add up."}))
    assert left(wrong) == [(GapKind.CONSTRAINT, "first.sum")]


def test_a_question_of_a_row_may_be_for_other_agencies():
    when = replace(EVENT.questions[0], agencies=frozenset({"police"}))
    group = replace(EVENT, questions=(when, EVENT.questions[1]))
    less = sheet(without("rest.events/r/rest.when"), shape=form_of(section("rest", group)))
    assert left(less) == []


paths = st.sampled_from([*WHOLE, "first.days", "first.sum", "rest.events", "first", "rest"])


@given(
    st.sets(st.sampled_from(list(WHOLE))),
    st.builds(
        Worked,
        hidden=st.frozensets(paths),
        required=st.frozensets(paths),
        wrong=st.dictionaries(paths, st.just("Not so")),
    ),
    st.sampled_from([(), ("r",), ("r", "s", "t")]),
)
def test_whatever_logic_works_out_done_and_left_make_the_whole(gone, worked, rows):
    some = sheet(without(*gone), worked, rows)
    parts = progress_of(some)
    assert sum(one.total - one.done for one in parts) == len(gaps_of(some))
    assert all(0 <= one.done <= one.total for one in parts)
    named = [(gap.section, gap.question) for gap in gaps_of(some)]
    assert len(named) == len(set(named))
    hidden = {one.question for one in gaps_of(some) if one.question in worked.hidden}
    assert not hidden


def totals(of):
    return sum(one.total for one in progress_of(of))


def test_of_a_plain_form_what_is_asked_can_be_counted_before_anything_is_answered():
    assert not is_plain(FORM)
    plain = form_of(section("first", question(Kind.YES_NO, "first.seen")))
    assert is_plain(plain)
    assert totals(sheet({}, shape=plain, rows=())) == total_of(plain, "health")
    assert is_plain(form("multi-agency-deep-dive"))


@pytest.mark.parametrize(
    "more",
    [
        {"logic": Logic(relevant="true()")},
        {"kind": Kind.GROUP},
        {"kind": Kind.RANKING},
        {"evidence_least": 1},
    ],
)
def test_a_form_in_which_something_depends_on_answers_is_not_plain(more):
    asked = replace(question(Kind.YES_NO, "first.seen"), **more)
    assert not is_plain(form_of(section("first", asked)))
    assert not is_plain(form_of(section("first", relevant="true()")))


def test_what_is_posed_names_its_path_and_its_row():
    posed = list(sheet(rows=("r", "s")).posed(FORM.section("rest")))
    assert [(one.path.text, one.row) for one in posed[:3]] == [
        ("rest.events", 0),
        ("rest.events/r/rest.when", 1),
        ("rest.events/r/rest.what", 1),
    ]
    assert posed[-1] == Posed(Path("rest.records"), FORM.question("rest.records"))
    assert all(read_path(one.path.text) == one.path for one in posed)
