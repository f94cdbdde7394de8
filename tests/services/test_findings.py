"""Findings, recommendations and actions: written, ordered, withdrawn with a reason, never lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import graded
import pytest
from deepdive import AUDIT, plan
from refusing import refused

from lifaudit.domain.audit import Audit, Status
from lifaudit.domain.casework import SectionNotes
from lifaudit.domain.errors.audit import AuditMissing, AuditSigned
from lifaudit.domain.errors.casework import ReasonMissing
from lifaudit.domain.errors.learning import NoLongerThere
from lifaudit.domain.learning import Action, Finding, Polarity, Recommendation, Summary
from lifaudit.domain.seeds import Seed
from lifaudit.services import dossiers, findings, history
from lifaudit.services.learning import learning, suggestions

HARD = "\u0628\u0686\u06c1 <img src=x> =cmd() a\x07b \U0001f9f8\n" + "x" * 10_000


@pytest.fixture
def unit(founded):
    plan(founded, 8)
    with founded.unit() as open_unit:
        yield open_unit


def add(unit, what, polarity=Polarity.IMPROVEMENT):
    """Add a finding and return it as it stands."""
    findings.add_finding(unit, Finding(AUDIT, "", polarity=polarity, what=what))
    return next(one.finding for one in learning(unit, AUDIT).findings if one.finding.what == what)


def said(unit, polarity=Polarity.IMPROVEMENT):
    return [one.finding.what for one in learning(unit, AUDIT).of(polarity)]


def recommend(unit, *actions):
    """Add a recommendation with so many actions and return it."""
    findings.add_recommendation(unit, Recommendation(AUDIT, "", text="Do"))
    item = learning(unit, AUDIT).recommendations[-1].recommendation
    for text in actions:
        findings.add_action(unit, Action(AUDIT, "", recommendation=item.recommendation, text=text))
    return item


def plan_of(unit):
    return [one.action.text for one in learning(unit, AUDIT).recommendations[0].actions]


def test_what_is_written_stands_with_its_computed_evidence(unit):
    one = add(unit, HARD)
    findings.save_finding(unit, replace(one, seen_in=graded.codes(5)))
    found = learning(unit, AUDIT).found(one.finding)
    assert found.finding.what == HARD
    assert found.evidence == "seen in 5 of 8 cases"
    assert "x" * 50 not in repr(found)


def test_saving_is_labelled_and_saving_the_same_again_writes_nothing(unit):
    one = add(unit, "First")
    assert findings.save_finding(unit, replace(one, why="Since")).label == "Recorded finding"
    assert findings.save_finding(unit, replace(one, why="Since")).is_empty


def test_findings_keep_the_order_in_which_they_were_written_until_moved(unit):
    first, _, third = (add(unit, what) for what in ("First", "Second", "Third"))
    assert said(unit) == ["First", "Second", "Third"]
    findings.move_up(unit, third)
    assert said(unit) == ["First", "Third", "Second"]
    findings.move_down(unit, first)
    assert said(unit) == ["Third", "First", "Second"]


def test_strengths_and_gaps_are_moved_among_their_own(unit):
    add(unit, "Gap")
    strong = add(unit, "Kind", Polarity.STRENGTH)
    add(unit, "Patient", Polarity.STRENGTH)
    findings.move_down(unit, strong)
    assert said(unit, Polarity.STRENGTH) == ["Patient", "Kind"]
    assert said(unit) == ["Gap"]


def test_the_first_cannot_go_higher_nor_the_last_lower(unit):
    only = add(unit, "Only")
    assert findings.move_up(unit, only).is_empty
    assert findings.move_down(unit, only).is_empty


def test_recommendations_and_actions_are_moved_too(unit):
    recommend(unit, "One", "Two")
    second = learning(unit, AUDIT).recommendations[0].actions[1].action
    findings.move_up(unit, second)
    assert plan_of(unit) == ["Two", "One"]
    other = recommend(unit)
    findings.move_up(unit, other)
    assert learning(unit, AUDIT).recommendations[0].recommendation == replace(other, order=1)


def test_what_is_withdrawn_leaves_with_its_reason_and_comes_back_by_undo(unit):
    one = add(unit, "Wrong")
    gone = findings.withdraw(unit, one, "The record was misread")
    assert said(unit) == []
    lines = history.of_record(unit, Finding, AUDIT, one.finding)
    assert lines[0].reason == "The record was misread"
    history.undo(unit, gone.step)
    assert said(unit) == ["Wrong"]


def test_withdrawing_needs_a_reason(unit):
    one = add(unit, "Stays")
    with pytest.raises(ReasonMissing):
        findings.withdraw(unit, one, "  ")
    assert said(unit) == ["Stays"]


def test_a_withdrawn_recommendation_takes_its_actions_along_in_one_step(unit):
    item = recommend(unit, "One", "Two")
    gone = findings.withdraw(unit, item, "Merged")
    assert learning(unit, AUDIT).recommendations == ()
    history.undo(unit, gone.step)
    assert plan_of(unit) == ["One", "Two"]


def test_only_a_withdrawn_recommendations_own_actions_go_and_only_those_that_stood(unit):
    item, other = recommend(unit, "One", "Two"), recommend(unit, "Three")
    first, second, third = unit.where(Action, audit=AUDIT)
    first, second, third = sorted((first, second, third), key=lambda one: one.order)
    findings.withdraw(unit, first, "Done already")
    gone = findings.withdraw(unit, item, " Merged \n")
    why = {one.text: one.withdrawn for one in unit.where(Action, audit=AUDIT)}
    assert why == {"One": "Done already", "Two": "Merged", "Three": ""}
    assert unit.one(Recommendation, recommendation=item.recommendation).withdrawn == "Merged"
    assert [one.text for one in dossiers.learned(unit, AUDIT).actions] == ["Three"]
    history.undo(unit, gone.step)
    why = {one.text: one.withdrawn for one in unit.where(Action, audit=AUDIT)}
    assert why == {"One": "Done already", "Two": "", "Three": ""}
    assert learning(unit, AUDIT).recommended(other.recommendation).actions[0].action == third


def test_withdrawing_says_nothing_but_that_whatever_the_page_still_showed(unit):
    shown = add(unit, "As it was read an hour ago")
    findings.save_finding(unit, replace(shown, what="As a colleague wrote it since"))
    findings.withdraw(unit, shown, "Merged")
    (stands,) = unit.where(Finding, audit=AUDIT)
    assert (stands.what, stands.withdrawn) == ("As a colleague wrote it since", "Merged")


@pytest.mark.parametrize(
    "never",
    [Finding(AUDIT, "never"), Recommendation(AUDIT, "never"), Action(AUDIT, "never")],
    ids=lambda one: type(one).__name__,
)
def test_what_was_never_there_or_is_gone_is_not_withdrawn_once_more(unit, never):
    with refused(unit, NoLongerThere):
        findings.withdraw(unit, never, "Wrong")
    unit.record("Came in a pack", never)
    findings.withdraw(unit, never, "Wrong")
    with refused(unit, NoLongerThere):
        findings.withdraw(unit, never, "For another reason")
    with refused(unit, ReasonMissing):
        findings.withdraw(unit, never, "\u00a0 \t")


def test_an_action_is_moved_among_those_of_its_recommendation(unit):
    recommend(unit, "One", "Two")
    recommend(unit, "Of another", "Last of another")
    one = learning(unit, AUDIT).recommendations[0].actions[0].action
    findings.move_down(unit, one)
    assert plan_of(unit) == ["Two", "One"]
    assert findings.move_down(unit, one).is_empty
    other = learning(unit, AUDIT).recommendations[1].actions
    assert [each.action.text for each in other] == ["Of another", "Last of another"]


def test_a_move_is_taken_back_and_made_again_like_everything_else(unit):
    for what in ("First", "Second", "Third"):
        add(unit, what)
    moved = findings.move_up(unit, learning(unit, AUDIT).findings[2].finding)
    back = history.undo(unit, moved.step)
    assert said(unit) == ["First", "Second", "Third"]
    history.undo(unit, back.step)
    assert said(unit) == ["First", "Third", "Second"]


def test_one_that_is_written_after_the_last_was_withdrawn_stands_last(unit):
    first, second = (add(unit, what) for what in ("First", "Second"))
    gone = findings.withdraw(unit, second, "Wrong")
    add(unit, "Third")
    history.undo(unit, gone.step)
    assert said(unit) == ["First", "Second", "Third"]
    assert learning(unit, AUDIT).found(first.finding).finding.order == 1


def test_a_withdrawn_action_leaves_the_rest(unit):
    recommend(unit, "One", "Two")
    action = learning(unit, AUDIT).recommendations[0].actions[0].action
    findings.withdraw(unit, action, "Done already")
    assert plan_of(unit) == ["Two"]


def test_what_is_gone_cannot_be_written_on_or_moved(unit):
    one = add(unit, "Gone")
    findings.withdraw(unit, one, "Wrong")
    with pytest.raises(NoLongerThere):
        findings.save_finding(unit, replace(one, why="Too late"))
    with pytest.raises(NoLongerThere):
        findings.move_up(unit, one)
    with pytest.raises(NoLongerThere):
        findings.save_action(unit, Action(AUDIT, "never"))
    with pytest.raises(NoLongerThere):
        findings.save_recommendation(unit, Recommendation(AUDIT, "never"))


@pytest.mark.parametrize(
    ("use_case", "item"),
    [
        (findings.add_finding, Finding(AUDIT, "")),
        (findings.add_recommendation, Recommendation(AUDIT, "")),
        (findings.add_action, Action(AUDIT, "")),
        (findings.save_summary, Summary(AUDIT, "Late")),
        (findings.move_up, Finding(AUDIT, "f")),
    ],
)
def test_a_signed_audit_takes_nothing(unit, use_case, item):
    unit.record("Signed", replace(unit.one(Audit, audit=AUDIT), status=Status.SIGNED))
    assert not learning(unit, AUDIT).is_open
    with pytest.raises(AuditSigned):
        use_case(unit, item)


def test_nothing_of_a_signed_audit_is_withdrawn(unit):
    one = add(unit, "Stands")
    unit.record("Signed", replace(unit.one(Audit, audit=AUDIT), status=Status.SIGNED))
    with pytest.raises(AuditSigned):
        findings.withdraw(unit, one, "Regret")
    with pytest.raises(AuditSigned):
        findings.save_finding(unit, one)


def test_an_audit_that_is_not_there_is_said_so(unit):
    with pytest.raises(AuditMissing):
        learning(unit, "elsewhere")
    with pytest.raises(AuditMissing):
        findings.save_summary(unit, Summary("elsewhere"))


def test_what_is_missing_is_counted_until_nothing_is(unit):
    assert learning(unit, AUDIT).left == 3
    findings.save_summary(unit, Summary(AUDIT, "One", ("Point",), "Few cases"))
    assert learning(unit, AUDIT).left == 0
    item = recommend(unit, "Act")
    assert learning(unit, AUDIT).left == 2 + 3
    action = learning(unit, AUDIT).recommended(item.recommendation).actions[0].action
    whole = replace(action, owner="csc", due=date(2027, 1, 1), measure="Ask children")
    findings.save_action(unit, whole)
    item = replace(item, outcome="Better", findings=("never-written",))
    findings.save_recommendation(unit, item)
    lacks = learning(unit, AUDIT).recommended(item.recommendation).lacks
    assert [one.field_name for one in lacks] == ["findings"]
    drawn = add(unit, "Gap").finding
    findings.save_recommendation(unit, replace(item, findings=(drawn,)))
    assert learning(unit, AUDIT).recommended(item.recommendation).lacks == ()


def test_strengths_noted_in_a_return_count_for_their_case(unit):
    add(unit, "Gap")
    for case in graded.codes(7):
        unit.record("Noted", SectionNotes(AUDIT, case, "pol", "voice", strengths="Kind"))
    assert "No strength is recorded in DD26-07-08." in learning(unit, AUDIT).warnings


def test_a_suggestion_becomes_a_finding_with_its_cases_ticked(filled):
    with filled(8).unit() as unit:
        seed = suggestions(unit, AUDIT)[0]
        assert isinstance(seed, Seed)
        findings.plant(unit, AUDIT, seed)
        found = learning(unit, AUDIT).findings[0]
    assert found.finding.seen_in == seed.cases
    assert (found.finding.section, found.finding.polarity) == (seed.section, seed.polarity)
    assert seed.sentence in found.finding.what


def test_undoing_a_new_finding_leaves_nothing_behind(unit):
    change = findings.add_finding(unit, Finding(AUDIT, "", what="Oops"))
    history.undo(unit, change.step)
    assert learning(unit, AUDIT).findings == ()
