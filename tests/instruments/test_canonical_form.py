"""The canonical bytes of an instrument are one and the same, read back exactly, or are refused."""

from __future__ import annotations

import dataclasses
import hashlib
import json

import pytest
import rfc8785
from hypothesis import HealthCheck, given, settings
from instruments.any_instrument import instruments
from instruments.small_form import SMALL, file_with

from lifaudit.domain.errors.instrument import FormDamaged
from lifaudit.instruments.canonical import canonical, digest, from_canonical
from lifaudit.instruments.read import read

thorough = settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)


@pytest.fixture(name="small")
def _small(tmp_path):
    return read(file_with(tmp_path, SMALL))


@thorough
@given(instruments)
def test_reading_back_what_was_written_gives_the_same_instrument(instrument):
    raw = canonical(instrument)
    again = from_canonical(raw)
    assert again == instrument
    assert canonical(again) == raw


def test_a_stranger_with_any_json_library_computes_the_same_digest(small):
    plain = json.loads(canonical(small))
    theirs = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert digest(small) == hashlib.sha256(theirs.encode()).hexdigest()


def test_long_urdu_polish_and_emoji_text_survives(small):
    text = "بچے کی آواز \u202b نور\u202c Zażółć gęślą jaźń 👧🏽‍🎨 <img src=x> =cmd()" * 200
    assert len(text) > 10_000
    changed = dataclasses.replace(small, purpose=text)
    assert from_canonical(canonical(changed)).purpose == text


def test_the_digest_changes_with_every_word(small):
    assert digest(dataclasses.replace(small, title="A smaller form")) != digest(small)


def test_the_digest_of_a_form_stays_what_it_was(small):
    assert digest(small) == "a364e42733e4ed44daab119024f8d04288e44cd0cba1b63afcbe0cbb2d7d3989"


def test_a_field_that_holds_its_default_is_left_out(small):
    (scale,) = json.loads(canonical(small))["scales"]
    assert ["counts" in point for point in scale["points"]] == [False, False, True]


def spoil(raw, change):
    plain = json.loads(raw)
    change(plain)
    return rfc8785.dumps(plain)


def without_title(plain):
    del plain["title"]


def with_more(plain):
    plain["colour"] = "red"


def with_number_for_text(plain):
    plain["title"] = 7


def with_text_for_number(plain):
    plain["minutes"] = "7"


def with_true_for_number(plain):
    plain["minutes"] = True


def with_text_for_points(plain):
    plain["scales"][0]["points"][0]["points"] = "2"


def with_text_for_list(plain):
    plain["sections"] = "none"


def with_list_for_record(plain):
    plain["overall"] = []


def with_unsorted_tags(plain):
    plain["sections"][0]["questions"][0]["tags"] = ["b", "a"]


def with_default_written_out(plain):
    plain["scales"][0]["points"][0]["counts"] = True


def with_unknown_kind(plain):
    plain["sections"][0]["questions"][0]["kind"] = "colour"


@pytest.mark.parametrize(
    "change",
    [
        without_title,
        with_more,
        with_number_for_text,
        with_text_for_number,
        with_true_for_number,
        with_text_for_points,
        with_text_for_list,
        with_list_for_record,
        with_unsorted_tags,
        with_default_written_out,
        with_unknown_kind,
    ],
)
def test_what_canonical_would_not_have_written_is_refused(small, change):
    with pytest.raises(FormDamaged):
        from_canonical(spoil(canonical(small), change))


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"[]",
        b"null",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"minutes":NaN}',
        b'{"title":"\\ud800"}',
        b" " * (4 * 1024 * 1024 + 1),
    ],
    ids=["empty", "list", "null", "binary", "deep", "nan", "surrogate", "vast"],
)
def test_bytes_that_are_no_instrument_are_refused(raw):
    with pytest.raises(FormDamaged):
        from_canonical(raw)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"points":2', b'"points":2.0'),
        (b'"points":2', b'"points":1' + b"0" * 400),
        (b'"minutes":5', b'"minutes": 5'),
        (b'"minutes":5', b'"minutes":5,"minutes":5'),
        (b'"A small form"', b'"\\u0041 small form"'),
        (b'"A small form"', b'"\\ud800"'),
    ],
    ids=["float", "huge", "space", "twice", "escape", "surrogate"],
)
def test_another_spelling_of_the_same_instrument_is_refused(small, old, new):
    raw = canonical(small)
    assert raw.count(old) == 1
    with pytest.raises(FormDamaged):
        from_canonical(raw.replace(old, new))


def test_a_changed_byte_is_refused_or_changes_the_digest(small):
    raw = canonical(small)
    for at in range(len(raw)):
        changed = raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :]
        try:
            other = from_canonical(changed)
        except FormDamaged:
            continue
        assert digest(other) != digest(small)
