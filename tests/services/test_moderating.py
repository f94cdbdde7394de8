"""Moderation in a real vault: who may, what is chosen, the third grade, and undoing it."""

from __future__ import annotations

from dataclasses import replace

import graded
import pytest
from deepdive import AUDIT, plan

from lifaudit.domain.audit import Audit, Status
from lifaudit.domain.casework import OVERALL, PANEL, Grade, Judgement
from lifaudit.domain.errors.audit import AuditMissing, AuditNotStarted, AuditSigned
from lifaudit.domain.errors.casework import (
    NotAModerator,
    NotExpected,
    NothingToModerate,
    ReasonMissing,
)
from lifaudit.domain.errors.instrument import NotInForm
from lifaudit.domain.errors.sampling import DrawnAlready, SeedUnfit
from lifaudit.domain.moderation import Moderation, Shut
from lifaudit.domain.moderation_sheet import moderation_gaps, moderation_progress
from lifaudit.domain.partnership import Person, Role
from lifaudit.services import history, instruments
from lifaudit.services.moderating import (
    Share,
    discard_moderation,
    draw_moderation,
    grade_moderated,
    moderation,
    moderation_sheet,
)

CASE, OTHER = "DD26-07-01", "DD26-07-06"
SELF = "section-11-eight-standards"
WHY = "The chronology shows what the returns leave out."


def third(value="inadequate", why=WHY, domain=OVERALL, case=CASE, agency=PANEL):
    return Grade(AUDIT, case, agency, "moderated", domain, Judgement(value, why))


@pytest.fixture
def unit(filled):
    with filled(8).unit() as unit:
        yield unit


def change_plan(unit, **facts):
    unit.record("Changed", replace(unit.one(Audit, audit=AUDIT), **facts))


def become(unit, role):
    unit.record("Role", replace(unit.one(Person, person=unit.actor), role=role))


def somebody(unit, role, **more):
    unit.record("Added person", Person("mo", "Mo Example", role, **more))


# choosing ----------------------------------------------------------------------------------------


def test_the_weakest_and_a_share_of_the_rest_are_chosen_and_anybody_can_repeat_it(unit):
    before = moderation(unit, AUDIT)
    assert before.sentence == "Nothing has been chosen for moderation yet."
    assert (before.held, before.weakest) == (8, "Inadequate")
    draw_moderation(unit, AUDIT, Share(20, "kestrel"))
    view = moderation(unit, AUDIT)
    assert len(view.standing.weak) == before.weak
    assert len(view.standing.drawn) == -(-(8 - before.weak) * 20 // 100)
    assert view.repeats
    assert view.left == len(view.items) == len(view.standing.weak) + len(view.standing.drawn)
    assert len(view.items) + len(view.others) == 8
    assert view.sentence == f"0 of {len(view.items)} moderated, of 8 cases in the audit."


@pytest.mark.parametrize(
    ("wish", "refusal"),
    [
        (Share(20, " "), SeedUnfit),
        (Share(0, "seed", weakest=False), NothingToModerate),
        (Share(101, "seed"), NothingToModerate),
        (Share(-5, "seed"), NothingToModerate),
    ],
)
def test_a_choice_of_nothing_or_by_no_seed_is_refused(unit, wish, refusal):
    with pytest.raises(refusal):
        draw_moderation(unit, AUDIT, wish)
    assert unit.one(Moderation, audit=AUDIT) is None


def test_a_choice_stands_until_it_is_discarded_with_a_reason(unit):
    draw_moderation(unit, AUDIT, Share(50, "kestrel"))
    with pytest.raises(DrawnAlready):
        draw_moderation(unit, AUDIT, Share(50, "merlin"))
    with pytest.raises(ReasonMissing):
        discard_moderation(unit, AUDIT, " ")
    discard_moderation(unit, AUDIT, "The wrong share")
    assert moderation(unit, AUDIT).items == ()
    draw_moderation(unit, AUDIT, Share(50, "merlin"))
    reasons = [one.reason for one in history.recent(unit, AUDIT)]
    assert "The wrong share" in reasons


# the third grade ---------------------------------------------------------------------------------


def test_a_moderated_grade_stands_beside_what_was_there_and_replaces_nothing(unit):
    sheet = moderation_sheet(unit, AUDIT, CASE, PANEL)
    overall = sheet.instrument.overall
    stood = sheet.before(overall)
    grade_moderated(unit, third())
    sheet = moderation_sheet(unit, AUDIT, CASE, PANEL)
    assert sheet.before(overall) == stood
    assert sheet.changed(overall).after.label == "Inadequate"
    assert sheet.grade(overall).judgement.reason == WHY
    assert sheet.changed(sheet.sections[1]) is None
    assert unit.one(Grade, audit=AUDIT, case=CASE, agency=PANEL, stage="panel", domain=OVERALL)


def test_without_its_reason_it_is_left_and_does_not_stand(unit):
    draw_moderation(unit, AUDIT, Share(100, "kestrel"))
    grade_moderated(unit, third(why=""))
    sheet = moderation_sheet(unit, AUDIT, CASE, PANEL)
    (gap,) = moderation_gaps(sheet)
    assert gap.sentence == "Say why this grade: Overall."
    assert sheet.changed(sheet.instrument.overall) is None
    assert moderation(unit, AUDIT).left == 8
    grade_moderated(unit, third())
    assert moderation_gaps(moderation_sheet(unit, AUDIT, CASE, PANEL)) == ()
    assert moderation(unit, AUDIT).left == 7


def test_the_overall_grade_has_to_be_and_a_domain_once_it_was_begun(unit):
    sheet = moderation_sheet(unit, AUDIT, CASE, PANEL)
    assert [one.question for one in moderation_gaps(sheet)] == ["grade"]
    assert sum(one.total for one in moderation_progress(sheet)) == 1
    grade_moderated(unit, third(value="", why="Half a thought", domain="voice"))
    sheet = moderation_sheet(unit, AUDIT, CASE, PANEL)
    assert [one.section for one in moderation_gaps(sheet)] == ["overall", "voice"]
    assert sheet.sections[0] is sheet.instrument.overall


def test_undo_takes_a_moderated_grade_back(unit):
    change = grade_moderated(unit, third())
    history.undo(unit, change.step)
    assert moderation_sheet(unit, AUDIT, CASE, PANEL).changed(graded.PANEL_SHEET.overall) is None


def test_the_history_tells_a_moderated_grade_in_words(unit):
    grade_moderated(unit, third())
    line = history.recent(unit, AUDIT)[0]
    assert (line.what, line.label) == ("Moderated grade: Overall", "Recorded moderated grade")
    assert line.after.startswith("Inadequate")


def test_one_goes_from_one_that_is_moderated_to_the_next(unit):
    draw_moderation(unit, AUDIT, Share(100, "kestrel"))
    sheet = moderation_sheet(unit, AUDIT, CASE, PANEL)
    assert sheet.neighbour(-1) is None
    assert sheet.neighbour(1).code == "DD26-07-02"
    discard_moderation(unit, AUDIT, "Again")
    assert moderation_sheet(unit, AUDIT, CASE, PANEL).neighbour(1) is None


# who and what is refused -------------------------------------------------------------------------


def test_where_there_is_a_moderator_or_chair_nobody_else_moderates(unit):
    for role in (Role.MODERATOR, Role.CHAIR):
        somebody(unit, role)
        assert moderation(unit, AUDIT).shut is Shut.NOT_A_MODERATOR
        assert not moderation_sheet(unit, AUDIT, CASE, PANEL).is_open
        for refused in (
            lambda: grade_moderated(unit, third()),
            lambda: draw_moderation(unit, AUDIT, Share(20, "seed")),
            lambda: discard_moderation(unit, AUDIT, "Because"),
        ):
            with pytest.raises(NotAModerator):
                refused()
    become(unit, Role.CHAIR)
    grade_moderated(unit, third())


def test_where_there_is_neither_the_lead_moderates(unit):
    somebody(unit, Role.MODERATOR, active=False)
    assert moderation(unit, AUDIT).shut is None
    for other in ("somebody else", ""):
        change_plan(unit, lead=other)
        assert moderation(unit, AUDIT).shut is Shut.NOT_A_MODERATOR


@pytest.mark.parametrize(
    ("status", "refusal", "shut"),
    [
        (Status.DRAFT, AuditNotStarted, Shut.NOT_STARTED),
        (Status.SIGNED, AuditSigned, Shut.SIGNED),
    ],
)
def test_before_the_start_and_after_signing_nothing_is_moderated(unit, status, refusal, shut):
    change_plan(unit, status=status)
    assert moderation(unit, AUDIT).shut is shut
    with pytest.raises(refusal):
        grade_moderated(unit, third())


def test_what_is_not_there_is_refused(unit):
    with pytest.raises(AuditMissing):
        moderation(unit, "elsewhere")
    with pytest.raises(NotExpected):
        moderation_sheet(unit, AUDIT, CASE, "pol")
    for item, refusal in (
        (third(agency="pol"), NothingToModerate),
        (third(case="DD26-07-99"), NothingToModerate),
        (third(domain="weather"), NotInForm),
        (third(value="splendid"), NotInForm),
        (third(value="could-not-agree"), NotInForm),
    ):
        with pytest.raises(refusal):
            grade_moderated(unit, item)


# agencies that judge themselves ------------------------------------------------------------------


@pytest.fixture
def assessed(founded):
    """Plan a section 11 audit in which the police have graded their first standard."""
    plan(founded, 1)
    with founded.unit() as unit:
        form = graded.form(SELF)
        unit.record("Took off", *instruments.unpin(unit, AUDIT, {"panel"}))
        instruments.pin(unit, AUDIT, form)
        section = form.graded_sections[0].key
        own = Grade(AUDIT, CASE, "pol", "agency", section, Judgement("3", "We lead the board."))
        unit.record("Recorded grade", own)
        yield unit


def test_every_agency_has_a_moderated_score_of_its_own_beside_its_own_score(assessed):
    section = graded.form(SELF).graded_sections[0]
    grade_moderated(assessed, third("1", domain=section.key, agency="pol"))
    sheet = moderation_sheet(assessed, AUDIT, CASE, "pol")
    assert [one.name for one in sheet.beside(section).said] == ["Police"]
    changed = sheet.changed(section)
    assert (changed.before.code, changed.after.code, changed.words) == (
        *("3", "1"),
        "2 grades stricter",
    )
    other = moderation_sheet(assessed, AUDIT, CASE, "hea")
    assert other.before(section) is None
    assert other.changed(section) is None
    assert moderation(assessed, AUDIT).many == "self-assessments"
