"""The forms that come with the application are complete, plain and no two questions alike."""

from __future__ import annotations

import difflib
import itertools
import re

import pytest

from lifaudit.domain.kinds import Kind
from lifaudit.domain.scale import ROLES
from lifaudit.instruments import library
from lifaudit.instruments.canonical import canonical, from_canonical
from lifaudit.instruments.lint import lint_file

FORMS = library.shipped()
DOMAINS = {
    "recognition": 4,
    "assessment": 5,
    "planning": 5,
    "joint-working": 5,
    "oversight": 3,
    "voice": 5,
    "family": 3,
    "diversity": 3,
    "timeliness": 3,
    "recording": 3,
    "impact": 4,
}
SHORT = 25  # words a tired reader takes in at once
EASY = 15
AGAIN = "put-again"  # before and after are compared: the words must be the same

every_form = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.key)


def every_text(form):
    """Return all that a form says, piece by piece."""
    for section in form.all_sections:
        yield from (section.intro, section.grade_guidance)
        yield from (known.text for known in section.descriptors)
        for asked in itertools.chain(*(one.each for one in section.questions)):
            yield from (asked.text, asked.guidance, *asked.evidence_prompts)
    for scale in form.scales:
        yield from (point.descriptor for point in scale.points)
    yield from (form.purpose, form.provenance, form.statement)


def sentences(form):
    """Return every sentence of a form."""
    for text in every_text(form):
        yield from re.split(r"(?<=[.?!:;])\s+", text)


@pytest.mark.parametrize("path", sorted(library.FOLDER.glob("*.toml")), ids=lambda path: path.name)
def test_a_shipped_file_has_no_problem(path):
    assert lint_file(path) == ()


def test_the_deep_dive_asks_43_questions_in_11_domains():
    dive = library.form("multi-agency-deep-dive")
    assert {section.key: len(section.questions) for section in dive.sections} == DOMAINS
    assert len(dive.questions) == 43
    assert dive.overall is not None
    assert all(section.notes for section in dive.sections)


def test_every_domain_of_the_deep_dive_says_what_each_grade_looks_like_there():
    dive = library.form("multi-agency-deep-dive")
    said = [known.text for section in dive.all_sections for known in section.descriptors]
    assert len(said) == len(set(said)) == 48


def test_every_question_of_the_deep_dive_prompts_for_two_to_four_pieces_of_evidence():
    dive = library.form("multi-agency-deep-dive")
    assert {len(asked.evidence_prompts) for asked in dive.questions} <= {2, 3, 4}
    assert all(asked.tags for asked in dive.questions)


def test_voice_and_impact_can_be_gathered_by_tag():
    questions = library.form("multi-agency-deep-dive").questions
    assert sum("voice" in asked.tags for asked in questions) >= 5
    assert sum("impact" in asked.tags for asked in questions) >= 4


def test_not_enough_evidence_is_a_grade_that_does_not_count():
    for key in ("multi-agency-deep-dive", "panel-sheet"):
        form = library.form(key)
        assert not form.scale(form.grade_scale).point("not-enough-evidence").counts


def test_the_panel_grades_the_same_domains_and_may_fail_to_agree():
    panel = library.form("panel-sheet")
    assert [section.key for section in panel.sections] == list(DOMAINS)
    assert panel.scale(panel.grade_scale).point("could-not-agree").counts is False


def test_the_panel_can_dissent_in_every_domain():
    panel = library.form("panel-sheet")
    for section in panel.all_sections:
        assert any("dissent" in asked.tags for asked in section.questions)


def test_the_panel_and_the_agencies_grade_on_the_same_steps():
    panel, dive = library.form("panel-sheet"), library.form("multi-agency-deep-dive")
    steps = [
        [
            (point.code, point.points)
            for point in form.scale(form.grade_scale).points
            if point.counts
        ]
        for form in (panel, dive)
    ]
    assert steps[0] == steps[1]


def test_the_reflection_is_ungraded_and_opens_without_blame():
    reflection = library.form("practitioner-reflection")
    assert reflection.grade_scale is None
    assert reflection.scales == ()
    assert 10 <= len(reflection.questions) <= 12
    assert "Nobody will be blamed" in reflection.statement


def test_the_reflection_follows_the_learning_cycle_and_the_nine_factors():
    reflection = library.form("practitioner-reflection")
    keys = [section.key for section in reflection.sections]
    assert keys == ["experience", "reflecting", "factors", "learning", "trying"]
    assert len(reflection.question("factors.which").choices) == 9


def test_hindsight_has_its_own_question():
    tags = [asked.tags for asked in library.form("practitioner-reflection").questions]
    assert sum("known-now" in known for known in tags) == 1
    assert sum("known-then" in known for known in tags) >= 1


def test_feedback_is_short_easy_and_never_demanded():
    feedback = library.form("child-and-parent-feedback")
    assert 6 <= len(feedback.questions) <= 8
    assert max(len(sentence.split()) for sentence in sentences(feedback)) <= SHORT
    assert all(len(asked.text.split()) <= EASY for asked in feedback.questions)
    assert [asked.key for asked in feedback.questions if asked.required] == ["you.who"]
    assert any(asked.scale == "smiley-5" for asked in feedback.questions)


@every_form
def test_no_sentence_is_longer_than_a_tired_reader_takes_in(form):
    assert [said for said in sentences(form) if len(said.split()) > SHORT] == []


def are_alike(left, right):
    """Tell whether two texts could be taken for one another, by what is quick to tell first."""
    match = difflib.SequenceMatcher(None, left, right)
    return all(how() >= 0.8 for how in (match.real_quick_ratio, match.quick_ratio, match.ratio))


@every_form
def test_no_two_questions_are_alike(form):
    for one, other in itertools.combinations(form.every_question, 2):
        again = AGAIN in one.tags & other.tags
        assert again or not are_alike(one.text, other.text), (one.key, other.key)
        assert not are_alike(one.guidance, other.guidance), (one.key, other.key)


@every_form
def test_nothing_is_said_twice(form):
    guidance = [asked.guidance for asked in form.every_question]
    prompts = [prompt for asked in form.every_question for prompt in asked.evidence_prompts]
    assert len(guidance) == len(set(guidance))
    assert len(prompts) == len(set(prompts))


@every_form
def test_the_header_tells_what_it_is_for_and_where_it_comes_from(form):
    assert form.version == "1.0"
    assert re.search(r"[Ww]ording (?:our own|is our own)|our own\s+wording", form.provenance)
    assert 10 <= form.minutes <= 180
    assert form.statement


@every_form
def test_the_canonical_form_reads_back(form):
    assert from_canonical(canonical(form)) == form


@every_form
def test_every_kind_and_role_is_one_the_application_shows(form):
    assert {asked.kind for asked in form.questions} <= set(Kind)
    assert {point.role for scale in form.scales for point in scale.points} <= set(ROLES)
