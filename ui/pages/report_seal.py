"""Certifying: what is still missing, what signing means, asked once; then the verdict in words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lifaudit.domain.readiness import Missing, Place
from lifaudit.domain.signing import Verdict
from lifaudit.services.reporting import ReportView
from ui.models.verdicts import TONES, in_groups
from ui.pages.check_verdict import signature_line
from ui.theme.tokens import Space
from ui.widgets.banner import notice
from ui.widgets.buttons import primary, quiet
from ui.widgets.cards import Card
from ui.widgets.labels import Heading, Hint, PlainLabel
from ui.widgets.leap import Leap
from ui.widgets.stack import column, emptied, holder

MEANING = (
    "You sign with your own key that this report says what was found. From then on nothing in the "
    "file or in the audit can change without being noticed. To correct it later, the audit is "
    "reopened with a reason and a new version takes this one's place."
)
READY = "Nothing is missing."


class Left(QWidget):
    """What a reader would miss; each line leads to where it is put right."""

    wanted = Signal(Place)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("report.left")
        self.setAccessibleName("What is missing")
        self.title, self.hint = Heading("", 3), Hint(READY)
        self.leaps: list[Leap] = []
        self._missing: tuple[Missing, ...] | None = None
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self.setLayout(column(self.title, self.hint, self._lines, gap=Space.XS))

    def show_missing(self, missing: tuple[Missing, ...]) -> None:
        """Say what is missing now."""
        if missing == self._missing:
            return
        self._missing = missing
        number = len(missing)
        self.title.setText(_title(number))
        self.hint.setVisible(not missing)
        for leap in self.leaps:
            leap.hide()
            leap.deleteLater()
        self.leaps = [self._leap(one) for one in missing]
        for leap in self.leaps:
            self._lines.addWidget(leap)

    def _leap(self, one: Missing) -> Leap:
        made = Leap(one.sentence)
        made.clicked.connect(lambda *_: self.wanted.emit(one.place))
        return made


class Certify(Card):
    """One button, what it means, and one more before it is done."""

    agreed = Signal()

    def __init__(self) -> None:
        super().__init__("Certify the report")
        self.setObjectName("report.certify")
        self.who = Hint()
        self.ask = primary("Certify", "signature").does(self._open)
        self.ask.setObjectName("report.ask")
        self.sure = primary("Certify now", "signature").does(self._agree)
        self.sure.setObjectName("report.sure")
        self.no = quiet("Not yet").does(self._close)
        self.gaps = PlainLabel().wear(letter="strong")
        words = column(PlainLabel(MEANING), self.gaps, gap=Space.S)
        self.asked = holder(column(words, self.sure, self.no, gap=Space.S))
        self.room.addLayout(column(self.who, self.ask, self.asked, gap=Space.S))
        self.asked.hide()

    def show_view(self, view: ReportView) -> None:
        """Offer to certify to the lead, and tell others who can."""
        mine = view.is_lead
        self.gaps.setText(f"{_title(len(view.missing))}. The report will stand without it.")
        self.gaps.setVisible(bool(view.missing))
        lead = view.lead or "the audit's lead"
        self.who.setText("" if mine else f"Only {lead} certifies this report.")
        self.who.setVisible(not mine)
        self.ask.setVisible(mine and self.asked.isHidden())
        if not mine:
            self.asked.hide()

    def done(self) -> None:
        """Let it be asked again after the work has ended, well or not."""
        self.sure.setEnabled(True)
        self._close()

    def _open(self) -> None:
        self.ask.hide()
        self.asked.show()
        self.sure.setFocus()

    def _close(self) -> None:
        held = self.asked.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self.asked.hide()
        self.ask.show()
        if held:
            self.ask.setFocus()

    def _agree(self) -> None:
        self.sure.setEnabled(False)
        self.agreed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.asked.isHidden():
            self._close()
        else:
            super().keyPressEvent(event)


class Checked(QWidget):
    """The verdict on the signed report, with each signature in a sentence."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("report.verdict")
        self.banner = notice("")
        self.signed = QVBoxLayout()
        self.signed.setSpacing(Space.S)
        self.facts = Hint()
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setLayout(column(self.banner, holder(self.signed), self.facts, gap=Space.M))

    def show_verdict(self, verdict: Verdict) -> None:
        """Say what a stranger would be told of this file."""
        self.banner.say(verdict.headline, "\n".join(verdict.beside), TONES[verdict.state])
        emptied(self.signed)
        for one in verdict.signatures:
            self.signed.addWidget(signature_line(one, verdict))
        self.facts.setText(f"SHA-256 of the file: {in_groups(verdict.file_sha256)}")


def _title(number: int) -> str:
    if not number:
        return "Ready"
    return "1 thing is missing" if number == 1 else f"{number} things are missing"
