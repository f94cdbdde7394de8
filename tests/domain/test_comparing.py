"""What differs between two versions is said in words, each thing once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from instruments.any_instrument import instruments

from lifaudit.domain.comparing import compare
from lifaudit.domain.difference import Difference, What, quoted
from lifaudit.domain.instrument import Scoring
from lifaudit.domain.kinds import Kind
from lifaudit.domain.likeness import Offer, counterparts, takes_in, words_alike
from lifaudit.domain.offer_changes import offer_changes
from lifaudit.domain.question import Choice, Limits, Logic
from lifaudit.instruments.library import form

CALM = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(scope="module")
def dive():
    return form("multi-agency-deep-dive")


def with_section(instrument, at, **said):
    sections = list(instrument.sections)
    sections[at] = replace(sections[at], **said)
    return replace(instrument, sections=tuple(sections))


def with_first(instrument, **said):
    first, *rest = instrument.sections[0].questions
    return with_section(instrument, 0, questions=(replace(first, **said), *rest))


def told(old, new):
    return [(one.what, one.sentence) for one in compare(old, new).differences]


@CALM
@given(instruments)
def test_an_instrument_does_not_differ_from_itself(instrument):
    comparison = compare(instrument, instrument)
    parts = (instrument.every_question, instrument.all_sections, instrument.scales)
    keys = [[one.key for one in part] for part in parts]
    if all(len(set(part)) == len(part) for part in keys):
        assert comparison.differences == ()
        assert comparison.is_small
        assert comparison.summary == ""


@CALM
@given(instruments, instruments)
def test_any_two_can_be_compared_and_every_difference_is_a_sentence(one, other):
    for difference in compare(one, other).differences:
        assert isinstance(difference, Difference)
        assert difference.sentence.endswith((".", "…”"))


def test_a_question_reworded_is_one_difference_and_a_small_version(dive):
    first = dive.sections[0].questions[0]
    new = with_first(dive, text="Did staff notice early signs that this child might need help?")
    said = f"{quoted(first.text)} is worded {quoted(new.sections[0].questions[0].text)} now."
    assert told(dive, new) == [(What.REWORDED, said)]
    found = compare(dive, new)
    assert (found.is_small, found.next_version, found.summary) == (True, "1.1", "1 reworded.")


def test_a_new_key_is_seen_through_by_its_words(dive):
    first = dive.sections[0].questions[0]
    found = compare(dive, with_first(dive, key="recognition.signs"))
    assert [one.what for one in found.differences] == [What.RENAMED]
    assert (
        "'recognition.signs' now; it was 'recognition.early-signs'" in found.differences[0].sentence
    )
    assert not found.is_small
    assert found.next_version == "2.0"
    near = with_first(dive, key="recognition.signs", text=first.text.replace("as early", "as soon"))
    assert [one.what for one in compare(dive, near).differences] == [What.RENAMED, What.REWORDED]


def test_a_denial_is_another_question(dive):
    first = dive.sections[0].questions[0]
    denied = first.text.replace("notice", "not notice")
    new = with_first(dive, key="recognition.other-thing", text=denied)
    assert {one.what for one in compare(dive, new).differences} == {What.ADDED, What.REMOVED}
    assert words_alike("Likely", "Unlikely, not") == 0
    assert words_alike("", "") == 0


def test_a_question_taken_out_put_in_or_moved_is_said_once(dive):
    first, *rest = dive.sections[0].questions
    less = with_section(dive, 0, questions=tuple(rest))
    assert told(dive, less) == [(What.REMOVED, f"{quoted(first.text)} is not asked any more.")]
    title = dive.sections[0].title
    more = f"{quoted(first.text)} is asked as well, in “{title}”."
    assert told(less, dive) == [(What.ADDED, more)]
    later = with_section(dive, 0, questions=(*rest, first))
    assert told(dive, later) == [(What.MOVED, f"{quoted(first.text)} stands elsewhere now.")]
    second = dive.sections[1]
    away = with_section(less, 1, questions=(*second.questions, first))
    moved = f"{quoted(first.text)} stands in “{second.title}” now; it was in “{title}”."
    assert told(dive, away) == [(What.MOVED, moved)]


def test_sections_that_are_added_gone_moved_or_renamed(dive):
    first, second, *rest = dive.sections
    swapped = replace(dive, sections=(second, first, *rest))
    assert [what for what, _ in told(dive, swapped)] == [What.MOVED]
    less = replace(dive, sections=(second, *rest))
    assert told(dive, less)[0] == (What.REMOVED, f"The section “{first.title}” is gone.")
    assert told(less, dive)[0][1] == f"There is a section “{first.title}” as well."
    renamed = with_section(dive, 0, key="noticing", title="Noticing")
    assert [what for what, _ in told(dive, renamed)][:2] == [What.RENAMED, What.REWORDED]
    without = replace(dive, overall=None)
    assert told(dive, without)[0][0] is What.REMOVED
    assert told(without, dive)[0][0] is What.ADDED


def test_everything_else_about_a_section(dive):
    new = with_section(
        dive,
        0,
        intro="Other.",
        graded=False,
        grade_guidance="",
        descriptors=(),
        notes=False,
        relevant="true()",
        weight=2.0,
    )
    assert [what for what, _ in told(dive, new)] == [
        What.GRADING,
        What.GUIDANCE,
        What.GUIDANCE,
        What.GUIDANCE,
        What.ANSWERS,
        What.LOGIC,
        What.WEIGHT,
    ]
    assert told(new, dive)[0][1].endswith("is graded now.")


def test_another_kind_of_answer(dive):
    new = with_first(dive, kind=Kind.DATE, scale=None)
    name = quoted(dive.sections[0].questions[0].text)
    assert told(dive, new) == [(What.RETYPED, f"{name} is answered as date now; it was grade.")]


def test_everything_else_about_a_question(dive):
    new = with_first(
        dive,
        required=False,
        agencies=frozenset({"police"}),
        limits=Limits(least=1.0, unit="days"),
        logic=Logic("a", "b", "c", "d", "e", "f"),
        weight=2.0,
        guidance="Other",
        evidence_prompts=(),
        tags=frozenset(),
        evidence_least=3,
    )
    found = compare(dive, new)
    assert [one.what for one in found.differences] == [
        What.REQUIRED,
        What.WHOM,
        What.LIMITS,
        *[What.LOGIC] * 6,
        What.WEIGHT,
        *[What.GUIDANCE] * 4,
    ]
    assert "is for police now; it was for every agency" in found.differences[1].sentence
    assert "has other limits: least 1.0, unit days." in found.differences[2].sentence
    assert told(new, dive)[0][1].endswith("must be answered now.")
    assert told(new, dive)[2][1].endswith("has other limits: none.")
    assert compare(dive, with_first(dive, guidance="Other")).summary == "Small repairs."


def test_the_head_and_the_grading_scale(dive):
    new = replace(
        dive, title="Ours", minutes=1, scoring=Scoring("percent"), grade_scale="met-4", retires="x"
    )
    assert [(one.what, one.key) for one in compare(dive, new).differences] == [
        (What.HEAD, "title"),
        (What.HEAD, "minutes"),
        (What.HEAD, "scoring"),
        (What.HEAD, "retires"),
        (What.GRADING, "grade_scale"),
    ]


def offers(*labels):
    return [Offer(label.lower().replace(" ", "-"), label) for label in labels]


def test_answers_that_are_renamed_merged_split_added_and_taken_away():
    old = [*offers("Police", "Probation", "Often or daily", "Weekly", "Gone"), Offer("x", "Before")]
    new = [*offers("Police or probation", "Often", "Daily", "Weekly", "New"), Offer("x", "After")]
    assert list(offer_changes(old, new)) == [
        "The answers “Police” and “Probation” have become “Police or probation”.",
        "The answer “New” is offered as well.",
        "The answer “Before” is called “After” now.",
        "The answer “Often or daily” has become “Often” and “Daily”.",
        "The answer “Gone” is not offered any more.",
    ]
    assert list(offer_changes(old, old)) == []
    assert list(offer_changes(old, old[::-1])) == ["The answers stand in another order."]
    assert counterparts(offers("Good"), offers("Not good")) == {}
    assert counterparts([Offer("a", "Seen")], [Offer("b", "seen!")]) == {"a": "b"}
    assert not takes_in("Police", "Police")


def test_choices_and_points_that_differ_are_told_at_their_question_or_scale(dive):
    choices = (Choice("a", "Alpha"), Choice("b", "Beta"))
    old = with_first(dive, kind=Kind.ONE_OF, scale=None, choices=choices)
    new = with_first(dive, kind=Kind.ONE_OF, scale=None, choices=choices[:1])
    name = quoted(dive.sections[0].questions[0].text)
    gone = f"{name}: The answer “Beta” is not offered any more."
    assert told(old, new) == [(What.ANSWERS, gone)]
    scale = next(one for one in dive.scales if one.key == dive.grade_scale)
    others = tuple(one for one in dive.scales if one is not scale)
    fewer = replace(dive, scales=(replace(scale, points=scale.points[:-1]), *others))
    assert [what for what, _ in told(dive, fewer)] == [What.GRADING]
    first = replace(scale.points[0], descriptor="Otherwise.")
    said = replace(dive, scales=(replace(scale, points=(first, *scale.points[1:])), *others))
    assert told(dive, said) == [
        (What.GUIDANCE, f"The points of the scale {quoted(scale.title)} differ.")
    ]
    renamed = replace(dive, scales=(replace(scale, key="other"), *others), grade_scale="other")
    assert What.GRADING in {what for what, _ in told(dive, renamed)}


def test_a_group_s_questions_are_compared_with_those_of_the_same_group(dive):
    inside = replace(dive.sections[0].questions[1], key="recognition.event-what", required=False)
    group = {"kind": Kind.GROUP, "scale": None, "required": False}
    old = with_first(dive, **group, questions=(inside,))
    new = with_first(dive, **group, questions=(replace(inside, key="recognition.event-when"),))
    assert [what for what, _ in told(old, new)] == [What.RENAMED]
    assert {what for what, _ in told(old, dive)} == {*(What.REMOVED, What.RETYPED, What.REQUIRED)}


def test_a_long_text_is_cut_in_a_sentence():
    assert quoted("a" * 200) == f"“{'a' * 89}…”"


def test_very_many_changes_are_compared_by_key_alone(dive):
    asked = dive.sections[0].questions[0]
    many = tuple(replace(asked, key=f"a.q{n}") for n in range(300))
    more = tuple(replace(asked, key=f"b.q{n}") for n in range(300))
    old, new = with_section(dive, 0, questions=many), with_section(dive, 0, questions=more)
    assert compare(old, new).count(What.ADDED) == 300


def test_of_two_that_are_alike_the_first_is_taken_once(dive):
    asked = dive.sections[0].questions[0]
    old = with_section(dive, 0, questions=(asked, replace(asked, key="recognition.again")))
    new = with_section(dive, 0, questions=(replace(asked, key="recognition.signs"),))
    found = compare(old, new)
    assert [(one.what, one.key) for one in found.differences] == [
        (What.RENAMED, "recognition.signs"),
        (What.REMOVED, "recognition.again"),
    ]
