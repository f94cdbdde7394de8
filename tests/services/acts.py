"""What can be done in an audit, one thing at a time, and who may do it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from deepdive import SEEN, declare
from moved import OURS

from lifaudit.domain.audit import ExpectedAgency
from lifaudit.domain.calibration import PracticeCase, PracticeGrade
from lifaudit.domain.case import Case
from lifaudit.domain.casework import (
    OVERALL,
    PANEL,
    Answer,
    Feedback,
    Grade,
    Heard,
    Judgement,
    Reflection,
    Reflector,
    SectionNotes,
    Stage,
    Voice,
)
from lifaudit.domain.commenting import Comment, DraftFinding, Outcome
from lifaudit.domain.errors.audit import NotTheLead
from lifaudit.domain.errors.casework import NotAModerator, NotYours
from lifaudit.domain.errors.day import NotTheRecorder
from lifaudit.domain.learning import Action, Finding, Polarity, Recommendation, Summary
from lifaudit.domain.moderation import Share
from lifaudit.domain.partnership import Person, Role
from lifaudit.domain.sheet import Place
from lifaudit.domain.urgent import Urgent
from lifaudit.services import (
    calibrating,
    casework,
    chosen,
    commenting,
    day,
    findings,
    history,
    moderating,
    moving,
    panel,
    planning,
    recorder,
    reflecting,
    releasing,
    representatives,
    urgent,
)
from lifaudit.store import history as log

ONE, TWO, THREE = "DD26-01-01", "DD26-01-02", "DD26-01-03"
CONSTABLE = "constable"
PEOPLE = (
    Person(CONSTABLE, "Bola Adeyemi", Role.AUDITOR, "Detective sergeant", "pol"),
    Person("nurse", "Cara Nwosu", Role.AUDITOR, "Named nurse", "hea"),
    Person("clerk", "Dev Malik", Role.AUDITOR, "Minute taker", "edu"),
    Person("chair", "Chidi Eze", Role.CHAIR, "Independent chair", "csc"),
    Person("head", "Sunita Rao", Role.REPRESENTATIVE, "Head of safeguarding", "pol"),
)
LEAD = "lead"
EVERYBODY = frozenset({LEAD, *(one.person for one in PEOPLE)})
THE_LEAD = frozenset({LEAD})
OF_POLICE = frozenset({LEAD, CONSTABLE, "head"})
THE_RECORDER = frozenset({"clerk"})
NAMING = frozenset({LEAD, "clerk"})
THE_CHAIR = frozenset({"chair"})
WHY = "The chronology shows what the returns leave out."
QUESTION, SECTION = "recognition.early-signs", "recognition"


def change_the_plan(unit, audit):
    planning.save_plan(unit, replace(planning.audit_of(unit, audit), theme="Other"))


def take_an_agency_off(unit, audit):
    planning.stop_expecting(unit, audit, "prb")


def ask_an_agency(unit, audit):
    planning.expect(unit, audit, "prb")


def begin_the_report(unit, audit):
    planning.begin_reporting(unit, audit)


def reopen_the_audit(unit, audit):
    planning.reopen(unit, audit, WHY)


def replace_a_case(unit, audit):
    chosen.replace_case(unit, audit, TWO, WHY)


def describe_a_case(unit, audit):
    chosen.save_case(unit, replace(unit.one(Case, audit=audit, case=ONE), why="Typical."))


def name_who_approves(unit, audit):
    representatives.name_representative(unit, audit, "pol", "head")


def move_to_another_version(unit, audit):
    moving.move(unit, moving.plan_move(unit, audit, OURS), "It asks more.")


def answer(unit, audit):
    casework.answer(unit, Answer(audit, ONE, "pol", QUESTION, "mostly", "Seen", (SEEN,)))


def write_notes(unit, audit):
    casework.note(unit, SectionNotes(audit, ONE, "pol", SECTION, strengths="The same worker"))


def grade(unit, audit):
    key = (audit, ONE, "pol", Stage.AGENCY.value, SECTION)
    casework.grade(unit, Grade(*key, Judgement("good", WHY)))


def hear_the_child(unit, audit):
    casework.voice(unit, Voice(audit, ONE, "pol", Heard.SPOKEN, words="I like my nan's house"))


def describe_a_return(unit, audit):
    declare(unit, Place(audit, ONE, "pol"))


def sign_off(unit, audit):
    casework.sign_off(unit, Place(audit, TWO, "pol"))


def open_a_return_again(unit, audit):
    casework.reopen(unit, Place(audit, THREE, "pol"), WHY)


def acknowledge(unit, audit):
    reflecting.acknowledge(unit, Place(audit, TWO, "pol"))


def say_who_reflects(unit, audit):
    reflecting.introduce(unit, Reflector(audit, ONE, "pol", "Constable", date(2026, 9, 2)))


def reflect(unit, audit):
    said = "The day the door stayed shut"
    reflecting.reflect(unit, Reflection(audit, ONE, "pol", "experience.turning-points", said))


def give_feedback(unit, audit):
    given = Feedback(audit, ONE, "pol", "child", "difference.best-thing", text="My nan")
    reflecting.give(unit, given)


def agree_to_be_quoted(unit, audit):
    reflecting.allow_quotes(unit, Place(audit, ONE, "pol"), "child", may=True)


def go_on(unit, audit):
    day.go_on(unit, audit, ONE)


def pause(unit, audit):
    day.rest(unit, audit, ONE)


def call(unit, audit):
    day.call(unit, audit, ONE)


def call_what_is_sealed(unit, audit):
    day.call(unit, audit, THREE)


def type_in_from_paper(unit, audit):
    day.from_paper(unit, audit, ONE, date(2026, 10, 14))


def write_down_what_is_said(unit, audit):
    day.capture(unit, audit, ONE, Polarity.STRENGTH, "She was seen alone.")


def grade_for_the_panel(unit, audit):
    key = (audit, ONE, PANEL, Stage.PANEL.value, OVERALL)
    panel.grade_panel(unit, Grade(*key, Judgement("good", "Agreed by all.")))


def leave_an_agency_sealed(unit, audit):
    releasing.leave_sealed(unit, audit, ONE, "prb", "They have closed.")


def name_the_recorder(unit, audit):
    recorder.name_recorder(unit, audit, "nurse")


def add_a_finding(unit, audit):
    findings.add_finding(unit, Finding(audit, "", what="She was seen alone."))


def change_a_finding(unit, audit):
    one = unit.where(Finding, audit=audit)[0]
    findings.save_finding(unit, replace(one, why="Nobody had his number."))


def withdraw_a_finding(unit, audit):
    findings.withdraw(unit, unit.where(Finding, audit=audit)[0], WHY)


def move_a_finding(unit, audit):
    findings.move_up(unit, unit.where(Finding, audit=audit)[0])


def recommend(unit, audit):
    findings.add_recommendation(unit, Recommendation(audit, "", text="Ask brothers."))


def plan_an_action(unit, audit):
    findings.add_action(unit, Action(audit, "", recommendation="r", text="Ask."))


def sum_up(unit, audit):
    findings.save_summary(unit, Summary(audit, "Ask brothers."))


def give_out_the_findings(unit, audit):
    commenting.give_out(unit, audit, None)


def comment(unit, audit):
    draft = unit.where(DraftFinding, audit=audit)[0]
    commenting.comment(unit, draft, "Not quite.", agrees=False)


def answer_a_comment(unit, audit):
    said = unit.where(Comment, audit=audit)[0]
    commenting.respond(unit, said, Outcome.PARTLY, WHY)


def choose_what_is_moderated(unit, audit):
    moderating.draw_moderation(unit, audit, Share(100, "kestrel"))


def moderate(unit, audit):
    third = Grade(audit, ONE, PANEL, "moderated", OVERALL, Judgement("inadequate", WHY))
    moderating.grade_moderated(unit, third)


def discard_what_is_moderated(unit, audit):
    moderating.discard_moderation(unit, audit, WHY)


def begin_a_practice_case(unit, audit):
    calibrating.begin_practice(unit, audit, "Another", "Two visits were missed.")


def grade_a_practice_case(unit, audit):
    one = unit.where(PracticeCase, audit=audit)[0]
    made = PracticeGrade(audit, one.practice, "", SECTION, Judgement("good", "Seen."))
    calibrating.grade_practice(unit, made)


def close_a_practice_case(unit, audit):
    calibrating.close_practice(unit, audit, unit.where(PracticeCase, audit=audit)[0].practice)


def raise_a_concern(unit, audit):
    urgent.raise_concern(unit, audit, TWO, "danger-now")


def write_on_about_a_concern(unit, audit):
    one = unit.where(Urgent, audit=audit)[0]
    urgent.save_concern(unit, replace(one, told="Duty manager"))


def note_a_matter_handed_over(unit, audit):
    urgent.hand_over(unit, audit, ONE, "pol")


def undo_what_was_asked(unit, audit):
    history.undo(unit, log.entries_of(unit, ExpectedAgency, audit, "csc")[-1].step)


RIGHTS = (
    *(
        (one, THE_LEAD, NotTheLead)
        for one in (
            *(change_the_plan, take_an_agency_off, ask_an_agency, begin_the_report),
            *(reopen_the_audit, replace_a_case, describe_a_case, name_who_approves),
            *(move_to_another_version, give_out_the_findings, answer_a_comment),
            *(begin_a_practice_case, close_a_practice_case),
        )
    ),
    *(
        (one, OF_POLICE, NotYours)
        for one in (
            *(answer, write_notes, grade, hear_the_child, describe_a_return, sign_off),
            *(open_a_return_again, acknowledge, say_who_reflects, reflect, give_feedback),
            agree_to_be_quoted,
        )
    ),
    *(
        (one, THE_RECORDER, NotTheRecorder)
        for one in (
            *(go_on, pause, call, call_what_is_sealed, type_in_from_paper),
            *(write_down_what_is_said, grade_for_the_panel, leave_an_agency_sealed),
        )
    ),
    (name_the_recorder, NAMING, NotTheRecorder),
    *(
        (one, NAMING, NotYours)
        for one in (
            *(add_a_finding, change_a_finding, withdraw_a_finding, move_a_finding),
            *(recommend, plan_an_action, sum_up),
        )
    ),
    *(
        (one, THE_CHAIR, NotAModerator)
        for one in (choose_what_is_moderated, moderate, discard_what_is_moderated)
    ),
    *(
        (one, EVERYBODY, None)
        for one in (
            *(comment, grade_a_practice_case, raise_a_concern, write_on_about_a_concern),
            note_a_matter_handed_over,
        )
    ),
    (undo_what_was_asked, THE_LEAD, NotYours),
)
"""What can be done, who may, and how everybody else is refused."""
