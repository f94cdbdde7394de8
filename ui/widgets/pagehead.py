"""The head of a page: which audit, where one is, what the place is for, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from lifaudit.domain.audit import Audit
from ui.theme.style import look
from ui.theme.tokens import Space
from ui.widgets.labels import Eyebrow, Heading, Hint
from ui.widgets.stack import column, row

DOT = " \N{MIDDLE DOT} "
LOW = 440
UNTITLED = "An audit without a title yet"
ROOM = "\N{NO-BREAK SPACE}"  # keeps the line above the heading until its words are read


class Name(Heading):
    """The name of a place: asks for one line, and is broken only where there is no room for it."""

    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self.text()) + 1
        return QSize(wide, self.heightForWidth(wide)).expandedTo(self.minimumSizeHint())


class PageHead(QWidget):
    """A small line above, the place's name, one sentence; at the right what stands beside them."""

    def __init__(self, name: str, sentence: str = "", *beside: QWidget) -> None:
        super().__init__()
        self.kicker, self.heading, self.hint = Eyebrow(), Name(name), Hint(sentence)
        self.title = row(self.heading, gap=Space.M)
        words = column(self.kicker, self.title, self.hint, gap=Space.XS)
        line = row(words, *beside, gap=Space.L)
        line.setStretch(0, 1)
        self.setLayout(line)
        self.kicker.hide()

    def above(self, words: str) -> None:
        """Say in the small line what the place belongs to."""
        self.kicker.setText(words)
        self.kicker.setVisible(bool(words))


class AuditHead(PageHead):
    """The head of a place inside an audit: the small line is the audit's code and title."""

    def __init__(self, name: str, sentence: str = "", *beside: QWidget) -> None:
        super().__init__(name, sentence, *beside)
        self.above(ROOM)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        """Be the name alone in a low window with large letters: the work below needs the room."""
        is_low = self.window().height() < look().px(LOW)
        for words in (self.kicker, self.hint):
            words.setHidden(is_low)

    def show_audit(self, audit: Audit) -> None:
        """Say which audit this is."""
        self.kicker.setText(DOT.join(one for one in (audit.code, audit.title or UNTITLED) if one))
