"""The word list is fit to be said aloud at work, and picks are random."""

from __future__ import annotations

import hashlib

from lifaudit.security.words import LIST, spoken, suggest, word_list


def test_the_list_is_plain_sorted_and_without_doubles():
    words = word_list()
    assert len(words) == 7629
    assert list(words) == sorted(set(words))
    assert all(word.isascii() and word.isalpha() and word.islower() for word in words)


def test_a_published_list_never_changes():
    digest = hashlib.sha256(LIST.read_bytes()).hexdigest()
    assert digest == "3ff15a4a9eac1fdad94ddfb74e481fd1ca371ef6dc938aa5365292752496364c"


def test_words_nobody_should_be_handed_here_are_left_out():
    harsh = {"abuse", "custody", "violator", "neglector", "groin", "police"}
    weighty = {"bruising", "cannabis", "gallows", "islamic", "islamist", "opium"}
    assert not (harsh | weighty) & set(word_list())


def test_where_the_list_comes_from_and_its_licence_are_named():
    readme = (LIST.parent / "README.md").read_text(encoding="utf-8")
    assert "Creative Commons Attribution 3.0" in readme
    assert f"{len(word_list()):,} English words" in readme


def test_suggestions_are_different_words_of_the_list_and_never_repeat():
    made = [suggest() for _ in range(50)]
    assert len(set(made)) == 50
    assert all(len(set(text.split()) & set(word_list())) == 5 for text in made)
    assert len(suggest(7).split()) == 7


def test_a_fingerprint_sounds_the_same_every_time_and_unlike_any_other():
    assert spoken(b"certificate") == spoken(b"certificate")
    assert len(spoken(b"certificate")) == 7
    assert len({spoken(bytes([n])) for n in range(256)}) == 256
