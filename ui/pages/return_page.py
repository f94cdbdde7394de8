"""The return page: one agency records what it found for one child, one part at a time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from lifaudit.domain.audit import Audit
from lifaudit.domain.casework import Answer, Grade, Return, Row, SectionNotes, Voice
from lifaudit.domain.change import Change
from lifaudit.domain.completeness import START, VOICE, gaps_of
from lifaudit.domain.errors.audit import AuditSigned, ReturnSignedOff
from lifaudit.domain.errors.base import LifauditError
from lifaudit.domain.record import Record
from lifaudit.domain.sheet import Place, Sheet
from lifaudit.services import casework, profiles
from lifaudit.services.casework import Around
from lifaudit.services.withholding import REVEAL
from ui.bridge import route as routes
from ui.bridge.desk import Desk
from ui.bridge.standing import Standing, Watched
from ui.fields.part import Part
from ui.fields.parted import Parted
from ui.fields.writing import Writing
from ui.pages.group import Act
from ui.pages.return_earlier import EarlierPart
from ui.pages.return_head import ReturnHead
from ui.pages.return_live import Following
from ui.pages.return_part import EARLIER, SIGN, part_at, steps_of
from ui.pages.return_section import SectionPart
from ui.pages.return_sign import SignPart
from ui.pages.return_start import StartPart
from ui.pages.return_voice import VoicePart
from ui.theme.style import mark
from ui.theme.tokens import Space
from ui.widgets.banner import Banner
from ui.widgets.stack import column

SHOWN = (Audit, Return, Answer, Row, SectionNotes, Grade, Voice, *REVEAL)
WAYS = ((-1, 0), (1, 0), (0, -1), (0, 1))


class ReturnPage(QWidget):
    """Everything is recorded as it is chosen or written; there is nothing to save."""

    def __init__(self, desk: Desk, route: routes.ReturnPage) -> None:
        super().__init__()
        self._desk, self._route = desk, route
        self._place = Place(route.audit, route.case, route.agency)
        self._following: Following | None = None
        self._around = Around()
        watched = Watched(casework.sheet, (self._place,), route.audit, SHOWN)
        self.standing = Standing(desk, watched, self)
        self.head, self.banner = ReturnHead(), Banner()
        self.parts = Parted(desk.runner, self._make, "Parts of the return")
        self.rail = self.parts.rail
        self._lay_out()
        self.writing = Writing(desk, self.standing, self.parts, self.head.saved, self.banner)
        self._listen()
        self.setObjectName("return")
        mark(self, kind="page")
        desk.runner.read(profiles.in_force, self.head.show_words, route.audit)
        desk.runner.read(casework.around, self._show_around, route.audit)
        self.standing.read()

    def _lay_out(self) -> None:
        top = column(self.head, self.banner, gap=Space.M)
        top.setContentsMargins(Space.XL, Space.XL, Space.XL, 0)
        self.rail.setObjectName("return.parts")
        self.setLayout(column(top, self.parts, gap=0))

    def _listen(self) -> None:
        self.parts.told.connect(self._write)
        head = self.head
        for button, by in zip(head.ways, WAYS, strict=True):
            button.does(partial(self._go, *by))
        head.history.does(self.parts.toggle_history)
        head.reflections.does(self._go_reflections)
        for keys, act in self._keys().items():
            QShortcut(QKeySequence(keys), self, act)
        self.standing.found.connect(self._show)
        self.standing.refused.connect(self._refuse)

    def _keys(self) -> dict[str, Callable[[], None]]:
        return {
            "Alt+PgDown": partial(self._go, 1, 0),
            "Alt+PgUp": partial(self._go, -1, 0),
            "Alt+Shift+PgDown": partial(self._go, 0, 1),
            "Alt+Shift+PgUp": partial(self._go, 0, -1),
            "F8": self._next_left,
        }

    # what stands ---------------------------------------------------------------------------------

    @Slot(object)
    def _show(self, sheet: Sheet) -> None:
        first = self._following is None
        if self._following is None:
            self._following = Following(sheet)
        else:
            self._following.take(sheet)
        left = len(gaps_of(sheet))
        self.head.show_sheet(sheet, left)
        self.parts.show_steps(steps_of(sheet))
        if first:
            self._begin(sheet)
        else:
            self.parts.hold_still(partial(self._show_part, sheet))

    def _show_part(self, sheet: Sheet) -> bool:
        self.parts.show_part(sheet)
        return True

    @property
    def _sheet(self) -> Sheet | None:
        """The return as it stands, with what was answered since it was read."""
        return self._following.sheet if self._following else None

    def focus_first(self) -> None:
        """Put the focus on the question the page was opened at, or on the rail."""
        self.parts.focus_at(self._route.focus)

    def _begin(self, sheet: Sheet) -> None:
        gaps = gaps_of(sheet)
        key = part_at(sheet, self._route.focus)
        self.rail.choose(key or (gaps[0].section if gaps else SIGN))
        self.focus_first()

    # parts ---------------------------------------------------------------------------------------

    def _make(self, key: str) -> Part | None:
        sheet = self._sheet
        if sheet is None:
            return None
        if key == START:
            return StartPart(sheet)
        if key == VOICE:
            return VoicePart(sheet)
        if key == EARLIER:
            return EarlierPart(sheet)
        if key != SIGN:
            part = SectionPart(sheet, sheet.instrument.section(key))
            part.acted.connect(self._act)
            return part
        made = SignPart(sheet)
        made.signed.connect(self._sign_off)
        made.left.connect(lambda: self._desk.go(routes.Board(self._route.audit)))
        made.reopened.connect(self._reopen)
        made.wanted.connect(self.parts.jump)
        return made

    def _next_left(self) -> None:
        """Go to the next thing left after the part that is shown, round to the first."""
        if self._sheet is None:
            return
        self.parts.flush()
        gaps = gaps_of(self._sheet)
        if not gaps:
            self.rail.choose(SIGN)
            self.parts.enter()
            return
        self.parts.jump_to_left(gaps, [step.key for step in steps_of(self._sheet)])

    # writing -------------------------------------------------------------------------------------

    @Slot(object)
    def _write(self, record: Record) -> None:
        use_cases: dict[type[Record], Callable[..., Change]] = {
            Answer: casework.answer,
            SectionNotes: casework.note,
            Grade: casework.grade,
            Voice: casework.voice,
            Return: casework.describe,
        }
        if isinstance(record, Answer):
            self._run_ahead(record)
        self.writing.send(use_cases[type(record)], record)

    def _run_ahead(self, answer: Answer) -> None:
        """Show at once what an answer changes; the store has it a moment later."""
        if self._following is None:
            return
        changed = self._following.answered(answer)
        sheet, part = self._following.sheet, self.parts.part
        if changed and isinstance(part, SectionPart):
            self.parts.hold_still(partial(part.show_logic, sheet.worked, changed))
        if not changed.isdisjoint(one.key for one in sheet.instrument.all_sections):
            self.parts.show_steps(steps_of(sheet))

    @Slot(object)
    def _act(self, act: Act) -> None:
        self.writing.send(act.use_case, *act.given)

    @Slot()
    def _sign_off(self) -> None:
        self.rail.setFocus()  # the button goes, and Enter again must not meet another
        self.writing.send(casework.sign_off, self._place)

    @Slot(str)
    def _reopen(self, reason: str) -> None:
        self.writing.send(casework.reopen, self._place, reason)

    @Slot(object)
    def _refuse(self, error: LifauditError) -> None:
        """Show what holds without what was refused; what was typed stays if the place is open."""
        if self._following is not None:
            self._show_refused(self._following.take_back())
        if isinstance(error, (AuditSigned, ReturnSignedOff)):
            self.standing.read()

    def _show_refused(self, sheet: Sheet) -> None:
        """Let logic say again what holds without the answer that was refused."""
        if isinstance(part := self.parts.part, SectionPart):
            part.show_all_logic(sheet.worked)
        self.parts.show_steps(steps_of(sheet))

    # ways elsewhere ------------------------------------------------------------------------------

    def _show_around(self, around: Around) -> None:
        self._around = around
        self.head.offer(tuple(around.beside(self._place, *by) is not None for by in WAYS))

    def _go(self, cases: int, agencies: int) -> None:
        if to := self._around.beside(self._place, cases, agencies):
            route = routes.ReturnPage(to.audit, to.case, to.agency, self.rail.key)
            self._desk.go(route)

    def _go_reflections(self) -> None:
        self._desk.go(
            routes.Reflections(*(self._place.audit, self._place.case, self._place.agency))
        )
