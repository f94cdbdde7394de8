"""The voice of the child: on every return, with a plain way to say that it is not evidenced."""

from __future__ import annotations

from lifaudit.domain.casework import Heard
from lifaudit.domain.completeness import VOICE
from lifaudit.domain.sheet import Sheet
from lifaudit.domain.words import words_of
from ui.fields.bound import TRUTH, code_of
from ui.fields.choice import ChoiceField, YesNoField
from ui.fields.form import FormCard
from ui.fields.plain import LongTextField, ShortTextField
from ui.pages.return_part import TITLES, ReturnPart
from ui.widgets.options import Option

MEANINGS = {
    Heard.SPOKEN: "Said to somebody, and written down as said.",
    Heard.OBSERVED: "A baby, or a child without words: what they showed.",
    Heard.ADVOCATE: "Somebody spoke for the child, with or without them there.",
    Heard.WRITTEN: "A worksheet, a letter, a picture, a game.",
    Heard.NOT_EVIDENCED: "You looked, and the record does not show it. That is a finding.",
}
INTRO = (
    "What was life like for this child, and how does the agency know? Words count, and so does "
    "what a baby or a child without words showed."
)


class VoicePart(ReturnPart):
    """How the child was heard, in what words, and what it changed."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(TITLES[VOICE], INTRO)
        bound = self.binds(sheet.voice, "The child's voice")
        self._bound = bound
        options = tuple(Option(how.value, words_of(how), MEANINGS[how]) for how in MEANINGS)
        heard = ChoiceField("How was this child heard?", options)
        self.names("voice", bound.bind("heard", heard, code_of(Heard)))
        need = ShortTextField(
            "Communication need", "Language, interpreter, signing, pre-verbal; or none."
        )
        bound.bind("communication_need", need)
        words = LongTextField(
            "Words or observation", "As the child put it, or what somebody saw. No names."
        )
        self._words = bound.bind("words", words)
        changed = YesNoField("Did it influence what was decided?")
        self._changed = bound.bind("influenced", changed, TRUTH)
        how = LongTextField("How", "What was done differently, or why not.", 2)
        self._how = bound.bind("influence", how)
        family = LongTextField("What parents and family said", "In their words where you can.", 2)
        bound.bind("family", family)
        self.room.addWidget(FormCard("", "", heard, need, words, changed, how))
        self.room.addWidget(FormCard("", "", family))
        self.show_sheet(sheet)

    def show_sheet(self, sheet: Sheet) -> None:
        self._bound.show(sheet.voice)
        self.allow(editable=sheet.is_open)
        was_heard = sheet.voice.heard not in (None, Heard.NOT_EVIDENCED)
        for field in (self._words, self._changed):
            field.setVisible(was_heard)
        self._how.setVisible(was_heard and sheet.voice.influenced is not None)
