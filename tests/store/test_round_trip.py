"""Whatever a record can hold goes in and comes out unharmed, here and on another laptop."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from store.any_record import records
from store.replica import Replica, answer

from lifaudit.domain.audit import Audit
from lifaudit.domain.casework import Answer
from lifaudit.domain.ports import silent
from lifaudit.domain.record import cell_fields, key_fields, kind_of, lasting_fields
from lifaudit.domain.records import RECORDS
from lifaudit.store.rebuild import rebuild
from lifaudit.store.tables import STATE

HARD = [
    "=cmd()",
    "<img src=x>",
    "\0",
    "\x1b[0m",
    "اردو",
    "żółw",
    "👩‍👩‍👧",
    "\ud800",
    "'\";--",
    "\r\n",
]


@pytest.mark.parametrize("kind", RECORDS, ids=kind_of)
def test_a_state_table_has_the_fields_of_its_record(kind):
    table = STATE[kind_of(kind)]
    assert tuple(table.c.keys()) == (*key_fields(kind), *cell_fields(kind))
    assert tuple(table.primary_key.columns.keys()) == key_fields(kind)


@pytest.fixture(scope="module")
def pair(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pair")
    both = Replica(folder, "left"), Replica(folder, "right")
    yield both
    for one in both:
        one.store.close()


@pytest.mark.parametrize("kind", RECORDS, ids=kind_of)
@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_what_goes_in_comes_out(pair, kind, data):
    left, right = pair
    record = led_by(left, data.draw(records(kind)))
    key = {name: getattr(record, name) for name in key_fields(kind)}
    assume(not lasting_fields(kind) or left.one(kind, **key) is None)
    left.record(record)
    assert left.one(kind, **key) == record
    parcel = left.parcel(right)
    right.receive(parcel.events, parcel.keys)
    assert right.one(kind, **key) == record


def led_by(one, record):
    """Let whoever records an audit lead it: what others write of its plan would not count."""
    return replace(record, lead=f"person-{one.name}") if isinstance(record, Audit) else record


def test_all_of_it_survives_a_rebuild(pair):
    for one in pair:
        with one.store.unit() as unit:
            assert rebuild(unit, silent).differing == ()


@pytest.mark.parametrize("text", [*HARD, "ż" * 10_000, "".join(HARD) * 300], ids=range(12))
def test_hard_text_is_kept_as_it_is(laptop, text):
    laptop.record(answer("Q1", text, note=text[::-1]), reason=text)
    assert laptop.where(Answer) == [answer("Q1", text, note=text[::-1])]
    assert laptop.where(Answer, value=text) == laptop.where(Answer)
