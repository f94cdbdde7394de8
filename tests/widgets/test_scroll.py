"""What scrolls grows before what it holds is placed."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLabel, QWidget

from ui.widgets.scroll import Scroll, grown_first
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
