"""Dialogs that ask who somebody is: an agency, or a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QWidget

from lifaudit.domain.partnership import Agency, AgencyType, Person, Role
from ui.dialogs.asking import AskingDialog
from ui.fields.field import Field
from ui.fields.plain import ShortTextField
from ui.fields.select import SelectField
from ui.models.words import AGENCY_TYPE_CHOICES, ROLE_CHOICES


class AgencyDialog(AskingDialog):
    """What an agency is called and what it does."""

    def __init__(self, parent: QWidget, agency: Agency) -> None:
        new = not agency.agency
        super().__init__(parent, "Add an agency" if new else "Agency", "Add" if new else "Done")
        self._agency = agency
        self.active = QCheckBox("Takes part")
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

    def said(self) -> tuple[Agency]:
        name = str(self.name.value).strip()
        fresh = replace(
            self._agency,
            name=name,
            short=str(self.short.value).strip() or name,
            type=AgencyType(self.type.value),
            active=self.active.isChecked(),
        )
        return (fresh,)


class PersonDialog(AskingDialog):
    """Who a person is, for which agency, in which role."""

    def __init__(self, parent: QWidget, person: Person, agencies: Sequence[Agency]) -> None:
        new = not person.person
        super().__init__(parent, "Add a person" if new else "Person", "Add" if new else "Done")
        self._person = person
        self.active = QCheckBox("Takes part")
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

    def said(self) -> tuple[Person]:
        fresh = replace(
            self._person,
            name=str(self.name.value).strip(),
            job=str(self.job.value).strip(),
            role=Role(self.role.value),
            agency=self.agency.value,
            active=self.active.isChecked(),
        )
        return (fresh,)
