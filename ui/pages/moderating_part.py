"""One domain of a third look: what was graded before, the moderated grade, and what it does."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout

from lifaudit.domain.casework import Stage
from lifaudit.domain.completeness import Progress
from lifaudit.domain.instrument import Section
from lifaudit.domain.moderation_sheet import ModerationSheet, moderation_progress
from lifaudit.domain.side_by_side import Compared, Said
from lifaudit.domain.words import words_of
from ui.fields.form import FormCard
from ui.fields.grade import GradeField
from ui.fields.part import Part
from ui.pages.panel_part import views
from ui.theme.tokens import Space
from ui.widgets.badges import GradeBadge
from ui.widgets.cards import Card
from ui.widgets.labels import PlainLabel
from ui.widgets.stack import emptied, holder, row
from ui.widgets.steps import Ending, Step

BEFORE = "What was graded before"
KEPT = "It stays as it is. The moderated grade takes its place in what is counted."
WHY = "What the record shows that was not seen, or was seen otherwise."
LOOK = "Look at the record with fresh eyes, and say in your reason what you rest the grade on."
MAY_BE = Ending("circle", "moderated", "may be moderated")
ARROW = "\N{RIGHTWARDS ARROW}"


class ModeratingPart(Part):
    """The grades before with their reasons, then the third one and what it changes."""

    HOME = "moderating"

    def __init__(self, sheet: ModerationSheet, section: Section) -> None:
        super().__init__(section.title, section.intro)
        self._section = section
        self._shown: tuple[Compared | None, Said | None] | None = None
        self._views = QVBoxLayout()
        card = Card(BEFORE, KEPT)
        card.room.addLayout(self._views)
        self.room.addWidget(card)
        about = f"{words_of(Stage.MODERATED)}: {section.title}"
        self._grade = self.binds(sheet.grade(section), about)
        self.field = GradeField(about, sheet.scale, section, LOOK)
        self.field.reason.setPlaceholderText(WHY)
        self.names("grade", self._grade.bind("judgement", self.field))
        self.before, self.after, self.did = GradeBadge(), GradeBadge(), PlainLabel()
        line = row(self.before, PlainLabel(ARROW), self.after, self.did, None, gap=Space.M)
        self.change = holder(line)
        self.field.room.addLayout(row(None, self.clock(self._grade, about), gap=0))
        self.room.addWidget(FormCard("", "", self.field, self.change))
        self.show_sheet(sheet)

    def show_sheet(self, sheet: ModerationSheet) -> None:
        stood = (sheet.beside(self._section), sheet.before(self._section))
        if stood != self._shown:
            self._shown = stood
            self._compare(*stood, of_case=sheet.subject.is_case)
        self._grade.show(sheet.grade(self._section))
        self._show_change(sheet)
        self.allow(editable=sheet.is_open)

    def _show_change(self, sheet: ModerationSheet) -> None:
        found = sheet.changed(self._section)
        self.change.setVisible(found is not None)
        if found:
            before = found.before
            self.before.show_grade(
                before.label if before else "", before.role if before else "none"
            )
            self.after.show_grade(found.after.label, found.after.role)
            self.did.setText(f"{found.words}.")
            self.change.setAccessibleName(f"What moderation did: {found.words}")

    def _compare(self, compared: Compared | None, stood: Said | None, *, of_case: bool) -> None:
        """Show every grade before as a tile, the panel's first."""
        emptied(self._views)
        if compared and stood and of_case:
            compared = replace(compared, said=(stood, *compared.said))
        for made in views(compared):
            self._views.addWidget(made)


def steps_of(sheet: ModerationSheet) -> tuple[Step, ...]:
    """Return the domains, the one that has to be first, each with how far it is."""
    titles = {one.key: one.title for one in sheet.sections}
    parts = moderation_progress(sheet)
    return tuple(_step(one, titles[one.section]) for one in parts)


def _step(one: Progress, title: str) -> Step:
    """Return one domain; one that need not be moderated is neither done nor left."""
    if one.total:
        return Step(one.section, title, one.done, one.total)
    return Step(one.section, title, 0, 1, MAY_BE)
