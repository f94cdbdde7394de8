"""Trying an instrument: its real fields and its logic, with nothing recorded."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from lifaudit.domain.asked import Path
from lifaudit.domain.errors.instrument import NotInForm
from lifaudit.domain.instrument import Instrument, Section
from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import Question
from lifaudit.domain.scale import Scale
from lifaudit.domain.values import limits_of
from lifaudit.services.trying import ROW, Live
from ui.fields.field import Field
from ui.fields.form import FormCard
from ui.fields.grade import GradeField, ScaleField
from ui.fields.make import field_of
from ui.theme.tokens import Space
from ui.widgets.cards import Card
from ui.widgets.labels import Eyebrow, Heading, Hint, PlainLabel
from ui.widgets.stack import column

NO_SCALE = "Choose a scale to see how it is answered."
NO_CHOICES = "Add choices to see how it is answered."
NO_NUMBERS = "No number keeps its limits. Change them to see how it is answered."
MOST_MARKS = 100
NO_WORDS = "A question without words yet"
NOTHING = "This section asks nothing yet."
WORKED_OUT = "Worked out from the answers: "
NO_STATEMENT = "Nothing is said yet before the first question."
ROWS = "Asked once in every row:"


class Trial(QWidget):
    """Shows sections or questions as they are answered; what is typed here is kept nowhere."""

    def __init__(self, form: Instrument, live: Live) -> None:
        super().__init__()
        self._form, self._live = form, live
        self.fields: dict[str, Field] = {}
        self._cards: dict[str, QWidget] = {}
        self._values: dict[str, PlainLabel] = {}
        self.room = column(gap=Space.M)
        self.setLayout(self.room)

    @property
    def is_filled(self) -> bool:
        """It shows something already."""
        return self.room.count() > 0

    def add_section(self, section: Section) -> None:
        """Show a whole section."""
        head = column(
            Heading(section.title, 3), Hint(" ".join(section.intro.split())), gap=Space.XS
        )
        self.room.addLayout(head)
        for asked in section.questions:
            self._add(asked, Path(asked.key))
        if section.graded and self._form.grade_scale:
            self._add_grade(section)
        if not section.questions and not section.graded:
            self.room.addWidget(Hint(NOTHING))
        self._refresh()

    def add_question(self, asked: Question) -> None:
        """Show one question alone, whether it would be asked now or not."""
        self._add(asked, Path(asked.key))
        self._refresh()
        for card in self._cards.values():
            card.show()

    def add_scale(self, scale: Scale) -> None:
        """Show a scale as an auditor meets it."""
        if scale.points:
            self.room.addWidget(FormCard("", "", ScaleField(scale.title, scale)))
        else:
            self.room.addWidget(Hint(NO_SCALE))

    def _add(self, asked: Question, path: Path) -> None:
        card = self._group(asked) if asked.kind is Kind.GROUP else self._question(asked, path)
        self._cards[path.text] = card
        self.room.addWidget(card)

    def _group(self, asked: Question) -> QWidget:
        card = Card(asked.text or NO_WORDS, ROWS)
        for inside in asked.questions:
            path = Path(inside.key, asked.key, ROW)
            question = self._question(inside, path)
            self._cards[path.text] = question
            card.room.addWidget(question)
        return card

    def _question(self, asked: Question, path: Path) -> QWidget:
        if asked.kind is Kind.CALCULATED:
            value = PlainLabel()
            self._values[path.text] = value
            return FormCard(asked.text or NO_WORDS, "", value)
        if lack := _lack(asked, self._form):
            return FormCard(asked.text or NO_WORDS, "", Hint(lack))
        field = field_of(asked, self._form)
        field.committed.connect(partial(self._on_committed, path.text))
        self.fields[path.text] = field
        return FormCard("", "", field)

    def _add_grade(self, section: Section) -> None:
        try:
            scale = self._form.scale(self._form.grade_scale or "")
        except NotInForm:
            return
        if scale.points:
            label = f"Grade: {section.title}"
            self.room.addWidget(FormCard("", "", GradeField(label, scale, section)))

    def _on_committed(self, path: str, value: object) -> None:
        if isinstance(value, str):
            self._live.answer(path, value)
            self._refresh()

    def _refresh(self) -> None:
        worked = self._live.worked
        for path, card in self._cards.items():
            card.setVisible(path not in worked.hidden)
        for path, field in self.fields.items():
            field.object_to(worked.wrong.get(path, ""))
            field.offer_only(worked.offered.get(path))
        for path, label in self._values.items():
            label.setText(f"{WORKED_OUT}{worked.values.get(path, '') or 'nothing yet'}")


def opening(form: Instrument) -> QWidget:
    """Show what stands before the first question."""
    said = " ".join((form.statement or form.purpose).split())
    return Card(
        form.title, "", Eyebrow("Before the first question"), PlainLabel(said or NO_STATEMENT)
    )


NO_STATEMENT = "Nothing is said yet before the first question."


def _lack(asked: Question, form: Instrument) -> str:
    """Say what a question cannot be shown without, or nothing."""
    if asked.kind.takes_scale:
        points = next((one.points for one in form.scales if one.key == asked.scale), ())
        return "" if points else NO_SCALE
    if asked.kind.is_number and not _is_possible(asked):
        return NO_NUMBERS
    return NO_CHOICES if asked.kind.takes_choices and not asked.choices else ""


def _is_possible(asked: Question) -> bool:
    """Tell whether any number keeps the limits, and no more of them than can be shown to pick."""
    limits = limits_of(asked)
    low, high, step = limits.least, limits.most, limits.step
    if step is not None and step <= 0:
        return False
    if low is None or high is None:
        return True
    few = asked.kind is not Kind.SCALING or (high - low) / (step or 1) <= MOST_MARKS
    return low < high and few
