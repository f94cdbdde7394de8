"""An XLSForm that was written for ODK or Kobo becomes an instrument one can use."""

from __future__ import annotations

import pytest
from instruments.xlsforms import (
    CHOICES,
    SETTINGS,
    SURVEY,
    saved,
    sheets,
    taken,
    with_rows,
    workbook,
)

from lifaudit.domain.kinds import Kind
from lifaudit.instruments.library import read_form
from lifaudit.instruments.xlsform.names import slug


def asked(folder, *rows, head=SURVEY[0], choices=CHOICES):
    """Import a form of these rows and return its questions."""
    return taken(folder, with_rows(*rows, head=head, choices=choices)).instrument.questions


def test_groups_become_sections_and_loose_questions_one_of_their_own(tmp_path):
    form = taken(tmp_path, sheets()).instrument
    assert (form.key, form.version, form.title) == ("a-visit", "2.1", "A visit")
    assert [section.key for section in form.sections] == ["questions", "home-visit"]
    assert [section.title for section in form.sections] == ["Questions", "Home visit"]
    assert [one.key for one in form.questions] == [
        "questions.who",
        "home-visit.seen",
        "home-visit.times",
    ]
    assert (form.use, form.subject, form.minutes, form.grade_scale) == ("return", "case", 3, None)
    assert form.provenance == "Read from visit.xlsx."


def test_every_reference_follows_its_question_to_its_new_key(tmp_path):
    last = taken(tmp_path, sheets()).instrument.questions[-1]
    assert last.logic.relevant == "${home-visit.seen} = 'yes'"
    assert last.logic.required == "${home-visit.seen} = 'yes'"
    assert not last.required


def test_metadata_is_left_out_and_named(tmp_path):
    (told,) = taken(tmp_path, sheets()).left_out
    assert (told.sheet, told.row, told.column) == ("survey", 2, "type")
    assert told.what == "The row 'start' was left out."
    assert not told.stops


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        (Kind.SHORT_TEXT, "text"),
        (Kind.SHORT_TEXT, "string"),
        (Kind.WHOLE, "int"),
        (Kind.NUMBER, "decimal"),
        (Kind.DATE, "date"),
        (Kind.NOTE, "note"),
        (Kind.ACKNOWLEDGE, "acknowledge"),
        (Kind.ONE_OF, "select one  yn"),
        (Kind.ONE_OF, "select_one yn"),
        (Kind.MANY_OF, "select_multiple yn"),
        (Kind.MANY_OF, "select all that apply from yn"),
        (Kind.RANKING, "rank yn"),
    ],
)
def test_each_type_becomes_the_kind_it_is_most_like(tmp_path, kind, word):
    (one,) = asked(tmp_path, (word, "a", "A?"))
    assert one.kind is kind
    assert len(one.choices) == (2 if "yn" in word else 0)


@pytest.mark.parametrize(
    ("parameters", "kind", "limits"),
    [
        ("start=0 end=10 step=1", Kind.SCALING, (None, None, None)),
        ("", Kind.WHOLE, (1, 10, 1)),
        ("start=0;end=1;step=0.1", Kind.NUMBER, (0, 1, 0.1)),
    ],
)
def test_a_slider_keeps_its_ends_and_its_step(tmp_path, parameters, kind, limits):
    (one,) = asked(
        tmp_path, ("range", "a", "A?", parameters), head=("type", "name", "label", "parameters")
    )
    assert one.kind is kind
    assert (one.limits.least, one.limits.most, one.limits.step) == limits


def test_a_longer_text_is_asked_for_where_the_form_shows_several_lines(tmp_path):
    head = ("type", "name", "label", "appearance")
    (one,) = asked(tmp_path, ("text", "a", "A?", "multiline"), head=head)
    assert one.kind is Kind.LONG_TEXT


def test_or_other_adds_the_choice_and_asks_which(tmp_path):
    rows = (("select_multiple yn or_other", "a", "A?"), ("text", "a-other", "Anything else?"))
    first, other, last = asked(tmp_path, *rows)
    assert [choice.code for choice in first.choices] == ["yes", "no", "other"]
    assert other.key == "questions.a-other"
    assert other.logic.relevant == "selected(${questions.a}, 'other')"
    assert (last.key, last.text) == ("questions.a-other-2", "Anything else?")


def test_groups_in_groups_are_laid_flat_and_keep_their_words_and_relevance(tmp_path):
    rows = (
        ("begin_group", "outer", "Outer", "", "${who} = 'x'"),
        ("text", "who", "Who?"),
        ("begin_group", "inner", "Inner", "", "${who} != ''"),
        ("text", "what", "What?", "", "${who} = 'y'"),
        ("end_group",),
        ("begin_group", "bare", "", "", ""),
        ("text", "more", "More?"),
        ("end_group",),
        ("end_group",),
    )
    form = taken(tmp_path, with_rows(*rows)).instrument
    (section,) = form.sections
    who, heading, what, more = section.questions
    assert section.relevant == "${outer.who} = 'x'"
    assert (heading.kind, heading.text) == (Kind.NOTE, "Inner")
    assert heading.logic.relevant == "${outer.who} != ''"
    assert what.logic.relevant == "(${outer.who} != '') and (${outer.who} = 'y')"
    assert (who.logic.relevant, more.logic.relevant) == ("", "")


def test_a_repeat_becomes_a_group_of_rows(tmp_path):
    head = ("type", "name", "label", "repeat_count")
    rows = (("begin_repeat", "events", "Events", "3"), ("date", "on", "When?"), ("end_repeat",))
    (group,) = asked(tmp_path, *rows, head=head)
    assert group.kind is Kind.GROUP
    assert (group.limits.least, group.limits.most) == (3, 3)
    assert [one.key for one in group.questions] == ["questions.on"]


def test_what_is_worked_out_is_not_asked(tmp_path):
    head = ("type", "name", "label", "calculation")
    rows = (("calculate", "sum", "", "1 + 1"), ("integer", "shown", "Shown", "${sum} + 1"))
    first, second = asked(tmp_path, *rows, head=head)
    assert (first.kind, first.text, first.logic.calculation) == (Kind.CALCULATED, "sum", "1 + 1")
    assert (second.kind, second.logic.calculation) == (Kind.CALCULATED, "${questions.sum} + 1")


def test_curly_quotation_marks_are_straightened_where_they_part_a_text(tmp_path):
    rows = (
        ("text", "a", "A?"),
        ("text", "b", "B?", "", "${a} = \u201cx\u201d or ${a} = \u2018y\u2019"),
        ("text", "c", "C?", "", '${a} = "it\u2019s"'),
    )
    _, second, third = asked(tmp_path, *rows)
    assert second.logic.relevant == "${questions.a} = \"x\" or ${questions.a} = 'y'"
    assert third.logic.relevant == '${questions.a} = "it\u2019s"'


def test_names_that_meet_in_one_key_stay_apart(tmp_path):
    rows = (("text", "a_b", "One?"), ("text", "a.b", "Two?", "", "${a_b} != ''"))
    first, second = asked(tmp_path, *rows)
    assert (first.key, second.key) == ("questions.a-b", "questions.a-b-2")
    assert second.logic.relevant == "${questions.a-b} != ''"


@pytest.mark.parametrize(
    ("name", "key"), [("Où_vit-il", "ou-vit-il"), ("__", "unnamed"), ("A.b C", "a-b-c")]
)
def test_a_name_is_brought_to_letters_digits_and_hyphens(name, key):
    assert slug(name) == key


def test_the_language_of_the_form_is_chosen_and_the_others_are_named(tmp_path):
    head = ("type", "name", "label::Welsh (cy)", "label::English (en)")
    tables = with_rows(("text", "a", "Pwy?", "Who?"), head=head)
    found = taken(tmp_path, tables)
    assert found.instrument.questions[0].text == "Who?"
    assert [told.column for told in found.left_out] == ["label::Welsh (cy)"]
    welsh = {**tables, "settings": (("default_language",), ("Welsh (cy)",))}
    assert taken(tmp_path, welsh).instrument.questions[0].text == "Pwy?"


def test_other_spellings_of_headings_are_understood(tmp_path):
    head = ("Command", "Tag", "Caption", "bind::relevant", "constraining message", "constraint")
    rows = (("text", "a", "A?", "", "Say it.", ". != ''"), ("text", "b", "B?", "${a} = 1"))
    first, second = asked(tmp_path, *rows, head=head)
    assert (first.logic.constraint, first.logic.message) == (". != ''", "Say it.")
    assert second.logic.relevant == "${questions.a} = 1"


def test_what_other_programs_heed_is_left_out_and_named(tmp_path):
    head = ("type", "name", "label", "default", "read_only", "appearance", "parameters", "notes")
    rows = (
        ("text", "a", "A?", "x", "yes", "w1", "", "remember"),
        ("select_one yn", "b", "B?", "", "", "minimal", "randomize=true", ""),
    )
    told = taken(tmp_path, with_rows(*rows, head=head)).left_out
    assert [(one.row, one.column) for one in told] == [
        (1, "default"),
        (1, "notes"),
        (2, "appearance"),
        (2, "read_only"),
        (3, "appearance"),
        (3, "parameters"),
    ]


def test_a_version_of_another_fashion_is_left_out_and_named(tmp_path):
    tables = sheets(settings=(*SETTINGS[:1], ("A visit", "a_visit", "20260101")))
    found = taken(tmp_path, tables)
    assert found.instrument.version == "1.0"
    assert found.left_out[0].column == "version"


def test_a_form_without_settings_is_named_after_its_file(tmp_path):
    form = read_form(saved(tmp_path, {"survey": SURVEY, "choices": CHOICES}, "My Visit.xlsx"))
    assert (form.key, form.title, form.purpose) == ("my-visit", "My Visit", "My Visit")


def test_sheets_that_are_no_part_of_a_form_are_named(tmp_path):
    tables = {**sheets(), "Read me": (("x",),), "_private": (("x",),)}
    (first, _) = taken(tmp_path, tables).left_out
    assert (first.sheet, first.what) == ("Read me", "The sheet 'Read me' was left out.")


def test_the_same_form_comes_in_as_csv_and_as_a_markdown_table(tmp_path):
    tables = sheets()
    wanted = read_form(saved(tmp_path, workbook(tables)))
    csv = "".join(
        f"{name}\n" + "".join("," + ",".join(f'"{c}"' for c in row) + "\n" for row in rows)
        for name, rows in tables.items()
    )
    table = "# A visit\n\n" + "".join(
        f"| {name} |\n|---|---|\n" + "".join(f"| | {' | '.join(row)} |\n" for row in rows)
        for name, rows in tables.items()
    )
    for name, text in (("visit.csv", csv), ("visit.md", table)):
        found = read_form(saved(tmp_path, text, name))
        assert found.sections[1].questions == wanted.sections[1].questions
        assert found.provenance == f"Read from {name}."


def test_a_list_with_points_can_be_graded_without_saying_that_it_is_a_scale(tmp_path):
    choices = (
        ("list_name", "name", "label", "points", "role"),
        ("steps", "1*", "Very well", 2, "good"),
        ("steps", "2", "Badly", 1, "poor"),
    )
    head = ("type", "name", "label", "bind::lif:kind")
    tables = with_rows(("select_one steps", "a", "A?", "grade"), head=head, choices=choices)
    form = taken(tmp_path, tables).instrument
    assert form.questions[0].scale == "steps"
    assert [(p.code, p.points, p.descriptor) for p in form.scales[0].points] == [
        ("1*", 2.0, "Very well"),
        ("2", 1.0, "Badly"),
    ]


def test_rows_and_columns_that_say_nothing_are_passed_over(tmp_path):
    head = ("type", "name", "label: English", "notes", "hint")
    tables = with_rows(("text", "a", "A?"), ("", "", "", "", "later"), head=head)
    found = taken(tmp_path, tables)
    assert [one.text for one in found.instrument.questions] == ["A?"]
    assert [one.what for one in found.left_out] == ["A row without a type was left out."]
