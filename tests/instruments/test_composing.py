"""A main instrument and its modules become one, or the reason why not is told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from instruments import neglect_module

from lifaudit.domain.errors.composing import ModuleUnfit
from lifaudit.instruments.canonical import canonical, from_canonical
from lifaudit.instruments.compose import compose, compose_panel, parts_in
from lifaudit.instruments.library import form


@pytest.fixture(scope="module")
def dive():
    return form("multi-agency-deep-dive")


@pytest.fixture(scope="module", name="neglect")
def a_module():
    return neglect_module.neglect()


def test_a_composed_instrument_asks_all_of_both_and_names_both(dive, neglect):
    whole = compose(dive, neglect)
    assert whole.identity == "multi-agency-deep-dive@1.0+neglect-ours@1.2"
    assert parts_in(whole.identity) == ("multi-agency-deep-dive@1.0", "neglect-ours@1.2")
    assert whole.sections == (*dive.sections, *neglect.sections)
    assert whole.overall == dive.overall
    assert whole.minutes == dive.minutes + 15
    assert whole.title == f"{dive.title} with Neglect"
    assert whole.provenance.endswith("Neglect: Our own.")
    assert whole.provenance.startswith(dive.provenance)
    assert whole.scales == dive.scales
    assert [one.section for one in whole.scoring.caps] == ["neglect-days"]
    assert from_canonical(canonical(whole)) == whole
    assert compose(dive) == dive


def test_what_a_module_says_first_is_said_after_what_the_main_instrument_says(dive, neglect):
    careful = replace(neglect, statement="Take care.")
    assert compose(dive, careful).statement == f"{dive.statement}\n\nTake care."
    assert compose(replace(dive, statement=""), careful).statement == "Take care."
    assert compose(dive, replace(neglect, statement="")).statement == dive.statement


def test_two_modules_follow_one_another(dive, neglect):
    other = replace(
        neglect,
        key="other",
        sections=(
            replace(
                neglect.sections[0],
                key="other",
                questions=(replace(neglect.sections[0].questions[0], key="other.seen"),),
            ),
        ),
    )
    whole = compose(dive, neglect, other)
    assert whole.identity == "multi-agency-deep-dive@1.0+neglect-ours@1.2+other@1.2"
    assert [one.key for one in whole.sections[-3:]] == ["neglect-days", "neglect-home", "other"]


def test_a_module_brings_the_scales_it_needs(dive, neglect):
    more = replace(dive.scales[0], key="neglect-ladder")
    assert compose(dive, replace(neglect, scales=(*dive.scales, more))).scales[-1] == more


def test_a_module_made_for_the_instrument_fits_what_was_made_from_it(dive, neglect):
    ours = replace(dive, key="ours")
    assert (
        compose(ours, neglect, lineage=("ours", dive.key)).identity == "ours@1.0+neglect-ours@1.2"
    )
    with pytest.raises(ModuleUnfit):
        compose(ours, neglect)


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda one: replace(one, use="return"), "not made to be added"),
        (lambda one: replace(one, adds_to=()), "not made to be added"),
        (lambda one: replace(one, overall=one.sections[0]), "only one"),
        (lambda one: replace(one, grade_scale="met-4"), "another scale"),
        (lambda one: replace(one, sections=(replace(one.sections[0], key="voice"),)), "'voice'"),
    ],
)
def test_a_module_that_does_not_fit_is_refused_with_the_reason(dive, neglect, spoil, why):
    with pytest.raises(ModuleUnfit) as refused:
        compose(dive, spoil(neglect))
    assert why in refused.value.advice


def test_a_question_or_scale_that_both_have_is_refused(dive, neglect):
    asked = replace(neglect.sections[0].questions[0], key="voice.seen-alone")
    known = replace(asked, key=dive.questions[0].key)
    twice = replace(neglect, sections=(replace(neglect.sections[0], questions=(known,)),))
    with pytest.raises(ModuleUnfit, match=dive.questions[0].key):
        compose(dive, twice)
    torn = replace(dive.scales[0], title="Something else")
    with pytest.raises(ModuleUnfit, match=torn.key):
        compose(dive, replace(neglect, scales=(torn,)))


def test_the_panel_grades_what_the_modules_grade_and_is_asked_nothing_more(neglect):
    panel = form("panel-sheet")
    whole = compose_panel(panel, neglect)
    assert whole.identity == "panel-sheet@1.0+neglect-ours@1.2"
    added = whole.sections[-1]
    assert (added.key, added.graded, added.questions) == ("neglect-days", True, ())
    assert added.descriptors == neglect.sections[0].descriptors
    assert len(whole.sections) == len(panel.sections) + 1
    assert compose_panel(panel, replace(neglect, sections=neglect.sections[1:])) == panel
    ungraded = replace(panel, grade_scale=None)
    assert compose_panel(ungraded, neglect).sections[-1].descriptors == ()
