"""Help: how the job is done, the keys, the words, and how a report is checked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from lifaudit.domain.profile import Profile, Term
from lifaudit.services import profiles
from lifaudit.services.licences import LicenceText, texts
from ui.bridge.desk import Desk
from ui.bridge.route import CheckReport, CheckUpdate, Help
from ui.dialogs.licence import LicenceDialog
from ui.models.guide import CHECK, INVITED, JOB, KEYS, LICENCES, SAFETY, UPDATE, Lesson
from ui.theme.tokens import Space
from ui.widgets.buttons import quiet, secondary
from ui.widgets.cards import Card
from ui.widgets.labels import Hint, PlainLabel
from ui.widgets.leaf import fill_page
from ui.widgets.pagehead import PageHead
from ui.widgets.stack import Flow, column, holder, row

TOP = Qt.AlignmentFlag.AlignTop


class HelpPage(QWidget):
    """Eight cards to read; a line of links at the top jumps to each."""

    def __init__(self, desk: Desk, _route: Help) -> None:
        super().__init__()
        self.setObjectName("help")
        self.words = Card("Words of the field")
        self.cards = (
            _steps("The job in seven steps", JOB),
            _steps("If you were invited", INVITED),
            _pairs("Keys", KEYS),
            self._checking(desk),
            self._updating(desk),
            _pairs("What is safe, and why", SAFETY),
            self.words,
            self._licences(),
        )
        self.links = [secondary(card.accessibleName()).does(self._to(card)) for card in self.cards]
        head = column(
            PageHead("Help", "How the job is done, from a plan to a signed report."),
            holder(Flow(*self.links, gap=Space.S)),
            gap=Space.M,
        )
        self._scroll = fill_page(self, holder(head), *self.cards)
        desk.runner.read(profiles.in_force, self._show)

    def _checking(self, desk: Desk) -> Card:
        card = _pairs("How to check a report", CHECK)
        self.check = secondary("Check a report", "certificate").does(lambda: desk.go(CheckReport()))
        self.check.setObjectName("help.check")
        card.room.addLayout(row(self.check, None))
        return card

    def _updating(self, desk: Desk) -> Card:
        card = _pairs("How lifaudit is updated", UPDATE)
        self.update_file = secondary("Check an update file", "certificate").does(
            lambda: desk.go(CheckUpdate())
        )
        self.update_file.setObjectName("help.update")
        card.room.addLayout(row(self.update_file, None))
        return card

    def _licences(self) -> Card:
        """Show what stands in the product, and a button for every text that must be readable."""
        self.texts = [quiet(one.covers, "file-text").does(self._read(one)) for one in texts()]
        for button, one in zip(self.texts, texts(), strict=True):
            button.setAccessibleName(f"Read the licence of {one.covers}: {one.name}")
        return Card("Licences", "", PlainLabel(LICENCES), holder(Flow(*self.texts, gap=Space.S)))

    def _read(self, text: LicenceText) -> Callable[[], None]:
        def show() -> None:
            self.reading = LicenceDialog(self, f"{text.covers}: {text.name}", text.read())
            self.reading.open()

        return show

    def focus_first(self) -> None:
        """Put the focus on the first link."""
        self.links[0].setFocus()

    def _to(self, card: Card) -> Callable[[], None]:
        return lambda: self._scroll.verticalScrollBar().setValue(
            card.mapTo(self._scroll.inside, card.rect().topLeft()).y() - Space.L
        )

    def _show(self, profile: Profile) -> None:
        self.words.room.addWidget(Hint(f"As used in {profile.title}."))
        self.words.room.addLayout(_grid([_term(term) for term in profile.terms]))


def _term(term: Term) -> Lesson:
    short = f" ({term.short})" if term.short else ""
    parts = [term.meaning, f"Formerly: {term.formerly}." if term.formerly else ""]
    return Lesson(f"{term.label}{short}", " ".join(part for part in parts if part))


def _steps(title: str, lessons: Sequence[Lesson]) -> Card:
    numbered = [Lesson(f"{at}  {one.name}", one.words) for at, one in enumerate(lessons, 1)]
    return _pairs(title, numbered)


def _pairs(title: str, lessons: Sequence[Lesson]) -> Card:
    card = Card(title)
    card.room.addLayout(_grid(lessons))
    return card


def _grid(lessons: Sequence[Lesson]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(Space.XL)
    grid.setVerticalSpacing(Space.S)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 3)
    for at, lesson in enumerate(lessons):
        grid.addWidget(PlainLabel(lesson.name).wear(letter="strong"), at, 0, TOP)
        grid.addWidget(PlainLabel(lesson.words), at, 1, TOP)
    return grid
