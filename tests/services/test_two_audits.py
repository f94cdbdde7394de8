"""Two audits in one vault, alike to the last code: nothing of one shows or counts in the other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from deepdive import AUDIT, declare, fill, plan_in
from planned import FRAME
from world import START

from lifaudit.domain.audit import Audit, ExpectedAgency, PinnedInstrument, Status
from lifaudit.domain.calibration import PracticeGrade
from lifaudit.domain.case import Case
from lifaudit.domain.casework import OVERALL, PANEL, Grade, Judgement, Return, Stage
from lifaudit.domain.commenting import Outcome
from lifaudit.domain.grading import domains_of
from lifaudit.domain.learning import (
    Action,
    Finding,
    Polarity,
    Recommendation,
    SealedReport,
    Summary,
)
from lifaudit.domain.moderation import Share
from lifaudit.domain.partnership import Person, Role
from lifaudit.domain.running_order import CaseDay
from lifaudit.domain.sheet import Place
from lifaudit.domain.sign_off import Representative
from lifaudit.services import (
    awaiting,
    board,
    calibrating,
    casework,
    chosen,
    commenting,
    day,
    disputes,
    findings,
    handing,
    history,
    identifiers,
    moderating,
    panel,
    planning,
    plans,
    recorder,
    reflecting,
    reporting,
    representatives,
    sampling,
    strays,
    urgent,
    withholding,
)
from lifaudit.services.across import across
from lifaudit.services.instruments import pinned
from lifaudit.services.learning import learning

TWIN = "twin"
CASE, SECOND = "DD26-07-01", "DD26-07-02"
TEXT = "Three appointments were missed. Nobody rang to ask why."
LEO = Person("leo", "Leo Adair", Role.REPRESENTATIVE, "Head of safeguarding", "pol")
PAGES = {
    "across": across,
    "awaiting": awaiting.waiting,
    "board": board.board,
    "cases": chosen.cases,
    "comments": commenting.room,
    "conflicts": disputes.disputes,
    "day": day.day,
    "history": history.recent,
    "learning": learning,
    "moderation": moderating.moderation,
    "moves": strays.moves,
    "names": identifiers.screening,
    "plan": plans.plan_view,
    "reflections": reflecting.places,
    "register": urgent.register,
    "representatives": representatives.representatives,
    "sample": plans.sample_view,
}
"""What each page of an audit reads."""


@pytest.fixture
def unit(rehearsal):
    with rehearsal() as unit:
        unit.record("Added a person", LEO)
        plan_in(unit, 2)
        kinds = (Audit, ExpectedAgency, Case, PinnedInstrument)
        plan = [one for kind in kinds for one in unit.where(kind, audit=AUDIT)]
        unit.record("Planned", *(replace(one, audit=TWIN) for one in plan))
        yield unit


def read(unit, audit):
    """Return what every page of an audit shows."""
    plan = planning.audit_of(unit, audit)
    shown = {name: one(unit, audit) for name, one in PAGES.items()}
    practised, report = calibrating.calibration(unit, audit), reporting.report_view(unit, audit)
    return shown | {
        "calibration": (practised.cases, practised.sentence),
        "case": replace(day.day_sheet(unit, audit, CASE), taken_at=START),
        "handed on": handing.so_far(unit, plan),
        "panel": panel.panel_sheet(unit, audit, CASE),
        "report": (replace(report.dossier, taken_at=START), report.missing, report.versions),
        "return": casework.sheet(unit, Place(audit, CASE, "pol")),
        "shut": withholding.withheld(unit, plan),
        "third look": moderating.moderation_sheet(unit, audit, CASE, PANEL),
    }


def drew(unit, audit):
    """Draw in the twin as in an audit that is still being planned."""
    stands = planning.audit_of(unit, audit)
    unit.record("Planning again", replace(stands, status=Status.DRAFT))
    sampling.import_frame(unit, audit, FRAME)
    sampling.exclude(unit, audit, "L0003", "Under investigation.")
    sampling.choose(unit, audit, [sampling.Pick("L0001", "Typical.")])
    unit.record("Started", stands)


def recorded(unit, audit):
    fill(unit, Place(audit, CASE, "pol"))
    casework.sign_off(unit, Place(audit, CASE, "pol"))
    declare(unit, Place(audit, SECOND, "hea"))


def reflected(unit, audit):
    place = Place(audit, CASE, "pol")
    reflecting.acknowledge(unit, place)
    reflecting.introduce(unit, reflecting.Reflector(audit, CASE, "pol", "Constable"))


def met(unit, audit):
    recorder.name_recorder(unit, audit, "leo")
    recorder.name_recorder(unit, audit, unit.actor)
    day.go_on(unit, audit, CASE)
    day.call(unit, audit, CASE)
    day.capture(unit, audit, CASE, Polarity.STRENGTH, "She was seen alone.")
    judged = Judgement("good", "Agreed by all.")
    panel.grade_panel(unit, Grade(audit, CASE, PANEL, Stage.PANEL.value, OVERALL, judged))


def moderated(unit, audit):
    moderating.draw_moderation(unit, audit, Share(100, "kestrel"))
    third = Grade(audit, CASE, PANEL, "moderated", OVERALL, Judgement("inadequate", "Too kind."))
    moderating.grade_moderated(unit, third)


def learned(unit, audit):
    findings.add_finding(unit, Finding(audit, "", what="Nobody asked the brother."))
    findings.add_recommendation(unit, Recommendation(audit, "", text="Ask brothers."))
    findings.add_action(unit, Action(audit, "", recommendation="r", text="Ask."))
    findings.save_summary(unit, Summary(audit, "Ask brothers."))


def talked(unit, audit):
    findings.add_finding(unit, Finding(audit, "", what="Nobody asked the sister."))
    commenting.give_out(unit, audit, date(2026, 12, 3))
    commenting.comment(unit, commenting.talk(unit, audit).newest_drafts[0], "Yes.", agrees=False)
    (said,) = commenting.talk(unit, audit).comments
    commenting.respond(unit, said, Outcome.ACCEPTED, "Indeed.")


def practised(unit, audit):
    calibrating.begin_practice(unit, audit, "Missed appointments", TEXT)
    practice = calibrating.calibration(unit, audit).cases[0].practice.practice
    domain = domains_of(pinned(unit, audit).main)[0].key
    made = PracticeGrade(audit, practice, "", domain, Judgement("good", "Seen."))
    calibrating.grade_practice(unit, made)


def pressed(unit, audit):
    urgent.raise_concern(unit, audit, CASE, "danger-now")
    urgent.hand_over(unit, audit, CASE, "pol")


def planned(unit, audit):
    plan = planning.audit_of(unit, audit)
    planning.save_plan(unit, replace(plan, theme="Neglect", returns_due=date(2026, 9, 1)))
    planning.stop_expecting(unit, audit, "edu")
    representatives.name_representative(unit, audit, "pol", "leo")
    identifiers.look_for(unit, audit, ["Marlowe"])


def certified(unit, audit):
    unit.record("Certified", SealedReport(audit, "1", "00", certified_by=unit.actor))


DONE = (
    *(planned, drew, recorded, reflected, met),
    *(moderated, learned, talked, practised, pressed, certified),
)


@pytest.mark.parametrize("done", DONE, ids=lambda one: one.__name__)
def test_what_is_done_in_one_audit_changes_no_page_of_the_other(unit, done):
    before = read(unit, AUDIT)
    twin = read(unit, TWIN)
    done(unit, TWIN)
    assert read(unit, AUDIT) == before
    assert read(unit, TWIN) != twin


@pytest.fixture
def busy(unit):
    """Let everything have happened in the twin before the first word is written here."""
    for done in DONE:
        done(unit, TWIN)
    return unit


def test_numbers_and_codes_begin_anew_in_every_audit(busy):
    learned(busy, AUDIT)
    view = learning(busy, AUDIT)
    assert [one.finding.order for one in view.findings] == [1]
    assert [one.recommendation.order for one in view.recommendations] == [1]
    assert [one.order for one in busy.where(Action, audit=AUDIT)] == [1]
    talked(busy, AUDIT)
    assert [one.round for one in commenting.talk(busy, AUDIT).rounds] == ["1"]
    practised(busy, AUDIT)
    (case,) = calibrating.calibration(busy, AUDIT).cases
    assert (case.code, case.mine) == ("DD26-07-P1", 1)


def test_what_stands_in_another_audit_refuses_nothing_here(busy):
    drew(busy, AUDIT)
    assert [one.case for one in chosen.cases(busy, AUDIT)][-1] == "DD26-07-03"
    moderated(busy, AUDIT)
    assert moderating.moderation(busy, AUDIT).left == 2
    met(busy, AUDIT)
    assert learning(busy, AUDIT).findings[0].finding.order == 1


def test_taking_something_away_here_takes_nothing_away_there(busy):
    before = read(busy, TWIN)
    planning.stop_expecting(busy, AUDIT, "pol")
    moderating.discard_moderation(busy, AUDIT, "Not now.")
    representatives.name_representative(busy, AUDIT, "pol", "")
    stands = planning.audit_of(busy, AUDIT)
    busy.record("Planning again", replace(stands, status=Status.DRAFT))
    sampling.discard_draw(busy, AUDIT, "Another list.")
    assert read(busy, TWIN) == before


def test_a_recommendation_is_withdrawn_with_its_own_audits_actions_alone(busy):
    for audit in (AUDIT, TWIN):
        busy.record("Came in a pack", Recommendation(audit, "r", 5, text="Ask brothers."))
        busy.record("Came in a pack", Action(audit, "a", 5, "r", "Ask."))
    findings.withdraw(busy, Recommendation(AUDIT, "r"), "Merged.")
    assert learning(busy, AUDIT).recommended("r") is None
    (action,) = learning(busy, TWIN).recommended("r").actions[-1:]
    assert action.action.text == "Ask."


def test_signing_one_closes_nothing_of_the_other(busy):
    stands = planning.audit_of(busy, AUDIT)
    busy.record("Signed", replace(stands, status=Status.SIGNED))
    step = findings.add_finding(busy, Finding(TWIN, "", what="Still open.")).step
    history.undo(busy, step)
    urgent.raise_concern(busy, TWIN, SECOND, "danger-now")
    casework.describe(busy, Return(TWIN, SECOND, "pol", records_seen="The log."))
    assert learning(busy, TWIN).is_open


def test_who_records_in_one_room_does_not_in_the_other(unit):
    recorder.name_recorder(unit, TWIN, "leo")
    assert day.day(unit, TWIN).may_record is False
    day.go_on(unit, AUDIT, CASE)
    assert unit.one(CaseDay, audit=AUDIT, case=CASE).begun_at


def test_who_approves_is_named_for_one_audit_at_a_time(busy):
    assert representatives.representatives(busy, AUDIT) == ()
    (named,) = representatives.representatives(busy, TWIN)
    assert named == Representative(TWIN, "pol", "leo", "Leo Adair", "Head of safeguarding", "")
