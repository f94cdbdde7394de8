"""The decision of a representative: approve, approve with reservations, or decline, and why."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal

from lifaudit.domain.approving import LONGEST, Decision
from lifaudit.domain.signing import Signatory
from lifaudit.services.approving import Said
from ui.fields.choice import ChoiceField
from ui.fields.folder import FolderField
from ui.fields.form import FormCard
from ui.fields.plain import LongTextField
from ui.widgets.buttons import primary
from ui.widgets.labels import Hint
from ui.widgets.options import Option
from ui.widgets.stack import row

WAYS = (
    Option(Decision.APPROVED.value, "I approve it", "As it is."),
    Option(
        Decision.RESERVED.value,
        "I approve it with reservations",
        "They are part of your signature, and everybody who checks the report reads them.",
    ),
    Option(
        Decision.DECLINED.value,
        "I decline",
        "Your place in the report stays empty. The lead is told why in a file of its own.",
    ),
)
MEANING = (
    "You sign with your own key for your agency. What you sign cannot be changed, by you or by "
    "anybody else."
)
WHERE = "Your answer is written here, for you to send back to the lead."
WRITTEN = "Written {when}: {names}. Send it back to the lead."
CHOOSE = "Decide first."
FOLDER = "Choose a folder first."
WORDS = f"A sentence or two, {LONGEST} characters at most."
NEEDED = "Write what the lead should know."


class DecisionCard(FormCard):
    """Three ways to answer, the words that two of them need, a folder and one button."""

    decided = Signal()

    def __init__(self) -> None:
        super().__init__("Your decision")
        self.setObjectName("approve.decision")
        self.who = Hint()
        self.choice = ChoiceField("What you decide", WAYS)
        self.words = LongTextField("Reservations", WORDS, 3)
        self.folder = FolderField("Folder", WHERE)
        self.folder.stand_in_lines()
        self.sign = primary("Sign and write the file", "signature").does(self._on_sign)
        self.written = Hint()
        for name in ("choice", "words", "folder", "sign"):
            getattr(self, name).setObjectName(f"approve.{name}")
        for item in (self.who, self.choice, self.words, self.folder):
            self.hold(item)
        self.hold(Hint(MEANING))
        self.hold(row(self.sign, None))
        self.hold(self.written)
        self.choice.committed.connect(lambda *_: self._fit())
        self._fit()
        self.written.hide()

    @property
    def said(self) -> Said:
        """What was decided, and the words that go with it."""
        decision = Decision(self.choice.value)
        return Said(decision, "" if decision is Decision.APPROVED else self.words.value)

    def begin(self, place: Signatory, folder: Path | None) -> None:
        """Say for whom this is decided, and offer the report's own folder."""
        self.who.setText(f"For {place.organisation}, as {place.role}.")
        if folder is not None and not self.folder.value:
            self.folder.set_value(str(folder))
        self.written.hide()

    def show_written(self, names: str, when: str) -> None:
        """Say what was written, and what to do with it."""
        self.written.setText(WRITTEN.format(when=when, names=names))
        self.written.show()

    def done(self) -> None:
        """Let it be asked again after the work has ended, well or not."""
        self.sign.setEnabled(True)

    def _fit(self) -> None:
        declines = self.choice.value == Decision.DECLINED.value
        self.words.setVisible(self.choice.value not in ("", Decision.APPROVED.value))
        self.words.label.setText("Reasons" if declines else "Reservations")

    def _on_sign(self) -> None:
        self.words.flush()
        self.folder.flush()
        if not self._is_whole():
            return
        self.sign.setEnabled(False)
        self.decided.emit()

    def _is_whole(self) -> bool:
        """Say at the first field what it lacks."""
        if not self.choice.value:
            self.choice.mark_gap(CHOOSE)
            self.choice.focus_first()
            return False
        if not self.words.isHidden() and not self.words.value.strip():
            self.words.mark_gap(NEEDED)
            self.words.focus_first()
            return False
        if not self.folder.value:
            self.folder.mark_wrong(FOLDER)
            self.folder.focus_first()
            return False
        return True
