"""Old workbooks and plain XForm XML are read as far as they say enough, and refused beyond it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from instruments.xlsforms import saved, sheets, with_rows, workbook
from pyxform.xls2xform import convert

from lifaudit.domain.errors.instrument import FormNotReadable
from lifaudit.domain.kinds import Kind
from lifaudit.instruments.library import read_form
from lifaudit.instruments.xlsform import xls
from lifaudit.instruments.xlsform.read import import_workbook

OLD = Path(__file__).with_name("golden") / "visit.xls"


def xform(tables):
    """Return the XForm pyxform makes of a workbook."""
    return convert(workbook(tables), validate=False, file_type=".xlsx").xform


def test_an_old_workbook_is_read_like_a_new_one():
    found = import_workbook(OLD)
    form = found.instrument
    assert (form.title, form.version) == ("A visit", "2")
    assert [(one.text, one.kind, one.required) for one in form.questions] == [
        ("Who is asked?", Kind.SHORT_TEXT, True),
        ("How often?", Kind.WHOLE, False),
    ]
    assert form.questions[1].guidance == "2.5"
    assert [(one.sheet, one.column) for one in found.left_out] == [
        ("Read me", ""),
        ("survey", "default"),
    ]


def test_an_old_workbook_that_is_too_long_or_too_wide_is_refused(monkeypatch):
    monkeypatch.setattr(xls, "MOST_COLUMNS", 3)
    with pytest.raises(FormNotReadable, match="more than"):
        read_form(OLD)
    monkeypatch.setattr(xls, "MOST_ROWS", 2)
    with pytest.raises(FormNotReadable, match="goes on past row"):
        read_form(OLD)


def test_an_xform_is_read_as_the_workbook_it_was_made_from(tmp_path):
    wanted = read_form(saved(tmp_path, sheets()))
    found = read_form(saved(tmp_path, xform(sheets()), "visit.xml"))
    assert found.sections[1].questions == wanted.sections[1].questions
    assert (found.key, found.title) == (wanted.key, wanted.title)


def test_notes_repeats_calculations_and_our_own_words_come_through_an_xform(tmp_path):
    head = ("type", "name", "label", "calculation", "bind::lif:kind")
    tables = with_rows(
        ("note", "n", "Read this."),
        ("begin_repeat", "events", "Events"),
        ("date", "on", "When?"),
        ("end_repeat",),
        ("integer", "a", "A?"),
        ("calculate", "b", "", "${a} + 1"),
        ("text", "p", "Who?", "", "person"),
        head=head,
    )
    tables["settings"] = (("form_title", "namespaces"), ("A", 'lif="urn:lifaudit:form:1"'))
    found = read_form(saved(tmp_path, xform(tables), "visit.xml"))
    kinds = {one.kind for one in found.questions}
    assert kinds == {Kind.NOTE, Kind.GROUP, Kind.WHOLE, Kind.CALCULATED, Kind.PERSON}
    assert found.question("questions.b").logic.calculation == "${questions.a} + 1"


def test_an_xform_in_several_languages_keeps_one_and_names_the_others(tmp_path):
    head = ("type", "name", "label::Welsh (cy)", "label::English (en)")
    rows = (("text", "a", "Pwy?", "Who?"), ("text", "b", "Pam?", "Why?"))
    found = import_workbook(saved(tmp_path, xform(with_rows(*rows, head=head)), "visit.xml"))
    assert found.instrument.questions[0].text == "Who?"
    assert [one.column for one in found.left_out] == ["label::Welsh (cy)"]


GOOD = xform(sheets())
BAD = (
    ("entities", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>', "types"),
    ("billion laughs", '<!DOCTYPE x [<!ENTITY a "aaaaaaaa">]><x>&a;</x>', "types"),
    ("not well-formed", "<a><b></a>", "no XForm"),
    ("another kind of XML", "<a><b/></a>", "no XForm"),
    ("deep", "<a>" * 20_000 + "</a>" * 20_000, "no XForm"),
    ("long", "<a>" + " " * 1024 * 1024 + "</a>", "longer than"),
    ("many", "<a>" + "<bind/>" * 2001 + "</a>", "longer than"),
    ("a page", "<html><head/><body/></html>", "no XForm"),
    ("bare choices", re.sub(r"<item>.*?</item>", "<item>yes</item>", GOOD), "no XForm"),
    ("no choices", GOOD.replace("<item>", "<thing>").replace("</item>", "</thing>"), "no XForm"),
)


@pytest.mark.parametrize(("text", "why"), [pytest.param(*one[1:], id=one[0]) for one in BAD])
def test_xml_that_holds_no_form_is_refused(tmp_path, text, why):
    with pytest.raises(FormNotReadable, match=why):
        read_form(saved(tmp_path, text, "visit.xml"))
