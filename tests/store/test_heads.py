"""What stands in a cell is what nothing opened there supersedes, whatever came first."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import insert, select
from store.replica import Replica

from lifaudit.domain.event import Body, Header
from lifaudit.store import heads
from lifaudit.store.journal import Opened
from lifaudit.store.tables import APPLIED, ASIDE, STEP, SUPERSEDED

RECORD = ("Answer", '["a1","C-1","pol","q1"]')
OTHER = ("Answer", '["a1","C-1","pol","q2"]')
VOICE = ("Voice", '["a1","C-1","pol"]')
CELLS = [(*RECORD, "value"), (*RECORD, "note"), (*OTHER, "value"), (*VOICE, "words")]


def eid_of(number: int) -> bytes:
    return number.to_bytes(32, "big")


def event(number: int, cell: tuple[str, str, str], *replaced: int) -> Opened:
    """Return an opened event of this number that names these as replaced."""
    header = Header("dev", "a1", number + 1, b"", number, "ann", "c")
    names = tuple(eid_of(one) for one in replaced)
    body = Body(f"step{number}", "Recorded", *cell, "x", absent=False, supersedes=names, reason="")
    return Opened(eid_of(number), header, body)


@st.composite
def histories(draw: st.DrawFn) -> list[Opened]:
    """Draw events that replace any others: earlier or later, here or in another cell, or unknown.

    Nothing of ours replaces what comes after it; a stranger's program may say so.
    """
    many = draw(st.integers(1, 9))
    numbers = st.lists(st.integers(0, many + 2), max_size=3, unique=True)
    return [event(n, draw(st.sampled_from(CELLS)), *draw(numbers)) for n in range(many)]


@st.composite
def deliveries(draw: st.DrawFn) -> tuple[list[Opened], list[list[Opened]]]:
    """Draw a history and the parts in which it comes, in any order."""
    history = draw(histories())
    shuffled = draw(st.permutations(history))
    cuts = sorted(draw(st.sets(st.integers(1, len(shuffled)), max_size=4)))
    parts = [shuffled[a:b] for a, b in zip([0, *cuts], [*cuts, None], strict=True)]
    return history, [one for one in parts if one]


def standing_in(history: list[Opened]) -> dict[tuple[str, str, str], set[bytes]]:
    """Say by the definition alone what stands."""
    gone = {(*one.body.cell, eid) for one in history for eid in one.body.supersedes}
    left: dict[tuple[str, str, str], set[bytes]] = {}
    for one in history:
        if (*one.body.cell, one.eid) not in gone:
            left.setdefault(one.body.cell, set()).add(one.eid)
    return left


def missing_in(history: list[Opened]) -> set[tuple[bytes, str, str, str]]:
    """Say by the definition alone which events are named as replaced and have not come."""
    here = {(one.eid, *one.body.cell) for one in history}
    named = {(eid, *one.body.cell) for one in history for eid in one.body.supersedes}
    return named - here


def found_in(connection) -> dict[tuple[str, str, str], set[bytes]]:
    records = {cell[:2] for cell in CELLS}
    each = [heads.heads_of(connection, *one) for one in sorted(records)]
    return {cell: set(eids) for some in each for cell, eids in some.items()}


@contextmanager
def connected(tmp_path_factory) -> Iterator:
    laptop = Replica(tmp_path_factory.mktemp("heads"), "left")
    with laptop.store.unit() as unit:
        yield unit.connection
    laptop.store.close()


@pytest.fixture(scope="module")
def connection(tmp_path_factory):
    with connected(tmp_path_factory) as found:
        yield found


@pytest.fixture
def empty(connection):
    clear(connection)
    return connection


def clear(connection) -> None:
    for table in (APPLIED, STEP, SUPERSEDED, ASIDE):
        connection.execute(table.delete())


def rows(connection, table) -> set[tuple]:
    return {tuple(row) for row in connection.execute(select(table))}


@given(drawn=deliveries())
def test_any_order_in_any_parts_comes_to_the_same(connection, drawn) -> None:
    history, parts = drawn
    clear(connection)
    for part in parts:
        heads.note(connection, part)
    assert found_in(connection) == standing_in(history)
    assert rows(connection, SUPERSEDED) == missing_in(history)
    assert rows(connection, STEP) == {(one.body.step, one.eid) for one in history}
    assert {row[4] for row in rows(connection, APPLIED)} == {one.eid for one in history}


@given(drawn=deliveries())
def test_what_cannot_stand_is_told_of_each_part(connection, drawn) -> None:
    """`apply` shows what is not told as fallen, so it must name all of a part that fell."""
    _, parts = drawn
    clear(connection)
    so_far: list[Opened] = []
    for part in parts:
        fallen = heads.note(connection, part)
        so_far += part
        left = standing_in(so_far)
        for one in part:
            stands = one.eid in left.get(one.body.cell, set())
            assert ((*one.body.cell, one.eid) in fallen) is not stands


@given(history=histories())
def test_all_records_at_once_are_what_each_is_by_itself(connection, history) -> None:
    clear(connection)
    heads.note(connection, history)
    records = sorted({one.body.cell[:2] for one in history})
    each = {one: sets(heads.heads_of(connection, *one)) for one in records}
    at_once = heads.heads_of_each(connection, records)
    assert {one: sets(found) for one, found in at_once.items()} == each
    assert heads.heads_of_each(connection, records[:1]).keys() == set(records[:1])
    for kind in {kind for kind, _ in records}:
        keys = [key for one, key in records if one == kind]
        some = sets(heads.heads_of_many(connection, kind, keys))
        assert some == {c: e for one in records if one[0] == kind for c, e in each[one].items()}


def sets(found: heads.Heads) -> dict[heads.Cell, set[bytes]]:
    return {cell: set(eids) for cell, eids in found.items()}


@given(history=histories(), aside=st.sets(st.integers(0, 8)))
def test_what_is_set_aside_replaces_nothing_and_stands_nowhere(connection, history, aside) -> None:
    clear(connection)
    heads.note(connection, history)
    out = {eid_of(number) for number in aside}
    for one in history:
        if one.eid in out and one.body.cell[:2] == RECORD:
            at = {"eid": one.eid, "audit": "a1", "kind": RECORD[0], "key": RECORD[1]}
            connection.execute(insert(ASIDE).values(at))
    mine = [one for one in history if one.body.cell[:2] == RECORD]
    others = {one: e for one, e in found_in(connection).items() if one[:2] != RECORD}
    heads.note_again(connection, *RECORD, mine)
    counted = [one for one in mine if one.eid not in out]
    assert sets(heads.heads_of(connection, *RECORD)) == standing_in(counted)
    assert {c: e for c, e in found_in(connection).items() if c[:2] != RECORD} == others
    assert set(heads.events_of(connection, *RECORD)) == {one.eid for one in mine}
    awaited = {one for one in rows(connection, SUPERSEDED) if one[1:3] == RECORD}
    assert awaited == missing_in(counted) - {(one.eid, *one.body.cell) for one in mine}


def test_what_can_be_opened_no_more_goes_on_replacing_what_it_replaced(empty) -> None:
    first, second = event(0, CELLS[0]), event(1, CELLS[0], 0)
    heads.note(empty, [first, second])
    heads.note_again(empty, *RECORD, [first])  # the key of the second was destroyed
    assert heads.heads_of(empty, *RECORD) == {CELLS[0]: [second.eid]}
    heads.note_again(empty, *RECORD, [first, second])
    assert heads.heads_of(empty, *RECORD) == {CELLS[0]: [second.eid]}


def test_what_one_wrote_oneself_replaces_what_it_names_and_waits_for_nothing(empty) -> None:
    first = event(0, CELLS[0])
    heads.note_own(empty, [first])
    heads.note_own(empty, [event(1, CELLS[0], 0), event(2, CELLS[1], 0)])
    assert heads.heads_of(empty, *RECORD) == {CELLS[0]: [eid_of(1)], CELLS[1]: [eid_of(2)]}
    assert rows(empty, SUPERSEDED) == set()


def test_an_event_may_replace_in_its_own_cell_only(empty) -> None:
    heads.note(empty, [event(0, CELLS[0]), event(1, CELLS[2], 0)])
    assert heads.heads_of(empty, *RECORD) == {CELLS[0]: [eid_of(0)]}
    assert rows(empty, SUPERSEDED) == {(eid_of(0), *CELLS[2])}, "it may still come there"
    heads.note(empty, [event(2, CELLS[2])])
    assert set(heads.heads_of(empty, *OTHER)[CELLS[2]]) == {eid_of(1), eid_of(2)}


def test_where_several_stood_or_stand_is_told_with_what_stood_there() -> None:
    a, b, c = (eid_of(number) for number in range(3))
    torn, calm, mended = CELLS[0], CELLS[1], CELLS[2]
    before = {calm: [a], mended: [a, b]}
    now = {torn: [a, b], calm: [c], mended: [c]}
    assert heads.met(before, now) == {torn: (), mended: (a, b)}
    assert heads.met({}, {}) == {}


def test_a_record_of_which_nothing_was_noted_has_nothing_standing(empty) -> None:
    assert heads.heads_of(empty, *RECORD) == {}
    assert heads.heads_of_each(empty, [RECORD, OTHER]) == {RECORD: {}, OTHER: {}}
    assert heads.heads_of_each(empty, []) == {}
    assert heads.events_of(empty, *RECORD) == []
    assert heads.note(empty, []) == set()


@pytest.mark.parametrize("many", [1, 511, 512, 513, 1100])
def test_as_many_records_as_there_are_are_asked_about(empty, many) -> None:
    cells = [("Answer", f'["a1","C-1","pol","q{number}"]', "value") for number in range(many)]
    heads.note(empty, [event(number, cell) for number, cell in enumerate(cells)])
    found = heads.heads_of_many(empty, "Answer", [key for _, key, _ in cells])
    assert found == {cell: [eid_of(number)] for number, cell in enumerate(cells)}
