"""Vaults in folders of any name, shared by two accounts, and on a stick that is pulled out."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from house.modules import ROOT
from world import WORDS, SteppingClock

from lifaudit.domain.errors.store import FolderTooDeep, OpenByAnother, OpenElsewhere, StoreAway
from lifaudit.domain.partnership import Agency
from lifaudit.services import places, register, upkeep, vault

FOLDERS = (
    "طاہرہ بی بی/محفوظ فائلیں",
    "Żaneta Łęcka-Wójcik/Skarbiec ósmy",
    "Ada's 100 % vault #1? [new] & $HOME; ~",
    "/".join(["a folder with a long name " * 2] * 4),
)
HOLDER = """
import sys
from pathlib import Path
from world import WORDS, SteppingClock
from lifaudit.services.vault import unlock
held = unlock(Path(sys.argv[1]), WORDS, SteppingClock())
print("open", flush=True)
sys.stdin.readline()
held.close()
"""


def agencies_in(opened):
    with opened.unit() as unit:
        return {one.name for one in unit.where(Agency)}


def add(opened, name):
    with opened.unit() as unit:
        register.add_agency(unit, Agency("", name))


@pytest.mark.parametrize("folder", FOLDERS, ids=("urdu", "polish", "signs", "long"))
def test_a_vault_lives_in_a_folder_of_any_name(tmp_path, folder):
    place, again = tmp_path / folder, tmp_path / folder / ".." / "restored"
    places.prove_new(place)
    made = vault.create(place, WORDS, SteppingClock())
    add(made, "Łódź Przyjaźń")
    backup = upkeep.back_up(made, lambda *_: None)
    made.close()
    opened = vault.unlock(place, WORDS, SteppingClock())
    assert agencies_in(opened) == {"Łódź Przyjaźń"}
    assert places.look_at(place).is_vault
    opened.close()
    restored = vault.restore(backup, again, WORDS, SteppingClock())
    assert agencies_in(restored) == {"Łódź Przyjaźń"}
    restored.close()


@pytest.mark.parametrize("deep", ["a folder/" * 80, "\u0637" * 120 + "/" + "\u0637" * 120])
def test_a_path_too_long_for_the_database_is_refused_before_anything_is_made(tmp_path, deep):
    for make in (places.prove_new, lambda path: vault.create(path, WORDS, SteppingClock())):
        with pytest.raises(FolderTooDeep):
            make(tmp_path / deep)
    assert not any(tmp_path.iterdir())


@pytest.mark.parametrize("folder", ["a" * 300, "nul\0letter", "a/" * 3000])
def test_a_folder_that_no_system_can_have_is_no_vault(tmp_path, folder):
    assert not places.look_at(tmp_path / folder).is_vault


@pytest.mark.parametrize(
    ("account", "refusal", "said"),
    [
        ("zofia.łęcka", OpenByAnother, "The account zofia.łęcka has this vault open."),
        ("", OpenElsewhere, "Only one window"),
    ],
)
def test_of_two_accounts_one_opens_a_vault_and_the_other_is_told_who(
    new_vault, account, refusal, said
):
    folder = new_vault.folder.path
    new_vault.close()
    env = os.environ | {"PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}"}
    env |= {"LOGNAME": account} if account else {}
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=env,
    ) as holder:
        assert holder.stdout.readline() == "open\n"
        with pytest.raises(refusal, match=said):
            vault.unlock(folder, WORDS, SteppingClock())
        holder.stdin.write("\n")
        holder.stdin.flush()
        holder.wait(20)
    opened = vault.unlock(folder, WORDS, SteppingClock())
    opened.close()
    assert not (folder / "in-use.lock").read_bytes()


def test_who_was_killed_holds_nothing_whatever_stands_in_the_lock_file(new_vault):
    new_vault.close()
    (new_vault.folder.path / "in-use.lock").write_text("somebody", "utf-8")
    vault.unlock(new_vault.folder.path, WORDS, SteppingClock()).close()


@pytest.mark.skipif(os.name == "nt", reason="Windows lets no folder go that is in use")
def test_a_stick_that_is_pulled_out_loses_nothing_that_was_told_as_recorded(new_vault):
    folder = new_vault.folder.path
    away = folder.with_name("pulled out")
    add(new_vault, "Police")
    folder.rename(away)
    with pytest.raises(StoreAway, match="vault"):
        add(new_vault, "Health")
    with pytest.raises(StoreAway):
        agencies_in(new_vault)
    with pytest.raises(StoreAway):
        upkeep.put_away(new_vault)
    assert not places.look_at(folder).is_vault
    assert not folder.exists()
    away.rename(folder)
    opened = vault.unlock(folder, WORDS, SteppingClock())
    assert "Police" in agencies_in(opened)
    add(opened, "Housing")
    assert upkeep.check(opened, lambda *_: None).is_whole
    opened.close()
