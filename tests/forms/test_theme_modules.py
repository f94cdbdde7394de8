"""The theme modules fit onto the deep dive, are graded alike, and keep the child in the middle."""

from __future__ import annotations

import pytest

from lifaudit.instruments.compose import compose, compose_panel
from lifaudit.instruments.library import form, shipped

MODULES = tuple(one for one in shipped() if one.use == "module")
THEMES = {
    "domestic-abuse",
    "early-help-and-steps",
    "exploitation-and-missing",
    "looked-after-and-leaving-care",
    "mental-health-and-self-harm",
    "neglect",
    "pre-birth-and-under-one",
    "school-absence",
    "sexual-abuse-in-the-family",
    "youth-offending",
}
DIVE = form("multi-agency-deep-dive")

every_module = pytest.mark.parametrize("module", MODULES, ids=lambda module: module.key)


def test_each_of_the_ten_themes_has_its_module():
    assert {module.key for module in MODULES} == THEMES


@every_module
def test_a_module_asks_eight_to_ten_questions_in_one_or_two_domains(module):
    assert 8 <= len(module.questions) <= 10
    assert 1 <= len(module.sections) <= 2


@every_module
def test_a_module_is_graded_as_the_deep_dive_is(module):
    assert module.grade_scale == DIVE.grade_scale
    assert module.overall is None
    assert all(section.graded and section.notes for section in module.sections)


@every_module
def test_a_module_says_what_each_grade_looks_like_in_its_domain(module):
    steps = [point.code for point in module.scale("ofsted-4").points if point.counts]
    for section in module.sections:
        assert [known.code for known in section.descriptors] == steps
        assert section.intro


@every_module
def test_every_question_of_a_module_is_guided_and_prompts_for_evidence(module):
    assert all(asked.guidance and asked.tags for asked in module.questions)
    assert {len(asked.evidence_prompts) for asked in module.questions} <= {2, 3, 4}


@every_module
def test_a_module_asks_for_the_childs_voice_and_for_what_became_better(module):
    tags = [asked.tags for asked in module.questions]
    assert any("voice" in known for known in tags)
    assert any("impact" in known for known in tags)


@every_module
def test_a_module_says_where_its_structure_comes_from(module):
    assert module.provenance.startswith("Structure after the multi-agency deep dive")
    assert module.provenance.endswith("Wording our own.")


@every_module
def test_every_agency_is_asked_most_of_a_module(module):
    for_all = [asked for asked in module.questions if not asked.agencies]
    assert len(for_all) >= 8


@every_module
def test_a_module_can_be_added_to_the_deep_dive_and_its_panel(module):
    whole = compose(DIVE, module)
    assert whole.identity == f"{DIVE.identity}+{module.identity}"
    assert len(whole.questions) == len(DIVE.questions) + len(module.questions)
    panel = compose_panel(form("panel-sheet"), module)
    assert [section.key for section in panel.sections[-len(module.sections) :]] == [
        section.key for section in module.sections
    ]


def test_all_themes_fit_together_in_one_instrument():
    whole = compose(DIVE, *MODULES)
    keys = [asked.key for asked in whole.every_question]
    assert len(keys) == len(set(keys))


def test_no_two_modules_describe_a_grade_alike():
    said = [
        known.text
        for one in (DIVE, *MODULES)
        for part in one.sections
        for known in part.descriptors
    ]
    assert len(said) == len(set(said))


def test_no_question_of_a_module_repeats_the_deep_dive_or_another_module():
    texts = [asked.text for one in (DIVE, *MODULES) for asked in one.questions]
    assert len(texts) == len(set(texts))
