"""Look across: every return of an audit side by side, in pictures that also say their numbers."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QApplication, QStackedWidget, QTabBar, QWidget

from lifaudit.domain.audit import Audit, ExpectedAgency
from lifaudit.domain.case import Case
from lifaudit.domain.casework import Answer, Grade, Return, SectionNotes, Voice
from lifaudit.domain.change import Change
from lifaudit.domain.subject import SURVEY
from lifaudit.services import across as looking
from lifaudit.services.across import AcrossView
from lifaudit.services.withholding import REVEAL
from ui.bridge import route as routes
from ui.bridge.desk import Desk
from ui.pages.across_agreement import AgreementRoom
from ui.pages.across_cases import CasesRoom
from ui.pages.across_charts import distribution_room, domains_room, voice_room
from ui.pages.across_grades import GradesRoom
from ui.theme.style import mark
from ui.theme.tokens import Space
from ui.widgets.buttons import primary, secondary
from ui.widgets.empty import Empty
from ui.widgets.pagehead import AuditHead
from ui.widgets.scroll import Scroll
from ui.widgets.stack import column, emptied, holder, row

SHOWN = (Audit, Case, ExpectedAgency, Return, Answer, Grade, SectionNotes, Voice, *REVEAL)
ABOUT = "Every return of the audit side by side."
VOICE, EACH = 3, 4
TABS = ("&Grades", "D&istribution", "&Domains", "&Voice", "&Case by case", "&Agreement")


class AcrossPage(QWidget):
    """Six ways to look, one at a time; each is made when it is first looked at."""

    def __init__(self, desk: Desk, route: routes.Across) -> None:
        super().__init__()
        self._desk, self._route = desk, route
        self._view: AcrossView | None = None
        self.write = primary("Write findings", "bulb").does(self._to_findings)
        self.calibrate = secondary("Calibration", "target").does(self._to_calibration)
        acts = row(self.calibrate, self.write, gap=Space.S)
        self.head = AuditHead("Look across", ABOUT, holder(acts))
        self.tabs = QTabBar()
        self._rooms = QStackedWidget()
        self._room = column(gap=0)
        self._scroll = Scroll(self._room)
        self._lay_out()
        self.setObjectName("across")
        mark(self, kind="page")
        desk.runner.changed.connect(self._on_changed)
        self._read()

    def focus_first(self) -> None:
        """Put the focus on the ways to look, or on the way to what they wait for."""
        empty = self._rooms.currentIndex()
        (self.board if empty else self.tabs).setFocus()

    def _lay_out(self) -> None:
        for title in TABS:
            self.tabs.addTab(title)
        self.tabs.setObjectName("across.tabs")
        self.tabs.setAccessibleName("Ways to look across")
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.currentChanged.connect(self._on_tab)
        self.write.setObjectName("across.findings")
        self.calibrate.setObjectName("across.calibration")
        self._rooms.addWidget(holder(column(self.tabs, self._scroll, gap=Space.M)))
        self._rooms.addWidget(self._empty())
        self.setLayout(column(self.head, self._rooms, gap=Space.L, margin=Space.XL))

    def _empty(self) -> Empty:
        self.board = primary("Open the board", "layout-grid")
        self.board.does(lambda: self._desk.go(routes.Board(self._route.audit)))
        return Empty(
            "chart-bar",
            "Nothing to compare yet",
            "As soon as agencies grade and answer, their returns stand side by side here: who sees "
            "the same, who sees it differently, and where children were heard.",
            self.board,
        )

    def _to_findings(self) -> None:
        self._desk.go(routes.Findings(self._route.audit))

    def _read(self) -> None:
        self._desk.runner.read(looking.across, self._show, self._route.audit)

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if change.audit == self._route.audit and change.touches(*SHOWN):
            self._read()

    def _show(self, view: AcrossView) -> None:
        if view == self._view:
            return
        first, self._view = self._view is None, view
        self.head.show_audit(view.audit)
        self.head.hint.setText(view.sentence)
        self._rooms.setCurrentIndex(1 if view.is_empty else 0)
        self.write.setVisible(not view.is_empty)
        self.calibrate.setVisible(view.subject is not SURVEY)
        self.tabs.setTabVisible(VOICE, view.subject.child)
        self.tabs.setTabText(EACH, f"&{view.subject.each}")
        self._fill(view)
        if first:
            self.focus_first()

    @Slot(int)
    def _on_tab(self, _at: int) -> None:
        if self._view:
            self._fill(self._view)

    def _fill(self, view: AcrossView) -> None:
        focus = QApplication.focusWidget()
        inside = focus is not None and self._scroll.isAncestorOf(focus)
        emptied(self._room)
        if not view.is_empty:
            self._room.addWidget(self._makers()[self.tabs.currentIndex()](view))
        if inside:
            self.tabs.setFocus()

    def _makers(self) -> tuple[Callable[[AcrossView], QWidget], ...]:
        return (
            lambda view: GradesRoom(view, self._open),
            distribution_room,
            domains_room,
            voice_room,
            lambda view: CasesRoom(view, self._open, self._to_panel),
            lambda view: AgreementRoom(view, self._to_panel, self._to_moderation),
        )

    def _to_panel(self, case: str, domain: str) -> None:
        self._desk.go(routes.Panel(self._route.audit, case, domain))

    def _to_calibration(self) -> None:
        self._desk.go(routes.Calibration(self._route.audit))

    def _to_moderation(self) -> None:
        self._desk.go(routes.Moderation(self._route.audit))

    def _open(self, case: str, agency: str, domain: str) -> None:
        self._desk.go(routes.ReturnPage(self._route.audit, case, agency, domain))
