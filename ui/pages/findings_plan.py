"""Findings, one recommendation: what should be different, and who does what about it by when."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from lifaudit.domain.learning import Action, MeasureType, Recommendation
from lifaudit.domain.record import Record
from lifaudit.services.learning import LearningView, Planned, Recommended
from ui.fields.bound import DAY, Bound, code_of
from ui.fields.choice import ChoiceField, ManyField
from ui.fields.date import DateField
from ui.fields.form import FormCard
from ui.fields.plain import LongTextField, ShortTextField
from ui.fields.select import SelectField
from ui.models.rows import one_line
from ui.pages.findings_editor import SEVERAL
from ui.pages.findings_head import Head
from ui.theme.tokens import Space
from ui.widgets.buttons import secondary
from ui.widgets.cards import Card
from ui.widgets.labels import Heading
from ui.widgets.options import Option
from ui.widgets.stack import column, holder, row
from ui.widgets.tiles import Tiles

THIRD, LONG = 220, 44
TEXT = "For whom, and from when. Who does it comes below, in the actions."
OUTCOME = "The difference that a child would notice."
MEASURES = (
    Option("outcome", "Outcome", "Are children better off?"),
    Option("quality", "Quality", "How well was it done?"),
    Option("quantity", "Quantity", "How much was done?"),
)


class ActionCard(FormCard):
    """One action; `told` carries it as it now reads."""

    told = Signal(object)

    def __init__(self, view: LearningView, planned: Planned, number: int) -> None:
        super().__init__()
        self.setAccessibleName(f"Action {number}")
        self.bound = Bound(planned.action, self)
        self.bound.told.connect(self.told)
        self.head = Head(f"Action {number}", "action", 3)
        self.text = LongTextField("What will be done", "", 2)
        bind = self.bound.bind
        agencies = [(one.agency, one.short or one.name) for one in view.agencies]
        who = (
            bind("owner", SelectField("Agency that owns it", agencies)),
            bind("lead_role", ShortTextField("Role that leads it")),
            bind("due", DateField("Due", ""), DAY),
        )
        measure = LongTextField("How you will know that it helped", "", 2)
        kind = ChoiceField("What this measures", MEASURES)
        self.hold(self.head)
        self.room.addWidget(bind("text", self.text))
        self.room.addWidget(holder(Tiles(who, THIRD, Space.M)))
        self.room.addWidget(bind("measure", measure))
        self.room.addWidget(bind("measure_type", kind, code_of(MeasureType)))
        self.show_planned(planned, editable=view.is_open)

    def show_planned(self, planned: Planned, *, editable: bool) -> None:
        """Show the action as it now stands."""
        self.bound.show(planned.action)
        self.head.show_lacks(planned.lacks)
        self.head.allow(editable=editable)
        self.bound.allow(editable=editable)


class RecommendationEditor(QWidget):
    """A recommendation with its actions, each of which goes on the record by itself."""

    told = Signal(object)
    added = Signal(object)
    action_moved = Signal(object, int)
    action_withdrawn = Signal(object, str)

    def __init__(self, view: LearningView, item: Recommended) -> None:
        super().__init__()
        self.setObjectName("findings.recommendation")
        self.bound = Bound(item.recommendation, self)
        self.bound.told.connect(self.told)
        self.head = Head("Recommendation", "recommendation")
        self.text = LongTextField("What should be different", TEXT, 2)
        self.cards: dict[str, ActionCard] = {}
        self._actions = QVBoxLayout()
        self._actions.setSpacing(Space.M)
        self.add = secondary("Add an action", "plus").does(self._add)
        self.add.setObjectName("findings.add-action")
        actions = row(Heading("Actions", 3), None, self.add)
        self.setLayout(
            column(self.head, self._first(view), actions, self._actions, None, gap=Space.L)
        )
        self.show_view(view)

    @property
    def subject(self) -> tuple[type[Record], tuple[str, ...]]:
        """What the history is asked for: the action somebody is in, or the recommendation."""
        focus = QApplication.focusWidget()
        for card in self.cards.values():
            if focus is not None and card.isAncestorOf(focus):
                action = card.bound.record
                return Action, (action.audit, action.action)
        item = self.bound.record
        return Recommendation, (item.audit, item.recommendation)

    def show_view(self, view: LearningView) -> None:
        """Show the recommendation and its actions as they now stand."""
        item = view.recommended(self.bound.record.recommendation)
        if item is None:
            return
        self.bound.show(item.recommendation)
        self.head.show_lacks(item.lacks)
        self.head.allow(editable=view.is_open)
        self.bound.allow(editable=view.is_open)
        self.add.setVisible(view.is_open)
        self._show_actions(view, item.actions)

    def flush(self) -> None:
        """Record what is still being typed."""
        for bound in (self.bound, *(card.bound for card in self.cards.values())):
            bound.flush()

    def focus_first(self) -> None:
        """Begin to write."""
        self.text.focus_first()

    def _first(self, view: LearningView) -> Card:
        bind = self.bound.bind
        drawn = [Option(one.finding.finding, _short(one.finding.what)) for one in view.findings]
        hint = "Tick every finding it answers." if drawn else "No finding is written yet."
        return FormCard(
            "",
            "",
            bind("text", self.text),
            bind("outcome", LongTextField("What will be better for children", OUTCOME, 2)),
            bind("findings", ManyField("Drawn from", drawn, hint), SEVERAL),
        )

    def _show_actions(self, view: LearningView, actions: tuple[Planned, ...]) -> None:
        wanted = [one.action.action for one in actions]
        for key in [one for one in self.cards if one not in wanted]:
            gone = self.cards.pop(key)
            self._actions.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for number, planned in enumerate(actions):
            card = self.cards.get(planned.action.action)
            if card is None:
                card = self._card(view, planned, number + 1)
                self._actions.insertWidget(number, card)
            elif self._actions.indexOf(card) != number:
                self._actions.insertWidget(number, card)
            card.head.heading.setText(f"Action {number + 1}")
            card.show_planned(planned, editable=view.is_open)

    def _card(self, view: LearningView, planned: Planned, number: int) -> ActionCard:
        card = ActionCard(view, planned, number)
        self.cards[planned.action.action] = card
        card.told.connect(self.told)
        card.head.moved.connect(lambda step: self.action_moved.emit(card.bound.record, step))
        card.head.withdrawn.connect(
            lambda reason: self.action_withdrawn.emit(card.bound.record, reason)
        )
        return card

    def _add(self) -> None:
        item = self.bound.record
        self.added.emit(Action(item.audit, "", recommendation=item.recommendation))


def _short(text: str) -> str:
    said = one_line(text) or "A finding without words yet"
    return said if len(said) <= LONG else said[: LONG - 1] + "\N{HORIZONTAL ELLIPSIS}"
