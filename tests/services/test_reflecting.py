"""Reflections begin with the statement, are never graded, and quotes need consent."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest
from deepdive import AUDIT, HERE, plan

from lifaudit.domain.audit import Audit, ExpectedAgency, Status
from lifaudit.domain.case import Case
from lifaudit.domain.casework import Feedback, Grade, Judgement, Reflection, Reflector
from lifaudit.domain.errors.audit import AuditSigned
from lifaudit.domain.errors.casework import StatementUnread
from lifaudit.domain.errors.instrument import NotInForm
from lifaudit.domain.sheet import Place
from lifaudit.instruments.library import form
from lifaudit.services import casework, instruments, reflecting

KEY = (HERE.audit, HERE.case, HERE.agency)
SAID = Reflection(*KEY, "experience.turning-points", "The day the door stayed shut")
GIVEN = Feedback(*KEY, "child", "difference.best-thing", text="My nan")


@pytest.fixture
def unit(founded):
    with plan(founded).unit() as unit:
        yield unit


def test_nothing_is_asked_before_the_statement_was_read(unit):
    for record, item in ((reflecting.reflect, SAID), (reflecting.introduce, Reflector(*KEY))):
        with pytest.raises(StatementUnread):
            record(unit, item)
    reflecting.acknowledge(unit, HERE)
    reflecting.reflect(unit, SAID)
    assert reflecting.reflected(unit, HERE).reflection(SAID.prompt) == SAID.text


def test_a_practitioner_is_a_role_and_a_date(unit):
    reflecting.acknowledge(unit, HERE)
    reflecting.introduce(unit, Reflector(*KEY, "Health visitor", date(2026, 9, 2)))
    reflector = reflecting.reflected(unit, HERE).reflector
    assert reflector == Reflector(*KEY, "Health visitor", date(2026, 9, 2), statement_read=True)


def test_no_grade_is_read_for_the_reflections_page(unit):
    casework.grade(unit, Grade(*KEY, "agency", "recognition", Judgement("good", "Seen")))
    shown = reflecting.reflected(unit, HERE)
    assert not any("grade" in one.name for one in fields(shown))
    assert "Seen" not in repr([getattr(shown, one.name) for one in fields(shown)])


def test_feedback_is_quoted_only_with_consent_which_covers_what_follows(unit):
    reflecting.give(unit, GIVEN)
    assert not reflecting.reflected(unit, HERE).given("child", GIVEN.prompt).may_quote
    reflecting.allow_quotes(unit, HERE, "child", True)  # noqa: FBT003 - the answer itself
    reflecting.give(unit, replace(GIVEN, prompt="difference.change", text="Knock first"))
    shown = reflecting.reflected(unit, HERE)
    assert {one.may_quote for one in shown.feedback} == {True}
    assert not shown.may_quote("parent")
    reflecting.allow_quotes(unit, HERE, "child", False)  # noqa: FBT003 - the answer itself
    assert {one.may_quote for one in reflecting.reflected(unit, HERE).feedback} == {False}


def test_only_prompts_of_the_forms_are_answered(unit):
    reflecting.acknowledge(unit, HERE)
    with pytest.raises(NotInForm):
        reflecting.reflect(unit, replace(SAID, prompt="recognition.early-signs"))
    with pytest.raises(NotInForm):
        reflecting.give(unit, replace(GIVEN, prompt="no.such"))


def test_an_audit_without_prompts_asks_practitioners_nothing(unit):
    unit.record("Planned", Audit("bare", status=Status.COLLECTING))
    unit.record("Asked", Case("bare", "DD26-09-01"), ExpectedAgency("bare", "pol", "Police"))
    instruments.pin(unit, "bare", form("multi-agency-deep-dive"))
    reflecting.acknowledge(unit, Place("bare", "DD26-09-01", "pol"))
    with pytest.raises(NotInForm):
        reflecting.reflect(unit, Reflection("bare", "DD26-09-01", "pol", SAID.prompt, "Something"))


def test_where_somebody_has_reflected_is_listed(unit):
    reflecting.acknowledge(unit, HERE)
    assert reflecting.places(unit, AUDIT) == []
    reflecting.introduce(unit, Reflector(*KEY, "Health visitor"))
    assert reflecting.places(unit, AUDIT) == [HERE]
    assert reflecting.reflected(unit, HERE).is_open


def test_nothing_is_added_to_a_signed_audit(unit):
    unit.record("Signed", replace(unit.one(Audit, audit=AUDIT), status=Status.SIGNED))
    with pytest.raises(AuditSigned):
        reflecting.acknowledge(unit, HERE)
    with pytest.raises(AuditSigned):
        reflecting.give(unit, GIVEN)
