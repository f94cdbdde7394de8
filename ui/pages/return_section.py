"""One section of the form: its questions, the agency's own words, and the grade."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout

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
from ui.pages.grouped import Grouped
from ui.pages.return_earlier import EarlierCard
from ui.pages.return_part import HOME
from ui.pages.return_score import Score
from ui.theme.tokens import Space
from ui.widgets.order import last_stop, tab_after
from ui.widgets.scroll import grown_first
from ui.widgets.stack import row

OWN_WORDS = "Strengths first: what worked is to be kept. Each point as you would say it aloud."
AT_ONCE = 12  # questions made before the page is shown


class SectionPart(Grouped):
    """Questions one below the other, each in its card; the grade stands last, as it is given.

    Of many questions the first are made at once and the others one by one when nothing else is to
    be done, so that no key waits for them, or when somebody goes to one of them.
    """

    HOME = HOME
    _sheet: Sheet

    def __init__(self, sheet: Sheet, section: Section) -> None:
        super().__init__(section.title, section.intro, sheet.worked)
        self._section = section
        self._askings: list[Asking] = []
        self._sheet = sheet
        self._to_make = list(sheet.questions(section))
        self._place = QVBoxLayout()
        self._place.setSpacing(Space.L)
        self.room.addLayout(self._place)
        self._make(AT_ONCE)
        self._notes = self._words(sheet) if section.notes else None
        self._grade = self._judge(sheet) if section.graded else None
        self.score = Score(section)
        self.room.addWidget(self.score)
        if aside := sheet.earlier_in(section):
            self.room.addWidget(EarlierCard(aside))
        self.show_sheet(sheet)
        self._pause = QTimer(self, interval=0)
        self._pause.timeout.connect(partial(self._make_and_show, 1))
        if self._to_make:
            self._pause.start()

    # what is asked -------------------------------------------------------------------------------

    def _make(self, count: int) -> list[Asking]:
        """Make so many of the questions that are still to be made, and return them."""
        some, self._to_make = self._to_make[:count], self._to_make[count:]
        return [self._ask(self._sheet, question) for question in some]

    def _make_and_show(self, count: int) -> None:
        """Make more questions of a page that is in sight, and stand them in its order of Tab."""
        last = self._askings[-1].whole
        answered, groups = len(self._answers), dict(self._groups)
        for asking in self._make(count):
            tab_after(last_stop(last), asking.whole)
            last = asking.whole
            asking.show_logic(self._worked)
            if asking.is_asked(self._worked):
                asking.whole.show()
        for one in self._answers[answered:]:
            self.show_answer(one)
        for key in self._groups.keys() - groups.keys():
            self._groups[key].show_sheet(self._sheet, editable=self._sheet.is_open)
        if not self._to_make:
            self._pause.stop()

    def _ask(self, sheet: Sheet, question: Question) -> Asking:
        path = Path(question.key)
        field = field_of(question, sheet.instrument)
        card = FormCard("", "", field)
        if question.kind.answered:
            self.fills(sheet, asking := Asking(path, question, field, card))
        else:
            asking = Asking(path, question, field, card)
        if isinstance(field, RowsField):
            self.gathers(field, question)
        self._askings.append(asking)
        self._place.addWidget(card)
        return asking

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
        self._sheet, self._worked = sheet, sheet.worked
        self.show_answers()
        if self._notes:
            self._notes.show(sheet.notes(self._section.key))
        if self._grade:
            self._grade.show(sheet.grade(self._section))
        self.score.show_sheet(sheet)
        self.allow(editable=sheet.is_open)
        for group in self._groups.values():
            group.show_sheet(sheet, editable=sheet.is_open)
        self.show_all_logic(sheet.worked)

    def show_logic(self, worked: Worked, changed: Collection[str]) -> bool:
        """Show what an answer changed; returns whether that moved what the focus is in."""
        self._worked = worked
        return self._show_logic(worked, [one for one in self._every() if one.concerns(changed)])

    def show_all_logic(self, worked: Worked) -> bool:
        """Show what logic says of everything here."""
        self._worked = worked
        return self._show_logic(worked, list(self._every()))

    def _show_logic(self, worked: Worked, some: list[Asking]) -> bool:
        self._hand_on(worked, some)
        coming = next((one.whole.parentWidget() for one in some if one.turns(worked)), None)
        with grown_first(coming):
            turned = [one for one in some if one.show_logic(worked)]
        at = QApplication.focusWidget()
        every = list(self._every()) if turned and at else []
        held = next((one for one in every if at and one.whole.isAncestorOf(at)), None)
        return bool(turned) and (held is None or every.index(turned[0]) < every.index(held))

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
        yield from self.in_open_rows()

    # ways there ----------------------------------------------------------------------------------

    def holds(self, name: str) -> bool:
        path = read_path(name)
        asked = path.group or path.question
        return super().holds(name) or any(one.key == asked for one in self._section.questions)

    def _reach(self, name: str) -> None:
        """Make what is not made yet, and open the row that a question is asked in."""
        path = read_path(name)
        wanted = path.group or path.question
        keys = [one.key for one in self._to_make]
        if keys and name and wanted not in {one.path.question for one in self._askings}:
            self._make_and_show(keys.index(wanted) + 1 if wanted in keys else len(keys))
        super()._reach(name)
