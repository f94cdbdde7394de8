"""Writing an instrument: what it says of itself, how it scores, and how it ends."""

from __future__ import annotations

from dataclasses import replace

from lifaudit.domain.instrument import Instrument, Section
from lifaudit.domain.rekeying import free, keys_in, slug
from lifaudit.domain.spots import HEAD
from ui.fields.bound import AS_IT_IS, Bound, Tie
from ui.fields.caps import CapsField
from ui.fields.check import CheckField
from ui.fields.date import DateField
from ui.fields.field import Field
from ui.fields.form import FormCard
from ui.fields.plain import LongTextField, NumberField, ShortTextField
from ui.fields.select import SelectField
from ui.models.instruments import BASES, SUBJECTS, USE_HINTS, USES
from ui.pages.editor_room import Room

COUNT = Tie(str, lambda text: int(float(str(text))) if str(text) else 0)
MAYBE = Tie(lambda key: key or "", lambda key: str(key) or None)
KEYS = Tie(", ".join, lambda text: tuple(slug(one) for one in str(text).split(",") if one.strip()))
ADDS_TO = "Keys of the main instruments it can be added to, parted by commas."
PURPOSE = "What it lets you see, and for whom."
STATEMENT = "Read before the first question."
PROVENANCE = "Whose structure it follows, and whose words these are."
UNGRADED = "Without one its sections are not graded."
RETIRES = "From this day it is no longer offered. Running audits keep it."
ENDS = "A grade of the whole, given last and counted once."
KEY = "What it is called in files and reports. Published versions of one key belong together."


class HeadRoom(Room):
    """What a whole instrument says of itself."""

    def __init__(self, form: Instrument, fixed: frozenset[str]) -> None:
        super().__init__(form, HEAD)
        self.is_fixed = bool(fixed)
        self.bound, self.scoring = Bound(form, self), Bound(form.scoring, self)
        self.bound.told.connect(self._on_told)
        self.scoring.told.connect(
            lambda scoring: self._on_told(replace(self.form, scoring=scoring))
        )
        self.room.addWidget(self._words())
        self.room.addWidget(self._kind(form))
        self.room.addWidget(self._grading(form))
        self.room.addWidget(self._origin())

    def _words(self) -> FormCard:
        card = FormCard()
        self._holds(card, "title", ShortTextField("Title"))
        self._holds(card, "purpose", LongTextField("What it is for", PURPOSE, 3))
        self._holds(card, "statement", LongTextField("Opening words", STATEMENT, 3))
        self._holds(card, "minutes", NumberField("Minutes it takes"), COUNT)
        return card

    def _kind(self, form: Instrument) -> FormCard:
        card = FormCard("What it is")
        hint = f"{USE_HINTS[form.use]}."
        self._holds(card, "use", SelectField("What it is used as", tuple(USES.items()), hint))
        subjects = tuple(SUBJECTS.items())
        self._holds(card, "subject", SelectField("What it is answered about", subjects))
        if form.use == "module":
            self._holds(card, "adds_to", ShortTextField("Adds to", ADDS_TO), KEYS)
        return card

    def _grading(self, form: Instrument) -> FormCard:
        card = FormCard("Grades and scores")
        scales = [(one.key, one.title or one.key) for one in form.scales]
        self._holds(
            card, "grade_scale", SelectField("Scale of the grades", scales, UNGRADED), MAYBE
        )
        ends = CheckField("It ends with an overall grade", ENDS)
        ends.set_value(form.overall is not None)
        ends.committed.connect(lambda *_: self._end(wanted=ends.value))
        card.hold(self.known_as("overall", ends))
        basis = SelectField("Score beside the grade", tuple(BASES.items()))
        card.hold(self.scoring.bind("basis", self.known_as("scoring", basis)))
        points = next((one.points for one in form.scales if one.key == form.grade_scale), ())
        sections = [(one.key, one.title or one.key) for one in form.sections]
        caps = CapsField(sections, [(one.code, one.label) for one in points if one.counts])
        card.hold(self.scoring.bind("caps", self.known_as("cap", caps)))
        return card

    def _origin(self) -> FormCard:
        card = FormCard("Where it comes from, and how long it lasts")
        self._holds(card, "provenance", LongTextField("Where it comes from", PROVENANCE, 2))
        self._holds(card, "retires", DateField("Retires on", RETIRES))
        key = ShortTextField("Key", KEY)
        self._holds(card, "key", key)
        key.set_editable(editable=not self.is_fixed)
        return card

    def _holds(self, card: FormCard, name: str, field: Field, tie: Tie = AS_IT_IS) -> None:
        card.hold(self.bound.bind(name, self.known_as(name, field), tie))

    def take(self, form: Instrument) -> None:
        super().take(form)
        self.bound.show(form)
        self.scoring.show(form.scoring)

    def _on_told(self, said: Instrument) -> None:
        before = self.form
        now = replace(said, key=slug(said.key, before.key))
        self.tell(now)
        self.take(now)
        if (now.use, now.grade_scale) != (before.use, before.grade_scale):
            self.regrown.emit()

    def _end(self, *, wanted: bool) -> None:
        overall = _overall(self.form) if wanted else None
        self._on_told(replace(self.form, overall=overall))


def _overall(form: Instrument) -> Section:
    return Section(
        key=free("overall", keys_in(form)),
        title="Overall",
        intro="",
        questions=(),
        graded=form.grade_scale is not None,
        grade_guidance="",
        descriptors=(),
        notes=False,
    )
