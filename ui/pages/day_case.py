"""One case on the audit day: the running order at the left, the room, and a line for findings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from lifaudit.domain.audit import Audit, ExpectedAgency
from lifaudit.domain.by_words import Envelope, TypedHere
from lifaudit.domain.case import Case
from lifaudit.domain.casework import Answer, Grade, Return, Row, Voice
from lifaudit.domain.change import Change
from lifaudit.domain.day_sheet import DaySheet
from lifaudit.domain.errors.base import LifauditError
from lifaudit.domain.learning import Finding, Polarity
from lifaudit.domain.reveal import CaseCalled, NotRevealed, Released
from lifaudit.domain.running_order import CaseDay, DayStep, Recorder, Shows
from lifaudit.domain.urgent import Urgent
from lifaudit.services import by_words, day, releasing
from ui.bridge import route as routes
from ui.bridge.desk import Desk
from ui.fields.bound import tell_what_waits
from ui.fields.capture import Capture
from ui.pages.day_order import Running
from ui.pages.day_panel import PanelRoom
from ui.pages.day_reveal import Revealing
from ui.pages.day_rooms import Acts, first_button, room_of
from ui.pages.day_wall import Wall
from ui.theme.style import look, mark
from ui.theme.tokens import Space
from ui.widgets.banner import Banner
from ui.widgets.buttons import icon_button, primary, secondary
from ui.widgets.labels import Hint
from ui.widgets.pagehead import AuditHead
from ui.widgets.saved import Saved
from ui.widgets.scroll import Scroll
from ui.widgets.stack import column, emptied, holder, row

SHOWN = (Audit, Case, ExpectedAgency, Return, Grade, Answer, Row, Voice, Finding)
OURS = (CaseDay, DayStep, Recorder, Urgent, CaseCalled, Released, NotRevealed, TypedHere)
SIDE, SECOND = 232, 1000
ROOMY = 860
KEYS = "F3 next step, Shift+F3 back, F7 pause, Alt+S strength, Alt+A to improve, F11 projector"
RELEASED = "Everybody in the room takes in {where}. All open at once when all have released."
READS = "{name} records for the room; you can read along."


class DayCasePage(QWidget):
    """One step at a time; going on is one key, and nothing stops the room."""

    def __init__(self, desk: Desk, route: routes.DayCase) -> None:
        super().__init__()
        self._desk, self._route = desk, route
        self._sheet: DaySheet | None = None
        self._sent = 0
        self.room: QWidget | None = None
        self.running, self.capture, self.banner = Running(), Capture(), Banner()
        self.saved, self.wall = Saved(), Wall(desk, route.audit, self)
        self.before = icon_button("chevron-left", "Case before (Alt+Page Up)")
        self.after = icon_button("chevron-right", "Next case (Alt+Page Down)")
        self.urgent = secondary("Urgent concern", "alert-triangle")
        self.urgent.setAccessibleName("Urgent concern (Alt+U)")
        acts = row(self.saved, self.urgent, self.wall.button, self.before, self.after, gap=Space.S)
        self.head = AuditHead("Audit day", "", holder(acts))
        self.next = primary("Begin", "arrow-right")
        self.next.setObjectName("day.next")
        self._place = column(gap=0)
        self._tick = QTimer(self)
        self._tick.setInterval(SECOND)
        self._lay_out()
        self._listen()
        self.setObjectName("day.case")
        mark(self, kind="page")
        self._read()

    def _lay_out(self) -> None:
        self.room_view = Scroll(self._place)
        self.room_view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._panel_place = column(gap=0)
        self._panel_view = holder(self._panel_place)
        self._panel_view.hide()
        self._side = Scroll(column(self.running, gap=0))
        self._side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = row(self._side, self.room_view, self._panel_view, gap=Space.L)
        body.setStretch(1, 1)
        body.setStretch(2, 1)
        foot = row(self.capture, self.next, gap=Space.L)
        foot.setStretch(0, 1)
        foot.setAlignment(self.next, Qt.AlignmentFlag.AlignTop)
        keys = Hint(KEYS).wear(letter="small", tone="quiet")
        whole = column(self.head, self.banner, body, foot, keys, gap=Space.M)
        whole.setContentsMargins(Space.XL, Space.L, Space.XL, Space.M)
        self.setLayout(whole)

    def _listen(self) -> None:
        runner = self._desk.runner
        runner.changed.connect(self._on_changed)
        self._desk.leaving.connect(self._flush)
        self._tick.timeout.connect(self._on_tick)
        self.capture.said.connect(self._capture)
        self.next.does(partial(self._go_on, 1))
        self.running.back.does(partial(self._go_on, -1))
        self.running.pause.does(self._rest)
        self.urgent.does(self._to_urgent)
        self.before.does(partial(self._go, -1))
        self.after.does(partial(self._go, 1))
        keys: dict[str, Callable[[], object]] = {
            "F3": partial(self._go_on, 1),
            "Shift+F3": partial(self._go_on, -1),
            "F5": self._call,
            "F7": self._rest,
            "F11": self.wall.turn,
            "Alt+W": self.wall.words,
            "Alt+S": partial(self.capture.begin, Polarity.STRENGTH),
            "Alt+A": partial(self.capture.begin, Polarity.IMPROVEMENT),
            "Alt+U": self._to_urgent,
            "Alt+PgUp": partial(self._go, -1),
            "Alt+PgDown": partial(self._go, 1),
        }
        for key, act in keys.items():
            QShortcut(QKeySequence(key), self, act)

    def focus_first(self) -> None:
        """Put the focus on the one thing to do next."""
        if isinstance(self.room, PanelRoom):
            self.room.focus_first()
            return
        wanted = first_button(self.room) if self.room else None
        (wanted or self.next).setFocus()

    # what stands ---------------------------------------------------------------------------------

    def _read(self) -> None:
        shown = partial(self._show, self._sent)
        self._desk.runner.read(day.day_sheet, shown, *self._here, on_error=self._refuse)

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        ours = change.audit == self._route.audit and change.touches(*SHOWN, *OURS)
        if ours:
            self.saved.say(self._desk.clock())
            if isinstance(self.room, PanelRoom):
                self.room.renew()
        if ours or change.is_empty:
            self._read()

    def _show(self, sent: int, sheet: DaySheet) -> None:
        """Show what stands, unless something was sent since it was asked for."""
        if sent != self._sent:
            return
        before, self._sheet = self._sheet, sheet
        self._show_head(sheet)
        self.running.show_sheet(sheet, self._desk.clock())
        moved = before is None or (before.here, before.day) != (sheet.here, sheet.day)
        self._show_room(before, sheet)
        if moved:
            self.focus_first()
        self._tick.start()

    def _show_head(self, sheet: DaySheet) -> None:
        self.head.show_audit(sheet.audit)
        here = sheet.here
        name = f"{sheet.case.called}: {here.label}" if here else sheet.case.called
        self.head.heading.setText(name)
        about = here.about if here else ""
        self.head.hint.setText(about if sheet.may_record else READS.format(name=_name(sheet)))
        for button, by in ((self.before, -1), (self.after, 1)):
            button.setEnabled(bool(sheet.neighbour(by)))
        self.next.setText(_next(sheet))
        self.next.setAccessibleName(f"{_next(sheet)} (F3)")
        self.next.setEnabled(sheet.may_record)
        self.capture.allow(editable=sheet.may_record)

    def _show_room(self, before: DaySheet | None, sheet: DaySheet) -> None:
        panel = sheet.panel if sheet.here and sheet.here.shows is Shows.PANEL else None
        if panel and isinstance(self.room, PanelRoom):
            self.room.show_sheet(panel)
            return
        if before is not None and _facts(before) == _facts(sheet):
            return
        inside = self.room is not None and self.room.isAncestorOf(_focus())
        self._flush()
        if self.room is not None:
            tell_what_waits(self.room)
        for place in (self._place, self._panel_place):
            emptied(place)
        self.room = (
            PanelRoom(self._desk.runner, panel, self._send) if panel else room_of(sheet, self._acts)
        )
        (self._panel_place if panel else self._place).addWidget(self.room)
        self._panel_view.setVisible(panel is not None)
        self.room_view.setVisible(panel is None)
        self._fit()
        self.room.show()
        self.room_view.verticalScrollBar().setValue(0)
        if inside:
            self.focus_first()

    @Slot()
    def _on_tick(self) -> None:
        if self._sheet is not None:
            self.running.tick(self._sheet, self._desk.clock())

    # writing -------------------------------------------------------------------------------------

    def _go_on(self, by: int) -> None:
        self._flush()
        self._send(day.go_on, *self._here, by)

    def _rest(self) -> None:
        self._send(day.rest, *self._here)

    @property
    def _acts(self) -> Acts:
        sealed = Revealing(self._release, self._say, self._hear, self._leave_sealed)
        return Acts(self._call, self._to_urgent, self._to_findings, self._paper, sealed)

    def _release(self, folder: Path) -> None:
        self._sent += 1
        self.banner.hide()
        self._desk.runner.serve(
            *(releasing.release_into, self._on_released, self._desk.vault, *self._here, folder),
            on_error=self._refuse,
        )

    def _on_released(self, files: tuple[Path, ...]) -> None:
        where = f"{files[0].name} in {files[0].parent.name}"
        self.banner.say("Released", RELEASED.format(where=where), "success")
        self._read()

    def _say(self, then: Callable[[Envelope], None]) -> None:
        audit = self._route.audit
        self._desk.runner.read(by_words.envelope, then, audit, on_error=self._refuse)

    def _hear(self, agency: str, typed: str) -> None:
        self._send(by_words.release_by_words, *self._here, agency, typed)

    def _leave_sealed(self, agency: str, why: str) -> None:
        self._send(releasing.leave_sealed, *self._here, agency, why)

    def _call(self) -> None:
        self._send(day.call, *self._here)

    def _paper(self, on: date | None) -> None:
        self._send(day.from_paper, *self._here, on)

    def _capture(self, polarity: Polarity, words: str) -> None:
        self._sent += 1
        self.banner.hide()
        kept = partial(self._give_back, polarity, words)
        self._desk.runner.write(day.capture, *self._here, polarity, words, on_error=kept)

    def _give_back(self, polarity: Polarity, words: str, error: LifauditError) -> None:
        self.capture.give_back(polarity, words)
        self._refuse(error)

    def _send(self, use_case: Callable[..., Change], *given: object) -> None:
        self._sent += 1
        self.banner.hide()
        self._desk.runner.write(use_case, *given, on_error=self._refuse)

    def _refuse(self, error: LifauditError) -> None:
        self.banner.say(error.title, error.advice, "warning")

    @property
    def is_unkept(self) -> bool:
        """Words stand in the line for findings."""
        return bool(self.capture.line.text().strip())

    def flush(self) -> None:
        """Record what is still being typed, in the line for findings too."""
        self.capture.commit()
        self._flush()

    @Slot()
    def _flush(self, *_: object) -> None:
        if isinstance(self.room, PanelRoom):
            self.room.flush()

    @property
    def _here(self) -> tuple[str, str]:
        return (self._route.audit, self._route.case)

    # ways elsewhere ------------------------------------------------------------------------------

    def _go(self, by: int) -> None:
        if self._sheet and (case := self._sheet.neighbour(by)):
            self._desk.go(routes.DayCase(self._route.audit, case))

    def _to_urgent(self) -> None:
        self._desk.go(routes.Urgent(self._route.audit, self._route.case))

    def _to_findings(self) -> None:
        self._desk.go(routes.Findings(self._route.audit))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        """Leave the panel's grades the whole width where letters are large."""
        narrow = self.width() < look().px(ROOMY)
        self._side.setHidden(narrow and isinstance(self.room, PanelRoom))
        self._side.setFixedWidth(min(look().px(SIDE), self.width() // 3))


def _facts(sheet: DaySheet) -> tuple[object, ...]:
    """Return what a room is made of; the time alone makes no other room."""
    stand = (sheet.here, sheet.day, sheet.agencies, sheet.panel, sheet.voices)
    return (*stand, sheet.reveal, sheet.findings, sheet.urgent, sheet.may_record, sheet.case)


def _next(sheet: DaySheet) -> str:
    if sheet.here is None:
        return "Begin again" if sheet.day.closed_at else "Begin"
    if sheet.at == len(sheet.order):
        return "Close the case"
    return f"Next: {sheet.order[sheet.at].label}"


def _name(sheet: DaySheet) -> str:
    return sheet.recorder or "Somebody else"


def _focus() -> QWidget:
    return QApplication.focusWidget() or QWidget()
