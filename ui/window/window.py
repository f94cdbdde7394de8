"""The window: the frame around the pages, where they are changed and what keys do everywhere."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QDialog, QMainWindow, QVBoxLayout, QWidget

from lifaudit.domain.errors.base import LifauditError
from ui.bridge.desk import Desk
from ui.bridge.dropped import packs_in
from ui.bridge.failures import Failures
from ui.bridge.route import AuditRoute, Help, Home, Route, TakeIn, Unlock
from ui.pages.unlock import UnlockPage
from ui.theme.style import mark
from ui.theme.tokens import Space
from ui.widgets.badges import Marking
from ui.widgets.banner import Banner
from ui.widgets.crumb import Step
from ui.widgets.stack import column, holder, row
from ui.window.bar import Bar
from ui.window.foot import Foot
from ui.window.names import AUDIT_PLACES, NAMES, SHUT, VAULT_PLACES, is_bare, parent_of
from ui.window.rail import Rail
from ui.window.unkept import Unkept

if TYPE_CHECKING:  # records of an audit are not needed before a vault is open
    from lifaudit.domain.audit import Audit
    from lifaudit.domain.change import Change

MARKING = "OFFICIAL-SENSITIVE"
LOST = "What you wrote last was not recorded"
LOST_WHY = (
    "The vault was locked before it could be. {why}. Everything recorded before is safe. Put that "
    "right, unlock the vault, and write it again."
)
SAMPLE = "SAMPLE: NOTHING IN IT IS REAL"
SIZE, LEAST = (1280, 800), (800, 560)
FRAME = (16, 40)  # points that a system's own frame and title take
NAME = "lifaudit"
LONGEST_WAY = 100  # how many places one can go back through


class Window(QMainWindow):
    """Shows one page at a time; with the vault shut it shows the door and nothing else."""

    def __init__(self, desk: Desk, failures: Failures) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle(NAME)
        self.resize(*SIZE)
        self.setMinimumSize(*LEAST)
        self.desk, self._closing = desk, False
        self.setAcceptDrops(True)
        self._been: list[Route] = []
        self.route: Route = Unlock()
        self.page: QWidget = QWidget()
        self.audit: Audit | None = None
        self.marking, self.rail, self.bar = Marking(MARKING), Rail(), Bar(desk.undo)
        self.banner, self.foot = Banner(), Foot(desk.runner)
        self.unkept = Unkept(desk.runner, self)
        self._room = QVBoxLayout()
        self._room.addWidget(self.page)
        self._frame()
        self._listen(failures)
        self._bind_keys()
        self.show_route(Unlock())

    def show_route(self, route: Route) -> None:
        """Show a place; the page that was there writes what it holds and goes."""
        if type(route) not in SHUT and not self.desk.is_unlocked:
            route = Unlock()
        self.banner.hide()
        fresh = self._page_of(route)
        self.unkept.watch(fresh)
        old, self.page, self.route = self.page, fresh, route
        old.hide()
        self._room.replaceWidget(old, fresh)
        old.deleteLater()
        self._show_frame(shown=self.desk.is_unlocked and not is_bare(route))
        self._name_place()
        fresh.show()
        self._focus(fresh)

    def fit_screen(self) -> None:
        """Be no larger than the screen, which holds little where everything on it is large."""
        room = self.screen().availableSize() - QSize(*FRAME)
        self.setMinimumSize(self.minimumSize().boundedTo(room))
        self.resize(self.size().boundedTo(room))

    def go_back(self) -> None:
        """Show the place before this one."""
        if len(self._been) > 1:
            self.unkept.leave(self._go_back)

    def _go_back(self) -> None:
        self._been.pop()
        self.show_route(self._been[-1])

    @Slot(object)
    def go(self, route: Route) -> None:
        """Show a place and remember the way back, once nothing that was written here would go."""
        self.unkept.leave(partial(self._go, route))

    def _go(self, route: Route) -> None:
        self._been = [*self._been[-LONGEST_WAY:], route]
        self.show_route(route)

    def _page_of(self, route: Route) -> QWidget:
        if isinstance(route, Unlock):  # nobody comes to the door of a window that closes
            return QWidget() if self._closing else UnlockPage(self.desk, route)
        from ui.window.places import PAGES  # noqa: PLC0415 - loads every page; see there

        return PAGES[type(route)](self.desk, route)

    def _frame(self) -> None:
        main = column(self.bar, self.banner, self._room, self.foot, gap=0)
        main.setStretch(2, 1)
        self._banner_room(main)
        body = row(self.rail, main, gap=0)
        body.setStretch(1, 1)
        whole = column(self.marking, body, gap=0)
        whole.setStretch(1, 1)
        ground = holder(whole)
        mark(ground, kind="page")
        self.setCentralWidget(ground)

    def _banner_room(self, main: QVBoxLayout) -> None:
        """Stand the banner off the edges, so that it reads as a message and not as the frame."""
        main.removeWidget(self.banner)
        line = row(self.banner, gap=0)
        line.setContentsMargins(Space.XL, 0, Space.XL, 0)
        main.insertLayout(1, line)

    def _listen(self, failures: Failures) -> None:
        failures.told.connect(self._on_told)
        desk = self.desk
        desk.went.connect(self.go)
        desk.unlocked.connect(self._on_unlocked)
        desk.leaving.connect(self._on_leaving)
        desk.locked.connect(self._on_locked)
        desk.exchange.said.connect(self.foot.tell)
        desk.runner.changed.connect(self._on_changed)
        desk.runner.idle.connect(self._begin_late, Qt.ConnectionType.QueuedConnection)
        self.unkept.looked.connect(self._on_looked)
        self.unkept.asked.connect(self._ask_to_leave)
        self.unkept.lost.connect(self._on_lost)
        self.foot.again.does(self.unkept.send_again)
        self.rail.chosen.connect(self.go)
        self.rail.lock_wanted.connect(partial(desk.lock, ""))

    def _bind_keys(self) -> None:
        stack = self.desk.undo
        keys: list[tuple[str, Callable[[], object]]] = [
            ("Ctrl+L", self.desk.lock),
            ("Ctrl+Z", stack.undo),
            ("Ctrl+Y", stack.redo),
            ("Ctrl+Shift+Z", stack.redo),
            ("F6", self._change_sides),
            ("Alt+Left", self.go_back),
            ("Ctrl+R", self._send_again),
            ("Alt+6", lambda: self._press(Help())),
            ("Ctrl+O", lambda: self._press(TakeIn())),
        ]
        keys += [(place.keys, partial(self.rail.press, place)) for place in VAULT_PLACES]
        keys += [(place.keys, partial(self.rail.press, place)) for place in AUDIT_PLACES]
        for key, act in keys:
            QShortcut(QKeySequence(key), self).activated.connect(act)

    def _press(self, route: Route) -> None:
        if self.desk.is_unlocked:
            self.go(route)

    def _change_sides(self) -> None:
        if not self.rail.isVisible() or self.rail.isAncestorOf(self.focusWidget() or self):
            self._focus(self.page)
        else:
            self.rail.focus_first()

    def _focus(self, page: QWidget) -> None:
        """Put the focus where the page begins, or on the page while it has nothing to hold it."""
        first = getattr(page, "focus_first", None)
        if callable(first):
            first()
        held = self.focusWidget()
        if held is None or not held.isVisible() or not page.isAncestorOf(held):
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _begin_late(self) -> None:
        """Give the focus to a page whose first things were still on their way to it."""
        if self.page.hasFocus():
            self._focus(self.page)

    def _show_frame(self, *, shown: bool) -> None:
        for part in (self.marking, self.rail, self.bar, self.foot):
            part.setVisible(shown)
        if shown:
            self.rail.show_place(self.route)

    def _name_place(self) -> None:
        name = NAMES[type(self.route)]
        self.setWindowTitle(f"{name} \N{EM DASH} {NAME}")
        wanted = self.route.audit if isinstance(self.route, AuditRoute) else ""
        if wanted and (self.audit is None or self.audit.audit != wanted):
            self._read_audit(wanted)
        self._show_path()

    def _read_audit(self, audit: str) -> None:
        from lifaudit.services.home import audit_of  # noqa: PLC0415 - the store is slow to load

        self.audit = None
        self.desk.runner.read(audit_of, self._on_audit, audit)

    def _on_audit(self, audit: Audit | None) -> None:
        self.audit = audit
        if audit is not None:
            self.rail.show_audit(audit.code, audit.title)
            self._show_marking(audit.marking.upper())
            self._show_path()

    def _show_marking(self, words: str) -> None:
        """Show how what is seen is marked; a sample is called one on every page."""
        self.marking.setText(f"{SAMPLE} \N{MIDDLE DOT} {words}" if self.desk.is_sample else words)

    def _show_path(self) -> None:
        steps: list[Step] = []
        up = parent_of(self.route)
        while up is not None:
            steps.insert(0, Step(self._name_of(up), partial(self.go, up)))
            up = parent_of(up)
        within = isinstance(parent_of(self.route), AuditRoute)
        here = NAMES[type(self.route)] if within else self._name_of(self.route)
        self.bar.show_path(steps, here)

    def _name_of(self, route: Route) -> str:
        """Name a place on the path; the first one inside an audit carries the audit's code."""
        name = NAMES[type(route)]
        if self.audit is None or not isinstance(route, AuditRoute):
            return name
        return f"{self.audit.code} \N{MIDDLE DOT} {name}"

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if self.audit and change.audit == self.audit.audit and change.touches(type(self.audit)):
            self._read_audit(change.audit)

    @Slot(str, str)
    def _on_told(self, title: str, advice: str) -> None:
        self.banner.say(title, advice, "danger")

    @Slot()
    def _on_looked(self) -> None:
        """Say at the foot that something waits; once it is recorded, its refusal is old."""
        held = self.unkept.is_held
        if self.foot.waits.isVisible() and not held:
            self.banner.hide()
        self.foot.show_waits(shown=held)
        self.foot.again.setVisible(self.unkept.can_send)

    def _send_again(self) -> None:
        if self.unkept.is_held:
            self.unkept.send_again()

    @Slot(object)
    def _ask_to_leave(self, asked: tuple[LifauditError, Callable[[], None]]) -> None:
        from ui.dialogs.leaving import LeavingDialog  # noqa: PLC0415 - the window stands without it

        for before in self.page.findChildren(LeavingDialog):
            before.reject()
        error, onward = asked
        again = partial(self.unkept.leave, onward)
        asking = LeavingDialog(self.page, error, again, partial(self.unkept.let_go, onward))
        asking.again.setVisible(self.unkept.can_send)
        asking.open()

    @Slot(object)
    def _on_lost(self, error: LifauditError) -> None:
        self.banner.say(LOST, LOST_WHY.format(why=error.title), "danger")

    @Slot(object)
    def _on_unlocked(self, to: Route) -> None:
        self._been = [Home()]
        self.foot.clear()
        self._show_marking(MARKING)
        self.go(to)

    @Slot(str)
    def _on_leaving(self, why: str) -> None:
        """Show the door at once; the store closes behind it."""
        self.unkept.part()
        self._been.clear()
        self.audit = None
        self.marking.setText(MARKING)
        self.show_route(Unlock(why))

    @Slot(str)
    def _on_locked(self, _why: str) -> None:
        self.unkept.parted()
        if self._closing:
            QTimer.singleShot(0, self, self.close)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if packs_in(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look into a pack that is dropped anywhere; before the vault is open, once it is."""
        event.acceptProposedAction()
        self.desk.want(TakeIn(str(packs_in(event)[0])))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.make_room(self.width())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Lock first, so that nothing on its way to the disk is lost."""
        if self.desk.is_unlocked and not self._closing:
            self.unkept.leave(self._close)
            if not self._closing:
                event.ignore()
                return
        if self._closing and self.desk.runner.is_busy:
            self.hide()
            event.ignore()
            return
        self.desk.runner.close()
        for dialog in self.findChildren(QDialog):
            dialog.reject()  # nobody could answer it any more, and it would be waited for
        super().closeEvent(event)

    def _close(self) -> None:
        self._closing = True
        self.desk.lock()
        self.close()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.unkept.come_back()
            if self.focusWidget() is self.page:  # it filled while another window was looked at
                self._focus(self.page)
