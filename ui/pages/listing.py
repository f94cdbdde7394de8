"""What an audit looks at where nothing is drawn: the list, and how it is added to."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut

from lifaudit.domain.case import Case
from lifaudit.domain.subject import AGENCY, SURVEY
from lifaudit.services.plans import SampleView
from ui.fields.form import FormCard, set_in
from ui.fields.plain import ShortTextField
from ui.fields.unsent import Unsent
from ui.models.rows import Column, Rows
from ui.theme.tokens import Space
from ui.widgets.buttons import primary, quiet, secondary
from ui.widgets.labels import Heading, Hint
from ui.widgets.scroll import bring_to_sight
from ui.widgets.stack import column, holder, row
from ui.widgets.table import Table

MOST_LINES = 12
COLUMNS: tuple[Column[Case], ...] = (
    Column("Code", lambda one: one.case),
    Column("Name", lambda one: one.title),
)
TEACH = {
    AGENCY: "Every agency on the plan answers once, about itself. There is nothing to list.",
    SURVEY: "Responses are added on the board once the audit has started. Nobody is named.",
}
HINT = (
    "Such as the name of a school, a process or a course. A list can be pasted: one name to a line."
)
ADD = "Add to the list"
LISTED = "Each stands under the name people know it by. Every agency is asked about every one."
EMPTY = "Nothing is listed yet. Write the first name below and press Enter."


class ListingCard(FormCard):
    """Names with their codes; `added` carries one, `many_added` those of a list."""

    added = Signal(str)
    many_added = Signal(tuple)
    rename_wanted = Signal(object)
    removal_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sample.listing")
        self.heading, self.words = Heading("The list", 3), Hint("")
        self.rows: Rows[Case] = Rows(COLUMNS, self)
        self.table = Table(self.rows, "What is looked at")
        self.table.opened.connect(self._ask_name)
        self.name = ShortTextField("Name", HINT)
        self.add = secondary(ADD, "plus").does(self._add)
        self.name.line.returnPressed.connect(self.add.click)
        self.name.line.textChanged.connect(lambda *_: self._count())
        Unsent(self.add, self.name)
        self.onward = primary("Go on with the plan", "target")
        self.onward.setObjectName("sample.listing.onward")
        self.rename = quiet("Correct the name", "pencil").does(self._rename)
        self.remove = quiet("Take off the list", "trash").does(self._remove)
        self._lay_out()

    def _lay_out(self) -> None:
        self.hold(self.heading)
        self.hold(self.words)
        self._listed = set_in(
            holder(column(self.table, row(self.rename, self.remove, None), gap=Space.S))
        )
        self._new = holder(column(self.name, set_in(row(self.add, self.onward, None)), gap=Space.S))
        for part in (self._listed, self._new):
            self.room.addWidget(part)
        self.table.setObjectName("sample.listing.table")
        self.name.setObjectName("sample.listing.name")
        gone = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table)
        gone.setContext(Qt.ShortcutContext.WidgetShortcut)
        gone.activated.connect(self._remove)

    def show_list(self, view: SampleView) -> None:
        """Show what stands in the list, and let the lead change it."""
        subject, listed = view.subject, view.sample.cases
        named = subject not in TEACH
        self.heading.setText(f"The {subject.many}")
        self.rows.show(listed)
        self.words.setText(TEACH.get(subject, LISTED if listed else EMPTY))
        self._listed.setVisible(named and bool(listed))
        self._new.setVisible(named and view.can_change)
        self.table.show_lines(min(len(listed), MOST_LINES))
        for button in (self.rename, self.remove):
            button.setVisible(view.can_change)
        self.onward.setVisible(bool(listed) and view.sample.audit.is_draft)
        if listed and not self.table.currentIndex().isValid():
            self.table.selectRow(0)
        if self.name.line.hasFocus():  # the list above has grown
            bring_to_sight(self._new)

    def focus_first(self) -> None:
        """Put the focus where a name is written, or on what is listed."""
        if self._new.isVisibleTo(self):
            self.name.focus_first()
        else:
            self.table.setFocus()

    def give_back(self, title: str) -> None:
        """Hold a name that could not be listed again."""
        self.name.set_value(title)

    def _names(self) -> tuple[str, ...]:
        """Return the names that are written: one, or those of a list that was pasted."""
        return tuple(filter(None, map(str.strip, self.name.value.splitlines())))

    def _count(self) -> None:
        names = self._names()
        self.add.setText(f"Add {len(names)} to the list" if len(names) > 1 else ADD)

    def _add(self) -> None:
        names = self._names()
        self.name.mark_wrong("" if names else "Error: write a name")
        if names:
            self.name.set_value("")
            self.name.focus_first()
            if len(names) > 1:
                self.many_added.emit(names)
            else:
                self.added.emit(names[0])

    def _rename(self) -> None:
        if isinstance(one := self.table.chosen(), Case):
            self._ask_name(one)

    @Slot(object)
    def _ask_name(self, one: Case) -> None:
        if self.rename.isVisibleTo(self):
            self.rename_wanted.emit(one)

    def _remove(self) -> None:
        one = self.table.chosen()
        if isinstance(one, Case) and self.remove.isVisibleTo(self):
            self.removal_wanted.emit(one)
