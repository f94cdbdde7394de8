"""Small widgets keep their promises: plain text, names, keys, patience."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from ui.bridge.runner import Runner
from ui.theme.roles import RowRole, SortRole
from ui.theme.style import apply, look
from ui.theme.tokens import Theme
from ui.widgets.badges import GradeBadge, Marking, StateBadge
from ui.widgets.banner import Banner, notice
from ui.widgets.buttons import Button, danger, icon_button, nav, primary, quiet, secondary
from ui.widgets.cards import Card, rule
from ui.widgets.crumb import Crumb, Step
from ui.widgets.disclosure import Disclosure
from ui.widgets.empty import Empty
from ui.widgets.labels import Elided, Eyebrow, Heading, Hint, PlainLabel
from ui.widgets.pictures import Picture
from ui.widgets.progress import PATIENCE, ProgressLine
from ui.widgets.scroll import Scroll
from ui.widgets.select import Select
from ui.widgets.stack import Flow, column, grow, holder, row
from ui.widgets.table import Table
from ui.widgets.tiles import Tiles

Key = Qt.Key
HOSTILE = "<img src=x> & <b>bold</b>"


@pytest.fixture
def shown(qtbot):
    kept = []

    def show(widget, width=600, height=400):
        kept.append(widget)
        qtbot.addWidget(widget)
        widget.resize(width, height)
        widget.show()
        return widget

    yield show
    kept.clear()


@pytest.mark.parametrize("make", [PlainLabel, Heading, Hint, Eyebrow, Elided, GradeBadge])
def test_what_people_typed_is_never_markup(shown, make):
    label = shown(make(HOSTILE))
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == HOSTILE


def test_a_long_line_is_cut_on_the_screen_and_whole_in_its_name(shown):
    label = shown(Elided("word " * 100), width=120, height=30)
    label.grab()
    assert label.accessibleName() == "word " * 100
    assert "word" in label.toolTip()
    label.say("short")
    label.grab()
    assert label.toolTip() == ""


def test_a_label_grows_downwards_and_is_never_cut(shown):
    label = shown(PlainLabel("Words that go on. " * 20), width=200)
    assert label.hasHeightForWidth()
    assert label.heightForWidth(200) > label.heightForWidth(600)


def test_an_ampersand_in_a_button_is_a_letter(shown):
    assert shown(primary("Health & care")).text() == "Health && care"


@pytest.mark.parametrize("make", [primary, secondary, quiet, danger])
@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Space])
def test_a_button_is_pressed_by_keyboard(qtbot, shown, make, key):
    done = []
    button = shown(make("Go").does(lambda: done.append(True)))
    qtbot.keyClick(button, key)
    assert done == [True]


def test_a_button_without_words_has_a_name(shown):
    button = shown(icon_button("trash", "Remove evidence 2"))
    assert button.accessibleName() == "Remove evidence 2"
    assert "Remove evidence 2" in button.toolTip()
    assert not button.icon().isNull()


def test_one_line_of_a_rail_is_chosen_at_a_time(shown):
    home, audits = nav("Home", "home"), nav("Audits", "clipboard")
    shown(holder(column(home, audits)))
    home.click()
    audits.click()
    assert not home.isChecked()
    assert audits.isChecked()


def test_a_grade_badge_says_its_word_or_that_there_is_none(shown):
    badge = shown(GradeBadge())
    assert badge.text() == "Not graded"
    badge.show_grade("Good", "good")
    assert badge.accessibleName() == "Grade: Good"
    assert badge.property("grade") == "good"


def test_a_state_has_a_word_and_a_tone(shown):
    badge = shown(StateBadge("In progress", "info"))
    badge.show_state("Complete", "success")
    assert (badge.text(), badge.property("tone")) == ("Complete", "success")


def test_the_marking_stands_in_capitals(shown):
    assert shown(Marking("Official-Sensitive")).text() == "OFFICIAL-SENSITIVE"


def test_a_banner_is_silent_until_it_has_something_to_say(shown):
    banner = Banner()
    shown(holder(column(banner)))
    assert not banner.isVisible()
    banner.say("The disk is full", "Nothing is lost.", "danger")
    assert banner.isVisible()
    assert banner.accessibleName() == "The disk is full. Nothing is lost."
    banner.away.click()
    assert not banner.isVisible()


def test_the_words_of_a_banner_wear_the_colour_of_its_tone(qapp, shown):
    apply(qapp, Theme.LIGHT)
    banner = Banner()
    shown(holder(column(banner)))
    colours = look().palette
    for tone, shade in (("info", colours.info), ("danger", colours.danger)):
        banner.say("The disk is full", "Nothing is lost.", tone)
        for words in (banner.title, banner.sentence):
            assert words.palette().color(words.foregroundRole()).name().upper() == shade.text


def test_a_notice_stays(shown):
    made = notice("No blame", "This is for learning.")
    shown(holder(column(made)))
    assert made.isVisible()
    assert not made.away.isVisible()


def test_an_empty_page_teaches_and_offers_one_thing(shown):
    done = []
    page = shown(Empty("clipboard", "No audits yet", "Plan one.", primary("Plan an audit")))
    page.action.does(lambda: done.append(True)).click()
    assert page.heading.text() == "No audits yet"
    assert done == [True]
    assert Empty("clipboard", "Nothing", "Here.").action is None


def test_a_card_names_what_it_holds(shown):
    card = shown(Card("DD26-07-03", "Neglect", QLabel("inside")))
    assert card.accessibleName() == "DD26-07-03"
    card.mark_gap("still to do")
    assert card.property("state") == "gap"
    card.mark_gap("")
    assert card.property("state") == ""
    assert rule().maximumHeight() <= 1


def test_the_way_back_is_a_row_of_buttons(shown):
    been = []
    crumb = shown(Crumb([Step("Audits", lambda: been.append("audits"))], "DD26-07-03"))
    crumb.steps[0].click()
    assert been == ["audits"]


def test_words_at_hand_open_and_close(shown):
    inside = PlainLabel("The record of each visit.")
    disclosure = shown(Disclosure("What to look for", inside))
    assert not inside.isVisible()
    disclosure.button.click()
    assert inside.isVisible()
    disclosure.button.click()
    assert not inside.isVisible()


def test_quick_work_shows_nothing(qtbot, shown):
    line = ProgressLine()
    shown(holder(column(line)))
    line.begin()
    line.show_step(1, 2, "Drawing")
    line.end()
    qtbot.wait(5)
    assert not line.isVisible()


def test_long_work_shows_how_far_it_is_and_can_be_stopped(qtbot, shown):
    line = ProgressLine()
    shown(holder(column(line)))
    line._patience.setInterval(10)
    line.begin()
    qtbot.waitUntil(line.isVisible)
    assert not line.stop.isVisible()
    line.show_step(3, 8, "Drawing page 3 of 8")
    assert (line.bar.value(), line.bar.maximum()) == (3, 8)
    assert line.words.text() == "Drawing page 3 of 8"
    with qtbot.waitSignal(line.stopped):
        line.stop.click()
    assert not line.stop.isEnabled()
    assert PATIENCE == 600


def test_a_line_of_progress_follows_a_runner(qtbot, shown):
    runner, line = Runner(), ProgressLine()
    shown(holder(column(line)))
    line._patience.setInterval(0)
    line.follow(runner)

    def endless(report):
        for done in itertools.count():
            report(done, 1000, "Drawing")

    runner.work(endless, lambda _: None)
    qtbot.waitUntil(lambda: line.isVisible() and line.stop.isVisible())
    line.stop.click()
    qtbot.waitUntil(lambda: not line.isVisible())
    assert not runner.is_busy
    runner.close()


def test_a_drop_down_does_not_change_when_somebody_scrolls_past_it(qtbot, shown):
    select = Select("Type", [("plan", "Plan"), ("call", "Phone call")])
    page = shown(holder(column(select, after := QLineEdit())))
    after.setFocus()
    down = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt's own parameter
    )
    QApplication.sendEvent(select, down)
    assert select.code() == "plan"
    with qtbot.waitActive(page):
        page.activateWindow()
    select.setFocus()
    QApplication.sendEvent(select, down)
    assert select.code() == "call"


def test_scrolling_follows_the_focus(qapp, shown):
    lines = [QLineEdit() for _ in range(60)]
    scroll = shown(Scroll(column(*lines)), height=300)
    lines[-1].setFocus()
    qapp.processEvents()
    assert scroll.verticalScrollBar().value() > 0
    lines[0].setFocus()
    qapp.processEvents()
    assert scroll.verticalScrollBar().value() == 0


def test_a_drop_down_speaks_in_codes(shown):
    select = shown(Select("Type", [("plan", "Plan"), ("call", "Phone call")]))
    select.choose("call")
    assert (select.code(), select.currentText()) == ("call", "Phone call")
    select.choose("nobody knows")
    assert select.code() == ""


def test_things_side_by_side_start_a_new_line_when_there_is_no_room(shown):
    boxes = [QWidget() for _ in range(5)]
    for box in boxes:
        box.setFixedSize(100, 20)
    flow = Flow(*boxes, gap=10)
    shown(holder(flow))
    assert flow.heightForWidth(1000) == 20
    assert flow.heightForWidth(220) == 80
    flow.setGeometry(QRect(0, 0, 220, 200))
    assert boxes[4].pos().y() == 60
    assert flow.takeAt(0).widget() is boxes[0]
    assert flow.itemAt(9) is None
    assert flow.takeAt(9) is None


def test_tiles_are_as_many_as_fit_and_no_line_is_left_lonely(shown):
    boxes = [QWidget() for _ in range(5)]
    for box in boxes:
        box.setMinimumHeight(30)
    tiles = Tiles(boxes, 100, gap=0)
    shown(holder(tiles))
    assert [tiles._columns(width) for width in (50, 150, 250, 350, 500)] == [1, 1, 2, 3, 5]
    tiles.setGeometry(QRect(0, 0, 300, 100))
    assert boxes[1].geometry().left() == 100
    assert tiles.takeAt(0).widget() is boxes[0]
    assert tiles.itemAt(9) is None


def test_a_row_may_stretch_and_hold_rows(shown):
    line = row(QLabel("a"), None, column(QLabel("b")))
    shown(holder(line))
    assert line.count() == 3
    assert grow(QLabel()).sizePolicy().horizontalPolicy().name == "Expanding"


def test_an_icon_follows_its_tone(shown):
    picture = shown(Picture("check", "success"))
    before = picture.pixmap().cacheKey()
    picture.draw("check", "danger")
    assert picture.pixmap().cacheKey() != before


@pytest.fixture
def table(shown):
    model = QStandardItemModel(0, 2)
    for name, gaps in (("b", 2), ("a", 10), ("c", 1)):
        cells = [QStandardItem(name), QStandardItem(str(gaps))]
        cells[0].setData(name, SortRole)
        cells[1].setData(gaps, SortRole)
        for cell in cells:
            cell.setData((name, gaps), RowRole)
        model.appendRow(cells)
    made = Table(model, "Returns")
    model.setParent(made)
    return shown(made)


def test_a_table_opens_the_row_one_stands_on(qtbot, table):
    table.selectRow(1)
    for key in (Key.Key_Return, Key.Key_Space):
        with qtbot.waitSignal(table.opened) as told:
            qtbot.keyClick(table, key)
        assert told.args == [("a", 10)]
    qtbot.keyClick(table, Key.Key_Down)
    assert table.chosen() == ("c", 1)


def test_a_table_with_no_row_chosen_opens_nothing(qtbot, table):
    table.clearSelection()
    table.setCurrentIndex(table.model().index(-1, -1))
    with qtbot.assertNotEmitted(table.opened):
        qtbot.keyClick(table, Key.Key_Return)


def test_a_table_sorts_numbers_as_numbers(table):
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert [table.model().index(at, 1).data() for at in range(3)] == ["1", "2", "10"]


def test_a_table_can_be_narrowed(table):
    table.narrow("A")
    assert table.model().rowCount() == 1


def test_tab_leaves_a_table(table):
    assert not table.tabKeyNavigation()
    assert table.accessibleName() == "Returns"
    assert table.sizeHint() != QSize()


def test_buttons_without_an_icon_may_get_one_later(shown):
    button = shown(Button("History", "quiet"))
    button.show_icon("history")
    assert not button.icon().isNull()


def test_the_icon_of_a_button_is_paler_while_it_is_off(shown):
    button = shown(quiet("History", "history"))
    bright = button.icon().pixmap(18).toImage()
    button.setEnabled(False)
    assert button.icon().pixmap(18).toImage() != bright
    button.setEnabled(True)
    assert button.icon().pixmap(18).toImage() == bright
