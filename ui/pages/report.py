"""The report: read it as it will be printed, see what is missing, certify it, check it, save it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from lifaudit.domain.audit import Audit
from lifaudit.domain.change import Change
from lifaudit.domain.dossier import Dossier
from lifaudit.domain.errors.base import LifauditError
from lifaudit.domain.errors.screening import IdentifiersFound
from lifaudit.domain.errors.sealing import RecordMovedOn
from lifaudit.domain.learning import SealedReport
from lifaudit.domain.placed import placed_in
from lifaudit.domain.ports import Progress
from lifaudit.domain.readiness import Place
from lifaudit.domain.screening import Screened
from lifaudit.domain.sign_off import Approval
from lifaudit.domain.signing import Verdict
from lifaudit.services import (
    approving,
    checking,
    collecting,
    exporting,
    identifiers,
    reporting,
    sending,
)
from lifaudit.services.approving import Me
from lifaudit.services.collecting import Came, Statement
from lifaudit.services.reporting import Ready, ReportView, Sealed
from ui.bridge import route as routes
from ui.bridge.desk import Desk
from ui.pages.report_approvals import Approvals
from ui.pages.report_preview import Preview
from ui.pages.report_save import Save
from ui.pages.report_seal import Certify, Checked, Left
from ui.theme.style import mark
from ui.theme.tokens import Space
from ui.widgets.badges import StateBadge
from ui.widgets.dropped import files_in
from ui.widgets.halves import Halves
from ui.widgets.pagehead import AuditHead
from ui.widgets.scroll import Scroll
from ui.widgets.stack import column

TABS = ("&Read", "&Certify and save")
PURPOSE = "Read what the audit says, put right what is missing, then certify it."
THEIRS = "Read what the audit says. Its lead puts right what is missing, then certifies it."
SIGNED = "Certified. What you see is the signed file itself, and it can be checked by anybody."

Writer = Callable[[Screened[Dossier], Path, datetime, Progress], tuple[Path, ...]]


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
        self.approvals = Approvals()
        self._lay_out()
        self.setObjectName("report")
        mark(self, kind="page")
        self._listen()
        self._read()

    def focus_first(self) -> None:
        """Put the focus on the pages."""
        self.preview.sight.setFocus()

    def _lay_out(self) -> None:
        done = (self.checked, self.approvals, self.certify, self.left, self.save)
        side = Scroll(column(*done, None, gap=Space.L))
        side.setObjectName("report.side")
        halves = Halves(self.preview, side, TABS)
        self.tabs = halves.tabs
        self.tabs.setObjectName("report.tabs")
        whole = column(self.head, halves, gap=Space.M, margin=Space.XL)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.checked.hide()
        self.approvals.hide()

    def _listen(self) -> None:
        self._desk.runner.changed.connect(self._on_changed)
        self.left.wanted.connect(self._go)
        self.certify.agreed.connect(self._certify)
        self.save.report_wanted.connect(self._save_report)
        self.save.copies_wanted.connect(self._save_copies)
        self.approvals.came.connect(self._judge_answer)
        self.approvals.pack_wanted.connect(self._write_pack)
        self.approvals.approve_wanted.connect(
            lambda: self._desk.go(routes.Approve(audit=self._route.audit))
        )
        self.setAcceptDrops(True)

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if change.audit != self._route.audit:
            return
        if change.touches(SealedReport, Approval):
            self._desk.undo.clear()  # a certified report is superseded, never undone
        self._read()

    def _read(self) -> None:
        self._desk.runner.read(reporting.report_view, self._show, self._route.audit)

    def _show(self, view: ReportView) -> None:
        self._view = view
        plan = view.dossier.audit
        self.head.show_audit(plan)
        self.badge.show_state(*_state(plan))
        unsigned = PURPOSE if view.is_lead else THEIRS
        self.head.hint.setText(SIGNED if view.is_signed else unsigned)
        self.left.show_missing(view.missing)
        self.left.setVisible(not view.is_signed)
        self.certify.setVisible(not view.is_signed)
        self.certify.show_view(view)
        if not view.is_signed:
            self.checked.hide()
            self.approvals.hide()
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
        view = self._view
        placed = placed_in(verdict, view.approvals) if view else ()
        self.approvals.show_placed(placed)
        self.approvals.setVisible(bool(placed))
        keys = self._desk.vault.keys
        self._desk.runner.read(approving.me, lambda who: self._offer(verdict, who), keys)

    def _offer(self, verdict: Verdict, who: Me) -> None:
        view = self._view
        if view is not None:
            asked = approving.place_in(verdict, who) is not None
            self.approvals.offer_to(lead=view.is_lead, asked=asked)

    def _write_pack(self) -> None:
        if folder := self.save.chosen():
            where = (self._desk.vault, self._route.audit, folder)
            self._desk.runner.serve(
                sending.send_report, self._on_saved, *where, on_error=self._refused
            )

    def _judge_answer(self, file: Path) -> None:
        view = self._view
        if view is not None:
            self.approvals.wait(waiting=True)
            job = collecting.open_answer
            wrong = self._answer_refused
            self._desk.runner.work(job, self._take_answer, file, view.roots, on_error=wrong)

    def _take_answer(self, came: Came | Statement) -> None:
        wrong = self._answer_refused
        self._desk.runner.write(collecting.take_answer, came, on_error=wrong)
        self.approvals.done()

    def _answer_refused(self, error: LifauditError) -> None:
        self.approvals.wait(waiting=False)
        self._desk.runner.failed.emit(error)

    def _certify(self) -> None:
        self._desk.runner.read(
            reporting.signing,
            self._sign,
            self._route.audit,
            self._desk.vault.keys,
            on_error=self._refused,
        )

    def _sign(self, ready: Ready) -> None:
        """Certify what the lead has before their eyes, or nothing."""
        if ready.whole.value.anchor != self._dossier().anchor:
            self._refused(RecordMovedOn())
            return
        when = self._desk.clock()
        self._desk.runner.work(reporting.certify, self._keep, ready, when, on_error=self._refused)

    def _keep(self, sealed: Sealed) -> None:
        self._desk.runner.write(
            reporting.record_sealed, self._route.audit, sealed, on_error=self._refused
        )
        self.certify.done()

    def _refused(self, error: LifauditError) -> None:
        self.certify.done()
        if isinstance(error, IdentifiersFound):
            self._desk.go(routes.Identifiers(self._route.audit))
        else:
            self._desk.runner.failed.emit(error)

    def _save_report(self, folder: Path) -> None:
        view = self._view
        if view is None or not self._pdf:
            return
        if view.is_signed:
            write = self._writes_signed
            self._desk.runner.read(checking.trust_file, lambda trust: write(folder, trust))
        else:
            self._screened(exporting.save_draft, folder)

    def _writes_signed(self, folder: Path, trust: bytes) -> None:
        dossier = self._dossier()
        self._desk.runner.work(
            exporting.save_signed, self._on_saved, dossier, self._pdf, trust, folder
        )

    def _save_copies(self, folder: Path) -> None:
        if self._view is not None:
            self._screened(exporting.export, folder)

    def _screened(self, write: Writer, folder: Path) -> None:
        """Write the audit once nobody has to decide any more what may leave of it."""
        when, done = self._desk.clock(), self._on_saved
        self._desk.runner.read(
            identifiers.screened_dossier,
            lambda whole: self._desk.runner.work(write, done, whole, folder, when),
            self._route.audit,
            on_error=self._refused,
        )

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
            Place.COMMENTS: routes.Comments(audit),
        }
        self._desk.go(ways[place])

    # dropping ------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_in(event) and not self.approvals.isHidden():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take in what came back."""
        self.approvals.offer(files_in(event)[0])
        event.acceptProposedAction()


def _state(plan: Audit) -> tuple[str, str]:
    return ("Signed", "success") if plan.is_signed else ("Draft", "quiet")
