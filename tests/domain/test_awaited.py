"""Whose returns are awaited: how far each agency is, how late, and what is written to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from lifaudit.domain.audit import Audit, Status
from lifaudit.domain.awaited import Awaited, Came, Posted, Stance, Waiting

PLAN = Audit(
    "a",
    code="DD26-07",
    title="Neglect under one",
    returns_due=date(2026, 9, 25),
    status=Status.COLLECTING,
)
SENT = datetime(2026, 9, 14, 8, 30, tzinfo=UTC)
BACK = datetime(2026, 9, 28, 9, 0, tzinfo=UTC)
LAST = datetime(2026, 9, 30, 23, 30, tzinfo=UTC)  # already October in England
POLICE = Awaited("pol", "Exampleshire Police", ("Bola Adeyemi",), Posted(SENT), Came(8))


def waiting(*agencies, late=3, plan=PLAN, is_lead=True):
    return Waiting(plan, is_lead, "Amina Rahman", late, agencies)


@pytest.mark.parametrize(
    ("change", "stance"),
    [
        ({}, Stance.SILENT),
        ({"posted": Posted()}, Stance.UNSENT),
        ({"posted": Posted(SENT, BACK)}, Stance.OPENED),
        ({"came": Came(8, 2)}, Stance.OPENED),
        ({"came": Came(8, 8)}, Stance.RETURNED),
        ({"came": Came()}, Stance.SILENT),
        ({"is_ours": True}, Stance.OURS),
    ],
)
def test_how_far_an_agency_is(change, stance):
    assert replace(POLICE, **change).stance is stance


def test_what_went_and_came_is_told_with_its_days():
    assert POLICE.told == (
        "Pack made on 14 September 2026. Nothing has come back. 0 of 8 returns signed off."
    )
    some = replace(POLICE, posted=Posted(SENT, BACK, LAST), came=Came(8, 6))
    assert some.told == (
        "Pack made on 14 September 2026. First sent something back on 28 September 2026. "
        "6 of 8 returns signed off, the last on 1 October 2026."
    )
    assert "No pack has been made" in replace(POLICE, posted=Posted()).told
    assert "recorded on this laptop" in replace(POLICE, is_ours=True).told


def test_no_return_and_not_known_are_counted_over_all():
    health = Awaited("hea", "Health", (), Posted(SENT, BACK), Came(8, 6, 2))
    assert waiting(POLICE, health).told == (
        "6 of 16 returns signed off; nothing from 1 agency yet; 2 not known to the agency."
    )
    assert waiting(health).told == "6 of 8 returns signed off; 2 not known to the agency."


def test_only_who_owes_something_of_a_running_audit_is_late_and_reminded():
    done = replace(POLICE, came=Came(8, 8))
    signed = replace(PLAN, status=Status.SIGNED)
    assert waiting(POLICE).overdue(POLICE) == 3
    assert waiting(POLICE).can_remind(POLICE)
    assert waiting(POLICE, late=-2).overdue(POLICE) == 0
    for whole, one in ((waiting(done), done), (waiting(POLICE, plan=signed), POLICE)):
        assert whole.overdue(one) == 0
        assert not whole.can_remind(one)
    assert not waiting(POLICE, is_lead=False).can_remind(POLICE)


def test_a_reminder_is_marked_and_names_who_what_and_when():
    assert waiting(POLICE).reminder(POLICE) == (
        "OFFICIAL-SENSITIVE\n\n"
        "To Exampleshire Police: DD26-07\n\n"
        "We asked you for 8 returns and have none of yours signed off yet. They are 3 working days "
        "overdue: they were due on 25 September 2026.\n\n"
        "Your pack was made on 14 September 2026. If it did not arrive or does not open, tell me: "
        "I send another.\n\n"
        "Where there is nothing to tell, as when a child is not known to your agency, say so in "
        "the return and sign it off: that is a return too. Please name no case and no child when "
        "you answer.\n\n"
        "Amina Rahman\n"
    )


def test_a_reminder_to_who_returned_some_asks_for_the_others():
    some = replace(POLICE, posted=Posted(SENT, BACK), came=Came(8, 6))
    said = waiting(some, late=0).reminder(some)
    assert "6 of your 8 returns are with us. The others are due on 25 September 2026." in said
    assert "send us a new pack" in said
    said = waiting(some, plan=replace(PLAN, returns_due=None)).reminder(some)
    assert "are with us.\n\n" in said
    unsent = replace(some, posted=Posted(None, BACK))
    assert "Your pack was made" not in waiting(unsent).reminder(unsent)
    assert "Your pack was made" not in waiting(POLICE).reminder(replace(POLICE, posted=Posted()))
