"""A form goes out as a workbook and comes back the same, and other programs can open it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from instruments.small_form import SMALL, file_with
from instruments.sound_instrument import sound_instruments
from instruments.xlsforms import saved
from openpyxl import load_workbook
from pyxform.xls2xform import convert

from lifaudit.domain.errors.instrument import NotForWorkbook
from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import Choice, Extra
from lifaudit.instruments.library import read_form, shipped
from lifaudit.instruments.lint import lint_file
from lifaudit.instruments.xlsform.write import write_workbook

GOLDEN = Path(__file__).with_name("golden") / "small-workbook.txt"


@pytest.fixture
def small(tmp_path):
    return read_form(file_with(tmp_path, SMALL))


@settings(max_examples=12, suppress_health_check=list(HealthCheck), deadline=None)
@given(one=sound_instruments())
def test_export_then_import_is_identity(tmp_path_factory, one):
    path = saved(tmp_path_factory.mktemp("round"), write_workbook(one))
    assert read_form(path) == one


@pytest.mark.parametrize("one", shipped(), ids=lambda one: one.key)
def test_every_shipped_form_comes_back_the_same_and_pyxform_converts_it(tmp_path, one):
    path = saved(tmp_path, write_workbook(one))
    warnings: list[str] = []
    converted = convert(path, warnings=warnings, validate=False)
    assert read_form(path) == one
    assert warnings == []
    assert f"<h:title>{one.title}</h:title>" in converted.xform
    assert not any(problem.stops for problem in lint_file(path))


@settings(max_examples=5, suppress_health_check=list(HealthCheck), deadline=None)
@given(one=sound_instruments())
def test_pyxform_converts_whatever_is_exported(one):
    assert convert(write_workbook(one), validate=False, file_type=".xlsx").xform


def test_a_small_form_is_laid_out_as_it_always_was(tmp_path, small):
    book = load_workbook(saved(tmp_path, write_workbook(small)))
    cells = [
        f"{sheet.title}!{cell.coordinate} {cell.value!r}"
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]
    assert "\n".join(cells) + "\n" == GOLDEN.read_text("utf-8")


@pytest.mark.parametrize(
    "text", ["x" * 32_768, "a \x0b", "\uffff", "shows ${voice.seen}"], ids=range(4)
)
def test_a_text_no_workbook_can_give_back_is_refused(small, text):
    section = small.sections[0]
    asked = replace(section.questions[0], text=text)
    spoilt = replace(small, sections=(replace(section, questions=(asked,)),))
    with pytest.raises(NotForWorkbook, match="label"):
        write_workbook(spoilt)


@pytest.mark.parametrize(
    "orders", [(("a", "b"), ("b", "a")), (("points",),), (("two words",),)], ids=str
)
def test_properties_of_choices_that_no_columns_can_hold_are_refused(small, orders):
    section = small.sections[0]
    choices = tuple(
        Choice(f"c{at}", "C", extras=tuple(Extra(name, "x") for name in names))
        for at, names in enumerate(orders)
    )
    asked = replace(section.questions[1], choices=choices)
    with pytest.raises(NotForWorkbook):
        write_workbook(replace(small, sections=(replace(section, questions=(asked,)),)))


def test_keys_that_begin_with_a_digit_have_names_odk_accepts(tmp_path, small):
    section = small.sections[0]
    first = replace(section.questions[0], key="1st.seen")
    logic = replace(first.logic, relevant="${1st.seen} = 'well'")
    second = replace(section.questions[1], key="1st.how", logic=logic)
    form = replace(small, sections=(replace(section, key="1st", questions=(first, second)),))
    path = saved(tmp_path, write_workbook(form))
    rows = [row[1] for row in load_workbook(path)["survey"].iter_rows(values_only=True)]
    assert rows[1:4] == ["_1st", "_1st.seen", "_1st.how"]
    assert convert(path, validate=False).xform
    assert read_form(path) == form


def test_two_questions_with_the_same_choices_share_a_list(tmp_path, small):
    section = small.sections[0]
    how = section.questions[1]
    twin = replace(how, key="voice.why", kind=Kind.MANY_OF)
    form = replace(small, sections=(replace(section, questions=(how, twin)),))
    path = saved(tmp_path, write_workbook(form))
    types = [row[0] for row in load_workbook(path)["survey"].iter_rows(values_only=True)]
    assert types[2:4] == ["select_one voice.how", "select_multiple voice.how"]
    assert read_form(path) == form
