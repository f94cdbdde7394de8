"""One domain of a practice case: its words, which are always at hand, and one's own grade."""

from __future__ import annotations

from lifaudit.domain.instrument import Section
from lifaudit.domain.practice_sheet import PracticeSheet, practice_progress
from ui.fields.form import FormCard
from ui.fields.grade import GradeField
from ui.fields.part import Part
from ui.widgets.cards import Card
from ui.widgets.labels import PlainLabel
from ui.widgets.stack import row
from ui.widgets.steps import Step

ALONE = "Your own grade"
HINT = "Grade it alone, as you would a real case. Nobody sees it before they have graded too."


class PracticePart(Part):
    """The practice case, then the grade of one domain."""

    HOME = "practice"

    def __init__(self, sheet: PracticeSheet, section: Section) -> None:
        super().__init__(section.title, section.intro)
        self._section = section
        self.room.addWidget(Card(sheet.practice.title, "", PlainLabel(sheet.practice.text)))
        about = f"{ALONE}: {section.title}"
        self._grade = self.binds(sheet.grade(section), about)
        self.field = GradeField(about, sheet.scale, section, HINT)
        self.names("grade", self._grade.bind("judgement", self.field))
        self.field.room.addLayout(row(None, self.clock(self._grade, about), gap=0))
        self.room.addWidget(FormCard("", "", self.field))
        self.show_sheet(sheet)

    def show_sheet(self, sheet: PracticeSheet) -> None:
        self._grade.show(sheet.grade(self._section))
        self.allow(editable=sheet.is_open)


def steps_of(sheet: PracticeSheet) -> tuple[Step, ...]:
    """Return the domains in order, each with how far it is."""
    titles = {one.key: one.title for one in sheet.sections}
    parts = practice_progress(sheet)
    return tuple(Step(one.section, titles[one.section], one.done, one.total) for one in parts)
