"""The report: read it as it will be printed, see what is missing, certify it, check it, save it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTabBar, QWidget

from lifaudit.domain.audit import Audit
from lifaudit.domain.change import Change
from lifaudit.domain.dossier import Dossier
from lifaudit.domain.errors.base import LifauditError
from lifaudit.domain.learning import SealedReport
from lifaudit.domain.readiness import Place
from lifaudit.domain.signing import SigningKey, Verdict
from lifaudit.services import checking, exporting, reporting
from lifaudit.services.reporting import ReportView, Sealed
from ui.bridge import route as routes
from ui.bridge.desk import Desk
from ui.pages.report_preview import Preview
from ui.pages.report_save import Save
from ui.pages.report_seal import Certify, Checked, Left
from ui.theme.style import look, mark
from ui.theme.tokens import Space
from ui.widgets.badges import StateBadge
from ui.widgets.pagehead import AuditHead
from ui.widgets.scroll import Scroll
from ui.widgets.stack import column, row

SIDE, NARROW = 340, 780
TABS = ("&Read", "&Certify and save")
UNBOUNDED = (1 << 24) - 1
PURPOSE = "Read what the audit says, put right what is missing, then certify it."
SIGNED = "Certified. What you see is the signed file itself, and it can be checked by anybody."


class ReportPage(QWidget):
    """The preview, and beside it everything that is done with a report."""

    def __init__(self, desk: Desk, route: routes.Report) -> None:
        super().__init__()
        self._desk, self._route = desk, route
        self._view: ReportView | None = None
        self._pdf = b""
        self.badge = StateBadge()
        self.head = AuditHead("Report", PURPOSE, self.badge)
        self.preview = Preview(desk.runner)
        self.left, self.certify = Left(), Certify()
        self.checked, self.save = Checked(), Save()
        self.tabs = QTabBar()
        self._dress_tabs()
        self._lay_out()
        self.setObjectName("report")
        mark(self, kind="page")
        self._listen()
        self._read()

    def focus_first(self) -> None:
        """Put the focus on the pages."""
        self.preview.sight.setFocus()

    def _lay_out(self) -> None:
        parts = column(self.checked, self.certify, self.left, self.save, None, gap=Space.L)
        self._side = Scroll(parts)
        self._side.setObjectName("report.side")
        halves = row(self.preview, self._side, gap=Space.XL)
        halves.setStretch(0, 1)
        head = column(self.head, self.tabs, gap=Space.M)
        whole = column(head, halves, gap=Space.L, margin=Space.XL)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.checked.hide()

    def _dress_tabs(self) -> None:
        """Prepare the two halves of a narrow page."""
        for title in TABS:
            self.tabs.addTab(title)
        self.tabs.setObjectName("report.tabs")
        self.tabs.setAccessibleName("Parts of the page")
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.currentChanged.connect(lambda _: self._fit())

    def _listen(self) -> None:
        self._desk.runner.changed.connect(self._on_changed)
        self.left.wanted.connect(self._go)
        self.certify.agreed.connect(self._certify)
        self.save.report_wanted.connect(self._save_report)
        self.save.copies_wanted.connect(self._save_copies)

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if change.audit != self._route.audit:
            return
        if change.touches(SealedReport):
            self._desk.undo.clear()  # a certified report is superseded, never undone
        self._read()

    def _read(self) -> None:
        self._desk.runner.read(reporting.report_view, self._show, self._route.audit)

    def _show(self, view: ReportView) -> None:
        self._view = view
        plan = view.dossier.audit
        self.head.show_audit(plan)
        self.badge.show_state(*_state(plan))
        self.head.hint.setText(SIGNED if view.is_signed else PURPOSE)
        self.left.show_missing(view.missing)
        self.left.setVisible(not view.is_signed)
        self.certify.setVisible(not view.is_signed)
        self.certify.show_view(view)
        if not view.is_signed:
            self.checked.hide()
        self.save.show_signed(signed=view.is_signed)
        self._make(view)

    def _make(self, view: ReportView) -> None:
        """Show the signed file, or a draft of what stands now."""
        runner = self._desk.runner
        if view.is_signed and view.versions:
            newest = view.versions[0].version
            runner.read(reporting.sealed_pdf, self._take(view), self._route.audit, newest)
        else:
            runner.work(reporting.draft, self._take(view), view.dossier, self._desk.clock())

    def _take(self, view: ReportView) -> Callable[[bytes], None]:
        """Return what shows a file, unless something newer is shown by then."""

        def take(pdf: bytes) -> None:
            if view is self._view:
                self._pdf = pdf
                self.preview.show_pdf(pdf)
                self._check(view, pdf)

        return take

    def _check(self, view: ReportView, pdf: bytes) -> None:
        if view.is_signed:
            self._desk.runner.work(reporting.judge, self._on_judged, pdf, view.roots)

    def _on_judged(self, verdict: Verdict) -> None:
        self.checked.show_verdict(verdict)
        self.checked.show()

    def _certify(self) -> None:
        self._desk.runner.read(
            reporting.signing,
            self._sign,
            self._route.audit,
            self._desk.vault.keys,
            on_error=self._refused,
        )

    def _sign(self, key: SigningKey) -> None:
        if self._view is not None:
            self._desk.runner.work(
                reporting.certify,
                self._keep,
                self._view.dossier,
                key,
                self._desk.clock(),
                on_error=self._refused,
            )

    def _keep(self, sealed: Sealed) -> None:
        self._desk.runner.write(
            reporting.record_sealed, self._route.audit, sealed, on_error=self._refused
        )
        self.certify.done()

    def _refused(self, error: LifauditError) -> None:
        self.certify.done()
        self._desk.runner.failed.emit(error)

    def _save_report(self, folder: Path) -> None:
        view = self._view
        if view is None or not self._pdf:
            return
        if view.is_signed:
            write = self._writes_signed
            self._desk.runner.read(checking.trust_file, lambda trust: write(folder, trust))
        else:
            job = exporting.save_draft
            self._desk.runner.work(job, self._on_saved, view.dossier, self._pdf, folder)

    def _writes_signed(self, folder: Path, trust: bytes) -> None:
        dossier = self._dossier()
        self._desk.runner.work(
            exporting.save_signed, self._on_saved, dossier, self._pdf, trust, folder
        )

    def _save_copies(self, folder: Path) -> None:
        if self._view is not None:
            when = self._desk.clock()
            job = exporting.export
            self._desk.runner.work(job, self._on_saved, self._dossier(), folder, when)

    def _dossier(self) -> Dossier:
        assert self._view is not None  # noqa: S101 - asked only once the page shows an audit
        return self._view.dossier

    def _on_saved(self, files: tuple[Path, ...]) -> None:
        self.save.show_saved(files, f"{self._desk.clock().astimezone():%H:%M}")

    def _go(self, place: Place) -> None:
        audit = self._route.audit
        ways = {
            Place.PLAN: routes.Plan(audit),
            Place.BOARD: routes.Board(audit),
            Place.FINDINGS: routes.Findings(audit),
        }
        self._desk.go(ways[place])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show both halves side by side, or one at a time where there is no room."""
        narrow = self.width() < look().px(NARROW)
        first = self.tabs.currentIndex() == 0
        self.tabs.setVisible(narrow)
        self.preview.setVisible(first or not narrow)
        self._side.setVisible(not first or not narrow)
        wide = look().px(SIDE)
        self._side.setMinimumWidth(0 if narrow else wide)
        self._side.setMaximumWidth(UNBOUNDED if narrow else wide)


def _state(plan: Audit) -> tuple[str, str]:
    return ("Signed", "success") if plan.is_signed else ("Draft", "quiet")
