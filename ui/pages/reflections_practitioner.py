"""The practitioner's side: the statement first, then who reflects, then the prompts."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lifaudit.domain.casework import Reflection
from lifaudit.domain.instrument import Instrument, Section
from lifaudit.services.reflecting import Reflected
from ui.fields.bound import DAY, Bound
from ui.fields.date import DateField
from ui.fields.form import FormCard
from ui.fields.make import field_of
from ui.fields.plain import ShortTextField
from ui.theme.tokens import Space
from ui.widgets.banner import notice
from ui.widgets.buttons import primary
from ui.widgets.cards import Card
from ui.widgets.order import tab_after
from ui.widgets.stack import row

READ = "The practitioner has read this, or I have read it to them"
NO_BLAME = "Before anything else"
WHO = "A role and a date are enough. No name is kept, here or in the report."


class Practitioner(QWidget):
    """What somebody who did the work says about it; nothing here is ever graded.

    `told` carries a record to write, `acknowledged` that the statement was read.
    """

    told = Signal(object)
    acknowledged = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._who: Bound | None = None
        self._said: list[tuple[Bound, str]] = []
        self._rooms: list[QWidget] = []
        self.read = primary(READ, "check").does(self.acknowledged.emit)
        self.read.setObjectName("reflections.read")
        self._room = QVBoxLayout(self)
        self._room.setContentsMargins(0, Space.L, Space.M, Space.XL)
        self._room.setSpacing(Space.L)

    def show_reflected(self, now: Reflected) -> None:
        """Show what stands; the prompts come once the statement was read."""
        if now.prompts is None:
            return
        if not self._rooms:
            self._begin(now.prompts)
        is_read, held = now.reflector.statement_read, self.read.hasFocus()
        self.read.setVisible(not is_read)
        self.read.setEnabled(now.is_open)
        if is_read and self._who is None:
            self._ask(now, now.prompts)
        if self._who:
            self._who.show(now.reflector)
        for bound, prompt in self._said:
            bound.show(_reflection(now, prompt))
        for bound in (*([self._who] if self._who else []), *(one for one, _ in self._said)):
            bound.allow(editable=now.is_open)
        if is_read and held:
            self.begin()  # the button is gone, and the keys go on to what it opened

    def flush(self) -> None:
        """Commit what is still waiting for a pause."""
        for bound in (*([self._who] if self._who else []), *(one for one, _ in self._said)):
            bound.flush()

    def begin(self) -> None:
        """Put the focus where this begins."""
        first = self.findChild(ShortTextField)
        if first is not None:
            first.focus_first()
        else:
            self.read.setFocus()

    def _begin(self, form: Instrument) -> None:
        self._rooms.append(notice(NO_BLAME, form.statement, "info"))
        self._room.addWidget(self._rooms[0])
        self._room.addLayout(row(self.read, None))
        self._room.addStretch(1)

    def _ask(self, now: Reflected, form: Instrument) -> None:
        self._room.takeAt(self._room.count() - 1)
        self._who = Bound(now.reflector, self)
        self._who.told.connect(self.told)
        role = self._who.bind("role", ShortTextField("Role", "Such as health visitor."))
        on = self._who.bind("on", DateField("When you spoke"), DAY)
        cards: list[Card] = [FormCard("Who reflects", WHO, role, on)]
        cards += [self._section(now, form, section) for section in form.all_sections]
        for card in cards:
            self._room.addWidget(card)
            card.show()
        for card in reversed(cards):
            tab_after(self.read, card)
        self._room.addStretch(1)

    def _section(self, now: Reflected, form: Instrument, section: Section) -> Card:
        card = FormCard(section.title, section.intro)
        for question in section.questions:
            field = field_of(question, form)
            if question.kind.answered:
                bound = Bound(_reflection(now, question.key), self)
                bound.told.connect(self.told)
                bound.bind("text", field)
                self._said.append((bound, question.key))
            card.hold(field)
        return card


def _reflection(now: Reflected, prompt: str) -> Reflection:
    key = (now.audit.audit, now.case.case, now.agency.agency, prompt)
    return Reflection(*key, now.reflection(prompt))
