"""Every audit in the vault, and the beginning of a new one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lifaudit.domain.audit import Audit, AuditType, ExpectedAgency, Status
from lifaudit.domain.case import Case
from lifaudit.domain.change import Change
from lifaudit.domain.errors.base import LifauditError
from lifaudit.domain.profile import Profile
from lifaudit.domain.words import words_of
from lifaudit.services import planning, plans
from lifaudit.services.plans import AuditLine, AuditList
from ui.bridge import route as at
from ui.bridge.desk import Desk
from ui.fields.choice import ChoiceField
from ui.fields.date import write_date
from ui.fields.form import FormCard
from ui.fields.plain import ShortTextField
from ui.fields.unsent import Unsent
from ui.models.rows import RIGHT, Column, Rows
from ui.widgets.buttons import primary, quiet
from ui.widgets.leaf import fill_page
from ui.widgets.options import Option
from ui.widgets.order import tab_before
from ui.widgets.pagehead import PageHead
from ui.widgets.stack import row
from ui.widgets.table import Table

WHAT = "Each audit looks at a few real cases, to learn how practice can be better for children."
TEACH = (
    "Nothing is audited yet. An audit starts with its type and a title; why, which period, who "
    "takes part and by when come next, and nothing goes out before the plan is complete."
)
NEW = "What kind of audit it is and what it is about. Both can be put better later."
TONES = {
    Status.DRAFT: "quiet",
    Status.COLLECTING: "info",
    Status.REPORTING: "info",
    Status.SIGNED: "success",
}
MOST_LINES = 12
LONGEST = 52
COLUMNS: tuple[Column[AuditLine], ...] = (
    Column("Code", lambda one: one.audit.code),
    Column("Title", lambda one: _title(one.audit), tip=lambda one: one.audit.title),
    Column("Type", lambda one: one.kind),
    Column(
        "State",
        lambda one: words_of(one.audit.status),
        tone=lambda one: TONES[one.audit.status],
    ),
    Column("Cases", lambda one: str(one.cases), sort=lambda one: one.cases, align=RIGHT),
    Column(
        "Report due",
        lambda one: write_date(one.audit.report_due) if one.audit.report_due else "",
        sort=lambda one: one.audit.report_due.isoformat() if one.audit.report_due else "",
    ),
)


class AuditsPage(QWidget):
    """A list that opens on Enter, and a short form that begins the next audit."""

    def __init__(self, desk: Desk, _route: at.Audits) -> None:
        super().__init__()
        self.setObjectName("audits")
        self._desk, self._beginning = desk, False
        self.rows: Rows[AuditLine] = Rows(COLUMNS, self)
        self.table = Table(self.rows, "Audits")
        self.table.setObjectName("audits.list")
        self.table.let_yield(1)
        self.table.opened.connect(self._open)
        self.plan_new = primary("Plan a new audit", "plus").does(self.begin)
        self.plan_new.setObjectName("audits.new")
        self.head = PageHead("Audits", WHAT, self.plan_new)
        self.form = _NewAudit(self._create, self._give_up)
        self._lay_out()
        desk.runner.changed.connect(self._on_changed)
        self._read()

    def focus_first(self) -> None:
        """Put the focus where the next thing is done."""
        if self.rows.rows:
            self.table.setFocus()
        else:
            self.form.focus_first()

    def begin(self) -> None:
        """Show the form of a new audit."""
        self.form.show()
        self.plan_new.hide()
        self.form.focus_first()

    def _lay_out(self) -> None:
        fill_page(self, self.head, self.form, self.table)
        for part in (self.form, self.table, self.plan_new):
            part.hide()

    def _read(self) -> None:
        self._desk.runner.read(plans.audit_list, self._show)

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if self._beginning and change.touches(Audit):
            self._desk.go(at.Plan(change.audit))
        elif change.touches(Audit, Case, ExpectedAgency):
            self._read()

    def _show(self, found: AuditList) -> None:
        self.rows.show(found.lines)
        self.form.offer(found.profile)
        some = bool(found.lines)
        self.head.hint.setText(WHAT if some else TEACH)
        self.table.setVisible(some)
        self.table.show_lines(min(len(found.lines), MOST_LINES))
        self.plan_new.setVisible(some and self.form.isHidden())
        if not some:
            self.form.stay()
        elif not self.table.currentIndex().isValid():
            self.table.selectRow(0)

    def _create(self) -> None:
        self._beginning = True
        title = self.form.title.value.strip()
        use_case = planning.new_audit
        self._desk.runner.write(use_case, self.form.type, title, on_error=self._refused)

    def _refused(self, error: LifauditError) -> None:
        self._beginning = False
        self._desk.runner.failed.emit(error)

    def _give_up(self) -> None:
        self.form.hide()
        self.plan_new.show()
        self.table.setFocus()

    def _open(self, line: AuditLine) -> None:
        where = at.Plan if line.audit.status is Status.DRAFT else at.Board
        self._desk.go(where(line.audit.audit))


def _title(audit: Audit) -> str:
    if len(audit.title) > LONGEST:
        return audit.title[: LONGEST - 1].rstrip() + "\N{HORIZONTAL ELLIPSIS}"
    return audit.title or "Without a title yet"


class _NewAudit(FormCard):
    """Type and title: all that a new audit needs."""

    def __init__(self, create: Callable[[], None], give_up: Callable[[], None]) -> None:
        super().__init__("A new audit", NEW)
        self._create, self._profile = create, ""
        self._room = QVBoxLayout()
        self.room.addLayout(self._room)
        self.kind: ChoiceField | None = None
        self.title = ShortTextField("Title", "Such as: Neglect in the early years.")
        self.title.setObjectName("audits.title")
        self.start = primary("Begin planning", "target").does(self._begin)
        self.title.line.returnPressed.connect(self.start.click)
        Unsent(self.start, self.title)
        self.cancel = quiet("Cancel").does(give_up)
        self.hold(self.title)
        self.hold(row(self.start, self.cancel, None))

    @property
    def type(self) -> AuditType | None:
        """The type that is chosen, if one is."""
        code = self.kind.value if self.kind else ""
        return AuditType(code) if code else None

    def offer(self, profile: Profile) -> None:
        """Offer the types of audit as a profile names them."""
        if profile.identity == self._profile:
            return
        self._profile = profile.identity
        kinds = [Option(one.type.value, one.label, one.meaning) for one in profile.audits]
        self.kind = ChoiceField("Type", kinds)
        self.kind.setObjectName("audits.type")
        self.kind.set_value(kinds[0].code)
        self._room.addWidget(self.kind)
        tab_before(self.kind, self.title.line)

    def focus_first(self) -> None:
        """Put the focus on what is asked first."""
        (self.kind or self.title).focus_first()

    def stay(self) -> None:
        """Be the whole page while there is no audit to go back to."""
        self.cancel.hide()
        self.show()

    def _begin(self) -> None:
        untitled = not self.title.value.strip()
        self.title.mark_wrong("Error: give the audit a title" if untitled else "")
        if self.kind and self.type is None:
            self.kind.mark_wrong("Error: choose a type")
            self.kind.focus_first()
        elif untitled:
            self.title.focus_first()
        else:
            self._create()
