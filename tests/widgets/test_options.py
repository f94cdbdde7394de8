"""Answers are chosen on purpose: number keys choose, arrows only travel."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ui.widgets.options import WHOLE_LINE, Option, Options, keys_for, tile_for
from ui.widgets.stack import column

Key = Qt.Key
GRADES = (
    Option("best", "Outstanding", "Better than good", "good-high"),
    Option("good", "Good", "As it should be", "good"),
    Option("poor", "Inadequate", "", "poor"),
)


@pytest.fixture
def page(qtbot):
    made = QWidget()
    made.options = Options(GRADES, "Voice")
    made.next = QLineEdit()
    made.setLayout(column(made.options, made.next))
    qtbot.addWidget(made)
    made.resize(700, 300)
    made.show()
    made.options.focus_first()
    return made


@pytest.fixture
def picked(page):
    heard = []
    page.options.picked.connect(heard.append)
    return heard


def focused(page):
    return next((each.option.code for each in page.options.buttons if each.hasFocus()), None)


def test_a_number_key_chooses(qtbot, page, picked):
    qtbot.keyClick(page.options.buttons[0], Key.Key_2)
    assert picked == ["good"]
    assert page.options.code() == "good"
    assert focused(page) == "good"


def test_a_number_nobody_stands_for_does_nothing(qtbot, page, picked):
    qtbot.keyClick(page.options.buttons[0], Key.Key_9)
    qtbot.keyClick(page.options.buttons[0], Key.Key_0)
    assert picked == []


@pytest.mark.parametrize(
    ("codes", "keys"),
    [
        ("good poor", "1 2"),
        ("3 2 1 0 cannot-tell does-not-apply", "3 2 1 0 4 5"),
        ("0 1 1* 2 3", "0 1 4 2 3"),
        ("a b c d e f g h i j k", "1 2 3 4 5 6 7 8 9 0 a"),
        ("0 b c d e f g h i j k", "0 1 2 3 4 5 6 7 8 9 a"),
        ("10 no 1", "2 3 1"),
    ],
)
def test_whoever_means_a_figure_presses_that_figure(codes, keys):
    assert keys_for(codes.split()) == tuple(keys.split(" "))


def test_a_score_is_picked_by_its_own_figure(qtbot):
    options = Options(
        [Option(code, f"Score {code}") for code in ("3", "2", "1", "0", "na")], "Score"
    )
    qtbot.addWidget(options)
    qtbot.keyClick(options, Key.Key_0)
    assert options.code() == "0"
    qtbot.keyClick(options, Key.Key_3)
    assert options.code() == "3"
    options.offer_only(("1", "na"))
    qtbot.keyClick(options, Key.Key_2)
    assert options.code() == "na"


def test_a_number_with_control_is_left_to_the_window(qtbot, page, picked):
    qtbot.keyClick(page.options.buttons[0], Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert picked == []


def test_the_number_pad_counts(qtbot, page, picked):
    qtbot.keyClick(page.options.buttons[0], Key.Key_3, Qt.KeyboardModifier.KeypadModifier)
    assert picked == ["poor"]


def test_arrows_travel_round_and_choose_nothing(qtbot, page, picked):
    seen = []
    for key in (Key.Key_Down, Key.Key_Right, Key.Key_Down, Key.Key_Up, Key.Key_Left):
        at = next(each for each in page.options.buttons if each.hasFocus())
        qtbot.keyClick(at, key)
        seen.append(focused(page))
    assert seen == ["good", "poor", "best", "poor", "good"]
    assert picked == []


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Return, Key.Key_Enter])
def test_space_and_enter_choose_where_one_stands(qtbot, page, picked, key):
    qtbot.keyClick(page.options.buttons[0], Key.Key_Down)
    qtbot.keyClick(page.options.buttons[1], key)
    assert picked == ["good"]


def test_choosing_the_same_again_keeps_it(qtbot, page):
    for _ in range(2):
        qtbot.mouseClick(page.options.buttons[1], Qt.MouseButton.LeftButton)
    assert page.options.code() == "good"
    assert page.options.buttons[1].isChecked()


def test_delete_clears_and_says_so_once(qtbot, page, picked):
    page.options.choose("good")
    qtbot.keyClick(page.options.buttons[1], Key.Key_Delete)
    qtbot.keyClick(page.options.buttons[1], Key.Key_Delete)
    assert picked == [""]
    assert page.options.code() == ""


def test_showing_a_choice_tells_nobody(page, picked):
    page.options.choose("poor")
    page.options.choose("unknown")
    assert picked == []
    assert page.options.code() == ""


def test_tab_goes_past_all_of_them_in_one_step(qtbot, page):
    page.options.choose("good")
    page.options.focus_first()
    assert focused(page) == "good"
    qtbot.keyClick(page.options.buttons[1], Key.Key_Tab)
    assert page.next.hasFocus()
    qtbot.keyClick(page.next, Key.Key_Backtab)
    assert focused(page) == "good"


def test_every_answer_is_read_aloud_with_its_meaning(page):
    told = QAccessible.queryAccessibleInterface(page.options.buttons[0])
    from PySide6.QtGui import QAccessible as Spoken  # noqa: PLC0415 - the enum hides in the class

    assert told.text(Spoken.Text.Name) == "Outstanding"
    assert told.text(Spoken.Text.Description) == "Better than good"
    assert page.options.accessibleName() == "Voice"


def test_what_is_chosen_shows_a_mark_besides_its_colour(page):
    page.options.choose("good")
    shown = [each._mark.drawn for each in page.options.buttons]
    assert shown == [False, True, False]


def test_words_are_never_cut_however_narrow(qapp, page):
    page.resize(220, 900)
    qapp.processEvents()
    for button in page.options.buttons:
        assert button.height() >= button.heightForWidth(button.width())


@pytest.mark.parametrize(("letters", "tile"), [(0, 148), (40, 148), (41, 236), (300, WHOLE_LINE)])
def test_the_longer_the_meanings_the_wider_the_tiles(letters, tile):
    assert tile_for(letters) == tile


class Heard(QObject):
    """Counts how often the layout of a widget is asked for anew."""

    def __init__(self):
        super().__init__()
        self.requests = 0

    def eventFilter(self, _watched, event):
        self.requests += event.type() == QEvent.Type.LayoutRequest
        return False


def test_the_tick_is_drawn_where_it_stands_and_nothing_is_laid_out_anew(page):
    QApplication.processEvents()
    before = page.options.buttons[1].grab().toImage()
    page.installEventFilter(heard := Heard())
    page.options.choose("good")
    QApplication.processEvents()
    assert heard.requests == 0
    assert page.options.buttons[1].grab().toImage() != before
    page.options.choose("")
    assert page.options.buttons[1].grab().toImage() == before
