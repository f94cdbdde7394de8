"""Each audit waits for exactly one step, says so in a sentence, and knows when it is late."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from lifaudit.domain.agenda import Item, Next, Standing, in_order, item_of
from lifaudit.domain.audit import Audit, Status
from lifaudit.domain.share import Share
from lifaudit.domain.subject import AGENCY, SETTING, SURVEY

TODAY = date(2026, 10, 5)
WHOLE = Audit(
    "a",
    "DD26-07",
    title="Neglect under one",
    theme="Neglect",
    why="It is the first priority.",
    questions="Is neglect named early?",
    proportionality="Eight cases are the fewest that show every age band.",
    marking="Official-Sensitive",
    sharing_agreement="Agreement of 2025",
    dpia="DPIA 2026/14",
    period_from=date(2025, 9, 1),
    period_to=date(2026, 8, 31),
    returns_due=date(2026, 10, 2),
    audit_day=date(2026, 10, 14),
    report_due=date(2026, 11, 13),
)
UNDER_WAY = replace(WHOLE, status=Status.COLLECTING)
NO_DAY = replace(UNDER_WAY, audit_day=None)


def waiting(audit: Audit = UNDER_WAY, **counts: int) -> Item:
    return item_of(Standing(audit, **counts), TODAY)


@pytest.mark.parametrize(
    ("audit", "counts", "step", "words"),
    [
        (Audit("a"), {}, Next.PLAN, "things are left in the plan. Next: give the audit a title."),
        (replace(WHOLE, dpia=""), {"agencies": 3}, Next.PLAN, "One thing is left in the plan."),
        (WHOLE, {"agencies": 3}, Next.DRAW, "draw the sample"),
        (WHOLE, {"agencies": 3, "cases": 1}, Next.START, "1 case chosen."),
        (UNDER_WAY, {}, Next.COLLECT, "Nobody is asked to record anything yet"),
        (
            UNDER_WAY,
            {"agencies": 2, "cases": 2, "begun": 3, "arrived": 2},
            Next.COLLECT,
            "2 of 4 returns are in. 1 not begun.",
        ),
        (
            UNDER_WAY,
            {"agencies": 2, "cases": 2, "begun": 4, "arrived": 3},
            Next.COLLECT,
            "3 of 4 returns are in.",
        ),
        (
            replace(UNDER_WAY, audit_day=TODAY - timedelta(days=1)),
            {"agencies": 2, "cases": 2, "begun": 4, "arrived": 4},
            Next.LEARN,
            "All 4 returns are in.",
        ),
        (
            replace(UNDER_WAY, audit_day=TODAY + timedelta(days=1)),
            {"agencies": 2, "cases": 2, "begun": 4, "arrived": 4},
            Next.DAY,
            "2 cases to look at together on the audit day.",
        ),
        (
            replace(UNDER_WAY, audit_day=TODAY),
            {"agencies": 2, "cases": 2, "begun": 4, "arrived": 3},
            Next.DAY,
            "on the audit day. 1 return not in yet.",
        ),
        (
            replace(UNDER_WAY, audit_day=TODAY),
            {"agencies": 2, "cases": 2, "begun": 4, "arrived": 4, "findings": 1, "seen": 1},
            Next.DAY,
            "1 of 2 cases looked at together. 1 left.",
        ),
        (
            replace(UNDER_WAY, audit_day=TODAY),
            {"agencies": 2, "cases": 2, "begun": 4, "arrived": 4, "seen": 2},
            Next.LEARN,
            "All 4 returns are in.",
        ),
        (
            UNDER_WAY,
            {"agencies": 1, "cases": 1, "begun": 1, "arrived": 1, "findings": 1},
            Next.REPORT,
            "1 finding written.",
        ),
        (replace(WHOLE, status=Status.REPORTING), {"findings": 6}, Next.REPORT, "6 findings"),
        (replace(WHOLE, status=Status.SIGNED), {}, Next.NOTHING, "Signed."),
    ],
)
def test_an_audit_waits_for_one_step_and_says_which(audit, counts, step, words):
    item = waiting(audit, **counts)
    assert item.next is step
    assert words in item.sentence


@pytest.mark.parametrize(
    ("audit", "share", "step", "words"),
    [
        (
            UNDER_WAY,
            Share(3, 1, 1),
            Next.COLLECT,
            "1 of your agency's 3 returns is signed off. 2 not begun.",
        ),
        (UNDER_WAY, Share(1), Next.COLLECT, "Your agency's return is not begun."),
        (UNDER_WAY, Share(1, 1), Next.COLLECT, "Your agency's return is not signed off yet."),
        (
            UNDER_WAY,
            Share(3, 3, 3),
            Next.SEND,
            "All 3 of your agency's returns are signed off. Send them to the lead.",
        ),
        (UNDER_WAY, Share(1, 1, 1), Next.SEND, "Send it to the lead."),
        (NO_DAY, Share(3, 3, 3, packed=True), Next.WAIT, "The next step is the lead's."),
        (NO_DAY, Share(), Next.WAIT, "No return is asked of your agency."),
        (replace(UNDER_WAY, status=Status.REPORTING), Share(1, 1, 1), Next.WAIT, "Nothing waits"),
        (replace(UNDER_WAY, status=Status.SIGNED), Share(decides=True), Next.DECIDE, "approve it"),
        (replace(UNDER_WAY, status=Status.SIGNED), Share(), Next.NOTHING, "Signed."),
    ],
)
def test_who_does_not_lead_is_told_of_their_own_agency_alone(audit, share, step, words):
    item = item_of(Standing(audit, 3, 3, begun=2, arrived=1, share=share), TODAY)
    assert item.next is step
    assert words in item.sentence


def test_on_the_day_an_agency_is_told_what_it_has_not_signed_off():
    coming = Standing(replace(UNDER_WAY, audit_day=TODAY), 3, 2, share=Share(2, 2, 1))
    assert item_of(coming, TODAY).next is Next.DAY
    assert "1 return of your agency not signed off yet." in item_of(coming, TODAY).sentence
    done = replace(coming, audit=UNDER_WAY, share=Share(2, 2, 2, packed=True))
    assert item_of(done, TODAY).next is Next.DAY
    assert item_of(done, TODAY).sentence == "2 cases to look at together on the audit day."


def test_a_lead_is_told_who_waits_for_a_first_pack():
    item = waiting(agencies=3, cases=2, unsent=2)
    assert (item.next, item.due) == (Next.SEND, UNDER_WAY.returns_due)
    assert item.sentence.startswith("2 agencies wait for their first pack. 0 of 6 returns")
    assert waiting(agencies=3, cases=2, unsent=1).sentence.startswith("1 agency waits for its")
    assert waiting(agencies=1, cases=1, begun=1, arrived=1, unsent=1).next is Next.DAY


def test_each_step_is_late_by_its_own_date():
    assert waiting().overdue, "returns were due three days ago"
    meeting = waiting(agencies=1, cases=1, begun=1, arrived=1)
    assert (meeting.due, meeting.overdue) == (WHOLE.audit_day, False)
    learning = waiting(agencies=1, cases=1, begun=1, arrived=1, seen=1)
    assert (learning.due, learning.overdue) == (WHOLE.report_due, False)
    assert waiting(WHOLE).due is None


def test_nothing_is_late_on_the_day_it_is_due():
    assert not waiting(replace(UNDER_WAY, returns_due=TODAY)).overdue
    assert not waiting(replace(UNDER_WAY, returns_due=None)).overdue


def test_what_is_late_comes_first_and_what_is_signed_last():
    late, soon = waiting(), waiting(replace(UNDER_WAY, returns_due=date(2026, 10, 9)))
    some_day = waiting(replace(UNDER_WAY, returns_due=None))
    signed = waiting(replace(WHOLE, status=Status.SIGNED))
    assert in_order([signed, some_day, soon, late]) == [late, soon, some_day, signed]


def test_what_is_listed_and_not_drawn_is_asked_for_in_its_own_words():
    unplanned = Standing(Audit("a", status=Status.COLLECTING), subject=SETTING)
    assert item_of(unplanned, TODAY).sentence == (
        "Nobody is asked to record anything yet: choose settings and agencies."
    )
    answering = Standing(WHOLE, agencies=2, subject=AGENCY)
    ready = "The plan is complete. Start, and the agencies can record."
    assert item_of(answering, TODAY).sentence == ready
    assert Standing(Audit("a"), agencies=2, cases=2, subject=SETTING).asked == 4
    assert Standing(Audit("a"), agencies=2, cases=3, subject=SURVEY).asked == 3
