"""One section of the form: its questions, the agency's own words, and the grade."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from lifaudit.domain.casework import Answer, Stage
from lifaudit.domain.instrument import Section
from lifaudit.domain.question import Question
from lifaudit.domain.sheet import Sheet
from lifaudit.domain.words import words_of
from ui.fields.bound import Bound
from ui.fields.evidence import EvidenceField
from ui.fields.form import FormCard
from ui.fields.grade import GradeField
from ui.fields.make import field_of
from ui.fields.plain import LongTextField
from ui.pages.return_part import ReturnPart
from ui.theme.tokens import Space
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.order import tab_after
from ui.widgets.stack import column, holder, row

MORE = "Note and evidence"
OWN_WORDS = "Strengths first: what worked is to be kept. Each point as you would say it aloud."


class Aside(QWidget):
    """Note and evidence of one answer, made when first opened; its button says what it holds."""

    def __init__(self, bound: Bound, clock: Button) -> None:
        super().__init__()
        self._bound, self._editable = bound, True
        self._fields = column(gap=Space.M)
        self._inside = holder(self._fields)
        self._inside.hide()
        self.button = Button(MORE, "disclosure", "chevron-right")
        self.button.setCheckable(True)
        self.button.toggled.connect(self._on_toggled)
        self.setLayout(column(row(self.button, None, clock), self._inside, gap=Space.XS))

    def show_answer(self, answer: Answer, *, editable: bool) -> None:
        """Say what is there, and open when there is something."""
        self._editable = editable
        said = ["note"] if answer.note else []
        if count := len(answer.evidence):
            said.append("1 reference" if count == 1 else f"{count} references")
        self.button.setText(" and ".join(said).capitalize() or MORE)
        self.button.setAccessibleName(f"{MORE}: {' and '.join(said) or 'none yet'}")
        if said and not self._fields.count():
            self.button.setChecked(True)

    @Slot(bool)
    def _on_toggled(self, opened: bool) -> None:  # noqa: FBT001 - Qt's signal carries it
        if opened and not self._fields.count():
            self._make()
        self._inside.setVisible(opened)
        self.button.show_icon("chevron-down" if opened else "chevron-right")

    def _make(self) -> None:
        note = LongTextField("Note", "", 2)
        for name, field in (("note", note), ("evidence", EvidenceField())):
            self._fields.addWidget(self._bound.bind(name, field))
            field.stand_inside()
            field.set_editable(editable=self._editable)
        tab_after(self.button, self._inside)


class SectionPart(ReturnPart):
    """Questions one below the other, each in its card; the grade stands last, as it is given."""

    def __init__(self, sheet: Sheet, section: Section) -> None:
        super().__init__(section.title, section.intro)
        self._section = section
        self._answers: list[tuple[Bound, Question, Aside]] = []
        for question in sheet.questions(section):
            self.room.addWidget(self._question(sheet, question))
        self._notes = self._words(sheet) if section.notes else None
        self._grade = self._judge(sheet) if section.graded else None
        self.show_sheet(sheet)

    def _question(self, sheet: Sheet, question: Question) -> Card:
        field = field_of(question, sheet.instrument)
        if not question.kind.answered:
            return FormCard("", "", field)
        bound = self.binds(sheet.answer(question.key), question.text)
        self.names(question.key, bound.bind("value", field))
        aside = Aside(bound, self.clock(bound, question.text))
        self._answers.append((bound, question, aside))
        field.room.addWidget(aside)
        return FormCard("", "", field)

    def _words(self, sheet: Sheet) -> Bound:
        section = self._section
        bound = self.binds(sheet.notes(section.key), f"{section.title}: in your own words")
        card = FormCard("In your own words", OWN_WORDS)
        for name, label in (
            ("strengths", "Strengths"),
            ("development", "Areas for development"),
            ("recommendations", "Recommendations"),
        ):
            card.hold(bound.bind(name, LongTextField(label, "", 2)))
        self.room.addWidget(card)
        return bound

    def _judge(self, sheet: Sheet) -> Bound:
        section, form = self._section, sheet.instrument
        about = f"{words_of(Stage.AGENCY)}: {section.title}"
        bound = self.binds(sheet.grade(section), about)
        field = GradeField(f"Grade: {section.title}", form.scale(form.grade_scale or ""), section)
        self.names("grade", bound.bind("judgement", field))
        field.room.addLayout(row(None, self.clock(bound, about), gap=0))
        self.room.addWidget(FormCard("", "", field))
        return bound

    def show_sheet(self, sheet: Sheet) -> None:
        for bound, question, aside in self._answers:
            answer = sheet.answer(question.key)
            bound.show(answer)
            aside.show_answer(answer, editable=sheet.is_open)
        if self._notes:
            self._notes.show(sheet.notes(self._section.key))
        if self._grade:
            self._grade.show(sheet.grade(self._section))
        self.allow(editable=sheet.is_open)
