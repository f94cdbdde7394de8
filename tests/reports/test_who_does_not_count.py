"""What belongs to a case that was replaced, or to nobody who was asked, leaves in no output."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from reports.printed import words
from rich_dossier import AUDIT, WHEN, rich
from world import START

from lifaudit.domain.approving import Decision
from lifaudit.domain.case import Case, CaseStatus
from lifaudit.domain.casework import (
    OVERALL,
    PANEL,
    Answer,
    Evidence,
    Feedback,
    Grade,
    Heard,
    Involvement,
    Judgement,
    Reflection,
    Reflector,
    Return,
    SectionNotes,
    Stage,
    Voice,
)
from lifaudit.domain.reveal import Belated
from lifaudit.domain.sign_off import Approval
from lifaudit.profiles.library import profile
from lifaudit.reports.content.cover import Standing
from lifaudit.reports.content.data import data_of
from lifaudit.reports.content.practitioners import held, themes
from lifaudit.reports.content.report import report_of
from lifaudit.reports.content.sheets import sheets_of
from lifaudit.reports.content.source import Source, lead_signatory

WHOLE = rich(4, 3)
GONE, HERE = "DD26-07-90", WHOLE.cases[0].case
MARK = "kestrel"
LEFT_SINCE = "hou"
"""An agency that was asked once and is asked no more; what it recorded is kept in the vault."""


def source_of(dossier):
    return Source(dossier, profile(), (lead_signatory(dossier),))


def outputs(dossier):
    """Return everything that leaves: what is printed, the data, and every table, as texts."""
    source = source_of(dossier)
    made = report_of(source, Standing.DRAFT, WHEN)
    printed = "\n".join(f"{one.title}\n{words(one)}" for one in made.report.sections)
    tables = [(one.name, str(one.rows)) for one in sheets_of(source)]
    inside = [(one.name, one.data.decode()) for one in made.attachments]
    return dict([("report", printed), *inside, *tables])


def everything_of(case, agency):
    """Return one of each record there is of a case, by an agency and by the panel."""
    at = (AUDIT, case, agency)
    form = WHOLE.instruments.main
    asked = next(one for one in form.questions if one.kind.takes_scale)
    code = form.scale(asked.scale or "").points[0].code
    seen = (Evidence(f"{MARK} file", "", date(2026, 5, 4)),)
    judged = Judgement("good", f"A {MARK} reason.")
    return {
        "returns": Return(
            *at, involvement=Involvement.INVOLVED, practitioner_spoken=True, signed_off_at=START
        ),
        "answers": Answer(*at, asked.key, code, f"A {MARK} note", seen),
        "notes": SectionNotes(*at, form.sections[0].key, f"{MARK} strength", f"{MARK} gap"),
        "grades": Grade(*at, Stage.AGENCY.value, OVERALL, judged),
        "voices": Voice(*at, Heard.SPOKEN, words=f"The {MARK} said so.", influenced=True),
        "reflectors": Reflector(*at, f"{MARK} practitioner"),
        "reflections": Reflection(*at, "experience.your-part", f"{MARK} part"),
        "feedback": Feedback(*at, "child", "difference.best-thing", "", f"My {MARK}.", True),  # noqa: FBT003 - may be quoted
        "belated": Belated(Grade(*at, Stage.AGENCY.value, OVERALL, judged), judged),
    }


def joined(dossier, records):
    """Return the audit with these records beside its own."""
    more = {name: (*getattr(dossier, name), one) for name, one in records.items()}
    return replace(dossier, **more)


def panel_grade(case):
    judged = Judgement("good", f"The panel's {MARK}.")
    return Grade(AUDIT, case, PANEL, Stage.PANEL.value, OVERALL, judged)


@pytest.fixture(scope="module")
def replaced():
    """Return an audit in which a case was recorded whole before another took its place."""
    case = Case(AUDIT, GONE, CaseStatus.REPLACED, replaced_reason="It is before the court now.")
    whole = replace(WHOLE, replaced=(case,))
    whole = replace(whole, grades=(*whole.grades, panel_grade(GONE)))
    return joined(whole, everything_of(GONE, WHOLE.agencies[0].agency))


@pytest.fixture(scope="module")
def left():
    """Return an audit in which an agency recorded a case and is asked no more."""
    return joined(WHOLE, everything_of(HERE, LEFT_SINCE))


def test_what_was_recorded_of_a_replaced_case_leaves_in_no_output(replaced):
    assert [name for name, text in outputs(replaced).items() if MARK in text] == []


def test_that_a_case_was_replaced_and_why_is_told_in_the_method_and_the_data(replaced):
    found = outputs(replaced)
    assert f"{GONE}. It is before the court now." in found["report"]
    listed = json.loads(found["audit.json"])["sample"]["cases"]
    assert [one["status"] for one in listed] == ["chosen"] * 4 + ["replaced"]
    assert [name for name, text in found.items() if GONE in text] == ["report", "audit.json"]


def test_what_an_agency_recorded_that_is_asked_no_more_leaves_in_no_output(left):
    assert [name for name, text in outputs(left).items() if MARK in text] == []


@pytest.mark.parametrize("which", ["replaced", "left"])
def test_what_does_not_count_moves_no_number(which, request):
    before, after = WHOLE, request.getfixturevalue(which)
    assert held(after) == held(before)
    assert themes(after) == themes(before)
    kept = replace(after, replaced=before.replaced)
    assert outputs(kept)["report"] == outputs(before)["report"]
    assert data_of(source_of(kept), WHEN) == data_of(source_of(before), WHEN)


@pytest.mark.parametrize("table", ["Grades", "Notes", "Voice"])
def test_what_an_agency_recorded_before_it_said_not_known_is_told_and_said_not_to_count(table):
    agency = WHOLE.agencies[0].agency
    head = Return(AUDIT, HERE, agency, involvement=Involvement.NOT_KNOWN)
    others = [one for one in WHOLE.returns if (one.case, one.agency) != (HERE, agency)]
    since = replace(WHOLE, returns=(*others, head))

    def counting(dossier):
        (one,) = (one for one in sheets_of(source_of(dossier)) if one.name == table)
        name = source_of(dossier).agency(agency)
        at = {row[-1] for row in one.rows if row[:2] == (HERE, name)}
        beside = {row[-1] for row in one.rows if row[:2] != (HERE, name)}
        return one.header[-1], at, beside

    assert counting(WHOLE) == ("Counts", {"Yes"}, {"Yes"})
    assert counting(since) == ("Counts", {"No"}, {"Yes"})


def test_two_practitioners_of_whom_one_spoke_of_a_replaced_case_are_one(replaced):
    alone = Reflection(AUDIT, HERE, "csc", "barriers.what", "time")
    form = WHOLE.instruments.reflection
    offered = next(one for one in form.questions if one.choices)
    code = offered.choices[-1].code
    said = [replace(alone, case=case, prompt=offered.key, text=code) for case in (HERE, GONE)]
    assert themes(replace(replaced, reflections=tuple(said))) == ()
    both = [replace(said[0], agency=one) for one in ("csc", "pol")]
    assert [one.named for one in themes(replace(replaced, reflections=tuple(both)))] == [2]


def test_a_replaced_childs_feedback_does_not_lift_the_others_over_the_fewest(replaced):
    asked = WHOLE.instruments.feedback.question("listening.heard")
    point = WHOLE.instruments.feedback.scale(asked.scale or "").points[0]
    given = [
        Feedback(AUDIT, case, "csc", f"giver{at}", asked.key, point.code)
        for at, case in enumerate((HERE, HERE, HERE, HERE, GONE))
    ]
    told = outputs(replace(replaced, feedback=tuple(given)))["report"]
    assert "Fewer than 5 answered" in told
    assert "Feedback was given 4 times by a child or a parent." in told


def test_an_approval_of_another_version_is_not_told_with_an_older_one():
    said = Approval(AUDIT, "7", "pol", "p1", Decision.RESERVED, f"{MARK}", "Sunita Rao", "Police")
    assert MARK not in outputs(replace(WHOLE, approvals=(said,)))["report"]
