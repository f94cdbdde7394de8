"""Habits of people who write XLSForms in a spreadsheet: taken as they are meant, or refused."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from instruments.xlsforms import CHOICES, SURVEY, refused, taken, with_rows

from lifaudit.domain.kinds import Kind

HEAD = SURVEY[0]
NUMBERED = (("list_name", "name", "label"), ("n", 1, "One"), ("n", 2.0, "Two"), ("n", "1a", 3))


def asked(folder, *rows, head=HEAD, choices=CHOICES):
    return taken(folder, with_rows(*rows, head=head, choices=choices)).instrument.questions


def test_codes_that_a_spreadsheet_took_for_numbers_are_the_digits_people_typed(tmp_path):
    (one,) = asked(tmp_path, ("select_one n", "a", "A?"), choices=NUMBERED)
    assert [(each.code, each.label) for each in one.choices] == [
        ("1", "One"),
        ("2", "Two"),
        ("1a", "3"),
    ]


@pytest.mark.parametrize("word", ["yes", "Yes", "TRUE", "true", "true()", True])
def test_required_is_understood_however_a_spreadsheet_writes_it(tmp_path, word):
    (one,) = asked(tmp_path, ("text", "a", "A?", "", "", word))
    assert one.required
    assert one.logic.required == ""


@pytest.mark.parametrize("word", ["no", "No", "FALSE", "", None, False])
def test_what_is_not_required_is_not(tmp_path, word):
    (one,) = asked(tmp_path, ("text", "a", "A?", "", "", word))
    assert not one.required
    assert one.logic.required == ""


def test_idle_spaces_around_a_cell_are_no_part_of_it(tmp_path):
    first, second = asked(
        tmp_path,
        (" text ", " a ", " A? "),
        ("integer", "b", "B?", "", " ${a} != '' "),
    )
    assert (first.key, first.text) == ("questions.a", "A?")
    assert second.logic.relevant == "${questions.a} != ''"


def test_a_line_end_in_a_label_is_a_space(tmp_path):
    (one,) = asked(tmp_path, ("text", "a", "A?\nSecond line"))
    assert one.text == "A? Second line"


def test_a_repeat_keeps_its_relevance_to_the_row_it_stands_in(tmp_path):
    rows = (
        ("begin_group", "g", "G", "", "${a} = 1"),
        ("begin_repeat", "r", "R"),
        ("text", "x", "X?", "", "position(..) > 1"),
        ("end_repeat",),
        ("end_group",),
        ("integer", "a", "A?"),
    )
    form = taken(tmp_path, with_rows(*rows)).instrument
    group = form.sections[0].questions[0]
    assert form.sections[0].relevant == "${questions.a} = 1"
    assert (group.key, group.kind) == ("g.r", Kind.GROUP)
    assert group.questions[0].logic.relevant == "position(..) > 1"


@pytest.mark.parametrize(
    ("row", "column", "word"),
    [
        (("geopoint", "a", "A?"), "type", "geopoint"),
        (("image", "a", "A?"), "type", "image"),
        (("time", "a", "A?"), "type", "time"),
        (("select_one_from_file a.csv", "a", "A?"), "type", "select_one_from_file"),
        (("select_one nothing", "a", "A?"), "type", "nothing"),
        (("begin_group", "g", "G"), "type", "does not end"),
        (("text", "a", "Hello ${a}"), "label", "inside itself"),
    ],
)
def test_what_cannot_be_served_is_named_at_its_row_and_column(tmp_path, row, column, word):
    problems = refused(tmp_path, with_rows(("text", "first", "First?"), row))
    (found,) = (one for one in problems if word in str(one))
    assert (found.sheet, found.row, found.column) == ("survey", 3, column)
    assert found.mend


def test_a_list_that_has_an_other_of_its_own_is_not_given_a_second(tmp_path):
    choices = (*CHOICES, ("yn", "other", "Something else"))
    problems = refused(tmp_path, with_rows(("select_one yn or_other", "a", "A?"), choices=choices))
    assert any("'other' is used twice" in str(one) for one in problems)


LABELS = st.text("abc xyz?.,!éß", min_size=1, max_size=30).filter(lambda text: text.strip())


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(LABELS, min_size=1, max_size=4))
def test_whatever_words_people_ask_in_they_are_asked_in_the_same(tmp_path, labels):
    rows = [("text", f"q{at}", label) for at, label in enumerate(labels)]
    found = asked(tmp_path, *rows)
    assert [one.text for one in found] == [label.strip() for label in labels]
    assert [one.key for one in found] == [f"questions.q{at}" for at in range(len(labels))]
