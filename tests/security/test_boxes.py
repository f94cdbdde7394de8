"""Eight words: the same for a key and a place, checked as they are typed, and a box under them."""

from __future__ import annotations

import base64
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifaudit.domain.codec import canonical
from lifaudit.domain.errors.day import WordsMistyped
from lifaudit.domain.errors.vault import SealBroken
from lifaudit.domain.pack import HandedKey
from lifaudit.security import boxes
from lifaudit.security.argon import stretch
from lifaudit.security.cipher import seal
from lifaudit.security.words import word_list

GOLDEN = json.loads((Path(__file__).parent / "golden" / "box.json").read_text(encoding="utf-8"))
PLACE = canonical(["a1", "DD26-07-01", "pol"])
ROOT = HandedKey("c1", "grades/DD26-07-01/pol", bytes(range(32)))
OTHER = HandedKey("c2", "answers/DD26-07-01/pol", bytes(32))
SAID = boxes.words_from(ROOT.key, PLACE)
secrets = st.binary(min_size=boxes.SECRET_BYTES, max_size=boxes.SECRET_BYTES)


def test_the_box_on_the_page_of_the_format_opens_with_its_words():
    place = canonical(GOLDEN["place"])
    assert boxes.words_from(bytes.fromhex(GOLDEN["root"]), place) == tuple(GOLDEN["words"].split())
    words = boxes.read_words(GOLDEN["words"])
    (found,) = boxes.keys_in(boxes.box_of(GOLDEN["box"]), place, words)
    assert (found.compartment, found.name, found.key.hex()) == tuple(GOLDEN["key"])


def test_a_box_opens_with_its_words_at_its_place_and_not_otherwise():
    box = boxes.new_box(ROOT, PLACE, (ROOT, OTHER))
    again = boxes.box_of(box.text)
    assert again == box
    assert box.root == ROOT.compartment
    assert boxes.keys_in(again, PLACE, SAID) == (ROOT, OTHER)
    elsewhere = canonical(["a1", "DD26-07-02", "pol"])
    with pytest.raises(SealBroken):
        boxes.keys_in(box, elsewhere, SAID)
    with pytest.raises(SealBroken):
        boxes.keys_in(box, PLACE, boxes.words_from(ROOT.key, elsewhere))
    assert boxes.words_from(ROOT.key, elsewhere) != SAID


def test_neither_a_box_nor_its_text_shows_what_is_in_it():
    box = boxes.new_box(ROOT, PLACE, (ROOT,))
    told = repr(box) + box.text + repr(ROOT)
    assert not [word for word in SAID if word in told]
    assert base64.b64encode(ROOT.key).decode() not in told


@given(secrets)
def test_what_is_spelled_is_read_however_it_is_typed(secret):
    words = boxes.spelled(secret)
    assert len(words) == 8
    typed = ", ".join(f"{at}. {word.title()}" for at, word in enumerate(words, 1))
    assert boxes.read_words(f"  {typed.upper()} ") == words


@given(secrets, st.integers(0, 7), st.integers(1, 7628))
def test_another_word_is_noticed_but_for_one_in_thirty_two_thousand(secret, at, by):
    words = list(boxes.spelled(secret))
    before = word_list().index(words[at])
    words[at] = word_list()[(before + by) % len(word_list())]
    doubt = boxes.doubt_of(" ".join(words))
    if doubt is None:  # then it spells another secret, rightly
        assert boxes.spelled(_secret(words)) == tuple(words)
    else:
        assert "do not belong together" in doubt.sentence


def _secret(words):
    number = 0
    for word in reversed(words):
        number = number * len(word_list()) + word_list().index(word)
    return (number >> boxes.CHECK_BITS).to_bytes(boxes.SECRET_BYTES, "big")


def test_two_words_in_each_others_place_are_noticed():
    swapped = (SAID[1], SAID[0], *SAID[2:])
    assert boxes.doubt_of(" ".join(swapped)).place == 0


def test_words_that_are_too_large_for_a_secret_are_noticed():
    assert boxes.doubt_of(" ".join([word_list()[-1]] * 8)).found == 8


def test_a_word_that_is_none_is_named_with_what_it_may_have_been_and_never_in_an_error():
    mistyped = SAID[2][:-1] + "q"
    typed = " ".join((*SAID[:2], mistyped, *SAID[3:]))
    doubt = boxes.doubt_of(typed)
    assert doubt.place == 3
    assert SAID[2] in doubt.meant
    assert doubt.sentence.startswith("Word 3 is not one of the list. Perhaps ")
    assert boxes.doubt_of("xq").sentence == "Word 1 is not one of the list."
    assert SAID[2] not in repr(doubt)
    with pytest.raises(WordsMistyped) as raised:
        boxes.read_words(typed)
    assert not [word for word in (*SAID, mistyped) if word in str(raised.value)]


@pytest.mark.parametrize("some", [0, 1, 7, 9])
def test_too_few_and_too_many_are_counted(some):
    doubt = boxes.doubt_of(" ".join((*SAID, *SAID)[:some]))
    assert (doubt.found, doubt.place) == (some, 0)
    assert "it takes eight" in doubt.sentence


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[]",
        '[2,1,64,1,"AAAAAAAAAAAAAAAAAAAAAA==","c1",""]',
        '[1,"1",64,1,"AAAAAAAAAAAAAAAAAAAAAA==","c1",""]',
        '[1,1,99999999,1,"AAAAAAAAAAAAAAAAAAAAAA==","c1",""]',
        '[1,1,64,1,"AAAA","c1",""]',
        '[1,1,64,1,"!","c1",""]',
    ],
)
def test_what_is_no_box_is_refused_before_it_costs_anything(text):
    with pytest.raises(ValueError):  # noqa: PT011 - one refusal for every wrong form
        boxes.box_of(text)


@pytest.mark.parametrize(
    "inside", [b"{}", b"[1]", b'[["a","b"]]', b'[["a","b","AAAA"]]', b'[["a","b",1]]']
)
def test_a_box_with_something_else_in_it_is_refused(inside):
    box = boxes.new_box(ROOT, PLACE, (ROOT,))
    key = stretch(" ".join(SAID), box.salt, box.cost)
    with pytest.raises(ValueError):  # noqa: PT011 - as above
        boxes.keys_in(replace(box, sealed=seal(key, inside, boxes.BOX_TAG + PLACE)), PLACE, SAID)
