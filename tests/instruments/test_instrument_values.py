"""What an instrument knows about itself."""

from __future__ import annotations

import pytest
from instruments.small_form import SMALL, file_with

from lifaudit.domain.errors.instrument import NotInForm
from lifaudit.domain.kinds import Kind
from lifaudit.instruments import library
from lifaudit.instruments.read import read


@pytest.fixture(name="dive", scope="module")
def _dive():
    return library.form("multi-agency-deep-dive")


def test_its_identity_is_key_and_version(dive):
    assert dive.identity == "multi-agency-deep-dive@1.0"


def test_the_overall_section_comes_last(dive):
    assert dive.all_sections[-1] is dive.overall
    assert dive.graded_sections == dive.all_sections


def test_a_form_may_have_no_overall_section(tmp_path):
    small = read(file_with(tmp_path, SMALL))
    assert small.overall is None
    assert small.all_sections == small.sections


def test_a_question_is_found_with_its_section_and_scale(dive):
    asked = dive.question("voice.seen-alone")
    assert dive.section_of(asked.key) is dive.section("voice")
    assert dive.scale(asked.scale).point("fully").points == 3


def test_a_descriptor_is_found_by_its_code_and_may_be_missing(dive):
    voice = dive.section("voice")
    assert "someone they trusted" in voice.descriptor("outstanding")
    assert voice.descriptor("not-enough-evidence") == ""


def test_a_choice_is_found_by_its_code(dive):
    assert dive.question("timeliness.longest-gap").choice("none").label == "There was none"


@pytest.mark.parametrize("seek", ["question", "section", "section_of", "scale"])
def test_what_is_not_in_the_form_is_said_so(dive, seek):
    with pytest.raises(NotInForm, match="nothing called 'lost'"):
        getattr(dive, seek)("lost")


def test_kinds_know_what_they_take():
    assert {kind for kind in Kind if kind.takes_scale} == {Kind.GRADE, Kind.YES_NO}
    assert {kind for kind in Kind if kind.takes_choices} == {
        Kind.ONE_OF,
        Kind.MANY_OF,
        Kind.RANKING,
        Kind.EVIDENCE,
    }
    assert {kind for kind in Kind if not kind.answered} == {
        Kind.NOTE,
        Kind.CALCULATED,
        Kind.GROUP,
    }
