"""However a return is answered, the page, the board and the report work out the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from domain.one_question import CHOICES, form_of, question, section
from hypothesis import given, settings
from hypothesis import strategies as st
from small_audit import answered, involved, key, small

from lifaudit.domain.casework import Row
from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import Logic
from lifaudit.domain.returns import returns_of
from lifaudit.domain.sheet import Recorded
from lifaudit.domain.worked import UNWORKED
from lifaudit.services.working import has_logic, live_for, worked_for, worked_in

TODAY = date(2026, 9, 14)
INSIDE = (
    question(Kind.WHOLE, "rows.long"),
    question(Kind.SHORT_TEXT, "rows.why", logic=Logic(relevant="${rows.long} > 5")),
)
FORM = form_of(
    section(
        "part",
        question(Kind.YES_NO, "part.met"),
        question(Kind.LONG_TEXT, "part.why", logic=Logic(relevant="${part.met} = 'no'")),
        question(Kind.WHOLE, "part.times", logic=Logic(constraint=". >= 0", message="Not so few.")),
        question(Kind.CALCULATED, "part.sum", logic=Logic(calculation="${part.times} * 2")),
    ),
    section("later", question(Kind.ONE_OF, "later.where"), relevant="${part.met} != 'na'"),
    section("rows", question(Kind.GROUP, "rows.each", questions=INSIDE)),
)
PATHS = ("part.met", "part.why", "part.times", "later.where", "rows.each/r/rows.long")
VALUES = {
    "part.met": st.sampled_from(["yes", "no", "na", ""]),
    "part.why": st.sampled_from(["", "Because."]),
    "part.times": st.sampled_from(["", "-1", "0", "7"]),
    "later.where": st.sampled_from(["", "home"]),
    "rows.each/r/rows.long": st.sampled_from(["", "3", "9"]),
}
steps = st.lists(
    st.sampled_from(PATHS).flatmap(lambda path: st.tuples(st.just(path), VALUES[path])), max_size=12
)
ROW = Row(*key(), "rows.each", "r", 1)


def recorded(told, *rows):
    answers = tuple(answered(path, value) for path, value in told.items())
    return Recorded(answers, rows=rows or (ROW,))


@settings(deadline=None)
@given(steps)
def test_answering_step_by_step_comes_to_the_same_as_reading_it_whole(some):
    (sheet, *_) = returns_of(small(FORM, ROW, cases=1))
    sheet = replace(sheet, recorded=recorded({}), today=TODAY)
    live = live_for(sheet)
    for path, value in some:
        live.answer(path, value)
    assert live.worked == worked_for(FORM, recorded(dict(some)), TODAY)


@settings(deadline=None)
@given(steps, st.randoms())
def test_the_order_in_which_answers_are_kept_does_not_matter(some, dice):
    told = list(dict(some).items())
    whole = worked_for(FORM, recorded(dict(told)), TODAY)
    dice.shuffle(told)
    assert worked_for(FORM, recorded(dict(told)), TODAY) == whole


@settings(deadline=None)
@given(steps)
def test_what_was_answered_and_taken_back_leaves_nothing_behind(some):
    (sheet, *_) = returns_of(small(FORM, ROW, cases=1))
    live = live_for(replace(sheet, recorded=recorded({}), today=TODAY))
    bare = live.worked
    for path, value in some:
        live.answer(path, value)
    for path, _ in reversed(some):
        live.answer(path, "")
    assert live.worked == bare


def test_what_depends_on_a_hidden_answer_counts_it_as_not_given():
    chain = form_of(
        section(
            "part",
            question(Kind.YES_NO, "part.a"),
            question(Kind.YES_NO, "part.b", logic=Logic(relevant="${part.a} = 'yes'")),
            question(Kind.YES_NO, "part.c", logic=Logic(relevant="${part.b} = 'yes'")),
        )
    )
    told = {"part.a": "no", "part.b": "yes", "part.c": "yes"}
    assert worked_for(chain, recorded(told), TODAY).hidden == {"part.b", "part.c"}
    assert worked_for(chain, recorded(told | {"part.a": "yes"}), TODAY).hidden == set()


def test_a_section_that_does_not_apply_hides_what_it_asks():
    hidden = worked_for(FORM, recorded({"part.met": "na"}), TODAY).hidden
    assert {"later", "later.where"} <= hidden


def test_rows_are_worked_out_each_by_itself_and_one_taken_out_not_at_all():
    rows = (ROW, Row(*key(), "rows.each", "s", 2), Row(*key(), "rows.each", "t", 3, removed=True))
    told = {f"rows.each/{row}/rows.long": number for row, number in zip("rst", "939", strict=True)}
    hidden = worked_for(FORM, recorded(told, *rows), TODAY).hidden
    assert "rows.each/r/rows.why" not in hidden
    assert "rows.each/s/rows.why" in hidden
    assert not any(path.startswith("rows.each/t/") for path in hidden)


@pytest.mark.parametrize(("value", "wrong"), [("", False), ("0", False), ("-1", True)])
def test_a_constraint_is_asked_of_an_answer_only(value, wrong):
    found = worked_for(FORM, recorded({"part.times": value}), TODAY).wrong
    assert (found == {"part.times": "Not so few."}) is wrong


def test_the_report_works_out_each_return_by_itself():
    whole = small(
        FORM,
        *(involved(case, "pol") for case in (1, 2)),
        answered("part.met", "no", 1, "pol"),
        answered("part.met", "yes", 2, "pol"),
        answered("part.times", "4", 1, "pol"),
    )
    found = worked_in(whole)
    assert "part.why" not in found["DD26-07-01", "pol"].hidden
    assert "part.why" in found["DD26-07-02", "pol"].hidden
    assert found["DD26-07-01", "pol"].values["part.sum"] == "8"
    assert len(found) == len(whole.cases) * len(whole.agencies)


@pytest.mark.parametrize(
    "rule",
    [
        Logic(relevant="1 = 1"),
        Logic(constraint=". != ''"),
        Logic(required="1 = 1"),
        Logic(calculation="1"),
        Logic(filter="name = 'home'"),
    ],
)
def test_any_rule_at_all_is_logic(rule):
    one = question(Kind.ONE_OF, choices=CHOICES)
    assert has_logic(form_of(section("part", replace(one, logic=rule))))
    group = question(Kind.GROUP, "part.g", questions=(replace(one, logic=rule),))
    assert has_logic(form_of(section("part", group)))


def test_a_form_without_rules_works_nothing_out():
    plain = form_of(section("part", question(Kind.YES_NO)))
    assert not has_logic(plain)
    assert worked_for(plain, recorded({"part.one": "no"}), TODAY) is UNWORKED
    assert worked_in(small(plain, answered("part.one", "no"))) == {}


def test_a_rule_that_cannot_be_read_hides_nothing_and_demands_nothing():
    torn = question(Kind.YES_NO, logic=Logic(relevant="${part.one", required="(", constraint="=="))
    found = worked_for(form_of(section("part", torn)), recorded({"part.one": "no"}), TODAY)
    assert (found.hidden, found.required, dict(found.wrong)) == (frozenset(), frozenset(), {})
