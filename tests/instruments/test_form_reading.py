"""A sound form file becomes the values it describes."""

from __future__ import annotations

import pytest
from instruments.small_form import SMALL, file_with, spoilt

from lifaudit.domain.instrument import Descriptor
from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import Choice, Question
from lifaudit.domain.scale import Point, Scale
from lifaudit.instruments.read import read

MORE = """
[overall]
title = "Overall"
intro = "All in all."
grade_guidance = "Judge."
[overall.grades]
well = "Well."
badly = "Badly."
[[overall.question]]
key = "overall.note"
text = "Read this first."
kind = "note"
"""


@pytest.fixture(name="small")
def _small(tmp_path):
    return read(file_with(tmp_path, SMALL + MORE))


def test_the_head_is_read(small):
    assert (small.key, small.version, small.title) == ("small", "1.0", "A small form")
    assert (small.subject, small.use, small.minutes) == ("case", "return", 5)
    assert (small.purpose, small.provenance) == ("To try the reader.", "Our own.")
    assert (small.statement, small.grade_scale) == ("", "three")


def test_a_section_is_read(small):
    (voice,) = small.sections
    assert (voice.key, voice.title, voice.graded, voice.notes) == ("voice", "Voice", True, True)
    assert voice.descriptors == (
        Descriptor("well", "The child was heard."),
        Descriptor("badly", "The child was not heard."),
    )


def test_a_question_is_read(small):
    assert small.question("voice.seen") == Question(
        key="voice.seen",
        text="Was the child seen?",
        kind=Kind.GRADE,
        guidance="Look for dates.",
        evidence_prompts=("Dates of visits",),
        scale="three",
        choices=(),
        required=True,
        tags=frozenset(),
        agencies=frozenset(),
    )


def test_choices_are_read_in_order(small):
    choices = small.question("voice.how").choices
    assert choices == (Choice("alone", "Alone"), Choice("with", "With others"))


def test_a_note_is_neither_required_nor_guided(small):
    note = small.question("overall.note")
    assert (note.required, note.guidance) == (False, "")


def test_points_keep_their_order_and_what_does_not_count(small):
    (scale,) = small.scales
    assert [point.code for point in scale.points] == ["well", "badly", "unknown"]
    assert scale.point("unknown") == Point(
        "unknown", "Unknown", None, "none", "Nobody can tell.", counts=False
    )


def test_tags_agencies_and_what_is_optional_are_read(tmp_path):
    more = 'kind = "one-of"\ntags = ["voice"]\nagencies = ["police", "health"]\nrequired = false'
    form = read(file_with(tmp_path, spoilt('kind = "one-of"', more)))
    asked = form.question("voice.how")
    assert (asked.tags, asked.required) == (frozenset({"voice"}), False)
    assert asked.is_for("police")
    assert not asked.is_for("school")


def test_wrapped_lines_become_paragraphs(tmp_path):
    wrapped = '"""\nOne line\n  and the next.\n\n\n  A new paragraph.\n"""'
    form = read(file_with(tmp_path, spoilt('"To try the reader."', wrapped)))
    assert form.purpose == "One line and the next.\n\nA new paragraph."


@pytest.mark.parametrize(
    "text",
    ["x" * 10_000, "بچے کی آواز", "Zażółć gęślą jaźń", "👧🏽‍🎨", "<img src=x>", "=cmd()"],
    ids=["long", "urdu", "polish", "emoji", "markup", "formula"],
)
def test_any_writing_survives(tmp_path, text):
    form = read(file_with(tmp_path, spoilt('"How the child was heard."', f'"{text}"')))
    assert form.sections[0].intro == text


@pytest.fixture(name="shared")
def _shared():
    steps = (Point("a", "A", 1.0, "good", "A."), Point("b", "B", 0.0, "poor", "B."))
    return (Scale("shared", "Shared", steps), Scale("three", "Other", steps))


def test_a_shared_scale_travels_with_the_form_that_uses_it(tmp_path, shared):
    path = file_with(tmp_path, spoilt('"three"\nguidance', '"shared"\nguidance'))
    assert [scale.key for scale in read(path, shared).scales] == ["three", "shared"]


def test_a_form_keeps_its_own_scale_and_takes_none_it_does_not_use(tmp_path, shared):
    form = read(file_with(tmp_path, SMALL), shared)
    assert [scale.title for scale in form.scales] == ["Three steps"]


def test_a_thousand_questions_are_read(tmp_path):
    one = 'text = "T"\nkind = "date"\nguidance = "G"\n'
    many = "".join(f'[[section.question]]\nkey = "voice.q{at}"\n{one}' for at in range(1000))
    assert len(read(file_with(tmp_path, SMALL + many)).questions) == 1002
