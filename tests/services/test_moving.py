"""An audit of sixty returns moves to another version and back, and no answer is lost."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from deepdive import AUDIT, HERE
from moved import DIVE, OURS, changed, publish

from lifaudit.domain.audit import Audit, Status
from lifaudit.domain.casework import (
    OVERALL,
    PANEL,
    Answer,
    Grade,
    Judgement,
    Return,
    Row,
    SectionNotes,
    Stage,
)
from lifaudit.domain.earlier import EarlierAnswer, EarlierGrade, Moved
from lifaudit.domain.errors.audit import AuditSigned, NotTheLead
from lifaudit.domain.errors.moving import MoveNowhere, MoveUnfit, NeverMoved
from lifaudit.domain.kinds import Kind
from lifaudit.domain.ports import silent
from lifaudit.domain.question import Choice
from lifaudit.domain.steering import GRADES, Matter, Sort, sent, standing_for
from lifaudit.domain.withheld import Withheld
from lifaudit.instruments.library import form
from lifaudit.services import casework, moving, moving_back, planning
from lifaudit.services import history as past
from lifaudit.services.instruments import pinned
from lifaudit.services.kept import earlier as kept_of
from lifaudit.services.standing import standing_in
from lifaudit.store.rebuild import rebuild

SIGNS, HISTORY, ADULTS = (one.key for one in DIVE.sections[0].questions[:3])


@pytest.fixture
def unit(filled):
    """Fill an audit with fifteen returns: three cases, five agencies."""
    with filled(3).unit() as unit:
        yield unit


@pytest.fixture
def sixty(filled):
    """Fill an audit with sixty returns: twelve cases, five agencies."""
    with filled(12).unit() as unit:
        yield unit


def found(unit):
    """Return everything that stands, as values that can be counted."""
    return Counter(standing_in(unit, AUDIT, Withheld(Audit(AUDIT))).told)


def said(answers):
    return Counter((one.case, one.agency, one.value, one.note) for one in answers.elements())


PARTNERS = replace(DIVE.questions[0], key="recognition.partners", text="Did partners see them?")


def with_partners(form):
    """Ask one more question, to which another can be split."""
    first, *rest = form.sections
    asked = replace(first, questions=(*first.questions, PARTNERS))
    return replace(form, sections=(asked, *rest))


def by_hand(plan):
    """Choose as a lead may: one question to two, answers and grades by hand, a section nowhere."""
    signs = Matter(Sort.QUESTION, SIGNS)
    plan = sent(plan, signs, "recognition.signs-seen", PARTNERS.key)
    plan = standing_for(plan, signs, PARTNERS.key, "fully", "mostly")
    plan = standing_for(plan, signs, "recognition.signs-seen", "mostly", "partly")
    plan = standing_for(plan, signs, "", "partly", "")
    plan = standing_for(plan, GRADES, "", "good", "outstanding")
    return sent(plan, Matter(Sort.SECTION, "planning"))


def test_nothing_of_sixty_returns_is_lost_and_moving_back_gives_back_what_stood(sixty):
    publish(sixty, with_partners(changed()))
    assert len(sixty.where(Return, audit=AUDIT)) == 60
    before, signed = found(sixty), sixty.where(Return, audit=AUDIT)
    plan = by_hand(moving.plan_move(sixty, AUDIT, OURS))
    told = moving.preview(sixty, plan)
    assert told.answers == before.total()
    assert told.stays + told.goes + told.kept == told.answers
    assert told.kept > 0
    moving.move(sixty, plan, "The board agreed the new tool.")
    now, kept = found(sixty), kept_of(sixty, audit=AUDIT)
    stays = before & now
    assert stays.total() == told.stays
    assert len(kept) == told.goes + told.kept
    assert Counter(one.is_aside for one in kept) == {False: told.goes, True: told.kept}
    again = Counter(
        Answer(AUDIT, e.case, e.agency, e.question, e.value, e.note, e.evidence) for e in kept
    )
    assert stays + again == before
    assert pinned(sixty, AUDIT).main.identity == OURS
    signs = {now.value for now in before if now.question == SIGNS}
    both = {e.value: set(e.to) for e in kept if e.question == SIGNS}
    assert both.keys() == signs
    assert both["mostly"] == {"recognition.signs-seen", PARTNERS.key}
    seen = {(e.case, e.agency): e.value for e in kept if e.question == SIGNS and e.to}
    for to, stands in (("recognition.signs-seen", "partly"), (PARTNERS.key, "mostly")):
        moved = [one for one in now if one.question == to]
        assert {(one.case, one.agency) for one in moved} == seen.keys()
        read = {one.value for one in moved if seen[one.case, one.agency] == "mostly"}
        assert read == {stands}
    grades = [one for one in now if "@" in one.question]
    assert {one.value for one in grades if one.question != "agency@planning"}.isdisjoint({"good"})
    assert not [one for one in grades if one.question.endswith("@planning")]
    assert moving_back.preview_back(sixty, AUDIT).exact
    moving_back.move_back(sixty, AUDIT)
    assert found(sixty) == before
    assert sixty.where(Return, audit=AUDIT) == signed
    assert pinned(sixty, AUDIT).main == DIVE
    assert kept_of(sixty, audit=AUDIT) == ()
    assert rebuild(sixty, silent).differing == ()


def at(unit, question, place=HERE):
    return unit.one(
        Answer, audit=place.audit, case=place.case, agency=place.agency, question=question
    )


def test_a_renamed_question_takes_its_answer_along_and_a_retyped_one_its_words(unit):
    publish(unit, changed())
    signs, history, adults = (at(unit, key) for key in (SIGNS, HISTORY, ADULTS))
    moving.move(unit, moving.plan_move(unit, AUDIT, OURS))
    assert at(unit, "recognition.signs-seen").value == signs.value
    label = DIVE.scale(DIVE.question(HISTORY).scale).point(history.value).label
    assert at(unit, HISTORY).value == label
    gone = unit.one(EarlierAnswer, audit=AUDIT, case=HERE.case, agency="pol", question=ADULTS)
    assert (gone.value, gone.to, gone.identity) == (adults.value, (), DIVE.identity)
    assert gone.why == "it is not asked any more"
    assert gone.asked == DIVE.question(ADULTS).text
    assert gone.section == DIVE.sections[0].title
    assert gone.words


def test_the_grade_and_notes_of_a_renamed_section_go_along(unit):
    publish(unit, changed())
    key = (AUDIT, HERE.case, "pol")
    unit.record("Noted", SectionNotes(*key, "assessment", "Good", "", "More"))
    old = unit.one(Grade, audit=AUDIT, case=HERE.case, agency="pol", domain="assessment")
    moving.move(unit, moving.plan_move(unit, AUDIT, OURS))
    here = {"audit": AUDIT, "case": HERE.case, "agency": "pol"}
    assert unit.one(Grade, **here, domain="understanding").judgement == old.judgement
    assert unit.one(Grade, **here, domain="assessment").judgement is None
    notes = unit.one(SectionNotes, **here, section="understanding")
    assert (notes.strengths, notes.recommendations) == ("Good", "More")
    assert unit.one(EarlierGrade, **here, question="agency@assessment").note == old.judgement.reason


def test_the_panel_s_grades_move_by_the_panel_s_sheet_or_are_kept(unit):
    publish(unit, changed())
    before = unit.where(Grade, audit=AUDIT, agency=PANEL, domain=OVERALL)
    assert before
    plan = moving.plan_move(unit, AUDIT, OURS)
    assert plan.after.panel is None
    moving.move(unit, plan)
    after = unit.where(Grade, audit=AUDIT, agency=PANEL, domain=OVERALL)
    assert [one.judgement for one in after] == [one.judgement for one in before]
    renamed_too = unit.where(Grade, audit=AUDIT, agency=PANEL, domain="understanding")
    assert len(renamed_too) == len(before)
    assert pinned(unit, AUDIT).panel is None
    moving_back.move_back(unit, AUDIT)
    assert pinned(unit, AUDIT).panel == form("panel-sheet")


CHOICES = (Choice("one", "One"), Choice("two", "Two"), Choice("three", "Three"))
MERGED = (Choice("one-two", "One or two"), Choice("more", "More"))
PICKED = replace(DIVE.questions[0], kind=Kind.ONE_OF, scale=None, choices=CHOICES)


def ours(version, *questions):
    """Return our own version of the deep dive, asking other questions first."""
    first, *rest = DIVE.sections
    asked = replace(first, questions=questions)
    return replace(DIVE, key="ours", version=version, sections=(asked, *rest))


def line_of(unit, plan, question):
    return next(one for one in moving.preview(unit, plan).lines if one.question == question)


def picked(unit):
    cases = (replace(HERE, case=f"DD26-07-0{number}") for number in (1, 2, 3))
    return [at(unit, PICKED.key, case).value for case in cases]


@pytest.fixture
def merging(unit):
    """Answer a question whose first two choices are one in the next version; plan the move."""
    others = DIVE.sections[0].questions[1:]
    publish(unit, ours("1.0", PICKED, *others))
    publish(unit, ours("2.0", replace(PICKED, choices=MERGED), *others))
    moving.move(unit, moving.plan_move(unit, AUDIT, "ours@1.0"))
    for number, choice in enumerate(CHOICES, 1):
        key = (AUDIT, f"DD26-07-0{number}", "pol", PICKED.key)
        unit.record("Answered", Answer(*key, choice.code, f"Note {number}"))
    return moving.plan_move(unit, AUDIT, OURS)


def test_a_lead_may_send_answers_elsewhere_or_keep_them(unit, merging):
    line = line_of(unit, merging, PICKED.key)
    assert (line.goes, line.kept) == (2, 1)
    assert line.aside[0].why == "the answer “Three” has no counterpart"
    chosen = replace(merging, main=merging.main.coded(PICKED.key, "three", "more"))
    line = line_of(unit, chosen, PICKED.key)
    assert (line.goes, line.kept) == (3, 0)
    aside = replace(merging, main=merging.main.sent(HISTORY))
    line = line_of(unit, aside, HISTORY)
    assert line.kept == line.answers > 0


def test_merged_choices_are_parted_again_on_the_way_back(unit, merging):
    chosen = replace(merging, main=merging.main.coded(PICKED.key, "three", "more"))
    moving.move(unit, chosen)
    assert picked(unit) == ["one-two", "one-two", "more"]
    assert moving_back.preview_back(unit, AUDIT).exact
    moving_back.move_back(unit, AUDIT)
    assert picked(unit) == ["one", "two", "three"]
    assert [one.number for one in moving.moves(unit, AUDIT)] == [1]


def test_what_was_recorded_since_comes_back_where_it_fits_and_is_kept_where_not(unit):
    publish(unit, changed())
    before = found(unit)
    moving.move(unit, moving.plan_move(unit, AUDIT, OURS))
    key = (AUDIT, HERE.case, "pol")
    points = DIVE.scale(DIVE.question(SIGNS).scale).points
    other = next(one.code for one in points if one.code != at(unit, "recognition.signs-seen").value)
    unit.record("Answered", Answer(*key, "recognition.signs-seen", other, "Seen again"))
    unit.record("Answered", Answer(*key, HISTORY, "Two moves in a year."))
    told = moving_back.preview_back(unit, AUDIT)
    assert not told.exact
    assert told.restored > 0
    assert "stand again" in told.sentence
    change = moving_back.move_back(unit, AUDIT)
    assert at(unit, SIGNS).value == other
    assert at(unit, SIGNS).note == "Seen again"
    old_history = next(
        one
        for one in before
        if one.question == HISTORY and one.agency == "pol" and one.case == HERE.case
    )
    assert at(unit, HISTORY) == old_history
    kept = [one for one in kept_of(unit, audit=AUDIT) if one.is_aside]
    assert [(one.value, one.identity) for one in kept] == [("Two moves in a year.", OURS)]
    now = found(unit)
    assert (before - now).total() == 1
    assert unit.where(Moved, audit=AUDIT)[0].back
    with pytest.raises(NeverMoved):
        moving_back.move_back(unit, AUDIT)
    past.undo(unit, change.step)
    assert at(unit, HISTORY).value == "Two moves in a year."


def test_a_return_that_has_something_left_to_say_is_open_again(unit):
    more = replace(
        DIVE.sections[0].questions[0],
        key="recognition.new",
        text="Who saw the child first?",
        agencies=frozenset({"police"}),
    )
    first, *rest = DIVE.sections
    ours = replace(
        DIVE,
        key="ours",
        version="2.0",
        sections=(replace(first, questions=(*first.questions, more)), *rest),
    )
    publish(unit, ours)
    plan = moving.plan_move(unit, AUDIT, OURS)
    told = moving.preview(unit, plan)
    assert told.unasked == ("Who saw the child first?",)
    assert told.kept == 0
    police = [one for one in unit.where(Return, audit=AUDIT, agency="pol") if one.is_signed_off]
    assert told.reopened == len(police) > 0
    others = [one for one in unit.where(Return, audit=AUDIT) if one.agency != "pol"]
    moving.move(unit, plan)
    assert not any(one.is_signed_off for one in unit.where(Return, audit=AUDIT, agency="pol"))
    assert [one for one in unit.where(Return, audit=AUDIT) if one.agency != "pol"] == others


INSIDE = replace(
    DIVE.questions[0],
    key="recognition.event-what",
    text="What?",
    kind=Kind.SHORT_TEXT,
    scale=None,
    required=False,
)
GROUP = replace(
    INSIDE, key="recognition.events", text="Events", kind=Kind.GROUP, questions=(INSIDE,)
)


def test_the_rows_of_a_group_go_along_with_their_answers(unit):
    others = DIVE.sections[0].questions
    publish(unit, ours("1.0", *others, GROUP))
    publish(unit, ours("2.0", *others, replace(GROUP, key="recognition.practice-events")))
    moving.move(unit, moving.plan_move(unit, AUDIT, "ours@1.0"))
    key = (AUDIT, HERE.case, "pol")
    unit.record("Row", Row(*key, GROUP.key, "r1", 1))
    unit.record("Said", Answer(*key, f"{GROUP.key}/r1/{INSIDE.key}", "A call"))
    moving.move(unit, moving.plan_move(unit, AUDIT, OURS))
    sheet = casework.sheet(unit, HERE)
    assert [one.row for one in sheet.rows("recognition.practice-events")] == ["r1"]
    path = f"recognition.practice-events/r1/{INSIDE.key}"
    assert sheet.answer(path).value == "A call"
    unit.record("Said", Answer(*key, path, "Two calls"))
    moving_back.move_back(unit, AUDIT)
    assert casework.sheet(unit, HERE).answer(f"{GROUP.key}/r1/{INSIDE.key}").value == "Two calls"


def test_an_audit_that_is_signed_or_another_s_or_there_already_does_not_move(unit):
    publish(unit, changed())
    publish(unit, replace(changed(), key="theirs", subject="agency"))
    with pytest.raises(MoveNowhere):
        moving.plan_move(unit, AUDIT, DIVE.identity)
    with pytest.raises(MoveUnfit):
        moving.plan_move(unit, AUDIT, "theirs@2.0")
    with pytest.raises(NeverMoved):
        moving_back.preview_back(unit, AUDIT)
    plan = moving.plan_move(unit, AUDIT, OURS)
    moving.move(unit, plan)
    with pytest.raises(MoveNowhere):
        moving.move(unit, plan)
    audit = planning.audit_of(unit, AUDIT)
    unit.record("Signed", replace(audit, status=Status.SIGNED))
    for refused in (
        lambda: moving.plan_move(unit, AUDIT, DIVE.identity),
        lambda: moving.move(unit, plan),
        lambda: moving_back.move_back(unit, AUDIT),
    ):
        with pytest.raises(AuditSigned):
            refused()
    unit.record("Handed over", replace(audit, lead="somebody"))
    with pytest.raises(NotTheLead):
        moving.plan_move(unit, AUDIT, DIVE.identity)


def test_the_history_tells_a_move_in_words_and_can_take_it_back(unit):
    publish(unit, changed())
    before = found(unit)
    change = moving.move(unit, moving.plan_move(unit, AUDIT, OURS), "Agreed.")
    lines = [one for one in past.recent(unit, AUDIT) if one.step == change.step]
    assert {one.label for one in lines} == {"Moved the audit to another version"}
    assert {one.reason for one in lines} == {"Agreed."}
    assert all("Route(" not in one.after and "{" not in one.after for one in lines)
    past.undo(unit, change.step)
    assert found(unit) == before


def test_a_cleared_grade_is_not_carried(unit):
    key = (AUDIT, HERE.case, "pol", Stage.AGENCY.value, "assessment")
    unit.record("Cleared", Grade(*key, None))
    unit.record("Half", Grade(AUDIT, HERE.case, "csc", *key[3:], Judgement("", "Only why")))
    publish(unit, changed())
    moving.move(unit, moving.plan_move(unit, AUDIT, OURS))
    here = {"audit": AUDIT, "case": HERE.case, "domain": "understanding"}
    assert unit.one(Grade, **here, agency="pol") is None
    assert unit.one(Grade, **here, agency="csc").judgement == Judgement("", "Only why")
