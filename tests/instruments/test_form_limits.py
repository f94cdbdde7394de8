"""A question whose kind, limits, rows and logic disagree is told so before anybody is asked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from agreeing import agreeing
from instruments.small_form import SMALL, file_with

from lifaudit.instruments.lint import lint_file, lint_instrument

WORDS = 'key = "voice.more"\ntext = "More?"\nguidance = "Think."\n'
TWO = 'choices = [{ code = "a", label = "A" }, { code = "b", label = "B" }]\n'
ROW = (
    '[[section.question.question]]\nkey = "voice.inner"\ntext = "When?"\n'
    'guidance = "Look."\nkind = "date"\n'
)

# what is wrong, the rest of the question, the line it is told on, what is said, what would mend it
WRONG = [
    (
        "a duration without a unit",
        'kind = "duration"',
        None,
        "does not say its unit",
        "working-days",
    ),
    ("a wild unit", 'kind = "duration"\nunit = "day"', "unit", "'day' is not a unit", "'days'"),
    ("least over most", 'kind = "number"\nleast = 9\nmost = 3', "least", "more than", "Change one"),
    ("a giant step", 'kind = "number"\nleast = 0\nmost = 3\nstep = 5', "step", "wider", "smaller"),
    ("a step of nought", 'kind = "number"\nstep = 0', "step", "not above nought", "larger"),
    ("half a child", 'kind = "whole-number"\nleast = 0.5', "least", "whole numbers", "decimal"),
    ("steps past 100", 'kind = "percentage"\nstep = 30', "step", "100 per cent", "5 or 10"),
    ("over 100 per cent", 'kind = "percentage"\nmost = 110', "most", "lies outside", "inside"),
    ("below nought", 'kind = "scaling"\nleast = -1', "least", "lies outside", "inside"),
    ("a limit on words", 'kind = "long-text"\nmost = 9', "most", "takes no limits", "Take it out"),
    (
        "one thing to rank",
        f'kind = "ranking"\n{TWO}'.replace(', { code = "b", label = "B" }', ""),
        "choices",
        "at least two choices",
        "Add",
    ),
    (
        "a group of nothing",
        'kind = "group"\nrequired = false',
        None,
        "questions of its own",
        "[[sec",
    ),
    (
        "fewer than no rows",
        f'kind = "group"\nrequired = false\nleast = -1\n{ROW}',
        "least",
        "lies outside",
        "inside",
    ),
    (
        "rows without a group",
        f'kind = "date"\n{ROW}',
        "[[section.question.question]]",
        "takes no questions",
        "group",
    ),
    (
        "a group in a group",
        f'kind = "group"\nrequired = false\n{ROW}'.replace('kind = "date"', 'kind = "group"'),
        'kind = "group"*',
        "inside another group",
        "beside",
    ),
    (
        "a row's key astray",
        f'kind = "group"\nrequired = false\n{ROW}'.replace("voice.inner", "inner"),
        'key = "inner"',
        "does not fit its section",
        "voice.a-few",
    ),
    (
        "a row's key twice",
        f'kind = "group"\nrequired = false\n{ROW}'.replace("voice.inner", "voice.seen"),
        'key = "voice.seen"*',
        "used twice",
        "another name",
    ),
    (
        "nothing to work out",
        'kind = "calculated"\nrequired = false',
        None,
        "needs a calculation",
        "docs/expressions.md",
    ),
    (
        "a worked-out date",
        'kind = "date"\ncalculation = "1"',
        "calculation",
        "takes no calculation",
        "calculated",
    ),
    (
        "a filter on nothing",
        'kind = "date"\nfilter = "true()"',
        "filter",
        "no choices to filter",
        "Take the filter",
    ),
    (
        "a note to be answered",
        'kind = "note"\nrequired = false\nrequired_if = "true()"',
        "required_if",
        "only read",
        "Take required_if",
    ),
    (
        "a note to be kept in",
        'kind = "note"\nrequired = false\nconstraint = "true()"',
        "constraint",
        "takes no constraint",
        "Take it out",
    ),
    ("a weight below nought", 'kind = "date"\nweight = -1', "weight", "below nought", "0 or more"),
    (
        "two words for a code",
        f'kind = "one-of"\n{TWO}'.replace('"a"', '"a b"'),
        "choices",
        "holds a space",
        "hyphen",
    ),
]

TOP = "[[scale]]"


def cap(keys):
    """Return a cap with these keys, and what it is put in front of."""
    return f"[[cap]]\n{keys}\n{TOP}"


def changed(version, day):
    """Return an entry in the log of changes, and what it is put in front of."""
    return f'[[change]]\nversion = "{version}"\non = "{day}"\nwhat = "All."\n{TOP}'


# what is wrong, what was there, what stands there now, the line, what is said, what would mend it
HEAD = [
    (
        "a retirement in words",
        "minutes = 5",
        'minutes = 5\nretires = "soon"',
        "retires",
        "not a date",
        "2027",
    ),
    (
        "a day that never comes",
        "minutes = 5",
        'minutes = 5\nretires = "2027-02-30"',
        "retires",
        "not a date",
        "2027",
    ),
    (
        "a day unpunctuated",
        "minutes = 5",
        'minutes = 5\nretires = "20270228"',
        "retires",
        "not a date",
        "2027",
    ),
    ("a change some day", TOP, changed("1.0", "May"), 'on = "May', "not a date", "2027"),
    (
        "a change of no version",
        TOP,
        changed("x", "2026-01-01"),
        'version = "x"',
        "not a version",
        "2.3.1",
    ),
    (
        "a cap on nothing",
        TOP,
        cap('section = "vioce"\nat = "badly"\nmost = "badly"'),
        "section = ",
        "no graded section",
        "'voice'",
    ),
    (
        "a cap at no grade",
        TOP,
        cap('at = "bad"\nmost = "badly"'),
        'at = "bad"',
        "not a grade that counts",
        "'badly'",
    ),
    (
        "a cap to no grade",
        TOP,
        cap('at = "badly"\nmost = "unknown"'),
        "most = ",
        "not a grade that counts",
        "well",
    ),
    (
        "a return that adds",
        "minutes = 5",
        'minutes = 5\nadds_to = ["panel-sheet"]',
        "adds_to",
        "Only a module",
        "module",
    ),
    (
        "no weight at all",
        'title = "Voice"',
        'title = "Voice"\nweight = 0',
        "weight",
        "No section has any",
        "above",
    ),
    (
        "less than no weight",
        'title = "Voice"',
        'title = "Voice"\nweight = -2',
        "weight",
        "below nought",
        "0 or",
    ),
    (
        "a point of two words",
        '"badly"\nlabel',
        '"very bad"\nlabel',
        '"very bad"',
        "holds a space",
        "hyphen",
    ),
]


def line_of(text, mark):
    place = text.rindex(mark[:-1]) if mark.endswith("*") else text.index(mark)
    return text.count("\n", 0, place) + 1


def told(folder, text, what):
    found = lint_file(file_with(folder, text))
    (only,) = (known for known in found if what in known.what)
    assert only.stops
    return only


@pytest.mark.parametrize("wrong", [pytest.param(one[1:], id=one[0]) for one in WRONG])
def test_a_question_at_odds_with_itself_is_told_with_its_line(tmp_path, wrong):
    rest, mark, what, mend = wrong
    start = SMALL.count("\n") + 1
    text = f"{SMALL}[[section.question]]\n{WORDS}{rest}\n"
    problem = told(tmp_path, text, what)
    assert mend in problem.mend
    body = text.split("\n", start - 1)[-1]
    assert problem.line == start - 1 + line_of(body, mark or "[[section.question]]")


@pytest.mark.parametrize("wrong", [pytest.param(one[1:], id=one[0]) for one in HEAD])
def test_what_the_head_or_a_section_gets_wrong_is_told_with_its_line(tmp_path, wrong):
    old, new, mark, what, mend = wrong
    text = SMALL.replace(old, new, 1)
    problem = told(tmp_path, text, what)
    assert mend in problem.mend
    assert problem.line == line_of(text, mark)


def test_a_cap_in_a_form_without_grades_is_told(tmp_path):
    text = SMALL.replace('grade_scale = "three"', "").replace(
        "[section.grades]", "graded = false\n[section.grades]"
    )
    text = text.replace(TOP, cap('at = "badly"\nmost = "badly"'), 1)
    assert "add grade_scale" in told(tmp_path, text, "a cap but names no scale").mend


SOUND = [
    'kind = "duration"\nunit = "hours"\nleast = 0.5\nmost = 24',
    'kind = "percentage"\nstep = 20',
    'kind = "number"\nunit = "pounds"\nleast = 0\nstep = 0.01',
    'kind = "whole-number"\nleast = 0\nmost = 12',
    'kind = "scaling"\nlow = "Never"\nhigh = "Always"',
    f'kind = "person"\n{TWO}',
    'kind = "person"',
    f'kind = "evidence"\n{TWO}',
    'kind = "acknowledge"',
    f'kind = "group"\nrequired = false\nleast = 1\nmost = 20\n{ROW}',
]


@pytest.mark.parametrize("rest", SOUND)
def test_a_sound_question_of_every_kind_passes(tmp_path, rest):
    assert lint_file(file_with(tmp_path, f"{SMALL}[[section.question]]\n{WORDS}{rest}\n")) == ()


def test_a_cap_that_holds_passes(tmp_path):
    overall = (
        '[overall]\ntitle = "Overall"\nintro = "Stand back."\ngrade_guidance = "Judge."\n'
        '[overall.grades]\nwell = "All good."\nbadly = "Not good."\n'
    )
    cap = '[[cap]]\nsection = "voice"\nat = "badly"\nmost = "badly"\n'
    assert lint_file(file_with(tmp_path, SMALL + overall + cap)) == ()


@pytest.mark.parametrize("use", ["reflection", "feedback", "panel"])
def test_only_what_is_said_prompt_by_prompt_refuses_rows(use):
    form = replace(agreeing(), use=use, statement="Nobody is blamed.")
    found = [one for one in lint_instrument(form) if "row by row" in one.what]
    assert len(found) == (use != "panel")
    assert all(one.place[-1] == "kind" and "panel sheet" in one.mend for one in found)
