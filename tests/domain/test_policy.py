"""What a policy decides, and how it holds where an entry makes no sense."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from lifaudit.domain.policy import (
    EXCHANGE_FOLDER,
    EXPORTS,
    IDLE_MINUTES,
    LEAST_PASSPHRASE,
    NAMES,
    NONE,
    SHORTEST,
    VAULT_FOLDER,
    all_unread,
    policy_of,
)

ANYTHING = (
    some.none() | some.booleans() | some.integers() | some.text() | some.binary() | some.floats()
)


def test_without_entries_the_person_decides():
    assert policy_of({}) == NONE == policy_of({"SomethingElse": 1})
    assert NONE.lines == ()


def test_every_entry_is_read_and_told(tmp_path):
    policy = policy_of(
        {
            VAULT_FOLDER: str(tmp_path),
            IDLE_MINUTES: 5,
            LEAST_PASSPHRASE: 20,
            EXPORTS: 0,
            EXCHANGE_FOLDER: False,
        }
    )
    assert (policy.idle_minutes, policy.least_passphrase) == (5, 20)
    assert (policy.exports, policy.exchange, policy.unread) == (False, False, ())
    assert [one.name for one in policy.lines] == [
        "Vaults",
        "Lock",
        "Passphrases",
        "Working copies",
        "Exchange folder",
    ]


def test_what_cannot_be_read_permits_nothing():
    policy = all_unread()
    assert policy.unread == NAMES
    assert (policy.exports, policy.exchange, policy.idle_minutes) == (False, False, SHORTEST)
    assert policy.lines[-1].words == ", ".join(NAMES)
    assert policy.lines[0].words == "after 1 minute without typing"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        (VAULT_FOLDER, "vaults"),
        (VAULT_FOLDER, 1),
        (IDLE_MINUTES, "5"),
        (IDLE_MINUTES, 121),
        (IDLE_MINUTES, True),
        (LEAST_PASSPHRASE, -1),
        (LEAST_PASSPHRASE, 65),
        (EXPORTS, "no"),
        (EXPORTS, 2),
        (EXCHANGE_FOLDER, 1.0),
    ],
)
def test_an_entry_of_another_kind_is_named(name, value):
    assert policy_of({name: value}).unread == (name,)


def test_a_vault_may_lie_in_the_folder_and_below_it_and_nowhere_beside(tmp_path):
    policy = policy_of({VAULT_FOLDER: str(tmp_path / "vaults")})
    assert policy.holds(tmp_path / "vaults")
    assert policy.holds(tmp_path / "vaults" / "one" / "two")
    assert not policy.holds(tmp_path / "vaults of another")
    assert not policy.holds(tmp_path / "vaults" / ".." / "elsewhere")
    assert NONE.holds(tmp_path)


def test_a_way_out_of_the_folder_is_seen_through(tmp_path):
    (tmp_path / "vaults").mkdir()
    (tmp_path / "vaults" / "out").symlink_to(tmp_path)
    policy = policy_of({VAULT_FOLDER: str(tmp_path / "vaults")})
    assert not policy.holds(tmp_path / "vaults" / "out" / "vault")


def test_names_of_the_system_are_filled_in(monkeypatch, tmp_path):
    monkeypatch.setenv("WHERE", str(tmp_path))
    assert policy_of({VAULT_FOLDER: "$WHERE/vaults"}).vault_folder == str(tmp_path / "vaults")


@given(some.fixed_dictionaries({}, optional=dict.fromkeys(NAMES, ANYTHING)))
def test_whatever_stands_there_a_policy_never_gives_more_than_no_policy(entries):
    policy = policy_of(entries)
    assert set(policy.unread) <= set(NAMES)
    for name, holds in ((EXPORTS, policy.exports), (EXCHANGE_FOLDER, policy.exchange)):
        assert holds == (name not in entries or (name not in policy.unread and bool(entries[name])))
