"""Instruments: everything an audit can ask with, drafts of one's own, and files brought in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from lifaudit.domain.change import Change
from lifaudit.domain.drafted import DraftInstrument
from lifaudit.domain.library import Library, LibraryItem, PublishedInstrument, Retirement
from lifaudit.services import drafting
from lifaudit.services.library import library
from ui.bridge import route as at
from ui.bridge.desk import Desk
from ui.fields.text import Line
from ui.pages.library_detail import Detail
from ui.pages.library_list import SHOWN, LibraryList, Wish, key_of
from ui.theme.style import look, mark
from ui.theme.tokens import Space
from ui.widgets.buttons import secondary
from ui.widgets.empty import Empty
from ui.widgets.pagehead import PageHead
from ui.widgets.scroll import Scroll
from ui.widgets.select import Select
from ui.widgets.stack import column, emptied, holder, row

LIST = 320
ABOUT = "What an audit asks with. Use one as it is, or make your own from it."
BEGUN = frozenset({"Began an instrument"})
NOTHING = "Try fewer words, or choose Everything. Nothing is lost: retired ones are listed too."


class LibraryPage(QWidget):
    """The list at the left, what is chosen at the right."""

    def __init__(self, desk: Desk, route: at.Library) -> None:
        super().__init__()
        self.setObjectName("library")
        self._desk, self._chosen = desk, route.shown
        self._library = Library(())
        self.list, self.detail = LibraryList(), QWidget()
        self._lay_out()
        self._listen()
        mark(self, kind="page")
        self._read()

    def _lay_out(self) -> None:
        self.begin = secondary("Begin a new one", "plus").does(self._begin)
        self.begin.setObjectName("library.begin")
        self.head = PageHead("Instruments", ABOUT, self.begin)
        self.search = Line("Search the instruments")
        self.search.setPlaceholderText("Search")
        self.search.setClearButtonEnabled(True)
        self.group = Select("Which instruments are listed", SHOWN)
        self.none = Empty("search", "No instrument fits", NOTHING)
        self._left = holder(column(self.search, self.group, self.list, gap=Space.S))
        self._inside = column(gap=0)
        self._scroll = Scroll(self._inside)
        body = row(self._left, self._scroll, gap=Space.XL)
        body.setStretch(1, 1)
        self.setLayout(column(self.head, body, gap=Space.L, margin=Space.XL))

    def _listen(self) -> None:
        self.search.textChanged.connect(lambda *_: self._show_list())
        self.group.activated.connect(lambda *_: self._show_list())
        self.list.chosen.connect(self._on_chosen)
        self.list.entered.connect(self._on_entered)
        self._desk.runner.changed.connect(self._on_changed)

    def focus_first(self) -> None:
        """Put the focus on the list."""
        self.list.setFocus()

    # reading

    def _read(self) -> None:
        self._desk.runner.read(library, self._show)

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if change.label in BEGUN:
            self._desk.go(at.Editor(drafting.draft_in(change)))
        elif change.touches(DraftInstrument, PublishedInstrument, Retirement):
            self._read()

    def _show(self, found: Library) -> None:
        self._library = found
        self._show_list()

    def _show_list(self) -> None:
        wish = Wish(self.search.text(), self.group.code())
        self.list.show_library(self._library, wish, self._chosen)

    @Slot(object)
    def _on_chosen(self, item: LibraryItem | None) -> None:
        emptied(self._inside)
        if item is None:
            self.detail = Empty("search", "No instrument fits", NOTHING)
        else:
            self._chosen = key_of(item)
            self.detail = self._detail(item)
        self._inside.addWidget(self.detail)
        self._inside.addStretch(1)
        self.detail.show()
        self._scroll.verticalScrollBar().setValue(0)

    def _detail(self, item: LibraryItem) -> Detail:
        made = Detail(item)
        made.made_own.connect(self._make_own)
        made.opened.connect(self._open)
        return made

    @Slot()
    def _on_entered(self) -> None:
        if isinstance(self.detail, Detail):
            self.detail.focus_first()

    # doing

    def _begin(self) -> None:
        self._desk.runner.write(drafting.begin_draft)

    def _make_own(self, item: LibraryItem) -> None:
        self._desk.runner.write(drafting.begin_draft, item.identity)

    def _open(self, item: LibraryItem) -> None:
        self._desk.go(at.Editor(item.draft))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        self._left.setFixedWidth(min(look().px(LIST), self.width() // 3))
