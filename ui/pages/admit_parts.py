"""Admitting, what the lead is shown: how it goes, who asks, and what is sent back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lifaudit.domain.joining import Admission, Confirmation
from lifaudit.domain.membership import Standing
from lifaudit.domain.partnership import Role
from lifaudit.services.admitting import Known, Newcomer
from ui.fields.check import CheckField
from ui.fields.choice import ChoiceField
from ui.fields.date import write_date
from ui.fields.field import Field
from ui.fields.form import FormCard
from ui.fields.plain import LongTextField
from ui.fields.select import SelectField
from ui.models.words import ROLE_CHOICES, ROLES
from ui.pages.people_signing import in_full
from ui.theme.tokens import Space
from ui.widgets.banner import notice
from ui.widgets.buttons import primary, quiet, secondary
from ui.widgets.cards import Card
from ui.widgets.labels import Eyebrow, Heading, Hint, PlainLabel
from ui.widgets.options import Option
from ui.widgets.pagehead import DOT
from ui.widgets.spoken import Spoken
from ui.widgets.stack import column, holder, row

LINES = (
    "Give your colleague the partnership card. It is the same for everybody and holds no secret.",
    "They make a request with it and send you that file. Open it here, or drop it on this page.",
    "You ring each other and compare seven words. Then you choose their place and admit them.",
    "You send the answer back. It opens for them alone.",
)
CALL = (
    "Ring {who} on a number you already had, not on one that came with the request, and let them "
    "read their words to you. If one differs, stop: a file was swapped on its way."
)
COMPARED = "I compared these words with {who} by telephone, and all seven are the same"
STOP = "Stop: {who} is known here under another key"
WHY = (
    "People get a new key with a new laptop or a new vault. Somebody who pretends to be them comes "
    "with a new key as well. Take your time: nobody is admitted until a second person made sure."
)
NOBODY = (
    "There is no other lead and no chair in the register. Add them on the People page first, as a "
    "changed key needs a second person."
)
HOW = "In the second person's own words, such as whom they rang and what they asked."
OPTIONS = (
    Option("new", "They have a new key", "The key known until now is withdrawn with this."),
    Option("namesake", "This is another person of the same name", "Both can sign from now on."),
)


class HowPart(QWidget):
    """How a colleague joins, and the card to begin with."""

    card_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("admit.how")
        lines = [PlainLabel(f"{at}. {words}") for at, words in enumerate(LINES, 1)]
        self.card = secondary("Give out the partnership card", "download")
        self.card.does(self.card_wanted.emit)
        self.setLayout(
            column(
                Card(
                    "How a colleague joins",
                    "",
                    holder(column(*lines, gap=Space.S)),
                    row(self.card, None),
                ),
            )
        )


class SecondPerson(FormCard):
    """The hard stop: what may have happened, and who else made sure."""

    def __init__(self, newcomer: Newcomer, known: Known) -> None:
        who = newcomer.person.name
        super().__init__("A second person has to make sure", "" if newcomer.seconds else NOBODY)
        self.setObjectName("admit.second")
        self.what = ChoiceField("What has happened?", OPTIONS)
        seconds = [(one.person, f"{one.name}, {ROLES[one.role]}") for one in newcomer.seconds]
        self.by = SelectField("Second person", seconds, "Another lead, or the chair.")
        self.how = LongTextField("How they made sure", HOW, 2)
        self._is_same = known.person.person == newcomer.person.person
        self.hold(Eyebrow(f"Words of {who} until now"))
        self.hold(Spoken(known.words, "Words known until now"))
        if not self._is_same:
            self.hold(self.what)
        for field in (self.by, self.how):
            self.hold(field)

    def wanted(self) -> tuple[tuple[Field, str], ...]:
        """Return what must be told, and what to say where it is not."""
        told: tuple[tuple[Field, str], ...] = (
            (self.by, "Error: choose who made sure beside you"),
            (self.how, "Error: write how they made sure"),
        )
        return told if self._is_same else ((self.what, "Error: say what has happened"), *told)

    def said(self) -> Confirmation:
        """Return who made sure, and how."""
        return Confirmation(
            str(self.by.value),
            self.how.value.strip(),
            is_namesake=not self._is_same and self.what.value == "namesake",
        )


class NewcomerPart(QWidget):
    """Who asks, the words to compare, their place, and the one button."""

    admitted = Signal(Admission)
    other = Signal()

    def __init__(self, newcomer: Newcomer) -> None:
        super().__init__()
        self.setObjectName("admit.newcomer")
        self._newcomer, who = newcomer, newcomer.person.name
        self.second = SecondPerson(newcomer, newcomer.known) if newcomer.known else None
        self.words = Spoken(newcomer.words, "Seven words of the request")
        self.compared = CheckField(COMPARED.format(who=who))
        self.role = SelectField("Role", ROLE_CHOICES)
        agencies = [(one.agency, one.name) for one in newcomer.agencies]
        self.agency = SelectField("Agency", agencies)
        self.agency.stay_in_line()
        self.admit = primary(f"Admit {who}", "check").does(self._on_admit)
        self.away = quiet("Open another request").does(self.other.emit)
        self._lay_out(who)

    @property
    def person(self) -> str:
        """The id of who asks."""
        return self._newcomer.person.person

    def focus_first(self) -> None:
        """Put the focus on what is asked first."""
        self.compared.focus_first()

    def _lay_out(self, who: str) -> None:
        asked = f"asked on {write_date(self._newcomer.made.date())}"
        about = column(
            Eyebrow("Asks to join"),
            Heading(who, 2),
            Hint(DOT.join(one for one in (self._newcomer.person.job, asked) if one)),
            gap=Space.XS,
        )
        call = FormCard("Compare seven words", CALL.format(who=who), self.words, self.compared)
        place = FormCard("Their place", "", self.role, self.agency)
        stop = [notice(STOP.format(who=who), WHY, "danger")] if self.second else []
        second = [self.second] if self.second else []
        buttons = holder(row(self.admit, self.away, None))
        self.setLayout(column(*stop, holder(about), call, *second, place, buttons, gap=Space.XL))

    def _on_admit(self) -> None:
        wanted = (
            (self.compared, "Error: nobody is admitted before the words were compared"),
            *(self.second.wanted() if self.second else ()),
            (self.role, "Error: choose what they do in the partnership"),
            (self.agency, "Error: choose the agency they work for"),
        )
        empty = [field for field, _ in wanted if not field.value]
        for field, words in wanted:
            field.mark_wrong(words if field in empty else "")
        if empty:
            empty[0].focus_first()
            return
        said = self.second.said() if self.second else None
        decided = Admission(Role(self.role.value), self.agency.value, self._newcomer.words, said)
        self.admitted.emit(decided)


class AdmittedPart(QWidget):
    """Who was admitted, and the file they are waiting for."""

    saved = Signal()
    other = Signal()

    def __init__(self, member: Standing) -> None:
        super().__init__()
        self.setObjectName("admit.done")
        who = member.person.name
        place = f"{ROLES[member.person.role]}, {member.agency}. {in_full(member)}"
        self.save = primary("Save the answer", "download").does(self.saved.emit)
        self.away = secondary("Admit another colleague", "plus").does(self.other.emit)
        done = notice(f"{who} is admitted", place, "success")
        sent = Card(
            "Send the answer",
            f"{who} opens it in their own vault. It is sealed for them, so it may go by e-mail.",
            row(self.save, self.away, None),
        )
        self.setLayout(column(done, sent, gap=Space.XL))

    def focus_first(self) -> None:
        """Put the focus on saving the file."""
        self.save.setFocus()
