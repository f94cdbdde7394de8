"""What the history says: words for every field, names for every id, and nothing kept apart."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from deepdive import AUDIT, HERE
from eventful import DAY, EVENTS, every_kind
from hypothesis import given
from hypothesis import strategies as st
from world import START

from lifaudit.domain.casework import PANEL, Evidence, Heard, Involvement, Judgement, Stage
from lifaudit.domain.dossier import Instruments
from lifaudit.domain.history import Entry
from lifaudit.domain.instrument import Cap, Changed, Descriptor, Scoring
from lifaudit.domain.question import Choice, Limits, Logic
from lifaudit.domain.record import cell_fields, key_fields, write_key
from lifaudit.domain.records import BY_NAME
from lifaudit.domain.scale import Point
from lifaudit.instruments.library import form
from lifaudit.services.telling import (
    KEPT_APART,
    Names,
    parts_of,
    said_of,
    what_of,
    where_of,
    word_of,
)

FORM = every_kind()
SHEET = form("panel-sheet")
NAMES = Names(
    {"ada": "Ada Quill"},
    {"pol": "Police", "csc": "Social care"},
    Instruments(FORM, SHEET, form("practitioner-reflection"), form("child-and-parent-feedback")),
    {(HERE.case, "pol", EVENTS, "r7"): 2},
    {"f1": "Children were seldom seen alone.", "f2": "", "r1": "See every child alone."},
)
FORMLESS = Names({}, {}, None)
CELLS = [(name, cell) for name, kind in BY_NAME.items() for cell in cell_fields(kind)]
KNOWN = {
    "audit": AUDIT,
    "case": HERE.case,
    "agency": "pol",
    "question": "kinds.date",
    "group": EVENTS,
    "row": "r7",
    "stage": "agency",
    "domain": "kinds",
    "section": "kinds",
    "prompt": "difference.best-thing",
}


def entry(kind, cell, value=None, **at):
    """Return an entry that filled one field of a record of a kind."""
    parts = KNOWN | at
    key = write_key(*(parts.get(name, f"{name}-1") for name in key_fields(BY_NAME[kind])))
    return Entry(START, "ada", "d", "Recorded", cell, None, value, "", "s", True, kind, key)  # noqa: FBT003 - as the log gives it


def said(kind, cell, value, names=NAMES, **at):
    return said_of(entry(kind, cell, value, **at), value, names)


@pytest.mark.parametrize(("kind", "cell"), CELLS, ids=str)
@pytest.mark.parametrize("names", [NAMES, FORMLESS], ids=["known", "unknown"])
def test_every_field_of_every_record_is_called_by_words_and_by_no_name_of_the_program(
    kind, cell, names
):
    what = what_of(entry(kind, cell), names)
    assert what.strip() == what != ""
    assert "_" not in what
    assert not any(word[1:] != word[1:].lower() and "." not in word for word in what.split())


@pytest.mark.parametrize(("kind", "cell"), CELLS, ids=str)
def test_nothing_is_said_of_nothing(kind, cell):
    assert said(kind, cell, None) == ""
    assert said(kind, cell, None, FORMLESS) == ""


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (None, ""),
        (True, "Yes"),
        (False, "No"),
        (0, "0"),
        (2.5, "2.5"),
        ("as it is", "as it is"),
        (date(2026, 3, 1), "1 March 2026"),
        (Heard.OBSERVED, "By watching and being with the child"),
        (Involvement.NOT_KNOWN, "Child not known to the agency"),
        ((), ""),
        (("a", "b"), "a\nb"),
        ((date(2026, 3, 1), None), "1 March 2026\n"),
        (Evidence("Chronology"), "Chronology"),
        (Evidence("Chronology", "Sheet 2", date(2026, 3, 1)), "Chronology, Sheet 2, 1 March 2026"),
        (Evidence(""), ""),
        (Choice("c", "At home", 2.0), "At home"),
        (Point("p", "Good", 2.0, "good", "So it looks"), "Good"),
        (Descriptor("good", "It is seen"), "good: It is seen"),
        (Changed("2.0", "2026-03-01", "One question more"), "2.0: One question more"),
        (Limits(), ""),
        (Limits(0.0, 10.0, unit="hours"), "least: 0\nmost: 10\nunit: hours"),
        (Logic(), ""),
        (Logic(relevant="${a.b} = 'yes'"), "relevant: ${a.b} = 'yes'"),
        (
            Scoring("percent", (Cap("kinds", "no", "partly"),)),
            "basis: percent\ncaps: section: kinds\nat: no\nmost: partly",
        ),
    ],
)
def test_a_value_is_said_as_people_say_it(value, told):
    assert word_of(value) == told


def test_a_moment_is_said_in_the_time_of_the_place_without_seconds():
    when = datetime(2026, 3, 1, 9, 5, 59, tzinfo=UTC)
    here = when.astimezone()
    assert word_of(when) == f"{here.day} March 2026, {here:%H:%M}"


@given(st.dates())
def test_no_day_is_said_as_the_log_writes_it(day):
    assert day.isoformat() not in word_of(day)
    assert word_of(day).endswith(str(day.year))


@pytest.mark.parametrize("cell", ["auditor", "signed_off_by"])
def test_a_person_is_said_by_name_and_one_nobody_knows_never_by_an_id(cell):
    assert said("Return", cell, "ada") == "Ada Quill"
    assert said("Return", cell, "9f3c") == "someone not in the register"
    assert said("Return", cell, "") == ""


def test_an_agency_is_said_by_its_short_name_and_the_panel_as_the_panel():
    assert said("Action", "owner", "csc") == "Social care"
    assert said("Finding", "agency", "pol") == "Police"
    assert said("Action", "owner", "gone") == "gone"
    assert NAMES.agency(PANEL) == "Panel"
    assert said("Action", "owner", "") == ""


def test_the_domain_of_a_finding_is_said_by_its_title():
    assert said("Finding", "section", "kinds") == FORM.section("kinds").title
    assert said("Finding", "section", "gone") == "gone"
    assert said("Finding", "section", "kinds", FORMLESS) == "kinds"


def test_what_a_recommendation_is_drawn_from_and_an_action_serves_is_said_in_its_words():
    drawn = ["f1", "f2"]
    told = "Children were seldom seen alone.\nNothing written yet"
    assert said("Recommendation", "findings", drawn) == told
    assert said("Action", "recommendation", "r1") == "See every child alone."
    assert said("Action", "recommendation", "gone") == "Nothing written yet"
    assert said("Action", "recommendation", "") == ""


@pytest.mark.parametrize("kind", ["MatchKey", "Frame", "Exclusion"])
def test_what_could_name_a_child_is_never_said(kind):
    for cell in cell_fields(BY_NAME[kind]):
        assert said(kind, cell, "Oscar Finch, 4 Mill Lane") == KEPT_APART
        assert said(kind, cell, "") == ""


@pytest.mark.parametrize(
    ("question", "value", "told"),
    [
        ("kinds.yes-no", "partly", "Partly"),
        ("kinds.one-of", "home", "At home"),
        ("kinds.many-of", "home school", "At home, At school"),
        ("kinds.ranking", "school home street", "1. At school, 2. At home, 3. In the street"),
        ("kinds.number", "2.50", "2.5"),
        ("kinds.percentage", "40", "40 %"),
        ("kinds.scaling", "7", "7 of 10"),
        ("kinds.duration", "1", "1 working day"),
        ("kinds.date", "2026-05-04", "4 May 2026"),
        ("kinds.acknowledge", "yes", "Read and confirmed"),
        ("kinds.long-text", "home", "home"),
        ("kinds.person", "ada", "ada"),
        (f"{EVENTS}/r7/{DAY}", "2026-05-04", "4 May 2026"),
        ("gone.question", "home", "home"),
        ("kinds.one-of", "gone", "gone"),
    ],
)
def test_an_answer_of_every_kind_is_said_in_the_words_of_its_form(question, value, told):
    assert said("Answer", "value", value, question=question) == told


@pytest.mark.parametrize("value", ["partly", "home school", "2026-05-04"])
def test_without_a_form_an_answer_is_said_as_it_stands(value):
    assert said("Answer", "value", value, FORMLESS) == value


def test_a_question_in_a_row_is_called_by_its_group_and_the_place_the_row_has_now():
    asked, group = FORM.question(DAY).text, FORM.question(EVENTS).text
    here = f"{EVENTS}/r7/{DAY}"
    assert what_of(entry("Answer", "value", question=here), NAMES) == f"{group}, row 2, {asked}"
    gone = entry("Answer", "note", question=f"{EVENTS}/r9/{DAY}")
    assert what_of(gone, NAMES) == f"{group}, a row that was taken out, {asked}: note"
    assert what_of(entry("Row", "removed"), NAMES) == f"{group}, row 2: taken out"


def test_the_same_row_of_another_return_has_its_own_place():
    elsewhere = entry("Row", "position", agency="csc")
    assert "a row that was taken out" in what_of(elsewhere, NAMES)


@pytest.mark.parametrize(
    ("judgement", "told"),
    [
        (Judgement("yes", "Seen weekly"), "Yes\nSeen weekly"),
        (Judgement("yes", ""), "Yes"),
        (Judgement("", "Not sure yet"), "Not sure yet"),
        (Judgement("gone", "Seen"), "gone\nSeen"),
    ],
)
def test_a_grade_is_said_with_its_reason_under_it(judgement, told):
    raw = {"value": judgement.value, "reason": judgement.reason}
    assert said("Grade", "judgement", raw) == told


def test_a_grade_of_the_panel_is_said_on_the_panels_own_scale():
    scale = SHEET.scale(SHEET.grade_scale)
    raw = {"value": scale.points[0].code, "reason": ""}
    assert said("Grade", "judgement", raw, stage="panel", agency=PANEL) == scale.points[0].label
    assert said("Grade", "judgement", raw, stage="agency") == scale.points[0].code


@pytest.mark.parametrize("stage", [one.value for one in Stage])
def test_a_grade_is_called_by_whose_it_is_and_its_domain(stage):
    what = what_of(entry("Grade", "judgement", stage=stage), NAMES)
    assert what == f"{stage.capitalize()} grade: {FORM.section('kinds').title}"


def test_an_entry_says_where_it_was_as_far_as_it_was_anywhere():
    assert where_of(entry("Answer", "value"), NAMES) == f"{HERE.case}, Police"
    assert where_of(entry("Case", "why"), NAMES) == HERE.case
    assert where_of(entry("ExpectedAgency", "asked"), NAMES) == "Police"
    assert where_of(entry("Audit", "title"), NAMES) == ""


def test_an_entry_of_a_kind_that_no_version_here_knows_is_told_without_a_guess():
    strange = Entry(START, "ada", "d", "L", "some_cell", None, "x", "", "s", True, "Novelty", "[]")  # noqa: FBT003 - as the log gives it
    assert parts_of(strange) == {}
    assert what_of(strange, NAMES) == "Novelty: some cell"
    assert said_of(strange, "x", NAMES) == "x"
    assert where_of(strange, NAMES) == ""


def test_whole_forms_are_named_and_never_written_out():
    for kind in ("PinnedInstrument", "PublishedInstrument"):
        assert said(kind, "content", '{"key": "long"}') == "The whole form"
        assert said(kind, "content", "") == ""


def test_what_people_said_is_nowhere_in_what_a_programmer_prints():
    assert "Ada Quill" not in repr(NAMES)
    assert "Oscar" not in repr(entry("Answer", "value", "Oscar was cold"))
