"""What the representatives decided on the certified report, and taking in what they sent back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lifaudit.domain.approving import Decision
from lifaudit.domain.placed import Placed
from ui.fields.file import FileField
from ui.fields.form import FormCard
from ui.theme.tokens import Space
from ui.widgets.buttons import primary, secondary
from ui.widgets.labels import Hint, PlainLabel
from ui.widgets.pictures import Picture
from ui.widgets.stack import column, emptied, holder, row

WHAT = (
    "Save the signed report and send it to each of them, best from one to the next. Where two sign "
    "the same copy both are counted, and the second signs once more on the newest one."
)
CAME = "The signed PDF, or the file of somebody who declines. It can also be dropped on this page."
KINDS = ("Approvals (*.pdf *.lifdecline)",)
CHOOSE = "Choose the file that came back first."
SIGNS = {
    Decision.APPROVED: ("circle-check", "success"),
    Decision.RESERVED: ("circle-check", "warning"),
    Decision.DECLINED: ("circle-x", "danger"),
    None: ("clock", "quiet"),
}
AGAIN = ("refresh", "warning")


class Approvals(FormCard):
    """A line for each place in the report, and a file field below them."""

    came = Signal(Path)
    approve_wanted = Signal()
    pack_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("Approvals", WHAT)
        self.setObjectName("report.approvals")
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(Space.M)
        self.file = FileField("What came back", CAME, KINDS)
        self.file.setObjectName("report.came")
        self.file.stand_in_lines()
        self.take = secondary("Take it in", "download").does(self._on_take)
        self.take.setObjectName("report.take")
        self.approve = primary("Approve this report", "signature").does(self.approve_wanted.emit)
        self.approve.setObjectName("report.approve")
        self.pack = secondary("Write the pack for approval", "upload").does(self.pack_wanted.emit)
        self.pack.setObjectName("report.pack")
        self.hold(self._lines)
        self.hold(column(row(self.approve, None), row(self.pack, None), gap=Space.S))
        self.hold(self.file)
        self.hold(row(self.take, None))
        self.offer_to(lead=False, asked=False)

    def show_placed(self, placed: tuple[Placed, ...]) -> None:
        """Say of each place who is to sign it and what they decided."""
        emptied(self._lines)
        for one in placed:
            self._lines.addWidget(_line(one))

    def offer_to(self, *, lead: bool, asked: bool) -> None:
        """Offer the lead to send and to take in, and a representative to approve."""
        self.approve.setVisible(asked)
        for part in (self.pack, self.file, self.take):
            part.setVisible(lead)

    def done(self) -> None:
        """Let another file be taken in."""
        self.file.set_value("")
        self.wait(waiting=False)

    def wait(self, *, waiting: bool) -> None:
        """Do not take two files in at once."""
        self.take.setEnabled(not waiting)

    def offer(self, file: Path) -> None:
        """Take in a file that was dropped on the page."""
        self.file.take(str(file))
        self._on_take()

    def _on_take(self) -> None:
        self.file.flush()
        if not self.take.isEnabled():
            return
        if not self.file.value:
            self.file.mark_wrong(CHOOSE)
            self.file.focus_first()
            return
        self.came.emit(self.file.path)


def _line(one: Placed) -> QWidget:
    sign, tone = AGAIN if one.again else SIGNS[one.decision]
    words = column(PlainLabel(one.who).wear(letter="strong"), Hint(one.sentence), gap=Space.XS)
    picture = Picture(sign, tone)
    line = row(picture, words, gap=Space.M)
    line.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
    line.setStretch(1, 1)
    return holder(line)
