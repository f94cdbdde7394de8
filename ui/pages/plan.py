"""The plan of one audit: a calm form in parts, and beside it what is left before it can start."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from lifaudit.domain.audit import Audit, ExpectedAgency, PinnedInstrument, Status
from lifaudit.domain.case import Case
from lifaudit.domain.change import Change
from lifaudit.domain.errors.base import LifauditError
from lifaudit.domain.partnership import Agency, Person
from lifaudit.domain.sign_off import Representative
from lifaudit.services import planning, plans, representatives, successors
from lifaudit.services.leading import Led
from lifaudit.services.library import library
from lifaudit.services.plans import PlanView
from ui.bridge import route as at
from ui.bridge.desk import Desk
from ui.dialogs.hand_on import HandOnDialog
from ui.dialogs.reason import ReasonDialog
from ui.pages.plan_form import PlanForm
from ui.pages.plan_left import PlanLeft
from ui.theme.style import look, mark
from ui.theme.tokens import Space
from ui.widgets.banner import notice
from ui.widgets.pagehead import AuditHead
from ui.widgets.saved import Saved
from ui.widgets.scroll import Scroll
from ui.widgets.stack import column, holder, row

WHAT = "What is looked at, why, over which period, by whom and by when."
CONTESTED = "Somebody else says that they lead"
REOPEN = "It goes one step back. A signed report stays as it is; a new version supersedes it."
SHOWN = (Audit, ExpectedAgency, PinnedInstrument, Case, Representative)
NARROW = 860
FORM = 760


class PlanPage(QWidget):
    """Writes down everything as it is typed; starts the audit once nothing is left."""

    def __init__(self, desk: Desk, route: at.Plan) -> None:
        super().__init__()
        self.setObjectName("plan")
        self._desk, self._route = desk, route
        self._view: PlanView | None = None
        self._pressed = False
        self.saved = Saved()
        self.head = AuditHead("Plan", WHAT, self.saved)
        self.form = PlanForm()
        self.left = PlanLeft()
        self._lay_out()
        self._listen()
        mark(self, kind="page")
        self._read()

    def focus_first(self) -> None:
        """Put the focus on what is left first, or where the form begins."""
        if self._view and not self._view.can_change:
            self.left.board.setFocus()
            return
        gaps = self._view.gaps if self._view else ()
        self.form.jump(gaps[0].field if gaps else "title")

    def flush(self) -> None:
        """Record what is still waiting for a pause."""
        self.form.flush()

    def _lay_out(self) -> None:
        self.contested = notice("", "", "warning")
        self.contested.hide()
        self._column = holder(column(self.head, self.contested, self.form, None, gap=Space.XL))
        inside = row(self._column, gap=0)
        inside.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XXL)
        inside.addStretch(1)
        inside.setStretch(0, 100)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(0)
        self._sides.addWidget(Scroll(inside), 1)
        self._sides.addWidget(self.left)
        self.setLayout(self._sides)

    def _listen(self) -> None:
        self.form.told.connect(self._save)
        self.form.asked.connect(self._ask)
        self.form.named.connect(self._name)
        self.form.sample_wanted.connect(lambda: self._desk.go(at.Sample(self._route.audit)))
        self.form.instrument.chosen.connect(self._use)
        self.form.instrument.move_wanted.connect(
            lambda: self._desk.go(at.Moving(self._route.audit))
        )
        self.form.people_wanted.connect(lambda: self._desk.go(at.People()))
        self.left.wanted.connect(self._jump)
        self.left.start.does(self._start)
        self.left.board.does(lambda: self._desk.go(at.Board(self._route.audit)))
        self.left.report.does(self._report)
        self.left.reopen.does(self._reopen)
        self.left.hand_on.does(self._hand_on)
        self._desk.runner.changed.connect(self._on_changed)

    def _read(self) -> None:
        self._desk.runner.read(plans.plan_view, self._show, self._route.audit)
        self._desk.runner.read(library, self.form.instrument.offer)

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        ours = change.audit == self._route.audit
        if ours and change.touches(Audit, ExpectedAgency, PinnedInstrument, Representative):
            self.saved.say(self._desk.clock())
        if (ours and change.touches(*SHOWN)) or change.touches(Agency, Person):
            self._read()

    def _show(self, view: PlanView) -> None:
        first, was, self._view = self._view is None, self._view, view
        if was and was.is_mine and not view.is_mine:
            self._desk.go(at.Send(self._route.audit))
            return
        if self._pressed and was and was.audit.status is Status.DRAFT is not view.audit.status:
            self._desk.go(at.Board(self._route.audit))
            return
        self.head.show_audit(view.audit)
        lead = view.led.lead
        self.head.hint.setText(f"{WHAT} Led by {lead}." if lead else WHAT)
        self._say_contested(view.led)
        self.form.show_plan(view)
        self.left.show_left(view)
        if self._pressed:
            self.form.mark_gaps(view.gaps)
        if first and self.isVisible():
            self.focus_first()

    def _say_contested(self, led: Led) -> None:
        self.contested.setVisible(bool(led.contested))
        if led.contested:
            self.contested.say(CONTESTED, led.contested, "warning")

    @Slot(object)
    def _save(self, plan: Audit) -> None:
        self._desk.runner.write(planning.save_plan, plan)

    @Slot(str, bool)
    def _ask(self, agency: str, asked: bool) -> None:  # noqa: FBT001 - Qt's signal carries it
        use_case = planning.expect if asked else planning.stop_expecting
        self._desk.runner.write(use_case, self._route.audit, agency)

    @Slot(str, str)
    def _name(self, agency: str, person: str) -> None:
        use_case = representatives.name_representative
        self._desk.runner.write(use_case, self._route.audit, agency, person)

    @Slot(str, tuple)
    def _use(self, identity: str, modules: tuple[str, ...]) -> None:
        use_case = planning.use_instrument
        run = self._desk.runner.write
        run(use_case, self._route.audit, identity, modules, on_error=self._on_refused)

    def _on_refused(self, error: LifauditError) -> None:
        self._desk.runner.failed.emit(error)
        self._read()

    @Slot(str)
    def _jump(self, field: str) -> None:
        if field == "cases":
            self._desk.go(at.Sample(self._route.audit))
        else:
            self.form.jump(field)

    def _start(self) -> None:
        self.flush()
        view = self._view
        if view is None or view.audit.status is not Status.DRAFT:
            return
        self._pressed = True
        if view.gaps:
            self.form.mark_gaps(view.gaps)
            self._jump(view.gaps[0].field)
        else:
            self._desk.runner.write(planning.start, self._route.audit)

    def _report(self) -> None:
        self.left.board.setFocus()
        self._desk.runner.write(planning.begin_reporting, self._route.audit)

    def _reopen(self) -> None:
        ask = ReasonDialog(self, "Reopen the audit", REOPEN, "Reopen it")
        ask.record(self._desk.runner, planning.reopen, self._route.audit)

    def _hand_on(self) -> None:
        if self._view is None:
            return
        self.flush()
        ask = HandOnDialog(self, self._view.successors)
        ask.record(self._desk.runner, successors.hand_on, self._route.audit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand the list above the form where there is no room beside it."""
        super().resizeEvent(event)
        narrow = self.width() < look().px(NARROW)
        ways = QBoxLayout.Direction
        self._sides.setDirection(ways.BottomToTop if narrow else ways.LeftToRight)
        self._column.setMaximumWidth(look().px(FORM))
        self.left.be_short(short=narrow)
