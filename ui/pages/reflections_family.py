"""The family's side: who is telling us, whether we may quote them, and plain questions."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lifaudit.domain.casework import Feedback
from lifaudit.domain.instrument import Instrument, Section
from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import Question
from lifaudit.services.reflecting import WHO, Reflected
from ui.fields.bound import Bound
from ui.fields.choice import ChoiceField, YesNoField
from ui.fields.form import FormCard
from ui.fields.laid_aside import LaidAside
from ui.fields.make import field_of
from ui.theme.tokens import Space
from ui.widgets.banner import notice
from ui.widgets.cards import Card
from ui.widgets.options import Option

QUOTE = "May we use these words, without any name, in the report?"
QUOTE_HINT = "Ask after they have finished. Without a yes, nothing they said is quoted."
TEXTS = (Kind.SHORT_TEXT, Kind.LONG_TEXT, Kind.PERSON, Kind.NUMBER, Kind.DATE)


class Family(QWidget):
    """What a child, a parent or a carer says; one set of answers for each who gives them.

    `told` carries a record to write, `quotable` whose words may be quoted, and whether.
    """

    told = Signal(object)
    quotable = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self.who: ChoiceField | None = None
        self.quote = YesNoField(QUOTE, QUOTE_HINT)
        self.quote.setObjectName("reflections.quote")
        self.quote.committed.connect(self._on_quote)
        self._now: Reflected | None = None
        self._giver = ""
        self._said: list[tuple[Bound, str]] = []
        self._aside = LaidAside()
        self._asked: list[QWidget] = []
        self._room = QVBoxLayout(self)
        self._room.setContentsMargins(0, Space.L, Space.M, Space.XL)
        self._room.setSpacing(Space.L)

    def show_reflected(self, now: Reflected) -> None:
        """Show what stands; the questions come once it is known who answers."""
        form, self._now = now.questions, now
        if form is None:
            return
        if self.who is None:
            self._begin(form)
            self._choose(next((one.giver for one in now.feedback), ""))
        for bound, prompt in self._said:
            bound.show(now.given(self._giver, prompt))
            bound.allow(editable=now.is_open)
        self._aside.show(lambda key: now.given(*key))
        if self._giver:
            self._show_quote(now)

    def flush(self) -> None:
        """Commit what is still waiting for a pause."""
        for bound, _ in self._said:
            bound.flush()

    def begin(self) -> None:
        """Put the focus where this begins."""
        if self.who is not None:
            self.who.focus_first()

    def _begin(self, form: Instrument) -> None:
        self._room.addWidget(notice("Say this first", form.statement, "info"))
        question = form.question(WHO)
        options = tuple(Option(one.code, one.label) for one in question.choices)
        self.who = ChoiceField(question.text, options, question.guidance)
        self.who.setObjectName("reflections.who")
        self.who.committed.connect(lambda code: self._choose(str(code)))
        self._room.addWidget(FormCard("", "", self.who))
        self._room.addStretch(1)

    def _choose(self, giver: str) -> None:
        """Show the answers of one giver; another giver's stay as they are."""
        if giver == self._giver or self._now is None or self.who is None:
            return
        self.flush()
        for bound, prompt in self._said:
            self._aside.lay((self._giver, prompt), bound)
        self._giver = giver
        self.who.set_value(giver)
        self._clear()
        form = self._now.questions
        if giver and form:
            self._ask(self._now, form)

    def _clear(self) -> None:
        self._said = []
        self.quote.setParent(None)
        for widget in self._asked:
            widget.hide()
            self._room.removeWidget(widget)
            widget.deleteLater()
        self._asked = []

    def _ask(self, now: Reflected, form: Instrument) -> None:
        self._room.takeAt(self._room.count() - 1)
        for section in form.all_sections:
            if questions := [one for one in section.questions if one.key != WHO]:
                self._add(self._section(now, form, (section, questions)))
        self._add(FormCard("", "", self.quote))
        self.quote.show()
        self._show_quote(now)
        self._room.addStretch(1)

    def _add(self, card: Card) -> None:
        self._asked.append(card)
        self._room.addWidget(card)
        card.show()

    def _section(
        self, now: Reflected, form: Instrument, asked: tuple[Section, Iterable[Question]]
    ) -> Card:
        section, questions = asked
        card = FormCard(section.title, section.intro)
        for question in questions:
            key = (self._giver, question.key)
            bound = self._aside.take(key) or self._bound(now.given(*key))
            self._said.append((bound, question.key))
            name = "text" if question.kind in TEXTS else "value"
            card.hold(bound.bind(name, field_of(question, form)))
        return card

    def _bound(self, said: Feedback) -> Bound:
        made = Bound(said, self)
        made.told.connect(self.told)
        return made

    def _show_quote(self, now: Reflected) -> None:
        head = now.given(self._giver, WHO)
        self.quote.set_truth(truth=head.may_quote if head.value else None)
        self.quote.set_editable(editable=now.is_open)

    def _on_quote(self, code: object) -> None:
        self.quotable.emit(self._giver, code == "yes")
