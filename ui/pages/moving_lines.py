"""Moving an audit, the preview: what becomes of every answer, and what can be chosen of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication

from lifaudit.domain.moving import MovePlan, Preview
from lifaudit.domain.steering import Matter, steering_of
from ui.models.offers import short
from ui.pages.moving_matter import MatterPart, Piece, pieces_of
from ui.theme.tokens import Space
from ui.widgets.buttons import primary
from ui.widgets.cards import Card, rule
from ui.widgets.labels import Hint, PlainLabel
from ui.widgets.scroll import keep_at, seen_at, settle
from ui.widgets.select import Select
from ui.widgets.stack import column, emptied, holder, row

NEW = "Asked for the first time: "
REOPENED = "Returns that were signed off and have something left to say are opened again: "
MOST = 12
OTHER = "Something else to send elsewhere"
STAYING = ("", "Choose what stays as it is\N{HORIZONTAL ELLIPSIS}")


class LinesCard(Card):
    """Numbers first, then whatever does not simply stay, and what else could go elsewhere.

    `planned` carries the plan as it is wanted now; what a person has opened stays open, and the
    focus where it is, while the preview of it is shown.
    """

    planned = Signal(object)

    def __init__(self) -> None:
        super().__init__("What would happen")
        self.setObjectName("moving.lines")
        self.act = primary("Move back", "arrow-back-up")
        self.act.hide()
        self.parts: dict[Matter, MatterPart] = {}
        self.other: Select | None = None
        self._open: set[Matter] = set()
        self._lines = column(gap=Space.M)
        self.room.addWidget(holder(self._lines))
        self.room.addLayout(row(self.act, None))

    def begin(self) -> None:
        """Forget what was opened in another preview."""
        self._open.clear()

    def show_preview(self, preview: Preview, plan: MovePlan | None) -> None:
        """Show what a move would do; with a plan, everything can be sent elsewhere."""
        held, seen = self._held_at(), seen_at(QApplication.focusWidget())
        self._put(preview, plan)
        if held is not None:
            settle()
            self.focus_on(*held)
            keep_at(QApplication.focusWidget(), seen)

    def focus_on(self, matter: Matter, name: str) -> None:
        """Put the focus on a choice of a matter, or on where its choices open."""
        if matter in self.parts:
            self.parts[matter].focus_on(name)

    def _held_at(self) -> tuple[Matter, str] | None:
        at = QApplication.focusWidget()
        found = ((matter, part.named_at(at)) for matter, part in self.parts.items())
        return next(((matter, name) for matter, name in found if name is not None), None)

    def _put(self, preview: Preview, plan: MovePlan | None) -> None:
        emptied(self._lines)
        self.act.hide()
        self.parts, self.other = {}, None
        self._say(preview)
        pieces = pieces_of(preview, plan)
        for one in pieces:
            if not one.is_still or one.matter in self._open:
                self._add(one, plan)
        if plan is not None:
            self._offer([one for one in pieces if one.matter not in self.parts], preview, plan)

    def _say(self, preview: Preview) -> None:
        self._lines.addWidget(PlainLabel(preview.sentence).wear(letter="strong"))
        if preview.reopened:
            self._lines.addWidget(PlainLabel(f"{REOPENED}{preview.reopened}."))
        if preview.unasked:
            named = "; ".join(short(one) for one in preview.unasked[:MOST])
            more = len(preview.unasked) - MOST
            after = f"; and {more} more" if more > 0 else ""
            self._lines.addWidget(Hint(f"{NEW}{named}{after}."))

    def _add(self, piece: Piece, plan: MovePlan | None) -> None:
        part = MatterPart(piece, plan)
        part.planned.connect(self.planned)
        part.opened.connect(partial(self._on_opened, piece.matter))
        self.parts[piece.matter] = part
        self._lines.addWidget(rule())
        self._lines.addWidget(part)
        if piece.matter in self._open:
            part.open()

    def _on_opened(self, matter: Matter, opened: bool) -> None:  # noqa: FBT001 - Qt's signal carries it
        (self._open.add if opened else self._open.discard)(matter)

    def _offer(self, still: list[Piece], preview: Preview, plan: MovePlan) -> None:
        """Offer what stays as it is, to be sent elsewhere as well."""
        if not still:
            return
        words = [steering_of(plan, one.matter).words for one in still]
        choices = [(str(at), short(each)) for at, each in enumerate(words)]
        self.other = other = Select(OTHER, [STAYING, *choices])
        other.setSizeAdjustPolicy(Select.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        other.activated.connect(lambda *_: self._take_up(still, preview, plan))
        self._lines.addWidget(rule())
        self._lines.addWidget(holder(column(PlainLabel(OTHER).wear(letter="strong"), other)))

    def _take_up(self, still: list[Piece], preview: Preview, plan: MovePlan) -> None:
        code = self.other.code() if self.other else ""
        if code:
            matter = still[int(code)].matter
            self._open.add(matter)
            self._put(preview, plan)
            settle()
            self.focus_on(matter, "")
