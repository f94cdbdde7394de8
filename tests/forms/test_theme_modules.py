"""The theme modules fit onto the deep dive, are graded alike, and keep the child in the middle."""

from __future__ import annotations

from datetime import date

import pytest

from lifaudit.instruments.compose import compose, compose_panel
from lifaudit.instruments.library import form, shipped
from lifaudit.instruments.logic.live import Live
from lifaudit.instruments.logic.program import program_of

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


def after(key, **answers):
    """Work out a module from answers; a question's key is written with two underscores."""
    live = Live(program_of(form(key)), date(2026, 11, 27))
    given = {name.replace("__", ".").replace("_", "-"): text for name, text in answers.items()}
    live.load(given, {})
    return live.worked


@pytest.mark.parametrize(("born", "asked"), [("no", False), ("yes", True), ("unclear", True)])
def test_a_baby_not_yet_born_is_not_asked_about_as_if_it_were(born, asked):
    found = after("pre-birth-and-under-one", baby_preparing__born=born)
    assert ("baby-watching" not in found.hidden) is asked


@pytest.mark.parametrize(
    ("times", "talks", "right"), [("3", "3", True), ("3", "4", False), ("3", "", True)]
)
def test_there_are_no_more_talks_than_times_a_child_was_missing(times, talks, right):
    found = after(
        "exploitation-and-missing",
        exploitation_acting__missing_times=times,
        exploitation_acting__return_talks=talks,
    )
    assert ("exploitation-acting.return-talks" not in found.wrong) is right


def test_a_child_who_was_never_missing_is_not_asked_about_coming_back():
    found = after("exploitation-and-missing", exploitation_acting__missing_times="0")
    assert {"exploitation-acting.return-talks", "exploitation-acting.missing-learned"} <= (
        found.hidden
    )


@pytest.mark.parametrize(("weeks", "demanded"), [("", False), ("4", False), ("26", True)])
def test_who_waited_long_for_help_has_the_wait_looked_at(weeks, demanded):
    found = after("mental-health-and-self-harm", mental_health_helping__waited=weeks)
    assert ("mental-health-helping.meanwhile" in found.required) is demanded


@pytest.mark.parametrize(("said", "asked"), [("no", True), ("stopped", True), ("yes", False)])
def test_help_that_was_refused_is_followed_up(said, asked):
    found = after("early-help-and-steps", early_help_offer__accepted=said)
    assert ("early-help-offer.after-no" not in found.hidden) is asked
