"""The policy is read where the system keeps it, and every service obeys it."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from contextlib import nullcontext
from types import SimpleNamespace

import pytest
from world import WORDS

from lifaudit.domain.errors.policy import (
    ExchangeNotAllowed,
    ExportsNotAllowed,
    FolderNotAllowed,
    PassphraseTooShort,
)
from lifaudit.domain.places import resource
from lifaudit.domain.policy import NAMES, NONE, Policy, all_unread
from lifaudit.domain.ports import silent
from lifaudit.domain.watching import Watch
from lifaudit.services import exporting, keys, places, policy, vault, watching
from lifaudit.services.clock import system_clock
from lifaudit.services.keys import Passphrase

MACHINE, USER = "machine", "user"
TEMPLATE = "{http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions}"


def registry(shut: str = "", **hives: dict[str, object]) -> SimpleNamespace:
    """Return as much of a registry as is read of one: two hives of entries."""

    def open_key(hive, key):
        assert key == r"Software\Policies\lifaudit"
        if hive == shut:
            raise PermissionError
        if hive not in hives:
            raise FileNotFoundError
        return nullcontext(hives[hive])

    def query(key, name):
        if name not in key:
            raise FileNotFoundError
        return key[name], 1

    return SimpleNamespace(
        HKEY_LOCAL_MACHINE=MACHINE, HKEY_CURRENT_USER=USER, OpenKey=open_key, QueryValueEx=query
    )


@pytest.fixture
def decided(monkeypatch):
    """Let a policy be in force for the length of a test."""

    def decide(**what):
        monkeypatch.setattr(policy, "FILE", what.pop("file", policy.FILE))
        if what:
            monkeypatch.setattr(policy, "in_force", lambda: Policy(**what))
            monkeypatch.setattr(keys, "in_force", lambda: Policy(**what))

    return decide


def test_the_computers_entry_goes_before_the_users():
    found = policy.from_registry(
        registry(machine={"IdleMinutes": 5}, user={"IdleMinutes": 30, "Exports": 0})
    )
    assert (found.idle_minutes, found.exports, found.unread) == (5, False, ())


def test_a_registry_without_the_key_decides_nothing():
    assert policy.from_registry(registry()) == NONE


def test_a_key_that_is_shut_permits_nothing():
    assert policy.from_registry(registry(shut=MACHINE)) == all_unread()


def test_a_file_decides_the_same_by_the_same_names(tmp_path, decided):
    file = tmp_path / "policy.toml"
    decided(file=file)
    assert policy.in_force() == NONE
    file.write_text("IdleMinutes = 5\nExports = false\n", "utf-8")
    assert policy.in_force() == Policy(idle_minutes=5, exports=False)
    file.write_text("Exports is no", "utf-8")
    assert policy.in_force() == all_unread()


def test_the_template_names_what_the_reader_reads():
    template = ET.parse(resource("installer", "policy", "lifaudit.admx")).getroot()  # noqa: S314 - our own file
    named = [one.get("valueName") for one in template.iter() if one.get("valueName") is not None]
    assert sorted(named) == sorted(NAMES)
    assert {one.get("key") for one in template.iter(f"{TEMPLATE}policy")} == {policy.KEY}


def test_every_text_of_the_template_is_written():
    folder = resource("installer", "policy")
    wanted = (folder / "lifaudit.admx").read_text("utf-8")
    texts = ET.parse(folder / "en-GB" / "lifaudit.adml").getroot()  # noqa: S314 - our own file
    for kind in ("string", "presentation"):
        named = {one.get("id") for one in texts.iter(f"{TEMPLATE}{kind}")}
        assert named == {part.partition(")")[0] for part in wanted.split(f"$({kind}.")[1:]}


def test_a_vault_is_made_restored_and_opened_only_where_it_may_lie(founded, tmp_path, decided):
    made = founded.folder.path
    founded.close()
    decided(vault_folder=str(tmp_path / "vaults"))
    with pytest.raises(FolderNotAllowed, match="vaults only in"):
        vault.create(tmp_path / "new", WORDS, system_clock)
    with pytest.raises(FolderNotAllowed):
        places.prove_new(tmp_path / "new")
    with pytest.raises(FolderNotAllowed):
        vault.restore(made, tmp_path / "restored", WORDS, system_clock)
    with pytest.raises(FolderNotAllowed):
        vault.unlock(made, WORDS, system_clock)
    assert not (tmp_path / "new").exists()
    decided(vault_folder=str(made.parent))
    vault.unlock(made, WORDS, system_clock).close()


def test_a_new_passphrase_is_as_long_as_the_policy_asks(founded, tmp_path, decided):
    assert keys.strength(WORDS.text).good_enough
    decided(least_passphrase=60)
    short = keys.strength(WORDS.text)
    assert (short.good_enough, "60 letters" in short.suggestion) == (False, True)
    assert keys.strength(f"{WORDS.text} {WORDS.text}").good_enough
    with pytest.raises(PassphraseTooShort):
        vault.create(tmp_path / "new", WORDS, system_clock)
    for change in (
        lambda: keys.change_passphrase(founded, WORDS, Passphrase("short")),
        lambda: keys.set_passphrase(founded, Passphrase("short")),
    ):
        with pytest.raises(PassphraseTooShort, match="60 letters"):
            change()


def test_what_is_not_allowed_is_not_written_and_not_read(tmp_path, decided):
    decided(exports=False, exchange=False)
    nothing = object()
    with pytest.raises(ExportsNotAllowed):
        exporting.export(nothing, tmp_path / "out", system_clock(), silent)
    with pytest.raises(ExportsNotAllowed):
        exporting.save_draft(nothing, tmp_path / "out", system_clock(), silent)
    with pytest.raises(ExchangeNotAllowed):
        watching.look(tmp_path, Watch())
    assert not (tmp_path / "out").exists()
