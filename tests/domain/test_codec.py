"""Values go to JSON and come back the same, by their type hints."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifaudit.domain.audit import AuditType
from lifaudit.domain.casework import Evidence, Judgement
from lifaudit.domain.codec import canonical, decoder, plain, read_canonical

HINTS = {
    str: st.text(),
    int: st.integers(),
    bool: st.booleans(),
    date: st.dates(),
    datetime: st.datetimes(timezones=st.just(UTC)),
    AuditType: st.sampled_from(AuditType),
    str | None: st.none() | st.text(),
    date | None: st.none() | st.dates(),
    tuple[str, ...]: st.lists(st.text()).map(tuple),
    frozenset[str]: st.frozensets(st.text()),
    Judgement: st.builds(Judgement, st.text(), st.text()),
    tuple[Evidence, ...]: st.lists(
        st.builds(Evidence, st.text(), st.text(), st.none() | st.dates())
    ).map(tuple),
}


@pytest.mark.parametrize("hint", HINTS, ids=str)
@given(data=st.data())
def test_what_is_written_is_read_back(hint: object, data: st.DataObject) -> None:
    value = data.draw(HINTS[hint])  # type: ignore[index]  # hints are hashable
    assert decoder(hint)(json.loads(canonical(plain(value)).decode("utf-8"))) == value


def test_the_same_value_has_one_spelling() -> None:
    assert canonical({"b": 1, "a": "é"}) == '{"a":"é","b":1}'.encode()
    assert plain(frozenset({"b", "a"})) == ["a", "b"]


@pytest.mark.parametrize("odd", [float("nan"), float("inf")])
def test_what_json_cannot_say_is_refused(odd: float) -> None:
    with pytest.raises(ValueError, match="JSON"):
        canonical(odd)


def test_half_a_character_from_a_broken_keyboard_survives() -> None:
    assert json.loads(canonical("\ud83d").decode("utf-8", "surrogatepass")) == "\ud83d"


@given(value=st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists))
def test_what_we_wrote_ourselves_is_read_as_by_anybody(value: object) -> None:
    text = canonical(value).decode("utf-8", "surrogatepass")
    assert read_canonical(text) == json.loads(text) == value


@pytest.mark.parametrize("text", [' "yes"', '"yes" ', '"yes""no"', "[1]]", "", "[", "yes", "12x"])
def test_anything_around_it_or_missing_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"Expecting value|more than one value"):
        read_canonical(text)


@dataclass(frozen=True)
class Older:
    """A value as this version knows it."""

    kept: str = ""
    gone: str = "default"


def test_a_newer_writers_extra_field_is_left_out_and_a_dropped_one_takes_its_default() -> None:
    assert decoder(Older)({"kept": "x", "added": 1}) == Older("x")
