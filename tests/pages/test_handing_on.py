"""The lead hands an audit on in the window: who, why, and then the pack that brings it to them."""

from __future__ import annotations

import planned
import pytest
from pages.hands import plan_of
from services.colleagues import accept, admit, ask, card_of, laptop
from shell import cheap, inside, shell
from world import SteppingClock

from lifaudit.domain.partnership import Person, Role
from lifaudit.domain.ports import silent
from lifaudit.services import unpacking
from ui.bridge import route as at
from ui.dialogs.hand_on import HandOnDialog

__all__ = ["cheap", "inside", "shell"]

WHY = "I am on leave until spring."


@pytest.fixture
def started(founded):
    with founded.unit() as unit:
        return planned.started(unit)


@pytest.fixture
def mina(founded, clock, tmp_path):
    """Let a second lead join the partnership of the vault in the window."""
    made = laptop(tmp_path / "mina", SteppingClock(clock.now))
    who = Person("", "Mina Osei", job="Business manager")
    accept(made, admit(founded, ask(made, card_of(founded), who), "edu", role=Role.LEAD))
    yield made
    made.close()


def asked(page):
    page.left.hand_on.click()
    return page.findChildren(HandOnDialog)[-1]


def test_where_nobody_else_could_lead_nothing_is_offered(inside, started):
    assert inside.go(at.Plan(started)).left.hand_on.isHidden()


def test_it_asks_who_and_why_and_does_nothing_until_it_is_told(inside, founded, started, mina):
    page = inside.go(at.Plan(started))
    assert page.left.hand_on.isVisible()
    dialog = asked(page)
    dialog.finish()
    assert dialog.lead.missing == "Error: choose who leads from now on"
    assert dialog.reason.missing == "Error: say why"
    dialog.lead.set_value(mina.person)
    dialog.finish()
    assert (dialog.lead.missing, dialog.reason.missing) == ("", "Error: say why")
    dialog.cancel.click()
    assert plan_of(founded, started).lead == founded.person


def test_then_it_leads_to_the_pack_for_who_leads_now(inside, founded, started, mina, tmp_path):
    page = inside.go(at.Plan(started))
    dialog = asked(page)
    dialog.lead.set_value(mina.person)
    dialog.reason.box.setPlainText(WHY)
    dialog.finish()
    assert plan_of(founded, started).lead == mina.person
    assert inside.window.route == at.Send(started)
    page = inside.page
    assert page.head.hint.text().startswith("You handed this audit on.")
    assert page.make.text() == "Make the pack"
    page.folder.set_value(str(tmp_path / "stick"))
    page.make.click()
    (file,) = (tmp_path / "stick").iterdir()
    got = unpacking.take_in_file(mina, file, silent)
    assert got.headline.endswith(" from now on: it was handed on to you.")


def test_afterwards_the_plan_says_who_leads_and_is_read_only(inside, started, mina):
    page = inside.go(at.Plan(started))
    dialog = asked(page)
    dialog.lead.set_value(mina.person)
    dialog.reason.box.setPlainText(WHY)
    dialog.finish()
    page = inside.go(at.Plan(started))
    assert "Led by Mina Osei." in page.head.hint.text()
    assert page.left.hint.text() == "Only the lead changes the plan."
    assert page.left.hand_on.isHidden()
    assert page.left.report.isHidden()
    assert page.form.fields["title"].line.isReadOnly()
