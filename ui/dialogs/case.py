"""A dialog that describes a case in broad groups, so that no child can be known by them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from lifaudit.domain.case import Case
from lifaudit.domain.profile import Entry, Profile
from ui.dialogs.asking import AskingDialog
from ui.fields.field import Field
from ui.fields.plain import ShortTextField
from ui.fields.select import SelectField
from ui.widgets.labels import Hint

WHAT = (
    "For the table of cases in the report. Leave out what you do not know; never write anything "
    "that could name the child."
)


class CaseDialog(AskingDialog):
    """Age band, gender, ethnicity, plan and needs of one case; it says the case."""

    def __init__(self, parent: QWidget, case: Case, profile: Profile) -> None:
        super().__init__(parent, f"Describe {case.case}", "Done")
        self._case = case
        self.age = SelectField("Age band", _choices(profile.age_bands))
        self.gender = SelectField("Gender", _choices(profile.genders))
        self.ethnicity = SelectField("Ethnicity", _choices(profile.ethnicities))
        self.plan = SelectField("Plan", _choices(profile.plan_statuses))
        self.needs = ShortTextField("Disability or way of communicating", "In a word or two.")
        self._show(case)
        self.lay_out(Hint(WHAT), self.age, self.gender, self.ethnicity, self.plan, self.needs)
        self.age.focus_first()

    def _show(self, case: Case) -> None:
        self.age.set_value(case.age_band)
        self.gender.set_value(case.gender)
        self.ethnicity.set_value(case.ethnicity)
        self.plan.set_value(case.plan_status)
        self.needs.set_value(case.needs)

    def wanted(self) -> tuple[tuple[Field, str], ...]:
        return ()

    def said(self) -> tuple[Case]:
        fresh = replace(
            self._case,
            age_band=self.age.value,
            gender=self.gender.value,
            ethnicity=self.ethnicity.value,
            plan_status=self.plan.value,
            needs=self.needs.value.strip(),
        )
        return (fresh,)


def _choices(entries: tuple[Entry, ...]) -> list[tuple[str, str]]:
    return [(one.code, one.label) for one in entries]
