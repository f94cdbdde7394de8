"""Joining, its three states: asking with a card, waiting for the answer, and having joined."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lifaudit.domain.joining import Card as PartnershipCard
from lifaudit.services.joining import Joined, Waiting
from ui.fields.date import write_date
from ui.fields.file import FileField
from ui.fields.form import FormCard
from ui.fields.plain import ShortTextField
from ui.theme.tokens import Space
from ui.widgets.banner import notice
from ui.widgets.buttons import primary, quiet
from ui.widgets.cards import Card
from ui.widgets.labels import Hint, PlainLabel
from ui.widgets.spoken import Spoken
from ui.widgets.stack import column, holder, row

CARD_KINDS = ("Partnership cards (*.lifcard)",)
ANSWER_KINDS = ("Answers (*.lifanswer)",)
CARD = "Ask the lead for the file that ends in .lifcard. You can also drop it on this page."
NEXT = "The lead sends you a pack for each audit: take it in at home, and it says what is asked."
ANSWER = "The file that ends in .lifanswer. You can also drop it on this page."
SEND = (
    "Send the file to {lead}, by e-mail or on a stick. It holds your name, your job and public "
    "keys, and no secret."
)
CALL = (
    "Ring {lead} on a number you already know, and read these words out. They have the same seven "
    "on their screen. If one differs, stop: a file was swapped on its way."
)
RENEW = "When your certificate is renewed, or if you were sent a new answer, open it here."


class AskPart(QWidget):
    """The card, and who asks; the second only once the first was read."""

    card_chosen = Signal(Path)
    asked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("join.ask")
        self.file = FileField("Partnership card", CARD, CARD_KINDS)
        self.file.committed.connect(lambda *_: self._on_file())
        self.whose = notice("")
        self.name = ShortTextField("Your name", "As it should stand on signed reports.")
        self.job = ShortTextField("Your job", "Such as named nurse, or detective sergeant.")
        self.ask = primary("Make my request", "check").does(self._on_ask)
        self._who = FormCard("Who you are", "", self.name, self.job, row(self.ask, None))
        first = FormCard("Begin with the card of your partnership", "", self.file)
        self.setLayout(column(first, self.whose, self._who, gap=Space.XL))
        self.whose.hide()
        self._who.hide()

    def focus_first(self) -> None:
        """Put the focus on what is asked first."""
        self.file.focus_first()

    def show_card(self, card: PartnershipCard, name: str, job: str) -> None:
        """Say whose card it is, and ask who wants to join."""
        said = f"It is led by {card.lead.name}. That it is genuine shows when you compare words."
        self.whose.say(card.partnership.name, said, "info")
        self._who.show()
        self.name.set_value(name)
        self.job.set_value(job)
        self.name.focus_first()

    def refuse(self, words: str) -> None:
        """Say beside the file why it cannot be used."""
        self.whose.hide()
        self._who.hide()
        self.file.mark_wrong(words)
        self.file.focus_first()

    def _on_file(self) -> None:
        if self.file.value:
            self.card_chosen.emit(self.file.path)

    def _on_ask(self) -> None:
        name = self.name.value.strip()
        self.name.mark_wrong("" if name else "Error: enter your name")
        if name:
            self.asked.emit(name, self.job.value.strip())
        else:
            self.name.focus_first()


class WaitPart(QWidget):
    """What is left to do: send the file, compare the words, open the answer."""

    saved = Signal()
    answer_chosen = Signal(Path)
    again = Signal()

    def __init__(self, waiting: Waiting) -> None:
        super().__init__()
        self.setObjectName("join.wait")
        self.save = primary("Save the request", "download").does(self.saved.emit)
        self.other = quiet("Begin again with another card").does(self.again.emit)
        who = Hint(", ".join(one for one in (waiting.name, waiting.job) if one))
        send = Card(
            "1. Send your request",
            SEND.format(lead=waiting.lead),
            who,
            row(self.save, self.other, None),
        )
        self.words = Spoken(waiting.words)
        call = Card("2. Compare seven words", CALL.format(lead=waiting.lead), self.words)
        self.file = _answer_field(self.answer_chosen)
        answer = FormCard("3. Open the answer", "", self.file)
        self.setLayout(column(send, call, answer, gap=Space.XL))

    def focus_first(self) -> None:
        """Put the focus on saving the file."""
        self.save.setFocus()

    def refuse(self, words: str) -> None:
        """Say beside the answer why it cannot be used."""
        self.file.mark_wrong(words)
        self.file.focus_first()


class DonePart(QWidget):
    """What the vault knows by now, and where a renewed certificate is taken in."""

    answer_chosen = Signal(Path)
    again = Signal()
    left = Signal()

    def __init__(self, joined: Joined) -> None:
        super().__init__()
        self.setObjectName("join.done")
        until = f" You can sign until {write_date(joined.until.date())}." if joined.until else ""
        told = (
            f"This vault knows {_count(joined.agencies, 'agency', 'agencies')} and "
            f"{_count(joined.members, 'member', 'members')}.{until} {NEXT}"
        )
        self.go = primary("Show the members", "users").does(self.left.emit)
        self.other = quiet("Make a new request").does(self.again.emit)
        self.file = _answer_field(self.answer_chosen)
        banner = notice(f"You have joined {joined.partnership}", told, "success")
        later = FormCard("Later", RENEW, self.file, row(self.other, None))
        self.setLayout(column(banner, row(self.go, None), later, gap=Space.XL))

    def focus_first(self) -> None:
        """Put the focus on going on."""
        self.go.setFocus()

    def refuse(self, words: str) -> None:
        """Say beside the answer why it cannot be used."""
        self.file.mark_wrong(words)
        self.file.focus_first()


def steps() -> QWidget:
    """Return what stands beneath the first question: how joining goes on."""
    lines = (
        "You open the card and make a request; the file goes to the lead.",
        "You and the lead compare seven words by telephone.",
        "The lead sends an answer. With it, this vault knows the partnership and you can sign.",
    )
    numbered = [PlainLabel(f"{at}. {words}") for at, words in enumerate(lines, 1)]
    return Card("How it goes", "", holder(column(*numbered, gap=Space.S)))


def _answer_field(chosen: object) -> FileField:
    made = FileField("The lead's answer", ANSWER, ANSWER_KINDS)
    made.committed.connect(lambda *_: chosen.emit(made.path) if made.value else None)  # type: ignore[attr-defined]  # a bound signal has no type of its own
    return made


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
