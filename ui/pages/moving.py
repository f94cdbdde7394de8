"""Moving an audit to another version: chosen, previewed in words and numbers, made as one step."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from lifaudit.domain.change import Change
from lifaudit.domain.earlier import Moved
from lifaudit.domain.errors.base import LifauditError
from lifaudit.domain.library import Library
from lifaudit.domain.moving import MovePlan, Preview
from lifaudit.services import moving, plans
from lifaudit.services.library import library
from lifaudit.services.moving_back import move_back, preview_back
from lifaudit.services.plans import PlanView
from ui.bridge import route as at
from ui.bridge.desk import Desk
from ui.dialogs.reason import ReasonDialog
from ui.fields.form import FormCard
from ui.fields.select import SelectField
from ui.pages.moving_lines import LinesCard
from ui.widgets.banner import Banner
from ui.widgets.buttons import primary, secondary
from ui.widgets.labels import Hint
from ui.widgets.leaf import fill_page
from ui.widgets.pagehead import AuditHead
from ui.widgets.stack import row

WHAT = "What is asked can become another version. Nothing that was answered is ever lost."
CHOOSE = "Choose the version; nothing happens before you have seen what would."
NONE = "There is no other version yet. Publish one on the Instruments page."
WHY = "Every agency is asked the new version from now on. You can move back, previewed as well."
BACK = "Everything goes back to the version before. What was recorded since is kept too."


class MovingPage(QWidget):
    """A version to choose, what would become of every answer, and the step itself."""

    def __init__(self, desk: Desk, route: at.Moving) -> None:
        super().__init__()
        self.setObjectName("moving")
        self._desk, self._audit = desk, route.audit
        self._view: PlanView | None = None
        self._plan: MovePlan | None = None
        self.head, self.banner = AuditHead("Another version", WHAT), Banner()
        self.version = SelectField("Version to move to", (), CHOOSE)
        self.version.setObjectName("moving.version")
        self.version.stay_in_line()
        self.version.committed.connect(lambda *_: self._choose())
        self.now = Hint()
        self.go = primary("Move the audit", "check").does(self._move)
        self.go.setObjectName("moving.go")
        self.back = secondary("Preview moving back", "arrow-back-up").does(self._ask_back)
        self.back.setObjectName("moving.back")
        self.lines = LinesCard()
        self.lines.planned.connect(self._take)
        self.lines.act.clicked.connect(self._go_back)
        card = FormCard("", "", self.now, self.version, row(self.go, self.back, None))
        fill_page(self, self.head, self.banner, card, self.lines)
        self.lines.hide()
        self.go.setEnabled(False)
        desk.runner.changed.connect(self._on_changed)
        self._read()

    def focus_first(self) -> None:
        """Put the focus on the version."""
        self.version.focus_first()

    def _read(self) -> None:
        self._desk.runner.read(plans.plan_view, self._show, self._audit)

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if change.audit == self._audit:
            self._forget()
            self._read()

    def _show(self, view: PlanView) -> None:
        self._view = view
        self.head.show_audit(view.audit)
        main = view.instruments.main
        self.now.setText(f"Now: {main.title}, version {main.version.partition('+')[0]}.")
        self._desk.runner.read(library, self._offer)
        self._desk.runner.read(moving.moves, self._show_back, self._audit)

    def _offer(self, found: Library) -> None:
        assert self._view is not None  # noqa: S101 - asked for once the plan was read
        main = self._view.instruments.main
        current = main.identity.split("+")[0]
        fit = [
            one
            for one in found.of_use("return")
            if one.instrument.subject == main.subject and one.identity != current
        ]
        self.version.offer(
            [(one.identity, f"{one.instrument.title}, {one.instrument.version}") for one in fit]
        )
        self.version.setEnabled(bool(fit))
        self.version.mark_gap("" if fit else NONE)

    def _show_back(self, made: tuple[Moved, ...]) -> None:
        self.back.setVisible(any(not one.back for one in made))

    # forward

    def _choose(self) -> None:
        self._forget()
        self.lines.begin()
        if self.version.value and self._view:
            modules = tuple(self._view.instruments.main.identity.split("+")[1:])
            args = (self._audit, self.version.value, modules)
            self._desk.runner.read(moving.plan_move, self._take, *args, on_error=self._refuse)

    @Slot(object)
    def _take(self, plan: MovePlan) -> None:
        """Take a plan, proposed or as its lead has changed it, and preview it."""
        self._plan = plan
        show = partial(self._show_preview, plan)
        self._desk.runner.read(moving.preview, show, plan, on_error=self._refuse)

    def _show_preview(self, plan: MovePlan, preview: Preview) -> None:
        if plan is self._plan:
            self.lines.show_preview(preview, plan)
            self.lines.show()
            self.go.setEnabled(True)

    def _move(self) -> None:
        plan = self._plan
        if plan is not None:
            ask = ReasonDialog(self, "Move the audit", WHY, "Move it")
            ask.record(self._desk.runner, moving.move, plan)

    # back

    def _ask_back(self) -> None:
        self._forget()
        self._desk.runner.read(
            preview_back, self._show_way_back, self._audit, on_error=self._refuse
        )

    def _show_way_back(self, preview: Preview) -> None:
        self.lines.show_preview(preview, None)
        self.lines.show()
        self.lines.act.show()

    def _go_back(self) -> None:
        self.lines.act.hide()
        self._desk.runner.write(move_back, self._audit, on_error=self._refuse)

    def _forget(self) -> None:
        self._plan = None
        self.lines.hide()
        self.go.setEnabled(False)
        self.banner.hide()

    def _refuse(self, error: LifauditError) -> None:
        self.banner.say(error.title, str(error), "warning")
