"""Writing findings by keyboard: everything records itself, nothing is typed over."""

from __future__ import annotations

from dataclasses import replace

import graded
import pytest
from deepdive import AUDIT, aside_of_another, led_by_another, plan
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from world import found

from lifaudit.domain.audit import Audit, Status
from lifaudit.domain.errors.learning import NoLongerThere
from lifaudit.domain.learning import Finding, Polarity
from lifaudit.services import findings, recorder
from lifaudit.services.learning import learning
from lifaudit.store.unit import Author
from ui.bridge.desk import Desk
from ui.bridge.route import Across, Findings, History
from ui.bridge.runner import Runner
from ui.bridge.settings import Settings
from ui.pages.findings import FindingsPage
from ui.pages.findings_list import START, SUMMARY, Entry, Kind

Key = Qt.Key
GAP, STRONG = Entry(Kind.FINDING, "f1"), Entry(Kind.FINDING, "f0")
PLAN = Entry(Kind.RECOMMENDATION, "r1")


@pytest.fixture
def filling():
    return found, eight, graded.learn


def eight(vault):
    plan(vault, 8)


@pytest.fixture
def page(inside, qtbot):
    made = inside.go(Findings(AUDIT))
    inside.window.activateWindow()
    qtbot.waitUntil(inside.window.isActiveWindow)
    return made


@pytest.fixture
def stands(founded):
    """Read what stands in the vault now."""

    def read():
        with founded.unit() as unit:
            return learning(unit, AUDIT)

    return read


def words_in(widget):
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def write(qtbot, box, text):
    """Type into a box and leave it, as a person does."""
    box.setFocus()
    qtbot.keyClicks(box, text)
    box.settle()


def test_the_list_groups_strengths_gaps_recommendations_and_the_summary(page):
    assert page.list.entries == (START, STRONG, GAP, Entry(Kind.FINDING, "f2"), PLAN, SUMMARY)
    assert page.list.entry == STRONG
    assert "5 things still to say" in page.head.hint.text()


def test_where_to_start_warns_and_says_when_there_is_no_pattern(page):
    page.list.choose(START)
    assert "No action has an outcome measure" in words_in(page.room)
    assert "No pattern stands out" in words_in(page.room)


def test_one_key_starts_a_finding_from_a_pattern(page, founded, qtbot, stands):
    with founded.unit() as unit:
        unit.record("Recorded", *graded.recorded(2))
    page.list.choose(START)
    page.room.focus_first()
    qtbot.keyClick(page.room.buttons[0], Key.Key_Return)
    assert page.list.entry.kind is Kind.FINDING
    found = stands().found(page.list.entry.key)
    assert found.finding.seen_in
    assert page.room.what.box.hasFocus()


def test_arrows_open_entries_and_enter_begins_to_write(page, qtbot):
    page.list.choose(START)
    page.list.setFocus()
    qtbot.keyClick(page.list, Key.Key_Down)
    assert page.list.entry == STRONG
    assert page.room.head.heading.text() == "Strength"
    qtbot.keyClick(page.list, Key.Key_Return)
    assert page.room.what.box.hasFocus()


def test_what_is_typed_is_recorded_by_itself(page, qtbot, stands):
    page.list.choose(GAP)
    write(qtbot, page.room.what.box, "Again: ")
    assert stands().found("f1").finding.what.startswith("Again: ")
    assert page.saved.words.text().startswith("Recorded ")


def test_a_reading_that_comes_back_does_not_disturb_who_is_writing(page, qtbot):
    page.list.choose(GAP)
    box, editor = page.room.what.box, page.room
    write(qtbot, box, "One ")
    qtbot.keyClicks(box, "two ")
    caret = box.textCursor().position()
    page._read()
    assert page.room is editor
    assert box.text().startswith("One two ")
    assert box.textCursor().position() == caret
    assert box.hasFocus()


def test_what_was_read_before_the_last_word_is_read_again(page, stands):
    page.list.choose(GAP)
    old = stands()
    page._tell(findings.save_finding, replace(page.room.bound.record, what="Newest"))
    page._show(page._sent - 1, old)
    assert page.room.bound.record.what == "Newest"


def test_ticking_a_case_counts_it(page, qtbot, stands):
    page.list.choose(GAP)
    boxes = page.room.seen.boxes.each
    boxes[0].setFocus()
    qtbot.keyClick(boxes[0], Key.Key_Space)
    assert stands().found("f1").evidence == "seen in 3 of 8 cases"
    assert page.room.seen.label.text() == "Seen in 3 of 8 cases"


def test_a_finding_can_turn_out_to_be_a_strength(page, stands):
    page.list.choose(GAP)
    page.room.bound._on_committed("polarity", "strength")
    assert len(stands().of(Polarity.STRENGTH)) == 2
    assert page.room.head.heading.text() == "Strength"
    assert page.list.entry == GAP


def test_new_things_are_added_by_key_and_are_ready_to_be_written(page, stands):
    page.adds[1].trigger()
    assert page.list.entry.kind is Kind.FINDING
    assert page.room.what.box.hasFocus()
    page.adds[2].trigger()
    assert page.list.entry.kind is Kind.RECOMMENDATION
    assert page.room.text.box.hasFocus()
    assert len(stands().recommendations) == 2
    assert len(stands().findings) == 4


def test_a_new_finding_that_is_undone_leaves_the_list(page, inside):
    page.adds[0].trigger()
    new = page.list.entry
    inside.desk.undo.undo()
    assert new not in page.list.entries
    assert page.list.entry == START


def test_moving_changes_the_order_in_the_list(page):
    page.list.choose(Entry(Kind.FINDING, "f2"))
    page._shift(-1)
    assert page.list.entries[2:4] == (Entry(Kind.FINDING, "f2"), GAP)
    assert page.list.entry == Entry(Kind.FINDING, "f2")


def test_withdrawing_asks_why_and_needs_an_answer(page, qtbot, stands):
    page.list.choose(GAP)
    head = page.room.head
    head.leave.click()
    head.sure.click()
    assert head.why.missing == "Say why in a few words."
    write(qtbot, head.why.line, "Misread")
    head.sure.click()
    assert stands().found("f1") is None
    assert page.list.entry == START


def test_it_can_be_kept_after_all(page, stands):
    page.list.choose(GAP)
    page.room.head.leave.click()
    page.room.head._keep()
    assert page.room.head._asking.isHidden()
    assert stands().found("f1")


def test_actions_are_written_below_their_recommendation(page, qtbot, stands):
    page.list.choose(PLAN)
    page.room.add.click()
    assert len(page.room.cards) == 2
    card = list(page.room.cards.values())[1]
    write(qtbot, card.text.box, "Ask the children")
    texts = [one.action.text for one in stands().recommended("r1").actions]
    assert texts[1] == "Ask the children"


def test_writing_on_one_action_leaves_the_others_widgets_alone(page, qtbot):
    page.list.choose(PLAN)
    page.room.add.click()
    cards = dict(page.room.cards)
    write(qtbot, cards["a1"].text.box, "Now ")
    assert page.room.cards == cards


def test_actions_are_moved_and_withdrawn_in_place(page, stands):
    page.list.choose(PLAN)
    page.room.add.click()
    first, second = page.room.cards.values()
    second.head.moved.emit(-1)
    order = [one.action.action for one in stands().recommended("r1").actions]
    assert order == [second.bound.record.action, "a1"]
    first.head.withdrawn.emit("Done")
    assert list(page.room.cards) == [order[0]]


def test_the_words_at_the_top_are_written_too(page, qtbot, stands):
    page.list.choose(SUMMARY)
    write(qtbot, page.room.headline.box, "Seen and not heard")
    assert stands().summary.headline == "Seen and not heard"
    points = page.room.bound._fields["learning"]
    write(qtbot, points.lines[0], "Ask alone")
    write(qtbot, points.lines[2], "Write it down")
    assert stands().summary.learning == ("Ask alone", "Write it down")


def test_the_history_of_what_is_open_is_one_key_away(page, qtbot):
    page.list.choose(GAP)
    page._show_history()
    assert page.history.isVisible()
    assert "Children were seen often and seldom on their own." in words_in(page.history)
    qtbot.keyClick(page.history, Key.Key_Escape)
    assert not page.history.isVisible()
    assert page.list.hasFocus()


def test_the_history_of_an_action_is_asked_from_inside_it(page):
    page.list.choose(PLAN)
    card = page.room.cards["a1"]
    card.text.focus_first()
    assert page.room.subject[1] == (AUDIT, "a1")
    page.room.text.focus_first()
    assert page.room.subject[1] == (AUDIT, "r1")


def test_leaving_an_entry_records_what_was_still_being_typed(page, qtbot, stands):
    page.list.choose(GAP)
    box = page.room.what.box
    box.setFocus()
    qtbot.keyClicks(box, "Half ")
    page.list.choose(STRONG)
    assert stands().found("f1").finding.what.startswith("Half ")


def test_a_signed_audit_can_be_read_and_not_changed(page, inside, founded):
    with founded.unit() as unit:
        audit = unit.one(Audit, audit=AUDIT)
        unit.record("Signed", replace(audit, status=Status.SIGNED))
    page._read()
    page.list.choose(GAP)
    assert page.shut.isVisible()
    assert page.add.isHidden()
    assert page.room.what.box.isReadOnly()
    assert inside.page is page


def test_whoever_may_not_write_findings_reads_them_and_is_told_who_may(inside, founded):
    page = inside.go(Findings(led_by_another(founded)))
    page.list.choose(Entry(Kind.FINDING, "f1"))
    assert page.shut.isVisible()
    assert "written by Ann Okoye." in page.shut.sentence.text()
    assert page.add.isHidden()
    assert not any(one.isEnabled() for one in page.adds)
    assert page.room.what.box.isReadOnly()
    page.list.choose(SUMMARY)
    assert page.room.headline.box.isReadOnly()


def test_the_lead_is_told_of_findings_that_do_not_count_and_the_history_names_them(inside, founded):
    audit = aside_of_another(founded)
    page = inside.go(Findings(audit))
    assert page.list.entries == (START, SUMMARY)
    assert page.shut.title.text() == "Something here does not count"
    assert page.shut.sentence.text().startswith("Ann Okoye wrote here too")
    assert page.add.isVisible()
    told = inside.go(History(audit)).model
    said = [str(told.data(told.index(at, 3))) for at in range(told.rowCount())]
    assert any(one.startswith("Does not count: Finding: ") for one in said)
    assert any(one.startswith("Plan: ") for one in said)
    with founded.unit() as unit:
        named = recorder.name_recorder(unit, audit, "ann")
    page = inside.go(Findings(audit))
    inside.desk.runner.changed.emit(named)
    assert page.shut.isHidden()
    assert page.list.entries == (START, GAP, SUMMARY)


def test_once_somebody_is_named_as_the_recorder_they_write(inside, founded):
    audit = led_by_another(founded)
    page = inside.go(Findings(audit))
    with founded.unit() as unit:
        mine, unit.author = unit.author, Author(unit.author.device, "ann")
        named = recorder.name_recorder(unit, audit, mine.actor)
    inside.desk.runner.changed.emit(named)
    assert page.shut.isHidden()
    assert page.add.isVisible()
    page.list.choose(Entry(Kind.FINDING, "f1"))
    assert not page.room.what.box.isReadOnly()


def test_what_somebody_withdrew_meanwhile_is_told_and_read_again(page, inside, founded):
    page.list.choose(GAP)
    told = []
    inside.desk.runner.failed.connect(told.append)
    with founded.unit() as unit:
        findings.withdraw(unit, unit.one(Finding, audit=AUDIT, finding="f1"), "Elsewhere")
    page.room.bound._on_committed("why", "Too late")
    assert isinstance(told[0], NoLongerThere)
    assert page.list.entry == START


def test_looking_across_is_one_click_away(page, inside):
    places = []
    inside.desk.went.connect(places.append)
    page._to_across()
    assert places == [Across(AUDIT)]


def test_on_real_lanes_nothing_typed_quickly_is_lost_or_typed_over(founded, qtbot, clock, tmp_path):
    desk = Desk(Runner(), Settings(tmp_path / "settings"), clock)
    desk.take(founded)
    page = FindingsPage(desk, Findings(AUDIT))
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.list.count() > 0)
    page.list.choose(GAP)
    box, words = page.room.what.box, "Nobody asked her. "
    for number, letter in enumerate(words):
        qtbot.keyClicks(box, letter)
        if number % 3 == 0:
            box.settle()
        qtbot.wait(2)
    box.settle()
    qtbot.waitUntil(lambda: not desk.runner.is_busy)
    desk.runner.close()
    with founded.unit() as unit:
        stands = learning(unit, AUDIT).found("f1").finding.what
    assert box.text() == stands
    assert stands.startswith(words)
