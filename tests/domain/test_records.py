"""Records name their keys, cells and compartments, and every cell has a default."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifaudit.domain.casework import Answer, Grade
from lifaudit.domain.change import Change
from lifaudit.domain.partnership import Agency
from lifaudit.domain.record import (
    Record,
    audit_of,
    cell_fields,
    compartment_at,
    compartment_of,
    default_of,
    key_fields,
    key_of,
    kind_of,
    read_key,
    write_key,
)
from lifaudit.domain.records import BY_NAME, RECORDS


@pytest.mark.parametrize("kind", RECORDS, ids=kind_of)
def test_every_record_has_a_key_cells_and_defaults(kind: type[Record]) -> None:
    assert key_fields(kind)
    assert cell_fields(kind)
    for name in cell_fields(kind):
        default_of(kind, name)
    keys = {name: name for name in key_fields(kind)}
    assert compartment_of(kind(**keys))
    assert BY_NAME[kind_of(kind)] is kind


@pytest.mark.parametrize("kind", RECORDS, ids=kind_of)
def test_keys_come_first_so_that_rows_become_records_by_position(kind: type[Record]) -> None:
    names = tuple(f.name for f in fields(kind))  # type: ignore[arg-type]  # every record is a dataclass
    assert names == key_fields(kind) + cell_fields(kind)


@pytest.mark.parametrize("kind", RECORDS, ids=kind_of)
def test_people_s_text_never_shows_in_a_traceback(kind: type[Record]) -> None:
    told = {"value", "note", "text", "words", "reason", "why", "what", "strengths", "judgement"}
    for one in fields(kind):  # type: ignore[arg-type]  # every record is a dataclass
        assert one.name not in told or not one.repr, f"{kind_of(kind)}.{one.name}"


@given(st.lists(st.text(), min_size=1, max_size=5))
def test_a_key_is_read_back_as_it_was_written(values: list[str]) -> None:
    assert read_key(write_key(*values)) == tuple(values)


def test_a_record_says_where_it_belongs() -> None:
    grade = Grade("a1", "DD26-01-01", "pol", "agency", "voice")
    assert key_of(grade) == '["a1","DD26-01-01","pol","agency","voice"]'
    assert compartment_of(grade) == "grades/DD26-01-01/pol"
    third = Grade("a1", "DD26-01-01", "pol", "moderated", "voice")
    assert compartment_of(third) == "moderated/DD26-01-01/pol"
    assert audit_of(grade) == "a1"
    assert audit_of(Agency("pol")) == ""


@given(st.sampled_from(RECORDS), st.data())
def test_a_key_alone_says_where_its_record_lies(kind: type[Record], data: st.DataObject) -> None:
    texts = st.sampled_from(("pol", "moderated", "{case}", "", "ü"))
    place = tuple(data.draw(texts) for _ in key_fields(kind))
    assert compartment_at(kind, place) == compartment_of(kind(*place))


def test_a_receipt_says_whom_it_concerns() -> None:
    receipt = Change(frozenset({"Answer"}), frozenset({"x"}), "a1", "Answered", "s")
    assert receipt.touches(Answer, Grade)
    assert not receipt.touches(Grade)
    assert not receipt.is_empty
    assert replace(receipt, step="") == receipt.for_good()
    assert Change(frozenset(), frozenset(), "", "", "").is_empty
