"""Instruments: everything an audit can ask with, drafts of one's own, and files brought in."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from lifaudit.domain.audit import Audit
from lifaudit.domain.change import Change
from lifaudit.domain.comparing import Comparison, compare
from lifaudit.domain.drafted import DraftInstrument
from lifaudit.domain.errors.base import LifauditError
from lifaudit.domain.errors.instrument import FormNotUsable
from lifaudit.domain.instrument import Instrument
from lifaudit.domain.library import Library, LibraryItem, PublishedInstrument, Retirement
from lifaudit.domain.ports import Progress
from lifaudit.domain.versions import Version, read_version
from lifaudit.services import drafting, form_files, planning
from lifaudit.services.choosing import planned
from lifaudit.services.form_files import Taken
from lifaudit.services.library import library, offer_again, retire
from ui.bridge import route as at
from ui.bridge.desk import Desk
from ui.dialogs.retire import RetireDialog
from ui.fields.text import Line
from ui.models.instruments import DOT, title_of
from ui.pages.library_compare import CompareCard
from ui.pages.library_detail import Detail, menu_of
from ui.pages.library_import import LeftOut, Refused
from ui.pages.library_list import SHOWN, LibraryList, Wish, key_of
from ui.theme.style import look, mark
from ui.theme.tokens import Space
from ui.widgets.banner import Banner
from ui.widgets.buttons import secondary
from ui.widgets.empty import Empty
from ui.widgets.pagehead import PageHead
from ui.widgets.scroll import Scroll
from ui.widgets.select import Select
from ui.widgets.stack import column, emptied, holder, row

KINDS = "Instruments (*.xlsx *.toml *.xls *.csv *.md *.xml);;All files (*)"
LIST, LOW = 320, 440
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
        self.list, self.menu = LibraryList(), QMenu(self)
        self.detail = QWidget()
        self._lay_out()
        self._listen()
        mark(self, kind="page")
        self._read()

    def _lay_out(self) -> None:
        self.begin = secondary("Begin a new one", "plus").does(self._begin)
        self.begin.setObjectName("library.begin")
        self.bring = secondary("Bring in a file", "upload").does(self._choose_file)
        self.bring.setObjectName("library.bring")
        self.head = PageHead("Instruments", ABOUT, self.bring, self.begin)
        self.banner = Banner()
        self.search = Line("Search the instruments")
        self.search.setPlaceholderText("Search")
        self.search.setClearButtonEnabled(True)
        self.group = Select("Which instruments are listed", SHOWN)
        self._left = holder(column(self.search, self.group, self.list, gap=Space.S))
        self._inside = column(gap=0)
        self._scroll = Scroll(self._inside)
        body = row(self._left, self._scroll, gap=Space.XL)
        body.setStretch(1, 1)
        self.setLayout(column(self.head, self.banner, body, gap=Space.L, margin=Space.XL))

    def _listen(self) -> None:
        self.search.textChanged.connect(lambda *_: self._show_list())
        self.group.activated.connect(lambda *_: self._show_list())
        self.list.chosen.connect(self._on_chosen)
        self.list.entered.connect(self._on_entered)
        self._desk.runner.changed.connect(self._on_changed)
        self.setAcceptDrops(True)

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
        if item is None:
            self._put(Empty("search", "No instrument fits", NOTHING))
        else:
            self._chosen = key_of(item)
            self._put(self._detail(item))

    def _put(self, shown: QWidget) -> None:
        emptied(self._inside)
        self.detail = shown
        self._inside.addWidget(shown)
        self._inside.addStretch(1)
        shown.show()
        self._scroll.verticalScrollBar().setValue(0)

    def _detail(self, item: LibraryItem) -> Detail:
        made = Detail(item, self._desk.clock().date())
        made.used.connect(self._use)
        made.made_own.connect(self._make_own)
        made.renewed.connect(self._renew)
        made.opened.connect(self._open)
        made.exported.connect(self._export)
        made.retired.connect(self._retire)
        made.offered.connect(self._offer_again)
        made.brought_back.connect(self._bring_back)
        if others := menu_of(item, self._library.items):
            card = CompareCard(others)
            card.chosen.connect(partial(self._compare, card, item))
            made.room.addWidget(card)
        return made

    @Slot()
    def _on_entered(self) -> None:
        if isinstance(self.detail, Detail | Refused | LeftOut):
            self.detail.focus_first()

    # doing

    def _begin(self) -> None:
        self._desk.runner.write(drafting.begin_draft)

    def _make_own(self, item: LibraryItem) -> None:
        self._desk.runner.write(drafting.begin_draft, item.identity)

    def _renew(self, item: LibraryItem) -> None:
        self._desk.runner.write(drafting.begin_version, item.identity)

    def _open(self, item: LibraryItem) -> None:
        self._desk.go(at.Editor(item.draft))

    def _retire(self, item: LibraryItem) -> None:
        ask = RetireDialog(self, title_of(item.instrument), self._desk.clock().date())
        ask.record(self._desk.runner, retire, item.identity)

    def _offer_again(self, item: LibraryItem) -> None:
        self._desk.runner.write(offer_again, item.identity)

    def _bring_back(self, item: LibraryItem) -> None:
        self._desk.runner.write(drafting.bring_back, item.draft)

    def _compare(self, card: CompareCard, item: LibraryItem, other: LibraryItem) -> None:
        pair = sorted((item.instrument, other.instrument), key=_order)
        self._desk.runner.work(_compared, card.show_comparison, *pair)

    # using one

    def _use(self, item: LibraryItem) -> None:
        self._desk.runner.read(planned, partial(self._offer_audits, item))

    def _offer_audits(self, item: LibraryItem, audits: list[Audit]) -> None:
        self.menu.clear()
        for audit in audits:
            words = DOT.join(one for one in (audit.code, audit.title) if one)
            self.menu.addAction(words).triggered.connect(partial(self._use_in, item, audit.audit))
        begin = self.menu.addAction("Begin an audit first" if not audits else "Another audit")
        begin.triggered.connect(lambda *_: self._desk.go(at.Audits()))
        where = self.detail if isinstance(self.detail, Detail) else None
        if where is not None:
            button = where.buttons[0]
            self.menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _use_in(self, item: LibraryItem, audit: str, *_: object) -> None:
        if item.instrument.use == "return":
            run = self._desk.runner.write
            run(planning.use_instrument, audit, item.identity, on_error=self._refused)
        self._desk.go(at.Plan(audit))

    def _refused(self, error: LifauditError) -> None:
        self.banner.say(error.title, str(error), "danger")

    # files

    def _choose_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "Bring in an instrument", "", KINDS)
        if chosen:
            self.take_in(Path(chosen))

    def take_in(self, path: Path) -> None:
        """Bring in a file as a draft, or list what speaks against it."""
        self.banner.hide()
        then, refused = partial(self._weigh, path), partial(self._refuse_file, path)
        self._desk.runner.work(form_files.take_in, then, path, on_error=refused)

    def _weigh(self, path: Path, taken: Taken) -> None:
        """Begin a draft, or say first what the file holds that would be left out."""
        if not taken.left_out:
            self._begin_from(taken)
            return
        told = LeftOut(path.name, taken.left_out)
        told.go_on.does(lambda: self._begin_from(taken))
        self._put(told)
        told.focus_first()

    def _begin_from(self, taken: Taken) -> None:
        self._desk.runner.write(drafting.bring_in, taken.instrument)

    def _refuse_file(self, path: Path, error: LifauditError) -> None:
        if isinstance(error, FormNotUsable):
            refused = Refused(path.name, error.problems)
            refused.again.does(self._choose_file)
            self._put(refused)
            refused.focus_first()
        else:
            self._refused(error)

    def _export(self, item: LibraryItem) -> None:
        name = f"{item.instrument.key}-{item.instrument.version}.xlsx"
        chosen, _ = QFileDialog.getSaveFileName(self, "Export the instrument", name, KINDS)
        if chosen:
            self.give_out(item, Path(chosen))

    def give_out(self, item: LibraryItem, path: Path) -> None:
        """Write an instrument to a file in the format its name asks for."""
        job, form = form_files.give_out, item.instrument
        self._desk.runner.work(job, self._say_written, form, path, on_error=self._refused)

    def _say_written(self, path: Path) -> None:
        self.banner.say(f"Written to {path.name}", str(path.parent), "success")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _file_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if path := _file_in(event.mimeData()):
            self.take_in(path)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        self.head.hint.setHidden(self.height() < look().px(LOW))
        self._left.setFixedWidth(min(look().px(LIST), self.width() // 3))


def _compared(old: Instrument, new: Instrument, _progress: Progress) -> Comparison:
    return compare(old, new)


def _order(form: Instrument) -> Version:
    return read_version(form.version)


def _file_in(mime: QMimeData) -> Path | None:
    urls = [one for one in mime.urls() if one.isLocalFile()]
    return Path(urls[0].toLocalFile()) if urls else None
