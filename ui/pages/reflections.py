"""Reflections: what practitioners and families say about one case, apart from every grade."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTabWidget, QWidget

from lifaudit.domain.audit import Audit
from lifaudit.domain.casework import Feedback, Reflection, Reflector
from lifaudit.domain.change import Change
from lifaudit.domain.errors.base import LifauditError
from lifaudit.domain.record import Record
from lifaudit.domain.sheet import Place
from lifaudit.services import reflecting
from lifaudit.services.reflecting import Reflected
from ui.bridge import route as routes
from ui.bridge.desk import Desk
from ui.bridge.standing import Standing, Watched
from ui.pages.reflections_family import Family
from ui.pages.reflections_practitioner import Practitioner
from ui.theme.style import look, mark
from ui.theme.tokens import READING_WIDTH, Space
from ui.widgets.banner import Banner
from ui.widgets.buttons import secondary
from ui.widgets.pagehead import AuditHead
from ui.widgets.saved import Saved
from ui.widgets.scroll import Scroll
from ui.widgets.stack import column, row

SHOWN = (Audit, Reflector, Reflection, Feedback)
ABOUT = (
    "What those who did the work, and the family, say. Never graded, and kept apart from grades."
)


class ReflectionsPage(QWidget):
    """Two tabs, practitioner and family; no grade is read or shown here."""

    def __init__(self, desk: Desk, route: routes.Reflections) -> None:
        super().__init__()
        self._desk, self._route = desk, route
        self._place = Place(route.audit, route.case, route.agency)
        self._is_first = True
        watched = Watched(reflecting.reflected, (self._place,), route.audit, SHOWN)
        self.standing = Standing(desk, watched, self)
        self.practitioner, self.family = Practitioner(), Family()
        self.saved, self.banner = Saved(), Banner()
        self._lay_out()
        self._listen()
        self.setObjectName("reflections")
        mark(self, kind="page")
        self.standing.read()

    def _lay_out(self) -> None:
        back = secondary("Open the return", "clipboard")
        back.does(lambda: self._desk.go(_return_of(self._place)))
        self.head = AuditHead("Reflections", ABOUT, self.saved, back)
        top = column(self.head, self.banner, gap=Space.M)
        top.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.S)
        self.tabs = QTabWidget()
        self.tabs.tabBar().setAccessibleName("Who speaks")
        self.tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its bar is where the keys go
        for part, title in (
            (self.practitioner, "&Practitioner"),
            (self.family, "&Child and family"),
        ):
            line = row(part, None, gap=0)
            line.setStretch(0, 100)
            scroll = Scroll(line)
            scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.tabs.addTab(scroll, title)
        below = column(self.tabs, gap=0)
        below.setContentsMargins(Space.XL, Space.S, Space.M, 0)
        self.setLayout(column(top, below, gap=0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for part in (self.practitioner, self.family):
            part.setMaximumWidth(look().px(READING_WIDTH + 2 * Space.HUGE))

    def _listen(self) -> None:
        self.practitioner.told.connect(self._write)
        self.practitioner.acknowledged.connect(self._acknowledge)
        self.family.told.connect(self._write)
        self.family.quotable.connect(self._allow_quotes)
        self.standing.found.connect(self._show)
        self.standing.recorded.connect(lambda: self.saved.say(self._desk.clock()))
        self.standing.refused.connect(self._refuse)

    def focus_first(self) -> None:
        """Put the focus where the tab that is shown begins."""
        first = self.tabs.currentIndex() == 0
        (self.practitioner if first else self.family).begin()

    @Slot(object)
    def _show(self, now: Reflected) -> None:
        agency = now.agency.short or now.agency.name
        self.head.show_audit(now.audit)
        self.head.heading.setText(f"{now.case.case}, {agency}")
        self.practitioner.show_reflected(now)
        self.family.show_reflected(now)
        if self._is_first:
            self._is_first = False
            self.practitioner.begin()

    @Slot(object)
    def _write(self, record: Record) -> None:
        use_cases: dict[type[Record], Callable[..., Change]] = {
            Reflector: reflecting.introduce,
            Reflection: reflecting.reflect,
            Feedback: reflecting.give,
        }
        self._send(use_cases[type(record)], record)

    @Slot()
    def _acknowledge(self) -> None:
        self._send(reflecting.acknowledge, self._place)
        self.practitioner.begin()

    @Slot(str, bool)
    def _allow_quotes(self, giver: str, may: bool) -> None:  # noqa: FBT001 - the answer itself
        self._send(reflecting.allow_quotes, self._place, giver, may)

    def _send(self, use_case: Callable[..., Change], *args: object) -> None:
        self.banner.hide()
        self.standing.write(use_case, *args)

    @Slot(object)
    def _refuse(self, error: LifauditError) -> None:
        """Say why nothing was recorded."""
        self.banner.say(error.title, error.advice, "warning")


def _return_of(place: Place) -> routes.ReturnPage:
    return routes.ReturnPage(place.audit, place.case, place.agency)
