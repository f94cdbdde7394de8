"""Findings, the words at the top of the report: one sentence, three learning points, limits."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lifaudit.domain.lacking import MOST_POINTS
from lifaudit.domain.learning import Summary
from lifaudit.domain.record import Record
from lifaudit.services.learning import LearningView
from ui.fields.bound import Bound, Tie
from ui.fields.form import FormCard
from ui.fields.plain import LongTextField, NumberField
from ui.fields.points import PointsField
from ui.theme.tokens import Space
from ui.widgets.labels import Heading, Hint
from ui.widgets.stack import column, holder
from ui.widgets.tiles import Tiles

HALF = 260
COUNT = Tie(lambda number: str(number or ""), lambda text: round(float(str(text))) if text else 0)
HEADLINE = "What a board chair should remember if they read nothing else."
POINTS = "Up to three things that people who were not in the room should learn."
LIMITS = "What this audit cannot tell: few cases, a missing agency, records not seen."
URGENT = (
    "Worries about a child today that could not wait for this report. Only the count is shown. "
    "Where the register of urgent concerns has any, the report counts those."
)


class SummaryEditor(QWidget):
    """What a reader reads first; `told` carries the words as they now read."""

    told = Signal(object)

    def __init__(self, view: LearningView) -> None:
        super().__init__()
        self.setObjectName("findings.summary")
        self.bound = Bound(view.summary, self)
        self.bound.told.connect(self.told)
        self.lacks = Hint()
        self.headline = LongTextField("In one sentence", HEADLINE, 2)
        bind = self.bound.bind
        words = FormCard(
            "",
            "",
            bind("headline", self.headline),
            bind("learning", PointsField("Learning points", MOST_POINTS, POINTS)),
            bind("limits", LongTextField("Limits", LIMITS, 2)),
        )
        numbers = (
            bind("urgent_raised", NumberField("Raised"), COUNT),
            bind("urgent_resolved", NumberField("Resolved"), COUNT),
        )
        urgent = FormCard("Urgent concerns", URGENT)
        urgent.room.addWidget(holder(Tiles(numbers, HALF, Space.M)))
        head = Heading("Words at the top of the report", 2)
        self.setLayout(column(head, self.lacks, words, urgent, None, gap=Space.L))
        self.show_view(view)

    @property
    def subject(self) -> tuple[type[Record], tuple[str, ...]]:
        """What the history is asked for."""
        return Summary, (self.bound.record.audit,)

    def show_view(self, view: LearningView) -> None:
        """Show the words as they now stand."""
        self.bound.show(view.summary)
        told = " ".join(one.sentence for one in view.summary_lacks)
        self.lacks.setText(f"Still to do: {told}" if told else "Nothing is missing here.")
        self.bound.allow(editable=view.is_open)

    def flush(self) -> None:
        """Record what is still being typed."""
        self.bound.flush()

    def focus_first(self) -> None:
        """Begin to write."""
        self.headline.focus_first()
