"""The plan, what is asked: a main instrument and its modules, chosen while the audit is planned."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lifaudit.domain.instrument import Instrument
from lifaudit.domain.library import Library
from lifaudit.services.plans import PlanView
from ui.fields.choice import ManyField
from ui.fields.form import FormCard
from ui.fields.select import SelectField
from ui.theme.tokens import Space
from ui.widgets.buttons import secondary
from ui.widgets.labels import Hint, PlainLabel
from ui.widgets.options import Option
from ui.widgets.stack import column, emptied, holder, row

KEPT = "Kept whole with this audit: it stays the same whatever becomes of the form."
CHOOSE = "Choose it while you plan; once the audit has started, what is asked stays."
MODULES = "Sections on one theme, asked before the overall grade."
TILE = 300


class InstrumentCard(FormCard):
    """Names what every agency answers; `chosen` carries another main instrument and modules."""

    chosen = Signal(str, tuple)
    move_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("Instrument")
        self.setObjectName("plan.instrument")
        self._library = Library(())
        self._view: PlanView | None = None
        self.words = Hint(KEPT)
        self.main = SelectField("Main instrument", ())
        self.main.stay_in_line()
        self.main.committed.connect(lambda *_: self._tell())
        self.modules: ManyField | None = None
        self._modules, self._lines = column(gap=0), column(gap=Space.M)
        self.elsewhere = secondary("Move to another version", "refresh").does(self.move_wanted.emit)
        self.elsewhere.setObjectName("plan.move")
        self.hold(self.words)
        self.hold(self.main)
        self.room.addWidget(holder(self._modules))
        self.hold(holder(self._lines))
        self._moving = holder(row(self.elsewhere, None))
        self.hold(self._moving)
        self.main.hide()
        self._moving.hide()

    def offer(self, library: Library) -> None:
        """Offer what the library has."""
        self._library = library
        if self._view is not None:
            self.show_instruments(self._view)

    def show_instruments(self, view: PlanView) -> None:
        """Show what is pinned; offer others while the audit is being planned."""
        self._view = view
        is_open = view.can_change and view.audit.is_draft
        found, offered = view.instruments, bool(self._library.items)
        self.words.setText(CHOOSE if is_open else KEPT)
        self.main.setVisible(is_open and offered)
        self._moving.setVisible(view.can_change and not view.audit.is_draft)
        if is_open and offered:
            usual = view.profile.audit(view.audit.type).instrument
            self._offer(found.main, usual)
        emptied(self._lines)
        for one in (found.main, found.panel, found.reflection, found.feedback):
            if one is not None:
                self._lines.addWidget(_line(one))

    def _offer(self, main: Instrument, usual: str) -> None:
        parts = main.identity.split("+")
        known = {one.identity: one.instrument.title for one in self._library.suited_to(usual)}
        choices = [(one, f"{title}, {one.partition('@')[2]}") for one, title in known.items()]
        if parts[0] not in known:
            choices.append((parts[0], parts[0]))
        self.main.offer(choices)
        self.main.set_value(parts[0])
        self._offer_modules(parts)

    def _offer_modules(self, parts: list[str]) -> None:
        main = next((one for one in self._library.items if one.identity == parts[0]), None)
        fit = () if main is None else self._library.modules_for(main)
        options = [Option(one.identity, _theme(one.instrument.title)) for one in fit]
        emptied(self._modules)
        self.modules = None
        if options:
            self.modules = ManyField("Theme modules", options, MODULES, TILE)
            self.modules.set_value(" ".join(parts[1:]))
            self.modules.committed.connect(lambda *_: self._tell())
            self._modules.addWidget(self.modules)
            self.modules.show()

    def _tell(self) -> None:
        pinned = self._view.instruments.main.identity.split("+")[0] if self._view else ""
        same = self.main.value == pinned and self.modules is not None
        wanted = tuple(self.modules.value.split()) if same and self.modules else ()
        if self.main.value:
            self.chosen.emit(self.main.value, wanted)


def _theme(title: str) -> str:
    return title.removeprefix("Theme module: ").capitalize()


def _line(one: Instrument) -> QWidget:
    words = PlainLabel(one.title).wear(letter="strong")
    return holder(column(words, Hint(_size(one)), gap=2))


def _size(one: Instrument) -> str:
    asked, parts = one.size, len(one.sections)
    questions = f"{asked} question{'' if asked == 1 else 's'}"
    sections = f"{parts} domain{'' if parts == 1 else 's'}"
    version = one.version.partition("+")[0]
    return f"{questions} in {sections}, version {version}, about {one.minutes} minutes."
