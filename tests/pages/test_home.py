"""Home says what each audit waits for, and what the vault itself asks for."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifaudit.domain.agenda import Care, Next, Standing, in_order, item_of, next_of
from lifaudit.domain.audit import Audit, ExpectedAgency, Status
from lifaudit.domain.case import Case, CaseStatus
from lifaudit.domain.casework import Return
from lifaudit.domain.learning import Finding
from lifaudit.services import home, keys, upkeep
from ui.bridge.route import Audits, RecoverySheet

TODAY = date(2026, 9, 14)
PLANNED = Audit(
    "a1",
    "DD26-07",
    title="Neglect under one",
    theme="Neglect",
    why="Two rapid reviews",
    period_from=date(2026, 1, 1),
    period_to=date(2026, 6, 30),
    returns_due=date(2026, 10, 1),
    report_due=date(2026, 11, 1),
    questions="What is a day like for them?",
    proportionality="Eight cases are enough to learn from.",
    sharing_agreement="ISA 12",
    dpia="DPIA 7",
)
standings = st.builds(
    Standing,
    st.builds(Audit, st.text(max_size=4), status=st.sampled_from(Status), returns_due=st.dates()),
    st.integers(0, 9),
    st.integers(0, 60),
    st.integers(0, 9),
    st.integers(0, 9),
    st.integers(0, 9),
)


@pytest.mark.parametrize(
    ("standing", "step"),
    [
        (Standing(Audit("a")), Next.PLAN),
        (Standing(PLANNED), Next.PLAN),
        (Standing(PLANNED, agencies=5), Next.DRAW),
        (Standing(PLANNED, agencies=5, cases=8), Next.START),
    ],
)
def test_a_draft_waits_for_its_plan_then_its_sample_then_its_start(standing, step):
    assert next_of(standing) is step


def test_the_plan_says_how_much_is_left_and_what_comes_next():
    item = item_of(Standing(Audit("a", "DD26-01", title="Neglect")), TODAY)
    assert item.sentence.startswith("11 things are left in the plan. Next: say what it is about")
    almost = Standing(replace(PLANNED, dpia=""), agencies=5)
    assert item_of(almost, TODAY).sentence.startswith("One thing is left in the plan. Next: name")


def collecting(**counts: int) -> Standing:
    return Standing(Audit("a1", "DD26-07", status=Status.COLLECTING), 5, 8, **counts)


def test_while_returns_are_out_the_board_is_next_and_says_how_many():
    item = item_of(collecting(begun=30, arrived=12), TODAY)
    assert item.next is Next.COLLECT
    assert item.sentence == "12 of 40 returns are in. 10 not begun."


def test_when_all_are_in_findings_come_next_and_then_the_report():
    assert next_of(collecting(begun=40, arrived=40)) is Next.LEARN
    assert next_of(collecting(begun=40, arrived=40, findings=1)) is Next.REPORT


def test_what_is_overdue_comes_first_and_what_is_signed_last():
    late = Standing(Audit("b", "B", status=Status.COLLECTING, returns_due=date(2026, 9, 1)), 1, 1)
    soon = Standing(Audit("a", "A", status=Status.COLLECTING, returns_due=date(2026, 9, 20)), 1, 1)
    done = Standing(Audit("c", "C", status=Status.SIGNED))
    items = in_order([item_of(one, TODAY) for one in (done, soon, late)])
    assert [one.standing.audit.code for one in items] == ["B", "A", "C"]
    assert [one.overdue for one in items] == [True, False, False]


@given(standings, st.dates())
def test_every_standing_has_a_step_and_a_sentence_that_ends(standing, today):
    item = item_of(standing, today)
    assert item.sentence.endswith(".")
    assert item.next in Next
    assert not item.overdue or item.due < today


@pytest.fixture
def planned(inside):
    with inside.desk.vault.unit() as unit:
        unit.record(
            "Planned",
            PLANNED,
            ExpectedAgency("a1", "pol", "Police"),
            ExpectedAgency("a1", "hea", "Health", asked=False),
            Case("a1", "DD26-07-01"),
            Case("a1", "DD26-07-02", CaseStatus.REPLACED),
            Return("a1", "DD26-07-01", "pol", "me", signed_off_at=datetime(2026, 9, 1, tzinfo=UTC)),
            Return("a1", "DD26-07-02", "pol", "me"),
            Finding("a1", "f1", withdrawn="twice"),
        )
    return inside


def test_replaced_cases_agencies_not_asked_and_withdrawn_findings_do_not_count(planned):
    vault = planned.desk.vault
    with vault.unit() as unit:
        standing = home.view(unit, vault).items[0].standing
    assert (standing.asked, standing.begun, standing.arrived, standing.findings) == (1, 1, 1, 0)


def test_a_new_vault_teaches_and_offers_the_first_audit(inside):
    buttons = {button.text(): button for button in inside.page.buttons}
    assert "Plan your first audit" in buttons
    assert inside.window.focusWidget() in inside.page.buttons


def test_the_vault_asks_for_its_recovery_sheet_until_there_is_one(inside):
    vault = inside.desk.vault
    with vault.unit() as unit:
        assert Care.RECOVERY in home.view(unit, vault).care
    inside.page.findChild(type(inside.page.buttons[0]), "home.recovery").click()
    assert inside.window.route == RecoverySheet()
    keys.confirm_recovery(vault, keys.new_recovery_key())
    with vault.unit() as unit:
        assert home.view(unit, vault).care == ()


def test_an_old_backup_is_asked_about(inside, clock):
    vault = inside.desk.vault
    upkeep.back_up(vault, lambda *_: None)
    clock.now += timedelta(days=8)
    with vault.unit() as unit:
        assert Care.BACKUP in home.view(unit, vault).care


def test_a_new_audit_appears_without_asking(inside):
    inside.desk.runner.write(lambda unit: unit.record("Planned", PLANNED))
    names = [button.accessibleName() for button in inside.page.buttons]
    assert "Finish the plan: DD26-07 Neglect under one" in names
    assert Audits() != inside.window.route
