"""A recovery key survives being printed, read by tired eyes and typed back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifaudit.domain.errors.vault import RecoveryKeyIncomplete, RecoveryKeyMistyped
from lifaudit.security.recovery import ALPHABET, RecoveryKey, new_recovery_key, read_recovery_key

KEYS = st.binary(min_size=20, max_size=20).map(RecoveryKey)


@given(KEYS)
def test_what_is_printed_reads_back(key):
    assert [len(group) for group in key.groups] == [5] * 8
    assert read_recovery_key("-".join(key.groups)) == key


@given(KEYS, st.sampled_from(["", " ", "-", "\n", " \u2013 ", "\u00a0", "\t"]))
def test_case_spaces_dashes_and_look_alikes_do_not_matter(key, between):
    typed = between.join(key.groups).lower().replace("0", "o").replace("1", "l")
    assert read_recovery_key(f"  {typed}\n") == key
    assert read_recovery_key(typed.replace("l", "I")) == key


@given(KEYS, st.integers(0, 39), st.sampled_from(ALPHABET))
def test_any_wrong_letter_is_found_and_its_group_named(key, at, letter):
    right = "".join(key.groups)
    wrong = right[:at] + letter + right[at + 1 :]
    if wrong == right:
        assert read_recovery_key(wrong) == key
        return
    with pytest.raises(RecoveryKeyMistyped) as caught:
        read_recovery_key(wrong)
    assert f"Group {at // 5 + 1} of 8" in str(caught.value)


@given(KEYS, st.integers(0, 7), st.permutations(range(5)))
def test_two_letters_swapped_in_a_group_are_found(key, place, order):
    groups = list(key.groups)
    first, second = order[:2]
    letters = list(groups[place])
    letters[first], letters[second] = letters[second], letters[first]
    changed = "".join(letters) != groups[place]
    groups[place] = "".join(letters)
    if changed:
        with pytest.raises(RecoveryKeyMistyped):
            read_recovery_key("".join(groups))


@given(KEYS, st.lists(st.integers(0, 7), min_size=2, max_size=2, unique=True))
def test_two_groups_in_each_others_place_are_found(key, places):
    groups = list(key.groups)
    first, second = places
    groups[first], groups[second] = groups[second], groups[first]
    with pytest.raises(RecoveryKeyMistyped):
        read_recovery_key("".join(groups))


@pytest.mark.parametrize("extra", [-40, -5, -1, 1, 5])
def test_missing_or_surplus_letters_are_counted(extra):
    letters = "".join(new_recovery_key().groups)
    typed = letters[:extra] if extra < 0 else letters + "7" * extra
    with pytest.raises(RecoveryKeyIncomplete, match=f"{40 + extra} letters"):
        read_recovery_key(typed)


@pytest.mark.parametrize("stranger", ["U", "\u00c9", "\u0628"])
def test_a_letter_outside_the_alphabet_is_a_slip(stranger):
    letters = "".join(new_recovery_key().groups)
    with pytest.raises(RecoveryKeyMistyped, match="Group 1 of 8"):
        read_recovery_key(stranger + letters[1:])


@given(st.text(max_size=60))
def test_no_text_is_read_by_accident(text):
    with pytest.raises((RecoveryKeyIncomplete, RecoveryKeyMistyped)):
        read_recovery_key(text)


def test_a_key_is_160_bits_and_does_not_show_itself():
    key = new_recovery_key()
    assert len(key.secret) == 20
    assert repr(key) == "RecoveryKey()"
