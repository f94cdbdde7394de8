"""One domain of the panel's sheet: how the agencies see it, what the panel agrees, who dissents."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lifaudit.domain.asked import Path
from lifaudit.domain.casework import Stage
from lifaudit.domain.instrument import Section
from lifaudit.domain.panel import DISSENT, PanelSheet, panel_progress
from lifaudit.domain.question import Question
from lifaudit.domain.sheet import Sheet
from lifaudit.domain.side_by_side import Compared, Said
from lifaudit.domain.words import words_of
from ui.fields.asking import Asking
from ui.fields.bound import Bound
from ui.fields.form import FormCard
from ui.fields.grade import GradeField
from ui.fields.make import field_of
from ui.fields.rows import RowsField
from ui.pages.grouped import Grouped
from ui.pages.return_aside import Aside
from ui.theme.tokens import Space
from ui.widgets.badges import GradeBadge
from ui.widgets.banner import notice
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.cards import Sheet as Well
from ui.widgets.labels import Heading, Hint, PlainLabel
from ui.widgets.stack import column, emptied, holder, row
from ui.widgets.steps import Step
from ui.widgets.tiles import Tiles

TILE = 200
BESIDE = "How the agencies see it"
READ = "Each grade with the reason its agency gave."
UNASKED = "Agencies are not asked to grade this domain."
FAR = "Two or more points apart"
WHY = "What persuaded the panel, and what it meant for the child."


class PanelPart(Grouped):
    """The agencies' grades first, then the panel's own, then what its sheet asks."""

    HOME = "panel"
    _sheet: PanelSheet

    def __init__(self, sheet: PanelSheet, section: Section) -> None:
        super().__init__(section.title, section.intro, sheet.worked)
        self._section, self._sheet = section, sheet
        self._beside: Compared | None = None
        self._askings: list[Asking] = []
        self._views = QVBoxLayout()
        self._card = Card(BESIDE, READ)
        self._card.room.addLayout(self._views)
        self.room.addWidget(self._card)
        self._grade = self._judge(sheet) if section.graded else None
        for question in sheet.every_question(section):
            self.room.addWidget(self._ask(sheet.said, question))
        self._compare(sheet.beside(section))
        self.show_sheet(sheet)

    def _judge(self, sheet: PanelSheet) -> Bound:
        section, form = self._section, sheet.instrument
        about = f"{words_of(Stage.PANEL)}: {section.title}"
        bound = self.binds(sheet.grade(section), about)
        field = GradeField(about, form.scale(form.grade_scale or ""), section)
        field.reason.setPlaceholderText(WHY)
        self.names("grade", bound.bind("judgement", field))
        field.room.addLayout(row(None, self.clock(bound, about), gap=0))
        self.room.addWidget(FormCard("", "", field))
        return bound

    def _ask(self, said: Sheet, question: Question) -> Card:
        field = field_of(question, said.instrument)
        card = FormCard("Another view" if DISSENT in question.tags else "", "", field)
        asking = Asking(Path(question.key), question, field, card)
        self._askings.append(asking)
        if question.kind.answered:
            self.fills(said, asking)
        if isinstance(field, RowsField):
            self.gathers(field, question)
        return card

    def beneath(self, bound: Bound, clock: Button, question: Question) -> Aside | None:
        """Make room for references only where the panel's sheet asks for them."""
        return super().beneath(bound, clock, question) if question.evidence_least else None

    def show_sheet(self, sheet: PanelSheet) -> None:
        self._sheet, self._worked = sheet, sheet.worked
        if sheet.beside(self._section) != self._beside:
            self._compare(sheet.beside(self._section))
        self.show_answers()
        if self._grade:
            self._grade.show(sheet.grade(self._section))
        self.allow(editable=sheet.is_open)
        for group in self._groups.values():
            group.show_sheet(sheet.said, editable=sheet.is_open)
        for asking in (*self._askings, *self.in_open_rows()):
            asking.show_logic(sheet.worked)

    def _compare(self, compared: Compared | None) -> None:
        self._beside = compared
        emptied(self._views)
        for made in views(compared):
            self._views.addWidget(made)
        self._card.setVisible(self._section.graded or compared is not None)


def views(compared: Compared | None) -> list[QWidget]:
    """Return every agency's grade and reason side by side, and a word where they part."""
    if compared is None:
        return [Hint(UNASKED)]
    tiles = holder(Tiles([_tile(one) for one in compared.said], TILE))
    if not compared.is_far_apart:
        return [tiles]
    return [notice(FAR, f"{compared.apart}. Hear both before you grade.", "warning"), tiles]


def steps_of(sheet: PanelSheet) -> tuple[Step, ...]:
    """Return the domains in order, each with how far the panel is."""
    titles = {one.key: one.title for one in sheet.sections}
    parts = panel_progress(sheet)
    return tuple(Step(one.section, titles[one.section], one.done, one.total) for one in parts)


def _tile(said: Said) -> Well:
    made = Well("well")
    grade = row(GradeBadge(said.text, said.role), None)
    reason = PlainLabel(said.reason or ("No reason is recorded." if said.is_grade else ""))
    if not said.reason:
        reason.wear(tone="quiet")
    reason.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    made.setLayout(column(Heading(said.name, 3), grade, reason, None, gap=Space.S, margin=Space.M))
    made.setAccessibleName(f"{said.name}: {said.text}. {said.reason}")
    return made
