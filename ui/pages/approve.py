"""Approving a report somebody sent: read it, see that it is whole, decide, sign, send it back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from lifaudit.domain.approving import Decision
from lifaudit.domain.change import Change
from lifaudit.domain.errors.base import LifauditError
from lifaudit.domain.screening import Hit
from lifaudit.domain.sign_off import Decided
from lifaudit.services import approving, exporting, identifiers, sending
from lifaudit.services.approving import Answer, Asked, Me, Ready
from ui.bridge import route as at
from ui.bridge.desk import Desk
from ui.fields.file import FileField
from ui.fields.form import FormCard
from ui.pages.approve_decision import DecisionCard
from ui.pages.report_preview import Preview
from ui.pages.report_seal import Checked
from ui.theme.style import mark
from ui.theme.tokens import Space
from ui.widgets.buttons import secondary
from ui.widgets.dropped import files_in
from ui.widgets.halves import Halves
from ui.widgets.labels import Hint
from ui.widgets.pagehead import PageHead
from ui.widgets.scroll import Scroll
from ui.widgets.stack import column, row

WHAT = "Read the report the lead sent you, decide for your agency, and send your answer back."
TABS = ("&Read", "&Decide")
REPORT = "The certified PDF. You can also drop it anywhere on this page."
NOT_ASKED = (
    "No place in this report waits for your certificate. If you should approve it, ask the lead to "
    "name you on the plan and to certify a new version."
)
KEPT = "report"
SIGNED = "You have signed this copy. Send it back to the lead."
BEFORE = {
    Decision.APPROVED: "You approved this report before",
    Decision.RESERVED: "You approved this report with reservations before",
    Decision.DECLINED: "You declined to approve this report before",
}


class ApprovePage(QWidget):
    """The report at the left; at the right the verdict, the decision and the answer's file."""

    def __init__(self, desk: Desk, route: at.Approve) -> None:
        super().__init__()
        self.setObjectName("approve")
        mark(self, kind="page")
        self._desk, self._route = desk, route
        self._asked: Asked | None = None
        self.preview = Preview(desk.runner)
        self.report = FileField("Report", REPORT, ("PDF files (*.pdf)",))
        self.report.setObjectName("approve.report")
        self.report.stand_in_lines()
        self.open = secondary("Open it", "eye").does(self._open)
        self.open.setObjectName("approve.open")
        self.checked = Checked()
        self.told = Hint()
        self.decision = DecisionCard()
        self._lay_out()
        self._listen()
        if route.report:
            self.report.take(route.report)
            self._open()
        elif route.audit:
            self._open_kept()

    def focus_first(self) -> None:
        """Put the focus on the report's file, or on its pages once it is open."""
        if self._asked is None:
            self.report.focus_first()
        else:
            self.preview.sight.setFocus()

    def _lay_out(self) -> None:
        file = FormCard("The report", "", self.report, row(self.open, None))
        judged = (self.checked, self.told, self.decision)
        shown = (*judged, file) if self._route.audit else (file, *judged)  # one is open already
        parts = column(*shown, None, gap=Space.L)
        side = Scroll(parts)
        side.setObjectName("approve.side")
        self.halves = Halves(self.preview, side, TABS)
        whole = column(PageHead("Approve a report", WHAT), self.halves, gap=Space.M)
        whole.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        for part in (self.checked, self.told, self.decision):
            part.hide()

    def _listen(self) -> None:
        self.setAcceptDrops(True)
        self.report.committed.connect(lambda *_: self._forget())
        self.report.line.returnPressed.connect(self._open)
        self.decision.decided.connect(self._decide)
        self.decision.stands.connect(self._let_stand)
        self._desk.runner.changed.connect(self._on_changed)

    # reading -------------------------------------------------------------------------------------

    def _open(self) -> None:
        self.report.flush()
        if not self.report.value:
            self.report.mark_wrong("Error: choose the report first")
            self.report.focus_first()
            return
        self._desk.runner.read(approving.me, self._judge, self._desk.vault.keys)

    def _open_kept(self) -> None:
        """Open what a pack brought; a file can still be chosen instead."""
        where = (self._desk.vault.keys, self._route.audit)
        self._desk.runner.read(approving.kept_here, self._judge_kept, *where)

    def _judge_kept(self, kept: tuple[bytes, Me]) -> None:
        self._desk.runner.work(approving.open_kept, self._show, *kept, on_error=self._refuse)

    def _judge(self, who: Me) -> None:
        job = approving.open_report
        self._desk.runner.work(job, self._show, self.report.path, who, on_error=self._refuse)

    def _show(self, asked: Asked) -> None:
        self._asked = asked
        self.checked.show_verdict(asked.verdict)
        self.checked.show()
        self.preview.show_pdf(asked.pdf)
        if self._route.audit and not self.report.value:
            self.preview.sight.setFocus()
        self.told.setText(_told(asked))
        self.told.setVisible(bool(_told(asked)))
        self.decision.setVisible(asked.place is not None)
        if asked.place is not None:
            self.decision.begin(asked.place, self.report.path.parent if self.report.value else None)

    def _refuse(self, error: LifauditError) -> None:
        self._forget()
        self.report.mark_wrong(str(error))
        self.report.focus_first()

    def _forget(self) -> None:
        """Put away what is no longer about the file that is named."""
        self._asked = None
        for part in (self.checked, self.told, self.decision):
            part.hide()

    # deciding ------------------------------------------------------------------------------------

    def _decide(self) -> None:
        """Look the words through first: what is signed cannot be called back."""
        if self._asked is not None:
            about, look = (self._asked, self.decision.said), approving.undecided
            self._desk.runner.read(look, self._on_looked, *about, on_error=self._refused)

    def _on_looked(self, hits: tuple[Hit, ...]) -> None:
        if hits:
            self.decision.done()
            self.decision.show_found(hits)
        elif self._asked is not None:
            what = (self._desk.vault.keys, self._asked, self.decision.said)
            self._desk.runner.read(approving.ready, self._sign, *what, on_error=self._refused)

    def _let_stand(self, hits: tuple[Hit, ...]) -> None:
        if self._asked is not None:
            about = self._asked.verdict.fingerprint
            stand = identifiers.let_stand
            self._desk.runner.write(stand, about, hits, on_error=self._refused)
            self._decide()

    def _sign(self, ready: Ready) -> None:
        if self._asked is not None:
            what = (self._asked, ready, self._desk.clock())
            self._desk.runner.work(approving.answer, self._keep, *what, on_error=self._refused)

    def _keep(self, answer: Answer) -> None:
        """Write the file first: a decision without it would be nobody's to send."""
        stem = self.report.path.stem if self.report.value else KEPT
        name = f"{stem}{answer.suffix}"
        self._desk.runner.work(
            exporting.save_answer,
            lambda file: self._record(answer, file),
            self.decision.folder.path,
            name,
            answer.content,
            on_error=self._refused,
        )

    def _record(self, answer: Answer, file: Path) -> None:
        self._desk.runner.write(approving.record_answer, answer, on_error=self._refused)
        where = (self._desk.vault, answer.report, file.parent)
        self._desk.runner.serve(
            sending.send_answer,
            lambda packs: self._say_written((*packs, file)),
            *where,
            on_error=self._refused,
        )

    def _say_written(self, files: tuple[Path, ...]) -> None:
        names = " and ".join(one.name for one in files)
        self.decision.show_written(names, f"{self._desk.clock().astimezone():%H:%M}")

    def _refused(self, error: LifauditError) -> None:
        self.decision.done()
        self._desk.runner.failed.emit(error)

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if change.touches(Decided):
            self._desk.undo.clear()  # what was signed and may be sent is not taken back
            self.decision.done()

    # dropping ------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_in(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the file that was dropped."""
        self.report.take(str(files_in(event)[0]))
        event.acceptProposedAction()
        self._open()


def _told(asked: Asked) -> str:
    """Say why nothing can be decided here, or what was decided before on another copy."""
    if asked.has_signed:
        return SIGNED
    if asked.place is None:
        return NOT_ASKED if asked.verdict.trusted else ""
    if asked.decided is None:
        return ""
    said = f": {asked.decided.said}" if asked.decided.said else "."
    return f"{BEFORE[asked.decided.decision]}{said} This copy waits for your signature."
