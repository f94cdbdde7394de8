"""Answers to choose from, each a wide button with its key, its word and what it means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme.style import look, mark
from ui.theme.tokens import Space
from ui.widgets.labels import PlainLabel
from ui.widgets.one_of import OneOf
from ui.widgets.pictures import Picture
from ui.widgets.stack import column, row
from ui.widgets.tiles import Tiles

ARROWS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Left: -1,
}
CLEAR = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
KEYS = "1234567890abcdefghijklmnopqrstuvwxyz"
FIGURES = frozenset("0123456789")
CAP = 26
STALE = "Not offered any more"
TILES = ((40, 148), (110, 236))  # up to so many letters of meaning, a tile so wide
WHOLE_LINE = 960


@dataclass(frozen=True, slots=True)
class Option:
    """One answer: its code, its word, what it means, and the colour role of a grade."""

    code: str
    label: str
    meaning: str = ""
    role: str = ""


class Tick(Picture):
    """The mark of what is chosen; it keeps its place, so that nothing is laid out anew for it."""

    def __init__(self) -> None:
        super().__init__("check", "text", 18)
        self.drawn = False

    def show_only_if(self, *, chosen: bool) -> None:
        """Be seen, or only stand there: hiding would have Qt place the whole page again."""
        if chosen is not self.drawn:
            self.drawn = chosen
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.drawn:
            super().paintEvent(event)


class OptionButton(OneOf):
    """One answer; the key cap, the word, the meaning, and a mark when it is chosen."""

    def __init__(self, option: Option, key: str) -> None:
        super().__init__()
        self.option, self.key = option, key
        self._cap = QLabel(key.upper())
        self._cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._mark = Tick()
        word = PlainLabel(option.label).wear(letter="strong")
        self._meaning = PlainLabel(option.meaning).wear(letter="small", tone="quiet")
        words = column(word, self._meaning, None, gap=2)
        self._line = row(self._cap, words, self._mark, gap=Space.M, margin=Space.M)
        self._line.setStretch(1, 1)
        for fixed in (self._cap, self._mark):
            self._line.setAlignment(fixed, Qt.AlignmentFlag.AlignTop)
        self.setLayout(self._line)
        self._meaning.setVisible(bool(option.meaning))
        self._let_clicks_through()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(option.label)
        self.setAccessibleDescription(option.meaning)
        mark(self._cap, kind="key", grade=option.role)
        mark(self, role="option", grade=option.role)
        self.toggled.connect(self._show_mark)
        self._fit()

    def show_key(self, key: str) -> None:
        """Wear the key that picks it; empty where none is left."""
        self.key = key
        self._cap.setText(key.upper())

    def say_stale(self, *, stale: bool) -> None:
        """Say that it is not offered any more, or what it means."""
        words = STALE if stale else self.option.meaning
        if words == self._meaning.text():
            return
        self._meaning.setText(words)
        self._meaning.wear(tone="warning" if stale else "quiet")
        self._meaning.setVisible(bool(words))
        self.setAccessibleDescription(words)

    def _let_clicks_through(self) -> None:
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def _show_mark(self) -> None:
        self._mark.show_only_if(chosen=self.isChecked())

    def _fit(self) -> None:
        size = look().px(CAP)
        self._cap.setFixedSize(size, size)

    def sizeHint(self) -> QSize:
        return self._line.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._line.totalMinimumSize()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()


class Options(QWidget):
    """One answer of several: number keys choose, after ten letters; arrows travel, Delete clears.

    Arrows only move the focus: what is chosen goes on the record, so it is chosen on purpose.
    """

    picked = Signal(str)

    def __init__(self, options: Sequence[Option], name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        keys = keys_for([option.code for option in options])
        self.buttons = [OptionButton(*each) for each in zip(options, keys, strict=True)]
        longest = max((letters_of(option) for option in options), default=0)
        self.setLayout(Tiles(self.buttons, tile_for(longest)))
        self._offered: Sequence[str] | None = None
        self.seen = list(self.buttons)
        for button in self.buttons:
            button.clicked.connect(lambda *_, button=button: self._pick(button))
        self._set_tab_stop()

    def offer_only(self, codes: Sequence[str] | None) -> None:
        """Show only these, or all; the one that is chosen stays, and says if it is not offered."""
        if codes == self._offered:
            return
        self._offered = codes
        self._show_offered()

    def _show_offered(self) -> None:
        offered = self._offered
        self.seen = []
        for button in self.buttons:
            stale = offered is not None and button.option.code not in offered
            button.say_stale(stale=stale and button.isChecked())
            button.setVisible(shown := not stale or button.isChecked())
            if shown:
                self.seen.append(button)
        keys = keys_for([button.option.code for button in self.seen])
        for button, key in zip(self.seen, keys, strict=True):
            button.show_key(key)
        self._set_tab_stop()

    def code(self) -> str:
        """Return the code that is chosen, or nothing."""
        return next((each.option.code for each in self.buttons if each.isChecked()), "")

    def choose(self, code: str) -> None:
        """Show a choice without telling anyone."""
        for button in self.buttons:
            button.show_chosen(chosen=bool(code) and button.option.code == code)
        if self._offered is None:
            self._set_tab_stop()
        else:
            self._show_offered()

    def focus_first(self) -> None:
        """Put the focus on what is chosen, or on the first."""
        self._tab_stop().setFocus(Qt.FocusReason.TabFocusReason)

    def _pick(self, button: OptionButton) -> None:
        self.choose(button.option.code)
        button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.picked.emit(button.option.code)

    def _tab_stop(self) -> OptionButton:
        first = next(iter(self.seen), self.buttons[0])
        return next((each for each in self.buttons if each.isChecked()), first)

    def _set_tab_stop(self) -> None:
        stop = self._tab_stop()
        for button in self.buttons:
            tabbed = Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(tabbed)

    def _travel(self, step: int) -> None:
        at = next((n for n, each in enumerate(self.seen) if each.hasFocus()), 0)
        to = self.seen[(at + step) % len(self.seen)]
        to.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text().casefold()
        meant = next((each for each in self.seen if typed and each.key == typed), None)
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif meant:
            self._pick(meant)
        elif event.key() in ARROWS and self.seen:
            self._travel(ARROWS[Qt.Key(event.key())])
        elif event.key() in CLEAR and self.code():
            self.choose("")
            self.picked.emit("")
        else:
            super().keyPressEvent(event)


def keys_for(codes: Sequence[str]) -> tuple[str, ...]:
    """Return the key of each answer, in order: figures, then letters; empty where none is left.

    An answer whose code is a figure has that figure: whoever means a score of 3 presses 3.
    """
    own = {code for code in codes if code in FIGURES}
    free = (key for key in KEYS if key not in own)
    return tuple(code if code in own else next(free, "") for code in codes)


def letters_of(option: Option) -> int:
    """Count what a tile must hold on its longest line: a meaning is small, a word is not."""
    return max(len(option.meaning), min(2 * len(option.label), TILES[-1][0]))


def tile_for(letters: int) -> int:
    """Return how wide a tile must be for meanings of this length; long ones take the whole line."""
    return next((tile for most, tile in TILES if letters <= most), WHOLE_LINE)
