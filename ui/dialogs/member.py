"""Dialogs that ask who somebody is: an agency, or a person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from lifaudit.domain.partnership import Agency, AgencyType, Person, Role
from ui.fields.field import Field
from ui.fields.plain import ShortTextField
from ui.fields.select import SelectField
from ui.models.words import AGENCY_TYPE_CHOICES, ROLE_CHOICES
from ui.theme.style import look
from ui.theme.tokens import Space
from ui.widgets.buttons import primary, quiet
from ui.widgets.labels import Heading
from ui.widgets.stack import Item, column, row

WIDTH = 480


class MemberDialog(QDialog):
    """A short form with one thing to do; `then` hears of what was filled in."""

    def __init__(self, parent: QWidget, title: str, done: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setMinimumWidth(look().px(WIDTH))
        self.title = Heading(title, 2)
        self.done_button = primary(done, "check").does(self.finish)
        self.cancel = quiet("Cancel").does(self.reject)
        self.active = QCheckBox("Takes part")
        self._then: Callable[[Any], None] = lambda _value: None

    def then(self, told: Callable[[Any], None]) -> None:
        """Show the dialog and tell of the value when it is finished."""
        self._then = told
        self.open()

    def lay_out(self, *items: Item) -> None:
        """Set the fields above the buttons."""
        buttons = row(None, self.cancel, self.done_button)
        self.setLayout(column(self.title, *items, None, buttons, gap=Space.M, margin=Space.XL))

    def value(self) -> object:
        """Return what the form says."""
        raise NotImplementedError

    def wanted(self) -> tuple[tuple[Field, str], ...]:
        """Return the fields that must not stay empty, with what to say if they do."""
        raise NotImplementedError

    def finish(self) -> None:
        """Close when nothing is missing, and tell of the value."""
        empty = [field for field, _ in self.wanted() if not str(field.value).strip()]
        for field, words in self.wanted():
            field.mark_wrong(words if field in empty else "")
        if empty:
            empty[0].focus_first()
            return
        self.accept()
        self._then(self.value())


class AgencyDialog(MemberDialog):
    """What an agency is called and what it does."""

    def __init__(self, parent: QWidget, agency: Agency) -> None:
        new = not agency.agency
        super().__init__(parent, "Add an agency" if new else "Agency", "Add" if new else "Done")
        self._agency = agency
        self.name = ShortTextField("Name", "As it stands on reports.")
        self.short = ShortTextField("Short name", "Fits a table's heading, such as Police.")
        self.type = SelectField("What it does", AGENCY_TYPE_CHOICES)
        self.name.set_value(agency.name)
        self.short.set_value(agency.short)
        self.type.set_value("" if new else agency.type.value)
        self.active.setChecked(agency.active)
        self.lay_out(self.name, self.short, self.type, self.active)
        self.active.setVisible(not new)
        self.name.focus_first()

    def wanted(self) -> tuple[tuple[Field, str], ...]:
        return (
            (self.name, "Error: enter the agency's name"),
            (self.type, "Error: choose what the agency does"),
        )

    def value(self) -> Agency:
        name = str(self.name.value).strip()
        return replace(
            self._agency,
            name=name,
            short=str(self.short.value).strip() or name,
            type=AgencyType(self.type.value),
            active=self.active.isChecked(),
        )


class PersonDialog(MemberDialog):
    """Who a person is, for which agency, in which role."""

    def __init__(self, parent: QWidget, person: Person, agencies: Sequence[Agency]) -> None:
        new = not person.person
        super().__init__(parent, "Add a person" if new else "Person", "Add" if new else "Done")
        self._person = person
        choices = [
            (one.agency, one.name) for one in agencies if one.active or one.agency == person.agency
        ]
        self.name = ShortTextField("Name", "As it stands on reports.")
        self.job = ShortTextField("Job", "Such as named nurse, or detective sergeant.")
        self.role = SelectField("Role", ROLE_CHOICES)
        self.agency = SelectField("Agency", choices)
        self.name.set_value(person.name)
        self.job.set_value(person.job)
        self.role.set_value("" if new else person.role.value)
        self.agency.set_value(person.agency)
        self.active.setChecked(person.active)
        self.lay_out(self.name, self.job, self.role, self.agency, self.active)
        self.active.setVisible(not new)
        self.name.focus_first()

    def wanted(self) -> tuple[tuple[Field, str], ...]:
        return (
            (self.name, "Error: enter the person's name"),
            (self.role, "Error: choose the person's role"),
            (self.agency, "Error: choose the person's agency"),
        )

    def value(self) -> Person:
        return replace(
            self._person,
            name=str(self.name.value).strip(),
            job=str(self.job.value).strip(),
            role=Role(self.role.value),
            agency=self.agency.value,
            active=self.active.isChecked(),
        )
