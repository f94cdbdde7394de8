"""Moving an audit, one matter of the preview: what becomes of it, and the choices it opens on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from lifaudit.domain.moving import Held, MoveLine, MovePlan, Preview
from lifaudit.domain.steering import (
    GRADES,
    SECTION,
    Matter,
    Sort,
    matter_of,
    steering_of,
)
from lifaudit.domain.told import is_grade
from ui.models.offers import short
from ui.pages.moving_steering import SteeringRoom, steered
from ui.theme.tokens import Space
from ui.widgets.buttons import Button
from ui.widgets.labels import Eyebrow, PlainLabel
from ui.widgets.stack import column, holder, row

CHOOSE, CHOOSE_GRADES = "Choose where it goes", "Choose what it stands for"
MOST_READ = 6
PANEL = "Panel \N{MIDDLE DOT} "


@dataclass(frozen=True, slots=True)
class Piece:
    """One matter of a preview with its lines, and how often each answer of it was given."""

    matter: Matter
    lines: tuple[MoveLine, ...]
    held: tuple[Held, ...]

    @property
    def is_still(self) -> bool:
        """Whether nothing of it changes; a grade that only follows its section stands as it did."""
        if self.matter == GRADES:
            return not any(one.kept or one.reads for one in self.lines)
        return all(one.is_still for one in self.lines)


def pieces_of(preview: Preview, plan: MovePlan | None) -> list[Piece]:
    """Gather the lines of a preview by what goes its way together; what grades stand for last."""
    found: dict[Matter, list[MoveLine]] = {}
    for line in preview.lines:
        found.setdefault(matter_of(line), []).append(line)
    pieces = [Piece(matter, tuple(lines), _held(lines)) for matter, lines in found.items()]
    grades = [one for one in preview.lines if is_grade(one.question)]
    if grades and plan is not None and steering_of(plan, GRADES).stands:
        pieces.append(Piece(GRADES, tuple(grades), _held(grades)))
    return pieces


def _held(lines: Iterable[MoveLine]) -> tuple[Held, ...]:
    count: Counter[str] = Counter()
    for line in lines:
        count.update({one.code: one.number for one in line.held})
    return tuple(Held(code, number) for code, number in count.items())


class MatterPart(QWidget):
    """What becomes of one matter, in words; a line beneath opens on its choices.

    `opened` tells whether they are open, `planned` carries the plan as it is wanted now.
    """

    planned = Signal(object)
    opened = Signal(bool)

    def __init__(self, piece: Piece, plan: MovePlan | None) -> None:
        super().__init__()
        self.piece, self._plan = piece, plan
        self._found = steering_of(plan, piece.matter) if plan else None
        self._choose = CHOOSE_GRADES if piece.matter == GRADES else CHOOSE
        self.button = Button(self._choose, "disclosure", "chevron-right")
        self.button.setCheckable(True)
        self.button.toggled.connect(self._on_toggled)
        self.choices: SteeringRoom | None = None
        self._room = column(gap=0)
        self._room.setContentsMargins(Space.XL, 0, 0, Space.S)
        self._inside = holder(self._room)
        self._inside.hide()
        words = column(*self._words(), gap=2)
        self.setLayout(column(words, row(self.button, None), self._inside, gap=Space.XS))
        self.button.setVisible(self._can_choose)

    @property
    def _can_choose(self) -> bool:
        return self._found is not None and bool(self._found.places or self._found.stands)

    def _words(self) -> Iterator[PlainLabel]:
        lines = self.piece.lines
        title = self._title
        self.button.setAccessibleName(f"{self._choose}: {short(title)}")
        number = sum(one.answers for one in lines)
        yield Eyebrow(f"{PANEL if self.piece.matter.sort is Sort.PANEL else ''}{number} recorded")
        yield PlainLabel(title).wear(letter="strong")
        if self.piece.matter != GRADES:
            told = _told(lines, named=self._is_section)
            yield from (PlainLabel(one) for one in told)

    @property
    def _title(self) -> str:
        if self._found:
            return self._found.words
        asked = self.piece.lines[0].asked
        return SECTION.format(title=asked.partition(": ")[2]) if self._is_section else asked

    @property
    def _is_section(self) -> bool:
        return self.piece.matter.sort is Sort.SECTION

    def open(self) -> None:
        """Open the choices."""
        self.button.setChecked(True)

    def named_at(self, at: QWidget | None) -> str | None:
        """Return the name of the choice that has the focus; None when it is not in here."""
        if at is None or not self.isAncestorOf(at):
            return None
        named = self.choices.named if self.choices else {}
        return next((name for name, one in named.items() if one is at), "")

    def focus_on(self, name: str) -> None:
        """Put the focus on a choice, or else where the choices begin."""
        named = self.choices.named if self.choices else {}
        named.get(name, next(iter(named.values()), self.button)).setFocus()

    @Slot(bool)
    def _on_toggled(self, opened: bool) -> None:  # noqa: FBT001 - Qt's signal carries it
        if opened and self.choices is None and self._plan and self._found:
            self.choices = steered(self._plan, self.piece.held, self._found)
            if self.choices is not None:
                self.choices.planned.connect(self.planned)
                self._room.addWidget(self.choices)
        self._inside.setVisible(opened)
        self.button.show_icon("chevron-down" if opened else "chevron-right")
        self.opened.emit(opened)


def _told(lines: tuple[MoveLine, ...], *, named: bool) -> Iterator[str]:
    """Say what becomes of each line, by name where there are several, and what reads otherwise."""
    if all(one.is_still for one in lines):
        yield "Everything stays as it is."
        return
    for one in (each for each in lines if not each.is_still):
        name = f"{one.asked.partition(': ')[0]}: " if named else ""
        yield f"{name}{one.sentence}"
        yield from one.readings[:MOST_READ]
        if (more := len(one.readings) - MOST_READ) > 0:
            yield f"And {more} more that read otherwise."
