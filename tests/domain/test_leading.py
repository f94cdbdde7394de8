"""Who leads follows from who began an audit and whom each named; who else wrote it is a rival."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifaudit.domain.leading import Because, Leading, Named, audit_id, leading_of, says_who

START = datetime(2026, 9, 14, tzinfo=UTC)
OLD, ANNS = "0123456789ab", audit_id("01234567", "ann")
PEOPLE = st.sampled_from(("ann", "bola", "cara"))
SAID = st.lists(st.builds(Named, PEOPLE, st.just(START), PEOPLE | st.just("")), max_size=6)


def said(*pairs: tuple[str, str]) -> list[Named]:
    return [Named(by, START + timedelta(days=at), who) for at, (by, who) in enumerate(pairs)]


def of_list(*leads: str):
    return lambda one: one.by in leads


def test_whoever_the_id_fits_began_it_however_late_their_clock() -> None:
    named = said(("bola", "bola"), ("ann", "ann"), ("ann", "cara"))
    led = leading_of(ANNS, named, of_list("bola"))
    assert led == Leading(("ann", "cara"), "ann", Because.ITS_ID, (named[0],))
    assert led.lead == "cara"


def test_of_two_leads_in_an_older_audit_the_earlier_leads_and_the_other_is_a_rival() -> None:
    named = said(("cara", "cara"), ("ann", "ann"), ("bola", "bola"))
    led = leading_of(OLD, named, of_list("ann", "bola"))
    assert led == Leading(("ann",), "ann", Because.THE_LIST, (named[0], named[2]))


def test_where_the_list_calls_nobody_a_lead_whoever_wrote_it_first_leads() -> None:
    named = said(("cara", "cara"), ("ann", "ann"))
    led = leading_of(OLD, named, of_list())
    assert led == Leading(("cara",), "cara", Because.THE_FIRST, (named[1],))


def test_who_came_to_lead_later_is_no_rival() -> None:
    led = leading_of(OLD, said(("ann", "ann"), ("bola", "bola"), ("ann", "bola")), of_list("ann"))
    assert led.turns == ("ann", "bola")
    assert led.rivals == ()


@pytest.mark.parametrize(("audit", "because"), [(ANNS, Because.ITS_ID), (OLD, Because.THE_FIRST)])
def test_nobody_leads_where_nobody_who_might_said_so(audit: str, because: Because) -> None:
    assert leading_of(audit, [], of_list()) == Leading((), "", because)
    assert leading_of(ANNS, said(("bola", "bola")), of_list("bola")).lead == ""


@given(SAID, st.frozensets(PEOPLE), st.sampled_from((OLD, ANNS)))
def test_every_lead_was_named_by_the_one_before_and_every_rival_never_led(
    named: list[Named], leads: frozenset[str], audit: str
) -> None:
    led = leading_of(audit, named, lambda one: one.by in leads)
    for before, after in zip((led.began, *led.turns), led.turns, strict=False):
        assert before == "" or any(one.by == before and one.who == after for one in named)
    assert not {one.who for one in led.rivals} & {*led.turns, ""}
    if says_who(audit):
        assert led.began in ("", "ann")
    elif leads & {one.by for one in named}:
        assert led.began in leads
    claimed = {one.who for one in named} - {""}
    assert claimed <= {*led.turns, *(one.who for one in led.rivals)}
