"""A field to put a condition together: show when [question] [is] [value]."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lifaudit.domain.conditions import Condition, Rule, read, written
from ui.fields.condition_line import ConditionLine
from ui.fields.field import Field
from ui.fields.text import Box
from ui.models.offers import Offer
from ui.theme.tokens import Space
from ui.widgets.buttons import quiet, secondary
from ui.widgets.labels import Hint, PlainLabel
from ui.widgets.order import tab_after
from ui.widgets.select import Select
from ui.widgets.stack import Flow, column, emptied, holder, row

EITHER = (("and", "All of these hold"), ("or", "Any one of these holds"))
AS_TEXT = "Write it as an expression"
AS_RULE = "Put it together instead"
UNFINISHED = "Say what the answer is held against; until then nothing changes here."
TOO_MUCH = "This says more than can be put together here. Help explains what can be written."


class ConditionField(Field):
    """Conditions one below the other, or the expression itself; its value is the expression."""

    def __init__(self, label: str, hint: str, offers: Sequence[Offer], empty: str) -> None:
        super().__init__(label, hint)
        self._offers = tuple(offers)
        self._told, self._by_hand, self._first = "", False, ""
        self.lines: list[ConditionLine] = []
        self._always = PlainLabel(empty).wear(tone="quiet")
        self.either = Select("How many of the conditions must hold", EITHER)
        self.either.activated.connect(lambda *_: self._on_settled())
        self._room = QVBoxLayout()
        self._room.setContentsMargins(0, 0, 0, 0)
        self._room.setSpacing(Space.S)
        self.add = secondary("Add a condition", "plus").does(self._add)
        self.add.setAccessibleName(f"Add a condition: {label}")
        self.by_hand = quiet(AS_TEXT).does(self._change_hands)
        self.expression = Box(f"Expression: {label}", 1)
        self.expression.settled.connect(self._on_written)
        self._more = Hint(TOO_MUCH).wear(letter="small")
        self._lay_out()

    def _lay_out(self) -> None:
        self._lines_room = holder(self._room)
        buttons = holder(Flow(self.add, self.by_hand, gap=Space.S))
        self._joined = holder(row(self.either, None))
        self.edit_with(
            holder(
                column(
                    self._always,
                    self._joined,
                    self._lines_room,
                    self.expression,
                    self._more,
                    buttons,
                    gap=Space.S,
                )
            )
        )
        self._show_hands()

    def begin_at(self, key: str) -> None:
        """Let a new condition begin at this question, where it is offered."""
        self._first = key

    @property
    def unfinished(self) -> Rule | None:
        """What was put together so far and cannot be recorded yet, if anything."""
        rule = self._rule()
        return None if self._by_hand or rule.is_whole else rule

    def go_on_with(self, rule: Rule) -> None:
        """Show again what was not finished when the field was made anew."""
        known = {one.key for one in self._offers}
        if all(one.question in known for one in rule.conditions):
            self._by_hand = False
            self._show_rule(rule)
            self.mark_gap(UNFINISHED)

    @property
    def value(self) -> str:
        return self._told

    def set_value(self, value: object) -> None:
        text = str(value or "")
        self._told = text
        rule = self._readable(text)
        self._by_hand = rule is None
        self.expression.show_text(text)
        self._show_rule(rule or Rule())

    def focus_first(self) -> None:
        if self._by_hand:
            self.expression.setFocus()
        elif self.lines:
            self.lines[0].focus_first()
        else:
            self.add.setFocus()

    def flush(self) -> None:
        self.expression.settle()
        for line in self.lines:
            line.settle()

    def _readable(self, text: str) -> Rule | None:
        """Read an expression that asks only about what is offered here."""
        rule = read(text)
        known = {one.key for one in self._offers}
        if rule is None or any(one.question not in known for one in rule.conditions):
            return None
        return rule

    def _show_rule(self, rule: Rule) -> None:
        emptied(self._room)
        self.lines = [self._line(one, at) for at, one in enumerate(rule.conditions, 1)]
        self.either.choose("or" if rule.either else "and")
        self._show_hands()
        before: QWidget = self.either
        for line in self.lines:
            if line.window() is before.window():
                before = tab_after(before, line)

    def _line(self, condition: Condition, number: int) -> ConditionLine:
        made = ConditionLine(condition, number, self._offers)
        made.settled.connect(self._on_settled)
        made.removed.connect(self._take_out)
        self._room.addWidget(made)
        made.show()
        return made

    def _show_hands(self) -> None:
        rule = not self._by_hand
        self._always.setVisible(rule and not self.lines)
        self._joined.setVisible(rule and len(self.lines) > 1)
        self._lines_room.setVisible(rule and bool(self.lines))
        self.add.setVisible(rule)
        self.add.setEnabled(bool(self._offers))
        self.expression.setVisible(not rule)
        hard = not rule and self._readable(self.expression.text()) is None
        self._more.setVisible(hard)
        self.by_hand.setText(AS_TEXT if rule else AS_RULE)
        self.by_hand.setEnabled(not hard)
        self.by_hand.setAccessibleName(f"{self.by_hand.text()}: {self.label.text()}")

    def _add(self) -> None:
        first = next((one for one in self._offers if one.key == self._first), self._offers[0])
        rule = self._rule()
        fresh = Condition(first.key, first.signs[0], "", first.form)
        self._show_rule(Rule((*rule.conditions, fresh), rule.either))
        self.lines[-1].focus_first()
        self._on_settled()

    def _take_out(self, line: ConditionLine) -> None:
        at = self.lines.index(line)
        rule = self._rule()
        kept = (*rule.conditions[:at], *rule.conditions[at + 1 :])
        self._show_rule(Rule(kept, rule.either))
        self._on_settled()
        self.add.setFocus()

    def _rule(self) -> Rule:
        conditions = tuple(line.condition() for line in self.lines)
        return Rule(conditions, either=self.either.code() == "or")

    @Slot()
    def _on_settled(self) -> None:
        rule = self._rule()
        if not rule.is_whole:
            self.mark_gap(UNFINISHED)
            return
        self.mark_gap("")
        self._tell(written(rule))

    @Slot(str)
    def _on_written(self, text: str) -> None:
        self._tell(text.strip())
        self._show_hands()

    def _tell(self, text: str) -> None:
        if text != self._told:
            self._told = text
            self.expression.show_text(text)
            self.committed.emit(text)

    def _change_hands(self) -> None:
        self.expression.settle()
        self._by_hand = not self._by_hand
        if self._by_hand:
            self.expression.show_text(self._told)
        self._show_rule(self._readable(self._told) or Rule())
        self.focus_first()
