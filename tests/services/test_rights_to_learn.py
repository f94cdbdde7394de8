"""What an audit teaches is its lead's to write and its recorders'; what it signs is its lead's."""

from __future__ import annotations

from dataclasses import replace

import pytest
from deepdive import AUDIT
from services.mail import take, updated
from services.test_rights import begun, is_rebuilt_alike, kept, plan_in, three, write

from lifaudit.domain.calibration import PracticeCase, PracticeGrade
from lifaudit.domain.casework import Judgement
from lifaudit.domain.commenting import Circulated, Comment, DraftFinding, Outcome, Response
from lifaudit.domain.errors.casework import NotYours
from lifaudit.domain.learning import Action, Finding, Recommendation, SealedReport, Summary
from lifaudit.domain.moderation import Moderation
from lifaudit.domain.sign_off import Approval
from lifaudit.services import commenting, findings, history, recorder
from lifaudit.services.handing import so_far
from lifaudit.services.learning import learning

__all__ = ["kept", "three"]


@pytest.fixture
def audit(three):
    leads, police, health = three
    return begun(leads, pol=police, hea=health)


def learned(whose, audit):
    """Return what stands in an audit of what it teaches."""
    with whose.unit() as unit:
        kinds = (Finding, Recommendation, Action, Summary)
        return [one for kind in kinds for one in unit.where(kind, audit=audit)]


def lesson(audit, text="She was not asked."):
    return (
        Finding(audit, "f1", what=text),
        Recommendation(audit, "r1", text=text),
        Action(audit, "a1", recommendation="r1", text=text, owner="pol"),
        Summary(audit, text),
    )


def test_a_finding_of_somebody_who_does_not_record_is_kept_and_named_and_does_not_count(
    three, audit
):
    leads, police, _ = three
    write(leads, *lesson(audit))
    before = learned(leads, audit)
    write(police, *lesson(audit, "All was well."), Finding(audit, "f2", what="We did well."))
    got = take(leads, updated(police, leads, audit=audit))
    assert (got.aside, got.torn) == (got.new, 0)
    assert learned(leads, audit) == before
    with leads.unit() as unit:
        assert [one.finding.what for one in learning(unit, audit).findings] == [before[0].what]
        lines = history.recent(unit, audit)
    told = {(one.label, one.who) for one in lines if one.kind == "Finding"}
    assert ("Recorded (not theirs to write)", "Bola Adeyemi") in told
    assert {one.who for one in lines if not one.is_theirs} == {"Bola Adeyemi"}
    with leads.unit() as unit:
        assert learning(unit, audit).aside == ("Bola Adeyemi",)
    assert is_rebuilt_alike(leads)
    assert learned(leads, audit) == before


def test_what_the_recorder_of_the_day_writes_down_counts_even_from_before_they_were_named(
    three, audit
):
    leads, police, _ = three
    write(police, *lesson(audit))
    assert take(leads, updated(police, leads, audit=audit)).aside > 0
    assert learned(leads, audit) == []
    with leads.unit() as unit:
        recorder.name_recorder(unit, audit, police.person)
        assert learning(unit, audit).aside == ()
    assert learned(leads, audit) == list(lesson(audit))
    take(police, updated(leads, police, audit=audit))
    with police.unit() as unit:
        findings.add_finding(unit, Finding(audit, "", what="Said in the room."))
    assert take(leads, updated(police, leads, audit=audit)).aside == 0
    with leads.unit() as unit:
        recorder.name_recorder(unit, audit, leads.person)
        assert len(learning(unit, audit).findings) == 2
    assert is_rebuilt_alike(leads)


def test_handing_the_lead_over_keeps_what_was_written_and_lets_the_next_lead_write(three, audit):
    leads, police, health = three
    write(leads, *lesson(audit), SealedReport(audit, "1", "bb"))
    write(leads, replace(plan_in(leads, audit), lead=health.person))
    assert take(health, updated(leads, health, audit=audit)).aside == 0
    assert learned(health, audit) == list(lesson(audit))
    plan = plan_in(health, audit)
    with health.unit() as unit:
        assert so_far(unit, plan).is_reported, "as its lead of then had certified"
    write(health, *lesson(audit, "She was not seen."), SealedReport(audit, "2", "aa"))
    assert take(leads, updated(health, leads, audit=audit)).aside == 0
    with leads.unit() as unit:
        assert unit.one(SealedReport, audit=audit, version="2").digest == "aa"
    take(police, updated(leads, police, audit=audit))
    write(police, Finding(audit, "f1", what="All was well."))
    got = take(health, updated(police, health, audit=audit))
    assert got.new == got.aside > 0
    assert learned(health, audit) == list(lesson(audit, "She was not seen."))


def test_an_older_audit_loses_nothing_its_members_found(three):
    leads, police, _ = three
    write(police, *lesson(AUDIT))
    assert take(leads, updated(police, leads)).aside == 0
    assert learned(leads, AUDIT) == list(lesson(AUDIT))
    with police.unit() as unit:
        findings.add_finding(unit, Finding(AUDIT, "", what="One more."))


def test_drafts_the_signed_report_and_the_choice_of_moderation_are_not_everybodys(three, audit):
    leads, police, health = three
    theirs = (
        Circulated(audit, "1"),
        DraftFinding(audit, "1", "f1", what="All was well."),
        Response(audit, "1", "f1", "hea", health.person, Outcome.NOT_ACCEPTED, "No."),
        PracticeCase(audit, "p1", 1, "Ours", "Text"),
        PracticeGrade(audit, "p1", health.person, "overall", Judgement("good", "So.")),
        SealedReport(audit, "1", "aa", "bb", police.person),
        Approval(audit, "1", "pol", "Bola Ade"),
        Moderation(audit, 10),
        Comment(audit, "1", "f1", "hea", health.person, text="We agree."),
        Comment(audit, "1", "f1", "hea", police.person, text="So do we."),
    )
    write(police, *theirs)
    got = take(leads, updated(police, leads, audit=audit))
    assert got.new > 0
    assert got.aside == got.new
    with leads.unit() as unit:
        assert [one for kind in {*map(type, theirs)} for one in unit.where(kind, audit=audit)] == []
    assert is_rebuilt_alike(leads)


def test_a_comment_is_its_authors_and_the_leads_answer_reaches_them(three, audit):
    leads, police, _ = three
    write(leads, *lesson(audit))
    with leads.unit() as unit:
        commenting.give_out(unit, audit, None)
    take(police, updated(leads, police, audit=audit))
    with police.unit() as unit:
        (draft,) = unit.where(DraftFinding, audit=audit)
        commenting.comment(unit, draft, "We asked her twice.", agrees=False)
    assert take(leads, updated(police, leads, audit=audit)).aside == 0
    with leads.unit() as unit:
        (said,) = unit.where(Comment, audit=audit)
        commenting.respond(unit, said, Outcome.ACCEPTED, "It is in the notes.")
    assert take(police, updated(leads, police, audit=audit)).aside == 0


def test_who_may_not_write_findings_is_refused_at_home_and_told_who_may(three, audit):
    leads, police, _ = three
    item = Finding(audit, "f1")
    with police.unit() as unit:
        view = learning(unit, audit)
        assert not view.is_open
        assert view.writers == ("Ada Quill",)
        for refused in (
            lambda: findings.add_finding(unit, item),
            lambda: findings.save_summary(unit, Summary(audit, "Mine")),
            lambda: findings.withdraw(unit, item, "Wrong"),
            lambda: findings.move_up(unit, item),
        ):
            with pytest.raises(NotYours):
                refused()
    with leads.unit() as unit:
        recorder.name_recorder(unit, audit, police.person)
        assert learning(unit, audit).is_open
    take(police, updated(leads, police, audit=audit))
    with police.unit() as unit:
        assert learning(unit, audit).is_open
