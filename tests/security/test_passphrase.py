"""Strength is measured quickly, said plainly, and never lets a weak passphrase through."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lifaudit.security.passphrase import ADVICE, NOTHING_YET, strength
from lifaudit.security.words import suggest, word_list


@given(st.lists(st.sampled_from(word_list()), min_size=5, max_size=9, unique=True))
@settings(max_examples=30)
def test_five_words_of_ours_are_good_enough_however_they_are_set_apart(words):
    for between in (" ", "-", ".", "_", "7"):
        assert strength(between.join(words)).good_enough
    assert strength(" ".join(words).title()).score == 4


def test_a_suggestion_is_good_enough():
    assert all(strength(suggest()).good_enough for _ in range(20))


def test_the_same_word_five_times_is_one_word():
    assert not strength("zebra zebra zebra zebra zebra").good_enough


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("", NOTHING_YET),
        ("   ", NOTHING_YET),
        ("password1", ADVICE["dictionary"]),
        ("correct horse battery staple", ADVICE["dictionary"]),
        ("qwertyuiop[]", ADVICE["spatial"]),
        ("aaaaaaaaaaaaaaaa", ADVICE["repeat"]),
        ("0o0o1l1l5s5s" * 6, ADVICE["repeat"]),
        ("abcdefghijk", ADVICE["sequence"]),
        ("2014", ADVICE["regex"]),
        ("14/07/2014", ADVICE["date"]),
        ("xq7!", ADVICE["bruteforce"]),
        ("x" * 100_000, ADVICE["repeat"]),
    ],
)
def test_weak_ones_are_refused_with_advice_that_fits(text, advice):
    found = strength(text)
    assert not found.good_enough
    assert found.suggestion == advice
    assert found.sentence
    assert found.score < 4


def test_a_long_odd_sentence_is_good_enough_without_our_words():
    found = strength("Der Igel h\u00f6rt 3 Tuben Lakritz rollen")
    assert found.good_enough
    assert found.suggestion == ""


def test_the_persons_own_names_count_for_nothing():
    text = "Philippa Wroblewska-Oyelaran"
    known = strength(text, ("Philippa", "Wroblewska-Oyelaran", "Philippa Wroblewska-Oyelaran"))
    assert strength(text).good_enough
    assert not known.good_enough
    assert strength(text).good_enough, "one person's names must not linger for the next"


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=2000)
def test_any_text_can_be_measured(text):
    found = strength(text)
    assert 0 <= found.score <= 4
    assert found.good_enough == (found.suggestion == "")


def test_the_result_does_not_hold_the_passphrase():
    assert "marmalade" not in repr(strength("marmalade harmonica"))
