"""Writing an instrument: one question, its words, its kind, and when it is asked."""

from __future__ import annotations

from dataclasses import replace

from lifaudit.domain.arranging import home_of, with_question
from lifaudit.domain.instrument import Instrument
from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import Question
from lifaudit.domain.rekeying import Named, slug
from lifaudit.domain.retyping import retyped
from lifaudit.domain.spots import Part, Spot
from ui.fields.bound import Bound, Tie, code_of
from ui.fields.choice import ManyField
from ui.fields.form import FormCard
from ui.fields.plain import LongTextField, NumberField, ShortTextField
from ui.fields.select import SelectField
from ui.models.kinds import IN_ROWS, KIND_CHOICES
from ui.models.words import AGENCY_TYPE_CHOICES
from ui.pages.editor_answer import AnswerCard
from ui.pages.editor_logic import LogicCard
from ui.pages.editor_room import Room
from ui.widgets.options import Option

LINES = Tie(
    "\n".join, lambda text: tuple(one.strip() for one in str(text).splitlines() if one.strip())
)
TAGS = Tie(
    lambda tags: ", ".join(sorted(tags)),
    lambda text: frozenset(slug(one) for one in str(text).split(",") if one.strip()),
)
SEVERAL = Tie(lambda some: " ".join(sorted(some)), lambda text: frozenset(str(text).split()))
PLAIN = Tie(lambda number: f"{number:g}", lambda text: float(str(text)) if str(text) else 1.0)
COUNT = Tie(
    lambda number: f"{number}" if number else "", lambda text: int(float(str(text))) if text else 0
)
EVERYBODY = "None ticked: every agency is asked."


class QuestionRoom(Room):
    """The properties of one question; its key follows its words until it is published."""

    def __init__(self, form: Instrument, spot: Spot, fixed: frozenset[str]) -> None:
        super().__init__(form, spot, fixed)
        asked = form.question(spot.key)
        self.bound = Bound(asked, self)
        self.bound.told.connect(self._on_told)
        self.room.addWidget(self._words(asked))
        self.answer = AnswerCard(form, asked)
        self.answer.told.connect(self._on_told)
        self.room.addWidget(self.answer)
        self.named |= self.answer.named
        self.answer.setVisible(asked.kind is not Kind.NOTE)
        self.logic = LogicCard(form, asked)
        self.logic.told.connect(self._on_told)
        self.room.addWidget(self.logic)
        self.named |= self.logic.named
        self.room.addWidget(self._others())

    def _words(self, asked: Question) -> FormCard:
        text = LongTextField("What is asked", "One thing, as you would say it aloud.", 2)
        in_group = home_of(self.form, asked.key).part is Part.QUESTION
        kind = SelectField("How it is answered", IN_ROWS if in_group else KIND_CHOICES)
        guidance = LongTextField("What to look for", "Shown under the question.", 2)
        prompts = LongTextField("Where it may be seen", "One prompt a line.", 2)
        return FormCard(
            "",
            "",
            self.bound.bind("text", self.known_as("text", text)),
            self.bound.bind("kind", self.known_as("kind", kind), code_of(Kind)),
            self.bound.bind("guidance", self.known_as("guidance", guidance)),
            self.bound.bind("evidence_prompts", self.known_as("evidence", prompts), LINES),
            self.bound.bind("key", self.known_as("key", self.key_field())),
        )

    def _others(self) -> FormCard:
        kinds = [Option(code, words) for code, words in AGENCY_TYPE_CHOICES]
        agencies = ManyField("Who is asked", kinds, EVERYBODY, 200)
        tags = ShortTextField("Tags", "Such as voice, impact. Parted by commas.")
        weight = NumberField("Weight in a score", "1 is usual; 0 leaves it out.")
        least = NumberField("References an answer should name", "Empty: as many as there are.")
        return FormCard(
            "Who is asked, and how it counts",
            "",
            self.bound.bind("agencies", self.known_as("agencies", agencies), SEVERAL),
            self.bound.bind("tags", self.known_as("tags", tags), TAGS),
            self.bound.bind("weight", self.known_as("weight", weight), PLAIN),
            self.bound.bind("evidence_least", self.known_as("evidence_least", least), COUNT),
        )

    def take(self, form: Instrument) -> None:
        super().take(form)
        self._show(form.question(self.spot.key))

    def _on_told(self, said: Question) -> None:
        """Record what was said; the key follows the words, the kind brings what it needs."""
        before = self.form.question(self.spot.key)
        now = said
        if said.kind is not before.kind:
            now = retyped(replace(said, kind=before.kind), said.kind, self.form)
        start = f"{self.form.section_of(before.key).key}."
        key = self.key_after(Named(before.key, before.text), Named(said.key, said.text), start)
        now = replace(now, key=key)
        self.spot = Spot(Part.QUESTION, now.key)
        self.tell(with_question(self.form, before.key, now))
        self._show(self.form.question(now.key))
        if now.kind is not before.kind:
            self.regrown.emit()

    def _show(self, asked: Question) -> None:
        self.bound.show(asked)
        self.answer.show_question(asked)
        self.logic.show_question(asked)
