"""How a return begins: whether the agency worked with the child, and who was spoken with."""

from __future__ import annotations

from lifaudit.domain.casework import Involvement
from lifaudit.domain.completeness import START
from lifaudit.domain.sheet import Sheet
from lifaudit.domain.subject import Subject
from lifaudit.domain.words import words_of
from ui.fields.bound import DAY, TRUTH, WHOLE, code_of
from ui.fields.choice import ChoiceField, YesNoField
from ui.fields.date import DateField
from ui.fields.form import FormCard
from ui.fields.plain import LongTextField, NumberField, ShortTextField
from ui.pages.return_part import NOT_OURS, TITLES, ReturnPart, whose
from ui.widgets.banner import notice
from ui.widgets.cards import Card
from ui.widgets.options import Option

MEANINGS: dict[Involvement, str] = {
    Involvement.INVOLVED: "There is practice to look at. The whole return is asked.",
    Involvement.KNOWN_NOT_INVOLVED: "There is a record, but no work in the period reviewed.",
    Involvement.NOT_KNOWN: "The child was looked for under every name and found in no record.",
}
ANSWERS = {
    Involvement.INVOLVED: ("Yes", "The whole return is asked."),
    Involvement.NOT_KNOWN: ("No", "Say why below; that is all this return needs."),
}
"""How the declaration is answered about anything else than a child."""
BEGIN = "Say first whether there is anything to return. If not, that is all that is needed."
INTRO = (
    "Say first whether your agency worked with this child in the period under review. If it did "
    "not, that is all this return needs."
)
FIRST = "Before you begin"
SPEAK = "Speak before you grade: the record never tells all of it. A role is enough, never a name."


class StartPart(ReturnPart):
    """The declaration, what was looked at, and the practitioner spoken with."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(TITLES[START], _intro(sheet))
        if not sheet.is_ours:
            self.room.addWidget(notice(whose(sheet), NOT_OURS, "info"))
        elif sheet.instrument.statement:
            self.room.addWidget(notice(FIRST, sheet.instrument.statement, "info"))
        bound = self.binds(sheet.head, "Involvement, records seen and the practitioner")
        self._bound = bound
        declared = ChoiceField(sheet.subject.declaration, _answers(sheet.subject))
        self.names("involvement", bound.bind("involvement", declared, code_of(Involvement)))
        known = "What is known" if sheet.subject.child else "Why not"
        note = LongTextField(known, "In a few lines.", 2)
        self._note = bound.bind("involvement_note", note)
        self.room.addWidget(FormCard("", "", declared, note))
        spoken = (self._practitioner(),) if sheet.subject.child else ()
        self._practice = (self._seen(), *spoken)
        for card in self._practice:
            self.room.addWidget(card)
        self.show_sheet(sheet)

    def _seen(self) -> Card:
        records = LongTextField("Records seen", "Which systems and files, for which dates.", 2)
        self.names("records", self._bound.bind("records_seen", records))
        spent = NumberField("Minutes spent on this return", "Leave empty if you did not count.")
        self._bound.bind("minutes_spent", spent, WHOLE)
        return FormCard("What you looked at", "", records, spent)

    def _practitioner(self) -> Card:
        bound = self._bound
        spoken = YesNoField("Did you speak with a practitioner who knows the child?")
        self.names("practitioner", bound.bind("practitioner_spoken", spoken, TRUTH))
        role = ShortTextField("Their role", "Such as health visitor or class teacher.")
        self._role = bound.bind("practitioner_role", role)
        self._on = bound.bind("practitioner_on", DateField("When you spoke"), DAY)
        why = LongTextField("Why not", "Such as: has left the service and could not be reached.", 2)
        self._why = bound.bind("practitioner_why_not", why)
        return FormCard("Practitioner", SPEAK, spoken, role, self._on, why)

    def show_sheet(self, sheet: Sheet) -> None:
        self._bound.show(sheet.head)
        self.allow(editable=sheet.is_open)
        head = sheet.head
        self._note.setVisible(head.involvement not in (None, Involvement.INVOLVED))
        for card in self._practice:
            card.setVisible(sheet.is_involved)
        if not sheet.subject.child:
            return
        for field in (self._role, self._on):
            field.setVisible(head.practitioner_spoken is True)
        self._why.setVisible(head.practitioner_spoken is False)


def _answers(subject: Subject) -> tuple[Option, ...]:
    if subject.child:
        return tuple(Option(how.value, words_of(how), MEANINGS[how]) for how in MEANINGS)
    return tuple(Option(how.value, *ANSWERS[how]) for how in ANSWERS)


def _intro(sheet: Sheet) -> str:
    """Say how to begin, to who records here."""
    if not sheet.is_ours:
        return ""
    return INTRO if sheet.subject.child else BEGIN
