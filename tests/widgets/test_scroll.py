"""What scrolls grows before what it holds is placed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from ui.widgets.banner import Banner
from ui.widgets.scroll import ByWidth, LongGround, Scroll, grown_first
from ui.widgets.stack import column

WORDS = "Words that go on for long enough to need more than one line at this width. " * 3


class Counted(QLabel):
    """Words that keep every height they were given."""

    def __init__(self):
        super().__init__(WORDS)
        self.setWordWrap(True)
        self.heights = []

    def resizeEvent(self, event):
        self.heights.append(event.size().height())


class Asked(ByWidth):
    """Words in a column that keep every width their height was asked for."""

    def __init__(self):
        super().__init__()
        self.widths = []
        self.inner = _Inner(self.widths)
        self.setLayout(column(self.inner))


class _Inner(QLabel):
    """The words themselves."""

    def __init__(self, widths):
        super().__init__(WORDS)
        self.setWordWrap(True)
        self.widths = widths

    def heightForWidth(self, width):
        self.widths.append(width)
        return super().heightForWidth(width)


def test_a_height_is_worked_out_only_for_the_width_there_is(qtbot):
    part = Asked()
    view = Scroll(column(part), ground=LongGround())
    qtbot.addWidget(view)
    view.resize(300, 40)  # so low that it scrolls already
    view.show()
    QApplication.processEvents()
    part.widths.clear()
    part.inner.setText(WORDS * 2)
    for _ in range(4):  # what scrolls hears of it, and grows
        QApplication.processEvents()
    assert set(part.widths) == {part.inner.width()}
    assert part.inner.height() >= part.inner.heightForWidth(part.inner.width())


def test_what_has_no_words_to_wrap_is_as_tall_as_it_asks(qtbot):
    part = ByWidth()
    qtbot.addWidget(part)
    assert part.minimumSizeHint() == QWidget().minimumSizeHint()
    part.setLayout(column(QLabel("One line")))
    assert part.minimumSizeHint() == part.layout().minimumSize()
    assert part.sizeHint() == part.layout().sizeHint()


def test_what_comes_into_sight_squeezes_nothing_that_is_there(qtbot):
    labels = [Counted() for _ in range(8)]
    labels[0].hide()
    inside = QWidget()
    inside.setLayout(column(column(*labels[:4]), column(*labels[4:])))
    view = Scroll(column(inside))
    qtbot.addWidget(view)
    view.resize(300, 200)
    view.show()
    QApplication.processEvents()
    for one in labels[1:]:
        one.heights.clear()
    with grown_first(inside):
        labels[0].show()
    QApplication.processEvents()
    assert [one.heights for one in labels[1:]] == [[]] * 7
    assert labels[0].height() == labels[1].height()


def stops_at(view: Scroll) -> bool:
    return bool(view.focusPolicy() & Qt.FocusPolicy.TabFocus)


def test_words_alone_are_scrolled_by_keys_and_only_where_there_are_more_than_are_shown(qtbot):
    view = Scroll(column(Counted()))
    qtbot.addWidget(view)
    view.resize(200, 400)
    view.show()
    QApplication.processEvents()
    assert not stops_at(view)
    view.resize(200, 40)
    QApplication.processEvents()
    assert stops_at(view)
    assert "arrow keys" in view.accessibleName()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.verticalScrollBar().value() > 0


def test_what_holds_a_button_is_no_stop_of_its_own(qtbot):
    view = Scroll(column(Counted(), QPushButton("Go on")))
    qtbot.addWidget(view)
    view.resize(200, 40)
    view.show()
    QApplication.processEvents()
    assert view.verticalScrollBar().maximum() > 0
    assert not stops_at(view)


def test_what_somebody_brought_about_is_told_where_they_see_it(qtbot):
    told = Banner()
    scroll = Scroll(column(told, *(QLabel("Words") for _ in range(40)), last := QPushButton("Do")))
    qtbot.addWidget(scroll)
    scroll.resize(400, 200)
    scroll.show()
    scroll.ensureWidgetVisible(last)
    told.announce("It is written", "Send it to the lead.", "success")
    assert told.visibleRegion().boundingRect() == told.rect(), "seen, and all of it"


def test_what_has_the_focus_stays_in_sight_when_what_came_with_it_has_its_place(qtbot):
    last = QPushButton("Do")
    scroll = Scroll(filled := column(QLabel("Words")))
    qtbot.addWidget(scroll)
    scroll.resize(400, 200)
    with qtbot.waitActive(scroll):
        scroll.show()
        scroll.activateWindow()
    for one in (*(QLabel("Words") for _ in range(40)), last):
        filled.addWidget(one)
        one.show()
    last.setFocus()
    qtbot.waitUntil(lambda: last.visibleRegion().boundingRect() == last.rect())
