"""Writing an instrument by keyboard: everything records itself, and undo goes back by it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from drafted_form import BLANK, rich
from pages.hands import ENTER, press, write
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from lifaudit.domain import arranging
from lifaudit.domain.conditions import Condition, Sign
from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import Limits
from lifaudit.domain.retyping import new_question
from lifaudit.domain.spots import HEAD, Part, Spot
from lifaudit.services import drafting
from lifaudit.services.trying import trial
from ui.bridge import route as at
from ui.dialogs.publish import PublishDialog
from ui.pages.editor_drop import landed
from ui.pages.library_compare import CompareCard
from ui.pages.trial import Trial

Key = Qt.Key
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SEEN, WHO, DAYS = (Spot(Part.QUESTION, f"voice.{key}") for key in ("seen", "who", "days"))
EVENTS, WHAT = Spot(Part.QUESTION, "voice.events"), Spot(Part.QUESTION, "voice.what")
VOICE, IMPACT = Spot(Part.SECTION, "voice"), Spot(Part.SECTION, "impact")


@pytest.fixture
def draft(founded):
    with founded.unit() as unit:
        return drafting.draft_in(drafting.bring_in(unit, rich()))


@pytest.fixture
def page(inside, draft, qtbot):
    made = inside.go(at.Editor(draft))
    inside.window.activateWindow()
    qtbot.waitUntil(inside.window.isActiveWindow)
    return made


@pytest.fixture
def stands(founded, draft):
    """Read what the draft says in the vault."""

    def read():
        with founded.unit() as unit:
            return drafting.read_draft(unit, draft)

    return read


def words_in(widget):
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def keys_in(section):
    return [one.key for one in section.questions]


def choose(page, spot):
    page.left.tree.choose(spot)
    return page.room


def retype(field, text):
    """Type other words into a field and leave it."""
    field.focus_first()
    editor = field.line if hasattr(field, "line") else field.box
    editor.selectAll()
    QTest.keyClicks(editor, text)
    field.flush()


def test_everything_in_the_draft_is_in_the_tree_and_enter_begins_to_write(page):
    page.focus_first()
    assert page.left.tree.spot == HEAD
    press(ENTER)
    assert page.room.named["title"].line.hasFocus()


def test_what_is_typed_is_recorded_and_undone(page, stands, inside):
    room = choose(page, SEEN)
    retype(room.named["text"], "Was the child seen?")
    assert stands().question("voice.seen").text == "Was the child seen?"
    assert page.saved.words.text().startswith("Recorded ")
    inside.desk.undo.undo()
    assert stands().question("voice.seen").text.startswith("Was the child seen alone")
    assert page.room.named["text"].value.startswith("Was the child seen alone")


def test_a_key_follows_the_words_of_a_new_question(page, stands):
    choose(page, VOICE)
    QTest.keyClick(page.left.tree, Key.Key_Insert)
    assert page.room.spot.key == "voice.unnamed"
    retype(page.room.named["text"], "Who heard the child first?")
    assert page.room.spot.key == "voice.heard-child-first"
    assert stands().question("voice.heard-child-first").kind is Kind.GRADE
    assert page.left.tree.spot == page.room.spot


def test_a_published_key_stays_whatever_the_words_become(inside, founded, qtbot):
    assert qtbot
    with founded.unit() as unit:
        begun = drafting.draft_in(drafting.begin_draft(unit, "practitioner-reflection@1.0"))
        whole = drafting.read_draft(unit, begun)
        drafting.publish(unit, begun, "1.0", "First version.")
        again = drafting.draft_in(drafting.begin_version(unit, f"{whole.key}@1.0"))
    page = inside.go(at.Editor(again))
    asked = whole.questions[0]
    room = choose(page, Spot(Part.QUESTION, asked.key))
    assert room.named["key"].line.isReadOnly()
    retype(room.named["text"], "Quite other words")
    assert page.room.spot.key == asked.key


def test_alt_and_an_arrow_moves_a_part_and_keeps_it_chosen(page, stands):
    choose(page, WHO)
    page.focus_first()
    press(Key.Key_Up, ALT)
    assert keys_in(stands().section("voice"))[:2] == ["voice.who", "voice.seen"]
    assert page.left.tree.spot == WHO
    assert page.left.tree.hasFocus()
    choose(page, VOICE)
    press(Key.Key_Down, ALT)
    assert [one.key for one in stands().sections] == ["impact", "voice"]


def test_delete_takes_out_and_undo_brings_back(page, stands, inside):
    choose(page, WHO)
    page.focus_first()
    press(Key.Key_Delete)
    assert "voice.who" not in keys_in(stands().section("voice"))
    assert page.left.tree.spot == SEEN
    inside.desk.undo.undo()
    assert "voice.who" in keys_in(stands().section("voice"))
    choose(page, HEAD)
    press(Key.Key_Delete)
    assert stands().title


def test_control_d_copies_under_a_key_of_its_own(page, stands):
    choose(page, WHO)
    page.focus_first()
    press(Key.Key_D, CTRL)
    assert keys_in(stands().section("voice"))[1:3] == ["voice.who", "voice.who-2"]
    assert page.room.spot == Spot(Part.QUESTION, "voice.who-2")


def test_another_kind_shows_its_own_fields(page, stands):
    room = choose(page, SEEN)
    room.named["kind"].set_value("scaling")
    room.named["kind"].commit()
    assert stands().question("voice.seen").kind is Kind.SCALING
    assert stands().question("voice.seen").scale is None
    assert "low" in page.room.named


def test_choices_are_added_moved_and_taken_out_by_keys(page, stands, qtbot):
    field = choose(page, WHO).named["choices"]
    field.focus_first()
    press(Key.Key_Return, CTRL)
    write("A brother or sister")
    field.flush()
    assert stands().question("voice.who").choices[-1].label == "A brother or sister"
    press(Key.Key_Up, ALT)
    assert stands().question("voice.who").choices[-2].label == "A brother or sister"
    qtbot.keyClick(field.lines[0].out, ENTER)
    assert len(stands().question("voice.who").choices) == 3


def test_a_condition_is_put_together_and_read_back(page, stands):
    field = choose(page, SEEN).named["relevant"]
    field.add.setFocus()
    press(ENTER)
    line = field.lines[0]
    line.question.choose("voice.days")
    line.question.activated.emit(line.question.currentIndex())
    line.sign.choose("more")
    line.sign.activated.emit(line.sign.currentIndex())
    assert field.missing
    line.line.setFocus()
    write("5")
    field.flush()
    assert stands().question("voice.seen").logic.relevant == "${voice.days} > 5"
    again = choose(page, DAYS).named["relevant"]
    assert [one.condition() for one in again.lines] == [
        Condition("voice.who", Sign.HOLDS, "child"),
    ]


def test_a_new_condition_begins_at_what_is_asked_before_and_outlives_another_kind(page, stands):
    room = choose(page, DAYS)
    field = room.named["required_if"]
    field.add.setFocus()
    press(ENTER)
    (line,) = field.lines
    assert line.condition().question == "voice.who"
    room.named["kind"].set_value("long-text")
    room.named["kind"].commit()
    assert page.room is not room
    assert stands().question("voice.days").kind is Kind.LONG_TEXT
    again = page.room.named["required_if"]
    assert [one.condition() for one in again.lines] == [line.condition()]
    assert again.missing
    assert choose(page, SEEN).named["relevant"].lines == []


def test_an_expression_that_says_more_is_written_by_hand(page, stands):
    field = choose(page, WHO).named["relevant"]
    field.by_hand.click()
    field.expression.selectAll()
    QTest.keyClicks(field.expression, "count(${voice.what}) > 2")
    field.flush()
    assert stands().question("voice.who").logic.relevant == "count(${voice.what}) > 2"
    assert not field.by_hand.isEnabled()
    assert "more than can be put together" in words_in(field)


def test_the_preview_is_the_real_field_with_its_logic_and_records_nothing(page, stands, inside):
    choose(page, VOICE)
    trial = page.side.findChildren(Trial)[-1]
    before, steps = stands(), inside.desk.undo.count()
    assert trial.fields["voice.who"].parentWidget().isHidden()
    trial.fields["voice.seen"].committed.emit("met")
    assert not trial.fields["voice.who"].parentWidget().isHidden()
    assert (stands(), inside.desk.undo.count()) == (before, steps)


def test_what_is_to_mend_leads_to_its_place(page):
    assert page.side.heading.text() == "3 to mend, 5 to think about"
    wrong = next(one for one in page.side.remarks if "voice.sen" in one.accessibleName())
    wrong.click()
    assert page.left.tree.spot == Spot(Part.QUESTION, "impact.unnamed")
    assert page.room.named["relevant"].isAncestorOf(page.window().focusWidget())


def test_what_each_grade_looks_like_is_kept_in_the_order_of_the_scale(page, stands):
    room = choose(page, VOICE)
    retype(room.looks["not-met"], "Nobody saw the child.")
    assert [one.code for one in stands().section("voice").descriptors] == [
        *("met", "mostly", "partly", "not-met"),
    ]


def test_a_scale_that_comes_with_lifaudit_can_be_added(page, stands):
    page.left.scales.actions()[0].trigger()
    assert len(stands().scales) == 2
    assert page.left.tree.spot.part is Part.SCALE
    assert page.room.named["title"].line.hasFocus()


def test_the_overall_grade_comes_and_goes_with_its_box(page, stands):
    ends = choose(page, HEAD).named["overall"]
    ends.box.click()
    assert stands().overall is None
    page.room.named["overall"].box.click()
    assert stands().overall.graded


@pytest.mark.parametrize(
    ("spot", "onto", "below", "expected"),
    [
        (WHO, SEEN, -1, ["voice.who", "voice.seen"]),
        (SEEN, DAYS, 1, ["voice.who", "voice.days", "voice.seen"]),
        (SEEN, IMPACT, 1, ["voice.who"]),
        (SEEN, EVENTS, 0, ["voice.who"]),
        (EVENTS, WHAT, 0, ["voice.seen", "voice.who"]),
        (EVENTS, EVENTS, 0, ["voice.seen", "voice.who"]),
    ],
)
def test_a_question_that_is_dropped_comes_to_stand_there(spot, onto, below, expected):
    form = landed(rich(), spot, onto, below)
    assert keys_in(form.section("voice"))[: len(expected)] == expected
    assert sorted(one.key for one in form.every_question) == sorted(
        one.key for one in rich().every_question
    )


def test_sections_that_are_dropped_change_places():
    assert [one.key for one in landed(rich(), IMPACT, VOICE, -1).sections] == ["impact", "voice"]
    assert landed(rich(), VOICE, SEEN, 1) == rich()
    overall = Spot(Part.SECTION, "overall")
    assert [one.key for one in landed(rich(), VOICE, overall, -1).sections] == ["impact", "voice"]


def test_publishing_waits_until_nothing_is_to_be_mended(page):
    page.publish.click()
    assert "cannot be published yet" in page.banner.title.text()
    assert page.side.remarks[0].hasFocus()


def test_publishing_tells_what_changed_and_leads_to_the_library(inside, founded):
    with founded.unit() as unit:
        begun = drafting.draft_in(drafting.begin_draft(unit, "practitioner-reflection@1.0"))
        whole = drafting.read_draft(unit, begun)
        drafting.publish(unit, begun, "1.0", "First version.")
        again = drafting.draft_in(drafting.begin_version(unit, f"{whole.key}@1.0"))
    page = inside.go(at.Editor(again))
    asked = whole.questions[0]
    choose(page, Spot(Part.QUESTION, asked.key))
    retype(page.room.named["text"], "What went well, in your own words?")
    page.publish.click()
    dialog = page.findChildren(PublishDialog)[-1]
    assert "What went well, in your own words?" in words_in(dialog)
    assert dialog.version.value == "1.1"
    dialog.version.set_value("1.0")
    dialog.finish()
    assert dialog.isVisible()
    assert "not later than the last" in dialog.banner.title.text()
    dialog.version.set_value("1.2")
    dialog.finish()
    assert dialog.isHidden()
    assert inside.window.route == at.Library(f"{whole.key}@1.2")
    library = inside.page
    assert library.list.item_shown.identity == f"{whole.key}@1.2"
    assert "1.2, 14 September 2026" in words_in(library.detail)
    card = library.detail.findChild(CompareCard)
    card.versions.setCurrentIndex(1)
    card.versions.activated.emit(1)
    assert "From 1.0 to 1.2: 1 change." in words_in(card)


def test_a_draft_that_is_put_away_can_be_brought_back_from_the_library(
    page, inside, founded, draft
):
    page.away.click()
    assert inside.window.route == at.Library()
    with founded.unit() as unit:
        assert drafting.drafts(unit) == ()
    shown = inside.window.page
    shown.list.choose(draft)
    assert shown.list.item_shown.is_away
    (back,) = (one for one in shown.detail.buttons if one.text() == "Bring back")
    back.click()
    assert not shown.list.item_shown.is_away
    assert shown.detail.buttons[0].text() == "Go on writing"
    with founded.unit() as unit:
        assert [one.draft for one in drafting.drafts(unit)] == [draft]


@pytest.mark.parametrize("kind", list(Kind))
def test_a_question_of_every_kind_is_tried_before_it_says_anything(qapp, kind):  # noqa: ARG001 - the application must be there
    bare = replace(BLANK, scales=())
    for form in (BLANK, bare):
        asked = new_question("voice.new", kind, form)
        empty = replace(asked, choices=(), limits=Limits(least=9, most=1, step=0))
        for one in (asked, empty):
            whole = arranging.with_questions(rich(), IMPACT, (one,))
            whole = replace(whole, scales=form.scales)
            shown = Trial(whole, trial(whole, date(2026, 9, 14)))
            shown.add_section(whole.section("impact"))
            assert shown.room.count() > 1
