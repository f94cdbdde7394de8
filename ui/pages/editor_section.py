"""Writing an instrument: one section, its words, its grade, and when it is asked."""

from __future__ import annotations

from dataclasses import replace

from lifaudit.domain.arranging import with_section
from lifaudit.domain.instrument import Descriptor, Instrument, Section
from lifaudit.domain.rekeying import Named
from lifaudit.domain.scale import Point
from lifaudit.domain.spots import Part, Spot
from ui.fields.bound import Bound
from ui.fields.check import CheckField
from ui.fields.condition import ConditionField
from ui.fields.form import FormCard
from ui.fields.plain import LongTextField, NumberField, ShortTextField
from ui.models.offers import nearest_before, offers_of
from ui.pages.editor_question import PLAIN
from ui.pages.editor_room import Room
from ui.widgets.labels import Hint

NO_SCALE = "Choose the scale of the grades under About this instrument first."
LOOKS = "What each grade looks like here"


class SectionRoom(Room):
    """The properties of one section; its key follows its title until it is published."""

    def __init__(self, form: Instrument, spot: Spot, fixed: frozenset[str]) -> None:
        super().__init__(form, spot, fixed)
        section = form.section(spot.key)
        self.looks: dict[str, LongTextField] = {}
        self.bound = Bound(section, self)
        self.bound.told.connect(self._on_told)
        self.room.addWidget(self._words())
        self.room.addWidget(self._grading(section))
        self.room.addWidget(self._asking(section))

    def _words(self) -> FormCard:
        title = ShortTextField("Title")
        intro = LongTextField("Introduction", "What this part is about, in a sentence or two.", 2)
        notes = CheckField(
            "It ends in the agency's own words",
            "Strengths, areas for development, recommendations.",
        )
        return FormCard(
            "",
            "",
            self.bound.bind("title", self.known_as("title", title)),
            self.bound.bind("intro", self.known_as("intro", intro)),
            self.bound.bind("notes", self.known_as("notes", notes)),
            self.bound.bind("key", self.known_as("key", self.key_field())),
        )

    def _grading(self, section: Section) -> FormCard:
        graded = CheckField("It is graded", "A grade with a reason, given last.")
        card = FormCard("Its grade", "", self.bound.bind("graded", self.known_as("graded", graded)))
        if not section.graded:
            return card
        guidance = LongTextField("How to grade it", "", 2)
        card.hold(self.bound.bind("grade_guidance", self.known_as("grade_guidance", guidance)))
        points = _points(self.form)
        card.hold(Hint(LOOKS if points else NO_SCALE))
        for point in points:
            look = LongTextField(point.label or point.code, "", 2)
            look.set_value(section.descriptor(point.code))
            look.committed.connect(lambda text, code=point.code: self._describe(code, str(text)))
            self.looks[point.code] = look
            card.hold(self.known_as(point.code, look))
        return card

    def _asking(self, section: Section) -> FormCard:
        inside = {each.key for asked in section.questions for each in asked.each}
        others = [one for one in offers_of(self.form) if one.key not in inside]
        relevant = ConditionField("Ask this section when", "", others, "It is always asked.")
        relevant.begin_at(nearest_before(self.form, section.key))
        weight = NumberField("Weight in the overall score", "1 is usual; 0 leaves it out.")
        return FormCard(
            "When it is asked, and how it counts",
            "",
            self.bound.bind("relevant", self.known_as("relevant", relevant)),
            self.bound.bind("weight", self.known_as("weight", weight), PLAIN),
        )

    def take(self, form: Instrument) -> None:
        super().take(form)
        self.bound.show(form.section(self.spot.key))

    def _describe(self, code: str, text: str) -> None:
        section = self.form.section(self.spot.key)
        codes = [one.code for one in _points(self.form)]
        said = {one.code: one.text for one in section.descriptors} | {code: text.strip()}
        order = [*codes, *(one for one in said if one not in codes)]
        kept = tuple(Descriptor(one, said[one]) for one in order if said.get(one))
        self._on_told(replace(section, descriptors=kept))

    def _on_told(self, said: Section) -> None:
        before = self.form.section(self.spot.key)
        key = self.key_after(Named(before.key, before.title), Named(said.key, said.title))
        now = replace(said, key=key)
        self.spot = Spot(Part.SECTION, now.key)
        self.tell(with_section(self.form, before.key, now))
        self.bound.show(self.form.section(now.key))
        if now.graded is not before.graded:
            self.regrown.emit()


def _points(form: Instrument) -> tuple[Point, ...]:
    return next((one.points for one in form.scales if one.key == form.grade_scale), ())
