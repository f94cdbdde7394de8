"""One condition: a question, how its answer is held, and against what."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from lifaudit.domain.conditions import Condition, Form, Sign
from ui.fields.date import DateLine, read_date
from ui.fields.text import Line
from ui.models.offers import Offer
from ui.theme.tokens import Space
from ui.widgets.buttons import icon_button
from ui.widgets.select import Select
from ui.widgets.stack import column, holder, row

FEWEST = 8
CHOOSE = ("", "Choose\N{HORIZONTAL ELLIPSIS}")


class ConditionLine(QWidget):
    """Offers the questions, then what fits the one that is chosen."""

    settled = Signal()
    removed = Signal(object)

    def __init__(self, condition: Condition, number: int, offers: Sequence[Offer]) -> None:
        super().__init__()
        self._condition, self._offers = condition, {one.key: one for one in offers}
        name = f"Condition {number}"
        self.question = Select(f"{name}: question", [(one.key, one.words) for one in offers])
        self.sign = Select(f"{name}: how it is held", ())
        self.pick, self.day = Select(f"{name}: answer", ()), DateLine(f"{name}: day")
        self.line = Line(f"{name}: value")
        self.values = QStackedWidget()
        for widget in (self.pick, self.day, self.line):
            self.values.addWidget(widget)
        for select in (self.question, self.pick):
            policy = Select.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            select.setSizeAdjustPolicy(policy)
            select.setMinimumContentsLength(FEWEST)
        self.sign.setMinimumWidth(1)  # in a narrow window it is cut short before the page is
        self.out = icon_button("trash", f"Take out {name.lower()}")
        self.out.does(lambda: self.removed.emit(self))
        held = row(self.sign, self.values, gap=Space.S)
        held.setStretch(1, 1)
        whole = row(holder(column(self.question, held, gap=Space.XS)), self.out, gap=Space.XS)
        whole.setStretch(0, 1)
        whole.setAlignment(self.out, Qt.AlignmentFlag.AlignTop)
        self.setLayout(whole)
        self._show(condition)
        self._listen()

    def condition(self) -> Condition:
        """Return the condition as it reads now."""
        return self._condition

    def focus_first(self) -> None:
        """Put the focus on the question."""
        self.question.setFocus()

    def settle(self) -> None:
        """Tell what is waiting for a pause."""
        self.line.settle()
        self.day.settle()

    def _listen(self) -> None:
        self.question.activated.connect(lambda *_: self._on_question())
        self.sign.activated.connect(lambda *_: self._on_sign())
        self.pick.activated.connect(lambda *_: self._on_value(self.pick.code()))
        self.line.settled.connect(self._on_value)
        self.day.dated.connect(self._on_value)

    def _show(self, condition: Condition) -> None:
        offer = self._offers[condition.question]
        self.question.choose(condition.question)
        signs = offer.signs if condition.sign in offer.signs else (*offer.signs, condition.sign)
        _fill(self.sign, [(sign.value, offer.words_of(sign)) for sign in signs])
        self.sign.choose(condition.sign.value)
        answers = offer.answers
        if answers and condition.value not in ("", *(code for code, _ in answers)):
            answers = (*answers, (condition.value, f"{condition.value} (no such answer)"))
        _fill(self.pick, [CHOOSE, *answers])
        self.pick.choose(condition.value)
        self.line.show_text(condition.value)
        self.day.show_day(read_date(condition.value))
        self.values.setVisible(condition.sign.takes_value)
        self.values.setCurrentWidget(self._value_for(offer))

    def _value_for(self, offer: Offer) -> QWidget:
        if offer.answers:
            return self.pick
        return self.day if offer.form is Form.DAY else self.line

    def _on_question(self) -> None:
        offer = self._offers[self.question.code()]
        self._take(Condition(offer.key, offer.signs[0], "", offer.form))

    def _on_sign(self) -> None:
        sign, now = Sign(self.sign.code()), self._condition
        offer = self._offers[now.question]
        value = now.value if sign.takes_value else ""
        form = offer.form if sign.takes_value else Form.TEXT
        self._take(Condition(now.question, sign, value, form))

    def _on_value(self, value: str) -> None:
        now = self._condition
        form = self._offers[now.question].form
        self._take(Condition(now.question, now.sign, value.strip(), form))

    def _take(self, condition: Condition) -> None:
        if condition != self._condition:
            self._condition = condition
            self._show(condition)
            self.settled.emit()


def _fill(select: Select, choices: Sequence[tuple[str, str]]) -> None:
    select.clear()
    for code, words in choices:
        select.addItem(words, code)
