"""Home and the board tell an agency of its own returns, and the lead whom nothing was sent yet."""

from __future__ import annotations

from contextlib import closing

from deepdive import AUDIT, fill, plan
from services.colleagues import BOLA, join, laptop, lead
from services.mail import give_back, invite, take

from lifaudit.domain.agenda import Next
from lifaudit.domain.sheet import Place
from lifaudit.services import board, casework, home


def sign_off(whose, case):
    """Record a whole return of the police and sign it off."""
    with whose.unit() as unit:
        place = Place(AUDIT, case, "pol")
        fill(unit, place)
        casework.sign_off(unit, place)


def next_of(whose):
    with whose.unit() as unit:
        return home.next_in(unit, AUDIT)


def test_an_agency_records_then_sends_and_then_waits_for_the_lead(two):
    leads, theirs = two
    assert next_of(theirs) is Next.COLLECT
    sign_off(theirs, "DD26-07-01")
    assert next_of(theirs) is Next.COLLECT
    sign_off(theirs, "DD26-07-02")
    assert next_of(theirs) is Next.SEND
    made = give_back(theirs)
    assert next_of(theirs) is not Next.SEND
    take(leads, made)
    assert next_of(leads) is Next.COLLECT, "the others have returned nothing"


def test_the_board_begins_at_what_ones_own_agency_has_left(two):
    leads, theirs = two
    sign_off(theirs, "DD26-07-01")
    with theirs.unit() as unit:
        seen = board.board(unit, AUDIT)
    assert (seen.own, seen.begin) == ("pol", ("DD26-07-02", "pol"))
    assert [cell.agency for cell in seen.known] == ["pol", "pol"]
    assert (seen.count(board.State.SIGNED_OFF), seen.count(board.State.NOT_STARTED)) == (1, 1)
    others = {cell.state for cell in seen.cells if cell.agency != "pol"}
    assert others == {board.State.ELSEWHERE}
    with leads.unit() as unit:
        assert board.State.ELSEWHERE not in {cell.state for cell in board.board(unit, AUDIT).cells}
    sign_off(theirs, "DD26-07-02")
    with theirs.unit() as unit:
        assert board.board(unit, AUDIT).begin == ("", "pol")
    with leads.unit() as unit:
        assert (board.board(unit, AUDIT).own, len(board.board(unit, AUDIT).known)) == ("", 10)


def test_a_lead_is_told_to_send_until_everybody_who_can_open_a_pack_has_one(tmp_path, clock):
    with (
        closing(lead(tmp_path / "lead", clock)) as leads,
        closing(laptop(tmp_path / "police", clock)) as theirs,
    ):
        plan(leads, 2)
        assert next_of(leads) is Next.COLLECT, "nobody has joined: the lead records for all"
        join(leads, theirs, "pol", BOLA)
        assert next_of(leads) is Next.SEND
        invite(leads)
        assert next_of(leads) is Next.COLLECT
