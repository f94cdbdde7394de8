"""An instrument comes out of its parts as it went in, and a change touches what changed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from instruments.any_instrument import instruments

from lifaudit.domain.drafted import (
    DraftInstrument,
    DraftQuestion,
    DraftScale,
    DraftSection,
    Parts,
)
from lifaudit.domain.edits import NOTHING, told
from lifaudit.domain.kinds import Kind
from lifaudit.domain.parts import changed_parts, instrument_of, parts_of
from lifaudit.instruments.library import form

CALM = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])

HEAD = DraftInstrument("d1")


def together(before, changed):
    """Lay changed parts over those that stood, as the store does."""
    found = {
        (type(one), getattr(one, "part", "")): one
        for one in (before.head, *before.scales, *before.sections, *before.questions, *changed)
    }

    def of(kind):
        return tuple(one for (its, _), one in found.items() if its is kind)

    return Parts(of(DraftInstrument)[0], of(DraftScale), of(DraftSection), of(DraftQuestion))


def taken_apart(instrument):
    return together(Parts(HEAD), parts_of(HEAD, instrument))


def edited(parts, instrument):
    changed = changed_parts(parts, instrument)
    return together(parts, changed), changed


@pytest.fixture(scope="module")
def dive():
    return form("multi-agency-deep-dive")


@CALM
@given(instruments)
def test_an_instrument_is_put_together_as_it_was_taken_apart(instrument):
    assert instrument_of(taken_apart(instrument)) == instrument


@CALM
@given(st.lists(instruments, min_size=2, max_size=4))
def test_any_instrument_can_become_any_other_and_then_nothing_differs(several):
    parts = taken_apart(several[0])
    for one in several[1:]:
        parts, _ = edited(parts, one)
        assert instrument_of(parts) == one
        assert changed_parts(parts, one) == ()


def with_questions(instrument, at, questions):
    sections = list(instrument.sections)
    sections[at] = replace(sections[at], questions=tuple(questions))
    return replace(instrument, sections=tuple(sections))


def test_one_word_is_one_part(dive):
    parts = taken_apart(dive)
    first, *rest = dive.sections[0].questions
    after = with_questions(dive, 0, [replace(first, text="Was the child seen?"), *rest])
    _, changed = edited(parts, after)
    assert [(type(one), one.part) for one in changed] == [(DraftQuestion, first.key)]
    assert told(parts, changed) == "Changed a question"


def test_a_question_moved_within_its_section_or_to_another_is_one_part(dive):
    parts = taken_apart(dive)
    first, second, *rest = dive.sections[0].questions
    within = with_questions(dive, 0, [second, first, *rest])
    _, changed = edited(parts, within)
    assert len(changed) == 1
    assert told(parts, changed) == "Moved a question"
    away = with_questions(dive, 0, [second, *rest])
    away = with_questions(away, 1, [first, *dive.sections[1].questions])
    parts, changed = edited(parts, away)
    assert [one.part for one in changed] == [first.key]
    assert told(parts, ()) == NOTHING
    assert instrument_of(parts) == away


def test_a_new_key_is_the_same_part_under_a_new_name(dive):
    parts = taken_apart(dive)
    first, *rest = dive.sections[0].questions
    _, changed = edited(
        parts, with_questions(dive, 0, [replace(first, key=f"{first.key}-daily"), *rest])
    )
    assert [(one.part, one.name) for one in changed] == [(first.key, f"{first.key}-daily")]


def test_what_is_taken_out_comes_back_as_the_part_it_was(dive):
    parts = taken_apart(dive)
    first, *rest = dive.sections[0].questions
    without, changed = edited(parts, with_questions(dive, 0, rest))
    assert told(parts, changed) == "Took out a question"
    back, changed = edited(without, dive)
    assert [one.part for one in changed] == [first.key]
    assert told(without, changed) == "Brought back a question"
    assert instrument_of(back) == dive


def test_a_section_taken_out_takes_its_questions_along(dive):
    parts = taken_apart(dive)
    after = replace(dive, sections=dive.sections[1:])
    less, changed = edited(parts, after)
    assert told(parts, changed) == "Took out a section"
    again = replace(after, sections=(replace(dive.sections[0], questions=()), *after.sections))
    more, _ = edited(less, again)
    assert instrument_of(more) == again


def test_two_questions_of_one_key_are_two_parts(dive):
    first, *rest = dive.sections[0].questions
    after = with_questions(dive, 0, [first, first, *rest])
    parts, changed = edited(taken_apart(dive), after)
    assert [one.part for one in changed] == [f"{first.key}~2"]
    assert instrument_of(parts) == after
    other = with_questions(dive, 0, [first, replace(first, text="Another"), *rest])
    parts, changed = edited(parts, other)
    assert [one.part for one in changed] == [f"{first.key}~2"]
    parts, _ = edited(parts, dive)
    parts, _ = edited(parts, with_questions(dive, 0, [first, first, first, *rest]))
    assert len({one.part for one in parts.questions}) == len(parts.questions)


def test_the_rows_of_a_group_keep_their_questions_when_the_group_moves(dive):
    inside = replace(dive.sections[0].questions[0], key="voice.event-what")
    group = replace(
        inside, key="voice.events", kind=Kind.GROUP, required=False, questions=(inside,)
    )
    with_group = with_questions(dive, 0, [group, *dive.sections[0].questions])
    parts, changed = edited(taken_apart(dive), with_group)
    assert told(taken_apart(dive), changed) == "Added 2 questions"
    moved = with_questions(dive, 1, [group, *dive.sections[1].questions])
    parts, changed = edited(parts, moved)
    assert [one.part for one in changed] == ["voice.events"]
    assert instrument_of(parts) == moved


def test_several_edits_of_a_kind_are_told_together(dive):
    parts = taken_apart(dive)
    _, changed = edited(parts, replace(dive, title="Our deep dive"))
    assert told(parts, changed) == "Changed what the instrument says of itself"
    points = dive.scales[0].points[:-1]
    scales = (replace(dive.scales[0], points=points), *dive.scales[1:])
    _, changed = edited(parts, replace(dive, scales=scales))
    assert told(parts, changed) == "Changed a scale"
    first, second, *rest = dive.sections[0].questions
    after = with_questions(dive, 0, [replace(first, text="A?"), *rest])
    _, changed = edited(parts, after)
    assert told(parts, changed) == "Changed 2 questions"
    assert second.key in {one.part for one in changed}


def test_two_people_s_edits_of_one_instrument_come_together(dive):
    parts = taken_apart(dive)
    first, *rest = dive.sections[0].questions
    mine = changed_parts(parts, replace(dive, title="Our deep dive"))
    theirs = changed_parts(parts, with_questions(dive, 0, [replace(first, text="A?"), *rest]))
    both = instrument_of(together(parts, (*mine, *theirs)))
    assert both.title == "Our deep dive"
    assert both.sections[0].questions[0].text == "A?"
