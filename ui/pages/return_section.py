"""One section of the form: its questions, the agency's own words, and the grade."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication

from lifaudit.domain.asked import Path, read_path
from lifaudit.domain.casework import Stage
from lifaudit.domain.instrument import Section
from lifaudit.domain.question import Question
from lifaudit.domain.sheet import Sheet
from lifaudit.domain.words import words_of
from lifaudit.domain.worked import Worked
from ui.fields.asking import Asking, next_after
from ui.fields.bound import Bound
from ui.fields.form import FormCard
from ui.fields.grade import GradeField
from ui.fields.make import field_of
from ui.fields.plain import LongTextField
from ui.fields.rows import RowsField
from ui.pages.return_aside import Aside
from ui.pages.return_group import Group, Made
from ui.pages.return_part import ReturnPart
from ui.pages.return_score import Score
from ui.widgets.stack import row

OWN_WORDS = "Strengths first: what worked is to be kept. Each point as you would say it aloud."
Answered = tuple[Bound, Asking, Aside]


class SectionPart(ReturnPart):
    """Questions one below the other, each in its card; the grade stands last, as it is given.

    `acted` carries what was done with the rows of a group.
    """

    acted = Signal(object)

    def __init__(self, sheet: Sheet, section: Section) -> None:
        super().__init__(section.title, section.intro)
        self._section = section
        self._askings: list[Asking] = []
        self._answers: list[Answered] = []
        self._groups: dict[str, Group] = {}
        for question in sheet.questions(section):
            self._ask(sheet, question)
        self._notes = self._words(sheet) if section.notes else None
        self._grade = self._judge(sheet) if section.graded else None
        self.score = Score(section)
        self.room.addWidget(self.score)
        self.show_sheet(sheet)

    # what is asked -------------------------------------------------------------------------------

    def _ask(self, sheet: Sheet, question: Question) -> None:
        path = Path(question.key)
        field = field_of(question, sheet.instrument)
        card = FormCard("", "", field)
        if question.kind.answered:
            self._answer(sheet, asking := Asking(path, question, field, card))
        else:
            asking = Asking(path, question, field, card)
        if isinstance(field, RowsField):
            self._group(field, question)
        self._askings.append(asking)
        self.room.addWidget(card)

    def _answer(self, sheet: Sheet, asking: Asking) -> Answered:
        """Let a question's field fill its answer, with a note and evidence beneath."""
        field, question, path = asking.field, asking.question, asking.path.text
        bound = self.binds(sheet.answer(path), question.text)
        self.names(path, bound.bind("value", field))
        aside = Aside(bound, self.clock(bound, question.text), question.evidence_least)
        field.room.addWidget(aside)
        answered = (bound, asking, aside)
        self._answers.append(answered)
        return answered

    def _group(self, field: RowsField, question: Question) -> None:
        made = Group(field, question, self._in_row)
        made.acted.connect(self.acted)
        self._groups[question.key] = made
        self.names(question.key, field)

    def _in_row(self, sheet: Sheet, question: Question, path: Path) -> Made:
        """Make a question of the row that is being opened."""
        field = field_of(question, sheet.instrument)
        asking = Asking(path, question, field, field)
        if not question.kind.answered:
            return Made(asking, lambda: None)
        answered = self._answer(sheet, asking)
        answered[2].show_answer(sheet.answer(path.text), editable=sheet.is_open)
        answered[0].allow(editable=sheet.is_open)
        return Made(asking, partial(self._let_go, answered))

    def _let_go(self, answered: Answered) -> None:
        self._answers.remove(answered)
        self.lets_go(answered[0], answered[1].path.text)

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

    # what stands ---------------------------------------------------------------------------------

    def show_sheet(self, sheet: Sheet) -> None:
        for bound, asking, aside in self._answers:
            answer = sheet.answer(asking.path.text)
            bound.show(answer)
            aside.show_answer(answer, editable=sheet.is_open)
        if self._notes:
            self._notes.show(sheet.notes(self._section.key))
        if self._grade:
            self._grade.show(sheet.grade(self._section))
        self.score.show_sheet(sheet)
        self.allow(editable=sheet.is_open)
        for group in self._groups.values():
            group.show_sheet(sheet)
            group.field.set_editable(editable=sheet.is_open)
        self.show_all_logic(sheet.worked)

    def show_logic(self, worked: Worked, changed: Collection[str]) -> bool:
        """Show what an answer changed; returns whether any question came or went."""
        return self._show_logic(worked, [one for one in self._every() if one.concerns(changed)])

    def show_all_logic(self, worked: Worked) -> bool:
        """Show what logic says of everything here."""
        return self._show_logic(worked, list(self._every()))

    def _show_logic(self, worked: Worked, some: list[Asking]) -> bool:
        self._hand_on(worked, some)
        turned = [one.show_logic(worked) for one in some]  # all of them, not up to the first
        return any(turned)

    def _hand_on(self, worked: Worked, some: list[Asking]) -> None:
        """Give the focus to the next question where the one it is in goes away."""
        at = QApplication.focusWidget()
        holding = (one for one in some if at and one.whole.isAncestorOf(at))
        gone = next((one for one in holding if not one.is_asked(worked)), None)
        every = [one for one in self._every() if one.path.row == gone.path.row] if gone else []
        if gone and (to := next_after(gone, every, worked)):
            to.whole.show()
            to.field.focus_first()

    def _every(self) -> Iterator[Asking]:
        """Give every question on the page, those of open rows last."""
        yield from self._askings
        for group in self._groups.values():
            yield from group.open_ones

    # ways there ----------------------------------------------------------------------------------

    def holds(self, name: str) -> bool:
        return super().holds(name) or read_path(name).group in self._groups

    def focus_on(self, name: str) -> None:
        self._reach(name)
        super().focus_on(name)

    def point_out(self, name: str) -> None:
        self._reach(name)
        super().point_out(name)

    def _reach(self, name: str) -> None:
        """Open the row that a question is asked in."""
        path = read_path(name)
        if group := self._groups.get(path.group):
            group.open(path.row)
