"""The second step of a sample: what is excluded, how many, by which method, with which seed."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout

from lifaudit.domain.case import Line, Method
from lifaudit.domain.errors.base import LifauditError
from lifaudit.services import sampling
from lifaudit.services.plans import SampleView
from ui.fields.choice import ChoiceField
from ui.fields.form import FormCard
from ui.fields.plain import NumberField, ShortTextField
from ui.fields.select import SelectField
from ui.models.rows import Column, Rows
from ui.theme.tokens import Space
from ui.widgets.banner import Banner
from ui.widgets.buttons import primary, quiet
from ui.widgets.labels import Hint
from ui.widgets.options import Option
from ui.widgets.order import tab_before
from ui.widgets.stack import Flow, emptied, holder, row
from ui.widgets.table import Table

METHODS = (
    Option(Method.RANDOM.value, "Random", "Every case has the same chance."),
    Option(Method.STRATIFIED.value, "Stratified", "Chance within groups, each by its share."),
    Option(Method.SYSTEMATIC.value, "Systematic", "Every so many lines, from a start by chance."),
    Option(Method.PURPOSIVE.value, "Purposive", "Chosen on purpose, each with its reason."),
)
LINES = 7
SIZE, RESERVES = "8", "3"
ENTER = "Enter on a line excludes it with a reason, or puts it back."
PICK = "Enter on a line chooses it, with its reason."
Shown = tuple[Line, str]


class DrawCard(FormCard):
    """Lines to look through, the method and its numbers; `drawn` carries a wish."""

    drawn = Signal(object)
    line_opened = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__("The draw", "")
        self.setObjectName("sample.draw")
        self._columns: tuple[str, ...] = ()
        self.method = ChoiceField("Method", METHODS)
        self.method.set_value(Method.STRATIFIED.value)
        self.method.committed.connect(lambda *_: self._fit())
        self.wanted = _number("How many cases", SIZE)
        self.reserves = _number("How many in reserve", RESERVES)
        self.stratum = SelectField("Grouped by", ())
        self.seed = ShortTextField("Seed", "Anybody who has it can repeat the draw.")
        self.seed.set_value(sampling.fresh_seed())
        self.another = quiet("Another seed", "refresh").does(self._renew)
        self.banner, self.tip = Banner(), Hint(ENTER)
        self._lines = QVBoxLayout()
        self._take_columns(())
        self.draw = primary("Draw the sample", "dice-5").does(self._tell)
        self.draw.setObjectName("sample.draw.go")
        self._lay_out()

    @property
    def chooses(self) -> bool:
        """Cases are chosen one by one, not drawn."""
        return self.method.value == Method.PURPOSIVE.value

    def is_open(self, view: SampleView) -> bool:
        """Tell whether there is something to draw or to choose."""
        drawn = view.sample.draw
        return view.can_change and (drawn is None or drawn.method is Method.PURPOSIVE)

    def focus_first(self) -> None:
        """Put the focus on the method."""
        self.method.focus_first()

    def show_frame(self, view: SampleView) -> None:
        """Show the lines of the list, and which of them are out."""
        frame, drawn = view.sample.frame, view.sample.draw
        if frame is None:
            return
        if frame.columns != self._columns:
            self._take_columns(frame.columns)
        taken = {reference: case for case, reference in view.sample.references}
        said = {one.reference: f"Excluded: {one.reason}" for one in view.sample.exclusions}
        lines = [
            (one, taken.get(one.reference, said.get(one.reference, ""))) for one in frame.lines
        ]
        place = self.table.currentIndex().row()
        self.rows.show(lines)
        self.table.show_lines(min(len(lines), LINES))
        self.table.selectRow(max(place, 0))
        if drawn is not None:
            self.method.set_value(Method.PURPOSIVE.value)
        self.method.setVisible(drawn is None)
        self._fit()

    @Slot(object)
    def refuse(self, error: LifauditError) -> None:
        """Say why nothing was drawn."""
        self.banner.say(error.title, error.advice, "danger")

    def _lay_out(self) -> None:
        self.hold(self.banner)
        self.hold(self.method)
        self._numbers = holder(Flow(self.wanted, self.reserves, self.stratum, gap=Space.L))
        self.room.addWidget(self._numbers)
        self._seeds = holder(row(self.another, None, gap=Space.M))
        self.hold(self.seed)
        self.hold(self._seeds)
        self.hold(self.tip)
        self.hold(self._lines)
        self.hold(row(self.draw, None))

    def _take_columns(self, columns: tuple[str, ...]) -> None:
        """Set up the table for a list of other columns."""
        self._columns = columns
        shown: list[Column[Shown]] = [Column("Reference", lambda one: one[0].reference)]
        shown += [_group(name, at) for at, name in enumerate(columns)]
        shown.append(Column("State", lambda one: one[1]))
        emptied(self._lines)
        self.rows: Rows[Shown] = Rows(shown)
        self.table = Table(self.rows, "Lines of the list")
        self.rows.setParent(self.table)
        self.table.setObjectName("sample.lines")
        self.table.opened.connect(self._on_opened)
        self._lines.addWidget(self.table)
        if columns:
            tab_before(self.table, self.draw)
        self._group_by(columns)

    def _group_by(self, columns: tuple[str, ...]) -> None:
        self.stratum.offer([(name, name) for name in columns])
        if columns:
            self.stratum.set_value(columns[0])
            self.method.set_value(Method.STRATIFIED.value)
        else:
            self.method.set_value(Method.RANDOM.value)

    def _fit(self) -> None:
        """Show what the method needs."""
        by_chance = not self.chooses
        for part in (self._numbers, self.seed, self._seeds, self.draw):
            part.setVisible(by_chance)
        self.stratum.setVisible(self.method.value == Method.STRATIFIED.value)
        self.tip.setText(ENTER if by_chance else PICK)

    def _renew(self) -> None:
        self.seed.set_value(sampling.fresh_seed())

    def _tell(self) -> None:
        self.banner.hide()
        for field in (self.wanted, self.reserves):
            field.flush()
            field.mark_wrong("" if field.value.isdecimal() else "Error: write a whole number")
        if not self.wanted.value.isdecimal() or not self.reserves.value.isdecimal():
            return
        method = Method(self.method.value or Method.RANDOM.value)
        stratum = self.stratum.value if method is Method.STRATIFIED else ""
        size, reserves = int(self.wanted.value), int(self.reserves.value)
        seed = self.seed.value.strip()
        self.drawn.emit(sampling.Wish(method, seed, size, reserves, stratum))

    @Slot(object)
    def _on_opened(self, shown: Shown) -> None:
        self.line_opened.emit(shown[0].reference, shown[1].startswith("Excluded"))


def _number(label: str, value: str) -> NumberField:
    made = NumberField(label)
    made.set_value(value)
    return made


def _group(name: str, at: int) -> Column[Shown]:
    return Column(name, lambda one: one[0].strata[at])
