"""Instruments, one of them: what it is for, how long it is, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lifaudit.domain.instrument import Section
from lifaudit.domain.library import LibraryItem, Origin
from lifaudit.domain.words import day_of
from lifaudit.services.trying import trial
from ui.models.instruments import SUBJECTS, USES, minutes_of, origin_of, state_of, title_of
from ui.pages.trial import Trial, opening
from ui.theme.tokens import Space
from ui.widgets.badges import StateBadge
from ui.widgets.buttons import Button, primary, quiet, secondary
from ui.widgets.cards import Card
from ui.widgets.disclosure import Disclosure
from ui.widgets.labels import Eyebrow, Heading, PlainLabel
from ui.widgets.stack import Flow, column, holder

NO_PURPOSE = "Nothing is said yet about what it is for."
TRY = "Open a part and try its fields. Nothing you do here is recorded."
CHOSEN = ("return", "module")  # the others go along with what is chosen
NO_SECTIONS = "It asks nothing yet."


class Part(QWidget):
    """One section of a preview; its fields are made when it is first opened."""

    def __init__(self, shown: Trial, section: Section) -> None:
        super().__init__()
        self._shown, self._section = shown, section
        inside = column(shown, gap=0)
        self.line = Disclosure(_told(section), holder(inside))
        self.line.button.setMinimumWidth(1)  # a long title must not make the page wider
        self.line.button.toggled.connect(lambda *_: self._fill())
        self.setLayout(column(self.line, gap=0))

    def _fill(self) -> None:
        if not self._shown.is_filled:
            self._shown.add_section(self._section)


class Detail(QWidget):
    """Says what one instrument is, and offers what can be done with it."""

    used = Signal(object)
    made_own = Signal(object)
    opened = Signal(object)
    exported = Signal(object)
    retired = Signal(object)
    offered = Signal(object)
    renewed = Signal(object)
    brought_back = Signal(object)

    def __init__(self, item: LibraryItem, today: date) -> None:
        super().__init__()
        self.item = item
        self.setObjectName("library.detail")
        self.buttons = self._buttons()
        self.parts: list[Part] = []
        done = holder(Flow(*self.buttons, gap=Space.S))
        self.room = column(self._head(), done, self._preview(today), gap=Space.L)
        for card in (self._changes(), self._origin()):
            if card is not None:
                self.room.addWidget(card)
        self.setLayout(self.room)

    def focus_first(self) -> None:
        """Put the focus on the first thing that can be done."""
        self.buttons[0].setFocus()

    def _head(self) -> QWidget:
        said = self.item.instrument
        number = self.item.questions
        facts = [
            StateBadge(USES[said.use], "info"),
            StateBadge(SUBJECTS[said.subject]),
            StateBadge(minutes_of(said.minutes)),
            StateBadge("1 question" if number == 1 else f"{number} questions"),
        ]
        state, tone = state_of(self.item)
        if state:
            facts.append(StateBadge(state, tone))
        return holder(
            column(
                Eyebrow(origin_of(self.item)),
                Heading(title_of(said), 2),
                holder(Flow(*facts, gap=Space.S)),
                PlainLabel(_one_line(said.purpose) or NO_PURPOSE),
                gap=Space.S,
            )
        )

    def _buttons(self) -> list[Button]:
        item = self.item
        own = secondary("Make my own", "copy").does(lambda: self.made_own.emit(item))
        export = secondary("Export", "download").does(lambda: self.exported.emit(item))
        if item.is_away:
            back = secondary("Bring back", "arrow-back-up")
            return [back.does(lambda: self.brought_back.emit(item)), export]
        if item.origin is Origin.DRAFT:
            write = primary("Go on writing", "pencil").does(lambda: self.opened.emit(item))
            return [write, export]
        if item.is_retired:
            again = secondary("Offer it again", "refresh").does(lambda: self.offered.emit(item))
            return [own, export, again]
        away = quiet("Retire", "circle-minus").does(lambda: self.retired.emit(item))
        use = primary("Use it", "target").does(lambda: self.used.emit(item))
        first = [use] if item.instrument.use in CHOSEN else []
        if item.origin is Origin.OWN:
            fresh = secondary("Write the next version", "pencil")
            first.append(fresh.does(lambda: self.renewed.emit(item)))
        return [*first, own, export, away]

    def _preview(self, today: date) -> Card:
        form = self.item.instrument
        live = trial(form, today)
        self.parts = [Part(Trial(form, live), one) for one in form.all_sections]
        card = Card("What it asks", TRY if self.parts else NO_SECTIONS)
        if form.statement:
            card.room.addWidget(Disclosure("Before the first question", opening(form)))
        for part in self.parts:
            card.room.addWidget(part)
        return card

    def _changes(self) -> Card | None:
        changes = self.item.changes
        if not changes:
            return None
        lines = [PlainLabel(f"{one.version}, {_day(one.on)}: {one.what}") for one in changes]
        return Card("What each version changed", "", *lines)

    def _origin(self) -> Card | None:
        words = _one_line(self.item.instrument.provenance)
        return Card("Where it comes from", "", PlainLabel(words)) if words else None


def menu_of(item: LibraryItem, others: Sequence[LibraryItem]) -> tuple[LibraryItem, ...]:
    """Return the other versions an instrument can be compared with."""
    key = item.instrument.key
    return tuple(one for one in others if one.instrument.key == key and one != item)


def _told(section: Section) -> str:
    number = sum(1 for asked in section.questions for one in asked.each if one.kind.answered)
    questions = "1 question" if number == 1 else f"{number} questions"
    told = [questions] if number or not section.graded else []
    told += ["graded"] if section.graded else []
    return f"{section.title or section.key}: {', '.join(told)}"


def _day(iso: str) -> str:
    return day_of(date.fromisoformat(iso)) if iso else "no day"


def _one_line(text: str) -> str:
    return " ".join(text.split())
