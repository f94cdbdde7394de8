"""What the linter sees in expressions: names, sorts of value, circles, and what can never be."""

from __future__ import annotations

from dataclasses import replace

import pytest
from instruments.mistakes.sound import SOUND, line_of, relevant
from instruments.small_form import file_with

from lifaudit.domain.instrument import Instrument
from lifaudit.instruments import library
from lifaudit.instruments.lint import lint_file, lint_instrument

FOUND = [
    ("${visit.made} = yes", "The word yes stands without quotation marks (at character 17)"),
    ("visit.made = 'yes'", "The word visit.made stands without quotation marks (at character 1)"),
    ("selected(${visit.made})", "'selected' takes 2 things, and is given 1 (at character 1)"),
    ("sum(${visit.times} + ${visit.telephone}) > 1", "'sum' goes over the rows of one question"),
    ("count(${visit.minutes} + 1) > 1", "'count' goes over the rows of one question"),
    ("selected(${visit.times}, '2')", "'selected' needs codes there, and this is a number"),
    ("selected(${visit.on}, 'x')", "'selected' needs codes there, and this is a date"),
    ("round(${visit.made}) > 1", "'round' needs a number there, and this is one of several codes"),
    ("format-date(${visit.why}, '%Y') = 'x'", "'format-date' needs a date there, and this is text"),
    ("${visit.who} = 'mother'", "A list of codes is compared with a single code"),
    ("${visit.made} < 'no'", "'<' needs numbers or dates, and this is one of several codes"),
    ("${visit.made} + 1 > 2", "'+' needs numbers or dates, and this is one of several codes"),
    ("${visit.why} > 3", "'>' needs numbers or dates, and this is text"),
    ("'three' < ${visit.times}", "'<' needs numbers or dates, and this is text"),
    ("${visit.times} = 'three'", "A number is compared with text"),
    ("${visit.on} = 'Monday'", "A date is compared with text"),
    ("${visit.on} = 3", "A date is compared with a number"),
    ("today() > 20000", "A date is compared with a number"),
    ("${visit.made} = true()", "An answer is compared with true or false"),
    ("(${visit.times} > 1) = 'yes'", "An answer is compared with true or false"),
    ("(${visit.times} > 1) > 2", "'>' needs numbers or dates, and this is true or false"),
    ("selected(${visit.who}, 'uncle')", "'uncle' is not an answer to 'visit.who'"),
    ("${visit.who} = 'mother uncle'", "'uncle' is not an answer to 'visit.who'"),
    ("'maybe' != ${visit.made}", "'maybe' is not an answer to 'visit.made' (at character 1)"),
    ("${visit.made} = 1", "'1' is not an answer to 'visit.made'"),
    ("${visit.made} = -1", "'-1' is not an answer to 'visit.made'"),
    ("${visit.events} = ''", None),
    ("${visit.quality} = 'good'", "go round in a circle: 'visit.quality' needs 'visit.quality'"),
    ("..", "cannot be read (at character 1). '..' stands alone"),
    ("position(${visit.times}) = 1", "cannot be read (at character 1). 'position' is given"),
    ("1" + " + 1" * 2400, "The expression joins too many parts"),
    ("true()" + " | true()" * 900, "The expression joins too many parts"),
    ("false()", "never asked"),
    ("1 = 2", "never asked"),
    ("'a' != 'a'", "never asked"),
    ("3 < 2", "never asked"),
    ("'b' < 2", "never asked"),
    ("not(true())", "never asked"),
    ("${visit.made} = 'yes' and ${visit.made} = 'no'", "never asked"),
    ("${visit.made} = 'yes' and ${visit.made} != 'yes'", "never asked"),
    ("${visit.made} = 'yes' and not(${visit.made} = 'yes')", "never asked"),
    ("selected(${visit.who}, 'mother') and not(selected(${visit.who}, 'mother'))", "never asked"),
    ("selected(${visit.made}, 'yes') and selected(${visit.made}, 'no')", "never asked"),
    ("${visit.made} = 'yes' and selected(${visit.made}, 'no')", "never asked"),
    ("${visit.times} > 5 and ${visit.times} < 3", "never asked"),
    ("${visit.times} > 5 and 5 >= ${visit.times}", "never asked"),
    ("${visit.times} > 50", "never asked"),
    ("${visit.times} = -1", "never asked"),
    ("${visit.times} = 3 and ${visit.times} = 4", "never asked"),
    ("not(${visit.made} = 'yes' or true())", "never asked"),
    ("(${visit.made} = 'yes' and false()) or 1 > 2", "never asked"),
]  # fmt: skip

SILENT = [
    "${visit.made} = 'yes'",
    "${visit.made} != ''",
    "not(${visit.made} = 'no')",
    "${visit.made} = 'yes' or ${visit.made} = 'no'",
    "selected(${visit.made}, 'yes')",
    "selected(${visit.who}, 'mother') and selected(${visit.who}, 'father')",
    "count-selected(${visit.who}) > 1",
    "${visit.times} = 3.0 and ${visit.times} = 3",
    "${visit.times} >= 5 and ${visit.times} <= 5",
    "${visit.on} > '2026-01-31'",
    "today() - ${visit.on} > 30",
    "${visit.on} + 30 < today()",
    "${visit.contacts} > 3",
    "-${visit.times} < 0",
    "sum(${visit.minutes}) > 60",
    "${visit.minutes} = 10 and ${visit.minutes} = 20",
    "(${visit.made} = 'yes') + (${visit.times} > 1) > 1",
    "round(${visit.times} > 1) > 0",
    "${visit.times} * 2 - 1 > 3",
    "${visit.on} - today() + 1 > 3",
    "1" + " + 1" * 240 + " > 3",
    "${visit.times} > 1" + " and ${visit.times} > 1" * 120,
    "string-length(${visit.why}) > 10",
    "if(${visit.made} = 'yes', 1, 0) = 1",
    "coalesce(${visit.made}, 'no') = 'yes'",
    "concat(${visit.why}, 'x') = 'x'",
    "${visit.made} = ${visit.quality} or true()",
    "2 > 1 and 'a' = 'a'",
]


def said(folder, text, part=""):
    return [one for one in lint_file(file_with(folder, text)) if part in one.what]


@pytest.mark.parametrize(("expression", "what"), FOUND)
def test_what_is_wrong_in_a_condition_is_told_with_its_line(tmp_path, expression, what):
    text = relevant(expression)
    told = [one for one in said(tmp_path, text) if "asked later" not in one.what]
    if what is None:
        assert told == []
        return
    mine = [one for one in told if what in one.what]
    assert mine, told
    assert mine[0].line == line_of(text, "relevant = ")
    assert mine[0].mend


@pytest.mark.parametrize("expression", SILENT)
def test_a_sound_condition_is_left_alone(tmp_path, expression):
    wanted = [one for one in said(tmp_path, relevant(expression)) if "asked later" not in one.what]
    wanted = [one for one in wanted if "circle" not in one.what]
    assert wanted == []


def test_a_sum_over_single_answers_is_told_once(tmp_path):
    told = said(tmp_path, relevant("sum(${visit.times} + ${visit.telephone}) > 1"))
    assert [one.what for one in told if "sum" in one.what] == [
        "'sum' goes over the rows of one question, and is given something else (at character 5)."
    ]


def test_a_question_whose_parent_is_hidden_when_it_is_wanted_is_never_asked(tmp_path):
    text = SOUND.replace(
        'required = false\nrequired_if = "${visit.times} < 2"',
        "relevant = \"${visit.quality} = 'good' and ${visit.made} = 'no'\"",
    )
    (only,) = said(tmp_path, text)
    assert "The question is never asked" in only.what
    assert only.line == line_of(text, "relevant = ")


def test_a_row_is_asked_only_where_its_group_and_section_are(tmp_path):
    text = SOUND.replace(
        'kind = "group"\nrequired = false',
        'kind = "group"\nrequired = false\nrelevant = "${visit.made} = \'yes\'"',
    ).replace('unit = "minutes"', 'unit = "minutes"\nrelevant = "${visit.made} = \'no\'"')
    (only,) = said(tmp_path, text)
    assert only.line == line_of(text, "relevant = ")
    sound = text.replace("'no'", "'yes'")
    assert said(tmp_path, sound) == []


def test_a_section_that_is_never_shown_is_told_once(tmp_path):
    after = (
        '[[section]]\nkey = "after"\ntitle = "After"\nintro = "Then."\ngraded = false\n'
        "relevant = \"${visit.made} = 'yes' and ${visit.made} = 'no'\"\n"
        '[[section.question]]\nkey = "after.what"\ntext = "What then?"\nkind = "date"\n'
        'guidance = "The day."\nrelevant = "${visit.made} = \'no\'"\n'
    )
    (only,) = said(tmp_path, SOUND + after)
    assert "The section is never shown" in only.what
    shown = after.replace("'yes' and", "'no' and")
    assert said(tmp_path, SOUND + shown) == []


def test_what_a_section_hides_cannot_be_asked_for_in_it(tmp_path):
    after = (
        '[[section]]\nkey = "after"\ntitle = "After"\nintro = "Then."\ngraded = false\n'
        "relevant = \"${after.what} = '2026-01-01'\"\n"
        '[[section.question]]\nkey = "after.what"\ntext = "What then?"\nkind = "date"\n'
        'guidance = "The day."\n'
    )
    (only,) = said(tmp_path, SOUND + after, "circle")
    assert "'after.what' needs 'after.what'" in only.what
    assert only.line == line_of(SOUND + after, "relevant = ")


def test_circles_are_named_one_by_one_from_the_first_question_on(tmp_path):
    text = SOUND.replace("${visit.times} + ${visit.telephone}", "${visit.double} + 1")
    text = text.replace("${visit.contacts} * 2", "${visit.contacts} * ${visit.double}")
    told = [one.what for one in said(tmp_path, text, "circle")]
    assert len(told) == 2
    assert any(
        "'visit.contacts' needs 'visit.double' needs 'visit.contacts'" in one for one in told
    )
    assert any("'visit.double' needs 'visit.double'" in one for one in told)


def test_no_more_circles_are_told_than_a_person_would_mend(tmp_path):
    rest = "".join(
        f'[[section.question]]\nkey = "visit.loop-{"x" * at}"\ntext = "Loop {at}"\n'
        f'kind = "calculated"\ncalculation = "${{visit.loop-{"x" * at}}} + 1"\n'
        for at in range(1, 31)
    )
    assert len(said(tmp_path, SOUND + rest, "circle")) == 20


def test_a_constraint_nobody_can_keep_is_told(tmp_path):
    text = SOUND.replace(". > 0 and . < 600", ". > 600 and . < 0")
    (only,) = said(tmp_path, text)
    assert "No answer can keep this constraint" in only.what
    assert only.line == line_of(text, "constraint = ")


def test_limits_count_when_a_constraint_is_looked_at(tmp_path):
    text = SOUND.replace(
        "least = 0\nmost = 50", 'least = 0\nmost = 50\nconstraint = ". > 60"\nmessage = "More."'
    )
    assert len(said(tmp_path, text, "No answer can keep")) == 1


@pytest.mark.parametrize(("kind", "limit"), [("percentage", 101), ("scaling", 11)])
def test_some_kinds_have_limits_of_their_own(tmp_path, kind, limit):
    asked = (
        f'kind = "{kind}"\nlow = "a"\nhigh = "b"\nconstraint = ". >= {limit}"\nmessage = "No."\n'
    )
    text = SOUND.replace('kind = "whole-number"\nguidance', f"{asked}guidance")
    assert len(said(tmp_path, text, "No answer can keep")) == 1
    inside = text.replace(f">= {limit}", ">= 3")
    assert said(tmp_path, inside) == []


def test_a_filter_names_the_extras_of_its_choices(tmp_path):
    choices = (
        '{ code = "mother", label = "Mother", extras = { side = "hers" } },\n'
        '  { code = "father", label = "Father", extras = { side = "his" } },'
    )
    text = SOUND.replace(
        '{ code = "mother", label = "Mother" },\n  { code = "father", label = "Father" },', choices
    ).replace('kind = "many-of"', 'kind = "many-of"\nfilter = "side = \'his\'"')
    assert said(tmp_path, text) == []
    (only,) = said(tmp_path, text.replace("\"side = '", "\"sied = '"))
    assert "No choice has a property called 'sied' (at character 1)" in only.what
    assert only.mend == "Did you mean 'side'?"


def test_a_note_has_no_answer_to_look_at(tmp_path):
    note = '[[section.question]]\nkey = "visit.note"\ntext = "Read."\nkind = "note"\n'
    quality = '[[section.question]]\nkey = "visit.quality"'
    text = relevant("${visit.note} = 'x'").replace(quality, note + quality)
    assert len(said(tmp_path, text, "'visit.note' is a note and has no answer")) == 1


def test_an_acknowledgement_is_yes_or_nothing(tmp_path):
    read = (
        '[[section.question]]\nkey = "visit.read"\ntext = "Read."\nkind = "acknowledge"\n'
        'guidance = "Tick."\n'
        '[[section.question]]\nkey = "visit.then"\ntext = "Then?"\nkind = "date"\n'
        'guidance = "The day."\nrelevant = "${visit.read} = \'true\'"\n'
    )
    (only,) = said(tmp_path, SOUND + read)
    assert "'true' is not an answer to 'visit.read'" in only.what
    assert said(tmp_path, SOUND + read.replace("'true'", "'yes'")) == []


def test_codes_that_are_numbers_can_be_counted_with(tmp_path):
    text = relevant("${visit.who-first} + 1 > 2").replace(
        '[[section.question]]\nkey = "visit.quality"',
        '[[section.question]]\nkey = "visit.who-first"\ntext = "How many?"\nkind = "one-of"\n'
        'guidance = "Choose."\nchoices = [{ code = "1", label = "One" }, '
        '{ code = "2", label = "Two" }]\n\n[[section.question]]\nkey = "visit.quality"',
    )
    assert said(tmp_path, text) == []


def test_a_condition_with_very_many_ways_is_left_alone(tmp_path):
    pair = "(${visit.made} = 'yes' or ${visit.times} > 1 or ${visit.telephone} > 1)"
    assert said(tmp_path, relevant(" and ".join([pair] * 4)), "never") == []
    many = " or ".join(["${visit.made} = 'yes'"] * 40)
    assert said(tmp_path, relevant(many), "never") == []


def test_the_arguments_of_an_unknown_function_are_not_judged(tmp_path):
    (only,) = said(tmp_path, relevant("slected(${visit.made}, 'x')"))
    assert "no function called 'slected'" in only.what


def test_a_grade_question_whose_scale_is_lost_is_told_of_its_scale_only(tmp_path):
    form: Instrument = library.read_form(file_with(tmp_path, SOUND))
    lost = replace(form, scales=())
    assert {remark.what for remark in lint_instrument(lost)} == {
        "There is no scale called 'yes-no-unclear-na'."
    }


def test_much_advice_does_not_hide_a_problem(tmp_path):
    rest = "".join(
        f'[[section.question]]\nkey = "visit.more-{"x" * at}"\ntext = "More?"\nkind = "date"\n'
        for at in range(1, 250)
    )
    told = said(tmp_path, relevant("${visit.mad} = 'yes'") + rest)
    assert len(told) == 200
    assert [one.what for one in told if one.stops] == [
        "No question is called 'visit.mad' (at character 1)."
    ]
