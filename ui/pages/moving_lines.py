"""Moving an audit, the preview: what becomes of every answer, and where else it could go."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lifaudit.domain.moving import MoveLine, MovePlan, Preview
from ui.models.offers import short
from ui.theme.tokens import Space
from ui.widgets.buttons import primary
from ui.widgets.cards import Card, rule
from ui.widgets.labels import Eyebrow, Hint, PlainLabel
from ui.widgets.select import Select
from ui.widgets.stack import column, emptied, holder, row

KEEP = ("", "Keep beside")
NEW = "Asked for the first time: "
REOPENED = "Returns that were signed off and have something left to say are opened again: "
MOST = 12


class LinesCard(Card):
    """Numbers first, then every question whose answers do not simply stay; `sent` moves them."""

    sent = Signal(str, str)

    def __init__(self) -> None:
        super().__init__("What would happen")
        self.setObjectName("moving.lines")
        self.act = primary("Move back", "arrow-back-up")
        self.act.hide()
        self._lines = column(gap=Space.M)
        self.room.addWidget(holder(self._lines))
        self.room.addLayout(row(self.act, None))

    def show_preview(self, preview: Preview, plan: MovePlan | None) -> None:
        """Show what a move would do; with a plan, each line can be sent elsewhere."""
        emptied(self._lines)
        self.act.hide()
        self._lines.addWidget(PlainLabel(preview.sentence).wear(letter="strong"))
        if preview.reopened:
            self._lines.addWidget(PlainLabel(f"{REOPENED}{preview.reopened}."))
        if preview.unasked:
            named = "; ".join(short(one) for one in preview.unasked[:MOST])
            more = len(preview.unasked) - MOST
            after = f"; and {more} more" if more > 0 else ""
            self._lines.addWidget(Hint(f"{NEW}{named}{after}."))
        for line in preview.lines:
            if line.goes or line.kept:
                self._lines.addWidget(rule())
                self._lines.addWidget(self._line(line, plan))

    def _line(self, line: MoveLine, plan: MovePlan | None) -> QWidget:
        words = column(
            Eyebrow(f"{line.answers} recorded"),
            PlainLabel(line.asked).wear(letter="strong"),
            PlainLabel(line.sentence),
            gap=2,
        )
        if plan is not None and (where := self._where(line, plan)) is not None:
            words.addWidget(where)
        return holder(words)

    def _where(self, line: MoveLine, plan: MovePlan) -> Select | None:
        route = next((one for one in plan.main.questions if one.old == line.question), None)
        if route is None:
            return None
        offers = [(one.key, short(one.text)) for one in plan.after.main.questions]
        made = Select(f"Where answers to {short(line.asked)} go", [KEEP, *offers])
        made.setSizeAdjustPolicy(Select.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.choose(route.to[0] if len(route.to) == 1 else "")
        tell = partial(self._tell, line.question, made)
        made.activated.connect(lambda *_: tell())
        return made

    def _tell(self, question: str, select: Select) -> None:
        self.sent.emit(question, select.code())
