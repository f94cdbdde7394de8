"""What can be said of a report, in words: the verdict, each signature, digests to compare."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from lifaudit.domain.signing import SignatureVerdict, Verdict
from ui.models.verdicts import TONES, in_groups
from ui.theme.tokens import Space
from ui.widgets.banner import notice
from ui.widgets.cards import Card
from ui.widgets.stack import column, emptied
from ui.widgets.told import fact, tell


@dataclass(frozen=True, slots=True)
class Lesson:
    """One verdict there can be: its tone, its words, and what they mean."""

    tone: str
    words: str
    meaning: str


LESSONS = (
    Lesson(
        "success",
        "Complete and exactly as it was signed",
        "Not one byte was changed after the last signature, and everybody who was to sign did.",
    ),
    Lesson(
        "warning",
        "A signature is missing, or the signers are unknown",
        "What is there was not changed. Ask the partnership for its trust file, or wait for the "
        "signatures that are still to come.",
    ),
    Lesson(
        "danger",
        "Not as it was signed",
        "Something was changed, added or taken away. Do not rely on it; ask the lead for the "
        "original.",
    ),
)


class Judged(QWidget):
    """The verdict on one file; its digests can be selected and copied."""

    def __init__(self) -> None:
        super().__init__()
        self.banner = notice("")
        self.signatures, self.digests = Card("Signatures"), Card("To compare")
        self._signed, self._facts = QVBoxLayout(), QVBoxLayout()
        for card, room in ((self.signatures, self._signed), (self.digests, self._facts)):
            room.setSpacing(Space.M)
            card.room.addLayout(room)
        self.setLayout(column(self.banner, self.signatures, self.digests, gap=Space.L))
        self.setAccessibleName("Verdict")

    def show_verdict(self, name: str, verdict: Verdict) -> None:
        """Say what can be said of the file of this name."""
        self.banner.say(verdict.headline, "\n".join(verdict.beside), TONES[verdict.state])
        emptied(self._signed)
        for one in verdict.signatures:
            self._signed.addWidget(signature_line(one, verdict))
        self.signatures.setVisible(bool(verdict.signatures))
        emptied(self._facts)
        for label, words in _facts(name, verdict):
            self._facts.addWidget(fact(label, words))


def teaching() -> Card:
    """Return what stands there before a file was checked: what the verdicts mean."""
    lines = [tell(one.tone, one.words, one.meaning) for one in LESSONS]
    return Card("What you will be told", "", column(*lines, gap=Space.M))


def signature_line(one: SignatureVerdict, verdict: Verdict) -> QWidget:
    """Show a signature as good only where the file is, and the signer is known."""
    good = verdict.trusted and TONES[verdict.state] != "danger"
    sound = "success" if good else "info"
    return tell(sound if one.sound else "danger", one.sentence, "")


def _facts(name: str, verdict: Verdict) -> list[tuple[str, str]]:
    told = [
        ("File", name),
        ("SHA-256 of the file", in_groups(verdict.file_sha256)),
        ("SHA-256 of the audit inside it", in_groups(verdict.fingerprint)),
        ("SHA-256 of the partnership's certificate", in_groups(verdict.root_sha256)),
    ]
    return [(label, words) for label, words in told if words]
