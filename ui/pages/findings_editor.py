"""Findings, one finding: what, why, so what for the child, now what, and where it was seen."""

from __future__ import annotations

import enum
from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lifaudit.domain.learning import Factor, Finding, Level, Polarity
from lifaudit.domain.record import Record
from lifaudit.domain.words import words_of
from lifaudit.services.learning import Found, LearningView
from ui.fields.bound import Bound, Tie, code_of
from ui.fields.choice import ChoiceField, ManyField
from ui.fields.form import FormCard
from ui.fields.plain import LongTextField
from ui.fields.select import SelectField
from ui.pages.findings_head import Head
from ui.theme.tokens import Space
from ui.widgets.cards import Card
from ui.widgets.options import Option
from ui.widgets.stack import column, holder
from ui.widgets.tiles import Tiles

SEVERAL = Tie(" ".join, lambda text: tuple(str(text).split()))
CASE, THIRD = 150, 220
KINDS = (
    Option("strength", "Strength", "To be kept, and shown to others"),
    Option("improvement", "Area for improvement", "To be changed"),
)
WHAT = "One thing, in words that somebody who was not in the room understands. No names."
WHY = "What lay behind it: how the work is set up, pressures, what people knew at the time."
SO_WHAT = "What it meant in this child's life, or could have meant."
NOW_WHAT = "What has to change, or how a strength is kept and spread."


class FindingEditor(QWidget):
    """Every field goes on the record by itself; `told` carries the finding as it now reads."""

    told = Signal(object)

    def __init__(self, view: LearningView, found: Found) -> None:
        super().__init__()
        self.setObjectName("findings.finding")
        self.bound = Bound(found.finding, self)
        self.bound.told.connect(self.told)
        self.head = Head(words_of(found.finding.polarity), "finding")
        self.what = LongTextField("What was found", WHAT, 2)
        self.seen = ManyField("Seen in", _cases(view), "Tick where it was seen.", CASE)
        self.setLayout(
            column(self.head, self._first(), self._second(), self._third(view), None, gap=Space.L)
        )
        self.show_view(view)

    @property
    def subject(self) -> tuple[type[Record], tuple[str, ...]]:
        """What the history is asked for."""
        finding = self.bound.record
        return Finding, (finding.audit, finding.finding)

    def show_view(self, view: LearningView) -> None:
        """Show the finding as it now stands; what is being written is left alone."""
        found = view.found(self.bound.record.finding)
        if found is None:
            return
        self.bound.show(found.finding)
        self.head.heading.setText(words_of(found.finding.polarity))
        self.head.show_lacks(found.lacks)
        self.seen.label.setText(found.evidence.capitalize())
        self.head.allow(editable=view.is_open)
        self.bound.allow(editable=view.is_open)

    def flush(self) -> None:
        """Record what is still being typed."""
        self.bound.flush()

    def focus_first(self) -> None:
        """Begin to write."""
        self.what.focus_first()

    def _first(self) -> Card:
        bind = self.bound.bind
        kind = bind("polarity", ChoiceField("Kind of finding", KINDS), code_of(Polarity))
        return FormCard("", "", kind, bind("what", self.what), bind("seen_in", self.seen, SEVERAL))

    def _second(self) -> Card:
        bind = self.bound.bind
        factor = SelectField("What comes closest", _codes(Factor), "The contributory factor.")
        return FormCard(
            "",
            "",
            bind("why", LongTextField("Why", WHY)),
            bind("factor", factor, code_of(Factor)),
            bind("so_what", LongTextField("So what for the child", SO_WHAT)),
            bind("now_what", LongTextField("Now what", NOW_WHAT)),
        )

    def _third(self, view: LearningView) -> Card:
        bind = self.bound.bind
        domains = [(one.key, one.title) for one in view.domains]
        agencies = [(one.agency, one.short or one.name) for one in view.agencies]
        parts = (
            bind(
                "level",
                SelectField("Level", _codes(Level), "Where the cause lies."),
                code_of(Level),
            ),
            bind("section", SelectField("Domain", domains, "The part of practice.")),
            bind("agency", SelectField("Agency", agencies, "Only if it is about one.")),
        )
        card = FormCard()
        card.room.addWidget(holder(Tiles(parts, THIRD, Space.M)))
        return card


def _cases(view: LearningView) -> list[Option]:
    return [Option(case, called) for case, called in zip(view.cases, view.called, strict=True)]


def _codes(kind: type[enum.Enum]) -> list[tuple[str, str]]:
    codes: Iterable[enum.Enum] = kind
    return [(one.value, words_of(one)) for one in codes]
