"""The decision of a representative: approve, approve with reservations, or decline, and why."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lifaudit.domain.approving import LONGEST, Decision, Said
from lifaudit.domain.screening import Hit
from lifaudit.domain.signing import Signatory
from ui.fields.choice import ChoiceField
from ui.fields.folder import FolderField
from ui.fields.form import FormCard, set_in
from ui.fields.plain import LongTextField
from ui.theme.tokens import Space
from ui.widgets.banner import Banner
from ui.widgets.buttons import primary, secondary
from ui.widgets.labels import Hint
from ui.widgets.options import Option
from ui.widgets.stack import column, row

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
FOUND = "Your words may say who somebody is"
TAKE_OUT = "Whoever gets your answer reads {named} in it. Take it out, or let it stand."
CHOOSE = "Decide first."
FOLDER = "Choose a folder first."
WORDS = f"A sentence or two, {LONGEST} characters at most."
NEEDED = "Write what the lead should know."


class DecisionCard(FormCard):
    """Three ways to answer, the words that two of them need, a folder and one button."""

    decided = Signal()
    stands = Signal(object)

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
        self._hits: tuple[Hit, ...] = ()
        self._looked_at: Said | None = None
        self._doubt = self._in_doubt()
        self.words.committed.connect(lambda *_: self._forget_found())
        for item in (self.who, self.choice, self.words):
            self.hold(item)
        self.room.addWidget(self._doubt)
        self.hold(self.folder)
        self.hold(Hint(MEANING))
        self.hold(row(self.sign, None))
        self.hold(self.written)
        self.choice.committed.connect(lambda *_: self._fit())
        self._fit()
        self.written.hide()

    def _in_doubt(self) -> QWidget:
        """Make what is shown beside words that could say who somebody is."""
        self.found = Banner()
        self.found.away.hide()
        self.stand = secondary("Let it stand and sign", "check").does(self._let_stand)
        self.stand.setObjectName("approve.stand")
        made = set_in(column(self.found, row(self.stand, None), gap=Space.S))
        made.hide()
        return made

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

    def show_found(self, hits: tuple[Hit, ...]) -> None:
        """Say what in the words could say who somebody is, and offer to let it stand."""
        self._hits, self._looked_at = hits, self.said if hits else None
        self._doubt.setVisible(bool(hits))
        if hits:
            named = ", ".join(f"\u201c{one.found}\u201d ({one.what.words})" for one in hits)
            self.found.say(FOUND, TAKE_OUT.format(named=named), "warning")
            self.words.focus_first()

    def show_written(self, names: str, when: str) -> None:
        """Say what was written, and what to do with it."""
        self.written.setText(WRITTEN.format(when=when, names=names))
        self.written.show()

    def done(self) -> None:
        """Let it be asked again after the work has ended, well or not."""
        self.sign.setEnabled(True)

    def _forget_found(self) -> None:
        """Take back what was said of words that have changed since."""
        if self._looked_at is not None and self._looked_at != self.said:
            self.show_found(())

    def _let_stand(self) -> None:
        hits = self._hits
        self.show_found(())
        self.sign.setEnabled(False)
        self.stands.emit(hits)

    def _fit(self) -> None:
        self._forget_found()
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
