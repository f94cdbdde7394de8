"""Checking a report somebody sent: choose or drop the file, read the verdict; vault or no vault."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from lifaudit.domain.errors.base import LifauditError
from lifaudit.domain.errors.identity import TrustUnreadable
from lifaudit.domain.errors.report import TrustNotRead
from lifaudit.domain.signing import Verdict
from lifaudit.services import approving, checking
from lifaudit.services.approving import Me
from ui.bridge.desk import Desk
from ui.bridge.route import Approve, CheckReport, Help, Unlock
from ui.fields.file import FileField
from ui.fields.form import FormCard
from ui.pages.check_verdict import Judged, teaching
from ui.widgets.banner import Notice
from ui.widgets.buttons import primary, quiet, secondary
from ui.widgets.dropped import files_in
from ui.widgets.leaf import centre_page, fill_page
from ui.widgets.pagehead import PageHead
from ui.widgets.stack import Item, column, row
from ui.widgets.waiting import Waiting

WIDTH = 720
WHAT = "See whether a report is exactly what was signed, and by whom. The file is only read."
REPORT = "The PDF you were sent. You can also drop it anywhere on this page."
NEEDED = (
    "The trust.pem of the partnership whose report it is. Ask the partnership for it, not whoever "
    "sent you the report. Without it nobody can tell whose signatures these are."
)
SPARE = (
    "For a report of another partnership: its trust.pem, from that partnership itself. Left empty, "
    "your own partnership is trusted."
)
REPLACED = "A newer version of this report exists"
TRUSTS = (".pem", ".crt", ".cer")


class CheckReportPage(QWidget):
    """Two files and a button; beneath them what a verdict means, then the verdict itself."""

    def __init__(self, desk: Desk, route: CheckReport) -> None:
        super().__init__()
        self.setObjectName("check")
        self._desk = desk
        self.report = FileField("Report", REPORT, ("PDF files (*.pdf)",))
        hint = SPARE if desk.is_unlocked else NEEDED
        self.trust = FileField("Trust file (optional)", hint, ("Trust files (*.pem *.crt *.cer)",))
        self.ask = primary("Check", "certificate").does(self.check)
        self.back = quiet("Back", "arrow-left").does(self._go_back)
        self.approve = secondary("Approve this report", "signature").does(self._go_on)
        self.replaced = Notice()
        self.waiting = Waiting("Checking the report")
        self.judged, self.teaching = Judged(), teaching()
        self._name_parts()
        self._lay_out()
        self._listen()
        if route.report:
            self.report.take(route.report)
            QTimer.singleShot(0, self, self.check)

    def focus_first(self) -> None:
        """Put the focus where the report is named."""
        self.report.focus_first()

    def _name_parts(self) -> None:
        named: dict[str, QWidget] = {
            "report": self.report,
            "trust": self.trust,
            "ask": self.ask,
            "back": self.back,
            "verdict": self.judged,
            "approve": self.approve,
            "replaced": self.replaced,
        }
        for name, part in named.items():
            part.setObjectName(f"check.{name}")

    def _lay_out(self) -> None:
        below = column(self.waiting, row(self.ask, self.back, None))
        card = FormCard("", "", self.report, self.trust, below)
        head = PageHead("Check a report", WHAT)
        asked = row(self.approve, None)
        items: tuple[Item, ...] = (head, card, self.replaced, self.judged, asked, self.teaching)
        if self._desk.is_unlocked:
            self._scroll = fill_page(self, *items)
        else:
            self._scroll = centre_page(self, *items, width=WIDTH)
        for part in (self.judged, self.approve, self.replaced):
            part.hide()

    def _listen(self) -> None:
        self.setAcceptDrops(True)
        for field in (self.report, self.trust):
            field.line.textChanged.connect(lambda *_: self._forget())
            field.line.returnPressed.connect(self.check)

    # checking ------------------------------------------------------------------------------------

    def check(self) -> None:
        """Judge the report that is named, against the trust file or one's own partnership."""
        if not self.ask.isEnabled():
            return
        self._forget()
        for field in (self.report, self.trust):
            field.mark_wrong("")
        if not self.report.value:
            self._point_at(self.report, "Error: choose the report to check")
            return
        self._wait(waiting=True)
        if self._desk.is_unlocked and not self.trust.value:
            self._desk.runner.read(checking.roots, self._judge, on_error=self._refuse)
        else:
            self._judge(())

    def _judge(self, ours: tuple[bytes, ...]) -> None:
        trust = self.trust.path if self.trust.value else None
        self._desk.runner.work(
            checking.check_chosen,
            self._show,
            self.report.path,
            trust,
            ours,
            on_error=self._refuse,
        )

    def _show(self, verdict: Verdict) -> None:
        self._wait(waiting=False)
        self.teaching.hide()
        self.judged.show_verdict(self.report.path.name, verdict)
        self.judged.show()
        self.ask.setFocus()
        self._scroll.ensureWidgetVisible(self.judged.banner)
        if self._desk.is_unlocked:
            runner = self._desk.runner
            runner.read(checking.replaced, self._show_replaced, verdict.fingerprint)
            runner.read(approving.me, lambda who: self._offer(verdict, who), self._desk.vault.keys)

    def _show_replaced(self, words: str) -> None:
        self.replaced.say(REPLACED, words, "warning")
        self.replaced.setVisible(bool(words))

    def _offer(self, verdict: Verdict, who: Me) -> None:
        """Lead on to approving where the report waits for this person's signature."""
        self.approve.setVisible(approving.place_in(verdict, who) is not None)

    def _go_on(self) -> None:
        self._desk.go(Approve(str(self.report.path)))

    def _refuse(self, error: LifauditError) -> None:
        """Say beside the file what is wrong with it."""
        self._wait(waiting=False)
        is_trust = isinstance(error, (TrustUnreadable, TrustNotRead))
        self._point_at(self.trust if is_trust else self.report, str(error))

    def _point_at(self, field: FileField, words: str) -> None:
        field.mark_wrong(words)
        field.focus_first()

    def _forget(self) -> None:
        """Put a verdict away that is no longer about the files that are named."""
        for part in (self.judged, self.approve, self.replaced):
            part.hide()
        self.teaching.show()

    def _wait(self, *, waiting: bool) -> None:
        self.waiting.setVisible(waiting)
        for part in (self.report, self.trust, self.ask):
            part.setEnabled(not waiting)

    def _go_back(self) -> None:
        self._desk.go(Help() if self._desk.is_unlocked else Unlock())

    # dropping ------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_in(event) and self.ask.isEnabled():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take a trust file as such, anything else as the report, and check at once."""
        for file in files_in(event):
            field = self.trust if file.suffix.lower() in TRUSTS else self.report
            field.take(str(file))
        event.acceptProposedAction()
        if self.report.value:
            self.check()
