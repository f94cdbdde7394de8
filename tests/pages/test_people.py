"""The register is kept by keyboard, says what is missing, and never loses a word."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from lifaudit.domain.partnership import AgencyType, Role
from lifaudit.services import register
from ui.bridge.route import People
from ui.dialogs.member import AgencyDialog, PersonDialog


@pytest.fixture
def page(inside):
    return inside.go(People())


def dialog_of(page, kind):
    return page.findChildren(kind)[-1]


def read(inside):
    with inside.desk.vault.unit() as unit:
        return register.whole(unit)


def test_everybody_in_the_register_is_listed_with_their_agency(page):
    assert [one.name for one in page.agency_rows.rows][:1] == [
        "Exampleshire Children's Social Care"
    ]
    assert [one.person.name for one in page.person_rows.rows] == ["Ada Quill"]
    assert page.person_rows.rows[0].agency == "Social care"


def test_an_agency_is_added_in_a_dialog_that_asks_for_what_is_missing(qtbot, inside, page):
    page.add_agency.click()
    dialog = dialog_of(page, AgencyDialog)
    dialog.done_button.click()
    assert dialog.name.missing
    assert dialog.type.missing
    qtbot.keyClicks(dialog.name.line, "Exampleshire Housing")
    dialog.type.set_value("housing")
    dialog.done_button.click()
    added = next(one for one in read(inside).agencies if one.name == "Exampleshire Housing")
    assert (added.type, added.short) == (AgencyType.HOUSING, "Exampleshire Housing")
    assert "Exampleshire Housing" in [one.name for one in page.agency_rows.rows]


def test_enter_opens_the_chosen_agency_and_who_leaves_is_kept_last(qtbot, inside, page):
    page.agencies.setFocus()
    page.agencies.selectRow(0)
    first = page.agencies.chosen()
    qtbot.keyClick(page.agencies, Qt.Key.Key_Return)
    dialog = dialog_of(page, AgencyDialog)
    dialog.active.setChecked(False)
    dialog.done_button.click()
    assert read(inside).agencies[-1].agency == first.agency
    assert not read(inside).agencies[-1].active


def test_a_person_is_added_with_role_and_agency(inside, page):
    page.add_person.click()
    dialog = dialog_of(page, PersonDialog)
    dialog.done_button.click()
    assert all(field.missing for field in (dialog.name, dialog.role, dialog.agency))
    dialog.name.set_value("Zo\u00eb \u017b\u00f3\u0142\u0107")
    dialog.role.set_value("auditor")
    dialog.agency.set_value("pol")
    dialog.done_button.click()
    added = next(one for one in read(inside).people if one.name.startswith("Zo"))
    assert (added.role, added.agency) == (Role.AUDITOR, "pol")


def test_giving_up_a_dialog_changes_nothing(inside, page):
    before = read(inside)
    page.edit_person(before.people[0])
    dialog = dialog_of(page, PersonDialog)
    dialog.name.set_value("Somebody else")
    dialog.cancel.click()
    assert read(inside) == before


def test_editing_a_person_keeps_their_certificate(inside, page):
    lead = read(inside).people[0]
    page.edit_person(lead)
    dialog = dialog_of(page, PersonDialog)
    dialog.job.set_value("Head of quality")
    dialog.done_button.click()
    after = read(inside).people[0]
    assert (after.job, after.certificate) == ("Head of quality", lead.certificate)


def test_the_partnership_keeps_a_name(inside, page):
    page.name.set_value("")
    page.name.commit()
    assert page.name.missing
    assert read(inside).partnership.name
    page.area.set_value("North Exampleshire")
    page.area.commit()
    page.name.set_value("Exampleshire Partnership")
    page.name.commit()
    kept = read(inside).partnership
    assert (kept.name, kept.area) == ("Exampleshire Partnership", "North Exampleshire")
    assert kept.root_certificate


def test_reading_again_never_overwrites_what_somebody_types(qtbot, inside, page):
    page.name.line.setFocus()
    page.name.line.selectAll()
    qtbot.keyClicks(page.name.line, "Half a na")
    inside.desk.runner.write(register.save_agency, read(inside).agencies[0].__class__("n", "New"))
    assert page.name.line.text() == "Half a na"
