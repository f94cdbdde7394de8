"""Moving an audit, what is chosen by hand: where answers go, and which answer stands for which."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lifaudit.domain.likeness import Offer
from lifaudit.domain.moving import Held, MovePlan
from lifaudit.domain.steering import Stand, Stands, Steering, sent, standing_for
from ui.fields.select import FEWEST, SelectField
from ui.models.offers import short
from ui.theme.tokens import Space
from ui.widgets.labels import Hint, PlainLabel
from ui.widgets.select import Select
from ui.widgets.stack import column, holder, row

KEEP = ("", "Nowhere: keep beside")
ENOUGH = ("", "Nowhere else")
WHERE, ALSO = "Where it goes", "And also to"
STANDS = "What each answer stands for"
STANDS_IN = "What each answer stands for in “{place}”"


class SteeringRoom(QWidget):
    """The choices of one matter of a plan; `planned` carries the plan as it is wanted now.

    `named` are its lists to choose from, by a name that stays when they are made anew.
    """

    planned = Signal(object)

    def __init__(self, plan: MovePlan, found: Steering, held: Sequence[Held]) -> None:
        super().__init__()
        self._plan, self._found = plan, found
        self._held = {one.code: one.number for one in held}
        self.named: dict[str, QWidget] = {}
        fields = self._where() if found.places else []
        stands = [one for one in map(self._stands, found.stands) if one]
        self.setLayout(column(*fields, *stands, gap=Space.M))

    def focus_first(self) -> None:
        """Put the focus on the first choice."""
        if self.named:
            next(iter(self.named.values())).setFocus()

    # where it goes

    def _where(self) -> list[SelectField]:
        found = self._found
        return [self._place(at) for at in range(len(found.to) + bool(found.to) or 1)]

    def _place(self, at: int) -> SelectField:
        """Make the choice of one place; the one after the last adds another."""
        found = self._found
        here = found.to[at] if at < len(found.to) else ""
        taken = {one for one in found.to if one != here}
        places = [(one.code, short(one.label)) for one in found.places if one.code not in taken]
        made = SelectField(ALSO if at else WHERE, places, "", ENOUGH if at else KEEP)
        made.stay_in_line()
        made.stand_inside()
        made.set_value(here)
        made.select.setAccessibleName(f"{made.label.text()}: {short(found.words)}")
        made.committed.connect(partial(self._send, at))
        self.named[f"where.{at}"] = made.select
        return made

    def _send(self, at: int, to: object) -> None:
        places = [*self._found.to[:at], str(to), *self._found.to[at + 1 :]]
        kept = tuple(one for one in places if one)
        self.planned.emit(sent(self._plan, self._found.matter, *kept))

    # what stands for what

    def _stands(self, stands: Stands) -> QWidget | None:
        """List the answers that were given, each with what it stands for."""
        given = [one for one in stands.each if self._held.get(one.old.code)]
        if not given:
            return None
        several = len(self._found.stands) > 1
        words = STANDS_IN.format(place=short(stands.words)) if several else STANDS
        heading = [PlainLabel(words).wear(letter="strong")] if self._found.places else []
        lines = [self._stand(stands, one) for one in given]
        return holder(column(*heading, *lines, gap=Space.S))

    def _stand(self, stands: Stands, stand: Stand) -> QWidget:
        number = self._held[stand.old.code]
        made = Select(f"What “{stand.old.label}” stands for", [KEEP, *_pairs(stands.offers)])
        made.setSizeAdjustPolicy(Select.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.setMinimumContentsLength(FEWEST)
        made.choose(stand.new)
        tell = partial(self._tell, stands.to, stand.old.code, made)
        made.activated.connect(lambda *_: tell())
        self.named[f"stands.{stands.to}.{stand.old.code}"] = made
        times = "once" if number == 1 else f"{number} times"
        words = column(PlainLabel(stand.old.label), Hint(f"Given {times}"), gap=0)
        line = row(words, made, gap=Space.M)
        line.setStretch(0, 1)
        line.setStretch(1, 1)
        return holder(line)

    def _tell(self, to: str, code: str, select: Select) -> None:
        wanted = standing_for(self._plan, self._found.matter, to, code, select.code())
        self.planned.emit(wanted)


def steered(plan: MovePlan, held: Sequence[Held], found: Steering) -> SteeringRoom | None:
    """Make the choices of a matter; None where there is nothing to choose."""
    return SteeringRoom(plan, found, held) if found.places or found.stands else None


def _pairs(offers: Sequence[Offer]) -> list[tuple[str, str]]:
    return [(one.code, one.label) for one in offers]
