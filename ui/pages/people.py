"""People: the partnership, the agencies that audit together, and who does what in them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from lifaudit.domain.change import Change
from lifaudit.domain.partnership import Agency, Partnership, Person
from lifaudit.services import register
from lifaudit.services.register import Register
from ui.bridge.desk import Desk
from ui.bridge.route import People
from ui.dialogs.member import AgencyDialog, PersonDialog
from ui.fields.form import FormCard
from ui.fields.plain import ShortTextField
from ui.models.rows import Column, Rows
from ui.models.words import AGENCY_TYPES, ROLES
from ui.widgets.buttons import secondary
from ui.widgets.cards import Card
from ui.widgets.leaf import fill_page
from ui.widgets.pagehead import PageHead
from ui.widgets.stack import row
from ui.widgets.table import Table

WHAT = (
    "Those who plan, audit, moderate and sign. Never a child, a parent or a practitioner whose "
    "work is looked at."
)
ROWS_SHOWN = 7
OPEN = "Enter opens the line."


@dataclass(frozen=True, slots=True)
class Member:
    """A person with the name of their agency, as the table shows them."""

    person: Person
    agency: str


AGENCY_COLUMNS: tuple[Column[Agency], ...] = (
    Column("Agency", lambda one: one.name),
    Column("Short", lambda one: one.short),
    Column("What it does", lambda one: AGENCY_TYPES[one.type]),
    Column(
        "State",
        lambda one: "Takes part" if one.active else "Left",
        tone=lambda one: "success" if one.active else "quiet",
    ),
)
PERSON_COLUMNS: tuple[Column[Member], ...] = (
    Column("Name", lambda one: one.person.name),
    Column("Role", lambda one: ROLES[one.person.role]),
    Column("Agency", lambda one: one.agency),
    Column("Job", lambda one: one.person.job),
    Column(
        "Signing",
        lambda one: "Can sign" if one.person.certificate else "Cannot sign",
        tone=lambda one: "success" if one.person.certificate else "quiet",
    ),
    Column(
        "State",
        lambda one: "Takes part" if one.person.active else "Left",
        tone=lambda one: "success" if one.person.active else "quiet",
    ),
)


class PeoplePage(QWidget):
    """Two tables and the partnership's own name; Enter or a double click edits a line."""

    def __init__(self, desk: Desk, _route: People) -> None:
        super().__init__()
        self.setObjectName("people")
        self._desk = desk
        self._ours = Partnership(register.OURS)
        self._agencies: list[Agency] = []
        self.name = ShortTextField("Partnership", "Its name as it stands on reports.")
        self.area = ShortTextField("Area")
        for field in (self.name, self.area):
            field.committed.connect(lambda *_: self._save_partnership())
        self.agency_rows: Rows[Agency] = Rows(AGENCY_COLUMNS, self)
        self.person_rows: Rows[Member] = Rows(PERSON_COLUMNS, self)
        self.agencies = _table(self.agency_rows, "Agencies")
        self.people = _table(self.person_rows, "People")
        self.agencies.opened.connect(self.edit_agency)
        self.people.opened.connect(lambda member: self.edit_person(member.person))
        self.add_agency = secondary("Add an agency", "plus").does(self._new_agency)
        self.add_person = secondary("Add a person", "plus").does(self._new_person)
        self._lay_out()
        desk.runner.changed.connect(self._on_changed)
        self._read()

    def focus_first(self) -> None:
        """Put the focus on the list that is used most."""
        self.agencies.setFocus()

    def _lay_out(self) -> None:
        fill_page(
            self,
            PageHead("People", WHAT),
            Card("Agencies", OPEN, self.agencies, row(self.add_agency, None)),
            Card("People", OPEN, self.people, row(self.add_person, None)),
            FormCard("Partnership", "", self.name, self.area),
        )

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if change.touches(Partnership, Agency, Person):
            self._read()

    def _read(self) -> None:
        self._desk.runner.read(register.whole, self._show)

    def _show(self, found: Register) -> None:
        self._ours, self._agencies = found.partnership, list(found.agencies)
        for field, text in ((self.name, self._ours.name), (self.area, self._ours.area)):
            if self.window().focusWidget() is not field.line:
                field.set_value(text)
        names = {one.agency: one.short or one.name for one in found.agencies}
        self.agency_rows.show(found.agencies)
        self.person_rows.show([Member(one, names.get(one.agency, "")) for one in found.people])
        for table in (self.agencies, self.people):
            _fit(table)

    def _save_partnership(self) -> None:
        name = str(self.name.value).strip()
        self.name.mark_gap("" if name else "A partnership needs a name.")
        if name:
            fresh = replace(self._ours, name=name, area=str(self.area.value).strip())
            self._ours = fresh
            self._desk.runner.write(register.rename_partnership, fresh)

    def edit_agency(self, agency: Agency) -> None:
        """Open an agency's own dialog."""
        AgencyDialog(self, agency).then(
            lambda fresh: self._desk.runner.write(register.save_agency, fresh)
        )

    def edit_person(self, person: Person) -> None:
        """Open a person's own dialog."""
        PersonDialog(self, person, self._agencies).then(
            lambda fresh: self._desk.runner.write(register.save_person, fresh)
        )

    def _new_agency(self) -> None:
        AgencyDialog(self, Agency("")).then(
            lambda fresh: self._desk.runner.write(register.add_agency, fresh)
        )

    def _new_person(self) -> None:
        PersonDialog(self, Person(""), self._agencies).then(
            lambda fresh: self._desk.runner.write(register.add_person, fresh)
        )


def _table(rows: Rows[Agency] | Rows[Member], name: str) -> Table:
    made = Table(rows, name)
    made.setObjectName(f"people.{name.lower()}")
    return made


def _fit(table: Table) -> None:
    """Let a short list be short, and a long one scroll."""
    table.show_lines(min(max(table.model().rowCount(), 1), ROWS_SHOWN))
    if not table.currentIndex().isValid():
        table.selectRow(0)
