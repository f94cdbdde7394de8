"""Taking a pack in: choose or drop the file, see what it is, take it in, read what it brought."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lifaudit.domain.arrived import Arrived, PackView
from lifaudit.domain.errors.base import LifauditError
from lifaudit.domain.pack import PackKind
from lifaudit.services import unpacking
from ui.bridge import route as at
from ui.bridge.desk import Desk
from ui.bridge.dropped import packs_in
from ui.fields.date import write_date
from ui.fields.file import FileField
from ui.fields.form import FormCard
from ui.pages.take_out import TakeOutCard
from ui.theme.tokens import Space
from ui.widgets.banner import Banner, notice
from ui.widgets.buttons import primary, secondary
from ui.widgets.cards import Card
from ui.widgets.labels import Eyebrow, PlainLabel
from ui.widgets.leaf import fill_page
from ui.widgets.pagehead import PageHead
from ui.widgets.stack import column, emptied, holder, row
from ui.widgets.waiting import Waiting

WHAT = (
    "A pack is how laptops exchange an audit. See what one is before anything of it is recorded "
    "here; what does not fit changes nothing."
)
WHICH = "The file you were sent; its name ends in .lifpack. You can drop it anywhere in the window."

BOARD = "Open the board"
ON = {
    PackKind.DRAFT: "Read and comment",
    PackKind.FOR_APPROVAL: "Read and approve",
    PackKind.APPROVAL: "Open the report",
}


class TakeInPage(QWidget):
    """A file, what it is, and what came of it: one beneath the other."""

    def __init__(self, desk: Desk, route: at.TakeIn) -> None:
        super().__init__()
        self.setObjectName("take-in")
        self._desk = desk
        self._arrived: Arrived | None = None
        self.file = FileField("Pack", WHICH, ("Packs (*.lifpack)",))
        self.file.setObjectName("take-in.file")
        self.waiting = Waiting("Reading the pack")
        self.refused, self.came = notice(""), notice("")
        self.about, self.out = _About(), TakeOutCard(desk)
        self.take = primary("Take it in", "download").does(self._take)
        self.take.setObjectName("take-in.take")
        self.board = primary(BOARD, "layout-grid").does(self._open)
        self.board.setObjectName("take-in.board")
        self.decide = primary("Look at the conflicts", "scale").does(self._decide)
        self.decide.setObjectName("take-in.decide")
        self.other = secondary("Take in another", "folder-open").does(self._again)
        self._lay_out()
        self.setAcceptDrops(True)
        self.file.line.textChanged.connect(lambda *_: self._forget())
        self.file.line.returnPressed.connect(self.look)
        if route.file:
            self.take_file(Path(route.file))

    def focus_first(self) -> None:
        """Put the focus on the next thing to do."""
        if self.after.isVisible():
            self._next().setFocus()
        elif self.out.isVisible():
            self.out.focus_first()
        elif self.take.isVisible():
            self.take.setFocus()
        else:
            self.file.focus_first()

    def take_file(self, file: Path) -> None:
        """Name a file and look into it."""
        self.file.take(str(file))
        self.look()

    def look(self) -> None:
        """Say what the file is."""
        self._forget()
        if not self.file.value:
            self.file.mark_wrong("Error: choose the pack you were sent")
            self.file.focus_first()
            return
        self._wait(waiting=True)
        self._desk.runner.serve(
            unpacking.inspect_file,
            self._show,
            self._desk.vault,
            self.file.path,
            on_error=self._refuse,
        )

    def _lay_out(self) -> None:
        self.ask = secondary("Look inside", "search").does(self.look)
        self.ask.setObjectName("take-in.ask")
        self.folder = secondary("Exchange folder", "folder").does(self._exchange)
        self.folder.setObjectName("take-in.folder")
        acts = row(self.ask, self.folder, None)
        card = FormCard("", "", self.file, column(self.waiting, acts))
        self.about.room.addLayout(row(self.take, None))
        self.after = holder(row(self.decide, self.board, self.other, None))
        head = PageHead("Take in a pack", WHAT)
        shown = (self.refused, self.about, self.out, self.came, self.after)
        self._scroll = fill_page(self, head, card, *shown)
        self._forget()

    def _show(self, view: PackView) -> None:
        self._wait(waiting=False)
        self.about.show_view(view)
        self.about.show()
        is_copy = view.kind is PackKind.BACKUP
        self.take.setVisible(not (view.seen_before or is_copy))
        if is_copy:
            self.out.offer(self.file.path)
        elif view.seen_before:
            self._say(self.came, "You had taken in this pack before.", (), "info")
        else:
            self.take.setFocus()

    def _take(self) -> None:
        self._wait(waiting=True)
        self._desk.runner.serve_by_steps(
            unpacking.take_in_file,
            self._took,
            self._desk.vault,
            self.file.path,
            on_error=self._refuse,
        )

    def _took(self, arrived: Arrived) -> None:
        self._wait(waiting=False)
        self._arrived = arrived
        self._desk.runner.changed.emit(arrived.change)
        self.about.hide()
        tone = "warning" if arrived.needs_a_look else "success"
        self._say(self.came, arrived.headline, arrived.details, tone)
        self.after.show()
        self.board.setText(ON.get(arrived.kind, BOARD))
        self.decide.setVisible(bool(arrived.torn))
        self.board.setVisible(bool(arrived.audit) and not arrived.torn)
        self._next().setFocus()

    def _next(self) -> QWidget:
        """Return what leads on from what was taken in."""
        shown = (one for one in (self.decide, self.board) if not one.isHidden())
        return next(shown, self.other)

    def _refuse(self, error: LifauditError) -> None:
        self._wait(waiting=False)
        self._forget()
        self._say(self.refused, error.title, (error.advice,), "danger")
        self.file.focus_first()

    def _say(self, banner: Banner, title: str, lines: tuple[str, ...], tone: str) -> None:
        banner.announce(title, "\n".join(lines), tone)

    def _forget(self) -> None:
        """Put away what was said of another file."""
        self.file.mark_wrong("")
        for part in (self.refused, self.about, self.out, self.came, self.after):
            part.hide()

    def _wait(self, *, waiting: bool) -> None:
        self.waiting.setVisible(waiting)
        for part in (self.file, self.ask, self.take):
            part.setEnabled(not waiting)

    def _open(self) -> None:
        if self._arrived is not None:
            self._desk.go(_onward(self._arrived))

    def _decide(self) -> None:
        if self._arrived is not None:
            self._desk.go(at.Disputes(self._arrived.audit))

    def _exchange(self) -> None:
        self._desk.go(at.Exchange())

    def _again(self) -> None:
        self.file.set_value("")
        self.file.focus_first()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if packs_in(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look into the first pack that is dropped."""
        event.acceptProposedAction()
        self.take_file(packs_in(event)[0])


class _About(Card):
    """What a pack is, told before it is taken in."""

    def __init__(self) -> None:
        super().__init__("What it is")
        self.setObjectName("take-in.about")
        self._facts = QVBoxLayout()
        self._facts.setSpacing(Space.S)
        self.room.addLayout(self._facts)

    def show_view(self, view: PackView) -> None:
        """Say kind, sender, audit and size."""
        emptied(self._facts)
        facts = [
            ("Kind", view.called),
            ("From", f"{view.sender}, {view.agency}"),
            ("Made", write_date(view.made.date())),
        ]
        if view.kind is not PackKind.BACKUP:
            entries = "1 entry" if view.entries == 1 else f"{view.entries} entries"
            about = view.title or "An audit that is not in this vault yet"
            facts[2:2] = [("Audit", about)]
            facts.append(("Holds", entries))
        for name, words in facts:
            self._facts.addWidget(holder(column(Eyebrow(name), PlainLabel(words), gap=0)))


def _onward(arrived: Arrived) -> at.Route:
    """Return where one goes on with what came."""
    audit = arrived.audit
    ways: dict[PackKind, at.Route] = {
        PackKind.DRAFT: at.Comments(audit),
        PackKind.FOR_APPROVAL: at.Approve(audit=audit),
        PackKind.APPROVAL: at.Report(audit),
    }
    return ways.get(arrived.kind, at.Board(audit))
