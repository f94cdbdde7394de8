"""Eight words in the window: hidden until asked for, said in the room, typed by who hears them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from lifaudit.domain.by_words import Envelope, SaidOfCase
from lifaudit.domain.reveal import AgencyPart
from lifaudit.services import by_words
from ui.fields.form import FormCard
from ui.fields.plain import ShortTextField
from ui.fields.select import SelectField
from ui.theme.tokens import Space
from ui.widgets.buttons import secondary
from ui.widgets.cards import Sheet as Well
from ui.widgets.disclosure import Disclosure
from ui.widgets.labels import Hint, PlainLabel
from ui.widgets.stack import column, emptied, holder, row
from ui.widgets.tiles import Tiles

Say = Callable[[Callable[[Envelope], None]], None]

TILE = 132
INSTEAD = "Say eight words instead"
NONE = (
    "There are none here: they come with your return, once it is signed off and its pack is made."
)
HEARD = (
    "Where no stick may be used, or from an envelope that is opened here: the agency reads eight "
    "words aloud, and they are typed in. It is a release like any other."
)
HOW = "Capitals, commas and numbers do not matter. The words are kept nowhere."
HEARS = "day.hear"
WHO = "Error: choose whose words they are"


def said_lines(cases: tuple[SaidOfCase, ...]) -> QWidget:
    """Return the words of cases, to be read aloud; they can be neither chosen nor copied."""
    if not cases:
        return Hint(NONE)
    return holder(column(*[_said(one) for one in cases], gap=Space.M))


class OwnWords(Disclosure):
    """The words of one's own agency for one case: asked for when they are opened, not before."""

    def __init__(self, case: str, say: Say) -> None:
        place = column(gap=0)
        super().__init__(INSTEAD, holder(place))
        self.button.setObjectName("day.say")
        self._case, self._say, self._place = case, say, place
        self.button.toggled.connect(self._on_asked)

    @Slot(bool)
    def _on_asked(self, opened: bool) -> None:  # noqa: FBT001 - Qt's signal carries it
        emptied(self._place)
        if opened:
            self._say(self._show)

    def _show(self, found: Envelope) -> None:
        emptied(self._place)
        here = found.of(self._case)
        self._place.addWidget(said_lines((here,) if here else ()))


def hearing_card(parts: list[AgencyPart], hear: Callable[[str, str], None]) -> FormCard:
    """Return the card in which an agency's words are typed."""
    whose = SelectField("Whose words", [(one.agency, one.name) for one in parts])
    if len(parts) == 1:
        whose.set_value(parts[0].agency)
    typed = ShortTextField("The eight words", HOW)
    typed.setObjectName("day.words")
    typed.line.setInputMethodHints(
        Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
    )
    typed.line.textEdited.connect(lambda *_: typed.mark_wrong(""))
    act = partial(_hear, whose, typed, hear)
    go = secondary("Release by words", "lock-open").does(act)
    go.setObjectName(HEARS)
    line: QLineEdit = typed.line
    line.returnPressed.connect(act)
    return FormCard("By words", HEARD, whose, typed, row(go, None))


def _hear(whose: SelectField, typed: ShortTextField, hear: Callable[[str, str], None]) -> None:
    """Say at once what was misheard; only words that belong together are tried."""
    whose.mark_wrong("" if whose.value else WHO)
    if not whose.value:
        whose.focus_first()
        return
    doubt = by_words.doubt_of(typed.value)
    typed.mark_wrong(f"Error: {doubt.sentence}" if doubt else "")
    if doubt:
        typed.focus_first()
        return
    hear(str(whose.value), typed.value)


def _said(one: SaidOfCase) -> QWidget:
    words = [_word(at, word) for at, word in enumerate(one.words, 1)]
    tiles = holder(Tiles(words, TILE, Space.S))
    name = PlainLabel(one.called).wear(letter="strong")
    made = holder(column(name, tiles, gap=Space.S))
    made.setAccessibleName(f"{one.called}: {one.aloud}")
    return made


def _word(at: int, word: str) -> Well:
    made = Well("well")
    number = PlainLabel(str(at)).wear(letter="small", tone="quiet")
    for one in (number, said := PlainLabel(word).wear(letter="lead")):
        one.setWordWrap(False)
    said.setAccessibleName(f"Word {at}: {word}")
    made.setLayout(row(number, said, None, gap=Space.S, margin=Space.S))
    return made
