"""An instrument is put together, moved about and taken apart, and its expressions follow."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifaudit.domain import arranging
from lifaudit.domain.instrument import Instrument, Section
from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import Logic, Question
from lifaudit.domain.rekeying import Named, free, keys_in, next_key, slug
from lifaudit.domain.scale import Point, Scale
from lifaudit.domain.spots import (
    HEAD,
    Part,
    Spot,
    every_spot,
    field_at,
    holds,
    read_spot,
    spot_at,
)


def asked(key, kind=Kind.SHORT_TEXT, questions=(), relevant="", scale=None):
    logic = Logic(relevant=relevant)
    return Question(
        key, key, kind, "", (), scale, (), required=False, tags=frozenset(), agencies=frozenset(),
        logic=logic, questions=questions,
    )  # fmt: skip


def section(key, *questions, relevant=""):
    return Section(
        key, key, "", questions, graded=False, grade_guidance="", descriptors=(), notes=False,
        relevant=relevant,
    )  # fmt: skip


def scale(key):
    return Scale(key, key, (Point("yes", "Yes", 1, "good", ""),))


EVENTS = asked("b.events", Kind.GROUP, (asked("b.what"), asked("b.when")))
FORM = Instrument(
    "own", "1.0", "Own", "case", "return", "", 30, "", "",
    (scale("met"), scale("yes-no")),
    (
        section("a", asked("a.one", scale="met"), asked("a.two", relevant="${a.one} = 'yes'")),
        section("b", EVENTS, asked("b.last"), relevant="${a.one} != '' and ${b.what} = 'x'"),
    ),
    section("overall", asked("overall.words")),
    "met",
)  # fmt: skip


def q(key):
    return Spot(Part.QUESTION, key)


def s(key):
    return Spot(Part.SECTION, key)


def order(form):
    return [spot.key for spot in every_spot(form) if spot.part is Part.QUESTION]


def test_everything_has_its_spot():
    keys = [spot.key for spot in every_spot(FORM)]
    assert keys == [
        *("", "met", "yes-no", "a", "a.one", "a.two", "b", "b.events", "b.what", "b.when"),
        *("b.last", "overall", "overall.words"),
    ]
    assert holds(FORM, HEAD)
    assert not holds(FORM, q("a.three"))


@pytest.mark.parametrize(
    ("text", "spot"),
    [
        ("section:a", s("a")),
        ("question:a.one", q("a.one")),
        ("", HEAD),
        ("head:", HEAD),
        ("x:y", HEAD),
    ],
)
def test_a_spot_is_written_as_a_word(text, spot):
    assert read_spot(text) == spot


@pytest.mark.parametrize(
    ("place", "spot", "field"),
    [
        (("form", "title"), HEAD, "title"),
        (("section",), HEAD, ""),
        (("scale", 1, "point", 0, "label"), Spot(Part.SCALE, "yes-no"), "label"),
        (("section", 0), s("a"), ""),
        (("section", 0, "question", 1, "relevant"), q("a.two"), "relevant"),
        (("section", 1, "question", 0, "question", 1, "text"), q("b.when"), "text"),
        (("section", 1, "question"), s("b"), ""),
        (("overall", "grades", "good"), s("overall"), "good"),
        (("overall", "question", 0), q("overall.words"), ""),
    ],
)
def test_a_remark_leads_to_its_spot(place, spot, field):
    assert spot_at(FORM, place) == spot
    assert field_at(place) == field


def test_a_remark_on_an_overall_that_is_not_there_leads_to_the_head():
    assert spot_at(replace(FORM, overall=None), ("overall",)) == HEAD
    assert field_at(()) == ""


def test_a_new_key_is_followed_by_every_expression():
    form = arranging.with_question(FORM, "a.one", replace(FORM.question("a.one"), key="a.first"))
    assert form.question("a.two").logic.relevant == "${a.first} = 'yes'"
    assert form.section("b").relevant == "${a.first} != '' and ${b.what} = 'x'"


def test_a_new_key_of_a_section_goes_before_its_questions():
    form = arranging.with_section(FORM, "b", replace(FORM.section("b"), key="bee"))
    assert order(form)[2:6] == ["bee.events", "bee.what", "bee.when", "bee.last"]
    assert form.section("bee").relevant.endswith("${bee.what} = 'x'")
    last = arranging.with_section(FORM, "overall", replace(FORM.overall, key="end"))
    assert last.overall.questions[0].key == "end.words"


def test_a_new_key_of_a_scale_is_followed_by_all_who_use_it():
    form = arranging.with_scale(FORM, "met", replace(FORM.scale("met"), key="how-far"))
    assert form.grade_scale == "how-far"
    assert form.question("a.one").scale == "how-far"
    assert arranging.with_scale(FORM, "met", scale("met")) == FORM
    assert arranging.with_scale(FORM, "yes-no", scale("other")).grade_scale == "met"


@pytest.mark.parametrize(
    ("key", "by", "expected"),
    [
        ("a.one", 1, ["a.two", "a.one", "b.events"]),
        ("a.one", -1, ["a.one", "a.two", "b.events"]),
        ("a.two", 1, ["a.one", "a.two", "b.events"]),
        ("b.events", -1, ["a.one", "a.two", "b.events"]),
    ],
)
def test_a_question_moves_by_one_and_over_into_the_section_beside(key, by, expected):
    moved = arranging.shifted(FORM, q(key), by)
    assert order(moved)[:3] == expected
    assert sorted(order(moved)) == sorted(order(FORM))


def test_a_question_in_a_group_stays_in_it_and_a_group_goes_into_no_group():
    assert order(arranging.shifted(FORM, q("b.what"), 1))[3:5] == ["b.when", "b.what"]
    assert arranging.shifted(FORM, q("b.when"), 1) == FORM
    assert arranging.shifted(FORM, q("overall.words"), 1) == FORM
    assert arranging.moved(FORM, "b.events", q("b.events"), 0) == FORM
    inside = arranging.moved(FORM, "b.last", q("b.events"), 1)
    assert [one.key for one in inside.question("b.events").questions] == [
        *("b.what", "b.last", "b.when"),
    ]


def test_sections_and_scales_change_places_and_the_overall_stays_last():
    assert [one.key for one in arranging.shifted(FORM, s("a"), 1).sections] == ["b", "a"]
    assert arranging.shifted(FORM, s("b"), 1) == FORM
    assert arranging.shifted(FORM, s("overall"), -1) == FORM
    assert arranging.shifted(FORM, HEAD, 1) == FORM
    scales = arranging.shifted(FORM, Spot(Part.SCALE, "yes-no"), -1).scales
    assert [one.key for one in scales] == ["yes-no", "met"]
    assert [one.key for one in arranging.moved_section(FORM, "b", 0).sections] == ["b", "a"]
    assert arranging.moved_section(FORM, "overall", 0) == FORM


def test_what_is_taken_out_is_gone_and_the_rest_stays():
    assert order(arranging.taken_out(FORM, q("b.events")))[2:] == ["b.last", "overall.words"]
    assert "b.what" not in order(arranging.taken_out(FORM, q("b.what")))
    assert [one.key for one in arranging.taken_out(FORM, s("a")).sections] == ["b"]
    assert arranging.taken_out(FORM, s("overall")).overall is None
    assert arranging.taken_out(FORM, Spot(Part.SCALE, "met")).scales == (scale("yes-no"),)
    assert arranging.taken_out(FORM, HEAD) == FORM


def test_a_copy_stands_beside_under_keys_of_its_own_and_asks_for_its_own_questions():
    form, spot = arranging.copied(FORM, s("a"))
    assert spot == s("a-2")
    assert form.question("a-2.two").logic.relevant == "${a-2.one} = 'yes'"
    form, spot = arranging.copied(FORM, q("b.events"))
    assert spot == q("b.events-2")
    assert [one.key for one in form.question("b.events-2").questions] == ["b.what-2", "b.when-2"]
    form, spot = arranging.copied(FORM, Spot(Part.SCALE, "met"))
    assert [one.key for one in form.scales] == ["met", "met-2", "yes-no"]
    assert arranging.copied(FORM, HEAD) == (FORM, HEAD)


def test_a_copy_in_a_group_stays_in_the_group():
    form, spot = arranging.copied(FORM, q("b.what"))
    assert arranging.home_of(form, spot.key) == q("b.events")


@given(st.lists(st.tuples(st.integers(0, 20), st.sampled_from([-1, 1])), max_size=12))
def test_no_shift_loses_or_doubles_anything(steps):
    form = FORM
    for at, by in steps:
        spots = every_spot(form)
        form = arranging.shifted(form, spots[at % len(spots)], by)
    assert sorted(order(form)) == sorted(order(FORM))
    assert keys_in(form) == keys_in(FORM)


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("Was the child seen alone at each visit?", "child-seen-alone-each-visit"),
        ("How was it?", "how-was-it"),
        ("Caf\u00e9 na\u00efve", "cafe-naive"),
        ("???", "unnamed"),
        ("", "unnamed"),
    ],
)
def test_a_key_is_the_words_that_carry_meaning(words, key):
    assert slug(words) == key
    assert free(key, {key, f"{key}-2"}) == f"{key}-3"


@pytest.mark.parametrize(
    ("before", "now", "key"),
    [
        (("a.seen-alone", "Seen alone?"), ("a.seen-alone", "Seen at home?"), "a.seen-home"),
        (("a.own", "Seen alone?"), ("a.own", "Seen at home?"), "a.own"),
        (("a.own", "Seen alone?"), ("First word", "Seen alone?"), "a.first-word"),
        (("a.own", "Seen alone?"), ("a.mine", "Seen alone?"), "a.mine"),
        (("a.own", "Seen alone?"), ("a.taken", "Seen alone?"), "a.taken-2"),
        (("a.unnamed", ""), ("a.unnamed", "Seen alone?"), "a.seen-alone"),
    ],
)
def test_a_key_follows_its_words_until_somebody_writes_another(before, now, key):
    assert next_key(Named(*before), Named(*now), {"a.taken"}, "a.") == key
